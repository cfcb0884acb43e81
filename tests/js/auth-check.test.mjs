// The authentication check: the cases shared with the browser, the plan, and what must hold for any text.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
// @ts-ignore This build, the one that pages load, has no types of its own.
import md5 from "js-md5/build/md5-lite.min.mjs";
import { run, tool, view } from "../../docs/assets/tools/auth-check.js";
import { STEPS, planText } from "../../docs/assets/tools/lib/auth/flip.js";
import { faultLine } from "../../docs/assets/tools/lib/auth/json-fault.js";
import { kindOf, offlineUuid, uuidOf } from "../../docs/assets/tools/lib/auth/uuid.js";
import { growsWithLength } from "./growth.mjs";
import { pick, seededRandomInt } from "./random.mjs";

/** @type {{cases: {name: string, input: any, expect: any}[]}} */
const { cases } = JSON.parse(readFileSync(new URL("../vectors/auth-check.json", import.meta.url), "utf8"));
const libs = { md5 };
const MOJANG = "069a79f4-44e9-4726-a5be-fca90e38aaf5";
/** @param {any} input @returns {any} */
const checked = (input) => run(typeof input === "string" ? { text: input } : input, undefined, libs);
/** @param {any[]} changes */
const flat = (changes) => changes.map(({ name, from, to }) => [name, from, to]);

for (const { name, input, expect } of cases) {
  test(name, () => {
    const result = checked(input);
    if (expect.error) return assert.ok(result.error?.message.includes(expect.error), JSON.stringify(result));
    assert.equal(result.authentication, expect.authentication);
    if (expect.identities) assert.deepEqual(result.identities.map((/** @type {any} */ { name, uuid, kind, matches }) => ({ name, uuid, kind, matches })), expect.identities);
    if (expect.findings) assert.deepEqual(result.findings.map((/** @type {any} */ { code, severity, line }) => ({ code, severity, line })), expect.findings);
    if (expect.off) assert.deepEqual(flat(result.flips.off.changes), expect.off);
    if (expect.on) assert.deepEqual(flat(result.flips.on.changes), expect.on);
    if (expect.offlineLine !== undefined) assert.equal(result.offlineLine, expect.offlineLine);
  });
}

test("the library's MD5 is MD5", () => {
  for (const text of ["", "OfflinePlayer:Notch", "OfflinePlayer:\u00e4\u{1f600}", "x".repeat(1000)]) assert.equal(md5(text), createHash("md5").update(text).digest("hex"));
  assert.equal(offlineUuid("Notch", md5), "b50ad385-829d-3141-a216-7e7d7539ba7f");
});

test("every offline UUID is of its kind", () => {
  for (let at = 0; at < 500; at++) {
    const uuid = offlineUuid(`Player_${at}`, md5);
    assert.equal(kindOf(uuid), "offline");
    assert.equal(uuidOf(uuid.replaceAll("-", "").toUpperCase()), uuid);
  }
  for (const text of ["", "x", undefined, 5, MOJANG.slice(1), `${MOJANG}0`, "g".repeat(32)]) assert.equal(uuidOf(text), undefined);
});

