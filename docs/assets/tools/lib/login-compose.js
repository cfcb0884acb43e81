// What a compose file says about servers: published ports, environment, networks; and which container is which server.

/** @import { Place, RoleFile, Service } from "./login-types.js" */
import { below, find, textOf } from "./settings.js";

/** @param {RoleFile} file @returns {Service[]} */
export function servicesOf(file) {
  const { settings } = file;
  return below(settings, "services").filter(({ kind }) => kind === "map").map(({ path, line }) => {
    const name = path[1];
    return {
      name, file, line,
      env: environment(file, path),
      ports: below(settings, ...path, "ports").map(({ path: at, kind, value, line: here }) => (kind === "scalar" ? shortPort(value, here) : longPort(file, at, here)))
        .filter((port) => port !== undefined),
      image: textOf(settings, ...path, "image") ?? "",
      hostNetwork: textOf(settings, ...path, "network_mode") === "host",
      mounts: below(settings, ...path, "volumes").map(({ kind, value, path: at }) => (kind === "scalar" ? value.split(":")[0] : textOf(settings, ...at, "source") ?? "")),
    };
  });
}

/** Both forms: a mapping, or a list of NAME=value. @param {RoleFile} file @param {string[]} path @returns {Service["env"]} */
function environment({ settings }, path) {
  /** @type {Service["env"]} */
  const env = new Map();
  const block = find(settings, ...path, "environment");
  for (const { path: at, value, line } of below(settings, ...path, "environment")) {
    const equals = value.indexOf("=");
    const [name, text] = block?.kind === "list" ? (equals === -1 ? [value, "$"] : [value.slice(0, equals), value.slice(equals + 1)]) : [at.at(-1) ?? "", value];
    const plain = text.replaceAll("$$", "");
    env.set(name.trim(), { value: text.replaceAll("$$", "$"), line, open: plain.includes("$") });
  }
  return env;
}

const SHORT = /^(?:(\[[^\]]*\]|[^:]*):)?(?:([\d-]*):)?(\d+(?:-\d+)?)(\/\w+)?$/;

/** @param {string} value @param {number} line */
function shortPort(value, line) {
  const found = SHORT.exec(value.trim());
  if (!found || found[4] === "/udp") return undefined;
  const [, first, second, target] = found;
  if (second !== undefined) return { host: (first ?? "").replace(/^\[|\]$/g, ""), target, outside: second, line };
  return { host: "", target, outside: first ?? "", line };
}

/** @param {RoleFile} file @param {string[]} at @param {number} line */
function longPort({ settings }, at, line) {
  const of = (/** @type {string} */ key) => textOf(settings, ...at, key) ?? "";
  return of("target") && of("protocol") !== "udp" ? { host: of("host_ip"), target: of("target"), outside: of("published"), line } : undefined;
}

const PROXY = /velocity|bungee|waterfall|mc-proxy/i;
/** @param {Service} service */
export const isProxy = ({ image, env, name }) => env.has("VELOCITY_FORWARDING_SECRET") || PROXY.test(env.get("TYPE")?.value ?? "") || PROXY.test(image) || (PROXY.test(name) && !/minecraft-server/.test(image));
const BACKEND = ["PAPER_VELOCITY_SECRET", "FABRIC_PROXY_SECRET", "FABRIC_PROXY_SECRET_FILE", "ONLINE_MODE", "EULA"];
/** @param {Service} service */
export const isBackend = (service) => !isProxy(service) && (BACKEND.some((name) => service.env.has(name)) || /minecraft|paper|purpur|spigot|fabric|forge|sponge/i.test(service.image));

const lastPart = (/** @type {string} */ path) => path.replace(/\/+$/, "").split("/").at(-1) ?? "";

/**
 * Gives every server its container; a backend that only the compose file knows becomes a server of its own.
 * @param {Service[]} services @param {Place[]} places @param {(place: Place) => boolean} hasProxy @param {(place: Place) => boolean} hasBackend @returns {Place[]}
 */
export function assign(services, places, hasProxy, hasBackend) {
  const found = [...places];
  for (const service of services) {
    const fits = isProxy(service) ? hasProxy : isBackend(service) ? hasBackend : () => false;
    const candidates = places.filter((place) => fits(place) && !place.service);
    const named = candidates.find((place) => place.name === service.name || service.mounts.some((mount) => place.name && (lastPart(mount) === place.name || mount.includes(`/${place.name}/`))));
    const alike = services.filter((other) => isProxy(other) === isProxy(service) && (isProxy(other) || isBackend(other)));
    const only = alike.length === 1 && candidates.length === 1 ? candidates[0] : undefined;
    const place = named ?? only;
    if (place) place.service = service;
    else if (isBackend(service)) found.push({ root: `${service.file.root ? `${service.file.root}/` : ""}${service.name}`, name: service.name, files: {}, service });
  }
  return found;
}

