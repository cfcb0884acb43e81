// From the single outcomes to the verdict: answers and sentences for the whole way, hops for each backend, what is in order, what is missing.

/** @import { Answer, Backend, BackendResult, Hop, Known, Proxy, Result } from "./types.js" */
/** @typedef {{proxy: Proxy | undefined, backend: Backend, alone: boolean, result: ReturnType<typeof import("./outcome.js").evaluate>}} Pair */
import { agreed, both } from "./outcome.js";
import { listed } from "./words.js";
import { FILE_NAMES } from "./files.js";

/** What happens between proxy and backend. @type {Record<string, [Hop["state"], string]>} */
const FORWARDING = {
  works: ["ok", "Forwarding fits on both sides"],
  "not-started": ["broken", "The proxy does not start with its file"],
  unheard: ["broken", "Players do not reach the proxy\u2019s container"],
  nowhere: ["broken", "The proxy sends nobody to any server"],
  unreachable: ["broken", "The proxy does not reach this backend at the address it uses"],
  preface: ["broken", "Broken: the backend waits for HAProxy\u2019s data first"],
  "no-data": ["broken", "Kicked: the backend waits for BungeeCord\u2019s data"],
  "unknown-data": ["broken", "Kicked: the backend does not expect BungeeCord\u2019s data"],
  token: ["broken", "Kicked: BungeeGuard does not get the right token"],
  "online-backend": ["broken", "Broken: the backend asks for a second login"],
  secret: ["broken", "Kicked: the secrets differ"],
  "requires-velocity": ["broken", "Kicked: the backend asks for Velocity\u2019s data"],
  "no-request": ["broken", "Forwarding broken: no request from the backend"],
  "offline-identity": ["broken", "Nothing is forwarded: offline UUID, no skin, the proxy\u2019s address"],
};

const WHY = /** @type {Record<string, string>} */ ({
  works: "Every hop in the files fits together.",
  "not-started": "The proxy refuses its own configuration.",
  unheard: "Players do not reach the proxy: its container publishes another port than it listens on.",
  nowhere: "The proxy sends nobody to any server: its list try is empty.",
  unreachable: "The proxy does not reach the backend at the address it uses.",
  preface: "The backend waits for HAProxy\u2019s data first, and the proxy does not send it.",
  "no-data": "The backend waits for BungeeCord\u2019s data and does not get it.",
  "unknown-data": "The backend gets BungeeCord\u2019s data and does not expect it.",
  token: "BungeeGuard does not get a token it allows.",
  "online-backend": "The backend asks for a second login, and the proxy gives up.",
  secret: "The secrets of proxy and backend differ.",
  "requires-velocity": "The backend asks for Velocity\u2019s data, and the proxy does not send it.",
  "no-request": "The proxy refuses the login: the backend never asks for forwarding.",
  "offline-identity": "The backend accepts them with an offline UUID; current games are then normally kicked (\u201cInvalid signature for profile public key.\u201d).",
});

/** @param {Proxy | undefined} proxy @returns {Hop} for a server that stands for itself */
const noWay = (proxy) => ({ state: "unknown", text: proxy ? "No server of the proxy leads here" : "No proxy file was given" });

/** @param {Pair} pair @returns {Hop} */
function loginHop({ proxy, alone }) {
  if (!proxy || alone) return noWay(proxy);
  if (proxy.online.values.length > 1) return { state: "unknown", text: `${proxy.online.missing} says whether accounts are checked` };
  return proxy.online.values[0] ? { state: "ok", text: "Login checked with Mojang" } : { state: "open", text: "Open: any name joins, unchecked" };
}

/** What decides a hop, in the few words that fit below it; the whole paths stand in the list of missing files. @param {string[]} missing */
const decider = (missing) => (missing.length > 1 ? "files that are not here" : missing[0]?.split("/").at(-1) ?? "what the files leave open");

/** @param {Pair} pair @returns {Hop} */
function forwardingHop({ proxy, alone, result }) {
  if (!proxy || alone) return noWay(proxy);
  if (result.whys.length > 1 && result.joins !== "no") return { state: "unknown", text: `Decided by ${decider(result.missing)}` };
  const [state, text] = FORWARDING[result.whys[0]];
  return result.whys.length > 1 ? { state: "broken", text: "Broken, whatever the missing files say" } : { state, text };
}

