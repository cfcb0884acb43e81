// Reads one file in place: with the parser of its kind, or with a sentence why not.

/** @import { Cause } from "./cause.js" */
/** @import { RoleFile, Settings } from "./types.js" */
import { cause } from "./cause.js";
import { readHocon } from "./read-hocon.js";
import { readProperties } from "./read-properties.js";
import { readToml } from "./read-toml.js";
import { readYaml } from "./read-yaml.js";
import { Unreadable, add, below, find } from "./settings.js";

/** @typedef {{yaml: any, toml: any}} Libs */

const BUKKIT = new Set(["spigot", "paper", "bukkit", "guard"]);
const STRICT = new Set([...BUKKIT, "bungeecord"]);

const DEEPEST = 100; // as js-yaml reads

/** Bukkit takes a dot in a key for a way down: `settings.bungeecord: true` is the same as two lines. @param {Settings} settings @returns {Settings} */
function undotted(settings) {
  for (const entry of [...settings.entries.values()]) {
    const path = entry.path.flatMap((part) => part.split("."));
    if (path.length > entry.path.length && path.length < DEEPEST && !((find(settings, ...path)?.keyAt ?? -1) > entry.keyAt)) add(settings, { ...entry, path });
  }
  return settings;
}

/** @param {RoleFile} file @param {string} text @param {Libs} libs @returns {Settings} */
export function readText({ role }, text, { yaml, toml }) {
  if (role === "velocity" || role === "fabric" || role === "forge") return readToml(text, toml);
  if (role === "properties") return readProperties(text);
  if (role === "sponge") return readHocon(text);
  const settings = { ...readYaml(text, yaml), strict: STRICT.has(role) };
  return BUKKIT.has(role) ? undotted(settings) : settings;
}

const UTF16 = "It is saved as UTF-16. The server reads UTF-8 and finds no setting in it.";
const MOST = 2 * 1024 * 1024;
/** Why a text is no configuration file, or "". @param {RoleFile} file */
export function notText({ text, wide }) {
  if (wide) return UTF16;
  if (text.length > MOST) return "It is far larger than any of these files.";
  if (/\u0000[^\u0000]\u0000|[^\u0000]\u0000[^\u0000]\u0000/.test(text.slice(0, 400))) return UTF16;
  return text.includes("\u0000") ? "It holds bytes that no text has." : "";
}

/** Is it a compose file of the first form, with the containers on the top level? @param {Settings} settings */
const isFirst = (settings) => !find(settings, "services") && !find(settings, "include") && below(settings).some(({ path }) => find(settings, ...path, "image") ?? find(settings, ...path, "build"));

/** Reads a file in place. @param {RoleFile} file @param {Libs} libs @returns {Cause[]} what is wrong with it */
export function load(file, libs) {
  const reason = notText(file);
  if (reason) return [cause("unreadable-file", file.path, 0, { words: { reason } })];
  if (file.role === "secret" || file.role === "env") return [];
  if (!file.text.trim()) return [cause("empty-file", file.path, 0)];
  try {
    file.settings = readText(file, file.text, libs);
    if (file.role === "compose" && isFirst(file.settings)) { file.settings = undefined; return [cause("syntax-error:compose", file.path, 1)]; }
    if (!file.settings.entries.size) { file.settings = undefined; return [cause("empty-file", file.path, 0)]; }
    return [];
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return [cause("syntax-error", file.path, error.line, { words: { reason: error.message } })];
  }
}
