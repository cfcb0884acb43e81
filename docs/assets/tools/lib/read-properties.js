// server.properties as Java reads it: comments, three kinds of separators, continued lines, escapes; a blank behind a value belongs to it.

/** @import { Settings } from "./login-types.js" */
import { Unreadable, add, emptySettings } from "./settings.js";

/** @param {string} raw @param {number} line */
function unescape(raw, line) {
  if (!raw.includes("\\")) return raw;
  return raw.replace(/\\(u[0-9a-fA-F]{4}|u|\r?\n[ \t\f]*|[^])/g, (_, sign) => {
    if (sign === "u") throw new Unreadable("A \\u is not followed by four hexadecimal digits: the server does not start with it.", line);
    if (sign.length === 5 && sign[0] === "u") return String.fromCharCode(parseInt(sign.slice(1), 16));
    if (/^\r?\n/.test(sign)) return "";
    return { t: "\t", n: "\n", r: "\r", f: "\f" }[/** @type {string} */ (sign)] ?? sign;
  });
}

/** The end of a logical line, which goes on after a backslash at the end. @param {string} text @param {number} at @returns {{end: number, next: number, lines: number}} */
function logicalEnd(text, at) {
  for (let lines = 1; ; lines++) {
    const feed = text.indexOf("\n", at);
    const next = feed === -1 ? text.length : feed + 1;
    const end = feed === -1 ? text.length : text[feed - 1] === "\r" && feed > at ? feed - 1 : feed;
    let slashes = 0;
    while (end - slashes > at && text[end - slashes - 1] === "\\") slashes++;
    if (feed === -1 || slashes % 2 === 0) return { end, next, lines };
    at = next;
  }
}

const KEY = /(?:\\[^]|[^\\=:\s])*/y;
const SEPARATOR = /[ \t\f]*(?:[=:][ \t\f]*)?/y;

/** @param {string} text @returns {Settings} */
export function readProperties(text) {
  const settings = emptySettings("properties", text);
  for (let at = 0, line = 1; at < text.length;) {
    const begin = at;
    while (/[ \t\f]/.test(text[at] ?? "")) at++;
    if (at >= text.length) break;
    if (/[#!\r\n]/.test(text[at])) {
      const feed = text.indexOf("\n", at);
      at = feed === -1 ? text.length : feed + 1;
      line++;
      continue;
    }
    const { end, next, lines } = logicalEnd(text, at);
    KEY.lastIndex = at;
    const key = KEY.exec(text)?.[0].slice(0, end - at) ?? "";
    SEPARATOR.lastIndex = Math.min(at + key.length, end);
    SEPARATOR.exec(text);
    const start = Math.min(SEPARATOR.lastIndex || at + key.length, end);
    add(settings, { path: [unescape(key, line)], kind: "scalar", value: unescape(text.slice(start, end), line), plain: true, line, keyAt: begin, start, end });
    at = next;
    line += lines;
  }
  return settings;
}
