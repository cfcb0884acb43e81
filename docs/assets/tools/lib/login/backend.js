// What a backend believes, by its files: whom it checks itself, which forwarding it expects, with which secret, and who can reach its port.

/** @import { Backend, Gate, Known, Place, RoleFile, Secret } from "./types.js" */
import { FILE_NAMES } from "./files.js";
import { isBlank, pathIn, secretOf, sure, unsure } from "./proxy.js";
import { onlineOf, portOf, reachOfPlace } from "./reach.js";
import { ITZG, envOf } from "./server-setting.js";
import { find, listOf, noSwitch, respelt, switchOf, textOf } from "./settings.js";

/** @param {Place} place */
export const hasBackend = ({ files }) => Boolean(files.properties ?? files.spigot ?? files["paper-global"] ?? files.paper ?? files.fabric ?? files.forge ?? files.sponge ?? files.guard ?? files.bukkit);

const PAPER_SECRET = "PAPER_VELOCITY_SECRET";

/** A secret from the file, or from the environment, which goes first; Paper passes over one that is empty. @param {Place} place @param {RoleFile} file @param {string[]} path @param {string} [variable] @returns {Pick<Gate, "secret" | "secretFrom" | "secretLine" | "secretPath">} */
function gateSecret(place, file, path, variable) {
  const env = variable ? envOf(place, variable) : undefined;
  /** @type {Secret} */
  const own = respelt(find(file.settings, ...path)) ? { state: "unknown" } : secretOf(textOf(file.settings, ...path));
  if (env?.unread) return { secret: { state: "unknown", blank: own.state === "empty" }, secretFrom: env.file, secretLine: 0, secretPath: path }; // it may be set there, or not
  if (env && (env.open || env.value || variable !== PAPER_SECRET)) return { secret: env.open ? { state: "unknown" } : secretOf(env.value), secretFrom: env.file, secretLine: env.line, secretPath: path };
  return { secret: own, secretFrom: file.path, secretLine: find(file.settings, ...path)?.line ?? 0, secretPath: path };
}

/** Default of `proxies.velocity.online-mode`: false in Paper up to 1.20.1 (_version 28), true since 1.20.4 (29). @param {RoleFile} file */
function paperDefault(file) {
  const version = Number(textOf(file.settings, "_version"));
  return Number.isNaN(version) ? undefined : version >= 29;
}

/** @param {Place} place @param {"paper" | "old-paper"} kind @param {RoleFile} file @returns {Gate} */
function paperGate(place, kind, file) {
  const base = kind === "paper" ? ["proxies", "velocity"] : ["settings", "velocity-support"];
  const { settings } = file;
  const version = Number(textOf(settings, "config-version") ?? "99");
  return {
    kind, file, base, unclear: noSwitch(settings, ...base, "enabled") && (kind === "paper" || isBlank(textOf(settings, ...base, "enabled") ?? "")), enabled: switchOf(settings, ...base, "enabled") ?? false, line: find(settings, ...base, "enabled")?.line ?? find(settings, ...base)?.line ?? 0,
    ...gateSecret(place, file, [...base, "secret"], PAPER_SECRET),
    online: switchOf(settings, ...base, "online-mode") ?? (kind === "paper" ? paperDefault(file) : false), onlineLine: find(settings, ...base, "online-mode")?.line ?? 0,
    possible: kind === "paper" || Boolean(find(settings, ...base)) || version >= 18, // 18: Paper 1.13.2
  };
}

/** FabricProxy-Lite: always asks. A secret file named by the environment is read as it is. @param {Place} place @param {RoleFile} file @param {Place[]} places @returns {Gate} */
function fabricGate(place, file, places) {
  const gate = { kind: /** @type {const} */ ("fabric"), file, base: [], enabled: true, always: true, line: 0, online: undefined, onlineLine: 0, possible: true, ...gateSecret(place, file, ["secret"], "FABRIC_PROXY_SECRET") };
  const named = envOf(place, "FABRIC_PROXY_SECRET_FILE");
  if (!named || named.unread || envOf(place, "FABRIC_PROXY_SECRET")) return gate;
  const name = named.value.split("/").at(-1);
  const found = places.flatMap(({ more }) => more).find(({ role, path }) => role === "secret" && path.split("/").at(-1) === name);
  return { ...gate, secret: found && !named.open ? secretOf(found.text) : { state: "unknown" }, secretFrom: named.file, secretLine: named.line };
}

const OLD_SECRET = ["modernForwarding", "forwardingSecret"]; // of older releases of PCF, which have no switch

/** What PCF reads, if anything: since May 2026 BungeeCord's format too, with a token or without. @param {RoleFile | undefined} file */
const forgeMode = (file) => (switchOf(file?.settings, "forwarding", "enabled") ?? true ? (textOf(file?.settings, "forwarding", "mode") ?? "modern").toLowerCase() : "none");

const readsBungee = (/** @type {RoleFile} */ file) => ["legacy", "bungeeguard"].includes(forgeMode(file));

