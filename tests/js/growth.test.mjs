// The measure of growth itself: it lets pass what reads a text once, and nothing that compares all with all.

import assert from "node:assert/strict";
import { test } from "node:test";
import { growsWithLength } from "./growth.mjs";

const blanks = (/** @type {number} */ size) => " ".repeat(size);
let seen = 0;

test("one pass grows with the length", () => growsWithLength((text) => { for (let at = 0; at < text.length; at++) seen += text.charCodeAt(at); }, blanks, 1e5));

test("a pass for each place does not", () => {
  const everyPair = (/** @type {string} */ { length }) => { for (let one = 0; one < length; one++) for (let at = 0; at < length; at++) seen ^= at; };
  assert.throws(() => growsWithLength(everyPair, blanks, 2_500), /ms, then/);
});

test("what is too quick to be measured is given more", () => {
  const twice = (/** @type {string} */ { length }) => { for (let at = 0; at < length / 40; at++) for (let one = 0; one < length / 40; one++) seen ^= one; };
  assert.throws(() => growsWithLength(twice, blanks, 2_500), /ms, then/);
});
