// The decoder on a text in chunks: wherever it is cut, the answer is the same, little of it is held, and little of it is looked at closely.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { begin, run } from "../../docs/assets/tools/error-decoder.js";
import { inBytes } from "../../docs/assets/tools/lib/decoder/in-bytes.js";
import { Scanner } from "../../docs/assets/tools/lib/decoder/scan.js";
import { Sieve } from "../../docs/assets/tools/lib/decoder/sieve.js";
import { ready } from "../../docs/assets/tools/lib/decoder/template.js";
import { noWords } from "../../docs/assets/tools/lib/word-list.js";
import { pick, seededRandomInt } from "./random.mjs";

/** @import { RandomInt } from "./random.mjs" */
/** @type {{rules: import("../../docs/assets/tools/types.js").Rules, cases: {name: string, input: string}[]}} */
const { rules, cases } = JSON.parse(readFileSync(new URL("../vectors/error-decoder.json", import.meta.url), "utf8"));

const QUIET = "[12:00:00] [Server thread/INFO]: Steve bought 3 apples for 17 coins\n";
const KNOWN = "[12:00:01 ERROR]: Username 'Steve' tried to join with an invalid session\n";

/** @param {string} text @param {(at: number) => number} size of the chunk at a place */
function inChunks(text, size) {
  const reading = begin(rules);
  for (let at = 0; at < text.length; ) {
    const end = at + size(at);
    reading.feed(text.slice(at, end));
    at = end;
  }
  return reading.end();
}

const PARTS = [
  QUIET, QUIET, QUIET, KNOWN, "\n", "\r\n", " ", "Failed to verify username!", "Unable to authenticate\n", "\u001b[31m", "\u001b[0m", "[1;31m", "\u00a7c", "\u2019", "😀", "\ud800", "Can't \n",
  "tried to join with an\ninvalid session\n", "tried to join with an inva\nlid session\n", "[12:00:02 INFO]: Steve lost connection: Timed out\n", ...cases.map(({ input }) => input),
];
/** @type {Record<string, (randomInt: RandomInt) => string>} texts longer than what is held at once */
const TEXTS = {
  "a log": (randomInt) => Array.from({ length: 12000 }, () => (randomInt(3) ? QUIET : pick(randomInt, PARTS))).join(""),
  "long lines": (randomInt) => Array.from({ length: 12000 }, () => pick(randomInt, PARTS).replaceAll("\n", randomInt(300) ? " " : "\n")).join(""),
  "one long line": (randomInt) => Array.from({ length: 40000 }, () => (randomInt(20) ? "lorem ipsum, dolor " : pick(randomInt, PARTS).replaceAll("\n", " "))).join(""),
  "long words": (randomInt) => Array.from({ length: 60 }, () => pick(randomInt, PARTS) + pick(randomInt, ["a", " ", "=", "[1;", "&a", "\u2019"]).repeat(randomInt(30000))).join(""),
  "empty lines": (randomInt) => Array.from({ length: 1500 }, () => pick(randomInt, PARTS) + "\n".repeat(randomInt(20) ? 1 : randomInt(20000))).join(""),
};
for (const [name, made] of Object.entries(TEXTS)) {
  test(`a text in chunks gives the answer of the whole: ${name}`, () => {
    const randomInt = seededRandomInt(name.length * 7919);
    for (let round = 0; round < 4; round++) {
      const text = made(randomInt);
      const whole = run(text, rules);
      assert.ok(whole.findings.length > 0);
      for (const most of [7000, 70000, 500000]) assert.deepEqual(inChunks(text, () => 1 + randomInt(most)), whole);
    }
  });
}

test("a cut in any place changes nothing", () => {
  for (const { name, input } of cases) {
    const whole = run(input, rules);
    for (let cut = 0; cut <= input.length; cut++) assert.deepEqual(inChunks(input, (at) => (at < cut ? cut : input.length)), whole, `${name}, cut at ${cut}`);
    assert.deepEqual(inChunks(input, () => 1), whole, name);
  }
});

