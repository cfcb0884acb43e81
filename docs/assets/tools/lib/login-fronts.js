// Tunnels and forwarders in a compose file that may lead players past the proxy: whom they lead to stands in settings that this tool does not read.

/** @import { Part } from "./login-compose.js" */

const GAME = /(^|[/_-])(playit|infrared|lazymc|ngrok|frpc|rathole|bore|pinggy|portbuddy)([-_:@/.]|$)/i; // made for it, or leading any port
const SIDECAR = /(^|\/)tailscale([-_:@/]|$)/i; // leads to those alone that share its network
const ANY = /(^|[/_-])(nginx|haproxy|socat|gost|envoy)([-_:@/.]|$)/i; // forwards the game if it has the game's port
const PORT = /^255[67]\d$/;

/** @param {Part} one @param {Part} other */
const oneNetwork = (one, other) => one.mode === `service:${other.name}` || other.mode === `service:${one.name}` || (one.mode !== "" && one.mode === other.mode);
/** @param {Part} part */
const networksOf = ({ keys, mode }) => (mode ? [] : keys.size ? [...keys.keys()] : ["default"]);

/** @param {Part} front @param {Part} part */
function leads(front, part) {
  if (oneNetwork(front, part)) return true;
  if (SIDECAR.test(front.image)) return false;
  if (front.mode === "host") return part.ports.length > 0;
  return networksOf(front).some((key) => networksOf(part).includes(key));
}

/** The container that may lead players from outside to this one. @param {Part} part @param {Map<string, Part>} parts @returns {Part | undefined} */
export function frontOf(part, parts) {
  return [...parts.values()].find((front) => {
    const forwards = GAME.test(front.image) || SIDECAR.test(front.image) || (ANY.test(front.image) && front.ports.some(({ outside, target }) => PORT.test(outside) || PORT.test(target)));
    return front !== part && forwards && leads(front, part);
  });
}
