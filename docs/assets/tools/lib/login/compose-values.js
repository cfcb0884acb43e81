// The values of a compose file: variables filled in, both forms of a port, files with variables. What cannot be read is said to be open, never left out.

/** @typedef {Omit<import("./types.js").Port, "file">} Port */

/** `open`: something stands in another place; `guessed`: a default stood in for a variable that may be set elsewhere. @typedef {{text: string, open: boolean, guessed: boolean}} Filled */

const VARIABLE = /\$(?:(\$)|(\w+)|\{(\w+)(?:(:?[-?+])((?:[^{}$]|\$\$)*))?\})/g;

/** What compose makes of a text. @param {string} text @param {Map<string, string>} [variables] of the .env file, if it was given @returns {Filled} */
export function filledIn(text, variables) {
  const found = { open: false, guessed: false };
  const filled = text.replace(VARIABLE, (_, dollar, plain, name = plain, sign = "", other = "") => {
    if (dollar) return "\u0001";
    const value = variables?.get(name);
    const there = value !== undefined && !(value === "" && sign[0] === ":");
    if (there && !sign.endsWith("+")) return value;
    if (sign.endsWith("-")) { found.guessed ||= !variables; return other; }
    found.open = true;
    return "";
  });
  return { text: filled.replaceAll("\u0001", "$"), open: found.open || filled.includes("$"), guessed: found.guessed };
}

const PARTS = /(?:\$\{[^}]{0,400}\}|\[[^\]]{0,100}\]|[^:])+/g;
const TARGET = /^\d+(-\d+)?$/;

/** host:outside:target/protocol; undefined if it is no TCP port. @param {string} value @param {number} line @param {Map<string, string>} [variables] @returns {Port | undefined} */
export function shortPort(value, line, variables) {
  const [all, protocol] = /\/(\w+)$/.exec(value.trim()) ?? ["", "tcp"];
  if (protocol.toLowerCase() !== "tcp") return undefined;
  const parts = (value.trim().slice(0, all ? -all.length : undefined).match(PARTS) ?? []).map((part) => filledIn(part, variables));
  const target = parts.at(-1) ?? filledIn("");
  const host = parts.slice(0, -2);
  return {
    host: host.map(({ text }) => text).join(":").replace(/^\[|\]$/g, ""), target: target.text, outside: parts.at(-2)?.text ?? "", line,
    sure: TARGET.test(target.text) && !target.open && host.every(({ open, guessed }) => !open && !guessed),
  };
}

/** The same as a mapping. @param {(key: string) => string} of @param {number} line @param {Map<string, string>} [variables] @returns {Port | undefined} */
export function longPort(of, line, variables) {
  const [host, target, outside, protocol] = ["host_ip", "target", "published", "protocol"].map((key) => filledIn(of(key), variables));
  if (!protocol.open && protocol.text && protocol.text.toLowerCase() !== "tcp") return undefined;
  return { host: host.text, target: target.text, outside: outside.text, line, sure: TARGET.test(target.text) && !target.open && !host.open && !host.guessed && !protocol.open };
}

/** NAME=value lines of a file for env_file or of .env. @param {string} text @returns {Map<string, {value: string, line: number, open: boolean}>} */
export function variablesOf(text) {
  /** @type {Map<string, {value: string, line: number, open: boolean}>} */
  const found = new Map();
  text.split(/\r?\n/).forEach((raw, at) => {
    const parts = /^(?:export\s+)?([\w.-]+)\s*(?:[=:](.*))?$/s.exec(raw.trim());
    if (!parts) return;
    const [name, given] = [parts[1], parts[2]?.trim()];
    const [, , inner] = /^(["'])(.*)\1(?:\s+#.*)?$/s.exec(given ?? "") ?? [];
    const value = inner ?? (given ?? "").replace(/(?:^|(?<!\s)\s+)#.*/s, "");
    const plain = given?.startsWith("'") ?? false;
    found.set(name, { value, line: at + 1, open: given === undefined || (!plain && /[$\\]/.test(value)) || (inner === undefined && /^["']/.test(value)) });
  });
  return found;
}
