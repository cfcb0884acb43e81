// The tools on the command line: one JSON object a line, one line per file. `python3 dev.py tool NAME FILE…` calls this.

import { readFileSync, statSync } from "node:fs";
import * as errorDecoder from "./error-decoder.js";

/** @type {Record<string, {tool: import("./types.js").Tool, run: (text: string, data: any) => object}>} */
const TOOLS = { "error-decoder": errorDecoder };

const WHY = /** @type {Record<string, string>} */ ({
  ENOENT: "There is no such file.",
  EACCES: "This file may not be read.",
  EISDIR: "This is a folder: name the files in it.",
});

// Many releases of Node from 20.18.3 on read windows-1252 as Latin-1 (nodejs/node#56542, mended by #60893): this puts right what differs.
const WINDOWS = [..."\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f" +
  "\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178"];

/** Bytes as text: UTF-8, UTF-16 by its mark or its NULs, otherwise windows-1252. @param {Uint8Array} bytes */
function decodeBytes(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const start = bytes.subarray(0, 512);
  /** @param {number} odd */
  const nuls = (odd) => start.filter((byte, at) => byte === 0 && at % 2 === odd).length;
  if (nuls(1) > start.length / 4 && nuls(0) === 0) return new TextDecoder("utf-16le").decode(bytes);
  if (nuls(0) > start.length / 4 && nuls(1) === 0) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes).replace(/[\x80-\x9f]/g, (control) => WINDOWS[control.charCodeAt(0) - 0x80]);
  }
}

/** @param {string} file @param {number} most bytes */
function readText(file, most) {
  const { size } = statSync(file);
  if (size > most) throw new Error(`The file has ${Math.ceil(size / 2 ** 20)} MB; this tool reads up to ${most / 2 ** 20} MB.`);
  return decodeBytes(readFileSync(file));
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
 * @returns {number} exit status: 0 all read, 1 some file could not be read, 2 called wrongly
 */
function main([name, dataFile, ...files]) {
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
  let status = 0;
  for (const input of files) {
    try {
      console.log(JSON.stringify({ input, ...run(readText(input, tool.maxBytes), data) }));
    } catch (error) {
      console.log(JSON.stringify({ input, error: { message: sentence(error) } }));
      status = 1;
    }
  }
  return status;
}

process.exitCode = main(process.argv.slice(2));
