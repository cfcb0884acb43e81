// What an IP address is: of this machine, of a private network, or public. As Python's ipaddress sees it, so that pages and tools agree.

/** Blocks no machine on the internet has, as address/length (IANA's special-purpose registries). */
const PRIVATE = [
  "0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/29", "192.0.0.170/31", "192.0.2.0/24",
  "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
  "::1/128", "::/128", "100::/64", "2001::/23", "2001:db8::/32", "fc00::/7", "fe80::/10",
].map(block);
const LOOPBACK = ["127.0.0.0/8", "::1/128"].map(block);

/** @param {string} text @returns {{bits: bigint, size: number}} */
function block(text) {
  const [address, size] = text.split("/");
  return { bits: /** @type {bigint} */ (bitsOf(address)), size: Number(size) + (address.includes(":") ? 0 : 96) };
}

/** The 128 bits of an address, an IPv4 one marked by a bit above them; undefined for anything else. @param {string} text */
function bitsOf(text) {
  const four = text.includes(":") ? undefined : ipv4(text);
  const bits = four ?? ipv6(text);
  if (bits === undefined) return undefined;
  return four !== undefined || bits >> 32n === 0xffffn ? (1n << 128n) | BigInt.asUintN(32, bits) : bits; // ::ffff:192.0.2.1 is 192.0.2.1
}

/** @param {string} text @returns {bigint | undefined} */
function ipv4(text) {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
}

/** @param {string} text @returns {bigint | undefined} */
function ipv6(text) {
  const [address, zone] = text.split("%", 2);
  if (zone === "" || text.split("%").length > 2 || address.length > 45) return undefined;
  const tail = address.slice(address.lastIndexOf(":") + 1);
  const four = tail.includes(".") ? ipv4(tail) : undefined;
  if (tail.includes(".") && four === undefined) return undefined;
  const plain = four === undefined ? address : `${address.slice(0, -tail.length)}${(four >> 16n).toString(16)}:${(four & 0xffffn).toString(16)}`;
  const halves = plain.split("::");
  if (halves.length > 2) return undefined;
  const [head, rest = []] = halves.map((half) => (half ? half.split(":") : []));
  const gap = 8 - head.length - rest.length;
  if (halves.length === 2 ? gap < 1 : gap !== 0) return undefined;
  const groups = [...head, ...Array(gap).fill("0"), ...rest];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n);
}

/** @param {bigint} bits @param {{bits: bigint, size: number}[]} blocks */
const within = (bits, blocks) => blocks.some((one) => bits >> BigInt(128 - one.size) === one.bits >> BigInt(128 - one.size));

/** Is it an address at all? @param {string} text */
export const isAddress = (text) => bitsOf(text) !== undefined;

/** Does it mean the machine itself? @param {string} host */
export function isLoopback(host) {
  const bits = bitsOf(host);
  return host === "localhost" || (bits !== undefined && within(bits, LOOPBACK));
}

/** Can a stranger reach it: everything but loopback, private and empty; a name counts, and so does "every address". @param {string} value */
export function isPublic(value) {
  const host = value.replace(/^[[\]]+|(?<![[\]])[[\]]+$/g, "");
  if (host === "" || host === "localhost") return false;
  const bits = bitsOf(host);
  if (bits === undefined) return true;
  return BigInt.asUintN(128, bits) === 0n || !within(bits, PRIVATE);
}
