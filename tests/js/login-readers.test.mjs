// The readers of configuration files: what they give for a text is what the software that reads it gets.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as yaml from "js-yaml";
import { readYaml } from "../../docs/assets/tools/lib/read-yaml.js";

/** Every setting with a value, by its dotted path. @param {import("../../docs/assets/tools/lib/login-types.js").Settings} settings */
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
