// What must hold for every message and any text: mutations decode to themselves, noise to nothing, time grows with length.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { run } from "../../docs/assets/tools/error-decoder.js";
import { growsWithLength } from "./growth.mjs";
import { pick, seededRandomInt } from "./random.mjs";

/** @import { RandomInt } from "./random.mjs" */
/** @type {{rules: import("../../docs/assets/tools/types.js").Rules}} */
const { rules } = JSON.parse(readFileSync(new URL("../vectors/error-decoder.json", import.meta.url), "utf8"));

const NAMES = ["Steve", "Alex_99", ".Bedrock Player", "lobby-1", "10.0.0.2:25566", "xX", "java.io.IOException", "429"];
/** @param {string} text @param {RandomInt} randomInt */
const filled = (text, randomInt) => text.replace(/\{\w+\}/g, () => pick(randomInt, NAMES));

/** @type {((text: string, randomInt: RandomInt) => string)[]} */
const MUTATIONS = [
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.replaceAll("'", "\u2019").replaceAll('"', "\u201c"),
  (text) => text.replace(/[.!?]+$/, ""),
  (text) => text.replaceAll(" ", "  \u00a0"),
  (text, randomInt) => text.replaceAll(/(^| )(?=[A-Za-z])/g, (blank) => `${blank}\u00a7${pick(randomInt, [..."0a4clr"])}`),
  (text) => `\u001b[31m${text}\u001b[0m`,
  (text) => `> ${text.replaceAll("\n", "\n> ")}`,
  (text) => `\`${text}\``,
  // as a phone or Discord wraps it: at a blank
  (text, randomInt) => {
    const blanks = [...text.matchAll(/ /g)].map(({ index }) => index ?? 0);
    const at = blanks.length ? pick(randomInt, blanks) : text.length;
    return text.includes("\n") ? text : `${text.slice(0, at)}\n${text.slice(at + 1)}`;
  },
];

const PREFIXES = [
  "[12:00:01] [Server thread/INFO]: ",
  "[12:00:01 ERROR]: ",
  "[12:00:01 WARN] [com.velocitypowered.proxy.Velocity]: ",
  "[14Apr2025 11:43:03.923] [Server thread/INFO] [net.minecraft.server.MinecraftServer/]: ",
  "12:00:01 [INFO] ",
  "2026-11-24 12:00:01 [INFO] ",
  "[15:15:16.779 main/INFO] ",
];

/** @param {string} text */
const slugs = (text) => run(text, rules).findings.map(({ slug }) => slug);

/** Those with the same words are one message. @param {string} slug */
const plain = (slug) => slug.replace(/^secret-differs-log$/, "secret-differs");

for (const { slug, text } of rules.messages) {
  test(`${slug} decodes to itself, however it is pasted`, () => {
    const randomInt = seededRandomInt(slug.length * 7919);
    for (let round = 0; round < 60; round++) {
      const mutated = [0, 1].reduce((made) => (randomInt(3) ? pick(randomInt, MUTATIONS)(made, randomInt) : made), filled(text, randomInt));
      assert.ok(slugs(mutated).map(plain).includes(plain(slug)), JSON.stringify(mutated));
    }
  });
  test(`${slug} decodes to itself behind every log prefix`, () => {
    const randomInt = seededRandomInt(slug.length * 104729);
    for (const prefix of PREFIXES) {
      const line = `${prefix}Disconnecting Steve: ${filled(text, randomInt)}`;
      assert.ok(slugs(`${prefix}Done\n${line}\n${prefix}Saving`).map(plain).includes(plain(slug)), line);
    }
  });
}

const PROSE = ("the a my our garden river servers server player connection session online mode time out lost failed kicked name world please try again " +
  "is was are with to in for of and but when because house music read write quickly blue late morning coffee meeting").split(" ");

test("random prose of log words is no message", () => {
  const randomInt = seededRandomInt(20261124);
  for (let round = 0; round < 3000; round++) {
    const prose = Array.from({ length: 35 + randomInt(20) }, () => pick(randomInt, PROSE)).join(" ");
    assert.deepEqual(slugs(prose), [], prose);
    assert.deepEqual(slugs(`[12:00:01 INFO]: ${prose.slice(0, 150)}`), [], prose);
  }
});

test("random units of every kind neither crash nor match", () => {
  const randomInt = seededRandomInt(42);
  const special = ["\0", "\ud800", "\udfff", "\u00a7", "&", "\u001b", "[", "[3", "\\u00a7", "\\", "\n", "\r", "<", "{", "\ufeff", "\u200b", "😀"];
  for (let round = 0; round < 2000; round++) {
    const noise = Array.from({ length: randomInt(200) }, () => (randomInt(2) ? pick(randomInt, special) : String.fromCharCode(randomInt(65536)))).join("");
    assert.deepEqual(run(noise, rules).findings, [], JSON.stringify(noise));
  }
});

test("a message in noise is found on its line", () => {
  const randomInt = seededRandomInt(7);
  for (let round = 0; round < 300; round++) {
    const lines = Array.from({ length: 1 + randomInt(40) }, () => String.fromCharCode(...Array.from({ length: randomInt(60) }, () => 32 + randomInt(60000))));
    const at = randomInt(lines.length);
    lines[at] = "[12:00:01 ERROR]: Username 'Steve' tried to join with an invalid session";
    const [finding] = run(lines.join("\n"), rules).findings;
    assert.equal(finding?.slug, "invalid-session-log");
    assert.equal(finding.line, at + 1);
  }
});

/** @type {Record<string, string>} what is repeated */
const HEAVY = {
  "log lines that all match": "[12:00:01 ERROR]: Username 'Steve' tried to join with an invalid session\n",
  "lines without a prefix that all match": "Unable to authenticate\n",
  "one line of matches": "Failed to verify username! ",
  "one line of half matches": "tried to join with an invalid session ",
  "one line of few words": "Unable to authenticate ",
  "one line of wrappers": "lost connection: ",
  "one line without a blank": "a",
  brackets: "[1;",
  escapes: "\u001b[",
  ampersands: "&",
  "carriage returns": "\r",
  "empty lines": "\n",
  NULs: "\0",
  "lone surrogates": "\ud800",
};

for (const [name, unit] of Object.entries(HEAVY)) {
  test(`time grows with length: ${name}`, () => {
    growsWithLength((text) => run(text, rules), (size) => unit.repeat(Math.ceil(size / unit.length)), 2e5);
  });
}

test("hits are counted in long lines and long logs", () => {
  const line = "[12:00:01 ERROR]: Username 'Steve' tried to join with an invalid session\n";
  assert.equal(run(line.repeat(5000), rules).findings[0].count, 5000);
  assert.equal(run("Failed to verify username! ".repeat(5000), rules).findings[0].count, 5000);
  assert.equal(run("Failed to verify username!\n".repeat(5000), rules).findings[0].count, 5000);
});
