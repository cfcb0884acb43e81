// Who may import whom among the tools' modules, and what each of them may touch: a tool is pure, the page is drawn in one place.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";

const TOOLS = new URL("../../docs/assets/tools/", import.meta.url);
const NAMES = readdirSync(TOOLS, { recursive: true }).map((name) => String(name).replaceAll("\\", "/")).filter((name) => /\.m?js$/.test(name));
/** @param {string} name */
const sourceOf = (name) => readFileSync(new URL(name, TOOLS), "utf8");

/** The folder of each tool's own parts, by the tool's name. @type {Record<string, string>} */
const PARTS = {
  "auth-check": "lib/auth", "error-decoder": "lib/decoder", firewall: "lib/firewall", "login-path": "lib/login", redact: "lib/redact", "server-properties": "lib/server",
};

/** What the modules of a place may import, beside those of the same place: a place is a folder, or a file that stands alone. @type {Record<string, string[]>} */
const MAY = {
  lib: [],
  "lib/files": ["lib"],
  "lib/page": ["lib", "lib/files"],
  ...Object.fromEntries(Object.entries(PARTS).flatMap(([tool, parts]) => [[parts, ["lib"]], [`${tool}.js`, ["lib", parts]], [`pages/${tool}.js`, [`${tool}.js`, "element.js"]]])),
  libraries: [],
  "element.js": ["..", "lib", "lib/page", "lib/files"],
  "worker.js": ["lib/page"],
  "types.js": [],
  "cli.mjs": ["lib", "lib/files", "libraries", "cli-text.mjs", ...Object.keys(PARTS).map((tool) => `${tool}.js`)],
  "cli-text.mjs": ["lib/files"],
};
const PURE = ["lib", ...Object.values(PARTS), ...Object.keys(PARTS).map((tool) => `${tool}.js`)];

/** @param {string} name */
const placeOf = (name) => (name in MAY ? name : posix.dirname(name));

/** Modules of ours that really are loaded: what only types need is a comment. @param {string} name @returns {string[]} */
const importsOf = (name) => [...sourceOf(name).matchAll(/^(?:import|export)\b[^;]*?\bfrom "(\.[^"]+)"/gm)].map(([, path]) => posix.join(posix.dirname(name), path));

for (const name of NAMES) {
  test(`${name} says what it is for, is short, and imports only what its place may`, () => {
    const place = placeOf(name);
    assert.ok(place in MAY, `no rule for ${place}`);
    assert.match(sourceOf(name), /^\/\/ /);
    assert.ok(sourceOf(name).split("\n").length <= 250);
    for (const other of importsOf(name)) {
      assert.ok(existsSync(new URL(other, TOOLS)), `${other} is not there`);
      assert.ok([place, ...MAY[place]].includes(placeOf(other)), `imports ${other}`);
    }
    if (PURE.includes(place)) assert.doesNotMatch(sourceOf(name), /\b(?:document|window|globalThis|process|fetch|require|Date|crypto)\s*(?:\.\w|\()|from "node:/, "knows the page or the machine");
  });
}

test("each place holds modules, and tools import their parts", () => {
  assert.deepEqual([...new Set(NAMES.map(placeOf))].sort(), Object.keys(MAY).sort());
  for (const [tool, parts] of Object.entries(PARTS)) assert.ok(importsOf(`${tool}.js`).some((other) => placeOf(other) === parts), tool);
});
