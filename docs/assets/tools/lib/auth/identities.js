// Who the players are: one identity for each UUID and name, and what the UUIDs say about authentication.

import { kindOf, offlineUuid } from "./uuid.js";

/** @import { Read, Role, Sighting } from "./sightings.js" */
/** @import { Kind } from "./uuid.js" */
/**
 * @typedef {object} Identity
 * @property {string} name "" where only a UUID is known
 * @property {string} uuid "" where only a name is known
 * @property {Kind} kind
 * @property {boolean | null} matches does the UUID fit the name? Only for an offline one can that be computed
 * @property {string} offline the UUID that this name has without authentication, "" without a name
 * @property {{role: Role, file: string, line: number}[]} seen
 */
/** @typedef {"on" | "off" | "mixed" | "unknown"} Authentication */

/** @param {Sighting[]} sightings @param {(text: string) => string} md5 @returns {Identity[]} */
export function identitiesOf(sightings, md5) {
  /** @type {Map<string, Identity>} */
  const made = new Map();
  for (const { role, file, line, name, uuid } of sightings) {
    const key = `${uuid} ${name}`;
    const known = made.get(key) ?? identity(name, uuid, md5);
    made.set(key, known);
    known.seen.push({ role, file, line });
  }
  return [...made.values()];
}

/** @param {string} name @param {string} uuid @param {(text: string) => string} md5 @returns {Identity} */
function identity(name, uuid, md5) {
  const kind = uuid ? kindOf(uuid) : "unknown";
  const offline = name ? offlineUuid(name, md5) : "";
  return { name, uuid, kind, matches: kind === "offline" && name ? uuid === offline : null, offline, seen: [] };
}

/** From the best witness to the weakest: what a log says happened; what the lists hold may be old. @type {Role[][]} */
const WITNESSES = [["log"], ["usercache"], ["whitelist", "ops", "bans", "list"], ["names"]];

/** What the kinds of UUIDs say, and which sources say it. @param {Identity[]} identities @returns {{authentication: Authentication, by: Role[]}} */
export function authenticationOf(identities) {
  for (const roles of WITNESSES) {
    const heard = identities.filter(({ kind, seen }) => (kind === "mojang" || kind === "offline") && seen.some(({ role }) => roles.includes(role)));
    if (!heard.length) continue;
    const online = heard.filter(({ kind }) => kind === "mojang").length;
    const by = roles.filter((role) => heard.some(({ seen }) => seen.some((one) => one.role === role)));
    return { authentication: online === heard.length ? "on" : online === 0 ? "off" : "mixed", by };
  }
  return { authentication: "unknown", by: [] };
}

/** @param {Read[]} reads @returns {number} the line on which a log says that the server itself checks nobody, or 0 */
export const offlineLineOf = (reads) => reads.find(({ offlineLine }) => offlineLine > 0)?.offlineLine ?? 0;
