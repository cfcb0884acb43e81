// Whom a backend checks itself and who can reach its port: by server.properties, by its container, or left open where neither says it.

/** @import { Known, Place, Reach } from "./types.js" */
import { isLoopback } from "../address.js";
import { FILE_NAMES } from "./files.js";
import { isBlank, pathIn, sure, unsure } from "./proxy.js";
import { holds, networkOf, networks } from "../network.js";
import { settingOf } from "./server-setting.js";

/** One value if all ways lead to it; what fills in a placeholder is not known. @template T @param {import("./server-setting.js").Setting} setting @param {(text: string | undefined) => T} read @param {T[]} others what it may be if the files leave it open @returns {Known<T>} */
function known({ values, open, missing }, read, others) {
  const all = [...new Set([...values.map(({ text }) => read(text)), ...(open || values.some(({ text }) => isBlank(text ?? "")) ? others : [])])];
  return all.length === 1 && values.length ? sure(all[0], values[0].file, values[0].line) : unsure(all, missing);
}

/** Only "true" is true, in any case; without the key it is true. @param {Place} place @returns {Known<boolean>} */
export const onlineOf = (place) => known(settingOf(place, "online-mode"), (text) => text === undefined || text.toLowerCase() === "true", [true, false]);

/** What is no number leaves the default. "": the files do not say it. @param {Place} place @returns {string} */
export function portOf(place) {
  const { values } = known(settingOf(place, "server-port"), (text) => (/^[+-]?\d+$/.test(text ?? "") ? String(Number(text)) : "25565"), ["", "0"]);
  return values.length === 1 ? values[0] : "";
}

const [PRIVATE] = networks({ private: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"] });

/** Who can reach what listens on an address. @param {string} address @returns {Reach} */
export function reachOf(address) {
  if (isLoopback(address.toLowerCase()) || /^unix:/i.test(address)) return "closed";
  const found = networkOf(address);
  return found && PRIVATE.blocks.some((block) => holds(block, found)) ? "private" : "open";
}

/** @param {string} range "25565" or "25565-25570" @param {string} port */
export function covers(range, port) {
  const [first, last = first] = range.split("-").map(Number);
  return Number(port) >= first && Number(port) <= last;
}

/** @param {Place} place @param {string} port "" if it is not known @returns {Known<Reach>} */
export function reachOfPlace(place, port) {
  const reach = portReach(place, port);
  const { values: [only] } = reach;
  return place.service?.fronted && reach.values.length === 1 && only !== "open" ? unsure([only, "open"], "") : reach;
}

/** The same by its ports alone. @param {Place} place @param {string} port @returns {Known<Reach>} */
function portReach(place, port) {
  const { service } = place;
  if (service && (service.network === "own" || service.routed)) return sure("open", service.file.path, service.line);
  if (!service || service.network === "host") return known(settingOf(place, "server-ip"), (text) => reachOf((text ?? "").trim()), ["open", "closed"]);
  const { ports, unclear, network, file, line } = service;
  const met = ports.filter(({ sure: read, target }) => read && covers(target, port || "25565"));
  const worst = /** @type {const} */ (["open", "private", "closed"]).find((state) => met.some(({ host }) => reachOf(host) === state)) ?? "closed";
  const doubtful = unclear || network === "unknown" || ports.some((one) => !one.sure) || (!port && ports.length > 0);
  if (doubtful && worst !== "open") return unsure([worst, "open"], port || unclear || network === "unknown" || place.files.properties ? "" : pathIn(place, FILE_NAMES.properties));
  const at = met.find(({ host }) => reachOf(host) === worst);
  return sure(worst, at?.file ?? file.path, at?.line ?? line);
}