/** @param {Pair} pair @returns {Hop} */
function directHop({ backend, result }) {
  const { reach, port } = backend;
  if (result.direct === "no") return { state: "open", text: `Open: port ${port || "25565"} lets in any name, unchecked` };
  if (result.direct === "unknown") return { state: "unknown", text: reach.values[0] === "private" && reach.values.length === 1 ? "Open to everyone in the private network" : "Treat it as open until the missing files are there" };
  if (reach.values.length === 1 && reach.values[0] === "closed") return { state: "ok", text: "Not reachable from outside, by the files" };
  return { state: "ok", text: result.known.online.values.every(Boolean) && result.known.online.values.length ? "Refused without a Mojang login" : "Refused without the secret" };
}

/** The worst of several hops. @param {Hop[]} hops @returns {Hop} */
const worst = (hops) => /** @type {const} */ (["open", "broken", "unknown", "ok"]).map((state) => hops.find((hop) => hop.state === state)).find(Boolean) ?? hops[0];

/** Every proxy must do; of rivals in one folder only one runs, so they decide where they agree. @param {Pair[]} own @param {"joins" | "safe"} key */
function ofAll(own, key) {
  const [rivals, others] = [true, false].map((rival) => own.filter(({ proxy }) => Boolean(proxy?.rival) === rival).map(({ result }) => result[key]));
  return both(rivals.length ? [...others, agreed(rivals)] : others);
}

/** @param {Backend} backend @param {Pair[]} own its pairs @returns {BackendResult} */
function backendResult(backend, own) {
  return {
    name: backend.name, software: backend.software, port: backend.port,
    joins: ofAll(own, "joins"), safe: ofAll(own, "safe"),
    hops: { login: worst(own.map(loginHop)), forwarding: worst(own.map(forwardingHop)), direct: worst(own.map(directHop)) },
  };
}

/** @param {Answer} joins @param {BackendResult[]} backends @param {Pair[]} pairs @param {string[]} missing @param {Proxy[]} proxies @returns {string} */
function joinsSentence(joins, backends, pairs, missing, proxies) {
  if (!proxies.length) return "No proxy file was given, so the way through the proxy cannot be judged.";
  if (!backends.length) return pairs.length ? "No server of the proxy leads to a backend of these files." : "No backend file was given, so nothing is known behind the proxy.";
  if (joins === "yes") return WHY.works;
  const which = (/** @type {string[]} */ names) => (names.length < backends.length ? `${listed(names)}: ` : "");
  const those = pairs.filter(({ alone, result }) => !alone && result.joins === joins).map(({ backend, result }) => ({ name: backend.name, why: result.whys.length === 1 ? result.whys[0] : "" }));
  const sentences = [...new Set(those.map(({ why }) => why))].map((why) => which([...new Set(those.filter((one) => one.why === why).map(({ name }) => name))]) + (WHY[why] ?? "Whatever the missing files say, a setting stands against it."));
  if (joins === "no" || (those.length && those.every(({ why }) => why === "offline-identity"))) return sentences.join(" ");
  return `${which(backends.filter((one) => one.joins === joins).map(({ name }) => name))}${missing.length ? `Add ${listed(missing)}: ${missing.length > 1 ? "they decide" : "it decides"}.` : "The files leave it open."}`;
}

/** @param {Answer} safe @param {BackendResult[]} backends @param {Pair[]} pairs @param {string[]} missing @param {Proxy[]} proxies @returns {string} */
function safeSentence(safe, backends, pairs, missing, proxies) {
  if (proxies.some(({ online }) => online.values.length === 1 && !online.values[0])) return "The proxy checks no accounts: anyone joins as anyone.";
  if (safe === "yes") return proxies.length ? "By what the files show. Prove it: a direct join from outside must fail." : "By what the files show of the backend. A proxy in front must have online-mode on.";
  if (safe === "no") {
    const open = backends.filter(({ hops }) => hops.direct.state === "open");
    if (open.length) return `Whoever reaches ${open.length === 1 ? `port ${open[0].port || "25565"} of ${open[0].name}` : `the ports of ${listed(open.map(({ name }) => name))}`} can join as anyone. A firewall cannot be seen from files.`;
    return "A forged login passes through the proxy.";
  }
  if (!backends.length) return "No backend file was given. Until then, treat the backends as open.";
  if (pairs.some(({ backend }) => backend.reach.values[0] === "private" && backend.reach.values.length === 1) && !missing.length) return "Everyone in the private network can join as anyone. Whether strangers are in it cannot be seen from files.";
  return missing.length ? `Add ${listed(missing)}. Until then, treat the backend as open.` : "The files leave it open. Treat the backend as open.";
}

