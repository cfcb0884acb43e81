// Do the addresses meet: does the proxy send players to a port where this backend listens, and to names that exist.

/** @import { Backend, Place, Port, Proxy, ServerEntry, Service } from "./login-types.js" */
import { isLoopback } from "./address.js";
import { portOf, reachOf } from "./login-reach.js";
import { settingOf } from "./server-setting.js";

/** @param {string} one @param {string} other */
const alike = (one, other) => one.toLowerCase() === other.toLowerCase();
/** A number where "localhost" or a name could stand too. @param {string} host */
const isAddress = (host) => host === "localhost" || /^[\d.]+$|:/.test(host);

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

/** @typedef {{entry: ServerEntry | undefined, problem: "" | "port" | "host" | "inside" | "unpublished" | "taken" | "none", met: boolean | undefined, own: boolean, other?: string}} Meeting `own`: the entry is meant for this backend, by its name or because it fits no other by name; `other`: who wants the same port */

/**
 * The entry that leads to a backend. By its name, else by its port, else the only one there is. `met` is false only when the files prove it, undefined where the file that says it cannot be read.
 * @param {Proxy} proxy @param {Backend} backend @param {Backend[]} backends @returns {Meeting}
 */
export function meeting({ servers, place: start }, backend, backends) {
  const { place, port, name } = backend;
  const from = homeOf(start);
  if (!servers.length || !(port || place.service)) return { entry: undefined, problem: "", met: true, own: false };
  const named = servers.filter((entry) => alike(entry.name, name) || names(place.service, entry.host));
  const fitting = servers.filter((entry) => answers(entry, backend, from));
  const claimed = (/** @type {ServerEntry} */ entry) => backends.some((other) => other !== backend && (alike(entry.name, other.name) || names(other.place.service, entry.host)));
  const entry = named.find((one) => fitting.includes(one)) ?? named[0] ?? fitting.find((one) => !claimed(one)) ?? fitting[0] ?? (servers.length === 1 && backends.length === 1 ? servers[0] : undefined);
  if (!entry) return { entry, problem: "none", met: true, own: false };
  const own = named.includes(entry) || !claimed(entry);
  const loop = loopback(entry.host, from, place);
  if (!fitting.includes(entry)) {
    if (loop === false && from) return { entry, problem: "inside", met: false, own };
    const known = names(place.service, entry.host);
    if (!known && !loop && place.service?.network === "bridge" && isAddress(entry.host)) return { entry, problem: "unpublished", met: loop !== false, own };
    return { entry, problem: "port", met: !known && !loop, own };
  }
  const { values: [ip], open } = settingOf(place, "server-ip");
  const bound = open ? "" : (ip?.text ?? "").trim();
  const apart = Boolean(place.service && place.service.network !== "host") && !loop;
  const deaf = bound !== "" && bound !== "0.0.0.0" && bound !== "::" && (apart ? reachOf(bound) === "closed" : isAddress(entry.host) && isAddress(bound) && (reachOf(entry.host) === "closed") !== (reachOf(bound) === "closed"));
  return deaf && !bound.startsWith("unix:") ? { entry, problem: "host", met: false, own } : { entry, problem: "", met: place.files.properties && !place.files.properties.settings ? undefined : true, own };
}

/** Names in try, priorities or forced hosts that no server has. @param {Proxy} proxy */
export function strayNames({ kind, names, servers }) {
  const spelt = (/** @type {string} */ name) => (kind === "velocity" ? name : name.toLowerCase()); // BungeeCord does not mind capitals
  const known = new Set(servers.map(({ name }) => spelt(name)));
  return names.filter(({ name }) => !known.has(spelt(name)));
}
