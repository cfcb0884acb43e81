// Is authentication really on? Reads the players' UUIDs, says who loses what if online-mode is switched, and plans the copying.

/** @import { Input, Part, Tool } from "./types.js" */
/** @import { Finding } from "./lib/auth/findings.js" */
/** @import { Authentication, Identity } from "./lib/auth/identities.js" */
/** @import { Flip } from "./lib/auth/flip.js" */
/** @import { Read, Role } from "./lib/auth/sightings.js" */
import { findingsOf } from "./lib/auth/findings.js";
import { flipsOf } from "./lib/auth/flip.js";
import { filesOf, nameOf } from "./lib/given.js";
import { authenticationOf, identitiesOf, offlineLineOf } from "./lib/auth/identities.js";
import { read } from "./lib/auth/sightings.js";
import { Told } from "./lib/told.js";
import { viewOf } from "./lib/auth/view.js";

/** @satisfies {Tool} */
export const tool = {
  id: "auth-check",
  title: "Authentication check",
  input: "text",
  files: true,
  label: "Paste a log line, a log, names, or the server’s lists",
  placeholder: "UUID of player Notch is b50ad385-829d-3141-a216-7e7d7539ba7f",
  button: "Check the identities",
  accept: ".json,.log,.txt,text/plain,application/json",
  maxBytes: 20 * 2 ** 20,
  examples: [
    { label: "Authentication is off", text: "[12:00:01] [User Authenticator #1/INFO]: UUID of player Notch is b50ad385-829d-3141-a216-7e7d7539ba7f" },
    { label: "Authentication is on", text: "[12:00:01] [User Authenticator #1/INFO]: UUID of player Notch is 069a79f4-44e9-4726-a5be-fca90e38aaf5" },
    { label: "Only names", text: "Notch\nnotch\nSteve" },
  ],
  libs: ["md5"],
  empty: "No player is named in this text.",
};

/**
 * @typedef {object} Checked
 * @property {Authentication} authentication
 * @property {Role[]} by the sources that the verdict stands on
 * @property {number} offlineLine where a log says that the server itself checks nobody, or 0
 * @property {Identity[]} identities
 * @property {Finding[]} findings
 * @property {{off: Flip, on: Flip}} flips what switching off and switching on would change
 * @property {{message: string, line?: number, file?: string}} [error]
 */

const RANK = { error: 0, warning: 1, note: 2 };

/** @param {Partial<Input>} input @param {unknown} _ it needs no data @param {{md5: (text: string) => string}} libs @returns {Checked | {error: {message: string, line?: number, file?: string}}} */
export function run(input, _, libs) {
  if (typeof libs?.md5 !== "function") throw new Told("The check needs an MD5 function to compute offline UUIDs. Reload the page.");
  const files = filesOf(input);
  if (!files.some(({ text }) => text.trim())) return { error: { message: "There is no text yet. Paste a line, names or a list, or open a file." } };
  const reads = files.map((file) => ({ path: file.path, ...read(file, nameOf(file.path)) }));
  const sightings = reads.flatMap((one) => one.sightings);
  if (!sightings.length) return { error: nothingFound(reads) };
  const identities = identitiesOf(sightings, libs.md5);
  const { authentication, by } = authenticationOf(identities);
  const findings = [...reads.flatMap(fileFindings), ...sameRole(reads), ...findingsOf(identities, authentication, by, sightings)]
    .sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  return { authentication, by, offlineLine: offlineLineOf(reads), identities, findings, flips: flipsOf(identities) };
}

/** @typedef {Read & {path: string}} FileRead */

/** @param {FileRead[]} reads @returns {{message: string, line?: number, file?: string}} */
function nothingFound(reads) {
  const broken = reads.find(({ trouble }) => trouble);
  if (broken?.trouble) return { message: `${broken.path || "The text"} could not be read. ${broken.trouble.text}`, line: broken.trouble.line, ...(broken.path && { file: broken.path }) };
  const log = reads.find(({ role }) => role === "log");
  if (log?.offlineLine) return { message: "The log says that this server checks no accounts itself, and no player joined in it. Behind a proxy that is as it should be. Let a player join and paste the new line “UUID of player …”.", line: log.offlineLine };
  if (log) return { message: "No line “UUID of player … is …” is in this log. The game server writes one whenever a player joins; a proxy does not." };
  if (reads.some(({ role }) => role !== "names")) return { message: "The list is empty: no player is in it." };
  return { message: "No player is named in this text. Paste a line “UUID of player … is …”, one name a line, or whitelist.json, ops.json, usercache.json or banned-players.json." };
}

/** @param {FileRead} read @returns {Finding[]} */
function fileFindings({ path, sightings, trouble, role }) {
  const base = { file: path, name: "", page: "" };
  if (trouble) return [{ ...base, code: "unreadable", severity: "error", line: trouble.line, title: `${path || "The text"} was left out`, text: trouble.text, fix: "Repair it with the server stopped. The server itself may throw such a file away." }];
  if (!sightings.length) return [{ ...base, code: "left-out", severity: "note", line: 0, title: `${path || "A text"} names no player`, text: role === "log" ? "No line “UUID of player …” is in it." : "There was nothing to check in it.", fix: "Nothing to do." }];
  return [];
}

/** @param {FileRead[]} reads @returns {Finding[]} */
function sameRole(reads) {
  return reads.filter(({ role, sightings }, at) => sightings.length && role !== "log" && role !== "names" && reads.findIndex((one) => one.role === role && one.sightings.length) < at)
    .map(({ path }) => ({ code: "second-of-its-kind", severity: "note", file: path, line: 0, name: "", page: "", title: `${path} is a second list of its kind`, text: "All files are read as those of one server.", fix: "Check servers one by one if they are not." }));
}

/** @param {Checked} result @returns {Part[]} */
export const view = (result) => (result.error ? [{ type: "error", message: result.error.message }] : viewOf(result));
