// Do the addresses meet: does the proxy send players to a port where this backend listens, and to names that exist.

/** @import { Backend, Place, Port, Proxy, ServerEntry, Service } from "./types.js" */
import { isLoopback } from "../address.js";
import { finds } from "./networks.js";
import { isBlank } from "./proxy.js";
import { portOf, reachOf } from "./reach.js";
import { networkOf } from "../network.js";
import { settingOf } from "./server-setting.js";

/** @param {string} one @param {string} other */
const alike = (one, other) => one.toLowerCase() === other.toLowerCase();
const DOCKER_HOST = "host.docker.internal";
const MACHINE = new Set([DOCKER_HOST, "host.containers.internal", "host-gateway"]); // the second is podman's name, which its containers know by themselves
/** The machine, as a container calls it. @param {string} host */
const isMachine = (host) => MACHINE.has(host);
/** A number, or a name that means the machine, where any name could stand too. @param {string} host */
const isAddress = (host) => host === "localhost" || isMachine(host) || /^[\d.]+$|:/.test(host);

/** Is it a name or an address of this container? @param {Service | undefined} service @param {string} host */
const names = (service, host) => Boolean(service?.names.some((name) => alike(name, host)));

/** Does it publish the inner port as the one that is asked for? @param {number} own @param {number} asked @returns {(port: Port) => boolean} */
export const publishes = (own, asked) => ({ target, outside }) => Number(target) === own && Number(outside) === asked;

/** Whose 127.0.0.1 a server has: "" for the machine's, else its container's; undefined if that is not known. @param {Place} place */
export const homeOf = ({ service }) => (!service ? "" : service.unclear ? undefined : service.home);

/** Does 127.0.0.1 lead a proxy to its own backend? undefined for another host, or if that is not known. @param {string} host @param {string | undefined} from home of the proxy @param {Place} place */
export const loopback = (host, from, place) => (!isLoopback(host) || from === undefined || homeOf(place) === undefined ? undefined : from === homeOf(place));

/** May a backend answer at this entry's host and port? @param {ServerEntry} entry @param {Pick<Backend, "place" | "port">} backend @param {string | undefined} from home of the proxy */
function answers({ host, port: asked }, { place, port }, from) {
  const { service } = place;
  const own = Number(port || 25565);
  const loop = loopback(host, from, place);
  if (loop === false && from) return false; // it ends in the proxy's own container
  if (!port && place.files.properties) return true; // the file does not say it
  if (loop || !service || service.network === "host" || service.network === "own") return asked === own;
  if (service.unclear || service.network === "unknown" || (!port && service.elsewhere !== undefined)) return true;
  if (names(service, host)) return asked === own;
  if (!isAddress(host) && asked === own) return true;
  return service.ports.some((one) => !one.sure || !/^\d+$/.test(one.outside) || publishes(own, asked)(one));
}

/** Do the entries that may be meant for a server lead into this container? undefined if they do not show it. @param {ServerEntry[]} entries @param {Place} place @param {Service} service @returns {boolean | undefined} */
export function leadsInto(entries, place, service) {
  const outside = portOf({ ...place, service: undefined });
  const inside = { place: { ...place, service }, port: portOf({ ...place, service }) };
  const named = entries.filter(({ name }) => alike(name, place.name));
  const own = named.length ? named : entries.filter(({ port }) => !outside || port === Number(outside));
  const ways = own.map((entry) => names(service, entry.host) || service.ports.some(publishes(Number(inside.port || 25565), entry.port)) || (answers(entry, inside, undefined) ? undefined : false));
  return ways.every((way) => way === ways[0]) ? ways[0] : undefined;
}

/** Does an entry that is called as the server lead to this container by name? @param {ServerEntry[]} entries @param {Place} place @param {Service} service */
export const ties = (entries, place, service) => entries.some(({ name, host }) => alike(name, place.name) && names(service, host));

/** @typedef {{problem: "" | "port" | "host" | "inside" | "unpublished" | "published" | "machine" | "blank" | "unnamed" | "apart" | "taken" | "none", met: boolean | undefined, other?: string}} Way `met` is false only when the files prove it, undefined where they leave it open; `other`: who wants the same port, or where the port is published */
/** @typedef {Way & {entry: ServerEntry | undefined, own: boolean}} Meeting `own`: the entry is meant for this backend, by its name or because it fits no other by name */

/** Does it mean every address? @param {string} host */
const isAny = (host) => host === "" || host === "0.0.0.0" || host === "::";
/** Of the two one is the machine's own 127.0.0.1, and the other is not, or is its ::1. @param {string} one @param {string} other */
function apart(one, other) {
  if (!isAddress(one) || !isAddress(other)) return false;
  const [closed, shut] = [one, other].map((host) => reachOf(host) === "closed");
  return closed !== shut || (closed && shut && one !== "localhost" && other !== "localhost" && networkOf(one)?.text !== networkOf(other)?.text);
}

