// Which causes apply to a proxy and a backend, where they stand, and which lines would change. The texts are in words-forwarding.js and words-places.js.

/** @import { Backend, Edit, Finding, Known, Proxy } from "./types.js" */
import { strayNames } from "./address.js";
import { addressCauses } from "./address-causes.js";
import { prefaceAt, typeOf } from "./backend.js";
import { cause } from "./cause.js";
import { containerCauses } from "./container-causes.js";
import { PLACEHOLDERS, tokenListed } from "./outcome.js";
import { deadPort } from "./ports.js";
import { isTemplate, refused } from "./proxy.js";
import { SECRET_WORDS } from "./patch-lines.js";
import { reachOf } from "./reach.js";
import { find } from "./settings.js";

/** @import { Cause } from "./cause.js" */
/** @typedef {ReturnType<typeof import("./outcome.js").evaluate>} Evaluation */
/** @typedef {{proxy: Proxy | undefined, backend: Backend, result: Evaluation, meets: import("./address.js").Meeting, alone: boolean, target: "modern" | "legacy"}} Pair `alone`: judged as if there were no proxy */

/** Is this certain? @template T @param {Known<T>} known @param {T} value */
const is = ({ values }, value) => values.length === 1 && values[0] === value;

/** Can this backend ask for Velocity's signed data? @param {Backend} backend */
const canModern = ({ gate }) => Boolean(gate?.possible && !(gate.kind === "sponge" && !gate.file.settings));

/** The forwarding to mend towards. Modern wherever every backend can; what works already stays. @param {Proxy | undefined} proxy @param {Pair["backend"][]} backends @param {Evaluation[]} results @returns {"modern" | "legacy"} */
export function targetOf(proxy, backends, results) {
  if (!proxy) return "modern";
  if (proxy.kind === "bungeecord") return "legacy";
  if (!backends.length || is(proxy.sends, "modern")) return "modern";
  const fits = results.some(({ known, joins }) => joins !== "no" || (is(known.bungeecord, true) && is(known.velocity, false)));
  const works = fits && (is(proxy.sends, "legacy") || is(proxy.sends, "bungeeguard"));
  return works || !backends.every(canModern) ? "legacy" : "modern";
}

const SHORT = 8; // Velocity's own has 12

/** What is wrong with the proxy alone. @param {Proxy} proxy @param {"modern" | "legacy"} target @param {Backend[]} backends @returns {Cause[]} */
export function proxyCauses(proxy, target, backends) {
  const { kind, file, sends, online, secret } = proxy;
  const path = file.path;
  /** @type {Cause[]} */
  const found = [];
  if (is(online, false)) found.push(cause("proxy-offline", path, online.line, { edits: [{ file: path, path: [kind === "velocity" ? "online-mode" : "online_mode"], value: "true" }] }));
  if (is(sends, "none")) {
    const mode = target === "modern" ? "modern" : "legacy";
    const edits = kind === "velocity" ? [{ file: path, path: ["player-info-forwarding-mode"], value: mode, quoted: true }] : [{ file: path, path: ["ip_forward"], value: "true" }];
    found.push(cause(`no-forwarding:${kind}`, path, sends.line, { words: { mode: `"${mode}"` }, edits, severity: backends.length ? "error" : "warning" }));
  }
  if (kind === "velocity" && secret.state === "empty" && (is(sends, "modern") || is(sends, "bungeeguard"))) found.push(cause("empty-secret:proxy", proxy.secretFile, proxy.secretLine));
  if (kind === "velocity" && secret.state === "text" && secret.text.length < SHORT && is(sends, "modern")) found.push(cause("short-secret", proxy.secretFile, proxy.secretLine, { words: { length: String(SHORT) } }));
  if (proxy.sends.values.length === 1 && !proxy.servers.length) found.push(cause("address-unmet:no-servers", path, find(file.settings, "servers")?.line ?? 0));
  if (proxy.nowhere && proxy.servers.length) found.push(cause("address-unmet:nowhere", path, proxy.nowhere));
  if (proxy.preface) found.push(cause("proxy-protocol:front", path, proxy.preface.line, { words: { proxy: proxy.name } }));
  const dead = deadPort(proxy);
  if (dead) found.push(cause("proxy-unpublished", dead.file, dead.line, { words: { mapping: [dead.outside, dead.target].filter(Boolean).join(":"), target: dead.target, proxy: proxy.name, port: proxy.port } }));
  for (const { name, address, line } of proxy.servers.filter((server) => refused(server.address))) found.push(cause("address-refused", path, line, { words: { entry: name, address, proxy: proxy.name } }));
  for (const { name, line, of } of strayNames(proxy)) {
    const key = of === "try" ? "try" : kind === "velocity" ? "forced-hosts" : "forced-host";
    found.push(cause(`address-unmet:${key}`, path, line, { words: { entry: name } }));
  }
  return proxy.rival ? found.map((one) => ({ ...one, edits: [] })) : found;
}

