// The tools on the command line: one JSON object a line, one per file or folder. `python3 dev.py tool NAME PATH…` calls this.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import * as authCheck from "./auth-check.js";
import { isFolder, readChunks, readText } from "./cli-text.mjs";
import * as errorDecoder from "./error-decoder.js";
import * as firewall from "./firewall.js";
import { ASIDE, reads } from "./lib/files/accepted.js";
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

/** @typedef {{file: string, message: string}} LeftOut */

const LINKED = "This is a link to a folder, which is not followed: name that folder itself, or put its files here.";

/** Everything below a folder that the tool reads, links to files too, and what it would read but cannot. @param {import("./types.js").Tool} tool @param {string} folder */
function filesBelow({ accept, maxBytes }, folder) {
  const wanted = reads(accept);
  /** @type {import("./types.js").GivenFile[]} */
  const files = [];
  /** @type {LeftOut[]} */
  const leftOut = [];
  /** @param {string} path below the folder @param {(whole: string) => void} read */
  const attempt = (path, read) => {
    try {
      read(join(folder, path));
    } catch (error) {
      leftOut.push({ file: path, message: sentence(error) });
    }
  };
  const take = (/** @type {string} */ path) => attempt(path, (whole) => {
    const found = statSync(whole);
    if (found.isDirectory() && !ASIDE.test(`${path}/`)) throw new Error(LINKED);
    if (found.isFile() && wanted(path) && !/\.gz$/i.test(path)) files.push({ path, ...readText(whole, maxBytes) });
  });
  const enter = (/** @type {string} */ path) => attempt(path, (whole) => {
    for (const entry of readdirSync(whole, { withFileTypes: true })) {
      const below = join(path, entry.name);
      if (entry.isDirectory()) enter(below);
      else if (entry.isSymbolicLink() || wanted(below)) take(below);
    }
  });
  enter("");
  return { files: files.sort((one, other) => (one.path < other.path ? -1 : 1)), leftOut };
}

/** What a tool is handed for one file. @param {import("./types.js").Tool} tool @param {string} file */
function inputOf(tool, file) {
  const { text, encoding } = readText(file, tool.maxBytes);
  if (tool.input === "form") return { fields: JSON.parse(text), options: {} };
  return tool.input ? { files: [{ path: basename(file), text, encoding }], options: {} } : text;
}

/** What a tool says of one file or folder: a text goes through it in chunks if it takes them. @param {import("./types.js").Module} tool @param {string} file @param {any} data @param {any} libs */
function answerOf({ tool, run, begin }, file, data, libs) {
  if (begin) return readChunks(file, () => begin(data), tool.maxBytes);
  if (tool.input !== "files" || !isFolder(file)) return run(inputOf(tool, file), data, libs);
  const { files, leftOut } = filesBelow(tool, file);
  const left = leftOut.map(({ file: path }) => path).filter((path) => tool.first?.(path));
  return { ...run({ files, left, options: {} }, data, libs), ...(leftOut.length ? { leftOut } : {}) };
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
 * @param {string[]} args name of the tool, the folder with the data of the tools, files, or "-" for what is piped in
 * @returns {Promise<number>} exit status: 0 all read, 1 some file could not be read, 2 called wrongly
 */
async function main([name, folder, ...files]) {
  const known = Object.keys(TOOLS).join(", ");
  if (!name) return misuse(`Name a tool: ${known}. For example: error-decoder SITE latest.log`);
  if (!Object.hasOwn(TOOLS, name)) return misuse(`There is no tool '${name}'. Known are: ${known}.`);
  if (!folder || files.length === 0) return misuse(`Give the folder of the built site, which has the tools’ data, and at least one file: ${name} SITE FILE…`);
  const tool = TOOLS[name];
  let data;
  try {
    data = tool.tool.data && JSON.parse(readFileSync(join(folder, tool.tool.data), "utf8"));
  } catch (error) {
    return misuse(`The tool’s data, ${join(folder, tool.tool.data ?? "")}, cannot be read: ${sentence(error)}`);
  }
  const libs = await libsOf(tool.tool);
  let status = 0;
  for (const input of files) {
    try {
      const answer = answerOf(tool, input, data, libs);
      console.log(JSON.stringify({ input, ...answer }));
      if (answer.leftOut) status = 1;
    } catch (error) {
      console.log(JSON.stringify({ input, error: { message: sentence(error) } }));
      status = 1;
    }
  }
  return status;
}

process.exitCode = await main(process.argv.slice(2));