/** @template T @param {Known<T>} known @param {T} value */
const shown = ({ values, file, line }, value) => values.length === 1 && values[0] === value && file !== "" && line > 0;

/** What is as it should be, with its place. @param {Proxy[]} proxies @param {Pair[]} pairs @returns {Result["good"]} */
function inOrder(proxies, pairs) {
  /** @type {Result["good"]} */
  const good = [];
  /** @param {{file: string, line: number}} at @param {string} text */
  const say = ({ file, line }, text) => good.push({ where: line ? `${file}:${line}` : file, text });
  for (const { online, sends, secret, secretFile } of proxies) {
    if (shown(online, true)) say(online, "authenticates players");
    if (shown(sends, "modern")) say(sends, "forwarding is modern");
    if (secret.state === "text" && sends.values.includes("modern")) say({ file: secretFile, line: 0 }, "has a secret");
  }
  for (const { proxy, backend, result } of pairs) {
    const { online, bungeecord, gate, reach, guard } = backend;
    if (proxy && shown(online, false) && result.joins === "yes") say(online, "online-mode=false, right behind a proxy");
    if (proxy && shown(bungeecord, false) && proxy.sends.values.includes("modern")) say(bungeecord, "bungeecord: false");
    if (gate && result.known.match.values.length === 1 && result.known.match.values[0] && result.known.velocity.values.every(Boolean)) say({ file: gate.secretFrom, line: gate.secretLine }, "has the secret of the proxy");
    if (guard && result.known.guard.values.length === 1 && result.known.guard.values[0] === "match") say({ file: guard.file.path, line: guard.line }, "allows the proxy\u2019s token");
    if (reach.values.length === 1 && reach.values[0] === "closed") say(reach, "not reachable from outside");
  }
  return [...new Map(good.map((one) => [`${one.where} ${one.text}`, one])).values()];
}

/** @param {Proxy[]} proxies @param {Backend[]} backends @param {Pair[]} pairs @returns {Pick<Result, "joins" | "safe" | "sentences" | "proxies" | "backends" | "good" | "missing">} */
export function summarise(proxies, backends, pairs) {
  /** @type {Map<Backend, Pair[]>} */
  const own = new Map(backends.map((backend) => [backend, []]));
  for (const pair of pairs) own.get(pair.backend)?.push(pair);
  const results = backends.map((backend) => backendResult(backend, own.get(backend) ?? []));
  const offline = proxies.some(({ online }) => online.values.length === 1 && !online.values[0]);
  const behind = results.filter((_, at) => own.get(backends[at])?.some(({ alone }) => !alone)); // who stands for itself does not decide who gets through the proxy
  const joins = behind.length ? both(behind.map((one) => one.joins)) : "unknown";
  const safe = offline ? "no" : results.length ? both(results.map((one) => one.safe)) : "unknown";
  const missing = [
    ...(proxies.length ? [] : ["velocity.toml (or BungeeCord’s config.yml)"]),
    ...(backends.length ? [] : [FILE_NAMES.properties]),
    ...pairs.flatMap(({ result }) => result.missing),
    ...(backends.length ? [] : proxies.flatMap(({ online }) => (online.missing ? [online.missing] : []))),
  ];
  const all = [...new Set(missing)];
  const wanted = all.filter((name) => !name.startsWith("velocity.toml ("));
  return {
    joins, safe, sentences: { joins: joinsSentence(joins, behind, pairs, wanted, proxies), safe: safeSentence(safe, results, pairs, wanted, proxies) },
    proxies: proxies.map(({ name, kind, port }) => ({ kind, name, port })), backends: results, good: inOrder(proxies, pairs), missing: all,
  };
}
