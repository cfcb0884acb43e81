// The server.properties checker: the cases shared with the browser, what a finding carries, and what must hold for any text.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { KEYS, STEPS } from "../../docs/assets/tools/lib/server/keys.js";
import { parse, written } from "../../docs/assets/tools/lib/properties.js";
import { compare } from "../../docs/assets/tools/lib/server/version.js";
import { run, tool, view } from "../../docs/assets/tools/server-properties.js";
import { growsWithLength } from "./growth.mjs";
import { pick, seededRandomInt } from "./random.mjs";

/** @type {{data: any, cases: {name: string, input: any, expect: any}[]}} */
const { data, cases } = JSON.parse(readFileSync(new URL("../vectors/server-properties.json", import.meta.url), "utf8"));
/** @param {string} text @param {Record<string, boolean>} [options] @returns {any} */
const checked = (text, options) => run({ text, options }, data);

for (const { name, input, expect } of cases) {
  test(name, () => {
    /** @type {any} */
    const result = run(input, data);
    if (expect.error) return assert.ok(result.error?.message.includes(expect.error), JSON.stringify(result));
    assert.deepEqual(result.findings.map((/** @type {any} */ { code, severity, line }) => ({ code, severity, line })), expect.findings);
    assert.equal(result.fixed, expect.fixed);
    if (expect.version) assert.deepEqual(result.version, expect.version);
  });
}

test("a finding has all that the contract names", () => {
  assert.deepEqual(checked("motd=x\nenable-rcon=true\n").findings, [{
    code: "rcon-open", severity: "error", line: 2, key: "enable-rcon", title: "The title of rcon-open", text: "The `why`.", fix: "The fix.",
    page: "secure-backends", risk: "security", rollback: "The way back.", applied: false, change: { from: "enable-rcon=true", to: ["enable-rcon=false"] },
  }]);
});

test("a password is in the corrected file and nowhere else", () => {
  const text = "rcon.password = hunter2hunter2 \nrconpassword=hunter2hunter2\nmanagement-server-secret=hunter2hunter2\nmanagement-server-tls-keystore-password=hunter2hunter2\\users\nrcon.password=hunter2hunter2 \n";
  for (const options of /** @type {Record<string, boolean>[]} */ ([{}, { defaults: true }, { backend: true }])) {
    const result = checked(text, options);
    assert.ok(result.findings.length >= 4 && result.fixed.includes("hunter2"));
    assert.ok(!JSON.stringify(result.findings).includes("hunter2"), JSON.stringify(result.findings));
    assert.ok(!JSON.stringify(view({ ...result, changed: false })).includes("hunter2"));
  }
  const misspelt = checked("rcon.pasword=hunter2\nmanagement-server-secert=hunter2\n");
  assert.deepEqual(misspelt.findings.filter((/** @type {any} */ { change }) => change).map((/** @type {any} */ { change: { from, to } }) => [from, ...to]), [["rcon.pasword=\u2026", "rcon.password=\u2026"], ["management-server-secert=\u2026", "management-server-secret=\u2026"]]);
});

test("the corrected file needs no second correction", () => {
  for (const { input, expect } of cases.filter(({ expect }) => !expect.error)) {
    const again = checked(expect.fixed, input.options);
    if (!again.error) assert.equal(again.fixed, expect.fixed);
  }
});

test("a fault of the encoding alone is reason enough for a corrected file", () => {
  for (const encoding of ["utf-8-bom", "utf-16le", "utf-16be"]) {
    const result = /** @type {any} */ (run({ files: [{ path: "server.properties", text: "motd=x\n", encoding }] }, data));
    assert.ok(result.changed && result.findings[0].applied && view(result).some(({ type }) => type === "file"), encoding);
  }
  assert.ok(!checked("motd=x\n").changed);
});

test("every example of the tool finds something", () => {
  for (const { label, text } of tool.examples ?? []) assert.ok(checked(text ?? "").findings.length > 0, label);
});

test("every default is a value without fault", () => {
  const text = Object.entries(KEYS).map(([key, { default: value }]) => `${key}=${value}\n`).join("");
  assert.deepEqual(checked(text).findings.filter((/** @type {any} */ { code }) => code !== "removed-key" && code !== "newer-key"), []);
});