/** Forwarding between one proxy and one backend. @param {Pair} pair @returns {Cause[]} */
function forwarding({ proxy, backend, result, target }) {
  const { gate, bungeecord, name } = backend;
  const velocity = result.known.velocity;
  const sends = proxy?.sends;
  /** @type {Cause[]} */
  const found = [];
  const spigot = backend.place.files.spigot?.path ?? "";
  /** @param {string} value @returns {Edit[]} */
  const bungee = (value) => (spigot ? [{ file: spigot, path: ["settings", "bungeecord"], value }] : []);
  /** @type {Edit[]} */
  const modern = proxy?.kind === "velocity" && sends && !is(sends, "modern") ? [{ file: proxy.file.path, path: ["player-info-forwarding-mode"], value: "modern", quoted: true }] : [];
  const asks = is(velocity, true);
  const legacy = sends && (is(sends, "legacy") || is(sends, "bungeeguard"));
  const { service } = backend.place;
  if (service && (legacy || (sends && is(sends, "modern"))) && typeOf(backend.place) === "vanilla") return [cause("forwarding-unsupported:vanilla", service.file.path, service.env.get("TYPE")?.line ?? service.line, { backend: name })];
  if (is(bungeecord, true) && asks) {
    found.push(cause(`both-forwardings-on:${target}`, bungeecord.file, bungeecord.line, { backend: name, edits: target === "modern" ? [...bungee("false"), ...modern] : [] }));
  } else if (sends && is(sends, "modern") && is(bungeecord, true)) {
    const forge = gate?.kind === "forge";
    const own = forge ? [{ file: gate.file.path, path: [...gate.base, "mode"], value: "MODERN", quoted: true }] : bungee("false");
    found.push(cause(`forwarding-format-mismatch:${forge ? "forge" : "modern"}`, bungeecord.file, bungeecord.line, { backend: name, edits: canModern(backend) ? own : [] }));
  } else if (proxy && sends && is(sends, "none") && is(bungeecord, true)) {
    found.push(cause(`bungeecord-without-ip-forward:${proxy.kind}`, bungeecord.file, bungeecord.line, { backend: name, edits: target === "modern" ? bungee("false") : [] }));
  } else if (proxy && legacy && asks && gate) {
    const edits = target === "modern" ? modern : [];
    found.push(cause(`forwarding-format-mismatch:${proxy.kind === "velocity" ? "legacy" : "bungeecord"}`, proxy.kind === "velocity" ? proxy.file.path : gate.file.path, proxy.kind === "velocity" ? sends.line : gate.line, { backend: name, edits }));
  } else if (proxy && legacy && is(bungeecord, false) && !(gate && !gate.possible && gate.kind !== "old-paper")) {
    const at = target === "legacy" && bungeecord.file ? bungeecord : sends;
    found.push(cause(`ip-forward-without-bungeecord:${target}`, at.file, at.line, { backend: name, edits: target === "legacy" ? bungee("true") : modern }));
  }
  return found;
}

const VARIANT = /** @type {const} */ ({ paper: "paper", "old-paper": "old-paper", fabric: "fabric", forge: "forge", sponge: "sponge" });

