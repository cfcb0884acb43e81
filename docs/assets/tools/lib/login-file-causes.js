// What is odd about a single file, whatever the others say: a version that is too new, a value that is read in an unexpected way.

/** @import { RoleFile } from "./login-types.js" */
/** @import { Cause } from "./login-cause.js" */
import { cause } from "./login-cause.js";
import { find } from "./settings.js";

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

/** Switches whose value the software reads in an unexpected way. @type {[string, string[], RegExp, string, string][]} */
const SWITCHES = [
  ["properties", ["online-mode"], /^(true|false)$/i, "The server reads only true as true, and everything else, a blank behind it included, as false: accounts are not checked.", "true, false"],
  ["velocity", ["player-info-forwarding-mode"], /^(none|legacy|bungeeguard|modern)$/i, "Velocity does not know this mode and uses none.", "none, legacy, bungeeguard, modern"],
  ["spigot", ["settings", "bungeecord"], /^(true|false|yes|no|on|off)$/i, "This is no switch, so the default counts: false.", "true, false"],
];

/** @param {RoleFile[]} files @returns {Cause[]} */
export const valueCauses = (files) => files.flatMap(({ role, settings, path }) => SWITCHES.filter(([of]) => of === role).flatMap(([, key, good, reason, other]) => {
  const entry = find(settings, ...key);
  return entry && !good.test(entry.value) ? [cause("bad-value", path, entry.line, { words: { reason, other } })] : [];
}));
