// The readers of configuration files: what they give for a text is what the software that reads it gets.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as yaml from "js-yaml";
import { parse } from "../../docs/assets/tools/lib/properties.js";
import { readProperties } from "../../docs/assets/tools/lib/login/read-properties.js";
import { readYaml } from "../../docs/assets/tools/lib/login/read-yaml.js";

/** Every setting with a value, by its dotted path. @param {import("../../docs/assets/tools/lib/login/types.js").Settings} settings */
const values = ({ entries }) => Object.fromEntries([...entries.values()].filter(({ kind }) => kind === "scalar").map(({ path, value }) => [path.join("."), value]));

/** @type {[string, string, Record<string, string>][]} */
const YAML = [
  ["<< brings in what the mapping does not have", "a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\n", { "a.x": "1", "a.y": "2", "b.x": "1", "b.y": "3" }],
  ["the place of << does not matter", "a: &a {x: 1, y: 2}\nb:\n  y: 3\n  <<: *a\n", { "a.x": "1", "a.y": "2", "b.x": "1", "b.y": "3" }],
  ["a list behind <<: the first one goes first", "a: &a {x: 1}\nb: &b {x: 2, y: 2}\nc:\n  <<: [*a, *b]\n", { "a.x": "1", "b.x": "2", "b.y": "2", "c.x": "1", "c.y": "2" }],
  ["a list in lines, and a mapping written out", "a: &a {x: 1}\nc:\n  <<:\n    - *a\n    - {z: 3}\n", { "a.x": "1", "c.x": "1", "c.z": "3" }],
  ["<< does not mix what stands below a key", "a: &a\n  env: {x: 1, y: 2}\nb:\n  <<: *a\n  env: {x: 3}\n", { "a.env.x": "1", "a.env.y": "2", "b.env.x": "3" }],
  ["a mapping with << can be brought in itself", "a: &a {x: 1}\nb: &b\n  <<: *a\n  y: 2\nc:\n  <<: *b\n", { "a.x": "1", "b.x": "1", "b.y": "2", "c.x": "1", "c.y": "2" }],
  ["a key that stands twice: the later one counts, whole", "a:\n  x: 1\n  y: 2\na:\n  x: 3\n", { "a.x": "3" }],
];
for (const [name, text, expected] of YAML) test(`YAML: ${name}`, () => assert.deepEqual(values(readYaml(text, yaml)), expected));

/** @type {{cases: {name: string, input: any}[]}} */
const { cases } = JSON.parse(readFileSync(new URL("../vectors/server-properties.json", import.meta.url), "utf8"));
const TEXTS = [
  ...cases.map(({ input }) => input.text ?? input.files?.[0]?.text ?? ""),
  "motd=A\ronline-mode=false\rserver-port=25566", "a=1\r\nb : 2\n\rc 3\r\r\n\n d = 4", "a\\\n  b = \\\n   c\\\r\n d\ne=f", "a\\\n  =x\n", "a=\\\n\n b=1", "online\u002dmode=false", "\u00a0a=1\n#b=2\n!c=3\n:=d\n", "a=1\na=2",
];

test("server.properties: both tools read the same settings in every text", () => {
  for (const text of TEXTS) {
    const { entries } = parse(text);
    if (entries.some(({ malformed }) => malformed)) { assert.throws(() => readProperties(text)); continue; }
    const settings = readProperties(text);
    assert.deepEqual(values(settings), Object.fromEntries(entries.map(({ key, value }) => [key, value])), JSON.stringify(text));
    for (const { start, end, path: [key], value } of settings.entries.values()) {
      const changed = readProperties(`${text.slice(0, start)}new${text.slice(end)}`);
      if (entries.filter((one) => one.key === key).length === 1 && value) assert.deepEqual(values(changed), { ...values(settings), [key]: "new" }, JSON.stringify(text));
    }
  }
});

test("server.properties: a carriage return alone ends a line, as in Java", () => {
  assert.deepEqual(values(readProperties("motd=A\ronline-mode=false")), { motd: "A", "online-mode": "false" });
});
