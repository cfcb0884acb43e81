// Every setting that a Java server has read from server.properties, from 1.8 to 26.2 (and what was seen of later ones).
// Sources: docs.papermc.io/paper/reference/server-properties, minecraft.wiki/w/Server.properties. `since` is left out up to 1.13.

/**
 * @typedef {object} Key
 * @property {"bool" | "int" | "choice" | "text" | "address" | "secret"} type
 * @property {string} default
 * @property {number} [min]
 * @property {number} [max]
 * @property {string[]} [values] of a choice; its numbers from 0 are read as well if `numbers`
 * @property {boolean} [numbers]
 * @property {string} [since] the first version that reads it
 * @property {string} [removed] the first version that does not
 * @property {[wrong: string, right: string]} [mistaken] a value that many write and no server knows
 * @property {string} [note] what became of it, or what to know
 * @property {boolean} [hidden] its value is never shown
 * @property {boolean} [extra] not written by every server of its version, so no sign of one
 */

/** @param {string} normal @param {Partial<Key>} [more] @returns {Key} */
const bool = (normal, more) => ({ type: "bool", default: normal, ...more });
/** @param {string} normal @param {number} [min] @param {number} [max] @param {Partial<Key>} [more] @returns {Key} */
const int = (normal, min, max, more) => ({ type: "int", default: normal, min, max, ...more });
/** @param {string} normal @param {Partial<Key>} [more] @returns {Key} */
const text = (normal, more) => ({ type: "text", default: normal, ...more });
/** @param {string} normal @param {Partial<Key>} [more] */
const port = (normal, more) => int(normal, 1, 65534, more);

const RULE = "It became a game rule: set it with /gamerule in the game.";
const HIDDEN = { hidden: true };

/** @type {Record<string, Key>} */
export const KEYS = {
  "accepts-transfers": bool("false", { since: "1.20.5" }),
  "allow-flight": bool("false"),
  "allow-nether": bool("true", { removed: "1.21.9", note: `${RULE} Paper takes an old value over once, into misc.enable-nether of paper-global.yml.` }),
  "allowed-connection-ids": text("", { since: "26.4", extra: true }),
  "announce-player-achievements": bool("true", { removed: "1.12", note: "It became a game rule. A value that is left is still read and given to that rule." }),
  "broadcast-console-to-ops": bool("true"),
  "broadcast-rcon-to-ops": bool("true"),
  "bug-report-link": text("", { since: "1.21" }),
  "chat-spam-threshold-seconds": int("10", 0, undefined, { since: "26.2" }),
  "command-spam-threshold-seconds": int("10", 0, undefined, { since: "26.2" }),
  debug: bool("false", { extra: true }),
  difficulty: { type: "choice", default: "easy", values: ["peaceful", "easy", "normal", "hard"], numbers: true },
  "enable-code-of-conduct": bool("false", { since: "1.21.9" }),
  "enable-command-block": bool("false", { removed: "1.21.9", note: RULE }),
  "enable-jmx-monitoring": bool("false", { since: "1.16" }),
  "enable-legacy-status": bool("true", { since: "26.4", extra: true }),
  "enable-query": bool("false"),
  "enable-rcon": bool("false"),
  "enable-status": bool("true", { since: "1.16" }),
  "enforce-secure-profile": bool("true", { since: "1.19" }),
  "enforce-whitelist": bool("false"),
  "entity-broadcast-range-percentage": int("100", 10, 1000, { since: "1.16" }),
  "force-gamemode": bool("false"),
  "function-permission-level": int("2", 1, 4, { since: "1.14.4" }),
  gamemode: { type: "choice", default: "survival", values: ["survival", "creative", "adventure", "spectator"], numbers: true },
  "generate-structures": bool("true"),
  "generator-settings": text("{}"),
  hardcore: bool("false"),
  "hide-online-players": bool("false", { since: "1.18" }),
  "initial-disabled-packs": text("", { since: "1.19.3" }),
  "initial-enabled-packs": text("vanilla", { since: "1.19.3" }),
  "level-name": text("world"),
  "level-seed": text(""),
  "level-type": text("minecraft:normal", { mistaken: ["superflat", "minecraft:flat, or flat up to 1.18"] }),
  "log-ips": bool("true", { since: "1.20.2" }),
  "management-server-allowed-origins": text("", { since: "1.21.9", extra: true }),
  "management-server-enabled": bool("false", { since: "1.21.9" }),
  "management-server-host": { type: "address", default: "localhost", since: "1.21.9" },
  "management-server-port": int("0", 0, 65535, { since: "1.21.9" }),
  "management-server-secret": { type: "secret", default: "", since: "1.21.9", ...HIDDEN },
  "management-server-tls-enabled": bool("true", { since: "1.21.9" }),
  "management-server-tls-keystore": text("", { since: "1.21.9" }),
  "management-server-tls-keystore-password": text("", { since: "1.21.9", ...HIDDEN }),
  "max-build-height": int("256", undefined, undefined, { removed: "1.17", note: "The height is a matter of the dimension type in a data pack now." }),
  "max-chained-neighbor-updates": int("1000000", undefined, undefined, { since: "1.19" }),
  "max-players": int("20", 0),
  "max-tick-time": int("60000", -1, Number.MAX_SAFE_INTEGER),
  "max-world-size": int("29999984", 1, 29999984),
  motd: text("A Minecraft Server"),
  "network-compression-threshold": int("256", -1),
  "online-mode": bool("true"),
  "op-permission-level": int("4", 0, 4),
  "pause-when-empty-seconds": int("60", undefined, undefined, { since: "1.21.2" }),
  "player-idle-timeout": int("0", 0),
  "prevent-proxy-connections": bool("false"),
  "previews-chat": bool("false", { since: "1.19", removed: "1.19.3", note: "Chat previews are gone, there is nothing to set instead.", extra: true }),
  pvp: bool("true", { removed: "1.21.9", note: RULE }),
  "query.port": port("25565"),
  "rate-limit": int("0", 0, undefined, { since: "1.16.2" }),
  "rcon.ip": { type: "address", default: "", extra: true },
  "rcon.password": text("", HIDDEN),
  "rcon.port": port("25575"),
  "region-file-compression": { type: "choice", default: "deflate", values: ["deflate", "lz4", "none", "gzip"], since: "1.20.5" },
  "require-resource-pack": bool("false", { since: "1.17" }),
  "resource-pack": text(""),
  "resource-pack-hash": text("", { removed: "1.9", note: "Its successor is resource-pack-sha1." }),
  "resource-pack-id": text("", { since: "1.20.3" }),
  "resource-pack-prompt": text("", { since: "1.17" }),
  "resource-pack-sha1": text(""),
  "server-id": text("unnamed", { removed: "1.14", note: "Only old CraftBukkit gave it to plugins, there is nothing to set instead.", extra: true }),
  "server-ip": { type: "address", default: "" },
  "server-name": text("", { removed: "1.14", note: "The name in the server list is the motd.", extra: true }),
  "server-port": port("25565"),
  "simulation-distance": int("10", 3, 32, { since: "1.18" }),
  "snooper-enabled": bool("true", { removed: "1.18", note: "Nothing is sent any more, there is nothing to set instead." }),
  "spawn-animals": bool("true", { removed: "1.21.2", note: "Look at the game rules about mobs instead." }),
  "spawn-monsters": bool("true", { removed: "1.21.9", note: RULE }),
  "spawn-npcs": bool("true", { removed: "1.21.2", note: "Look at the game rules about mobs instead." }),
  "spawn-protection": int("16"),
  "status-contact-details": text("", { since: "26.4", extra: true }),
  "status-heartbeat-interval": int("0", 0, undefined, { since: "1.21.9" }),
  "sync-chunk-writes": bool("true", { since: "1.16" }),
  "text-filtering-config": text("", { since: "1.16.4" }),
  "text-filtering-version": int("0", 0, 1, { since: "1.21.2" }),
  "texture-pack": text("", { removed: "1.8", note: "Its successor is resource-pack." }),
  "use-native-transport": bool("true"),
  "view-distance": int("10", 2, 32),
  "white-list": bool("false"),
};

