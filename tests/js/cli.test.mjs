// The tools on the command line: one JSON object a line, clear words and exit status for what goes wrong.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const folder = mkdtempSync(join(tmpdir(), "minefix-cli-"));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} name @param {string | Uint8Array} content */
function file(name, content) {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const { rules } = JSON.parse(readFileSync(new URL("../vectors/error-decoder.json", import.meta.url), "utf8"));
file("rules.json", JSON.stringify(rules));
file("danger.json", JSON.stringify(JSON.parse(readFileSync(new URL("../vectors/server-properties.json", import.meta.url), "utf8")).data));
const data = folder; // as a built site has them
const script = fileURLToPath(new URL("../../docs/assets/tools/cli.mjs", import.meta.url));
const message = "Couldn\u2019t verify username because servers are unavailable";

/** @param {string[]} args */
function call(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
  return { status, stderr, lines: stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line)) };
}

test("one object a file, in order, named as given", () => {
  const files = [file("a.log", message), file("b.log", "")];
  const { status, lines } = call("error-decoder", data, ...files);
  assert.equal(status, 0);
  assert.deepEqual(lines.map(({ input }) => input), files);
  assert.equal(lines[0].findings[0].slug, "auth-unreachable-log");
  assert.deepEqual(lines[1].findings, []);
});

test("- is what is piped in, for a tool that takes text, chunks or files", () => {
  for (const [name, words] of [["error-decoder", "auth-unreachable-log"], ["redact", "verify username"], ["server-properties", "No setting of server.properties"]]) {
    const { status, stdout } = spawnSync(process.execPath, [script, name, data, "-"], { encoding: "utf8", input: message });
    assert.equal(status, 0, stdout);
    assert.equal(JSON.parse(stdout).input, "-");
    assert.ok(stdout.includes(words), stdout);
  }
  const { status, stdout } = spawnSync(process.execPath, [script, "redact", data, "-"], { encoding: "utf8", input: "a".repeat(21 * 2 ** 20) });
  assert.equal(status, 1);
  assert.match(stdout, /The file has 21 MB/);
});

test("a file that cannot be read does not stop the others", () => {
  const { status, lines } = call("error-decoder", data, join(folder, "none.log"), folder, file("c.log", message));
  assert.equal(status, 1);
  assert.deepEqual(lines[0].error, { message: "There is no such file." });
  assert.match(lines[1].error.message, /folder/);
  assert.equal(lines[2].findings.length, 1);
});

test("a file that is too large is named with its size", () => {
  const large = file("large.log", "");
  truncateSync(large, 500 * 2 ** 20 + 1);
  const { status, lines } = call("error-decoder", data, large);
  assert.equal(status, 1);
  assert.match(lines[0].error.message, /501 MB; this tool reads up to 500 MB/);
});

test("what is no text is said to be none", () => {
  for (const tool of ["error-decoder", "redact"]) {
    const { status, lines } = call(tool, data, file("server.jar", Buffer.from("PK\u0003\u0004\u0014\0\u0008\u0008")));
    assert.equal(status, 1);
    assert.deepEqual(lines[0].error, { message: "server.jar is not a text file." });
  }
});

