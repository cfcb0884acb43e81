// "Did you mean …?": the one known name that a misspelt one must stand for, or none.

const LONGEST = 48; // no name is longer, and the work grows with the square

/** @param {string} name @param {Iterable<string>} known @returns {string | undefined} */
export function nearest(name, known) {
  if (name.length > LONGEST) return undefined;
  const plain = bare(name);
  const most = plain.length < 5 ? 0 : plain.length < 8 ? 1 : 2;
  let least = most + 1;
  /** @type {string[]} */
  let found = [];
  for (const candidate of known) {
    const far = distance(plain, bare(candidate), most);
    if (far < least) [least, found] = [far, []];
    if (far === least && far <= most) found.push(candidate);
  }
  return found.length === 1 ? found[0] : undefined;
}

/** Capitals and marks between words are the usual slip, so they do not count. @param {string} name */
const bare = (name) => name.toLowerCase().replace(/[-_. ]/g, "");

/** How many letters were changed, left out, put in or swapped with their neighbour. @param {string} a @param {string} b @param {number} most */
function distance(a, b, most) {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}
