// The tools on the command line: one JSON object a line, one line per file. `python3 dev.py tool NAME FILE…` calls this.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import * as authCheck from "./auth-check.js";
import * as errorDecoder from "./error-decoder.js";
import * as firewall from "./firewall.js";
import * as loginPath from "./login-path.js";
import * as redact from "./redact.js";
import * as serverProperties from "./server-properties.js";

/** @type {Record<string, import("./types.js").Module>} */
const TOOLS = { "error-decoder": errorDecoder, "login-path": loginPath, "auth-check": authCheck, "server-properties": serverProperties, firewall, redact };

const WHY = /** @type {Record<string, string>} */ ({
  ENOENT: "There is no such file.",
  EACCES: "This file may not be read.",
  EISDIR: "This is a folder: name the files in it.",
});

// Many releases of Node from 20.18.3 on read windows-1252 as Latin-1 (nodejs/node#56542, mended by #60893): this puts right what differs.
const WINDOWS = [..."\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f" +
  "\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178"];

/** Bytes as text: UTF-8, UTF-16 by its mark or its NULs, otherwise windows-1252. @param {Uint8Array} bytes @returns {{text: string, encoding: string}} */
function decodeBytes(bytes) {
  const as = (/** @type {string} */ encoding) => ({ text: new TextDecoder(encoding).decode(bytes), encoding });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return as("utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return as("utf-16be");
  const start = bytes.subarray(0, 512);
  /** @param {number} odd */
  const nuls = (odd) => start.filter((byte, at) => byte === 0 && at % 2 === odd).length;
  if (nuls(1) > start.length / 4 && nuls(0) === 0) return as("utf-16le");
  if (nuls(0) > start.length / 4 && nuls(1) === 0) return as("utf-16be");
  try {
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: mark ? "utf-8-bom" : "utf-8" };
  } catch {
    const { text, encoding } = as("windows-1252");
    return { text: text.replace(/[\x80-\x9f]/g, (control) => WINDOWS[control.charCodeAt(0) - 0x80]), encoding };
  }
}

/** @param {string} file @param {number} [most] bytes */
function readText(file, most = Infinity) {
  const { size } = statSync(file);
  if (size > most) throw new Error(`The file has ${Math.ceil(size / 2 ** 20)} MB; this tool reads up to ${most / 2 ** 20} MB.`);
  return decodeBytes(readFileSync(file));
}

/** Everything below a folder that the tool reads, by its endings; what is too large for a settings file is left out. @param {import("./types.js").Tool} tool @param {string} folder */
function filesBelow({ accept = "", maxBytes = Infinity }, folder) {
  const ends = accept.split(",").filter((end) => end.startsWith("."));
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ends.some((end) => entry.name.toLowerCase().endsWith(end)))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort()
    .filter((file) => statSync(file).size <= maxBytes)
    .map((file) => ({ path: relative(folder, file), ...readText(file) }));
}

/** What a tool is handed for one file or folder. @param {import("./types.js").Tool} tool @param {string} file */
function inputOf(tool, file) {
  if (tool.input === "files" && statSync(file).isDirectory()) return { files: filesBelow(tool, file), options: {} };
  const { text, encoding } = readText(file, tool.maxBytes);
  if (tool.input === "form") return { fields: JSON.parse(text), options: {} };
  return tool.input ? { files: [{ path: basename(file), text, encoding }], options: {} } : text;
}

/** The parsing libraries that a tool declares, by name. @param {import("./types.js").Tool} tool @returns {Promise<Record<string, any>>} */
async function libsOf({ libs = [] }) {
  const loaded = await Promise.all(libs.map((name) => import(`./libraries/${name}.js`)));
  return Object.fromEntries(libs.map((name, at) => [name, loaded[at].default]));
}

/** @param {unknown} error */
function sentence(error) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  return WHY[code ?? ""] ?? message;
}

/** @param {string} message @returns {number} */
function misuse(message) {
  console.error(message);
  return 2;
}

/**
 * @param {string[]} args name of the tool, its data, files
 * @returns {Promise<number>} exit status: 0 all read, 1 some file could not be read, 2 called wrongly
 */
async function main([name, dataFile, ...files]) {
  const known = Object.keys(TOOLS).join(", ");
  if (!name) return misuse(`Name a tool: ${known}. For example: error-decoder DATA.json latest.log`);
  if (!Object.hasOwn(TOOLS, name)) return misuse(`There is no tool '${name}'. Known are: ${known}.`);
  if (!dataFile || files.length === 0) return misuse(`Give the tool's data and at least one file: ${name} DATA.json FILE…`);
  const { tool, run } = TOOLS[name];
  let data;
  try {
    data = JSON.parse(readFileSync(dataFile, "utf8"));
  } catch (error) {
    return misuse(`The tool's data ${dataFile} cannot be read: ${sentence(error)}`);
  }
  const libs = await libsOf(tool);
  let status = 0;
  for (const input of files) {
    try {
      console.log(JSON.stringify({ input, ...run(inputOf(tool, input), data, libs) }));
    } catch (error) {
      console.log(JSON.stringify({ input, error: { message: sentence(error) } }));
      status = 1;
    }
  }
  return status;
}

process.exitCode = await main(process.argv.slice(2));
