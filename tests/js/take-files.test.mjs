// Which files of a folder or an archive a tool is handed, and what is said of the rest.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { reads } from "../../docs/assets/tools/lib/files/accepted.js";
import { dropped, limitsOf, take } from "../../docs/assets/tools/lib/page/take-files.js";
import { tool as decoder } from "../../docs/assets/tools/error-decoder.js";
import { tool } from "../../docs/assets/tools/login-path.js";

test("a folder's .env is read; archives in it, hidden folders and a Mac's shadow files are not", () => {
  const wanted = reads(tool.accept);
  for (const path of [".env", "network/.env", "lobby/server.properties", "LOBBY/SPIGOT.YML"]) assert.ok(wanted(path), path);
  for (const path of ["world/datapacks/tools.zip", "latest.log", "a/.git/x.yml", ".cache/x.yml", "__MACOSX/x.yml", "a/node_modules/x.yml", "a/._spigot.yml", "._.env"]) assert.ok(!wanted(path), path);
});

/** As a browser hands over what was dropped. @param {string} path @param {any} text undefined where it may not be read @returns {any} */
const file = (path, text) => ({ isFile: true, isDirectory: false, fullPath: path, file: (/** @type {any} */ done, /** @type {any} */ fail) => (text === undefined ? fail(new Error("")) : done(new Blob([text]))) });
/** @param {string} path @param {any[] | undefined} inside @returns {any} */
const folder = (path, inside) => ({ isFile: false, isDirectory: true, fullPath: path, createReader: () => {
  let at = 0;
  return { readEntries: (/** @type {any} */ done, /** @type {any} */ fail) => (inside ? done(inside.slice(at, at += 100)) : fail(new Error(""))) };
} });
/** @param {any} tool @param {any[]} entries */
const taken = async (tool, ...entries) => {
  const { files, problems, left } = await take(await dropped(/** @type {any} */ ({ items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })), files: [] })), tool, limitsOf(tool));
  return { paths: files.map(({ path }) => path), problems, ...(left.length ? { left } : {}) };
};

test("what is not wanted uses nothing up", async () => {
  const dats = Array.from({ length: 21_000 }, (_, at) => file(`/srv/backups/${at}.dat`, ""));
  assert.deepEqual(await taken(tool, folder("/srv", [folder("/srv/backups", dats), folder("/srv/proxy", [file("/srv/proxy/velocity.toml", "a=1")])])), { paths: ["srv/proxy/velocity.toml"], problems: [] });
});

test("what cannot be read is named, and the rest is read", async () => {
  const { paths, problems, left } = await taken(tool, folder("/srv", [folder("/srv/locked", undefined), file("/srv/velocity.toml", undefined), file("/srv/spigot.yml", "a: 1")]));
  assert.deepEqual(paths, ["srv/spigot.yml"]);
  assert.deepEqual(problems.map((problem) => problem.split(" could")[0]), ["srv/velocity.toml", "srv/locked"]);
  assert.deepEqual(left, ["srv/velocity.toml"]);
});

test("a folder without files says so, and one with others what was looked at", async () => {
  assert.deepEqual((await taken(tool, folder("/srv", []))).problems, ["There is no file in it."]);
  assert.match((await taken(tool, folder("/srv", [file("/srv/a.dat", "x")]))).problems[0], /^1 file was looked at, and none is of a kind/);
});

test("files that decide are taken before those of plugins, and empty ones of plugins are not spoken of", async () => {
  const plugins = Array.from({ length: 600 }, (_, at) => file(`/net/lobby/plugins/P${at}/config.yml`, "a: b"));
  const deep = ["/net/proxies/eu/one/plugins/BungeeGuard/token.yml", "/net/proxies/eu/one/plugins/BungeeGuard/config.yml", "/net/proxies/eu/one/velocity.toml"];
  const { paths, problems } = await taken(tool, folder("/net", [file("/net/lobby/plugins/P/lang.yml", ""), ...plugins, ...deep.map((path) => file(path, "token: x"))]));
  assert.equal(paths.length, 500);
  for (const path of deep) assert.ok(paths.includes(path.slice(1)), path);
  assert.equal(problems.length, 1);
  assert.match(problems[0], /^103 files were left out/);
});

test("of a folder of logs, a tool that reads one text takes latest.log and says so; packed ones are logs, too", async () => {
  const old = [1, 2, 3].map((at) => file(`/logs/2026-11-0${at}-1.log.gz`, gzipSync("x")));
  const logs = folder("/logs", [...old, file("/logs/debug.log", "d"), file("/logs/latest.log", "l"), file("/logs/notes.md", "n")]);
  assert.deepEqual(await taken(decoder, logs), { paths: ["logs/latest.log"], problems: ["1 of 5 files is read: logs/latest.log."] });
  assert.deepEqual((await taken(decoder, folder("/logs", old.slice(0, 1)))).paths, ["logs/2026-11-01-1.log"]);
  for (const path of ["/.minecraft/logs/latest.log", "/proxy/proxy.log.0"]) assert.deepEqual((await taken(decoder, folder("/", [file(path, "l")]))).paths, [path.slice(1)]);
  assert.deepEqual((await taken(decoder, file("/notes.md", "n"), file("/a.log", "a"))).paths, ["a.log"]);
});
