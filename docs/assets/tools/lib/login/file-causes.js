// What is odd about a single file, whatever the others say: a version that is too new, a value that is read in an unexpected way.

/** @import { Backend, Place, Role, RoleFile, Settings } from "./types.js" */
/** @import { Cause } from "./cause.js" */
import { cause } from "./cause.js";
import { isBukkit, isMisfit, modFiles } from "./backend.js";
import { idleFile, isBlank } from "./proxy.js";
import { find, noSwitch, respelt, textOf } from "./settings.js";

/** Files of a version that is not known here. @param {RoleFile[]} files @returns {Cause[]} */
export function versionCauses(files) {
  /** @type {Record<string, [string, number]>} */
  const newest = { velocity: ["config-version", 2.9], "paper-global": ["_version", 31], paper: ["config-version", 27], forge: ["version", 2] };
  return files.flatMap(({ role, settings, path }) => {
    const [key, most] = newest[role] ?? [];
    const entry = key && find(settings, key);
    return entry && most !== undefined && !(Number(entry.value) <= most) ? [cause("unknown-version", path, entry.line)] : [];
  });
}

const NO_SWITCH = "This is no switch. In quotes it is a text, and any text leaves the default: false.";
const STOPS = "A switch is expected here: true or false, without quotes. By its code the proxy does not start with anything else.";
const SWITCH = "true, false";
const FILLED = "A placeholder stands here. These files do not show what fills it in, so nothing is concluded from it.";
const UNKNOWN = "How Paper reads this is not known here.";
const RESPELT = "Without quotes YAML reads this as a number, a date or a switch, so the secret may come out spelt in another way.";

/** Is the value one that the software reads as it looks? @typedef {(settings: Settings, ...path: string[]) => boolean} Good */
/** @param {RegExp} pattern @returns {Good} */
const fits = (pattern) => (settings, ...path) => pattern.test(textOf(settings, ...path) ?? "");
/** @type {Good} */
const isSwitch = (settings, ...path) => !noSwitch(settings, ...path);
/** @type {Good} */
const isText = (settings, ...path) => !respelt(find(settings, ...path));

/** Settings whose value the software reads in an unexpected way. @type {[Role, string[], Good, string, string][]} */
const VALUES = [
  ["properties", ["online-mode"], fits(/^(true|false)$/i), "The server reads only true as true, and everything else, a blank behind it included, as false: accounts are not checked.", SWITCH],
  ["velocity", ["player-info-forwarding-mode"], fits(/^(none|legacy|bungeeguard|modern)$/i), "Velocity does not know this mode. By its code it does not start with it.", "none, legacy, bungeeguard, modern"],
  ["velocity", ["online-mode"], isSwitch, STOPS, SWITCH],
  ["bungeecord", ["ip_forward"], isSwitch, STOPS, SWITCH],
  ["bungeecord", ["online_mode"], isSwitch, STOPS, SWITCH],
  ["spigot", ["settings", "bungeecord"], isSwitch, NO_SWITCH, SWITCH],
  ["paper", ["settings", "velocity-support", "enabled"], isSwitch, NO_SWITCH, SWITCH],
  ["paper-global", ["proxies", "velocity", "enabled"], isSwitch, UNKNOWN, SWITCH],
  ["paper-global", ["proxies", "proxy-protocol"], isSwitch, UNKNOWN, SWITCH],
  ["paper-global", ["proxies", "velocity", "secret"], isText, RESPELT, "the secret in quotes"],
  ["paper", ["settings", "velocity-support", "secret"], isText, RESPELT, "the secret in quotes"],
];

/** @param {RoleFile[]} files @returns {Cause[]} */
export const valueCauses = (files) => files.flatMap(({ role, settings, path }) => VALUES.filter(([of]) => of === role).flatMap(([, key, good, reason, other]) => {
  const entry = find(settings, ...key);
  return settings && entry && !good(settings, ...key) ? [cause("bad-value", path, entry.line, { words: { reason: isBlank(entry.value) ? FILLED : reason, other } })] : [];
}));

/** Files of two proxies in one folder: which one counts. @param {Place[]} places @returns {Cause[]} */
export const idleCauses = (places) => places.flatMap((place) => {
  const { files: { velocity, bungeecord }, service } = place;
  const idle = idleFile(place);
  if (idle) return [cause("leftover-file:proxy", idle.path, 0, { words: { service: service?.name ?? "", other: (idle === velocity ? bungeecord : velocity)?.path ?? "" } })];
  return velocity && bungeecord ? [cause("leftover-file:proxies", bungeecord.path, 0, { words: { other: velocity.path } })] : [];
});

/** Files of mods in a folder of Paper or Spigot, which do not read them; or of two mods. @param {Backend[]} backends @returns {Cause[]} */
export const leftoverCauses = (backends) => backends.flatMap(({ place, name, gate }) => {
  if (gate && isMisfit(place, gate)) return [cause("leftover-file:type", gate.file.path, 0, { backend: name, words: { other: `TYPE: ${place.service?.env.get("TYPE")?.value}` } })];
  const mods = modFiles(place);
  if (!isBukkit(place) && mods.length < 2) return [];
  return mods.map(({ path }) => cause(isBukkit(place) ? "leftover-file" : "leftover-file:two", path, 0, { backend: name }));
});
