// What must hold for any files: no crash, no secret shown, no false "safe", patches that lead to a working network and change nothing else.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as yaml from "js-yaml";
import * as toml from "smol-toml";
import { run, view } from "../../docs/assets/tools/login-path.js";
import { SECRET_WORDS } from "../../docs/assets/tools/lib/login/patch-lines.js";
import { pick, seededRandomInt } from "./random.mjs";

/** @import { RandomInt } from "./random.mjs" */
/** @typedef {{path: string, text: string}} GivenFile */
/** @type {{cases: {name: string, input: {files: GivenFile[]}, expect: any}[]}} */
const { cases } = JSON.parse(readFileSync(new URL("../vectors/login-path.json", import.meta.url), "utf8"));
const libs = { yaml, toml };
/** @param {GivenFile[]} files @returns {any} */
const judge = (files) => run({ files }, undefined, libs);

const PIECES = ["\u0000", "\t", "\ufeff", "\r", "{", "}", "[", "]", '"', "'", "#", ":", "=", "&a", "*a", "<<: *a", "\\u", "\\", "|", "- ", "---\n", "$&", "\ud800", "true", "''", "online-mode=false\n", "  velocity:\n", "[servers]\n"];

/** @type {((text: string, randomInt: RandomInt) => string)[]} */
const MUTATIONS = [
  (text, randomInt) => text.slice(0, randomInt(text.length + 1)),
  (text, randomInt) => { const at = randomInt(text.length + 1); return text.slice(0, at) + pick(randomInt, PIECES) + text.slice(at); },
  (text, randomInt) => { const at = randomInt(text.length + 1); return text.slice(0, at) + text.slice(at + 1 + randomInt(5)); },
  (text, randomInt) => { const lines = text.split("\n"); lines.splice(randomInt(lines.length), 1); return lines.join("\n"); },
  (text, randomInt) => { const lines = text.split("\n"); lines.splice(randomInt(lines.length), 0, pick(randomInt, lines)); return lines.join("\n"); },
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => text.replaceAll("  ", "\t"),
  (text) => `\ufeff${text}`,
  (text) => text.toUpperCase(),
  (text, randomInt) => text + pick(randomInt, PIECES).repeat(200),
];

/** @param {any} result */
function sound(result) {
  if (result.error) return assert.equal(typeof result.error.message, "string");
  for (const answer of [result.joins, result.safe]) assert.ok(["yes", "no", "unknown"].includes(answer));
  for (const { line, file } of result.findings) assert.ok(Number.isInteger(line) && line >= 0 && typeof file === "string");
  for (const text of Object.values(result.patched)) assert.equal(typeof text, "string");
  view(result);
}

test("mutated files never crash", () => {
  const randomInt = seededRandomInt(1);
  for (let round = 0; round < 4000; round++) {
    const files = pick(randomInt, cases).input.files.map((file) => ({ ...file }));
    for (let hits = 1 + randomInt(3); hits > 0 && files.length; hits--) {
      const file = pick(randomInt, files);
      file.text = pick(randomInt, MUTATIONS)(file.text, randomInt);
    }
    sound(judge(files));
  }
});

test("noise under every name never crashes", () => {
  const randomInt = seededRandomInt(2);
  const names = [...new Set(cases.flatMap(({ input }) => input.files.map(({ path }) => path)))];
  for (const path of names) {
    for (let round = 0; round < 20; round++) sound(judge([{ path, text: Array.from({ length: randomInt(400) }, () => (randomInt(4) ? String.fromCharCode(randomInt(0x300)) : pick(randomInt, PIECES))).join("") }]));
  }
});

/** @param {string} one @param {string} other */
const network = (one, other) => [
  { path: "proxy/velocity.toml", text: `config-version = "1.0"\nonline-mode = true\nplayer-info-forwarding-mode = "modern"\nforwarding-secret = "${one}" # ${one}\n[servers]\nlobby = "127.0.0.1:25565"\ntry = ["lobby"]\n` },
  { path: "lobby/server.properties", text: "online-mode=false\nrcon.password=Pa55word-of-rcon\n" },
  { path: "lobby/spigot.yml", text: "settings:\n  bungeecord: true\n" },
  { path: "lobby/config/paper-global.yml", text: `_version: 31\nproxies:\n  velocity:\n    secret: '${other}' # was ${one}\n    enabled: false\n    online-mode: false\n` },
  { path: "lobby/plugins/BungeeGuard/config.yml", text: `allowed-tokens:\n  - "you can add as many as you like."\n  - "${other}x"\n` },
];

