// Words of a text as numbers: case, punctuation, quotes, colour codes and invisible characters make no difference.

/** @import { Words } from "../types.js" */
import { folded, INVISIBLE, MAYBE_CODE } from "./fold.js";
import { empty, noWords, reserve } from "./word-list.js";

/** FNV-1a, a UTF-16 unit at a time. */
export const FIRST = 0x811c9dc5 | 0;
export const FACTOR = 0x01000193;

const [SECTION, AMPERSAND, ESCAPE, BRACKET, BACKSLASH] = [0xa7, 0x26, 0x1b, 0x5b, 0x5c];
const [LATIN, DOS, LOST] = [0xc2, 0x252c, 0xfffd]; // how § begins where its two bytes were read as windows-1252 or by a DOS box; and what stands for one byte that is no UTF-8
const FORMAT = new Set("0123456789abcdefklmnorxABCDEFKLMNORX");

/**
 * The index behind a colour or escape code that starts at `at`; `at` itself if none does.
 * Knows §c, also misread (Â§c, ┬ºc, \ufffdc), &c and &#rrggbb (not after a letter: "R&D"), ANSI with and without its escape character, \n and \u00a7c as in JSON.
 * @param {string} text @param {number} at @param {boolean} inWord
 */
export function afterCode(text, at, inWord) {
  // Units, not characters: the engine reads those of any text quickly, however it holds it.
  switch (text.charCodeAt(at)) {
    case SECTION:
      return FORMAT.has(text[at + 1]) ? at + 2 : at + 1;
    case LATIN:
      return text[at + 1] === "\u00a7" && FORMAT.has(text[at + 2]) ? at + 3 : at;
    case DOS:
      return text[at + 1] === "\u00ba" && FORMAT.has(text[at + 2]) ? at + 3 : at;
    case LOST:
      return !inWord && /[\da-fk-orx]/.test(text.charAt(at + 1)) ? at + 2 : at; // not a capital: before one a quotation mark was lost, as a rule
    case AMPERSAND:
      if (inWord || text[at + 1] === " ") return at;
      if (/^&#[0-9a-f]{6}/i.test(text.slice(at, at + 8))) return at + 8;
      return FORMAT.has(text[at + 1]) && !/^&[a-z]{2,6};/i.test(text.slice(at, at + 8)) ? at + 2 : at;
    case ESCAPE: {
      const code = /^\u001b\[[0-9;?]{0,24}[@-~]/.exec(text.slice(at, at + 28));
      return at + (code ? code[0].length : 1);
    }
    case BRACKET: {
      let end = at + 1; // every line of a log has such a bracket: no regular expression here
      while (end < at + 25 && ((text.charCodeAt(end) >= 0x30 && text.charCodeAt(end) <= 0x39) || text.charCodeAt(end) === 0x3b)) end++;
      return end > at + 1 && text[end] === "m" ? end + 1 : at;
    }
    case BACKSLASH: {
      const code = /^\\(?:u00a7[0-9a-fk-orx]?|u001b\[[0-9;]{0,24}m)/i.exec(text.slice(at, at + 32));
      return code ? at + code[0].length : at;
    }
    default:
      return at;
  }
}

/**
 * Adds the words of text[from, to). One that goes up to `to` stays open: it goes on with what is added next, or ends by `close`.
 * @param {Words} words @param {string} text @param {number} from @param {number} to
 * @returns {number} where to go on
 */
export function add(words, text, from, to) {
  reserve(words, words.count + (to - from) / 2 + 2);
  const { hash, start, end } = words;
  let { count, open, sum } = words;
  let at = from;
  for (; at < to; at++) {
    let unit = folded(text.charCodeAt(at));
    if (unit > MAYBE_CODE) {
      if (open < 0) {
        open = at;
        sum = FIRST;
      }
      do {
        sum = Math.imul(sum ^ unit, FACTOR);
        if (++at >= to) break;
        unit = folded(text.charCodeAt(at));
      } while (unit > MAYBE_CODE);
      if (at >= to) break;
    }
    if (unit === INVISIBLE) continue;
    let behind = at;
    if (unit === MAYBE_CODE) {
      behind = afterCode(text, at, open >= 0);
      if (behind > at) {
        at = behind - 1;
        continue;
      }
      // "\\n" written out, as in JSON: the letter belongs to the backslash.
      if (text.charCodeAt(at) === BACKSLASH && /[nrt]/.test(text[at + 1] ?? "")) behind = at + 1;
    }
    if (open >= 0) {
      hash[count] = sum;
      start[count] = open;
      end[count++] = at;
      open = -1;
    }
    at = behind;
  }
  words.count = count;
  words.open = open;
  words.sum = sum;
  return at;
}

/** Ends the word that is still open. @param {Words} words @param {number} at */
export function close(words, at) {
  if (words.open < 0) return;
  words.hash[words.count] = words.sum;
  words.start[words.count] = words.open;
  words.end[words.count++] = at;
  words.open = -1;
}

/** Makes `words` the words of text[from, to). @param {Words} words @param {string} text @param {number} from @param {number} to */
export function fill(words, text, from, to) {
  empty(words, to - from);
  add(words, text, from, to);
  close(words, to);
}

/** Of a text that is only asked for its words: a list for each of a thousand would cost more than reading them. */
const SCRATCH = noWords();

/** @param {string} text @returns {number[]} the words of a short text */
export function wordsOf(text) {
  const words = SCRATCH;
  fill(words, text, 0, text.length);
  /** @type {number[]} */
  const list = [];
  for (let at = 0; at < words.count; at++) list.push(words.hash[at]);
  return list;
}

/** @param {string} list words with blanks between @returns {Set<number>} */
export const wordSet = (list) => new Set(wordsOf(list));