test("two old files for one new name are marked in the plan and named above it", () => {
  const result = checked('[{"uuid":"433ce6c8-c98e-4a0c-8486-753c629ea661","name":"Spyde"},{"uuid":"1953b695-b7be-4722-8ea9-da49dd3e96a8","name":"Spyde"},{"uuid":"069a79f4-44e9-4726-a5be-fca90e38aaf5","name":"Notch"}]');
  const parts = /** @type {any[]} */ (view(result));
  assert.match(parts.find(({ title }) => title === "If online-mode is switched off").items.join(" "), /^.*Spyde: several old files have the same new name/);
  const plan = parts.find(({ name }) => name === "rename-plan-off.txt").text;
  assert.equal(plan.match(/^# Spyde: ONE OF SEVERAL/gm).length, 4);
  assert.equal(plan.match(/^# Notch$/gm).length, 2);
});

test("the plan copies, in both layouts, all three files", () => {
  const plan = planText([{ name: "Notch", from: MOJANG, to: offlineUuid("Notch", md5) }], "Title");
  for (const path of ["players/data/", "players/stats/", "players/advancements/", "playerdata/", "stats/", "advancements/"]) {
    const end = path.includes("data/") ? ".dat" : ".json";
    assert.ok(plan.split("\n").includes(`${path}${MOJANG}${end}  ->  ${path}b50ad385-829d-3141-a216-7e7d7539ba7f${end}`), path);
  }
  assert.match(STEPS.join(" "), /Stop the server.*backup.*Copy each.*never move/);
});

test("what nobody can compute is marked, never guessed", () => {
  const parts = /** @type {any[]} */ (view(checked("Steve")));
  const text = JSON.stringify(parts);
  assert.ok(text.includes("MOJANG-UUID") && text.includes("Look it up"));
  assert.ok(JSON.stringify(view(checked(MOJANG))).includes("OFFLINE-UUID"));
});

test("every example of the tool says something", () => {
  const verdicts = (tool.examples ?? []).map(({ text }) => checked(text ?? "").authentication);
  assert.deepEqual(verdicts, ["off", "on", "unknown"]);
});

test("what is shown is plain text in known parts", () => {
  for (const { input } of cases) {
    for (const part of /** @type {any[]} */ (view(checked(input)))) {
      assert.ok(["note", "error", "verdict", "findings", "table", "list", "file"].includes(part.type), part.type);
      for (const item of part.items ?? []) if (part.type === "verdict") assert.ok(["yes", "no", "unknown"].includes(item.answer) && item.sentence);
      for (const row of part.rows ?? []) {
        assert.equal(row.length, part.columns.length);
        assert.ok(row.every((/** @type {unknown} */ cell) => typeof cell === "string" && cell !== ""), JSON.stringify(row));
      }
    }
  }
});

test("a file to copy is named in the plan alone, and where a UUID is looked up is said once", () => {
  const parts = /** @type {any[]} */ (view(checked("Notch\nSteve")));
  assert.deepEqual(parts.filter((part) => JSON.stringify(part).includes("players/data")).map(({ name }) => name), ["rename-plan-off.txt", "rename-plan-on.txt"]);
  assert.equal(parts.filter((part) => JSON.stringify(part).includes("Nobody can compute")).length, 1);
});

test("the line where JSON breaks", () => {
  for (const [text, line] of /** @type {[string, number][]} */ ([
    ["[\n{},\n]", 3], ["[\n{}\n{}]", 3], ["[\n{\"a\" 1}]", 2], ["[\n\n{\"a\":1,}]", 3], ["[{\"a\":\"b\n\"}]", 1], ["[1,\n01]", 2], ["[\n1\n", 2], ["[]\n\n]", 3], ["{\n'a':1}", 2], ["[\ntru]", 2], ["", 1], ["\n\n", 1],
  ])) assert.equal(faultLine(text), line, JSON.stringify(text));
});

test("the fault is where one sign too many was put", () => {
  const sound = JSON.stringify([{ uuid: MOJANG, name: "a\"b\\", level: 4, on: true, off: null, far: -1.5e3, empty: [], none: {} }], null, 1);
  const lines = sound.split("\n");
  for (let at = 0; at < lines.length; at++) {
    for (const extra of [";", "}{", "]["]) {
      const broken = lines.with(at, extra + lines[at]).join("\n");
      assert.throws(() => JSON.parse(broken));
      assert.ok(faultLine(broken) <= at + 1 + Number(extra !== ";"), `${at}: ${faultLine(broken)}`);
      if (extra === ";") assert.equal(faultLine(broken), at + 1);
    }
  }
});

test("without its library it says so", () => {
  assert.throws(() => run({ text: "Notch" }, undefined, /** @type {any} */ ({})), { told: true, message: /MD5/ });
});

test("no text upsets the check", () => {
  const randomInt = seededRandomInt(3);
  const bits = ["UUID of player ", " is ", MOJANG, "Notch", "\n", "\r", "[", "]: ", "{", "}", ",", '"uuid":', '"name":', '"', "\\", "null", "1", "\0", "\ufeff", "\ud800", "<b>", "__proto__", "  ", "#", ";"];
  const paths = ["", "ops.json", "whitelist.json", "latest.log", "a/usercache.json", "x.txt"];
  for (let round = 0; round < 4000; round++) {
    const files = Array.from({ length: 1 + randomInt(3) }, () => ({ path: pick(randomInt, paths), text: Array.from({ length: randomInt(25) }, () => pick(randomInt, bits)).join("") }));
    const result = checked({ files });
    view(result);
    assert.ok(result.error || result.identities.length > 0);
  }
  for (const text of ["null", "[null]", "[[]]", "[1,\"a\",{}]", "{\"name\":{}}", "[{\"uuid\":{},\"name\":[]}]", "{}"]) view(checked({ files: [{ path: "ops.json", text }] }));
});

/** @type {Record<string, (at: number) => string>} */
const HEAVY = {
  "a log of joins": (at) => `[12:00:01 INFO]: UUID of player P${at} is ${offlineUuid(`P${at}`, md5)}\n`,
  "one player again and again": () => `UUID of player Notch is ${MOJANG}\n`,
  names: (at) => `Player_${at}\n`,
  "one line of names": (at) => `Player_${at},`,
  "one line of half matches": () => "UUID of player ",
  blanks: () => " ",
  NULs: () => "\0",
  "carriage returns": () => "\r",
  "open brackets": () => "[",
};
for (const [name, unit] of Object.entries(HEAVY)) {
  test(`time grows with length: ${name}`, () => {
    growsWithLength((text) => view(checked(text)), (size) => {
      let text = "Steve\n";
      for (let at = 0; text.length < size; at++) text += unit(at);
      return text;
    }, 1e5);
  });
}

test("a list of 20000 entries is read in linear time, with its lines", () => {
  const list = Array.from({ length: 20000 }, (_, at) => ({ uuid: offlineUuid(`P${at}`, md5), name: `P${at}` }));
  const { identities } = checked({ files: [{ path: "whitelist.json", text: JSON.stringify(list, null, 2) }] });
  assert.equal(identities.length, 20000);
  assert.equal(identities[19999].seen[0].line, 2 + 19999 * 4);
});
