// Does time grow with the length of a text, and not with its square? In time of the processor, because others may be busy.

import assert from "node:assert/strict";

const TIMES = 8; // as much text
const MOST = 32; // times as long; who compares everything with everything takes 64 times
const TRIES = 3;

/** @param {() => void} work @returns {number} milliseconds of this process */
function took(work) {
  const start = process.cpuUsage();
  work();
  return process.cpuUsage(start).user / 1000;
}

/**
 * Fails if time grows faster than the text.
 * @param {(text: string) => void} work @param {(size: number) => string} make a text of about that size @param {number} size of the shorter one
 */
export function growsWithLength(work, make, size) {
  const [small, large] = [make(size), make(TIMES * size)];
  work(make(size / 10)); // the engine compiles
  const short = Math.max(8, Math.min(...Array.from({ length: TRIES }, () => took(() => work(small)))));
  let long = Infinity;
  for (let tries = 0; tries < TRIES && long >= MOST * short; tries++) long = Math.min(long, took(() => work(large)));
  assert.ok(long < MOST * short, `${short.toFixed(1)} ms, then ${long.toFixed(1)} ms`);
}
