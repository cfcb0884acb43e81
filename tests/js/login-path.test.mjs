// The login-path tool on made-up networks: every row of the outcome matrix, every layout of files, every kind of bad input.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as yaml from "js-yaml";
import * as toml from "smol-toml";
import { run, tool, view } from "../../docs/assets/tools/login-path.js";
import { WORDS } from "../../docs/assets/tools/lib/login/words.js";

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

test("the same cause in several backends is one finding that names them all, with the place and the change of each", () => {
  const backend = (/** @type {string} */ name, /** @type {number} */ port) => [
    { path: `${name}/server.properties`, text: `online-mode=false\nserver-ip=\nserver-port=${port}\n` },
    { path: `${name}/spigot.yml`, text: "settings:\n  bungeecord: true\n" },
    { path: `${name}/paper.yml`, text: "settings:\n  bungee-online-mode: false\nconfig-version: 20\n" },
  ];
  const proxy = { path: "proxy/config.yml", text: "ip_forward: true\nonline_mode: true\nlisteners:\n- host: 0.0.0.0:25565\n  priorities:\n  - hub\nservers:\n  hub:\n    address: 203.0.113.7:25566\n  pvp:\n    address: 203.0.113.7:25567\n  sky:\n    address: 203.0.113.7:25568\n" };
  const result = judge([proxy, ...backend("hub", 25566), ...backend("pvp", 25567), ...backend("sky", 25568)]);
  const [open, told] = result.findings;
  assert.deepEqual(result.findings.map((/** @type {any} */ { code, backend: names }) => `${code} ${names}`), ["backend-reachable hub, pvp and sky", "velocity-online-mode-differs hub, pvp and sky"]);
  assert.match(open.text, /^In BungeeCord mode each of hub, pvp and sky believes the UUID/);
  assert.match(open.fix, /^Let only the proxy reach port 25566, 25567 and 25568,/);
  assert.deepEqual(open.places.map((/** @type {any} */ one) => `${one.backend} ${one.file}:${one.line}`), ["hub hub/spigot.yml:2", "pvp pvp/spigot.yml:2", "sky sky/spigot.yml:2"]);
  assert.deepEqual(told.change.map((/** @type {any} */ { file }) => file), ["hub/paper.yml", "pvp/paper.yml", "sky/paper.yml"]);
  const drawn = view(result).find(({ type }) => type === "findings");
  assert.match(JSON.stringify(drawn), /"places":\["hub\/spigot\.yml:2","pvp\/spigot\.yml:2","sky\/spigot\.yml:2"\]/);
});

test("the verdict gives each backend its own reason, and names them only where they differ", () => {
  const backend = (/** @type {string} */ name, /** @type {number} */ port, /** @type {boolean} */ online) => [
    { path: `${name}/server.properties`, text: `online-mode=${online}\nserver-port=${port}\n` },
    { path: `${name}/config/paper-global.yml`, text: "_version: 31\nproxies:\n  velocity:\n    enabled: true\n    online-mode: true\n    secret: other\n" },
    { path: `${name}/spigot.yml`, text: "settings:\n  bungeecord: false\n" },
  ];
  const proxy = [{ path: "proxy/velocity.toml", text: 'player-info-forwarding-mode = "modern"\nforwarding-secret-file = "forwarding.secret"\n[servers]\nhub = "203.0.113.7:25566"\npvp = "203.0.113.7:25567"\ntry = ["hub"]\n' }, { path: "proxy/forwarding.secret", text: "k7Qw9eRt2YuI" }];
  assert.equal(judge([...proxy, ...backend("hub", 25566, false), ...backend("pvp", 25567, true)]).sentences.joins, "hub: The secrets of proxy and backend differ. pvp: The backend asks for a second login, and the proxy gives up.");
  assert.equal(judge([...proxy, ...backend("hub", 25566, false), ...backend("pvp", 25567, false)]).sentences.joins, "The secrets of proxy and backend differ.");
});

test("many backends of one cause are counted in the sentence, and named beside their places", () => {
  const names = ["hub", "pvp", "sky", "uhc", "tnt"];
  const servers = names.flatMap((name, at) => [{ path: `srv/${name}/server.properties`, text: `online-mode=false\nserver-port=${25566 + at}\n` }, { path: `srv/${name}/spigot.yml`, text: "settings:\n  bungeecord: true\n" }]);
  const proxy = { path: "proxy/velocity.toml", text: `player-info-forwarding-mode = "legacy"\n[servers]\n${names.map((name, at) => `${name} = "203.0.113.7:${25566 + at}"`).join("\n")}\ntry = ["hub"]\n` };
  const result = judge([proxy, ...servers]);
  assert.match(result.findings[0].text, /^In BungeeCord mode each of these 5 backends believes the UUID/);
  assert.equal(result.findings[0].backend, "hub, pvp, sky, uhc and tnt");
  const { items } = /** @type {any} */ (view(result).find(({ type }) => type === "findings"));
  assert.deepEqual(items[0].places, names.map((name) => `srv/${name}/spigot.yml:2`));
});

test("a secret may begin with $: it is compared as one, and stands in no finding", () => {
  const network = (/** @type {string} */ secret) => judge([
    { path: "proxy/velocity.toml", text: 'player-info-forwarding-mode = "modern"\nforwarding-secret-file = "forwarding.secret"\n[servers]\nhub = "127.0.0.1:25566"\ntry = ["hub"]\n' }, { path: "proxy/forwarding.secret", text: "$uperSecret12" },
    { path: "hub/server.properties", text: "online-mode=false\nserver-ip=127.0.0.1\nserver-port=25566\n" }, { path: "hub/spigot.yml", text: "settings:\n  bungeecord: false\n" },
    { path: "hub/config/paper-global.yml", text: `_version: 31\nproxies:\n  velocity:\n    enabled: true\n    online-mode: true\n    secret: '${secret}'\n` },
  ]);
  assert.deepEqual(["$uperSecret12", "$uperSecret13", "$SECRET", "${SECRET:-hunter2}"].map((secret) => network(secret).joins), ["yes", "no", "unknown", "unknown"]);
  const { findings } = network("${SECRET:-hunter2}");
  assert.deepEqual(findings.map((/** @type {any} */ { code }) => code), ["secret-elsewhere"]);
  assert.doesNotMatch(JSON.stringify(findings), /hunter2/);
});

test("the file with the changed lines says that it holds secrets", () => {
  const files = (tool.examples ?? []).flatMap(({ files: given }) => /** @type {any[]} */ (view(judge(given ?? []))).filter(({ type }) => type === "file"));
  assert.ok(files.length && files.every(({ note }) => note.startsWith("It holds your own lines, secrets included: do not post it.")));
});

test("a key of a hundred thousand dots upsets nothing", () => {
  assert.ok(judge([{ path: "lobby/spigot.yml", text: `settings.${"a.".repeat(300_000)}b: true\nsettings.bungeecord: true\n` }]).joins);
});
