// Addresses and networks as numbers: what a firewall rule or a pseudonym needs to tell two of them apart.

import { isAddress } from "./address.js";

/** @typedef {{text: string, family: 4 | 6, bits: bigint, prefix: number, host: boolean}} Network `host`: one address; `text` is canonical and holds only 0-9 a-f . : / */

const SIZE = { 4: 32, 6: 128 };
const MAPPED = 0xffffn;

/** @param {bigint} bits @param {4 | 6} family @param {number} prefix */
const head = (bits, family, prefix) => bits >> BigInt(SIZE[family] - prefix);

/** @param {string} text an IPv4 address */
const fourBits = (text) => text.split(".").reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);

/** @param {string} text an IPv6 address */
function sixBits(text) {
  const tail = text.slice(text.lastIndexOf(":") + 1);
  const four = tail.includes(".") ? fourBits(tail) : 0n;
  const plain = tail.includes(".") ? `${text.slice(0, -tail.length)}${(four >> 16n).toString(16)}:${(four & MAPPED).toString(16)}` : text;
  const [first, rest = []] = plain.split("::").map((half) => (half ? half.split(":") : []));
  const groups = [...first, ...Array(8 - first.length - rest.length).fill("0"), ...rest];
  return groups.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n);
}

/** @param {bigint} bits @param {4 | 6} family @returns {string} */
function spelt(bits, family) {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => String((bits >> shift) & 255n)).join(".");
  const groups = Array.from({ length: 8 }, (_, at) => ((bits >> BigInt(112 - 16 * at)) & MAPPED).toString(16)).join(":");
  const zeros = groups.match(/\b0(?::0)+\b/g)?.reduce((long, run) => (run.length > long.length ? run : long), "");
  return zeros ? groups.replace(new RegExp(`(^|:)${zeros}(:|$)`), "::") : groups; // RFC 5952: the longest run of zeros, the first of equals
}

/**
 * An address or a network such as 10.0.0.0/24; undefined for anything else, a zone (%eth0) included.
 * Bits behind the prefix are cleared; ::ffff:192.0.2.1 is 192.0.2.1.
 * @param {string} text @returns {Network | undefined}
 */
export function networkOf(text) {
  const [address, length, ...more] = text.split("/");
  if (more.length || address.includes("%") || !isAddress(address)) return undefined;
  if (length !== undefined && !/^(0|[1-9]\d{0,2})$/.test(length)) return undefined;
  const given = address.includes(":") ? sixBits(address) : fourBits(address);
  const mapped = address.includes(":") && given >> 32n === MAPPED;
  const family = address.includes(":") && !mapped ? 6 : 4;
  const prefix = length === undefined ? SIZE[family] : Number(length) - (mapped ? 96 : 0);
  if (prefix < 0 || prefix > SIZE[family]) return undefined;
  const bits = head(BigInt.asUintN(SIZE[family], given), family, prefix) << BigInt(SIZE[family] - prefix);
  const host = prefix === SIZE[family];
  return { text: spelt(bits, family) + (host ? "" : `/${prefix}`), family, bits, prefix, host };
}

/** Does the first hold the second? @param {Network} wide @param {Network} narrow */
export const holds = (wide, narrow) =>
  wide.family === narrow.family && wide.prefix <= narrow.prefix && head(wide.bits, wide.family, wide.prefix) === head(narrow.bits, narrow.family, wide.prefix);

/** Networks by name, to ask which of them holds an address. @param {Record<string, string[]>} table */
export const networks = (table) =>
  Object.entries(table).map(([name, texts]) => ({ name, blocks: texts.map((text) => /** @type {Network} */ (networkOf(text))) }));
