// What a server gets for a setting of server.properties: from the file, and from what its container writes into it.

/** @import { Place } from "./types.js" */
import { FILE_NAMES } from "./files.js";
import { find, textOf } from "./settings.js";

/** The values that a setting may have; undefined: the server's default. `open`: any other is possible too. @typedef {{values: {text: string | undefined, file: string, line: number}[], open: boolean, missing: string}} Setting */

const VARIABLES = { "online-mode": "ONLINE_MODE", "server-port": "SERVER_PORT", "server-ip": "SERVER_IP" };
export const ITZG = /(^|\/)itzg\/minecraft-server(:|@|$)/;
const YES = /^(true|yes|on|1)$/i; // what the scripts of that image take for yes

/** A variable of the container; with `open` its value is not known, or a file that was not given may set it. @param {Place} place @param {string} name @returns {{value: string, line: number, open: boolean, file: string, unread?: boolean} | undefined} */
export function envOf({ service }, name) {
  const found = service?.env.get(name);
  return found ?? (service?.elsewhere !== undefined ? { value: "", line: service.line, open: true, file: service.elsewhere || service.file.path, unread: true } : undefined);
}

/** @param {Place} place @param {keyof typeof VARIABLES} key @returns {Setting} */
export const settingOf = (place, key) => ({ ...said(place, key), ...(place.service?.unclear ? { open: true } : {}) });

/** @param {Place} place @param {keyof typeof VARIABLES} key @returns {Setting} */
function said(place, key) {
  const { service, files: { properties: file } } = place;
  const path = file?.path ?? (place.root ? `${place.root}/${FILE_NAMES.properties}` : FILE_NAMES.properties);
  /** @type {Setting} */
  const own = file?.settings ? { values: [{ text: textOf(file.settings, key), file: path, line: find(file.settings, key)?.line ?? 0 }], open: false, missing: "" } : { values: [], open: true, missing: path };
  if (!service) return own;
  const itzg = ITZG.test(service.image);
  const writes = itzg ? writesFile(place) : undefined;
  const custom = customOf(place, key);
  if (itzg && custom && writes !== false) return { ...custom, open: custom.open || !writes };
  const given = envOf(place, VARIABLES[key]);
  const env = given && { ...given, open: given.open || (itzg && /%[^%]+%/.test(given.value)) }; // %NAME% is filled in by that image
  if (!env) return file || !itzg || service.mounts.length || custom ? own : { values: [{ text: undefined, file: service.file.path, line: service.line }], open: false, missing: "" }; // a new container starts with the defaults
  /** @type {Setting} */
  const written = { values: env.open ? [] : [{ text: env.value, file: env.file, line: env.line }], open: env.open, missing: env.unread ? service.elsewhere ?? "" : "" };
  if (env.value === "" && !env.open) written.values.push({ text: undefined, file: env.file, line: env.line }); // "cleared": the key may be empty or gone
  if (writes === true && !env.unread) return written;
  if (writes === false) return own;
  return { values: [...written.values, ...own.values], open: written.open || own.open, missing: written.missing || own.missing };
}

/** Does the image write its variables into the file? undefined: that is not known. @param {Place} place */
function writesFile({ service }) {
  const [skip, over] = ["SKIP_SERVER_PROPERTIES", "OVERRIDE_SERVER_PROPERTIES"].map((name) => service?.env.get(name));
  if (skip?.open || over?.open) return undefined;
  return !YES.test(skip?.value ?? "") && YES.test(over?.value || "true");
}

/** The image can be given lines for the file as they are. @param {Place} place @param {string} key @returns {Setting | undefined} */
function customOf({ service }, key) {
  const env = service?.env.get("CUSTOM_SERVER_PROPERTIES");
  if (!env) return undefined;
  if (env.open) return { values: [], open: true, missing: "" };
  const lines = env.value.split("\n").filter((line) => line.trim().startsWith(`${key}=`));
  return lines.length ? { values: [{ text: lines.at(-1)?.trim().slice(key.length + 1), file: env.file, line: env.line }], open: false, missing: "" } : undefined;
}
