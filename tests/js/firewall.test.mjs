// The firewall tool: the shared cases, and what must hold whatever is typed: SSH first, nothing breaks out of a command, no rule that harms.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isAddress } from "../../docs/assets/tools/lib/address.js";
import { networkOf } from "../../docs/assets/tools/lib/network.js";
import { run, tool, view } from "../../docs/assets/tools/firewall.js";
import { pick, seededRandomInt } from "./random.mjs";

/** @type {{cases: {name: string, input: Record<string, unknown>, expect: Record<string, any>}[]}} */
const { cases } = JSON.parse(readFileSync(new URL("../vectors/firewall.json", import.meta.url), "utf8"));

/** @param {unknown} fields @returns {any} */
const ruled = (fields) => run({ fields: /** @type {any} */ (fields) });
/** @param {any} result @returns {string[]} */
const commandsOf = (result) => result.rules.flatMap((/** @type {any} */ rule) => rule.commands);

for (const { name, input, expect } of cases) {
  test(name, () => {
    const result = ruled(input);
    if (expect.field) {
      assert.equal(result.error?.field, expect.field, JSON.stringify(result.error ?? result.rules));
      assert.match(result.error.message, new RegExp(expect.message));
      return;
    }
    assert.equal(result.error, undefined);
    const commands = commandsOf(result);
    if (expect.commands) assert.deepEqual(commands, expect.commands);
    for (const one of expect.has ?? []) assert.ok(commands.includes(one), `${one} is not in\n${commands.join("\n")}`);
    for (const one of expect.steps ?? []) assert.ok(result.rules.some((/** @type {any} */ rule) => rule.step === one), one);
    for (const one of expect.texts ?? []) assert.ok(result.rules.some((/** @type {any} */ rule) => rule.text.includes(one)), one);
    for (const one of expect.warns ?? []) assert.ok(result.warnings.some((/** @type {string} */ text) => text.includes(one)), one);
    for (const one of expect.fileHas ?? []) assert.ok(result.file.text.includes(one), one);
    if (expect.file) assert.equal(result.file.text, expect.file);
    if (expect.test) assert.deepEqual(result.test.map((/** @type {any} */ probe) => `${probe.command} ${probe.expect}`), expect.test);
  });
}

const SYSTEMS = (tool.fields?.[0].choices ?? []).map(({ value }) => value);
const SETUPS = [
  { proxies: "203.0.113.10\n2001:db8::10\n10.8.0.0/24", backends: "25566, 25567", ssh: "2222", open: "" },
  { proxies: "", backends: "25566", ssh: "22", open: "25565" },
  { proxies: "203.0.113.10", backends: "25566", ssh: "22", open: "25565" },
];
/** @param {any} result */
const everything = (result) => [...commandsOf(result), ...result.wayBack.flatMap((/** @type {any} */ back) => back.commands), ...result.rules.map((/** @type {any} */ rule) => rule.file?.text ?? "")];

test("no rule flushes, resets, drops by default or blocks", () => {
  for (const system of SYSTEMS) for (const setup of SETUPS) {
    const result = ruled({ ...setup, system });
    if (result.error) continue;
    for (const text of everything(result)) {
      assert.doesNotMatch(text, /flush|policy drop|ufw (?:--force )?reset|ufw disable|-Action Block|iptables -[FP] (?!MINECRAFT)|default allow|firewall-cmd --panic|state off/i, text);
    }
    assert.ok(result.wayBack.length > 1 && result.test.length > 0, system);
  }
});

