// What is wrong with the settings of a server.properties, one by one. Edits that are surely meant go into the entries.

import { withoutBlanksAtEnd } from "../properties.js";
import { nearest } from "./nearest.js";
import { BEDROCK, KEYS } from "./keys.js";
import { bare, faultOf } from "./values.js";
import { compare } from "./version.js";

/** @import { Risk } from "./danger.js" */
/** @import { Entry } from "../properties.js" */
/** @import { Version } from "./version.js" */
/**
 * A finding before its excerpt is cut; `change` holds a line as it is and as it should be.
 * @typedef {object} Draft
 * @property {string} code
 * @property {"error" | "warning" | "note"} severity
 * @property {number} line
 * @property {string} title
 * @property {string} text
 * @property {string} fix
 * @property {string} [page]
 * @property {Entry} [entry]
 * @property {[string, string]} [change]
 * @property {{risk: Risk, rollback: string}} [plate]
 * @property {boolean} [applied] is the change in the corrected file? Left out: if there is one
 */
/** @typedef {{present: ReadonlyMap<string, Entry>, version: Version, safe: (key: string, value: string) => boolean}} Around `present` holds the entry that counts of every key */

const UNKNOWN = 60; // unknown keys that are named; a file with more is none of these
const WORLD = "level-name"; // its value names the world's folder: a corrected one would start another world
const STAYS = "It is not changed below: the server would look for another world. Rename the folder too.";
const MULTILINE = ["motd", "resource-pack-prompt", "generator-settings"];

/** @param {string} key */
export const known = (key) => (Object.hasOwn(KEYS, key) ? KEYS[key] : undefined);

/** @param {Entry[]} entries @param {Around} around @returns {Draft[]} */
export function findingsOf(entries, around) {
  /** @type {Draft[]} */
  const drafts = [];
  let unknown = 0;
  for (const entry of entries) {
    const key = known(entry.key);
    if (!key && ++unknown > UNKNOWN) continue;
    const twice = key && duplicateOf(entry, around);
    const more = twice ? [twice] : key ? [valueOf(entry, around), ageOf(entry, around), lostOf(entry)] : [strangerOf(entry, around)];
    for (const draft of more) if (draft) drafts.push({ ...draft, line: entry.line, entry });
  }
  if (unknown > UNKNOWN) drafts.push({ code: "unknown-key", severity: "note", line: 0, title: `${unknown - UNKNOWN} more unknown keys`, text: "They are not named one by one.", fix: "Look whether this is the right file." });
  return [...drafts, ...separatorsOf(entries)];
}

/** @typedef {Omit<Draft, "line"> | undefined} Found */

/** @param {Entry} entry @param {Around} around @returns {Found} */
function strangerOf(entry, { present, safe }) {
  const { key } = entry;
  const joined = nearest(`${key}-${/^[\w.-]*/.exec(entry.value)?.[0]}`, Object.keys(KEYS).filter((name) => name.startsWith(`${key}-`)));
  if (BEDROCK.has(key)) {
    const twin = key === "allow-list" ? " On a Java server it is white-list." : "";
    return { code: "bedrock-key", severity: "warning", title: `${key} is a setting of Bedrock servers`, text: `A Java server does not read it.${twin}`, fix: "Delete the line." };
  }
  const meant = joined ?? nearest(key, Object.keys(KEYS));
  if (!meant) {
    return { code: "unknown-key", severity: "warning", title: `${short(key)} is no setting known here`, text: "Vanilla, Paper and the servers made from them ignore unknown keys without a word.", fix: "Delete the line, unless a plugin or mod told you to write it." };
  }
  const says = "The server ignores it without a word.";
  const right = present.get(meant);
  if (right) {
    return { code: "misspelt-key", severity: "warning", title: `${short(key)} is misspelt and does nothing`, text: `${says} Did you mean ${meant}? That one stands on line ${right.line}, and only it counts.`, fix: "Set the value you want there, and delete this line." };
  }
  if (joined || meant === WORLD || !safe(meant, entry.value)) {
    return { code: "misspelt-key", severity: "error", title: `${short(key)} is misspelt and does nothing`, text: says, fix: `Write ${meant} if that is what you want. It is not changed below, because the setting would take effect only then.` };
  }
  entry.edit.key = meant;
  return { code: "misspelt-key", severity: "error", title: `${short(key)} is misspelt and does nothing`, text: says, fix: `Write ${meant}.` };
}