test("a cut in any place of a message on the border of what is read at once changes nothing", () => {
  const before = QUIET.repeat(5000); // what follows is held back for the next reading
  const whole = run(before + KNOWN + before, rules);
  assert.equal(whole.findings[0].line, 5001);
  for (let cut = -1; cut <= KNOWN.length; cut++) assert.deepEqual(inChunks(before + KNOWN + before, (at) => (at === 0 ? before.length + cut : 100000)), whole);
});

test("line numbers and counts go on over the chunks", () => {
  const text = `${QUIET.repeat(20000)}${KNOWN}${QUIET.repeat(20000)}${KNOWN}`;
  const { findings: [finding] } = inChunks(text, () => 65536);
  assert.equal(finding.line, 20001);
  assert.equal(finding.count, 2);
});

/** @type {Record<string, string>} what a text is made of */
const UNITS = { "a log": QUIET, "a log of messages": KNOWN, "one line": "lorem ipsum ", "one line of messages": "Failed to verify username! ", "one word": "a", "line breaks": "\n", "codes": "\u001b[" };
for (const [name, unit] of Object.entries(UNITS)) {
  test(`what is held does not grow with the text: ${name}`, () => {
    let held = 0;
    const chunk = unit.repeat(Math.ceil(65536 / unit.length));
    const compiled = ready(rules);
    const scanner = new Scanner(compiled, ({ text }) => { held = Math.max(held, text.length); });
    for (let fed = 0; fed < 5e6; fed += chunk.length) {
      scanner.feed(chunk);
      held = Math.max(held, scanner.held);
    }
    scanner.end();
    assert.ok(held <= 200_000, `${held} units were held`);
  });
}

test("what is held is the same text, whatever is in it", () => {
  for (const text of ["", QUIET, "\u2019", "\ud800", "a\udc00b", "\ufeffa", "\0\u007f", "😀"]) assert.equal(inBytes(text), text);
});

test("most lines of a log are passed over", () => {
  const compiled = ready(rules);
  const sieve = new Sieve(compiled);
  const text = `${QUIET.repeat(300)}${KNOWN.replaceAll("'", '"')}${QUIET.repeat(100)}Can\u2019t\n${QUIET}`;
  sieve.load(text, 0, text.length);
  const words = noWords();
  const found = [];
  for (let line = sieve.next(words); line !== "none"; line = sieve.next(words)) found.push([line, sieve.before, text.slice(sieve.start, sieve.end + 1)]);
  assert.deepEqual(found, [["clear", 300, KNOWN.replaceAll("'", '"')], ["unclear", 401, "Can\u2019t\n"]]);
  assert.equal(sieve.before, 403);
});

test("to the engine, all messages are objects of one kind: of many kinds, each would be read slowly", () => {
  setFlagsFromString("--allow-natives-syntax");
  const isOfKind = new Function("one", "other", "return %HaveSameMap(one, other)");
  const messages = Array.from({ length: 300 }, (_, at) => ({ ...rules.messages[0], text: `Wrong code a${at} for {name}` }));
  const { templates } = ready({ ...rules, messages });
  assert.deepEqual(templates.filter((template) => !isOfKind(template, templates[0])), []);
});

/** @type {Record<string, string>} what a text is made of */
const HEAVY = { "messages without a prefix": "Unable to authenticate\n", "messages in a log": KNOWN, "one line of messages": "Failed to verify username! ", "one line of wrappers": "lost connection: " };
for (const [name, unit] of Object.entries(HEAVY)) {
  test(`no part of a text is looked at more often than a few times: ${name}`, () => {
    let looked = 0;
    const text = unit.repeat(1e6 / unit.length);
    const scanner = new Scanner(ready(rules), ({ lines }) => { looked += lines[lines.length - 1].end - lines[0].start; });
    scanner.feed(text);
    scanner.end();
    assert.ok(looked <= 4 * text.length, `${looked} units for ${text.length}`);
  });
}