/** Settings that only Bedrock servers read (Bedrock Dedicated Server, Nukkit, PocketMine): some of them show that a file is not for a Java server. */
export const BEDROCK = new Set([
  "achievements", "allow-cheats", "allow-list", "allow-outbound-script-debugging", "auto-save", "client-side-chunk-generation-enabled",
  "compression-algorithm", "compression-threshold", "content-log-file-enabled", "correct-player-movement", "default-player-permission-level",
  "disable-custom-skins", "disable-persona", "emit-server-telemetry", "enable-ipv6", "enable-lan-visibility", "force-resources", "max-threads",
  "player-movement-distance-threshold", "player-movement-score-threshold", "server-authoritative-block-breaking", "server-authoritative-movement",
  "server-portv6", "spawn-mobs", "sub-motd", "texturepack-required", "tick-distance", "xbox-auth",
]);

/** Settings that only Limbo reads, the waiting server of LOOHP. Source: its src/main/resources/server.properties. */
export const LIMBO = new Set([
  "allow-chat", "bungee-guard", "default-gamemode", "forwarding-secrets", "handshake-verbose", "level-dimension", "log-player-ip-addresses",
  "reduced-debug-info", "required-resource-pack", "tab-footer", "tab-header", "ticks-per-second", "velocity-modern", "world-spawn",
]);

/** Where the keys changed: the version that brought new ones, and the last release before it. */
export const STEPS = [
  ["1.14.4", "1.14.3"], ["1.16", "1.15.2"], ["1.16.2", "1.16.1"], ["1.16.4", "1.16.3"], ["1.17", "1.16.5"], ["1.18", "1.17.1"], ["1.19", "1.18.2"],
  ["1.19.3", "1.19.2"], ["1.20.2", "1.20.1"], ["1.20.3", "1.20.2"], ["1.20.5", "1.20.4"], ["1.21", "1.20.6"], ["1.21.2", "1.21.1"],
  ["1.21.9", "1.21.8"], ["26.2", "26.1.2"],
];
