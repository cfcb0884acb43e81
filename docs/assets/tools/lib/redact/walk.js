// One way through a text, forwards, with pieces of it replaced: what it looks back or ahead at is remembered or bounded, so long lines cost no more.

/** @import { Pseudonyms } from "./pseudonyms.js" */

export class Walk {
  #made = /** @type {string[]} */ ([]);
  /** Up to here the text is copied or replaced. */
  done = 0;
  #line = { start: 0, end: -1 };
  #depth = { at: 0, open: 0 };
  #passed = { from: 0, to: 0, stop: "" };
  #refused = { from: 0, to: 0 };

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

  /** A bare value goes on at least this far, going by one that began earlier. @param {number} at @param {string} stop what ends it */
  passed(at, stop) {
    const { from, to, stop: own } = this.#passed;
    return own === stop && from <= at && at < to ? to : at;
  }

  /** @param {number} from @param {number} to nothing in between ends a bare value @param {string} stop */
  pass(from, to, stop) { this.#passed = { from, to, stop }; }

  /** Is this place in the first half of what was looked through in vain? The other half may belong to more. @param {number} at */
  within(at) { return this.#refused.from <= at && 2 * at < this.#refused.from + this.#refused.to; }

  /** @param {number} from @param {number} to nothing in between looks like a secret */
  refuse(from, to) { this.#refused = { from, to }; }

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
