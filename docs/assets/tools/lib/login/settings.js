// Settings with their places: what every reader of a configuration file returns, so that a finding can name a line and a patch can change one.

/** @import { Entry, Settings } from "./types.js" */

const BETWEEN = "\u0000";

/** A settings file that is read and can be asked. @param {Settings["format"]} format @param {string} text @returns {Settings} */
export const emptySettings = (format, text) => ({ format, text, entries: new Map(), children: new Map() });

/** Later values win, as in the servers that read these files. @param {Settings} settings @param {Entry} entry */
export function add(settings, entry) {
  const key = entry.path.join(BETWEEN);
  settings.entries.delete(key);
  settings.entries.set(key, entry);
  const parent = entry.path.slice(0, -1).join(BETWEEN);
  const brothers = settings.children.get(parent) ?? new Set();
  settings.children.set(parent, brothers);
  if (entry.path.length) brothers.add(key);
}

/** @param {Settings | undefined} settings @param {string[]} path @returns {Entry | undefined} */
export const find = (settings, ...path) => settings?.entries.get(path.join(BETWEEN));

/** Takes a setting out with all below it: it stands a second time, and the later one counts. @param {Settings} settings @param {string[]} path */
export function forget(settings, path) {
  const key = path.join(BETWEEN);
  for (const child of settings.children.get(key) ?? []) if (child !== key) forget(settings, child.split(BETWEEN));
  settings.children.delete(key);
  settings.entries.delete(key);
}

/** The text of a setting; undefined if it is not there, "" if it is there without a value. @param {Settings | undefined} settings @param {string[]} path */
export const textOf = (settings, ...path) => {
  const entry = find(settings, ...path);
  return entry?.kind === "scalar" ? entry.value : undefined;
};

/** The entries one level below a path, in the order of the file. @param {Settings | undefined} settings @param {string[]} path @returns {Entry[]} */
export function below(settings, ...path) {
  /** @type {Entry[]} */
  const found = [];
  for (const key of settings?.children.get(path.join(BETWEEN)) ?? []) {
    const entry = settings?.entries.get(key);
    if (entry?.path.length === path.length + 1) found.push(entry);
  }
  return found;
}

/** The texts of a list, or of one value that stands for a list of one. @param {Settings | undefined} settings @param {string[]} path @returns {Entry[]} */
export function listOf(settings, ...path) {
  const entry = find(settings, ...path);
  if (!entry) return [];
  if (entry.kind === "scalar") return entry.value ? [entry] : [];
  return below(settings, ...path).filter(({ kind }) => kind === "scalar");
}

const TRUE = /^(true|yes|on)$/i; // YAML 1.1, which Bukkit and BungeeCord read
const FALSE = /^(false|no|off)$/i;
const LIKE_TRUE = /^(true|t|yes|y|1)$/i; // what Configurate takes for a switch, in quotes too
const LIKE_FALSE = /^(false|f|no|n|0)$/i;

/**
 * A switch as the software reads it: undefined if the key is missing or its value is no switch.
 * In server.properties only "true" is true, and a blank behind it makes it false. To Bukkit (MemorySection.getBoolean) a text in quotes is none.
 * @param {Settings | undefined} settings @param {string[]} path @returns {boolean | undefined}
 */
export function switchOf(settings, ...path) {
  const entry = find(settings, ...path);
  if (entry?.kind !== "scalar" || settings === undefined) return undefined;
  const { value: text, plain } = entry;
  if (settings.format === "properties") return text.toLowerCase() === "true";
  if (!plain && (settings.strict || settings.format === "toml")) return undefined;
  if (settings.format === "toml") return text === "true" ? true : text === "false" ? false : undefined;
  if (plain && TRUE.test(text)) return true;
  if (plain && FALSE.test(text)) return false;
  return settings.strict ? undefined : LIKE_TRUE.test(text) ? true : LIKE_FALSE.test(text) ? false : undefined;
}

/** A switch that has a value, but none that is a switch. @param {Settings | undefined} settings @param {string[]} path */
export const noSwitch = (settings, ...path) => Boolean(find(settings, ...path)?.value) && switchOf(settings, ...path) === undefined;

const DECIMAL = /^-?(0|[1-9]\d*)$/;
const NO_TEXT = /^([-+]?(0[bx][\da-f_]+|\d[\d_]*(:[0-5]?\d)*(\.[\d_]*)?(e[-+]?\d+)?|\.\d[\d_]*(e[-+]?\d+)?|\.inf)|\.nan|yes|no|on|off|true|false|\d{4}-\d\d?-\d\d?.*)$/i;
/** Does YAML read this as a number, a switch or a date, so that it may come out spelt in another way? @param {Entry | undefined} entry */
export const respelt = (entry) => Boolean(entry?.plain && NO_TEXT.test(entry.value) && !DECIMAL.test(entry.value));

/** Offsets at which the lines of a text start. @param {string} text @returns {number[]} */
export function lineStarts(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** The line of an offset, from 1. @param {number[]} starts @param {number} offset @returns {number} */
export function lineAt(starts, offset) {
  let low = 0;
  let high = starts.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** A file that cannot be read: a sentence without a word of the file, and the line. */
export class Unreadable extends Error {
  /** @param {string} message @param {number} line */
  constructor(message, line) {
    super(message);
    this.line = line;
  }
}