test("the table of keys agrees with the steps between versions", () => {
  for (const [key, { since, removed, extra }] of Object.entries(KEYS)) {
    if (since && !extra) assert.ok(STEPS.some(([step]) => step === since), `${key}: ${since} is no step`);
    if (since && removed) assert.ok(compare(since, removed) < 0, key);
  }
  STEPS.forEach(([step, before], at) => assert.ok(compare(before, step) < 0 && (at === 0 || compare(STEPS[at - 1][0], before) <= 0), step));
});

test("what is shown is plain text in known parts", () => {
  for (const { input } of cases) {
    for (const part of /** @type {any[]} */ (view(/** @type {any} */ (run(input, data))))) {
      assert.ok(["note", "error", "findings", "file"].includes(part.type), part.type);
      for (const { severity, where, plate, change } of part.items ?? []) {
        assert.ok(["error", "warning", "note"].includes(severity) && where.startsWith("server.properties") || where.includes("/") || where.includes("\\"), where);
        if (plate) assert.ok(plate.risk && plate.rollback && plate.worked && plate.riskText);
        if (change) assert.ok(change.lines.every((/** @type {any} */ line) => line.kind === "del" || line.kind === "ins"));
      }
    }
  }
});

test("rules of another format are refused in words", () => {
  assert.throws(() => run({ text: "x" }, /** @type {any} */ ({ format: 2 })), { told: true, message: /format 1, not 2/ });
});

test("a file that nobody edits is written back sign by sign", () => {
  const randomInt = seededRandomInt(1);
  const signs = ["\r\n", "\n", "\r", "=", ":", " ", "\t", "\f", "\\", "#", "!", "a", "b", "\\u0041", "\ufeff", "\0"];
  for (let round = 0; round < 3000; round++) {
    const text = Array.from({ length: randomInt(60) }, () => pick(randomInt, signs)).join("");
    assert.equal(written(parse(text)), text);
  }
});

test("no text upsets the checker, and what it corrects it can read again", () => {
  const randomInt = seededRandomInt(2);
  const keys = [...Object.keys(KEYS), "whitelist", "allow-list", "nonsense", "__proto__"];
  const bits = ["=", ":", " ", "true", "false", "yes", "\\", "\\u00", "\\u0041", "\n", "\r\n", "#", "!", "\0", "\ufeff", "\ufffd", "\ud800", "\t", "99999999999", "-1", "\"", "1.2.3.4:5", "<b>"];
  for (let round = 0; round < 3000; round++) {
    const text = Array.from({ length: 1 + randomInt(30) }, () => (randomInt(3) ? pick(randomInt, bits) : pick(randomInt, keys))).join("");
    const result = checked(text, { backend: randomInt(2) > 0, defaults: randomInt(2) > 0 });
    view(result);
    if (!result.error) checked(result.fixed);
  }
});

/** @type {Record<string, string>} what is repeated */
const HEAVY = {
  "one key again and again": "online-mode=false\n", "unknown keys": "some-unknown-key-of-a-mod=1\n", "misspelt keys": "acept-transfer=1\n", comments: "# a comment\n",
  "one line": "motd=a ", backslashes: "\\", "continued lines": "a\\\n", "malformed escapes": "\\u", "carriage returns": "\r", "a line of #": "pvp=true # ", NULs: "\0", quotes: "\"", colons: ":", blanks: " ",
};
for (const [name, unit] of Object.entries(HEAVY)) {
  test(`time grows with length: ${name}`, () => {
    growsWithLength((text) => view(checked(text)), (size) => ["max-players=20\nmotd=", "\nhardcore="].map((key) => key + unit.repeat(Math.ceil(size / unit.length))).join(""), 6e4);
  });
}
/** More of them, between a beginning and an end. @type {[string, string, string, string][]} */
const BETWEEN = [
  ["comments before a line break in a value", "pvp=", " #", "\\nx"],
  ...["\n", " ", "a:\n", "a:  ", "[", "[a"].map((unit) => /** @type {[string, string, string, string]} */ ([`no known key, but ${JSON.stringify(unit)}`, "a=1\n", unit, "x"])),
];
for (const [name, start, unit, end] of BETWEEN) {
  test(`time grows with length: ${name}`, () => {
    growsWithLength((text) => view(checked(text)), (size) => start + unit.repeat(Math.ceil(size / unit.length)) + end, 1e4);
  });
}
