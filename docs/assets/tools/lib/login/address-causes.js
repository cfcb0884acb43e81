// Why the proxy does not reach a backend: the finding for each way in which their addresses miss each other.

/** @import { Backend, Finding } from "./types.js" */
/** @import { Cause } from "./cause.js" */
import { cause } from "./cause.js";
import { finds } from "./networks.js";
import { refused } from "./proxy.js";
import { settingOf } from "./server-setting.js";

/** The name under which a proxy in a container finds a backend. @param {Backend} backend */
const inner = ({ place: { service } }) => service?.names.find((host) => !refused(host)) ?? service?.name ?? "";

/** @param {import("./findings.js").Pair} pair @returns {Cause[]} */
export function addressCauses({ proxy, backend, meets }) {
  if (!proxy || !meets.problem) return [];
  const { place, port } = backend;
  const { entry, problem, met, other = "" } = meets;
  const { values: [ip] } = settingOf(place, "server-ip");
  const asked = entry?.port ?? 0;
  const free = proxy.binds.some((bind) => bind.port === asked) ? asked + 1 : asked;
  const words = { entry: entry?.name ?? "", address: entry?.address ?? "", asked: String(asked), free: String(free), port: port || "25565", bound: ip?.text ?? "", inner: `${inner(backend)}:${port || "25565"}`, other };
  const more = { backend: backend.name, words, severity: /** @type {Finding["severity"]} */ (met === false ? "error" : "warning") };
  if (problem === "host") return [cause("address-unmet:host", ip?.file ?? proxy.file.path, ip?.line ?? 0, more)];
  const line = entry?.line ?? 0;
  if (problem === "taken") return [cause(`port-conflict${place.service ? ":container" : ""}`, proxy.file.path, line, more)];
  const bare = (problem === "inside" && (!place.service || place.service.network === "host")) || (problem === "machine" && !other); // no container of its own
  const key = bare ? `${problem}-bare` : problem === "apart" && met !== false ? "apart-open" : problem;
  const path = proxy.kind === "velocity" ? ["servers", entry?.name ?? ""] : ["servers", entry?.name ?? "", "address"];
  const host = entry ? entry.address.replace(/:\d+$/, "") : "";
  const value = problem === "port" && !met ? `${host}:${port}` : problem === "inside" && !bare && port && !refused(inner(backend)) && finds(proxy.place.service, place.service, inner(backend)) ? words.inner : "";
  const edits = value ? [{ file: proxy.file.path, path, value, quoted: proxy.kind === "velocity" }] : [];
  return [cause(`address-unmet:${key}`, proxy.file.path, line, { ...more, edits })];
}
