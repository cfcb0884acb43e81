// Ports that do not work out: two programs that want the same one, and a container that publishes another than its proxy listens on.

/** @import { Backend, Port, Proxy } from "./types.js" */
import { homeOf, loopback, publishes } from "./address.js";
import { covers } from "./reach.js";
import { settingOf } from "./server-setting.js";

/** @typedef {{proxy: Proxy, backend: Backend, meets: import("./address.js").Meeting}} Way */

const ALL = new Set(["", "0.0.0.0", "::"]);
/** @param {string} one @param {string} other addresses to listen on */
const overlap = (one, other) => ALL.has(one) || ALL.has(other) || one === other;
const plain = (/** @type {string} */ host) => (host === "localhost" ? "127.0.0.1" : host);

/** The port that a backend takes where its proxy runs; undefined if that is not certain. @param {Way} way @returns {{host: string, port: number} | undefined} */
function wanted({ proxy, backend: { place, port }, meets: { entry, own } }) {
  if (!entry || !own || !port) return undefined;
  const loop = loopback(entry.host, homeOf(proxy.place), place);
  if (loop) {
    const { values, open } = settingOf(place, "server-ip");
    const host = (values[0]?.text ?? "").trim().toLowerCase();
    return open || values.length > 1 || host.startsWith("unix:") ? undefined : { host: plain(host), port: Number(port) };
  }
  const published = loop === false ? place.service?.ports.find((one) => one.sure && publishes(Number(port), entry.port)(one)) : undefined;
  return published && homeOf(proxy.place) === "" ? { host: published.host, port: entry.port } : undefined;
}

/** For each way to a backend, who else wants its port: the proxy, or another backend of the same proxy. @param {Way[]} ways @returns {Map<Way, string>} */
export function contested(ways) {
  /** @type {Map<Way, string>} */
  const found = new Map();
  /** @type {Map<Proxy, Map<number, {way: Way, host: string}[]>>} */
  const taken = new Map();
  for (const way of ways) {
    const want = wanted(way);
    if (!want) continue;
    const { proxy, backend, meets } = way;
    const ports = taken.get(proxy) ?? new Map();
    taken.set(proxy, ports);
    const there = ports.get(want.port) ?? [];
    ports.set(want.port, [...there, { way, host: want.host }]);
    for (const { way: other, host } of there) {
      if (other.meets.entry === meets.entry || !overlap(host, want.host)) continue;
      found.set(way, other.backend.name);
      found.set(other, backend.name);
    }
    if (proxy.binds.some(({ host, port }) => port === want.port && overlap(plain(host), want.host))) found.set(way, proxy.name);
  }
  return found;
}

/** The published port by which players should reach the proxy's container, if nobody listens behind it. Without one they may come by another container. @param {Proxy} proxy @returns {Port | undefined} */
export function deadPort({ binds, place: { service } }) {
  if (service?.network !== "bridge" || service.unclear || !binds.length || service.ports.some(({ sure }) => !sure)) return undefined;
  const heard = service.ports.some(({ target }) => binds.some(({ port }) => covers(target, String(port))));
  return heard ? undefined : service.ports.find(({ outside, target }) => outside === "25565" || target === "25565" || target === "25577");
}
