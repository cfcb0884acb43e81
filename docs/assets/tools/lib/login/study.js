// From files to what they say together: servers and their containers, who leads to whom, and every cause.

/** @import { Cause } from "./cause.js" */
/** @import { Pair } from "./findings.js" */
/** @import { Backend, Place, Proxy, RoleFile, Service } from "./types.js" */
import { leadsInto, meeting, ties } from "./address.js";
import { backendOf, hasBackend } from "./backend.js";
import { cause } from "./cause.js";
import { servicesOf, unreadService } from "./compose.js";
import { composeProject, filling, mayDecide, ownerOf, unnamed } from "./compose-files.js";
import { assign } from "./containers.js";
import { group } from "./files.js";
import { idleCauses, leftoverCauses, valueCauses, versionCauses } from "./file-causes.js";
import { pairCauses, proxyCauses, targetOf } from "./findings.js";
import { fronted } from "./fronts.js";
import { madeNetworks } from "./networks.js";
import { evaluate } from "./outcome.js";
import { contested } from "./ports.js";
import { proxiesOf } from "./proxy.js";
import { below } from "./settings.js";

/** `aside`: files that were left out and may decide; `missing`: those that were not given, or cannot be read @typedef {{used: RoleFile[], proxies: Proxy[], backends: Backend[], pairs: Pair[], causes: () => Cause[], aside: string[], missing: string[]}} Study */

/** A secret alone stands for a proxy only where no proxy's own file was given. @param {Place[]} places @returns {(place: Place) => boolean} */
function proxyIn(places) {
  const own = (/** @type {Place} */ { files }) => Boolean(files.velocity ?? files.bungeecord);
  return places.some(own) ? own : ({ more }) => more.some(({ role }) => role === "secret");
}

const PROXYS = new Set(["velocity", "bungeecord", "guard-token"]);

/** The files of a proxy and of a backend that lie in one folder: a server each, of which a container is one. @param {Place} place @param {(place: Place) => boolean} hasProxy @returns {Place[]} */
function apart(place, hasProxy) {
  if (!hasProxy(place) || !hasBackend(place)) return [place];
  const [own, others] = [true, false].map((proxys) => Object.fromEntries(Object.entries(place.files).filter(([role]) => PROXYS.has(role) === proxys)));
  return [{ ...place, files: own }, { ...place, name: "", files: others, more: [] }];
}

/** Every server, with its container if it has one. @param {Place[]} places @param {RoleFile[]} compose @param {Service[]} services @param {(place: Place) => boolean} hasProxy @returns {Place[]} */
function serversOf(places, compose, services, hasProxy) {
  const entries = proxiesOf(places).flatMap(({ servers }) => servers);
  const all = assign(services, services.length ? places.flatMap((place) => apart(place, hasProxy)) : places, hasProxy, hasBackend, (place, service) => leadsInto(entries, place, service), (place, service) => ties(entries, place, service));
  for (const file of compose.filter(({ settings }) => !settings)) { // what it says about the servers below it is not known
    for (const place of all) if (!place.service && `${place.root}/`.startsWith(file.root ? `${file.root}/` : "")) place.service = unreadService(file);
  }
  return all;
}

/** Servers of one name are called by their whole path. @param {Backend[]} backends @returns {Backend[]} */
function toldApart(backends) {
  const first = new Map(backends.map((backend) => [backend.name, backend]));
  const shared = new Set(backends.filter((backend) => first.get(backend.name) !== backend).map(({ name }) => name));
  return backends.map((backend) => (backend.place.root && shared.has(backend.name) ? { ...backend, name: backend.place.root } : backend));
}

/** How many folders two places share. @param {Place} one @param {Place} other */
function shared(one, other) {
  const [first, second] = [one.root.split("/"), other.root.split("/")];
  const differs = first.findIndex((part, at) => part !== second[at]);
  return one.root && other.root ? (differs === -1 ? first.length : differs) : 0;
}

/** @template {{proxy: Proxy | undefined}} T @param {T[]} pairs @returns {Map<Proxy | undefined, T[]>} */
function byProxy(pairs) {
  /** @type {Map<Proxy | undefined, T[]>} */
  const found = new Map();
  for (const pair of pairs) found.set(pair.proxy, found.get(pair.proxy) ?? []).get(pair.proxy)?.push(pair);
  return found;
}

const none = { entry: undefined, problem: /** @type {const} */ (""), met: true, own: false };

/** All that the proxy leads to is another's: the server is not on the proxy's way. @param {import("./address.js").Meeting} meets */
const standsAlone = ({ entry, problem, own }) => !own && Boolean(entry || problem === "none");

