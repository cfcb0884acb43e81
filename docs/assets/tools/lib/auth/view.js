// How the authentication check shows its result: verdict, table of players, findings, and both plans.

import { STEPS, planText, sharedTargets } from "./flip.js";

/** @import { Item, Part } from "../../types.js" */
/** @import { Checked } from "../../auth-check.js" */
/** @import { Flip } from "./flip.js" */
/** @import { Finding } from "./findings.js" */
/** @import { Identity } from "./identities.js" */
/** @import { Role } from "./sightings.js" */

const ROWS = 100; // drawn; the plan to download has all
const SOURCES = /** @type {Record<Role, string>} */ ({ log: "the log", usercache: "usercache.json", whitelist: "whitelist.json", ops: "ops.json", bans: "banned-players.json", list: "the list", names: "the given UUIDs" });
const ROLES = /** @type {Record<Role, string>} */ ({ ...SOURCES, log: "log", list: "list", names: "text" });
const KINDS = { mojang: "Mojang account (version 4)", offline: "offline mode (version 3)", floodgate: "Bedrock (Floodgate)", other: "another kind", unknown: "only a name" };
const ANSWER = /** @type {const} */ ({ on: "yes", off: "no", mixed: "unknown", unknown: "unknown" });
const LOOK_UP = "Nobody can compute a Mojang UUID from a name. Look it up: in the line “UUID of player …” of a server that authenticates, in the usercache.json of one, or with Mojang’s API (minecraft.wiki/w/Mojang_API). Then put it where the plan says MOJANG-UUID.";

/** @param {Checked} result @returns {Part[]} */
export function viewOf(result) {
  const { identities, findings, flips } = result;
  /** @type {Part[]} */
  const parts = [{ type: "verdict", items: [{ question: "Is authentication on?", answer: ANSWER[result.authentication], sentence: sentence(result) }] }];
  if (findings.length) parts.push({ type: "findings", title: "Findings", items: findings.slice(0, ROWS).map(itemOf) });
  parts.push(
    ...rest(findings.length, "findings"),
    { type: "table", caption: "The players", columns: ["Name", "UUID", "Kind", "Fits its name", "Seen in"], rows: identities.slice(0, ROWS).map(playerOf) },
    ...rest(identities.length, "players"),
    ...flipParts(flips.off, "off"), ...flipParts(flips.on, "on"),
  );
  if (flips.off.lookUp || flips.on.lookUp) parts.push({ type: "note", title: "The UUIDs that are missing", text: LOOK_UP });
  if (flips.off.changes.length + flips.on.changes.length) parts.push({ type: "list", title: "The order of work", ordered: true, items: STEPS });
  return parts;
}

/** @param {Finding} finding @returns {Item} */
const itemOf = ({ severity, title, file, line, text, fix, page }) => ({ severity, title, where: line ? `${file || "text"}:${line}` : file, text, fix, ...(page && { page }) });

/** @param {Identity} player @returns {string[]} */
const playerOf = ({ name, uuid, offline, kind, matches, seen }) => [
  name || "not known", uuid || `offline it would be ${offline}`, KINDS[kind], matches === null ? "cannot be computed" : matches ? "yes" : "no",
  [...new Set(seen.map(({ role }) => ROLES[role]))].join(", "),
];

/** @param {Checked} result */
function sentence({ authentication, by, offlineLine }) {
  const says = by.map((role) => SOURCES[role]).join(", ");
  const old = by.includes("log") ? "" : " Such lists may be older than the current mode: a new line “UUID of player …” in the log is the better witness.";
  switch (authentication) {
    case "on": return `Going by ${says}, the players come with Mojang’s UUIDs: ${offlineLine ? "this server checks nobody itself, so a proxy in front of it does" : "this server, or a proxy in front of it, checks their accounts"}.${old} It is no proof that nobody gets past the proxy: a firewall cannot be seen here.`;
    case "off": return `Going by ${says}, the players come with UUIDs made from their names: nobody checks their accounts, or a proxy does not forward who they are.${old}`;
    case "mixed": return `Mixed: ${says} ${by.length > 1 ? "have" : "has"} both kinds of UUIDs. The mode was switched, or a part of the players gets in another way.${old}`;
    default: return "Names and Bedrock UUIDs alone cannot show it. Let a Java player join and paste the line “UUID of player …” from the server’s log.";
  }
}

/** @param {Flip} flip @param {"off" | "on"} to @returns {Part[]} */
function flipParts({ changes, keeps }, to) {
  if (!changes.length) return [];
  const which = `If online-mode is switched ${to}`;
  const who = changes.length === 1 ? changes[0].name || "One player" : `${changes.length} players`;
  const shared = sharedTargets(changes);
  const rivals = [...new Set(changes.filter((change) => shared.has(change.to)).map(({ name }) => name))];
  const old = to === "off" ? "Mojang’s UUID" : "the offline UUID";
  return [
    { type: "list", title: which, items: [
      `${who} ${changes.length === 1 ? "gets" : "get"} another UUID: inventory, place, statistics and advancements look lost, because they stay under ${old}.`,
      "Entries in whitelist.json and ops.json no longer match them. Bans do not either: banned players can join.",
      ...(to === "off" ? ["Anybody who reaches the server can join under any of these names. Do it behind a proxy that authenticates only, as the last step."]
        : ["Only people with a paid account can join. Spigot and Paper find the inventory of an offline UUID on their own if they run with online-mode=true themselves; statistics and advancements they do not."]),
      ...(rivals.length ? [`${rivals.slice(0, 5).join(", ")}: several old files have the same new name. Find out which one is the player’s, and copy that one only: the last copy overwrites the others.`] : []),
      ...(keeps.length ? [`${keeps.length === 1 ? keeps[0] : `${keeps.length} Bedrock players`}: nothing changes for Floodgate’s UUIDs, unless accounts are linked.`] : []),
    ] },
    { type: "file", name: `rename-plan-${to}.txt`, text: planText(changes, `${which}: what to copy for ${changes.length} ${changes.length === 1 ? "player" : "players"}`), note: "Statistics and advancements too, for both ways a world can be laid out." },
  ];
}

/** @param {number} count @param {string} what @returns {Part[]} */
const rest = (count, what) => (count > ROWS ? [{ type: "note", text: `${count - ROWS} more ${what} are not drawn here.` }] : []);
