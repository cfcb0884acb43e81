// Which files of a folder or an archive a tool is handed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { reads } from "../../docs/assets/tools/lib/take-files.js";
import { tool } from "../../docs/assets/tools/login-path.js";

test("a folder's .env is read; archives in it, hidden folders and a Mac's shadow files are not", () => {
  const wanted = reads(tool.accept);
  for (const path of [".env", "network/.env", "lobby/server.properties", "LOBBY/SPIGOT.YML"]) assert.ok(wanted(path), path);
  for (const path of ["world/datapacks/tools.zip", "latest.log", "a/.git/x.yml", ".cache/x.yml", "__MACOSX/x.yml", "a/node_modules/x.yml", "a/._spigot.yml", "._.env"]) assert.ok(!wanted(path), path);
});
