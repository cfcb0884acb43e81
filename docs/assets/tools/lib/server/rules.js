// What is dangerous in a server.properties, by the site's own danger rules, and settings that do not go together.

import { isLoopback } from "../address.js";
import { meeting, passes } from "./danger.js";
import { KEYS } from "./keys.js";
import { effective } from "./values.js";

/** @import { Rule, Setting } from "./danger.js" */
/** @import { Entry } from "../properties.js" */
/** @import { Draft } from "./findings.js" */

const FILE = "server.properties";
const SEVERITY = /** @type {const} */ ({ danger: "error", warning: "warning", note: "note" });
const MISSING = { line: 0, value: "" };

/** @param {string} key @param {string} value @returns {Setting} */
const setting = (key, value) => ({ file: FILE, key, value: effective(KEYS[key], value) });

/** Would no rule be met by this setting that is not met without it? @param {Rule[]} rules @param {ReadonlyMap<string, Entry>} present */
export const safeWith = (rules, present) => (/** @type {string} */ key, /** @type {string} */ value) => {
  const before = settingsOf(present);
  return rules.every((rule) => meeting(rule, before).length > 0 || meeting(rule, [...before, setting(key, value)]).length === 0);
};

/** @param {ReadonlyMap<string, Entry>} present */
const settingsOf = (present) => [...present].map(([key, { value }]) => setting(key, value));

/** @param {ReadonlyMap<string, Entry>} present @param {string} key of a yes-or-no setting */
const isOn = (present, key) => effective(KEYS[key], present.get(key)?.value ?? KEYS[key].default) === "true";

/** @typedef {{backend?: boolean, defaults?: boolean}} Options behind a proxy; put dangerous values back */
/**
 * By rule: when its setting harms nobody as the rest of the file is, and what is said then.
 * @type {Record<string, {when: (present: ReadonlyMap<string, Entry>, options: Options) => boolean, title: string, text: string, fix: string, page?: string}>}
 */
const HARMLESS = {
  "offline-mode": {
    when: (_, { backend }) => Boolean(backend), title: "online-mode is off, as a backend behind a proxy needs it",
    text: "It is right for a backend only, and only while nobody but the proxy can reach its port and forwarding is on. This file alone cannot show either.",
    fix: "Check the proxy’s and the backend’s files together with the login-path checker.", page: "secure-backends",
  },
  "rcon-open": {
    when: (present) => isLoopback((present.get("rcon.ip") ?? present.get("server-ip") ?? MISSING).value) && !passes("weak-password", (present.get("rcon.password") ?? MISSING).value),
    title: "RCON is on, for this machine only",
    text: "It answers on a loopback address, and its password is not a short one. Only Paper and its forks read rcon.ip: any other server goes by server-ip, and answers on every address where that is empty.",
    fix: "Keep its port closed all the same: it is a full console.",
  },
  "management-exposed": {
    when: (present) => !isOn(present, "management-server-enabled"), title: "The management server is off, but its host is a public address",
    text: "Nothing listens there yet. Switched on, it would be an admin interface that strangers reach.", fix: "Set management-server-host=localhost before you switch it on.",
  },
};

/** @param {Rule[]} rules @param {ReadonlyMap<string, Entry>} present @param {Options} options @returns {Draft[]} */
export function dangersOf(rules, present, options) {
  const settings = settingsOf(present);
  return rules.flatMap((rule) => meeting(rule, settings).map(({ key }) => {
    const entry = /** @type {Entry} */ (present.get(key));
    const harmless = HARMLESS[rule.id];
    if (!harmless?.when(present, options)) return dangerOf(rule, entry, options);
    const { when: _, ...words } = harmless;
    return { code: rule.id, severity: "note", line: entry.line, entry, page: rule.see, ...words };
  }));
}

