// The keys by which messages are found: two neighbouring words, or one alone, as a number.

const SLOTS = 1 << 14; // few enough for both filters to stay in the processor's nearest cache, beside what they are asked about

/** @param {number} first @param {number} second @returns {number} the key of two neighbours */
export const pairKey = (first, second) => (Math.imul(first, 0x9e3779b1) ^ second) | 0;

/** @param {number} hash @returns {number} the key of a word that has no neighbour */
export const singleKey = (hash) => Math.imul(hash, 0x85ebca6b) | 0;

/** @param {number} number a word or a key @returns {number} its place in a filter */
export const slot = (number) => (number ^ (number >>> 14)) & (SLOTS - 1);

/** A filter lets all numbers of a list through, and few others. @param {Iterable<number>} numbers @returns {Uint8Array} 1 at the slot of each */
export function filterOf(numbers) {
  const filter = new Uint8Array(SLOTS);
  for (const number of numbers) filter[slot(number)] = 1;
  return filter;
}