/** @type {Record<string, Uint8Array>} */
const BYTES = {
  "utf-8": Buffer.from(message),
  "utf-8 with its mark": Buffer.from(`\ufeff${message}`),
  "utf-16le with its mark": Buffer.from(`\ufeff${message}`, "utf16le"),
  "utf-16be with its mark": Buffer.from(`\ufeff${message}`, "utf16le").swap16(),
  "utf-16le without a mark": Buffer.from(message.replace("\u2019", "'"), "utf16le"),
  "windows-1252": Buffer.concat([Buffer.from("Couldn"), Buffer.from([0x92]), Buffer.from(message.slice(7))]),
};
for (const [name, bytes] of Object.entries(BYTES)) {
  test(`reads ${name}`, () => {
    const { findings } = call("error-decoder", data, file("encoded.log", bytes)).lines[0];
    assert.equal(findings[0]?.slug, "auth-unreachable-log");
    assert.match(findings[0].excerpt, /^Couldn['\u2019]t verify/);
  });
}

const broken = join(folder, "broken");
mkdirSync(broken);
file("broken/rules.json", "{");

test("a wrong call says what is right and exits with 2", () => {
  for (const [args, words] of /** @type {[string[], RegExp][]} */ ([
    [[], /Name a tool: error-decoder/],
    [["decoder", data, "x"], /no tool 'decoder'. Known are: error-decoder/],
    [["toString", data, "x"], /no tool 'toString'/],
    [["error-decoder", data], /at least one file/],
    [["error-decoder", join(folder, "none"), "x"], /data, .*none.rules.json, cannot be read: There is no such file/],
    [["error-decoder", broken, "x"], /rules.json, cannot be read/],
  ])) {
    const { status, stderr, lines } = call(...args);
    assert.equal(status, 2, args.join(" "));
    assert.match(stderr, words);
    assert.deepEqual(lines, []);
  }
});

test("a tool of the newer form is handed the file with its name, its encoding and the libraries it declares", () => {
  const { lines: [properties] } = call("server-properties", data, file("server.properties", "\ufeffonline-mode=false\n"));
  assert.equal(properties.file, "server.properties");
  assert.deepEqual(properties.findings.map((/** @type {{code: string}} */ { code }) => code), ["offline-mode", "byte-order-mark"]);
  const { lines: [players] } = call("auth-check", data, file("ops.json", '[{"uuid":"b50ad385-829d-3141-a216-7e7d7539ba7f","name":"Notch","level":4}]'));
  assert.deepEqual(players.identities[0].seen, [{ role: "ops", file: "ops.json", line: 1 }]);
  assert.equal(players.identities[0].matches, true);
});

test("in a folder, what cannot be read is named and the rest is judged; archives and folders of programs are passed over", () => {
  mkdirSync(join(folder, "network/node_modules"), { recursive: true });
  file("network/velocity.toml", "online-mode = true\n[servers]\nlobby = \"127.0.0.1:25566\"\n");
  file("network/server.properties", "server-port=25566\n");
  file("network/.env", "TYPE=PAPER\n");
  file("network/._server.properties", "\0\0");
  file("network/node_modules/a.yml", "\0\0");
  file("network/tools.zip", Buffer.from("PK\u0003\u0004\u0014\0\u0008\u0008"));
  const before = call("login-path", data, join(folder, "network"));
  assert.deepEqual([before.status, before.lines[0].error, before.lines[0].leftOut], [0, undefined, undefined]);
  assert.equal(before.lines[0].read.files + before.lines[0].read.unread, 3);
  file("network/player.yml", Buffer.alloc(64));
  const { status, lines: [after] } = call("login-path", data, join(folder, "network"));
  assert.equal(status, 1);
  assert.deepEqual(after.leftOut, [{ file: "player.yml", message: "player.yml is not a text file." }]);
  assert.deepEqual({ ...after, leftOut: undefined }, { ...before.lines[0], leftOut: undefined });
});

test("in a folder, a link to a file is read; a link to a folder, one that leads nowhere and a file that is too large are named", () => {
  mkdirSync(join(folder, "linked/lobby"), { recursive: true });
  file("compose.yml", "services: {lobby: {image: itzg/minecraft-server}}\n");
  symlinkSync("../compose.yml", join(folder, "linked/compose.yml"));
  symlinkSync("../large.log", join(folder, "linked/latest.log"));
  symlinkSync("../network", join(folder, "linked/proxy"));
  symlinkSync("../network/node_modules", join(folder, "linked/node_modules"));
  symlinkSync("../gone.yml", join(folder, "linked/lobby/spigot.yml"));
  truncateSync(file("linked/lobby/server.properties", ""), 21 * 2 ** 20);
  const { status, lines: [{ read, leftOut }] } = call("login-path", data, join(folder, "linked"));
  assert.equal(status, 1);
  assert.equal(read.files, 1);
  assert.deepEqual(leftOut.map((/** @type {{file: string, message: string}} */ { file: path, message: words }) => `${path}: ${words.split(/[;,:]/)[0]}`).sort(), [
    "lobby/server.properties: The file has 21 MB", "lobby/spigot.yml: There is no such file.", "proxy: This is a link to a folder",
  ]);
});
