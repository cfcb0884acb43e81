// The value behind a secret's key, in any notation: quoted, bare, in brackets, over several lines. Hides it and tells where it ends.

/** @import { Kind, Pseudonyms } from "./pseudonyms.js" */
import { isSecretValue, secretKey } from "./secret-keys.js";

/** @typedef {{kind: Kind, sure: boolean, nested?: boolean}} Secret `nested`: the key is one level up, so switches and small numbers may stay */

/** @param {string} value @param {Secret} secret @param {Pseudonyms} names @returns {string} with the blanks around it kept */
export function hidden(value, { kind, sure, nested }, names) {
  const bare = value.trim();
  if (!isSecretValue(bare, sure) || (nested && /^\d{1,4}$/.test(bare))) return value;
  const start = value.indexOf(bare);
  return value.slice(0, start) + names.of(kind, bare) + value.slice(start + bare.length);
}

/** Every line of a value on its own, so that the lines keep their numbers. @param {string} value @param {Secret} secret @param {Pseudonyms} names */
export const hiddenLines = (value, secret, names) => value.split("\n").map((line) => hidden(line, secret, names)).join("\n");

/**
 * Where the string that starts at `at` with a quote ends: the offset of its closing quote, or -1.
 * @param {string} text @param {number} at @param {number} end no further than here @param {string} [quote] if another sign stands there
 */
export function closingQuote(text, at, end, quote = text[at]) {
  for (let next = at + 1; next < end; next++) {
    if (text[next] === "\\" && quote === '"') next++;
    else if (text[next] === quote && quote === "'" && text[next + 1] === quote) next++;
    else if (text[next] === quote) return next;
  }
  return -1;
}

/** Where the bracket at `at` is closed: the offset behind it, or -1. @param {string} text @param {number} at @param {number} end */
export function closingBracket(text, at, end) {
  let depth = 0;
  for (let next = at; next < end; next++) {
    if (text[next] === '"' || text[next] === "'") {
      const close = closingQuote(text, next, end);
      if (close === -1) return -1;
      next = close;
    } else if ("[{".includes(text[next])) depth++;
    else if ("]}".includes(text[next]) && --depth === 0) return next + 1;
  }
  return -1;
}

/** All values of a list or a map in brackets; keys stay. @param {string} text @param {Secret} secret @param {Pseudonyms} names @returns {string} */
export function hiddenScalars(text, secret, names) {
  let made = "";
  for (let at = 0; at < text.length;) {
    const quote = text[at] === '"' || text[at] === "'";
    const close = quote ? closingQuote(text, at, text.length) : -1;
    let end = at + 1;
    if (quote) end = close === -1 ? text.length : close + 1;
    else if (!/[\s,[\]{}:=]/.test(text[at])) while (end < text.length && !/[\s,[\]{}:="']/.test(text[end])) end++;
    const piece = text.slice(at, end);
    let behind = end;
    while (behind < text.length && /\s/.test(text[behind]) && behind - end < 20) behind++;
    if (/^[\s,[\]{}:=]$/.test(piece) || /[:=]/.test(text[behind] ?? "")) made += piece;
    else made += quote ? text[at] + hidden(text.slice(at + 1, close === -1 ? end : close), secret, names) + (close === -1 ? "" : text[close]) : hidden(piece, secret, names);
    at = end;
  }
  return made;
}

const SUBKEY = /^(["']?)([\w.-]{1,80})\1[^\S\n]{0,20}[:=](?!\/\/)[^\S\n]{0,20}/;
const ITEM = /^(["']?)([\w.-]{1,80})\1[^\S\n]{0,20}:(?=\s)[^\S\n]{0,20}/;

/** A line below a secret's key: `- value`, `"value",` or `name: value`. @param {string} line @param {Secret} secret @param {Pseudonyms} names @returns {string} */
export function hiddenLine(line, secret, names) {
  const lead = /^\s{0,400}(?:-[^\S\n]{1,20}){0,4}/.exec(line)?.[0] ?? "";
  const rest = line.slice(lead.length);
  if (/^(?:#|\/\/)/.test(rest)) return line;
  const sub = (lead.includes("-") ? ITEM : SUBKEY).exec(rest); // - a=b is one value, - a: b is a map
  const own = sub ? secretKey(sub[2]) : undefined;
  const value = sub ? rest.slice(sub[0].length) : rest;
  const deeper = own ?? { ...secret, nested: secret.nested || sub !== null };
  const head = lead + (sub?.[0] ?? "");
  if (/^["'[{]/.test(value)) return head + hiddenScalars(value, deeper, names);
  const tail = /[,\]}]*$/.exec(value.trimEnd().slice(-8))?.[0] ?? "";
  const end = value.trimEnd().length - tail.length;
  return head + hidden(value.slice(0, end), deeper, names) + value.slice(end);
}