test("SSH is allowed before anything is closed or switched on", () => {
  for (const setup of SETUPS) {
    const ufw = commandsOf(ruled({ ...setup, system: "ufw" }));
    assert.ok(ufw.indexOf(`sudo ufw allow ${setup.ssh}/tcp`) >= 0);
    assert.ok(ufw.indexOf(`sudo ufw allow ${setup.ssh}/tcp`) < ufw.findIndex((one) => /delete|enable/.test(one)));
    assert.ok(ufw.findLastIndex((one) => one.startsWith("sudo ufw allow")) < ufw.findIndex((one) => /delete|enable/.test(one)));
    const firewalld = commandsOf(ruled({ ...setup, system: "firewalld" }));
    assert.ok(firewalld.findIndex((one) => one.includes(`--add-port=${setup.ssh}/tcp`)) < firewalld.findIndex((one) => / drop'/.test(one)));
    assert.ok(firewalld.findLastIndex((one) => / accept'/.test(one)) < firewalld.findIndex((one) => / drop'/.test(one)));
    const table = ruled({ ...setup, system: "nftables" }).file.text;
    assert.ok(table.lastIndexOf("accept") < table.indexOf("backends drop"));
    assert.doesNotMatch(table, new RegExp(`\\b${setup.ssh}\\b`));
  }
});

test("an address in every notation has one spelling", () => {
  for (const [text, expected] of [
    ["2001:DB8:0:0:0:0:0:1", "2001:db8::1"], ["::ffff:192.0.2.1", "192.0.2.1"], ["0:0:0:0:0:0:0:1", "::1"], ["1:0:0:2:0:0:0:3", "1:0:0:2::3"], ["1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"],
    ["10.1.2.3/8", "10.0.0.0/8"], ["2001:db8:ffff::/32", "2001:db8::/32"], ["::", "::"], ["1.2.3.4/32", "1.2.3.4"], ["64:ff9b::1.2.3.4", "64:ff9b::102:304"], ["10:10::0:0:10", "10:10::10"],
  ]) assert.equal(networkOf(text)?.text, expected, text);
  for (const text of ["", "/", "1.2.3.4/", "1.2.3.4/33", "1.2.3.4/+8", "1.2.3.4/08", "::1/129", "::1%a", "1.2.3.4/8/8", "a", "1.2.3.4\n", "\u0661.2.3.4", "::ffff:1.2.3.4/64"]) {
    assert.equal(networkOf(text), undefined, JSON.stringify(text));
  }
});

test("whatever is typed, only numbers and addresses get into a command", () => {
  const randomInt = seededRandomInt(11);
  const bits = ["203.0.113.10", "2001:db8::1", "10.0.0.0/8", "25566", "22", "0", "-1", "65536", "1e3", "0x10", ";", "|", "&&", "$(x)", "`x`", "'", '"', "\n", " ", ",", "\\", "%", "#", "{", "}", "/", ":", ".", "\0", "\u202e", "<", ">", "a.example", "::"];
  const make = () => Array.from({ length: randomInt(4) }, () => pick(randomInt, bits)).join("");
  let accepted = 0;
  for (let round = 0; round < 20000; round++) {
    const fields = { system: pick(randomInt, SYSTEMS), proxies: randomInt(3) ? make() : "203.0.113.10", backends: randomInt(3) ? make() : "25566", ssh: randomInt(3) ? "22" : make(), open: randomInt(2) ? "25565" : make(), own: randomInt(2) ? "" : make() };
    const result = ruled(fields);
    if (result.error) {
      assert.ok(result.error.message && result.error.field);
      continue;
    }
    accepted++;
    const plain = everything(result).concat(result.test.map((/** @type {any} */ probe) => probe.command)).join("\n");
    // Take out what may be typed; the rest must be what the same system says for plain values.
    const words = plain.split(/[\s,"'={}]+/).filter((word) => /[^\w./:$()&|><*!-]/.test(word.replace(/^<|>$/g, "")));
    assert.deepEqual(words.filter((word) => !/^[\w.;#[\]\\@+-]*$/.test(word)), [], JSON.stringify(fields));
    assert.doesNotMatch(plain, /`|\$\(|\0|\u202e|a\.example|;\s*x/, JSON.stringify(fields));
    for (const [, from] of plain.matchAll(/(?:tcp from |-s |address=)"?([^\s"$]+)/g)) assert.ok(isAddress(from.split("/")[0]), from);
  }
  assert.ok(accepted > 300, `${accepted} accepted`);
});

test("what is no form, or too much of one, is refused in words", () => {
  for (const input of [undefined, {}, { fields: undefined }, { fields: { system: 5 } }]) assert.ok(/** @type {any} */ (run(/** @type {any} */ (input))).error.message);
  assert.match(ruled({ system: "ufw", proxies: "1.2.3.4 ".repeat(65), backends: "25566" }).error.message, /at most/);
  assert.match(ruled({ system: "ufw", proxies: ":".repeat(1e6), backends: "25566" }).error.message, /too long/);
});

test("every example gives rules, and every result can be drawn", () => {
  for (const { fields } of tool.examples ?? []) {
    const parts = view(ruled(fields));
    assert.ok(parts.length > 8);
    assert.ok(parts.every((/** @type {any} */ part) => ["note", "list", "table", "file"].includes(part.type)));
  }
  const parts = /** @type {any[]} */ (view(ruled(/** @type {any} */ (tool.examples?.[0]).fields)));
  for (const { type, title, text } of parts) {
    if (type === "note") assert.doesNotMatch(text, /^(Step|The test|The way back)/, "a heading says it");
    if (title === "Step 5. Switch it on") assert.match(text, /deny incoming$/, "nothing follows the command");
  }
  assert.deepEqual(parts.filter(({ name }) => /^Must/.test(name)).map(({ name, text }) => [name, text]), [
    ["Must answer", "nc -vz -w 5 203.0.113.20 22\nnc -6 -vz -w 5 2001:db8::20 22"], ["Must fail", "nc -vz -w 5 203.0.113.20 25566\nnc -6 -vz -w 5 2001:db8::20 25566"],
  ]);
  assert.doesNotMatch(JSON.stringify(parts), /SERVER_IPV/, "what the addresses stand for is said where they stand");
  assert.match(/** @type {any} */ (view(ruled({}))[0]).message, /^What closes the port: /);
});
