// What was typed into the firewall form, checked: addresses and ports in their one spelling, or the field and a sentence why not.

/** @import { Network } from "../network.js" */
import { holds, networkOf, networks } from "../network.js";

/** @typedef {"ufw" | "nftables" | "firewalld" | "windows" | "docker" | "pterodactyl"} System */
/**
 * Every value is a number or an address in canonical spelling: nothing else that was typed gets into a command.
 * @typedef {object} Plan
 * @property {System} system
 * @property {Network[]} proxies empty: the proxy runs on this machine
 * @property {number[]} backends
 * @property {number} ssh
 * @property {number | undefined} open the proxy's public port on this machine
 * @property {Network[]} own addresses of this machine, for the test
 * @property {string[]} hints
 */
/** @typedef {{message: string, field: string}} Misfit */

/** @type {System[]} */
const SYSTEMS = ["ufw", "nftables", "firewalld", "windows", "docker", "pterodactyl"];
const MOST = 64;

/** Sentences about addresses that are seldom meant. */
const REFUSED = networks({
  "lets everybody in or means no sender at all. Give the one address your proxy comes from.": ["0.0.0.0/8", "::/128"],
  "is a group or broadcast address: no proxy sends from it.": ["224.0.0.0/4", "240.0.0.0/4", "ff00::/8"],
  "is a link-local address: it changes its meaning from machine to machine. Use an address of a private network or a public one.": ["169.254.0.0/16", "fe80::/10"],
});
const WIDEST = { 4: 8, 6: 7 }; // prefixes of the widest private networks, 10.0.0.0/8 and fc00::/7: what is wider holds half the internet
const LOOPBACK = networks({ loopback: ["127.0.0.0/8", "::1/128"] });
const HINTED = networks({
  "is an example address from documentation. Put in your own.": ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32"],
  "is a private address: right only if the proxy reaches this machine through a private network or a VPN. Over the internet it comes with a public one.":
    ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"],
});
/** @type {Record<number, string>} */
const USUAL = {
  22: "is SSH’s usual port. Do not close it unless you are certain that SSH listens elsewhere.", 80: "is a web server’s usual port.", 443: "is a web server’s usual port.",
  3389: "is Remote Desktop’s usual port. If you manage this machine with it, take it out.",
  25565: "is as a rule the port players use. A backend behind a proxy on this machine needs another one.",
  25575: "is RCON’s usual port. No proxy needs it: leave enable-rcon=false, or use rcon.ip=127.0.0.1 (Paper).",
};

/** Thrown by the readers below, caught by `planOf`. */
class Wrong extends Error {
  /** @param {string} field @param {string} message */
  constructor(field, message) {
    super(message);
    this.field = field;
  }
}

/** @param {unknown} value @param {string} field @returns {string[]} what stands between blanks, commas and line breaks */
function listed(value, field) {
  const parts = Array.isArray(value) ? value : [value ?? ""];
  if (!parts.every((part) => typeof part === "string" || typeof part === "number")) throw new Wrong(field, "This field takes text or numbers.");
  const text = parts.join("\n");
  if (text.length > 10_000) throw new Wrong(field, `This is too long: at most ${MOST} entries.`);
  const items = text.split(/[\s,;]+/).filter(Boolean);
  if (items.length > MOST) throw new Wrong(field, `These are ${items.length} entries; at most ${MOST} are possible.`);
  return items;
}

/** @param {string} text */
const quoted = (text) => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;

/** @param {string} text @param {string} field @returns {number} */
function port(text, field) {
  if (/^(?:[\d.]{1,20}:|\[[\da-f:]{0,45}\]:)?\d{1,5}:\d{1,5}(?:\/tcp)?$/i.test(text)) throw new Wrong(field, `${quoted(text)} is no port alone. Of a line of ports: in a compose file give the outer number, the one before the last colon. Of a range name each port.`);
  if (/^\d{1,5}-\d{1,5}$/.test(text)) throw new Wrong(field, `${quoted(text)} is a range. Name each port: a range can hide SSH or the proxy’s own port.`);
  if (!/^[1-9]\d{0,9}$|^0$/.test(text)) throw new Wrong(field, `${quoted(text)} is not a port. A port is a whole number from 1 to 65535.`);
  const number = Number(text);
  if (number < 1 || number > 65535) throw new Wrong(field, `Port ${number} does not exist: ports go from 1 to 65535.`);
  return number;
}

/** @param {unknown} value @param {string} field @param {number} [otherwise] @returns {number | undefined} */
function onePort(value, field, otherwise) {
  const items = listed(value, field);
  if (items.length > 1) throw new Wrong(field, "Only one port goes here.");
  return items.length ? port(items[0], field) : otherwise;
}