/** The backend's own check of the proxy: off, without a secret, or with another one. @param {Pair} pair @returns {Cause[]} */
function gateCauses({ proxy, backend, result, target }) {
  const { gate, name } = backend;
  if (!gate) return [];
  const { file, base, secret, secretPath, enabled, kind } = gate;
  const path = file.path;
  /** @type {Edit} */
  const words = { file: path, path: secretPath, value: SECRET_WORDS, quoted: true };
  const online = proxy && gate.online !== undefined && is(proxy.online, true) && !gate.online ? [{ file: path, path: [...base, "online-mode"], value: "true" }] : [];
  /** @type {Edit[]} */
  const on = kind === "sponge" ? [{ file: path, path: ["modules", "ip-forwarding"], value: "true" }, { file: path, path: [...base, "mode"], value: "MODERN" }] : gate.always ? [] : [{ file: path, path: [...base, "enabled"], value: "true" }];
  const empty = secret.state === "empty" || (kind === "forge" && secret.state === "text" && !secret.text.trim());
  if (secret.state === "text" && secret.text === SECRET_WORDS) return [cause("placeholder-secret", gate.secretFrom, gate.secretLine, { backend: name })];
  if (empty && enabled && proxy && target === "legacy" && is(backend.bungeecord, true)) return [cause("empty-secret:unused", gate.secretFrom, gate.line, { backend: name, edits: [{ file: path, path: [...base, "enabled"], value: "false" }] })];
  if (empty && enabled && gate.possible) return [cause(`empty-secret:${VARIANT[kind]}`, gate.secretFrom, gate.secretLine || gate.line, { backend: name, edits: [...on, ...online, words].filter(({ file: at }) => at === gate.secretFrom || gate.secretFrom === path) })];
  if (!proxy) return [];
  if (secret.state === "unknown" && !secret.blank && enabled && is(proxy.sends, "modern") && result.joins === "unknown" && isTemplate(find(file.settings, ...secretPath)?.value ?? "") && gate.secretFrom === path) return [cause("secret-elsewhere", path, gate.secretLine, { backend: name })];
  const wanted = target === "modern" && is(result.known.velocity, false) && !(kind === "forge" && is(backend.bungeecord, true)); // PCF has one switch for both
  if (wanted && !gate.possible) return [cause("forwarding-unsupported", path, 0, { backend: name })];
  if (wanted) return [cause("no-forwarding:backend", path, gate.line, { backend: name, edits: [...on, ...online, ...(empty || !is(result.known.match, true) ? [words] : [])] })];
  if (!is(result.known.match, false) || !is(result.known.velocity, true) || target !== "modern" || proxy.secret.state !== "text" || secret.state !== "text") return [];
  const newline = kind === "fabric" && secret.text !== proxy.secret.text && secret.text.replace(/(?<![\r\n])[\r\n]+$/, "") === proxy.secret.text;
  if (newline) return [cause("secret-newline", gate.secretFrom, gate.secretLine, { backend: name })];
  return [cause(secret.text.trim() === proxy.secret.text.trim() ? "secret-mismatch:blank" : "secret-mismatch", gate.secretFrom, gate.secretLine, { backend: name, words: { other: proxy.secretFile }, edits: gate.secretFrom === path ? [words] : [] })];
}

/** What the backend is told about the proxy's account check. @param {Pair} pair @returns {Cause[]} */
function toldCauses({ proxy, backend, result }) {
  const { gate, name, place, bungeecord } = backend;
  if (!proxy || proxy.online.values.length !== 1) return [];
  const [truth] = proxy.online.values;
  if (gate && is(result.known.velocity, true) && gate.online !== undefined && gate.online !== truth) {
    return [cause("velocity-online-mode-differs", gate.file.path, gate.onlineLine || gate.line, { backend: name, severity: truth ? "warning" : "note", edits: truth ? [{ file: gate.file.path, path: [...gate.base, "online-mode"], value: "true" }] : [] })];
  }
  const file = place.files["paper-global"] ?? place.files.paper;
  const path = place.files["paper-global"] ? ["proxies", "bungee-cord", "online-mode"] : ["settings", "bungee-online-mode"];
  const entry = find(file?.settings, ...path);
  if (!file || !entry || !is(bungeecord, true) || (entry.value === "true") === truth) return [];
  return [cause("velocity-online-mode-differs", file.path, entry.line, { backend: name, edits: truth ? [{ file: file.path, path, value: "true" }] : [] })];
}

/** Binds a backend to loopback, where the proxy reaches it already. @param {Backend} backend @param {import("./address.js").Meeting} meets @returns {Edit[]} */
function bindEdits({ place }, { entry, problem }) {
  const file = place.files.properties;
  const here = entry && reachOf(entry.host) === "closed" && !place.service && !problem;
  return here && file?.settings ? [{ file: file.path, path: ["server-ip"], value: "127.0.0.1" }] : [];
}

