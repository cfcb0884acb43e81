// The login-path tool on made-up networks: every row of the outcome matrix, every layout of files, every kind of bad input.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as yaml from "js-yaml";
import * as toml from "smol-toml";
import { run, tool, view } from "../../docs/assets/tools/login-path.js";
import { WORDS } from "../../docs/assets/tools/lib/login-words.js";

/** @typedef {{path: string, text: string}} GivenFile */
/** @typedef {{joins: string, safe: string, codes: string[], at?: Record<string, string>, patched?: string[], missing?: string[], backends?: string[], titles?: string[], error?: string}} Expect */
/** @type {{cases: {name: string, input: {files: GivenFile[]}, expect: Expect}[]}} */
const { cases } = JSON.parse(readFileSync(new URL("../vectors/login-path.json", import.meta.url), "utf8"));
const libs = { yaml, toml };
/** @param {GivenFile[]} files @returns {any} */
const judge = (files) => run({ files }, undefined, libs);

for (const { name, input, expect } of cases) {
  test(name, () => {
    const result = judge(input.files);
    if (expect.error) {
      assert.match(result.error.message, new RegExp(expect.error));
      assert.equal(view(result)[0].type, "error");
      return;
    }
    assert.equal(result.error, undefined);
    const codes = result.findings.map((/** @type {{code: string}} */ { code }) => code).sort();
    assert.deepEqual({ joins: result.joins, safe: result.safe, codes }, { joins: expect.joins, safe: expect.safe, codes: expect.codes });
    for (const [code, at] of Object.entries(expect.at ?? {})) {
      const places = result.findings.filter((/** @type {{code: string}} */ one) => one.code === code).map((/** @type {{file: string, line: number}} */ { file, line }) => `${file}:${line}`);
      assert.ok(places.includes(at), `${code} at ${places}, not ${at}`);
    }
    if (expect.titles) assert.deepEqual(result.findings.map((/** @type {{title: string}} */ { title }) => title), expect.titles);
    if (expect.missing) assert.deepEqual(result.missing, expect.missing);
    if (expect.patched) assert.deepEqual(Object.keys(result.patched).sort(), expect.patched);
    if (expect.backends) assert.deepEqual(result.backends.map((/** @type {any} */ one) => `${one.name} ${one.joins} ${one.safe}`), expect.backends);
  });
}

test("every row of the matrix has a vector", () => {
  const rows = cases.filter(({ name }) => name.startsWith("C: "));
  assert.ok(rows.length >= 24, String(rows.length));
});

test("the result is plain JSON and every finding is complete", () => {
  for (const { input } of cases) {
    const result = judge(input.files);
    assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
    for (const one of result.findings ?? []) {
      assert.ok(one.title && one.text && one.fix && one.file, one.code);
      assert.doesNotMatch(JSON.stringify(one), /\{[a-z]+\}/, one.code);
      for (const changed of one.change) assert.ok(changed.lines.some((/** @type {{kind: string}} */ { kind }) => kind === "ins"), one.code);
    }
  }
});

test("every cause has a vector that names it", () => {
  const seen = new Set(cases.flatMap(({ expect }) => expect.codes ?? []));
  for (const key of Object.keys(WORDS)) assert.ok(seen.has(key.split(":")[0]), key);
});

test("the examples show what their labels say", () => {
  const answers = (tool.examples ?? []).map(({ files }) => { const { joins, safe } = judge(files ?? []); return `${joins} ${safe}`; });
  assert.deepEqual(answers, ["no no", "no yes", "yes yes"]);
});

test("the view has a verdict, one way a backend, and only known parts", () => {
  for (const { input, expect } of cases) {
    if (expect.error) continue;
    const result = judge(input.files);
    const parts = view(result);
    assert.equal(parts.filter(({ type }) => type === "path").length, result.backends.length);
    assert.equal(parts[1].type, "verdict");
    for (const { type } of parts) assert.ok(["note", "verdict", "path", "findings", "list", "file"].includes(type), type);
  }
});
