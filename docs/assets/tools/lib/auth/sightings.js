// Where players are named with their UUIDs: lines of a log, the server's lists, or plain names.

import { faultLine } from "./json-fault.js";
import { readLine } from "../log-line.js";
import { uuidOf } from "./uuid.js";

/** @import { GivenFile } from "../../types.js" */
/** @typedef {"log" | "whitelist" | "ops" | "usercache" | "bans" | "list" | "names"} Role "list" is one of the server's lists, nobody knows which */
/** @typedef {{role: Role, file: string, line: number, name: string, uuid: string, raw: string}} Sighting `uuid` is "" where none stands there, `raw` what stands there instead */
/** @typedef {{role: Role, sightings: Sighting[], offlineLine: number, trouble?: {text: string, line: number}}} Read `offlineLine`: where the log says that it is in offline mode, or 0 */

const FILES = /** @type {Record<string, Role>} */ ({
  "whitelist.json": "whitelist", "ops.json": "ops", "usercache.json": "usercache", "banned-players.json": "bans",
});
const PLAYER = "UUID of player ";
const OFFLINE = "SERVER IS RUNNING IN OFFLINE/INSECURE MODE";
const NAME = /^[.*+_-]?[A-Za-z0-9_]{1,20}$/;
const FILE_OF = /^\.(?:dat|json)/;
const ANY_UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{32}\b/i;

/** @param {GivenFile} given @param {string} name the file's own name @returns {Read} */
export function read({ text, path }, name) {
  const clean = text.replace(/^\ufeff/, "");
  const role = FILES[name.toLowerCase()];
  if (role || name.toLowerCase().endsWith(".json") || /^\s*\[\s*[{\]]|^\s*\{/.test(clean)) return readJson(clean, path, role);
  if (clean.includes(PLAYER) || clean.includes(OFFLINE) || name.toLowerCase().endsWith(".log")) return readLog(clean, path);
  return readNames(clean, path);
}

/** @param {string} text @param {string} file @returns {Read} */
function readLog(text, file) {
  /** @type {Map<string, Sighting>} */
  const found = new Map();
  let offlineLine = 0;
  for (const { line, number } of linesOf(text)) {
    const at = line.indexOf(PLAYER);
    if (at >= 0 && byServer(line, at)) {
      const [, name, raw] = /^(.{1,60}?) is ([0-9a-fA-F-]{32,36})(?![0-9a-fA-F-])/.exec(line.slice(at + PLAYER.length, at + PLAYER.length + 120)) ?? [];
      const uuid = uuidOf(raw);
      if (uuid && !found.has(`${name} ${uuid}`)) found.set(`${name} ${uuid}`, { role: "log", file, line: number, name, uuid, raw: "" });
    } else if (!offlineLine && line.includes(OFFLINE) && byServer(line, line.indexOf(OFFLINE))) offlineLine = number;
  }
  return { role: "log", sightings: [...found.values()], offlineLine };
}

/** Does the server itself speak, and nobody in the chat? Whoever chats has a name in front of what is said. @param {string} line @param {number} at where the words stand */
function byServer(line, at) {
  const { body, chat } = readLine(line, 0, line.length);
  return !chat && body <= at && /^[* ]*$/.test(line.slice(body, at).slice(-80).replace(/\u001b\[[\d;]*m|\u00a7./g, ""));
}

/** @param {string} text @param {string} file @param {Role} [role] @returns {Read} */
function readJson(text, file, role) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return { role: role ?? "list", sightings: [], offlineLine: 0, trouble: { text: "It is not valid JSON: look for a missing or extra comma, quote or bracket near that line.", line: faultLine(text) } };
  }
  const byUuid = !Array.isArray(data) && data !== null && typeof data === "object" && Object.keys(data).length > 0 && Object.keys(data).every((key) => uuidOf(key)); // usernamecache.json of Forge
  const entries = byUuid ? Object.entries(data).map(([uuid, name]) => ({ name, uuid })) : Array.isArray(data) ? data : [data];
  const is = role ?? (byUuid ? "list" : roleOf(entries[0]));
  const lines = byUuid || Array.isArray(data) ? linesOfEntries(text) : [1];
  const sightings = entries.flatMap((entry, at) => {
    const { name, uuid } = typeof entry === "string" ? { name: entry, uuid: undefined } : entry && typeof entry === "object" ? entry : {};
    const known = typeof name === "string" ? name : "";
    if (!known && uuid === undefined) return [];
    return [{ role: is, file, line: lines[at] ?? 0, name: known, uuid: uuidOf(uuid) ?? "", raw: uuidOf(uuid) ? "" : String(uuid ?? "") }];
  });
  return { role: is, sightings, offlineLine: 0 };
}

/** Which list it is, by the keys of an entry. @param {any} entry @returns {Role} */
function roleOf(entry) {
  if (!entry || typeof entry !== "object") return "list";
  if ("level" in entry || "bypassesPlayerLimit" in entry) return "ops";
  if ("expiresOn" in entry) return "usercache";
  if ("created" in entry || "reason" in entry) return "bans";
  return "uuid" in entry ? "whitelist" : "list";
}

/** On which lines the entries of an array begin. @param {string} text sound JSON @returns {number[]} */
function linesOfEntries(text) {
  const lines = [];
  let [depth, line, fresh] = [0, 1, false];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === "\n") line++;
    else if (sign === "," && depth === 1) fresh = true;
    else if (sign > " ") {
      if (fresh && sign !== "]") lines.push(line);
      fresh = depth === 0;
      if (sign === '"') at = endOfString(text, at);
      else if ("[{".includes(sign)) depth++;
      else if ("]}".includes(sign)) depth--;
    }
  }
  return lines;
}

/** @param {string} text @param {number} start its first quote @returns {number} its last */
function endOfString(text, start) {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
}

/** @param {string} text @param {string} file @returns {Read} */
function readNames(text, file) {
  /** @type {Sighting[]} */
  const sightings = [];
  for (const { line, number } of linesOf(text)) {
    if (line.startsWith("#")) continue;
    for (const part of line.split(/[,;|]/)) {
      if (part.length > 200) continue;
      const raw = ANY_UUID.exec(part)?.[0] ?? "";
      const isFile = raw !== "" && FILE_OF.test(part.slice(part.indexOf(raw) + raw.length)); // a list of the folder playerdata
      const rest = isFile ? "" : raw ? part.replace(raw, "") : part.slice(part.lastIndexOf(":") + 1); // "players online: Steve"
      const name = rest.replace(/^[\s"'=:()-]+|[\s"'=:()-]+$/g, "");
      if (raw ? name === "" || NAME.test(name) : NAME.test(name)) sightings.push({ role: "names", file, line: number, name, uuid: uuidOf(raw) ?? "", raw: "" });
    }
  }
  return { role: "names", sightings, offlineLine: 0 };
}

/** @param {string} text @returns {Generator<{line: string, number: number}>} */
function* linesOf(text) {
  let number = 0;
  for (const line of text.split(/\r\n|\r|\n/)) yield { line, number: ++number };
}