/** @param {Rule} rule @param {Entry} entry @param {Options} options @returns {Draft} */
function dangerOf(rule, entry, options) {
  const normal = KEYS[entry.key].default;
  const again = `${entry.indent}${entry.rawKey}${entry.separator}${normal}`;
  const resets = meeting(rule, [setting(entry.key, normal)]).length === 0;
  if (resets && options.defaults) entry.edit = { value: normal };
  return {
    code: rule.id, severity: SEVERITY[rule.severity], line: entry.line, entry, title: rule.title, text: rule.why, fix: rule.fix, page: rule.see,
    plate: { risk: rule.risk, rollback: rule.rollback }, applied: resets && entry.edit.value === normal,
    change: resets ? [`${entry.indent}${entry.rawKey}${entry.separator}${entry.rawValue}`, again] : undefined,
  };
}

/** @param {ReadonlyMap<string, Entry>} present @param {{backend?: boolean}} options @returns {Draft[]} */
export function togetherOf(present, options) {
  const get = (/** @type {string} */ key) => present.get(key) ?? MISSING;
  const on = (/** @type {string} */ key) => isOn(present, key);
  /** @type {Draft[]} */
  const drafts = [];
  const managed = on("management-server-enabled");
  const tcp = ["server-port", ...(on("enable-rcon") ? ["rcon.port"] : []), ...(managed ? ["management-server-port"] : [])];
  tcp.forEach((key, at) => {
    const port = Number(present.get(key)?.value ?? KEYS[key].default);
    const other = tcp.slice(0, at).find((name) => port > 0 && Number(present.get(name)?.value ?? KEYS[name].default) === port);
    if (other) drafts.push({ code: "port-conflict", severity: "error", line: get(key).line || get(other).line, title: `${key} and ${other} want the same port`, text: `Only one of them can listen on ${port}.`, fix: `Give ${key} a port of its own.` });
  });
  if (managed && on("management-server-tls-enabled") && !get("management-server-tls-keystore").value) {
    drafts.push({ code: "tls-without-keystore", severity: "error", line: get("management-server-enabled").line, title: "The management server has no keystore, so the start fails", text: "Its TLS is on, which needs a certificate.", fix: "Set management-server-tls-keystore, or leave management-server-enabled=false if you do not use it.", page: "secure-backends" });
  }
  if (on("enforce-whitelist") && !on("white-list")) {
    drafts.push({ code: "whitelist-off", severity: "warning", line: get("enforce-whitelist").line, title: "enforce-whitelist keeps nobody out while the whitelist is off", text: "The server asks for the whitelist only with white-list=true: as it is, anybody may join. In older versions /whitelist reload may disconnect players who are not on it, and they can come back at once.", fix: "Set white-list=true if only listed players shall join. Otherwise set enforce-whitelist=false." });
  }
  if (on("enable-code-of-conduct")) {
    drafts.push({ code: "needs-folder", severity: "note", line: get("enable-code-of-conduct").line, title: "The code of conduct needs its folder", text: "Without a folder named codeofconduct in the server folder the start fails.", fix: "Make the folder with the texts first." });
  }
  return options.backend ? [...drafts, ...backendOf(present)] : drafts;
}

/** @param {ReadonlyMap<string, Entry>} present @returns {Draft[]} */
function backendOf(present) {
  const online = present.get("online-mode");
  const address = present.get("server-ip");
  /** @type {Draft[]} */
  const drafts = [];
  if (effective(KEYS["online-mode"], online?.value ?? "true") === "true") {
    drafts.push({ code: "online-behind-proxy", severity: "warning", line: online?.line ?? 0, title: "Proxies refuse a backend with online-mode=true", text: "Velocity and BungeeCord stop with \u201cBackend server is online-mode!\u201d or \u201cServer is online mode!\u201d. Only Fabric with FabricProxy-Lite may keep it.", fix: "Set it to false as the last step: after forwarding works and the port is closed.", page: "velocity-modern-forwarding" });
  }
  if (!address?.value || ["0.0.0.0", "::"].includes(address.value)) {
    drafts.push({ code: "open-bind", severity: "warning", line: address?.line ?? 0, title: "The backend listens on every address", text: "Whoever reaches the port gets past the proxy. A firewall cannot be seen from this file.", fix: "If proxy and backend share a machine, outside containers, set server-ip=127.0.0.1. Otherwise let only the proxy through the firewall.", page: "secure-backends" });
  }
  return drafts;
}
