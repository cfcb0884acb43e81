// A list of words, each a number with its place in a text, in arrays that are used again and grow as needed.

/** @import { Words } from "../types.js" */

/** @returns {Words} none; they make the room they need */
export const noWords = () => ({ first: 0, count: 0, hash: new Int32Array(64), start: new Int32Array(64), end: new Int32Array(64), open: -1, sum: 0 });

/** Makes room for as many words, once and for all. @param {Words} words @param {number} capacity */
export function reserve(words, capacity) {
  if (words.hash.length >= capacity) return;
  for (const list of /** @type {const} */ (["hash", "start", "end"])) {
    const larger = new Int32Array(2 * capacity);
    larger.set(words[list].subarray(0, words.count));
    words[list] = larger;
  }
}

/** Room for all words that a text of this length may have, as none. @param {Words} words @param {number} length */
export function empty(words, length) {
  words.first = words.count = 0;
  words.open = -1;
  reserve(words, length / 2 + 1);
}

/** Forgets the first words. @param {Words} words @param {number} many */
export function dropWords(words, many) {
  for (const list of [words.hash, words.start, words.end]) list.copyWithin(0, many, words.count);
  words.count -= many;
}

/** The text now begins `by` units later. @param {Words} words @param {number} by */
export function moveWords(words, by) {
  for (let index = 0; index < words.count; index++) {
    words.start[index] -= by;
    words.end[index] -= by;
  }
  if (words.open >= 0) words.open = Math.max(0, words.open - by);
}
