// The danger rules in JavaScript: the cases shared with Python, and that no text can upset them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isAddress, isLoopback, isPublic } from "../../docs/assets/tools/lib/address.js";
import { meeting } from "../../docs/assets/tools/lib/server/danger.js";
import { pick, seededRandomInt } from "./random.mjs";

/** @import { Rule, Setting } from "../../docs/assets/tools/lib/server/danger.js" */
/** @type {{rules: Rule[], cases: {name: string, settings: Setting[], expect: string[]}[]}} */
const { rules, cases } = JSON.parse(readFileSync(new URL("../vectors/danger.json", import.meta.url), "utf8"));

for (const { name, settings, expect } of cases) {
  test(name, () => assert.deepEqual(rules.filter((rule) => meeting(rule, settings).length > 0).map(({ id }) => id), expect));
}

test("the setting that meets a rule is told, not its neighbours", () => {
  const settings = [{ file: "server.properties", key: "motd", value: "false" }, { file: "server.properties", key: "online-mode", value: "false" }];
  assert.deepEqual(meeting(rules[0], settings), [settings[1]]);
});

test("a rule with a test that is not known here is not met", () => {
  const rule = { ...rules[0], matches: [{ ...rules[0].matches[0], values: [], test: "toString" }, { ...rules[0].matches[0], values: [], test: "newer" }] };
  assert.deepEqual(meeting(/** @type {Rule} */ (rule), [{ file: "server.properties", key: "online-mode", value: "false" }]), []);
});

test("addresses in every notation", () => {
  for (const text of ["1.2.3.4", "::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::ffff:1.2.3.4", "fe80::1%eth0", "1:2:3:4:5:6:1.2.3.4"]) assert.ok(isAddress(text), text);
  for (const text of ["", "1.2.3", "1.2.3.4.5", "01.2.3.4", "256.1.1.1", ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "g::", "12345::", "1.2.3.4:80", "::1%", "::1%a%b"]) {
    assert.ok(!isAddress(text), text);
  }
  assert.ok(isLoopback("::ffff:127.0.0.1"));
  assert.ok(isPublic("::ffff:8.8.8.8") && !isPublic("::ffff:10.0.0.1"));
});

test("no text upsets the tests of addresses and ports", () => {
  const randomInt = seededRandomInt(7);
  const signs = [..."0123456789abcf:.[]%/-\0 \ufeff'\"", "::", "1.2.3.4", "localhost"];
  for (let round = 0; round < 5000; round++) {
    const value = Array.from({ length: randomInt(12) }, () => pick(randomInt, signs)).join("");
    for (const rule of rules) meeting(rule, [{ file: rule.matches[0].files[0], key: rule.matches[0].key.replaceAll("*", "a"), value }]);
  }
  for (const rule of rules) meeting(rule, [{ file: rule.matches[0].files[0], key: rule.matches[0].key, value: ":".repeat(1e6) }]);
});
