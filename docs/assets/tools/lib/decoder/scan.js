// One pass over a text of any size, given in chunks: looks closer only where two neighbouring words of a known message stand.

/** @import { Compiled, Line, Match, Words } from "../../types.js" */
import { inBytes } from "./in-bytes.js";
import { pairKey, singleKey, slot } from "./keys.js";
import { readLine } from "../log-line.js";
import { plausible } from "./match.js";
import { BLOCK, Sieve } from "./sieve.js";
import { BACK, BEFORE, lineAround, lineEnd, read, readUpTo, readWords, SHORT, surelyWhole, withNeighbours, wordBefore } from "./stretch.js";
import { dropWords, empty, moveWords, noWords } from "../word-list.js";
import { add, close } from "../words.js";

const ENOUGH = 1 << 15; // units that are waited for before they are read: so few that the engine keeps them where it has them at hand
const PIECE = BLOCK; // a longer line is read in pieces
const LATE = 4096; // a word this far before the end of a piece waits for the next one, where its neighbours may be

/**
 * A stretch of text that was looked at closely. Offsets count from the start of the text that is held.
 * @typedef {object} Stretch
 * @property {string} text what is held
 * @property {number} offset how much was before it
 * @property {number} number of the suspected line, from 1
 * @property {Line[]} lines
 * @property {number} at which of the lines was suspected
 * @property {Words} words
 * @property {Match[]} matches
 */

/** Time grows with the length of the text; what is held at once does not. */
export class Scanner {
  #text = ""; // what is held
  #offset = 0; // how much was before it
  #fresh = 0; // how much of it came since the last reading
  #next = 0; // in the text held: everything before was read
  #number = 1; // of the line there
  #done = -1; // everything before this was looked at closely
  #inLine = false; // whether that line was read up to there
  #word = 0; // which of its words is to be checked next
  #short = -1; // where that line ends, if it is short
  #compiled;
  #onStretch;
  #sieve;
  #words = noWords(); // of the line that is read
  #before = noWords();
  #closely = noWords();

  /** @param {Compiled} compiled @param {(stretch: Stretch) => void} onStretch called for every stretch with matches, in order; good until it returns */
  constructor(compiled, onStretch) {
    this.#compiled = compiled;
    this.#onStretch = onStretch;
    this.#sieve = new Sieve(compiled);
  }

  /** How much of the text is held. */
  get held() {
    return this.#text.length;
  }

  /** @param {string} chunk what follows, cut anywhere */
  feed(chunk) {
    this.#text += chunk;
    this.#fresh += chunk.length;
    if (this.#fresh >= ENOUGH) this.#read(surelyWhole(this.#text));
  }

  /** There is no more. */
  end() {
    this.#read(this.#text.length);
  }

  /** Reads the lines that begin before `to`, and forgets what is no longer needed. @param {number} to */
  #read(to) {
    while (this.#next < to) {
      const lines = this.#inLine ? 0 : this.#text.lastIndexOf("\n", Math.min(this.#next + BLOCK, to) - 1) + 1;
      if (lines > this.#next) this.#readLines(lines);
      else this.#readPiece();
    }
    const cut = Math.max(0, this.#next - (this.#inLine ? BEFORE + LATE : BACK));
    this.#fresh = 0;
    this.#text = inBytes(this.#text.slice(cut));
    this.#offset += cut;
    this.#next -= cut;
    this.#done -= cut;
    moveWords(this.#words, cut);
  }

  /** Reads whole lines, a block at most. @param {number} to where the next line starts */
  #readLines(to) {
    const sieve = this.#sieve;
    const number = this.#number;
    sieve.load(this.#text, this.#next, to);
    for (let line = sieve.next(this.#words); line !== "none"; line = sieve.next(this.#words)) {
      this.#number = number + sieve.before;
      this.#next = sieve.start;
      if (line === "clear") this.#readWords(sieve.word, sieve.end);
      else this.#readPiece();
    }
    this.#number = number + sieve.before;
    this.#next = to;
  }

  /** Reads the next line, whose words are known. @param {number} word the first to be checked @param {number} to where the line ends */
  #readWords(word, to) {
    this.#word = word;
    this.#short = to - this.#next <= SHORT ? to : -1;
    this.#check(Infinity);
  }

  /** Reads the next line, or a piece of it if it is long. */
  #readPiece() {
    const text = this.#text;
    const words = this.#words;
    const from = this.#next;
    const to = lineEnd(text, from, PIECE);
    const last = to === text.length || text[to] === "\n";
    if (!this.#inLine) {
      empty(words, to - from);
      this.#word = 0;
    }
    this.#short = last && !this.#inLine && to - from <= SHORT ? to : -1;
    const next = add(words, text, from, to);
    if (last) {
      close(words, to);
      this.#check(Infinity);
      this.#number++;
    } else {
      this.#check(to - LATE);
      const behind = Math.max(0, this.#word - this.#compiled.longest);
      dropWords(words, behind);
      this.#word -= behind;
    }
    this.#inLine = !last;
    this.#next = last ? to + 1 : next;
  }

  /** Checks the words that were added: those before `sure` in any case, later ones if their neighbours are there. @param {number} sure */
  #check(sure) {
    const { hash, start, count } = this.#words;
    const { filter } = this.#compiled;
    let at = this.#word;
    for (; at < count && (start[at] < sure || at + this.#compiled.longest < count); at++) {
      if (!filter[slot(hash[at])] || start[at] < this.#done) continue;
      const before = at > 0 ? hash[at - 1] : wordBefore(this.#text, this.#next, this.#before);
      if (this.#isKnown(pairKey(before, hash[at]), at) || this.#isKnown(singleKey(hash[at]), at)) this.#look(at);
    }
    this.#word = at;
  }

  /** @param {number} key @param {number} at the word it ends with */
  #isKnown(key, at) {
    const { anchors, keys } = this.#compiled;
    if (!keys[slot(key)]) return false;
    for (const { template, segment, offset } of anchors.get(key) ?? []) {
      if (plausible(this.#words, at - offset, template.segments[segment])) return true;
    }
    return false;
  }

  /** @param {number} suspect the word that a message may be found by */
  #look(suspect) {
    const text = this.#text;
    const short = this.#short >= 0;
    const { lines, at } = withNeighbours(text, short ? readLine(text, this.#next, this.#short) : lineAround(text, this.#words.start[suspect]));
    this.#done = readUpTo(text, lines, at);
    if (lines.some((each) => each.chat)) return;
    let words = this.#words;
    let matches = short && lines.length === 1 ? readWords(text, lines[0], this.#compiled, words, suspect) : undefined;
    if (!matches) matches = read(text, lines, this.#compiled, (words = this.#closely));
    if (matches.length > 0) this.#onStretch({ text, offset: this.#offset, number: this.#number, lines, at, words, matches });
  }
}
