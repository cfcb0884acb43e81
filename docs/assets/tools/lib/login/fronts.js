// Containers beside the servers that may lead players past the proxy: routers, tunnels and forwarders. Whom they lead to may stand in settings that this tool does not read.

/** @import { Service } from "./types.js" */
import { isLoopback } from "../address.js";
import { finds, meet } from "./networks.js";

const ROUTER = /(^|\/)mc-router(:|@|$)/; // hands players on by the name they typed, to containers with a label, and to those it is told
const GAME = /(^|[/_\s-])(playit|infrared|lazymc|ngrok|frpc|rathole|bore|pinggy|portbuddy|minekube\/gate)([-_:@/.\s]|$)/i; // made for it, or leading any port
const SIDECAR = /(^|\/)(tailscale|gluetun)([-_:@/]|$)/i; // leads to those alone that share its network
const ANY = /(^|[/_\s-])(nginx|haproxy|traefik|socat|ncat|gost|envoy)([-_:@/.\s]|$)/i; // forwards the game if it has the game's port
const PORT = /^255[67]\d$/;

/** @param {Service} service */
const isRouter = ({ image }) => ROUTER.test(image);

/** By its image, by its name where it is built here, or by what it is started with. @param {Service} service */
export function isFront(service) {
  const { image, name, words, ports } = service;
  const what = [image || name, words];
  const is = (/** @type {RegExp} */ kind) => what.some((text) => kind.test(text));
  return isRouter(service) || is(GAME) || is(SIDECAR) || (is(ANY) && ports.some(({ outside, target }) => PORT.test(outside) || PORT.test(target)));
}

/** May it reach the other container? @param {Service} front @param {Service} service */
function leads(front, service) {
  if (front.home !== undefined && front.home === service.home) return true;
  if (SIDECAR.test(front.image)) return false;
  if (front.network === "host") return service.ports.length > 0;
  return meet(front, service) ?? front.file.root === service.file.root;
}

/** The addresses that a router is told. @param {Service} router */
const toldTo = ({ words, env }) => [words, ...["MAPPING", "DEFAULT"].map((name) => env.get(name)?.value ?? "")].join(" ").split(/[\s,=]+/).filter(Boolean);

/** Do these files leave open whom a router is told to lead to? @param {Service} router */
const isSilent = ({ words, env, elsewhere }) => elsewhere !== undefined || env.has("ROUTES_CONFIG") || /routes-config/.test(words) || ["MAPPING", "DEFAULT"].some((name) => env.get(name)?.open);

/** Routers by what they are told: the name of a container, or a port of the machine's own 127.0.0.1. @param {Service[]} routers @returns {Map<string, Service[]>} */
function toldRouters(routers) {
  /** @type {Map<string, Service[]>} */
  const found = new Map();
  for (const router of routers) {
    for (const address of new Set(toldTo(router))) {
      const [, host, port = "25565"] = /^([^:]+)(?::(\d+))?$/.exec(address) ?? ["", ""];
      const key = isLoopback(host) ? (router.network === "host" ? `:${port}` : "") : host.toLowerCase();
      if (key) found.set(key, found.get(key) ?? []).get(key)?.push(router);
    }
  }
  return found;
}

/** The router that is told to lead players to this container, by its name or by a port that it publishes. @param {Map<string, Service[]>} told @param {Service} service */
function routerTo(told, service) {
  const published = service.ports.flatMap(({ outside }) => told.get(`:${outside}`) ?? [])[0];
  return published ?? service.names.flatMap((name) => (told.get(name.toLowerCase()) ?? []).filter((router) => router !== service && leads(router, service) && finds(router, service, name) !== false))[0];
}

/** The containers, and whether one beside them may lead players from outside to them. @param {Service[]} services of all projects @returns {Service[]} */
export function fronted(services) {
  const fronts = services.filter(isFront);
  const told = toldRouters(fronts.filter(isRouter));
  const silent = fronts.filter((front) => !isRouter(front) || isSilent(front));
  return services.map((service) => {
    const front = silent.find((one) => one !== service && leads(one, service));
    const doubt = front && { file: front.file.path, line: front.line, reason: `The container ${front.name} may hand players from outside straight on to it. What it hands on, these files do not show.` };
    const router = service.routed ? undefined : routerTo(told, service);
    return { ...service, routed: service.routed || Boolean(router), router, fronted: Boolean(front), doubts: [...service.doubts, ...(doubt ? [doubt] : [])] };
  });
}