/** @param {Entry} entry @param {Around} around @returns {Found} */
function valueOf(entry, { safe }) {
  const key = KEYS[entry.key];
  const fault = faultOf(key, entry.value);
  const blank = entry.value !== entry.value.trimEnd() && entry.lines === 1;
  if (!fault && !blank) return undefined;
  if (!fault) {
    if (entry.key !== WORLD) entry.edit.value = withoutBlanksAtEnd(entry.rawValue);
    const weighs = key.hidden || key.type === "address" || entry.key === WORLD || entry.key.startsWith("resource-pack");
    return { code: "trailing-blank", severity: weighs ? "warning" : "note", title: `There is a blank at the end of ${entry.key}`, text: "The server takes it as part of the value.", fix: `Delete the blank.${entry.key === WORLD ? ` ${STAYS}` : ""}` };
  }
  const { code, says, want } = fault;
  const proper = fault.proper !== undefined && safe(entry.key, fault.proper) ? fault.proper : undefined;
  const comment = /[ \t](#.*)/s.exec(entry.rawValue)?.[1];
  const named = key.hidden ? entry.key : `${entry.key}=${short(entry.value)}`;
  if (proper !== undefined && entry.lines === 1) {
    entry.edit.value = proper;
    if (comment && bare(entry.value) === proper) {
      entry.edit.before = comment;
      return { code: "inline-comment", severity: "error", title: `The comment on the line of ${entry.key} is part of its value`, text: says, fix: "Write comments on lines of their own, with # as the first sign." };
    }
    if (proper === entry.value.trimEnd()) {
      return { code: "trailing-blank", severity: "error", title: `A blank at the end spoils ${entry.key}`, text: `${says} You cannot see the blank, but it is part of the value.`, fix: "Delete the blank." };
    }
  }
  return { code, severity: code === "out-of-range" ? "warning" : "error", title: `${named} is not what the server expects`, text: says, fix: want };
}

/** @param {Entry} entry @param {Around} around @returns {Found} */
function ageOf({ key: name, value }, { version }) {
  const key = KEYS[name];
  if (key.removed) {
    const gone = version.from !== null && compare(version.from, key.removed) >= 0;
    const there = version.to !== null && compare(version.to, key.removed) < 0;
    if (!gone && (there || value === key.default)) return undefined;
    const changed = gone && value !== key.default;
    const when = gone ? `The other keys show version ${version.from} or later, which has no such setting.` : "From that version on there is no such setting.";
    return { code: "removed-key", severity: changed ? "warning" : "note", title: `${name} was removed in ${key.removed}`, text: when, fix: key.note ?? "Delete the line." };
  }
  if (key.since && version.to !== null && compare(version.to, key.since) < 0) {
    return { code: "newer-key", severity: "warning", title: `${name} needs ${key.since} or later`, text: `The other keys show version ${version.to} or earlier: that server ignores this line.`, fix: "Update the server, or delete the line." };
  }
  return undefined;
}

/** @param {Entry} entry @param {Around} around @returns {Found} */
function duplicateOf(entry, { present }) {
  const last = present.get(entry.key);
  if (!last || last === entry) return undefined;
  entry.edit = { drop: true };
  const same = last.value === entry.value;
  return { code: "duplicate-key", severity: same ? "note" : "warning", title: `${entry.key} stands here and again on line ${last.line}`, text: same ? "Both say the same." : "Only the last one counts.", fix: "Keep one of the two lines." };
}

/** @param {Entry} entry @returns {Found} */
function lostOf(entry) {
  const tab = entry.turned && !MULTILINE.includes(entry.key);
  if (!entry.lost.length && !tab) return undefined;
  if (entry.lines === 1 && entry.key !== WORLD) entry.edit.value = withDoubled(entry.edit.value ?? entry.rawValue, tab ? /^[a-tv-z0-9]$/i : /^[a-eg-mo-qsv-z0-9]$/i);
  return { code: "lost-backslash", severity: "warning", title: `A backslash in ${entry.key} gets lost`, text: "A single backslash is a sign of this file’s own: the server drops it, or makes a tab or a line break of it and the letter behind it.", fix: `Write it twice. In a path, use / instead: that works on Windows too.${entry.key === WORLD ? ` ${STAYS}` : ""}` };
}

/** Every backslash in front of such a letter twice. @param {string} raw @param {RegExp} letters */
const withDoubled = (raw, letters) => raw.replace(/\\(u[0-9a-f]{4}|.)/gi, (all, next) => (letters.test(next) ? `\\${all}` : all));

/** @param {Entry[]} entries @returns {Draft[]} */
function separatorsOf(entries) {
  const odd = entries.filter(({ key, separator, edit }) => !separator.includes("=") && known(edit.key ?? key));
  if (!odd.length) return [];
  for (const { edit } of odd) edit.separator = "=";
  const which = odd.length === 1 ? "" : ` So do ${odd.length - 1} more lines.`;
  return [{
    code: "separator", severity: "note", line: odd[0].line, entry: odd[0], title: `${odd[0].key} is not followed by =`,
    text: `The server understands a colon or a blank as well, but panels and scripts as a rule look for key=value.${which}`, fix: "Write key=value; the server does so itself at its next start.",
  }];
}

/** @param {string} text */
const short = (text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
