// What is wrong with the identities: entries that match nobody, names and UUIDs that do not belong together, one player with two.

/** @import { Authentication, Identity } from "./identities.js" */
/** @import { Role, Sighting } from "./sightings.js" */
/**
 * @typedef {object} Finding
 * @property {string} code
 * @property {"error" | "warning" | "note"} severity
 * @property {string} file
 * @property {number} line
 * @property {string} name
 * @property {string} title
 * @property {string} text
 * @property {string} fix
 * @property {string} page
 */

const READD = "Remove the entry and add the player again by command, after the mode is final and usercache.json is deleted.";
/** What an entry of the wrong kind does, by list. @type {Partial<Record<Role, Record<"on" | "off", [code: string, severity: Finding["severity"], title: string, text: string]>>>} */
const WRONG = {
  ops: {
    on: ["op-offline-uuid", "warning", "{name} is an operator under an offline UUID", "Authentication is on, so the entry gives nobody any rights today. If it is ever switched off, whoever types this name is an operator."],
    off: ["op-mojang-uuid", "note", "{name} is an operator under a Mojang UUID", "Authentication is off, so players come with other UUIDs, and the entry gives nobody any rights."],
  },
  whitelist: {
    on: ["listed-but-refused", "warning", "{name} is on the whitelist under an offline UUID", "Authentication is on, so this player comes with another UUID and is refused although listed. A proxy’s online-mode that does not match in Paper’s configuration stores such entries."],
    off: ["listed-but-refused", "warning", "{name} is on the whitelist under a Mojang UUID", "Authentication is off, so this player comes with another UUID and is refused although listed."],
  },
  bans: {
    on: ["ban-without-effect", "warning", "The ban of {name} is for an offline UUID", "Authentication is on, so this player comes with another UUID and can join."],
    off: ["ban-without-effect", "warning", "The ban of {name} is for a Mojang UUID", "Authentication is off, so this player comes with another UUID and can join, under any name."],
  },
};

/** @param {Identity[]} identities @param {Authentication} authentication @param {Role[]} by what the verdict stands on @param {Sighting[]} sightings @returns {Finding[]} */
export function findingsOf(identities, authentication, by, sightings) {
  const now = by.some((role) => role === "log" || role === "usercache") ? authentication : "unknown"; // a list cannot bear witness against itself
  return [
    ...identities.flatMap((identity) => identity.seen.flatMap((seen) => entryFindings(identity, seen, now))),
    ...identities.flatMap(matchFindings), ...mixedLists(sightings, identities, authentication),
    ...twoIdentities(identities), ...twoAccounts(identities), ...sharedUuids(identities), ...twice(sightings), ...malformed(sightings),
  ];
}

/** @param {Partial<Finding>} more @returns {Finding} */
const finding = (more) => ({ code: "", severity: "note", file: "", line: 0, name: "", title: "", text: "", fix: "", page: "", ...more });

/** @param {Identity} identity @param {Identity["seen"][0]} seen @param {Authentication} authentication @returns {Finding[]} */
function entryFindings({ name, kind }, { role, file, line }, authentication) {
  const wrong = WRONG[role];
  if (authentication !== "on" && authentication !== "off") {
    return role === "ops" && kind === "offline" ? [finding({ code: "op-offline-uuid", severity: "warning", file, line, name, title: `${name || "A player"} is an operator under an offline UUID`,
      text: "If authentication is off, whoever types this name is an operator. If it is on, the entry gives nobody any rights.", fix: `Look first which of both it is. ${READD}`, page: "online-mode" })] : [];
  }
  if (!wrong) return [];
  if (kind === (authentication === "on" ? "offline" : "mojang")) {
    const [code, severity, title, text] = wrong[authentication];
    return [finding({ code, severity, file, line, name, title: title.replace("{name}", () => name || "A player"), text, fix: READD, page: "online-mode" })];
  }
  if (role === "ops" && authentication === "off" && kind === "offline") {
    return [finding({ code: "op-for-anyone", severity: "error", file, line, name, title: `Whoever types the name ${name || "of this player"} is an operator`,
      text: "Without authentication the UUID follows from the name alone, so anybody who reaches the server can have these rights.",
      fix: "Switch authentication on, or let only a proxy that authenticates reach the server. Until then remove the entry.", page: "online-mode-false" })];
  }
  return [];
}

/** @param {Identity} identity @returns {Finding[]} */
function matchFindings({ name, kind, matches, offline, seen: [{ file, line }] }) {
  if (kind === "offline" && matches === false) {
    return [finding({ code: "not-its-name", severity: "warning", file, line, name, title: `The offline UUID does not belong to the name ${name}`, text: `This name gives ${offline}. Capitals count: another spelling of the name has another UUID. A renamed player or an edited file look like this too.`, fix: "Find out which spelling the player uses, and keep that entry.", page: "online-mode" })];
  }
  if (kind === "other") {
    return [finding({ code: "other-kind", severity: "warning", file, line, name, title: `The UUID of ${name || "a player"} is neither Mojang’s nor offline mode’s`, text: "Mojang’s have version 4, offline ones version 3, and those of Floodgate begin with 00000000-0000-0000. A plugin or a hand made this one.", fix: "Look which plugin hands out UUIDs." })];
  }
  return [];
}

