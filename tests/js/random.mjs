// A seeded pseudo-random generator for property tests: the same inputs on every run, so that a failure can be had again.

/** @typedef {(below: number) => number} RandomInt an integer from 0 up to, but not including, `below` */

/** Mulberry32. @param {number} seed @returns {RandomInt} */
export function seededRandomInt(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** One element of a list. @template T @param {RandomInt} randomInt @param {readonly T[]} list @returns {T} */
export const pick = (randomInt, list) => list[randomInt(list.length)];
