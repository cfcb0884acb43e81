// Does time grow with the length of a text, and not with its square? In time of the processor, because others may be busy.

import assert from "node:assert/strict";

const TIMES = 8; // as much text
const MOST = 32; // times as long; who compares everything with everything takes 64 times
const FAIR = 8; // milliseconds: less says nothing
const LARGEST = 600_000; // characters of the shorter text
const TRIES = 3;

/** @param {() => void} work @returns {number} milliseconds of this process */
function took(work) {
  const start = process.cpuUsage();
  work();
  return process.cpuUsage(start).user / 1000;
}

/** @param {() => void} work @param {number} enough milliseconds; a quicker one ends it @returns {number} the quickest of some tries */
function quickest(work, enough) {
  let best = Infinity;
  for (let tries = 0; tries < TRIES && best >= enough; tries++) best = Math.min(best, took(work));
  return best;
}

/**
 * Fails if time grows faster than the text.
 * @param {(text: string) => void} work @param {(size: number) => string} make a text of about that size @param {number} size of the shorter one, at first
 */
export function growsWithLength(work, make, size) {
  const least = () => { const text = make(size); return quickest(() => work(text), FAIR); };
  work(make(size / 10)); // the engine compiles
  let short = least();
  for (; short < FAIR && size < LARGEST; short = least()) size = Math.min(LARGEST, 2 * size);
  const limit = MOST * Math.max(FAIR, short);
  const large = make(TIMES * size);
  const long = quickest(() => work(large), limit);
  assert.ok(long < limit, `${short.toFixed(1)} ms, then ${long.toFixed(1)} ms`);
}