/** Where PCF's file says it. @param {RoleFile} file */
const forgeLine = (file) => find(file.settings, "forwarding", readsBungee(file) ? "mode" : "enabled")?.line ?? 0;

/** @param {Place} place @param {RoleFile} file @returns {Gate} */
function forgeGate(place, file) {
  const { settings } = file;
  const always = Boolean(find(settings, ...OLD_SECRET) && !find(settings, "forwarding"));
  return {
    kind: "forge", file, base: ["forwarding"], always, enabled: forgeMode(file) === "modern", line: forgeLine(file),
    ...gateSecret(place, file, always ? OLD_SECRET : ["forwarding", "secret"]), online: undefined, onlineLine: 0, possible: true,
  };
}

const spongeMode = (/** @type {RoleFile | undefined} */ file) => (switchOf(file?.settings, "modules", "ip-forwarding") ? (textOf(file?.settings, "ip-forwarding", "mode") ?? "none").toLowerCase() : "none");

/** @param {Place} place @param {RoleFile} file @returns {Gate} */
const spongeGate = (place, file) => ({
  kind: "sponge", file, base: ["ip-forwarding"], enabled: spongeMode(file) === "modern", line: find(file.settings, "ip-forwarding", "mode")?.line ?? 0,
  ...gateSecret(place, file, ["ip-forwarding", "secret"]), online: undefined, onlineLine: 0, possible: true,
});

/** A server of the Bukkit family, by its files: it reads no file of a mod. @param {Place} place */
export const isBukkit = ({ files }) => Boolean(files["paper-global"] ?? files.paper ?? files.spigot ?? files.bukkit);

/** For a TYPE of itzg/minecraft-server the family, and whose files it reads. Mixed servers are not among them. @type {Record<string, string>} */
const FAMILY = { fabric: "fabric", quilt: "fabric", forge: "forge", neoforge: "forge", vanilla: "vanilla", paper: "paper", purpur: "paper", folia: "paper", pufferfish: "paper", leaf: "paper", spigot: "spigot", bukkit: "spigot" };
/** @type {Record<string, Gate["kind"][]>} */
const READS = { fabric: ["fabric"], forge: ["forge", "fabric", "sponge"], vanilla: [], paper: ["paper", "old-paper"], spigot: [] };

/** The family of what a container of that image runs: without a TYPE, the game's own server. undefined: it is not known, as with a modpack. @param {Place} place */
function familyOf(place) {
  const { service } = place;
  const type = envOf(place, "TYPE");
  const known = service && !service.unclear && ITZG.test(service.image) && !type?.open && !["MODPACK_PLATFORM", "MOD_PLATFORM"].some((name) => envOf(place, name));
  return known ? FAMILY[type?.value.toLowerCase() || "vanilla"] : undefined;
}

/** The same where no file says it. @param {Place} place @returns {"fabric" | "forge" | "vanilla" | undefined} */
export function typeOf(place) {
  const family = isBukkit(place) || modFiles(place).length ? undefined : familyOf(place);
  return family === "fabric" || family === "forge" || family === "vanilla" ? family : undefined;
}

/** Is this a file that the container does not read, by the TYPE that it is given? @param {Place} place @param {Gate} gate */
export function isMisfit(place, { kind }) {
  const family = familyOf(place);
  return family !== undefined && place.service?.env.get("TYPE") !== undefined && !READS[family].includes(kind);
}

/** Files of mods and of Sponge, of which a server can have one. @param {Place} place @returns {RoleFile[]} */
export const modFiles = ({ files: { fabric, forge, sponge } }) => [fabric, forge, sponge].filter((file) => file !== undefined);

/** @param {Place} place @param {Place[]} places @returns {Gate | undefined} */
function gateOf(place, places) {
  const { fabric, forge, sponge, paper } = place.files;
  const modern = place.files["paper-global"];
  if (modern) return modern.settings && paperGate(place, "paper", modern);
  if (paper) return paper.settings && paperGate(place, "old-paper", paper);
  if (isBukkit(place) || modFiles(place).length > 1) return undefined;
  if (fabric?.settings) return fabricGate(place, fabric, places);
  if (forge?.settings) return forgeGate(place, forge);
  return sponge?.settings && spongeGate(place, sponge);
}

/** A file that would say it, but cannot be read. @param {Place} place */
export const unreadGate = ({ files }) => [files["paper-global"], files.paper, files.fabric, files.forge, files.sponge].find((file) => file && !file.settings);

/** PCF since 1.2.2 (which brought approvedProxyHosts) refuses players while its secret is blank; older ones let them pass unasked. @param {Gate} gate @returns {Known<boolean>} */
function gateState(gate) {
  const { file, secret, enabled, secretLine } = gate;
  if (gate.unclear) return unsure([true, false], "");
  if (!enabled || !gate.possible) return sure(false, file.path, gate.line);
  if (secret.state === "unknown" && secret.blank && gate.kind !== "fabric") return unsure([true, false], gate.secretFrom);
  const blank = secret.state === "empty" || (gate.kind === "forge" && secret.state === "text" && !secret.text.trim());
  if (!blank || gate.kind === "fabric") return sure(true, file.path, gate.line);
  if (gate.kind === "sponge" || (gate.kind === "forge" && find(file.settings, "forwarding", "approvedProxyHosts"))) return { values: [true, false], file: file.path, line: secretLine, missing: "" };
  return sure(false, file.path, secretLine);
}