test("no secret is shown, whatever stands in it", () => {
  const randomInt = seededRandomInt(3);
  const signs = [..."abcDEF0123456789$&.*+?^()|[]{}<>%!~=-_"];
  for (let round = 0; round < 300; round++) {
    const [one, other] = [0, 1].map(() => Array.from({ length: 8 + randomInt(20) }, () => pick(randomInt, signs)).join(""));
    const files = network(one, other);
    const result = judge(files);
    assert.ok(result.findings.length > 1);
    const { patched, ...told } = result;
    const shown = JSON.stringify(told) + JSON.stringify(view(result).filter(({ type }) => type !== "file"));
    for (const secret of [one, other, `${other}x`]) assert.ok(!shown.includes(JSON.stringify(secret).slice(1, -1)), shown);
    for (const [path, text] of Object.entries(/** @type {Record<string, string>} */ (patched))) {
      const own = new Set(files.find((file) => file.path === path)?.text.split("\n"));
      for (const line of text.split("\n").filter((line) => !own.has(line))) assert.ok(!line.includes(`'${one}'`) && !line.includes(`'${other}'`), line);
    }
  }
});

test("a secret that no comparison knows, or a very short one, is hidden beside a change", () => {
  const files = network("abcdefgh1", "abc").filter(({ path }) => !path.includes("BungeeGuard")).map(({ path, text }) => ({ path, text: text.replace("online-mode=false\n", "rcon.password=before\nonline-mode=false\n") }));
  const legacy = files.map(({ path, text }) => ({ path, text: text.replace('"modern"', '"legacy"') }));
  const changed = [files, legacy].flatMap((given) => judge(given).findings).flatMap((/** @type {any} */ { change }) => change).flatMap((/** @type {any} */ { lines }) => lines).map((/** @type {any} */ { text }) => text);
  for (const line of [/^server-ip=127\.0\.0\.1/, /secret: 'the text/]) assert.ok(changed.some((/** @type {string} */ text) => line.test(text)), changed.join("\n"));
  assert.doesNotMatch(changed.join("\n"), /before|Pa55word|'abc'/);
  assert.match(changed.join("\n"), /rcon\.password=\(hidden\)/);
});

test("an error in a file never quotes the file", () => {
  for (const path of ["velocity.toml", "paper-global.yml", "config/FabricProxy-Lite.toml", "sponge.conf", "server.properties"]) {
    for (const text of ["secret = \"TopSecret99\nx", "secret: 'TopSecret99\n", "a = TopSecret99 b = 2", "a: *TopSecret99\n", "TopSecret99 {", "TopSecret99: a: b", "a=\\uTopSecret99"]) {
      assert.doesNotMatch(JSON.stringify(judge([{ path, text }])), /TopSecret99/);
    }
  }
});

const SECRET = "k7Qw9eRt2YuI";
/** All networks of Velocity and Paper. @returns {{files: GivenFile[], label: string}[]} */
function networks() {
  const found = [];
  for (const mode of ["none", "legacy", "modern"]) for (const checks of [true, false]) for (const online of [true, false]) for (const bungee of [true, false]) for (const enabled of [true, false]) for (const secret of [SECRET, "another-one", ""]) for (const eol of ["\n", "\r\n"]) {
    const files = [
      { path: "proxy/velocity.toml", text: `# mine\nconfig-version = "2.7"\nonline-mode = ${checks} # c\nplayer-info-forwarding-mode = '${mode}' # d\nforwarding-secret-file = "forwarding.secret"\n[servers]\nlobby = "127.0.0.1:25566"\ntry = ["lobby"]\n` },
      { path: "proxy/forwarding.secret", text: SECRET },
      { path: "lobby/server.properties", text: `# mine\nonline-mode=${online}\nserver-port=25566\nserver-ip=\n` },
      { path: "lobby/spigot.yml", text: `# mine\nsettings:\n    bungeecord: ${bungee}   # b\n` },
      { path: "lobby/config/paper-global.yml", text: `# mine\n_version: 31\nproxies:\n   velocity:   # v\n      enabled: ${enabled} # e\n      online-mode: true\n      secret: "${secret}" # s\n` },
    ].map(({ path, text }) => ({ path, text: text.replaceAll("\n", eol) }));
    found.push({ files, label: JSON.stringify({ mode, checks, online, bungee, enabled, secret, crlf: eol.length > 1 }) });
  }
  return found;
}

/** The files with the patches as they are. @param {GivenFile[]} files @param {any} result @returns {GivenFile[]} */
const patched = (files, result) => files.map(({ path, text }) => ({ path, text: result.patched[path] ?? text }));

/** What the reader is told to do by hand: the secret goes where the placeholder stands, or where a finding says that another one does. @param {GivenFile[]} files @param {any} result @returns {GivenFile[]} */
const byHand = (files, result) => files.map(({ path, text }) => {
  const wrong = result.findings.some((/** @type {any} */ { code, file }) => code === "secret-mismatch" && file === path);
  return { path, text: (wrong ? text.replace(/(secret: ).*( #)/, `$1"${SECRET}"$2`) : text).replaceAll(SECRET_WORDS, SECRET) };
});

test("patched files and the secret filled in by hand make a network that works and is safe, and then nothing is left to change", () => {
  for (const { files, label } of networks()) {
    let now = files;
    let result = judge(now);
    for (let round = 0; round < 4 && result.safe + result.joins !== "yesyes"; round++) {
      now = byHand(patched(now, result), result);
      result = judge(now);
    }
    assert.deepEqual([result.joins, result.safe, result.patched], ["yes", "yes", {}], `${label} ${JSON.stringify(result.findings.map((/** @type {any} */ one) => one.code))}`);
  }
});

const ORDER = ["no", "unknown", "yes"];
/** The file as a writer could have written it too. @type {((text: string) => string)[]} */
const WRITINGS = [
  (text) => text,
  (text) => text.replace(/velocity:[^]*/, "velocity: {online-mode: true}\n"),
  (text) => text.replace(/proxies:[^]*/, "proxies: {}\n"),
  (text) => text.replace(/settings:[^]*/, "settings: {bungeecord: true}\n"),
  (text) => text.replace(/enabled: (\w+)/, "enabled: '$1'"),
  (text) => text.replaceAll("\n", "\r"),
];

/** @param {GivenFile[]} given @param {string} label */
function noneWorse(given, label) {
  const before = judge(given);
  if (before.error || !Object.keys(before.patched).length) return;
  const after = judge(patched(given, before));
  const filled = judge(byHand(patched(given, before), before));
  assert.ok(ORDER.indexOf(after.safe) >= ORDER.indexOf(before.safe), `safe ${label}`);
  assert.ok(before.joins !== "yes" || filled.joins === "yes", `joins ${label}`);
  const open = (/** @type {any} */ { backends }) => backends.filter((/** @type {any} */ { hops }) => hops.direct.state === "open").length;
  assert.ok(open(after) <= open(before), `direct ${label}`);
  if (JSON.stringify(before.patched).includes(SECRET_WORDS)) assert.ok(!Object.entries(before.patched).some(([path, text]) => /\.properties$/.test(path) && /^online-mode=false/m.test(/** @type {string} */ (text)) && !given.some((file) => file.path === path && /^online-mode=false/m.test(file.text))), `account check ${label}`);
}

test("no patch, used as it is, makes a backend less safe or keeps out who could join", () => {
  for (const { files, label } of networks()) {
    for (const write of WRITINGS) noneWorse(files.map(({ path, text }) => ({ path, text: write(text) })), `${label} ${write}`);
  }
  for (const { name, input } of cases) noneWorse(input.files, name);
});

test("patches change the needed lines only: comments, indentation, quotes, line ends and all other lines stay", () => {
  for (const { files, label } of networks()) {
    const result = judge(files);
    for (const { path, text } of files) {
      const [was, now] = [text.split("\n"), (result.patched[path] ?? text).split("\n")];
      assert.equal(now.length, was.length, label);
      now.forEach((/** @type {string} */ line, /** @type {number} */ at) => {
        if (line === was[at]) return;
        assert.equal(/^[ \t]*[\w-]+ ?[=:]/.exec(line)?.[0], /^[ \t]*[\w-]+ ?[=:]/.exec(was[at])?.[0], label);
        assert.equal(/ *#.*$/.exec(line)?.[0], / *#.*$/.exec(was[at])?.[0], label);
        assert.equal(line.endsWith("\r"), was[at].endsWith("\r"), label);
      });
    }
  }
});

test("a file less never makes a network look safer or better", () => {
  for (const { name, input } of cases) {
    const full = judge(input.files);
    if (full.error || !full.proxies.length || full.backends.length !== 1) continue;
    for (const { path } of input.files) {
      if (/velocity\.toml|proxy\/config\.yml|compose|forwarding\.secret/.test(path) || input.files.length < 3) continue; // without a proxy only the backend is judged
      const less = judge(input.files.filter((file) => file.path !== path));
      if (less.error || less.findings.some((/** @type {any} */ one) => one.code === "taken-for-spigot") || /BungeeGuard|duplicate|two files|^compose/.test(name + path)) continue; // a plugin or mod counts only with its file
      if (/Fabric|forge|sponge/.test(path)) continue;
      assert.ok(!(full.safe === "no" && less.safe === "yes"), `${name} without ${path}: safe`);
      assert.ok(!(full.joins === "no" && less.joins === "yes"), `${name} without ${path}: joins`);
    }
  }
});

test("a file that cannot be read never makes a network look safer or better", () => {
  for (const { name, input } of cases) {
    const full = judge(input.files);
    if (full.error) continue;
    for (const { path } of input.files) {
      const broken = judge(input.files.map((file) => (file.path === path ? { path, text: /properties$/.test(path) ? "a=\\u" : /\.env$/.test(path) ? file.text.replace(/=.*/g, "=${A}") : `${file.text}\n"` } : file)));
      if (broken.error || /\.secret$/.test(path)) continue;
      assert.ok(!(full.safe === "no" && broken.safe === "yes"), `${name}: safe with ${path} broken`);
      assert.ok(!(full.joins === "no" && broken.joins === "yes"), `${name}: joins with ${path} broken`);
    }
  }
});

test("the order of the files does not matter", () => {
  const randomInt = seededRandomInt(4);
  for (const { name, input } of cases) {
    const shuffled = [...input.files].sort(() => randomInt(3) - 1);
    const [one, other] = [judge(input.files), judge(shuffled)];
    assert.deepEqual([one.joins, one.safe, one.findings?.length], [other.joins, other.safe, other.findings?.length], name);
  }
});

test("while a file that may decide is unread, nothing is a yes", () => {
  const left = ["proxy/plugins/BungeeGuard/token.yml"];
  for (const { name, input } of cases) {
    const [whole, less] = [judge(input.files), /** @type {any} */ (run({ ...input, left }, undefined, libs))];
    if (whole.error) continue;
    for (const key of ["joins", "safe"]) assert.equal(less[key], whole[key] === "yes" ? "unknown" : whole[key], name);
    assert.ok(less.missing.includes(left[0]));
    if (whole.safe === "yes") assert.match(less.sentences.safe, /token\.yml was not read, and it may say otherwise/);
  }
});

test("a compose file that was left out is named, and is a warning only where it may decide", () => {
  const told = (/** @type {string} */ part) => judge(cases.find(({ name }) => name.startsWith(`compose: another file ${part}`))?.input.files ?? []);
  const [extra, beside] = [told("may bring a server"), told("has nothing to do")];
  assert.match(extra.sentences.safe, /^compose\.extra\.yml was left out, and it may say otherwise\./);
  assert.match(extra.findings[0].fix, /COMPOSE_FILE=compose\.yml:compose\.extra\.yml/);
  assert.deepEqual([extra, beside].map(({ findings }) => findings[0].severity), ["warning", "note"]);
});
