// Which container is which server: by its name, by what it mounts, or because there is only one and the proxy leads into it.

/** @import { Place, Service } from "./types.js" */
import { inFolder } from "./files.js";
import { isFront } from "./fronts.js";

const PROXY = /velocity|bungee|waterfall|mc-proxy/i;
/** @param {Service} service */
const isProxy = ({ image, env, name }) => PROXY.test(env.get("TYPE")?.value ?? "") || PROXY.test(image) || ((env.has("VELOCITY_FORWARDING_SECRET") || PROXY.test(name)) && !env.has("EULA") && !/minecraft-server/.test(image)); // only the game asks for a yes to its EULA
const BACKEND = ["PAPER_VELOCITY_SECRET", "FABRIC_PROXY_SECRET", "FABRIC_PROXY_SECRET_FILE", "ONLINE_MODE", "EULA"];
const SERVER = /minecraft|papermc|purpur|spigot|sponge|\b(paper|fabric|forge|neoforge)\b/i;
const BESIDE = /bedrock|exporter|monitor|backup|router|rcon/i; // they have the game's name and no Java players
const SITE = /\b(web|website|dashboard|panel|status|bot|api|frontend)\b/i; // about the game
/** @param {Service} service */
const isBackend = (service) => !isProxy(service) && !BESIDE.test(service.image) && (BACKEND.some((name) => service.env.has(name)) || (SERVER.test(service.image) && !(SITE.test(service.image) && !service.ports.some(({ target }) => target === "25565"))));

const JAVA = /\b(java|openjdk|jre|jdk|temurin|corretto|zulu|liberica|graalvm|semeru)\b/i;
/** A container that runs whatever lies in the folder it mounts. @param {Service} service */
const isJava = ({ image, words }) => JAVA.test(image) || /(^|[\s/])java\s|\.jar\b/i.test(words);

/** May players come to this container, or to one of these servers by it? @param {Service} service @param {Place[]} places */
export function mayServe(service, places) {
  const { image, file, mounts, name } = service;
  if (isFront(service) || isProxy(service) || isBackend(service)) return true;
  return !BESIDE.test(image) && (!image || places.some((place) => place.name === name || mounts.some((mount) => mount.startsWith(".") && inFolder(file.root, mount) === place.root)));
}

const lastPart = (/** @type {string} */ path) => path.replace(/\/+$/, "").split("/").at(-1) ?? "";

/** Does it mount the server's folder, or a file of it? @param {Service} service @param {Place} place */
const mountsIt = ({ file, mounts }, { root, files }) => mounts.some((mount) => {
  const path = mount.startsWith(".") ? inFolder(file.root, mount) : undefined;
  return path !== undefined && (path === root || Object.values(files).some((one) => one.role !== "bukkit" && inFolder("", one.path) === path)); // bukkit.yml decides nothing, and servers share it
});

/** The container as that of a server of which it may not be. @param {Service} service @param {Place} place @returns {Service} */
const doubtful = (service, { name }) => ({
  ...service, unclear: true, elsewhere: service.elsewhere ?? "",
  doubts: [...service.doubts, { file: service.file.path, line: service.line, reason: `The files do not show whether this folder is that of the container ${service.name}. Give the folder its name, or mount it there.` }],
});

/**
 * Gives every server its container; a backend that only the compose file knows becomes a server of its own.
 * @param {Service[]} services @param {Place[]} places @param {(place: Place) => boolean} hasProxy @param {(place: Place) => boolean} hasBackend
 * @param {(place: Place, service: Service) => boolean | undefined} leads does the proxy lead into the container to reach the server? @param {(place: Place, service: Service) => boolean} tied does it call the server by the folder's name and the container by its own? @returns {Place[]}
 */
export function assign(services, places, hasProxy, hasBackend, leads, tied) {
  const found = [...places];
  for (const service of services) {
    const runs = !isProxy(service) && (isBackend(service) || isJava(service));
    const twin = runs ? found.find((place) => place.service && hasBackend(place) && mountsIt(service, place)) : undefined;
    if (twin) { // a second container that runs the same folder
      found.push({ ...twin, name: service.name, service });
      continue;
    }
    const fits = isProxy(service) ? hasProxy : isBackend(service) ? hasBackend : (/** @type {Place} */ place) => (place.name === service.name || tied(place, service) || (runs && mountsIt(service, place))) && hasBackend(place);
    const all = places.filter((place) => fits(place) && !place.service);
    const near = all.filter(({ root }) => service.file.root && `${root}/`.startsWith(`${service.file.root}/`));
    const candidates = near.length ? near : all; // the servers beside the compose file, where it lies in a folder of its own
    const kept = service.mounts.some((mount) => /^[./~]/.test(mount)); // in a folder of another name
    const mounted = candidates.find((place) => mountsIt(service, place));
    const named = mounted ?? candidates.find((place) => place.name === service.name || service.mounts.some((mount) => place.name && (lastPart(mount) === place.name || mount.includes(`/${place.name}/`)))) ?? (kept ? undefined : candidates.find((place) => tied(place, service)));
    const alike = services.filter((other) => isProxy(other) === isProxy(service) && (isProxy(other) || isBackend(other)));
    const only = alike.length === 1 && candidates.length === 1 && !(kept && candidates[0].root !== service.file.root) ? candidates[0] : undefined;
    const unnamed = only && (isProxy(service) || !only.name || only.root === service.file.root);
    const fit = named || unnamed ? true : only && leads(only, service);
    const place = fit === false ? undefined : named ?? only;
    if (place) place.service = fit ? service : doubtful(service, place);
    else if (isBackend(service)) found.push({ root: `${service.file.root ? `${service.file.root}/` : ""}${service.name}`, name: service.name, files: {}, more: [], service });
  }
  return found;
}
