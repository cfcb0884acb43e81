// What happens to players when online-mode is switched, and which files have to be copied for them.

import { kindOf } from "./uuid.js";

/** @import { Identity } from "./identities.js" */
/** @typedef {{name: string, from: string, to: string}} Change of one player's UUID; "" where it must be looked up */
/** @typedef {{changes: Change[], keeps: string[], lookUp: number}} Flip `keeps`: Bedrock players, whom the switch does not concern */

/** Where a world keeps a player's files. Source: minecraft.wiki/w/Java_Edition_level_format. */
const LAYOUTS = [
  { versions: "26.1 and later", files: ["players/data/{uuid}.dat", "players/stats/{uuid}.json", "players/advancements/{uuid}.json"] },
  { versions: "up to 1.21.11", files: ["playerdata/{uuid}.dat", "stats/{uuid}.json", "advancements/{uuid}.json"] },
];

export const STEPS = [
  "Stop the server. Never do this while it runs.",
  "Make a backup of the whole world folder and of whitelist.json, ops.json, banned-players.json.",
  "Change online-mode with the server stopped.",
  "Copy each old file to its new name; never move it. If the new name exists already, keep that file under a third name first: it holds what the player did since.",
  "Copy for people you have identified only: without authentication a name proves nothing.",
  "Delete usercache.json, so that commands by name do not find the old UUIDs.",
  "Start. Add whitelist, operators and bans again by command, check the UUIDs that are stored, then remove the old entries.",
  "Plugins keep data by UUID too (permissions, homes, claims, money): use each plugin’s own way to move it.",
];

/** @param {Identity[]} identities @returns {{off: Flip, on: Flip}} */
export function flipsOf(identities) {
  const keeps = unique(identities.filter(({ kind }) => kind === "floodgate").map(({ name, uuid }) => name || uuid));
  const mojang = new Map(identities.filter(({ kind, name }) => kind === "mojang" && name).map(({ name, uuid }) => [name.toLowerCase(), uuid]));
  const named = identities.filter(({ kind, name, uuid }) => kind === "unknown" && name && !uuid);
  const off = [...identities.filter(({ kind }) => kind === "mojang").map(({ name, uuid, offline }) => ({ name, from: uuid, to: offline })),
    ...named.map(({ name, offline }) => ({ name, from: mojang.get(name.toLowerCase()) ?? "", to: offline }))];
  const on = [...identities.filter(({ kind }) => kind === "offline").map(({ name, uuid }) => ({ name, from: uuid, to: mojang.get(name.toLowerCase()) ?? "" })),
    ...named.map(({ name, offline }) => ({ name, from: offline, to: mojang.get(name.toLowerCase()) ?? "" }))];
  return { off: flip(off, keeps), on: flip(on, keeps) };
}

/** @param {Change[]} changes @param {string[]} keeps @returns {Flip} */
function flip(changes, keeps) {
  const once = [...new Map(changes.map((change) => [`${change.from} ${change.to} ${change.from && change.to ? "" : change.name}`, change])).values()];
  return { changes: once, keeps, lookUp: once.filter(({ from, to }) => !from || !to).length };
}

const ONE_OF = ": ONE OF SEVERAL old files for the same new name. Copy one of them only, or the last overwrites the rest.";

/** New UUIDs that more than one old file would get. @param {Change[]} changes @returns {Set<string>} */
export function sharedTargets(changes) {
  const once = new Set();
  return new Set(changes.filter(({ from, to }) => from && to).map(({ to }) => to).filter((to) => once.has(to) || !once.add(to)));
}

/** @param {string[]} list */
const unique = (list) => [...new Set(list)];

/** The plan as a text to keep: what to do, then old and new names. @param {Change[]} changes @param {string} title @returns {string} */
export function planText(changes, title) {
  const steps = STEPS.map((step, at) => `${at + 1}. ${step}`);
  const shared = sharedTargets(changes);
  const layouts = LAYOUTS.flatMap(({ versions, files }) => ["", `Minecraft ${versions}, below the world folder (level-name):`, "",
    ...changes.flatMap((change) => [`# ${change.name || "name unknown"}${shared.has(change.to) ? ONE_OF : ""}`, ...copiesOf(change, files).map(([from, to]) => `${from}  ->  ${to}`)])]);
  return [title, "", ...steps, ...layouts, ""].join("\n");
}

/** Old and new name of each file. @param {Change} change @param {string[]} files @returns {[string, string][]} */
function copiesOf({ from, to }, files) {
  const missing = from && kindOf(from) === "mojang" ? "OFFLINE-UUID" : "MOJANG-UUID";
  return files.map((file) => [file.replace("{uuid}", from || missing), file.replace("{uuid}", to || missing)]);
}