/** A list with both kinds, where nothing tells which kind the players have. @param {Sighting[]} sightings @param {Identity[]} identities @param {Authentication} authentication @returns {Finding[]} */
function mixedLists(sightings, identities, authentication) {
  if (authentication === "on" || authentication === "off") return [];
  return [...new Set(sightings.filter(({ role }) => role !== "names").map(({ file }) => file))].flatMap((file) => {
    const here = identities.filter(({ seen }) => seen.some((one) => one.file === file));
    const offline = here.find(({ kind }) => kind === "offline");
    if (!offline || !here.some(({ kind }) => kind === "mojang")) return [];
    const { role, line } = /** @type {Identity["seen"][0]} */ (offline.seen.find((one) => one.file === file));
    return [finding({ code: "both-kinds", severity: "warning", file, line, title: `${role === "log" ? "The log" : file || "The list"} has Mojang and offline UUIDs side by side`, text: "Either online-mode was switched, or a part of the players comes by another way: past the proxy, or through a login plugin that lets some in without an account.", fix: "Let one player of each kind join, and compare the new lines \u201cUUID of player …\u201d.", page: "online-mode" })];
  });
}

/** @param {Identity[]} identities @returns {Finding[]} */
function twoIdentities(identities) {
  return groups(identities.filter(({ name, kind }) => name && (kind === "mojang" || kind === "offline")), ({ name }) => name.toLowerCase()).flatMap((group) => {
    const online = group.find(({ kind }) => kind === "mojang");
    const offline = group.filter(({ kind }) => kind === "offline");
    const [first, second] = offline.length > 1 && !online ? offline : [online, offline[0]];
    if (!first || !second) return [];
    const { file, line } = second.seen[0];
    return [online
      ? finding({ code: "two-identities", severity: "warning", file, line, name: second.name, title: `${second.name} has two identities`, text: `${first.uuid} with authentication and ${second.uuid} without. Each has an inventory, a place and rights of its own.`, fix: "Decide which mode stays, then copy the files by the plan below. Make sure first that both are the same person.", page: "online-mode" })
      : finding({ code: "two-spellings", severity: "warning", file, line, name: second.name, title: `${first.name} and ${second.name} are two players here`, text: "Without authentication every spelling of a name has its own UUID, and so its own inventory.", fix: "Have the player always use the same spelling.", page: "online-mode" })];
  });
}

/** @param {Identity[]} identities @returns {Finding[]} */
function twoAccounts(identities) {
  return groups(identities.filter(({ name, kind }) => name && kind === "mojang"), ({ name }) => name.toLowerCase()).map(([first, second]) => (
    finding({ code: "two-accounts", severity: "warning", file: second.seen[0].file, line: second.seen[0].line, name: second.name, title: `${second.name} stands for two Mojang accounts`,
      text: `${first.uuid} and ${second.uuid}. A name belongs to one account at a time: one of the entries is old or was typed by hand. Without authentication both would share one UUID.`,
      fix: "Look up whose the name is today, and remove the other entry. Do not copy both players’ files to one name." })));
}

/** @param {Identity[]} identities @returns {Finding[]} */
function sharedUuids(identities) {
  return groups(identities.filter(({ uuid, name }) => uuid && name), ({ uuid }) => uuid).flatMap((group) => {
    const names = [...new Set(group.map(({ name }) => name))];
    if (names.length < 2 || group[0].kind === "offline") return [];
    const { file, line } = group[1].seen[0];
    return [finding({ code: "name-changed", file, line, name: names[1], title: `${names.slice(0, 5).join(" and ")} are the same player`, text: "They share one UUID: the account was renamed. Inventory, rights and bans stay with it.", fix: "Nothing to do." })];
  });
}

/** The same UUID twice in one list. @param {Sighting[]} sightings @returns {Finding[]} */
function twice(sightings) {
  const listed = sightings.filter(({ role, uuid }) => uuid && role !== "log" && role !== "names");
  return groups(listed, ({ file, uuid }) => `${file}\0${uuid}`).map(([first, { file, line, name }]) => (
    finding({ code: "duplicate-entry", file, line, name, title: `${name || first.uuid} stands in the list twice`, text: `The first entry begins on line ${first.line}.`, fix: "Stop the server and delete one of them." })));
}

/** @param {Sighting[]} sightings @returns {Finding[]} */
function malformed(sightings) {
  return sightings.filter(({ raw, uuid, role }) => !uuid && !["names", "log", "list"].includes(role)).map(({ raw, file, line, name }) => (
    finding({ code: "no-uuid", severity: "error", file, line, name, title: `The entry of ${name || "a player"} has no sound UUID`, text: raw ? `It says \u201c${raw.slice(0, 60)}\u201d.` : "The server matches entries by UUID, the name is only for show.", fix: READD, page: "online-mode" })));
}

/** Those of at least two. @template T @param {T[]} list @param {(one: T) => string} key @returns {T[][]} */
function groups(list, key) {
  /** @type {Map<string, T[]>} */
  const made = new Map();
  for (const one of list) made.set(key(one), [...(made.get(key(one)) ?? []).slice(0, 9), one]);
  return [...made.values()].filter((group) => group.length > 1);
}
