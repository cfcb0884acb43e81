// Containers beside the servers that may lead players past the proxy: routers, tunnels and forwarders. Whom they lead to may stand in settings that this tool does not read.

/** @import { Service } from "./login-types.js" */
import { isLoopback } from "./address.js";
import { finds, meet } from "./login-networks.js";

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

/** Is the router told to lead players to this container, by its name or by a port that it publishes? @param {Service} router @param {Service} service */
function routes(router, service) {
  return isRouter(router) && toldTo(router).some((address) => {
    const [, host, port = "25565"] = /^([^:]+)(?::(\d+))?$/.exec(address) ?? ["", ""];
    if (isLoopback(host)) return router.network === "host" && service.ports.some(({ outside }) => outside === port);
    return service.names.some((name) => name.toLowerCase() === host.toLowerCase()) && leads(router, service) && finds(router, service, host) !== false;
  });
}

/** The containers, and whether one beside them may lead players from outside to them. @param {Service[]} services of all projects @returns {Service[]} */
export function fronted(services) {
  const fronts = services.filter(isFront);
  return services.map((service) => {
    const others = fronts.filter((front) => front !== service);
    const front = others.find((one) => (!isRouter(one) || isSilent(one)) && leads(one, service));
    const doubt = front && { file: front.file.path, line: front.line, reason: `The container ${front.name} may hand players from outside straight on to it. What it hands on, these files do not show.` };
    const router = service.routed ? undefined : others.find((one) => routes(one, service));
    return { ...service, routed: service.routed || Boolean(router), router, fronted: Boolean(front), doubts: [...service.doubts, ...(doubt ? [doubt] : [])] };
  });
}
