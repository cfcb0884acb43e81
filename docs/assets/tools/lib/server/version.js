// Which version wrote a server.properties: a server writes every key it knows, so those that are missing date the file.

import { KEYS, STEPS } from "./keys.js";

const ENOUGH = 0.7; // of the oldest keys: below that people wrote the file, and what is missing says nothing

/** @typedef {{from: string | null, to: string | null}} Version the first and the last release that fit; null where open */

const OLDEST = Object.keys(KEYS).filter((key) => !KEYS[key].since && !KEYS[key].removed && !KEYS[key].extra);

/** @param {ReadonlySet<string>} present @returns {Version} */
export function versionOf(present) {
  if (OLDEST.filter((key) => present.has(key)).length < ENOUGH * OLDEST.length) return { from: null, to: null };
  /** @type {string | null} */
  let from = null;
  for (const [since, before] of STEPS) {
    const brought = Object.keys(KEYS).filter((key) => KEYS[key].since === since && !KEYS[key].extra);
    const here = brought.filter((key) => present.has(key)).length;
    if (here < brought.length / 2) return here < 3 && tooNew(present, before) < 3 ? { from, to: before } : { from: null, to: null };
    from = since;
  }
  return { from, to: null };
}

/** How many later versions brought keys that are present all the same: a line or two is added by hand, more is a file written by people. @param {ReadonlySet<string>} present @param {string} to */
const tooNew = (present, to) => new Set([...present].map((key) => KEYS[key].since).filter((since) => since && compare(since, to) > 0)).size;

/** Below 0 where `one` is older than `other`. @param {string} one @param {string} other */
export function compare(one, other) {
  const [a, b] = [one, other].map((version) => version.split(".").map(Number));
  return a[0] - b[0] || (a[1] ?? 0) - (b[1] ?? 0) || (a[2] ?? 0) - (b[2] ?? 0);
}
