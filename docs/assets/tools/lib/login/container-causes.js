// What the compose file of a backend leaves open, and what its container does with a setting.

/** @import { Cause } from "./cause.js" */
import { cause } from "./cause.js";
import { ITZG } from "./server-setting.js";

const CLEARED = "It clears the setting in server.properties. Whether the server then checks accounts, these files do not show.";
const AS_IT_STANDS = "It goes into server.properties as it stands, and the server reads only true as true: accounts are not checked.";

/** @param {import("./findings.js").Pair} pair @returns {Cause[]} */
export function containerCauses({ backend: { place: { service }, name }, result }) {
  if (!service) return [];
  /** @type {Cause[]} */
  const found = [];
  const online = service.env.get("ONLINE_MODE");
  if (online && !online.open && ITZG.test(service.image) && !/^(true|false)$/i.test(online.value)) {
    found.push(cause("bad-value", online.file, online.line, { backend: name, words: { reason: online.value ? AS_IT_STANDS : CLEARED, other: "TRUE, FALSE" } }));
  }
  if (service.network === "own" && result.direct !== "yes") found.push(cause("container-unclear:address", service.file.path, service.line, { backend: name }));
  if (service.routed && result.direct !== "yes") found.push(cause("container-unclear:routed", (service.router ?? service).file.path, (service.router ?? service).line, { backend: name }));
  if (result.safe === "unknown" || result.joins === "unknown") {
    for (const { file, line, reason } of service.doubts) found.push(cause("container-unclear", file, line || (file === service.file.path ? service.line : 0), { backend: name, words: { reason } }));
  }
  return found;
}