/** Who can reach the port, and what they find there. @param {Pair} pair @returns {Cause[]} */
function reachCauses({ backend, result, meets, target }) {
  const { name, reach, place, online, bungeecord, port } = backend;
  if (result.direct === "yes" && !is(reach, "open")) return [];
  const { service } = place;
  const published = service && service.network !== "host" && is(reach, "open") && service.ports.some(({ host }) => reachOf(host) === "open");
  if (published) return [cause("port-published", reach.file, reach.line, { backend: name, words: { service: service.name }, severity: result.direct === "no" ? "error" : "warning" })];
  if (is(online, true) && !backend.ignoresOnline && is(bungeecord, true) && !is(result.known.velocity, true)) return [cause("forged-address", bungeecord.file, bungeecord.line, { backend: name })];
  if (result.direct === "yes" || !(is(online, false) || backend.ignoresOnline) || result.known.velocity.values.every(Boolean)) return [];
  if (result.direct === "unknown" && !is(reach, "private")) return [];
  const variant = is(bungeecord, true) ? "bungeecord" : "plain";
  const mends = target === "modern" && Boolean(backend.gate?.possible); // the secret will close it
  const edits = mends ? [] : bindEdits(backend, meets);
  return [cause(`backend-reachable:${variant}`, variant === "bungeecord" ? bungeecord.file : online.file, variant === "bungeecord" ? bungeecord.line : online.line, { backend: name, words: { port: port || "25565" }, edits, severity: mends || is(reach, "private") ? "warning" : "error" })];
}

/** @param {Pair} pair @returns {Cause[]} */
function guardCauses({ proxy, backend, result }) {
  const { guard, name } = backend;
  if (!guard) return [];
  const other = proxy?.secretFile ?? "plugins/BungeeGuard/token.yml";
  const samples = guard.tokens.filter(({ value }) => PLACEHOLDERS.includes(value));
  if (samples.length) return [cause("default-token", guard.file.path, samples[0].line, { backend: name, words: { other } })];
  if (proxy && is(backend.bungeecord, true) && (is(result.known.sends, "legacy") || is(result.known.sends, "modern"))) return [cause("token-not-sent", guard.file.path, guard.line, { backend: name })];
  return proxy?.secret.state === "text" && is(result.known.guard, "mismatch") && !tokenListed(proxy, backend) && is(result.known.sends, "bungeeguard") ? [cause(guard.file.role === "forge" ? "token-mismatch:forge" : "token-mismatch", guard.file.path, guard.line, { backend: name, words: { other } })] : [];
}

/** @param {Pair} pair @returns {Cause[]} */
function otherCauses({ proxy, backend, result, meets, target }) {
  const { online, ignoresOnline, name, place, gate } = backend;
  /** @type {Cause[]} */
  const found = [];
  if (proxy && is(online, true) && !ignoresOnline) {
    const closed = is(backend.reach, "closed") || is(result.known.guard, "match");
    const bind = closed ? [] : bindEdits(backend, meets);
    const ready = target === "legacy" ? closed || bind.length > 0 : Boolean(gate?.possible); // never open a backend that nothing protects
    const edits = ready && online.file === place.files.properties?.path ? [{ file: online.file, path: ["online-mode"], value: "false" }, ...(target === "legacy" ? bind : [])] : [];
    found.push(cause("backend-online-mode", online.file, online.line, { backend: name, edits }));
  }
  if (proxy && is(backend.preface, true)) {
    const { file, path } = prefaceAt(place);
    found.push(cause("proxy-protocol", backend.preface.file, backend.preface.line, { backend: name, words: { proxy: proxy.name }, edits: file ? [{ file: file.path, path, value: "false" }] : [] }));
  }
  const guessed = !gate && backend.velocity.values.length > 1 && is(result.known.velocity, false);
  if (guessed) found.push(cause("taken-for-spigot", place.files.spigot?.path ?? "", 0, { backend: name, words: { other: backend.velocity.missing } }));
  return found;
}

/** Everything about one proxy and one backend, the cause of a failed join first. @param {Pair} pair @returns {Cause[]} */
export function pairCauses(pair) {
  const { proxy, backend, meets } = pair;
  const stray = meets.problem === "none"; // no server of the proxy leads there: who knows what it is for
  const nowhere = proxy?.sends.values.length === 1 && !proxy.servers.length;
  const around = [addressCauses, reachCauses, containerCauses];
  const all = (stray || nowhere) && is(backend.online, true) ? around : [gateCauses, forwarding, guardCauses, otherCauses, ...around, toldCauses];
  const found = all.flatMap((causes) => causes(stray && causes !== addressCauses ? { ...pair, proxy: undefined } : pair));
  return stray || nowhere || proxy?.rival ? found.map((one) => ({ ...one, edits: [] })) : found;
}
