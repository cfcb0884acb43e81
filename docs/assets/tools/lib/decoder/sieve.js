// Finds, in a block of a log, the lines that can hold a known message: those with two neighbouring words that begin a closer look.

/** @import { Compiled, Words } from "../../types.js" */
import { foldedAscii } from "../fold.js";
import { pairKey, singleKey, slot } from "./keys.js";
import { empty } from "../word-list.js";
import { FACTOR, FIRST } from "../words.js";

/** Characters of a text that are gone through at a time, at most. */
export const BLOCK = 1 << 15;

/* What a byte can be, if it is no part of a word. */
const SEPARATOR = 0;
const BREAK = 1;
const BRACKET = 2; // may begin a colour code
const UNCLEAR = 3; // is invisible, may begin a code, or is no ASCII: only the text itself tells

const BRACKET_UNIT = 0x5b;
const BREAK_UNIT = 0x0a;

/** For each byte: one of the four above, or the unit of its lower-case letter or digit. */
const BYTE = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === BREAK_UNIT) return BREAK;
  return byte === BRACKET_UNIT ? BRACKET : byte > 127 ? UNCLEAR : foldedAscii(byte, SEPARATOR, UNCLEAR);
});

const encoder = new TextEncoder();

export class Sieve {
  /** Where the line that was found starts and ends in the text, and how many lines of the block are before it. */
  start = 0;
  end = 0;
  before = 0;
  /** Which word of a clear line is the first that messages can be found by. */
  word = 0;
  #text = "";
  /** The block in UTF-8, because bytes in an array are read much faster than units of a string. */
  #bytes = new Uint8Array(0);
  #length = 0;
  #next = 0; // where the next line starts in the bytes
  #shift = 0; // how many more bytes than units are before it
  #passed = 0; // lines
  #last = 0; // the last word before the next line
  #isSure = false; // of that word
  #compiled;

  /** @param {Compiled} compiled */
  constructor(compiled) {
    this.#compiled = compiled;
  }

  /** Whole lines to go through, breaks included: text[from, to), a block at most. @param {string} text @param {number} from @param {number} to */
  load(text, from, to) {
    if (this.#bytes.length < 3 * (to - from)) this.#bytes = new Uint8Array(3 * (to - from < BLOCK / 4 ? to - from : BLOCK));
    this.#length = encoder.encodeInto(text.slice(from, to), this.#bytes).written;
    this.#text = text;
    this.#next = this.#passed = 0;
    this.#isSure = false;
    this.#shift = 0 - from; // never -0, which would make every place a floating-point number
  }

  /**
   * Goes on to the next line that can hold a message, and fills `words` with its words. A clear line is one of ASCII without codes.
   * @param {Words} words @returns {"clear" | "unclear" | "none"} if it is not clear, its words are still to be read
   */
  next(words) {
    empty(words, this.#length);
    const { hash, start, end } = words;
    const { filter, keys } = this.#compiled;
    const bytes = this.#bytes;
    const length = this.#length;
    const shift = this.#shift;
    let line = this.#next;
    let count = 0; // words of this line
    let found = -1; // the word
    let last = this.#last;
    let sure = this.#isSure; // of it: else it is in another block, or in a line that is not clear
    for (let at = line; at < length; ) {
      let folded = BYTE[bytes[at++]];
      if (folded > UNCLEAR) {
        start[count] = at - 1 - shift;
        let sum = FIRST;
        do {
          sum = Math.imul(sum ^ folded, FACTOR);
          folded = BYTE[bytes[at++]];
        } while (folded > UNCLEAR);
        end[count] = at - 1 - shift;
        hash[count] = sum;
        // Most words end none of the keys: the second look, at a filter with more in it, is for few.
        if (filter[slot(sum)] !== 0 && found < 0 && (!sure || (keys[slot(pairKey(last, sum))] | keys[slot(singleKey(sum))]) !== 0)) found = count;
        count++;
        last = sum;
        sure = true;
      }
      if (folded === SEPARATOR) continue;
      if (folded === BREAK) {
        if (found >= 0) {
          this.word = found;
          words.count = count;
          this.#last = last;
          this.#isSure = true;
          this.#found(line, at - 1, at - 1 - shift);
          return "clear";
        }
        count = 0;
        line = at;
        this.#passed++;
      } else if (folded === UNCLEAR || isCode(bytes, at)) {
        this.#isSure = false;
        this.#found(line, bytes.indexOf(BREAK_UNIT, at), this.#text.indexOf("\n", line - shift));
        return "unclear";
      }
    }
    this.before = this.#passed;
    return "none";
  }

  /** @param {number} line @param {number} last where it starts and ends in the bytes @param {number} end where it ends in the text */
  #found(line, last, end) {
    this.start = line - this.#shift;
    this.end = end;
    this.#shift = last - end;
    this.#next = last + 1;
    this.before = this.#passed++;
  }
}

/** Whether digits and an "m" follow a bracket, as in a colour code. @param {Uint8Array} bytes @param {number} at behind the bracket */
function isCode(bytes, at) {
  let end = at;
  while ((bytes[end] >= 0x30 && bytes[end] <= 0x39) || bytes[end] === 0x3b) end++;
  return end > at && bytes[end] === 0x6d;
}