/** @param {Place} place @returns {Known<boolean>} */
function bungeecordOf(place) {
  const { spigot, sponge, forge } = place.files;
  if (forge?.settings && !isBukkit(place) && readsBungee(forge)) return sure(true, forge.path, forgeLine(forge));
  if (sponge?.settings && !isBukkit(place)) return sure(spongeMode(sponge) === "legacy", sponge.path, find(sponge.settings, "ip-forwarding", "mode")?.line ?? 0);
  if (spigot?.settings && isBlank(textOf(spigot.settings, "settings", "bungeecord") ?? "")) return unsure([false, true], "");
  if (spigot?.settings) return sure(switchOf(spigot.settings, "settings", "bungeecord") ?? false, spigot.path, find(spigot.settings, "settings", "bungeecord")?.line ?? 0);
  if (((place.files.fabric || forge) && !isBukkit(place)) || typeOf(place)) return sure(false, "", 0); // mods: no spigot.yml exists there
  return unsure([false, true], spigot?.path ?? pathIn(place, FILE_NAMES.spigot));
}

/** The setting of Paper for HAProxy's PROXY protocol: its file, and its path there. @param {Place} place @returns {{file: RoleFile | undefined, path: string[]}} */
export const prefaceAt = ({ files }) => (files["paper-global"] ? { file: files["paper-global"], path: ["proxies", "proxy-protocol"] } : { file: files.paper, path: ["settings", "proxy-protocol"] });

/** @param {Place} place @returns {Known<boolean>} */
function prefaceOf(place) {
  const { file, path } = prefaceAt(place);
  if (file && (!file.settings || (file.role === "paper-global" && noSwitch(file.settings, ...path)))) return unsure([false, true], file.settings ? "" : file.path);
  return sure(switchOf(file?.settings, ...path) ?? false, file?.path ?? "", find(file?.settings, ...path)?.line ?? 0);
}

/** @param {Place} place @param {Gate | undefined} gate */
function softwareOf(place, gate) {
  const names = { fabric: "Fabric", forge: "Forge or NeoForge", sponge: "Sponge", paper: "Paper 1.19 or later", "old-paper": "Paper 1.18.2 or older" };
  if (gate) return names[gate.kind];
  const type = typeOf(place);
  if (type && type !== "vanilla") return names[type];
  return place.files.spigot || place.files.bukkit ? "Spigot or Paper" : "Minecraft server";
}

/** Whether it asks for Velocity's data, where no file says it. @param {Place} place @returns {Known<boolean>} */
function velocityUnsaid(place) {
  const type = typeOf(place);
  if (type === "vanilla") return sure(false, "", 0); // it takes no plugin and no mod
  const decides = unreadGate(place)?.path ?? (isBukkit(place) || !modFiles(place).length ? pathIn(place, FILE_NAMES[type ?? "paper-global"]) : "");
  return unsure([true, false], decides);
}

/** The tokens that are asked of a proxy: those of the plugin BungeeGuard, or PCF's secret in its mode of that name. @param {Place} place @param {Gate | undefined} gate @returns {Backend["guard"]} */
function guardOf({ files: { guard } }, gate) {
  if (guard?.settings) return { file: guard, tokens: listOf(guard.settings, "allowed-tokens"), line: find(guard.settings, "allowed-tokens")?.line ?? 0 };
  const token = gate?.kind === "forge" && forgeMode(gate.file) === "bungeeguard" && gate.secret.state === "text" ? find(gate.file.settings, "forwarding", "secret") : undefined;
  return gate && token && { file: gate.file, tokens: [token], line: token.line };
}

/** @param {Place} place @param {Place[]} places @returns {Backend} */
export function backendOf(place, places) {
  const gate = gateOf(place, places);
  const port = portOf(place);
  const hack = envOf(place, "FABRIC_PROXY_HACK_ONLINE_MODE");
  return {
    name: place.name || place.service?.name || "backend", place, software: softwareOf(place, gate), port, gate,
    online: onlineOf(place), bungeecord: bungeecordOf(place), preface: prefaceOf(place),
    velocity: gate ? (isMisfit(place, gate) ? unsure([true, false], "") : gateState(gate)) : velocityUnsaid(place),
    ignoresOnline: gate?.kind === "fabric" && (hack && !hack.open ? hack.value.toLowerCase() === "true" : switchOf(gate.file.settings, "hackOnlineMode") ?? true),
    guard: guardOf(place, gate),
    reach: reachOfPlace(place, port), old: Boolean(place.files.paper && !place.files["paper-global"]),
  };
}