/** Each backend with every proxy that leads to it; with all of them if none does. @param {Proxy[]} proxies @param {Backend[]} backends @param {Set<string>} given files that could be read @returns {Pair[]} */
function pairsOf(proxies, backends, given) {
  /** @type {Map<string, any>} */
  const seen = new Map();
  /** @param {Proxy | undefined} proxy @param {Backend} backend @param {boolean | undefined} met */
  const judged = (proxy, backend, met) => {
    const result = evaluate(proxy, backend, met, seen);
    return { ...result, missing: result.missing.filter((path) => !given.has(path)) }; // a file that was read and leaves it open is not missing
  };
  const ways = backends.map((backend) => proxies.map((proxy) => ({ proxy, backend, meets: meeting(proxy, backend, backends), near: shared(proxy.place, backend.place) })));
  const nearest = new Map(proxies.map((proxy, at) => [proxy, Math.max(0, ...ways.map((own) => (own[at].meets.own ? own[at].near : 0)))]));
  const kept = ways.flatMap((own) => {
    const best = Math.max(0, ...own.filter(({ meets }) => meets.own).map(({ near }) => near));
    return own.some(({ meets }) => meets.own) ? own.filter(({ proxy, meets, near }) => meets.own ? near === best || near === nearest.get(proxy) : !meets.entry && meets.problem === "") : own;
  });
  const taken = contested(kept);
  const made = kept.map((way) => {
    const { proxy, backend, meets: { entry, own } } = way;
    if (standsAlone(way.meets)) return { proxy, backend, alone: true, meets: { ...none, problem: /** @type {const} */ ("none") }, result: judged(undefined, backend, true) };
    const meets = taken.has(way) ? { entry, own, problem: /** @type {const} */ ("taken"), met: false, other: taken.get(way) } : way.meets;
    return { proxy, backend, alone: false, meets, result: judged(proxy, backend, meets.met) };
  });
  /** @type {Omit<Pair, "target">[]} */
  const pairs = proxies.length ? made : backends.map((backend) => ({ proxy: undefined, backend, alone: true, meets: none, result: judged(undefined, backend, true) }));
  const targets = new Map([...byProxy(pairs.filter(({ alone }) => !alone))].map(([proxy, own]) => [proxy, targetOf(proxy, own.map(({ backend }) => backend), own.map(({ result }) => result))]));
  return pairs.map((pair) => ({ ...pair, target: targets.get(pair.proxy) ?? "modern" }));
}

/** @param {RoleFile[]} files @param {(file: RoleFile) => Cause[]} load @param {(file: RoleFile) => string} notText @returns {Study} */
export function study(files, load, notText) {
  const { places, doubles } = group(files);
  const used = places.flatMap((place) => [...Object.values(place.files), ...place.more]);
  const read = used.flatMap(load);
  for (const place of places) place.more = place.more.filter((file) => !(file.role === "secret" && notText(file)));
  const compose = used.filter(({ role }) => role === "compose");
  const envFiles = used.filter(({ role, text }) => role === "env" && !text.includes("\u0000"));
  const names = new Set(places.filter((place) => hasBackend(place) || place.files.velocity || place.files.bungeecord).map(({ name }) => name));
  const fits = (/** @type {RoleFile} */ { settings }) => below(settings, "services").filter(({ path }) => names.has(path[1])).length;
  const projects = places.map(({ more }) => composeProject(more.filter(({ role }) => role === "compose"), compose, envFiles, fits));
  const hasProxy = proxyIn(places);
  const aside = projects.flatMap(({ used: own, others }) => others.map((left) => ({ left, own, may: mayDecide(left, servicesOf({ used: [left], others: [] }, envFiles, own), own, places) })));
  const owners = new Map(projects.map((project) => [project, ownerOf(project, projects)]));
  const made = madeNetworks([...owners].map(([{ used: own }, owner]) => ({ files: own, owner, variables: filling(own, envFiles) })));
  const all = serversOf(places, compose, fronted(projects.flatMap((project) => servicesOf(project, envFiles, owners.get(project) ?? project.used, made))), hasProxy);
  const proxies = proxiesOf(all);
  const backends = toldApart(all.filter((place) => hasBackend(place) || (place.service?.name && !hasProxy(place))).map((place) => backendOf(place, all)));
  const given = new Set(used.filter((file) => file.settings || (/^(secret|env)$/.test(file.role) && !notText(file))).map(({ path }) => path));
  const pairs = pairsOf(proxies, backends, given);
  const led = byProxy(pairs);
  const causes = () => [
    ...read,
    ...doubles.map(({ kept, left }) => cause("duplicate-file", left.path, 0, { words: { other: kept.path } })),
    ...aside.map(({ left, own, may }) => cause(`duplicate-file:${unnamed([...own, left]) ? "unnamed" : "compose"}`, left.path, 0, { words: { other: own[0].path, files: [...own, left].map(({ path }) => path.split("/").at(-1)).join(":") }, severity: may ? "warning" : "note" })),
    ...proxies.flatMap((proxy) => {
      const own = led.get(proxy) ?? [];
      return proxyCauses(proxy, own[0]?.target ?? targetOf(proxy, backends, []), own.map(({ backend }) => backend));
    }),
    ...pairs.flatMap(pairCauses), ...versionCauses(used), ...valueCauses(used), ...leftoverCauses(backends), ...idleCauses(all),
  ];
  return { used, proxies, backends, pairs, causes, aside: [...aside.filter(({ may }) => may), ...doubles.filter(({ left }) => left.role !== "bukkit")].map(({ left }) => left.path), missing: projects.flatMap(({ used: own, missing }) => [...missing, ...own.filter(({ settings, text }) => !settings && text.trim()).map(({ path }) => path)]) };
}
