// Finds secrets by the name of their key: YAML, TOML, properties, HOCON, JSON, XML, launch lines and sentences of a log.

/** @import { Pseudonyms } from "./pseudonyms.js" */
/** @import { Place } from "./lines.js" */
/** @import { Secret } from "./values.js" */
import { CODE } from "./codes.js";
import { below, continued, oddBackslashes, section } from "./lines.js";
import { closingBracket, closingQuote, hidden, hiddenLines, hiddenScalars } from "./values.js";
import { Walk } from "./walk.js";
import { HINT, secretKey } from "./secret-keys.js";

const LONGEST_KEY = 100;
const UNSURE = 4000; // characters of a value that may be none
const KEY = /[\w.-]/;
const SEPARATOR = new RegExp(String.raw`${CODE}(\\{0,3}["'\x60])?[^\S\n]{0,40}(?:=>|->|:=|\+=|\?=|==?|:)[^\S\n]{0,200}`, "y");
const NAMED_VALUE = /["']?[^\S\n]{0,8}[,;]?\s{0,80}["']?value["']?[^\S\n]{0,8}[:=][^\S\n]{0,8}/iy; // {"name": "DB_PASSWORD", "value": "…"}
const FLAG = /["']?(?:[^\S\n]{0,8},)?[^\S\n]{0,8}(?=["']?[^\s,"'\]-])/y;                             // --accessToken X, "--accessToken", "X"
const ELEMENT = /["']?[^\S\n]{0,4}>(?=[^<\n]{1,300}<\/)/y;                                          // <password>X</password>
const CALLED = /(["'])[^\S\n]{0,8},[^\S\n]{0,8}(?=["'])/y;                                            // define('DB_PASSWORD', 'X')
const SAID = /[^\S\n]{1,4}(?:is|was|set to|changed to|has been set to|is now)[^\S\n:]{1,4}(?!(?:invalid|null|not|required|empty|missing|expired|incorrect|wrong|too|set|generated|registered|hashed|encrypted|sent|supplied|a|an|the|correct|valid|specified|unknown|changed|disabled|enabled|stored|used|in|on|at|for|only|already|now|no)\b)/iy;
const TOLD = /[^\S\n]{1,4}(?:to|ist|war|lautet)[^\S\n]{1,4}(?=["']?[^\s"']{0,60}\d)(?=["']?[^\s"']{0,60}[a-z])/iy;                // set the password to X, if X is no word
const ALONE = /[^\S\n]{1,20}(?=[^\s=:]{1,400}[^\S\n]{0,20}(?:\n|$))/y;                               // rcon.password X, ENV PASSWORD X
const BYTES = /^\[(?:-?\d{1,3},[^\S\n]{0,2}){7,1000}-?\d{1,3}\]$/;                                          // a token printed byte by byte
const DRAWN = /[^\S\n]{1,4}(?=[\w+/=-]{8,200}(?:[\s"'),.;]|$))/y;                                          // tebex secret X, if X looks drawn by lot
const SECTION = /["']?\]{1,2}[^\S\n]{0,20}(?=\n)/y;                                                       // [tokens]
const FIRST_ON_LINE = /^[\s>#;/*!|-]{0,80}(?:(?:export|set|setx|ENV|ARG)\s{1,8})?["'<]?(?:--?D?)?$/;

/** @param {RegExp} sticky @param {string} text @param {number} at @returns {RegExpExecArray | null} */
function here(sticky, text, at) {
  sticky.lastIndex = at;
  return sticky.exec(text);
}

/** @param {string} text @param {Pseudonyms} names @returns {string} */
export function hideSettings(text, names) {
  const walk = new Walk(text, names);
  const hint = new RegExp(HINT);
  for (let hit = hint.exec(text); hit; hit = hint.exec(text)) {
    let start = hit.index;
    while (start > walk.done && hit.index - start < LONGEST_KEY && KEY.test(text[start - 1])) start--;
    let end = hit.index + hit[0].length;
    while (end < text.length && end - hit.index < LONGEST_KEY && KEY.test(text[end])) end++;
    const secret = secretKey(text.slice(start, end).replace(/^-D/, ""));
    if (secret) readSetting(walk, start, end, secret);
    hint.lastIndex = Math.max(end, walk.done);
  }
  return walk.finish();
}

/** @param {Walk} walk @param {number} start of the key @param {number} end of the key @param {Secret} secret */
function readSetting(walk, start, end, secret) {
  const { text } = walk;
  const line = walk.lineAt(start);
  const first = start - line.start < 120 && FIRST_ON_LINE.test(text.slice(line.start, start));
  const key = text.slice(start, end);
  const lead = first ? /^(\s*(?:-\s+)*)["']?$/.exec(text.slice(line.start, start)) : null;
  const indent = lead ? lead[1].length : Infinity; // in a comment no line below belongs to it
  const sign = here(SEPARATOR, text, end) ?? here(NAMED_VALUE, text, end) ?? (key.startsWith("--") || /^-\w{0,20}pass$/.test(key) ? here(FLAG, text, end) : null) ?? here(ELEMENT, text, end) ?? (/\(["']$/.test(text.slice(Math.max(0, start - 2), start)) ? here(CALLED, text, end) : null);
  if (sign) {
    const before = text[start - 1];
    const inside = (before === '"' || before === "'" || before === "`") && !sign[1] ? before : ""; // "TOKEN=abc": the quote holds key and value
    readValue(walk, end + sign[0].length, secret, { first, indent, inside, sign: sign[0] });
    return;
  }
  if (start - line.start < 40 && /^\s*\[{1,2}["']?$/.test(text.slice(line.start, start)) && here(SECTION, text, end)) {
    section(walk, line.end, secret);
    return;
  }
  const alone = first && /(?:[._-]|^)(?:secret|pass\w*|pwd|token|key)$|^[A-Z_]+$/i.test(key) && /[._-]|^[A-Z_]+$/.test(key) ? here(ALONE, text, end) : null;
  const said = alone ?? here(SAID, text, end) ?? here(TOLD, text, end);
  const drawn = said || secret.kind === "key" ? null : here(DRAWN, text, end);
  const found = said ?? drawn;
  if (found) {
    const { from, to } = wordAt(text, end + found[0].length, line.end);
    walk.put(from, to, hidden(text.slice(from, to), drawn ? { ...secret, sure: false } : secret, walk.names), secret.sure && !drawn);
  }
}

/** A word, or what stands in quotes. @param {string} text @param {number} at @param {number} end of the line @returns {{from: number, to: number}} */
function wordAt(text, at, end) {
  const close = /["'`]/.test(text[at] ?? "") ? closingQuote(text, at, end) : -1;
  if (close !== -1) return { from: at + 1, to: close };
  let to = at;
  while (to < end && !/\s/.test(text[to])) to++;
  return { from: at, to };
}

/** @param {Walk} walk @param {number} at where the value starts @param {Secret} secret @param {Place} place */
function readValue(walk, at, secret, place) {
  const { text, names } = walk;
  const line = walk.lineAt(at);
  const end = secret.sure ? line.end : Math.min(line.end, at + UNSURE);
  const rest = text.slice(at, Math.min(end, at + 80));
  if (/^\\{1,3}["']/.test(rest)) return escaped(walk, at, end, secret);
  if (/^(?:"""|''')/.test(rest)) return triple(walk, at, secret);
  if (/^["']/.test(rest)) return quoted(walk, at, end, secret, place);
  if (/^[[{]/.test(rest)) return bracketed(walk, at, end, secret, place);
  if (place.first && /^(?:[|>][+\-\d]{0,3})?[^\S\n]*(?:#.*)?$/.test(text.slice(at, end).slice(0, 80))) return below(walk, end, secret, place, { list: true, literal: /^[|>]/.test(rest) });
  const to = bareEnd(walk, at, end, place);
  walk.put(at, to, hidden(text.slice(at, to), secret, names), secret.sure);
  if (!place.first || to < end) return undefined;
  if (oddBackslashes(text, at, to)) return continued(walk, end, secret);
  return place.sign.includes(":") ? below(walk, end, secret, place, {}) : undefined;
}

/** Where a bare value ends: in doubt, with its line. @param {Walk} walk @param {number} at @param {number} end of the line @param {Place} place */
function bareEnd(walk, at, end, { first, inside, sign }) {
  const { text } = walk;
  if (inside) {
    const close = closingQuote(text, at - 1, end, inside);
    return close === -1 ? end : close;
  }
  if (sign.endsWith(">") && !/[=-]>/.test(sign)) return text.indexOf("<", at);
  if (first && !/^["',]?[\s,]+$/.test(sign)) return end;
  const brackets = walk.inBrackets(at);
  if (!brackets && /:\s+$/.test(sign)) return end;
  const stop = brackets && /:\s*$|=\s+$/.test(sign) ? /[,}\]]/ : /[\s&"'<>]/;
  let to = Math.min(end, walk.passed(at, stop.source));
  for (; to < end; to++) {
    if (stop.test(text[to])) break;
    if (/[,;)}\]]/.test(text[to]) && /^(?:[\s,;)}\].]|$|["']?[\w.-]{1,40}=)/.test(text.slice(to + 1, Math.min(end, to + 44)))) break;
  }
  walk.pass(at, to, stop.source);
  return to;
}

/** A string in quotes, over several lines if they are indented more. @param {Walk} walk @param {number} at @param {number} end @param {Secret} secret @param {Place} place */
function quoted(walk, at, end, secret, place) {
  const { text, names } = walk;
  const { first } = place;
  const close = closingQuote(text, at, end);
  if (close !== -1) {
    const whole = first && close + 1 < end && !/[\s,;}\])#:<]/.test(text[close + 1]); // password="ab"c: the quotes belong to it
    walk.put(whole ? at : at + 1, whole ? end : close, hidden(text.slice(whole ? at : at + 1, whole ? end : close), secret, names), secret.sure);
    return;
  }
  walk.put(at + 1, end, hidden(text.slice(at + 1, end), secret, names), secret.sure);
  if (first) below(walk, end, secret, place, {});
}

/** JSON inside a string: \"password\": \"…\". @param {Walk} walk @param {number} at @param {number} end @param {Secret} secret */
function escaped(walk, at, end, secret) {
  const { text, names } = walk;
  const mark = /^\\{1,3}["']/.exec(text.slice(at, at + 4))?.[0] ?? "";
  const near = text.slice(at + mark.length, end);
  const close = near.indexOf(mark);
  const to = close === -1 ? end : at + mark.length + close;
  walk.put(at + mark.length, to, hidden(text.slice(at + mark.length, to), secret, names), secret.sure);
}

/** @param {Walk} walk @param {number} at @param {Secret} secret */
function triple(walk, at, secret) {
  const { text, names } = walk;
  const close = text.indexOf(text.slice(at, at + 3), at + 3);
  const to = close === -1 ? walk.lineAt(at).end : close;
  walk.put(at + 3, to, hiddenLines(text.slice(at + 3, to), secret, names), secret.sure);
}

/** @param {Walk} walk @param {number} at @param {number} end @param {Secret} secret @param {Place} place */
function bracketed(walk, at, end, secret, place) {
  const { text, names } = walk;
  if (!secret.sure && walk.within(at)) return;
  const close = closingBracket(text, at, end);
  const to = close === -1 ? end : close;
  const bytes = secret.sure && BYTES.test(text.slice(at, Math.min(to, at + UNSURE)));
  walk.put(at, to, bytes ? `[${names.of(secret.kind, text.slice(at + 1, to - 1))}]` : hiddenScalars(text.slice(at, to), { ...secret, nested: true }, names), secret.sure);
  const last = close === -1 && place.first ? below(walk, end, secret, place, { open: true }) : to;
  if (walk.done <= at) walk.refuse(at, last);
}
