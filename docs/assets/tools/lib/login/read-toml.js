// TOML with places: smol-toml says what the values are, one walk over the text says where they stand.

/** @import { Entry, Settings } from "./types.js" */
import { Unreadable, add, emptySettings, lineAt, lineStarts } from "./settings.js";

/** What a reader may be told about an error: never the library's own words, which quote the file. @type {[RegExp, string][]} */
const REASONS = [
  [/control characters|unfinished string|unterminated|newlines/i, "A text opened with a quote has no closing quote."],
  [/redefine/i, "This key stands twice."],
  [/invalid value|incomplete/i, "The value is missing or has no quotes around it."],
  [/illegal character in key|key without|incomplete key/i, "The name of the setting is not valid, or its = is missing."],
  [/comma|unfinished table|array/i, "A list opened with [ is not closed, or a comma is missing."],
  [/end-of-line/i, "Something stands behind the value: quotes or a # are missing."],
];

/** @param {string} text @param {any} toml the smol-toml library @returns {Settings} */
export function readToml(text, toml) {
  let values;
  try {
    values = toml.parse(text);
  } catch (error) {
    const { message = "", line = 1 } = /** @type {{message?: string, line?: number}} */ (error);
    const first = message.split("\n", 1)[0];
    throw new Unreadable(REASONS.find(([pattern]) => pattern.test(first))?.[1] ?? "The TOML is broken at this line or just above it.", line);
  }
  const settings = emptySettings("toml", text);
  const starts = lineStarts(text);
  for (const { path, keyAt, start, end } of places(text)) {
    const value = path.reduce((/** @type {any} */ at, part) => (Array.isArray(at) ? at.at(-1) : at)?.[part], values);
    keep(settings, { path, keyAt, start, end, line: lineAt(starts, keyAt) }, value);
  }
  return settings;
}

/** @param {Settings} settings @param {Pick<Entry, "path" | "keyAt" | "start" | "end" | "line">} place @param {unknown} value */
function keep(settings, place, value) {
  const kind = Array.isArray(value) ? "list" : value !== null && typeof value === "object" && !(value instanceof Date) ? "map" : "scalar";
  add(settings, { ...place, kind, value: kind === "scalar" ? String(value ?? "") : "", plain: typeof value !== "string" });
  if (kind === "list") /** @type {unknown[]} */ (value).forEach((item, at) => keep(settings, { ...place, path: [...place.path, String(at)] }, item));
  if (kind === "map") for (const [name, item] of Object.entries(/** @type {object} */ (value))) keep(settings, { ...place, path: [...place.path, name] }, item);
}

const KEY = /[ \t]*(?:"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'|([A-Za-z0-9_-]+))[ \t]*(\.)?/y;

/** A dotted key. @param {string} text @param {number} at @returns {{path: string[], at: number}} */
function keyAt(text, at) {
  /** @type {string[]} */
  const path = [];
  for (KEY.lastIndex = at; ;) {
    const part = KEY.exec(text);
    if (!part) return { path, at };
    path.push(part[1] ?? part[2] ?? part[3]);
    at = KEY.lastIndex;
    if (!part[4]) return { path, at };
  }
}

/** Where the keys and values of a valid TOML text stand. @param {string} text @returns {{path: string[], keyAt: number, start: number, end: number}[]} */
function places(text) {
  const found = [];
  /** @type {string[]} */
  let section = [];
  for (let at = 0; at < text.length;) {
    while (/[ \t\r\n]/.test(text[at] ?? "")) at++;
    if (at >= text.length) break;
    const begin = at;
    if (text[at] === "#") {
      at = lineEnd(text, at);
    } else if (text[at] === "[") {
      const inner = text[at + 1] === "[" ? at + 2 : at + 1;
      section = keyAt(text, inner).path;
      found.push({ path: section, keyAt: begin, start: begin, end: begin });
      at = lineEnd(text, at);
    } else {
      const key = keyAt(text, at);
      const equals = text.indexOf("=", key.at);
      if (equals === -1) break;
      let start = equals + 1;
      while (text[start] === " " || text[start] === "\t") start++;
      const end = valueEnd(text, start);
      found.push({ path: [...section, ...key.path], keyAt: begin, start, end });
      at = Math.max(lineEnd(text, end), begin + 1);
    }
  }
  return found;
}

/** @param {string} text @param {number} at */
function lineEnd(text, at) {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end + 1;
}

/** The offset behind a value: of a string, a list over several lines, or a bare word. @param {string} text @param {number} at */
function valueEnd(text, at) {
  let depth = 0;
  let end = at;
  while (at < text.length) {
    const sign = text[at];
    if (sign === '"' || sign === "'") at = end = stringEnd(text, at, sign);
    else if (sign === "#") { if (depth === 0) return end; at = lineEnd(text, at); }
    else if (sign === "\n" && depth === 0) return end;
    else {
      if (sign === "[" || sign === "{") depth++;
      if (sign === "]" || sign === "}") depth--;
      at++;
      if (!/\s/.test(sign)) end = at;
    }
  }
  return end;
}

/** @param {string} text @param {number} at @param {string} quote */
function stringEnd(text, at, quote) {
  const long = text.startsWith(quote.repeat(3), at);
  const close = long ? quote.repeat(3) : quote;
  for (let end = at + close.length; end < text.length; end++) {
    if (text[end] === "\\" && quote === '"') end++;
    else if (text.startsWith(close, end)) {
      end += close.length;
      while (long && text[end] === quote) end++;
      return end;
    }
  }
  return text.length;
}
