// Finds secrets by the name of their key: YAML, TOML, properties, HOCON, JSON, XML, launch lines and sentences of a log.

/** @import { Pseudonyms } from "./pseudonyms.js" */
/** @import { Secret } from "./redact-values.js" */
import { closingBracket, closingQuote, hidden, hiddenLine, hiddenLines, hiddenScalars } from "./redact-values.js";
import { HINT, secretKey } from "./secret-keys.js";

const LONGEST_KEY = 100;
const MOST_LINES = 200;
const UNSURE = 4000; // characters of a value that may be none
const KEY = /[\w.-]/;
const SEPARATOR = /(\\{0,3}["'`])?[^\S\n]{0,40}(?:=>|->|:=|\+=|\?=|==?|:)[^\S\n]{0,200}/y;
const NAMED_VALUE = /["']?[^\S\n]{0,8}[,;]?\s{0,80}["']?value["']?[^\S\n]{0,8}[:=][^\S\n]{0,8}/iy; // {"name": "DB_PASSWORD", "value": "…"}
const FLAG = /["']?(?:[^\S\n]{0,8},)?[^\S\n]{0,8}(?=["']?[^\s,"'\]-])/y;                             // --accessToken X, "--accessToken", "X"
const ELEMENT = /["']?[^\S\n]{0,4}>(?=[^<\n]{1,300}<\/)/y;                                          // <password>X</password>
const SAID = /[^\S\n]{1,4}(?:is|was|set to|changed to|has been set to|is now)[^\S\n:]{1,4}(?!(?:invalid|null|not|required|empty|missing|expired|incorrect|wrong|too|set|a|an|the|correct|valid|specified|unknown|changed|disabled|enabled|stored|used|in|on|at|for|only|already|now|no)\b)/iy;
const ALONE = /[^\S\n]{1,20}(?=[^\s=:]{1,400}[^\S\n]{0,20}(?:\n|$))/y;                               // rcon.password X, ENV PASSWORD X
const SECTION = /["']?\]{1,2}[^\S\n]{0,20}(?=\n)/y;                                                       // [tokens]
const FIRST_ON_LINE = /^[\s>#;/*!|-]{0,80}(?:(?:export|set|setx|ENV|ARG)\s{1,8})?["'<]?(?:--?D?)?$/;

/** @param {RegExp} sticky @param {string} text @param {number} at @returns {RegExpExecArray | null} */
function here(sticky, text, at) {
  sticky.lastIndex = at;
  return sticky.exec(text);
}

/** Goes through a text once, forwards; everything it looks back or ahead at is remembered or bounded. */
class Walk {
  #made = /** @type {string[]} */ ([]);
  /** Up to here the text is copied or replaced. */
  done = 0;
  #line = { start: 0, end: -1 };
  #depth = { at: 0, open: 0 };

  /** @param {string} text @param {Pseudonyms} names */
  constructor(text, names) {
    this.text = text;
    this.names = names;
  }

  /** @param {number} at @returns {{start: number, end: number}} its line, without the line break */
  lineAt(at) {
    if (at < this.#line.start || at > this.#line.end) {
      const end = this.text.indexOf("\n", at);
      this.#line = { start: at === 0 ? 0 : this.text.lastIndexOf("\n", at - 1) + 1, end: end === -1 ? this.text.length : end };
    }
    return this.#line;
  }

  /** Is a bracket of this line still open at this place? @param {number} at */
  inBrackets(at) {
    const { start } = this.lineAt(at);
    if (this.#depth.at < start) this.#depth = { at: start, open: 0 };
    for (; this.#depth.at < at; this.#depth.at++) {
      if ("{[".includes(this.text[this.#depth.at])) this.#depth.open++;
      else if ("}]".includes(this.text[this.#depth.at])) this.#depth.open = Math.max(0, this.#depth.open - 1);
    }
    return this.#depth.open > 0;
  }

  /** What may hold another key is read again if nothing was hidden. @param {number} from @param {number} to @param {string} instead @param {boolean} sure */
  put(from, to, instead, sure) {
    if (!sure && this.text.slice(from, to) === instead) return;
    this.#made.push(this.text.slice(this.done, from), instead);
    this.done = to;
  }

  finish() {
    return this.#made.join("") + this.text.slice(this.done);
  }
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
  const sign = here(SEPARATOR, text, end) ?? here(NAMED_VALUE, text, end) ?? (key.startsWith("--") ? here(FLAG, text, end) : null) ?? here(ELEMENT, text, end);
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
  const said = alone ?? here(SAID, text, end);
  if (said) {
    const from = end + said[0].length;
    let to = from;
    while (to < line.end && !/\s/.test(text[to])) to++;
    walk.put(from, to, hidden(text.slice(from, to), secret, walk.names), secret.sure);
  }
}

/** @typedef {{first: boolean, indent: number, inside: string, sign: string}} Place */

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

/** @param {string} text @param {number} from @param {number} to */
function oddBackslashes(text, from, to) {
  let count = 0;
  let at = to - (text[to - 1] === "\r" ? 2 : 1);
  while (at >= from && text[at] === "\\") { count++; at--; }
  return count % 2 === 1;
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
  let to = at;
  for (; to < end; to++) {
    if (stop.test(text[to])) break;
    if (/[,;)}\]]/.test(text[to]) && /^(?:[\s,;)}\].]|$|["']?[\w.-]{1,40}=)/.test(text.slice(to + 1, Math.min(end, to + 44)))) break;
  }
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
  const close = closingBracket(text, at, end);
  const to = close === -1 ? end : close;
  walk.put(at, to, hiddenScalars(text.slice(at, to), { ...secret, nested: true }, names), secret.sure);
  if (close === -1 && place.first) below(walk, end, secret, place, { open: true });
}

/**
 * The lines below a key that belong to it: indented more, list items, or inside a bracket that is still open.
 * @param {Walk} walk @param {number} end of the key's line @param {Secret} secret @param {Place} place
 * @param {{list?: boolean, literal?: boolean, open?: boolean}} kind `literal`: a block of text, which has no keys
 */
function below(walk, end, secret, { indent }, { list = false, literal = false, open = false }) {
  const { text, names } = walk;
  for (let at = end + 1, count = 0; at < text.length && (count < MOST_LINES || (secret.sure && !open)); count++) {
    const line = walk.lineAt(at);
    const words = text.slice(line.start, line.end);
    const blanks = /^\s*/.exec(words.slice(0, 400))?.[0].length ?? 0;
    const item = list && blanks >= indent && /^(?:-\s|[[{]\s*$)/.test(words.slice(blanks, blanks + 40));
    const only = list && indent < Infinity && count === 0 && /^["']/.test(words.slice(blanks, blanks + 1)) && !/^["'][\w.-]{1,80}["']\s{0,8}[:=]/.test(words.slice(blanks, blanks + 100));
    if (words.trim() && blanks <= indent && !item && !only && !open) return;
    open ||= item && /^[[{]/.test(words.slice(blanks, blanks + 1));
    walk.put(line.start, line.end, literal ? hidden(words, secret, names) : hiddenLine(words, secret, names), secret.sure);
    if (only || (open && /^[\]}]/.test(words.slice(blanks, blanks + 1)) && blanks <= indent)) return;
    at = line.end + 1;
  }
}

/** Lines that a backslash at the end joins to the value. @param {Walk} walk @param {number} end @param {Secret} secret */
function continued(walk, end, secret) {
  const { text, names } = walk;
  for (let at = end + 1, more = true; more && at < text.length;) {
    const line = walk.lineAt(at);
    more = oddBackslashes(text, line.start, line.end);
    walk.put(line.start, line.end, hidden(text.slice(line.start, line.end), secret, names), secret.sure);
    at = line.end + 1;
  }
}

/** All values of a TOML section such as [tokens]. @param {Walk} walk @param {number} end @param {Secret} secret */
function section(walk, end, secret) {
  const { text, names } = walk;
  for (let at = end + 1; at < text.length;) {
    const line = walk.lineAt(at);
    const words = text.slice(line.start, line.end);
    if (/^\s{0,80}\[/.test(words)) return;
    if (/^\s{0,80}["']?[\w.-]{1,80}["']?\s{0,40}=/.test(words)) walk.put(line.start, line.end, hiddenLine(words, { ...secret, nested: true }, names), secret.sure);
    at = line.end + 1;
  }
}