/** How the proxy comes to a backend by an entry that has its port. @param {ServerEntry} entry @param {Place} start place of the proxy @param {Backend} backend @returns {Way} */
function wayTo({ host, port: asked }, start, { place, port }) {
  const { service, files: { properties } } = place;
  const inside = Boolean(service && service.network !== "host") && !loopback(host, homeOf(start), place);
  const { values: [ip], open } = settingOf(place, "server-ip");
  const bound = open ? "" : (ip?.text ?? "").trim();
  const deaf = !isAny(bound) && !bound.startsWith("unix:") && (inside ? reachOf(bound) === "closed" : apart(host, bound));
  if (deaf) return isMachine(host) && !inside ? { problem: "machine", met: undefined } : { problem: "host", met: false };
  const ports = inside && service?.network === "bridge" && !service.unclear && !names(service, host) ? service.ports.filter(publishes(Number(port || 25565), asked)) : [];
  const missed = ports.length > 0 && ports.every((one) => one.sure && !isAny(one.host) && apart(host, one.host));
  if (missed) return { other: ports[0].host, ...(isMachine(host) ? { problem: "machine", met: undefined } : { problem: "published", met: false }) };
  if (host === DOCKER_HOST && start.service && !start.service.unclear) return { problem: "unnamed", met: undefined }; // no line of extra_hosts gives it that name
  return { problem: "", met: properties && !port ? undefined : true };
}

/** How an entry misses the port of a backend. @param {ServerEntry} entry @param {string | undefined} from home of the proxy @param {Place} place @returns {Way} */
function missOf({ host }, from, place) {
  const loop = loopback(host, from, place);
  if (loop === false && from) return { problem: "inside", met: false };
  const known = names(place.service, host);
  if (!known && !loop && place.service?.network === "bridge" && isAddress(host)) return { problem: "unpublished", met: loop !== false && !isMachine(host) };
  return { problem: "port", met: !known && !loop };
}

/**
 * The entry that leads to a backend, and how. By its name, else by its port, else the only one there is.
 * @param {Proxy} proxy @param {Backend} backend @param {Backend[]} backends @returns {Meeting}
 */
export function meeting({ servers, place: start }, backend, backends) {
  const { place, port } = backend;
  const from = homeOf(start);
  if (!servers.length || !(port || place.service)) return { entry: undefined, problem: "", met: true, own: false };
  const others = backends.filter((other) => other !== backend);
  const called = (/** @type {ServerEntry} */ entry, /** @type {Backend} */ { place: { name: folder, service } }) => {
    const own = folder || service?.name || "";
    return alike(entry.name, own) || (service ? names(service, entry.host) : alike(entry.host, own));
  };
  const named = servers.filter((entry) => called(entry, backend));
  const fitting = servers.filter((entry) => answers(entry, backend, from));
  const claimed = (/** @type {ServerEntry} */ entry) => others.some((other) => called(entry, other));
  const entry = named.find((one) => fitting.includes(one)) ?? named[0] ?? fitting.find((one) => !claimed(one)) ?? fitting[0] ?? (servers.length === 1 && backends.length === 1 ? servers[0] : undefined);
  if (!entry) return { entry, problem: "none", met: true, own: false };
  const own = named.includes(entry) || !claimed(entry);
  if (isBlank(entry.address) && !/:\d+$/.test(entry.address)) return { entry, own, problem: "blank", met: undefined };
  const reaches = (/** @type {Place} */ { service }) => (names(service, entry.host) ? finds(start.service, service, entry.host) : true);
  const found = reaches(place);
  if (found !== true && others.some((other) => names(other.place.service, entry.host) && reaches(other.place))) return { entry: undefined, problem: "none", met: true, own: false }; // another one of that name
  if (found !== true) return { entry, own, problem: "apart", met: found };
  const inDocker = start.service?.network === "bridge" && start.service.networks && !start.service.unclear;
  const strange = inDocker && !place.service && /^[a-z][a-z\d-]*$/.test(entry.host) && !isAddress(entry.host) && !backends.some((other) => names(other.place.service, entry.host)); // a bare name, and no container has it
  if (strange && fitting.includes(entry)) return { entry, own, problem: "apart", met: undefined };
  return { entry, own, ...(fitting.includes(entry) ? wayTo(entry, start, backend) : missOf(entry, from, place)) };
}

/** Names in try, priorities or forced hosts that no server has. @param {Proxy} proxy */
export function strayNames({ kind, names, servers }) {
  const spelt = (/** @type {string} */ name) => (kind === "velocity" ? name : name.toLowerCase()); // BungeeCord does not mind capitals
  const known = new Set(servers.map(({ name }) => spelt(name)));
  return names.filter(({ name }) => !known.has(spelt(name)));
}