/** @param {string} text @param {string} field @returns {Network} */
function network(text, field) {
  const found = networkOf(text);
  if (found) return found;
  if (text.includes("%")) throw new Wrong(field, `${quoted(text)} has a zone behind "%". A rule needs the plain address.`);
  if (text.includes("://")) throw new Wrong(field, `${quoted(text)} is the address of a page. Give the IP address alone.`);
  if (/^\[.*\]/.test(text) || /^[\d.]+:\d+$/.test(text)) throw new Wrong(field, `${quoted(text)} carries brackets or a port. Give the address alone.`);
  if (/^[\d.]+(?:\/.*)?$/.test(text)) throw new Wrong(field, `${quoted(text)} is not an IPv4 address: four numbers from 0 to 255, such as 203.0.113.10, with /24 or the like for a network.`);
  if (text.includes(":")) throw new Wrong(field, `${quoted(text)} is not an IPv6 address, such as 2001:db8::10.`);
  throw new Wrong(field, `${quoted(text)} is not an address. Names are refused: a firewall looks a name up once and keeps what it found. Give the IP address the proxy comes from.`);
}

/** @param {unknown} value @param {string[]} hints @returns {Network[]} without loopback, doubles and what a wider one holds */
function proxiesOf(value, hints) {
  const field = "proxies";
  /** @type {Network[]} */
  const all = [];
  for (const text of listed(value, field)) {
    const one = network(text, field);
    const bad = REFUSED.find(({ blocks }) => blocks.some((block) => holds(block, one)));
    if (one.prefix < WIDEST[one.family] || bad) throw new Wrong(field, `${one.text} ${bad?.name ?? REFUSED[0].name}`);
    if (LOOPBACK[0].blocks.some((block) => holds(block, one) || holds(one, block))) {
      hints.push(`${one.text} is this machine itself: it needs no rule and was left out.`);
      continue;
    }
    if (one.text !== text.toLowerCase()) hints.push(`${quoted(text)} is written as ${one.text} in the rules.`);
    const hint = HINTED.find(({ blocks }) => blocks.some((block) => holds(block, one)));
    if (hint) hints.push(`${one.text} ${hint.name}`);
    if (one.prefix < (one.family === 4 ? 16 : 48)) hints.push(`${one.text} is a very large network: everybody in it gets in.`);
    all.push(one);
  }
  const kept = all.filter((one, at) => !all.some((other, index) => index !== at && holds(other, one) && (!holds(one, other) || index < at)));
  if (kept.length < all.length) hints.push("An address that was there twice, or that a network in the list already holds, was left out.");
  return kept;
}

/** @param {number[]} backends @param {number} ssh @param {number | undefined} open @param {System} system */
function apart(backends, ssh, open, system) {
  const twice = backends.find((one, at) => backends.indexOf(one) !== at);
  if (twice) throw new Wrong("backends", `Port ${twice} is there twice. Each backend on one machine has its own port.`);
  if (system !== "windows" && backends.includes(ssh)) throw new Wrong("backends", `Port ${ssh} is the SSH port: closing it locks you out. Take it out of the list.`);
  if (open && backends.includes(open)) throw new Wrong("backends", `Port ${open} is the proxy’s public port: players could not join any more. Give the backend another port.`);
  if (open && open === ssh) throw new Wrong("open", `Port ${open} is the SSH port. The proxy has another one, usually 25565.`);
}

/** @param {Record<string, unknown>} fields @returns {{plan: Plan} | {error: Misfit}} */
export function planOf(fields) {
  /** @type {string[]} */
  const hints = [];
  try {
    const system = SYSTEMS.find((name) => name === fields.system);
    if (!system) throw new Wrong("system", `Choose the system: ${SYSTEMS.join(", ")}.`);
    const proxies = proxiesOf(fields.proxies, hints);
    const backends = listed(fields.backends, "backends").map((text) => port(text, "backends"));
    if (!backends.length) throw new Wrong("backends", "Name at least one backend port: server-port in the backend’s server.properties, such as 25566.");
    const ssh = onePort(fields.ssh, "ssh", 22) ?? 22;
    const open = onePort(fields.open, "open");
    if (!proxies.length && !open) throw new Wrong("open", "Without a proxy address the proxy runs on this machine. Name its public port, usually 25565: it has to stay open.");
    apart(backends, ssh, open, system);
    if (system === "pterodactyl" && proxies.length && open) throw new Wrong("open", "On a Pterodactyl node the rule for a proxy elsewhere shuts out a proxy on the node itself. Leave one of the two empty.");
    const own = listed(fields.own, "own").map((text) => network(text, "own"));
    if (own.some(({ host }) => !host)) throw new Wrong("own", "This field takes single addresses, not networks.");
    hints.push(...backends.filter((one) => USUAL[one] && !(one === 25565 && !open)).map((one) => `${one} ${USUAL[one]}`));
    return { plan: { system, proxies, backends, ssh, open, own, hints } };
  } catch (error) {
    if (error instanceof Wrong) return { error: { message: error.message, field: error.field } };
    throw error;
  }
}
