// Which file is what, and which files belong to one server: by name, by content where the name is general, and by folder.

/** @import { GivenFile, Place, Role, RoleFile } from "./types.js" */

/** Names that say it all. @type {[RegExp, Role][]} */
const NAMES = [
  [/^velocity\.toml$/, "velocity"],
  [/^[\w-]*\.secret$/, "secret"],
  [/^server\.properties$/, "properties"],
  [/^spigot\.ya?ml$/, "spigot"],
  [/^paper-global\.ya?ml$/, "paper-global"],
  [/^paper\.ya?ml$/, "paper"],
  [/^fabricproxy-lite\.toml$/, "fabric"],
  [/^(proxy-compatible-forge|pcf-common)\.toml$/, "forge"],
  [/^sponge\.conf$/, "sponge"],
  [/^token\.ya?ml$/, "guard-token"],
  [/^bukkit\.ya?ml$/, "bukkit"],
  [/^(docker-)?compose([.-][\w.-]+)?\.ya?ml$/, "compose"],
  [/^[\w.-]*\.env$/, "env"],
];

/** What only one kind of file has in it. All patterns of a row must fit. @type {[Role, RegExp[]][]} */
const SIGNS = [
  ["velocity", [/^[ \t]*player-info-forwarding-mode[ \t]*=/m]],
  ["bungeecord", [/^ip_forward[ \t]*:|^online_mode[ \t]*:/m, /^(listeners|servers|ip_forward)[ \t]*:/m]],
  ["guard", [/^allowed-tokens[ \t]*:/m]],
  ["paper-global", [/^proxies[ \t]*:/m, /^[ \t]+velocity[ \t]*:/m]],
  ["paper", [/^settings[ \t]*:/m, /^[ \t]+(velocity-support|bungee-online-mode)[ \t]*:/m]],
  ["spigot", [/^settings[ \t]*:.*\r?\n(?:(?:[ \t#].*)?\r?\n)*?[ \t]+bungeecord[ \t]*:/m]],
  ["fabric", [/^[ \t]*hack(OnlineMode|EarlySend|MessageChain)[ \t]*=/m]],
  ["forge", [/^[ \t]*\[forwarding\]/m, /^[ \t]*secret[ \t]*=/m]],
  ["forge", [/^[ \t]*\[modernForwarding\]/m, /^[ \t]*forwardingSecret[ \t]*=/m]],
  ["sponge", [/^[ \t]*ip-forwarding[ \t]*[={:]/m, /^[ \t]*mode[ \t]*[=:]/m, /[{}]/]],
  ["compose", [/^services[ \t]*:/m, /^[ \t]+(image|build|ports)[ \t]*:/m]],
  ["properties", [/^(server-port|level-name|motd|gamemode|max-players|server-ip)[ \t]*[=:]/m, /^online-mode[ \t]*[=:]|^server-port[ \t]*=/m]],
];

/** @type {Record<Role, string>} */
export const FILE_NAMES = {
  velocity: "velocity.toml", secret: "forwarding.secret", bungeecord: "config.yml", "guard-token": "plugins/BungeeGuard/token.yml",
  properties: "server.properties", spigot: "spigot.yml", "paper-global": "config/paper-global.yml", paper: "paper.yml",
  fabric: "config/FabricProxy-Lite.toml", forge: "config/proxy-compatible-forge.toml", sponge: "config/sponge/sponge.conf",
  guard: "plugins/BungeeGuard/config.yml", bukkit: "bukkit.yml", compose: "compose.yml", env: ".env",
};

const GENERAL = /^(config|token|paste[dw]?|untitled|text|file|new|unnamed|settings)?( ?\(?\d*\)?)?\.?(ya?ml|toml|conf|txt|properties)?$/;
const MOST = 1024 * 1024; // no configuration file of these is larger

const baseOf = (/** @type {string} */ path) => path.slice(path.lastIndexOf("/") + 1);
/** A name as the server knows it, without what browsers and systems add. */
export const plainName = (/** @type {string} */ path) => baseOf(path).toLowerCase().replace(/ ?\(\d+\)(?=\.|$)/, "").replace(/^([\w.-]+\.(?:ya?ml|toml|properties|conf|secret))\.txt$/, "$1");

/** Does the name alone tell that a file may decide about the login? @param {string} path */
export const telling = (path) => /(^|\/)bungeeguard\/config\.ya?ml$/i.test(path) || NAMES.some(([pattern]) => pattern.test(plainName(path)));

/** The path of a name that a file in a folder gives. @param {string} folder @param {string} name */
export function inFolder(folder, name) {
  /** @type {string[]} */
  const parts = [];
  for (const part of (name.startsWith("/") ? name : `${folder}/${name}`).replaceAll("\\", "/").split("/")) {
    if (part === "..") parts.pop();
    else if (part && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/** @param {string} text @returns {Role | undefined} */
const roleByContent = (text) => (text.length > MOST ? undefined : SIGNS.find(([, signs]) => signs.every((sign) => sign.test(text)))?.[0]);

/** @param {GivenFile} file @param {boolean} anyName look into files of every name @returns {Role | undefined} */
function roleOf({ path, text }, anyName) {
  const name = plainName(path);
  const known = NAMES.find(([pattern]) => pattern.test(name))?.[1];
  if (known === "properties" && /^(server-portv6|velocity-modern)[ \t]*=/m.test(text)) return undefined; // of a Bedrock server, which no proxy leads to, or of Limbo, which has other settings
  if (known === "guard-token" && !/^[ \t]*token[ \t]*:/m.test(text)) return undefined;
  if (known) return known;
  const role = anyName || GENERAL.test(name) ? roleByContent(text) : undefined;
  return role === "guard" || !/(^|\/)plugins\//i.test(path) ? role : undefined; // the settings of a plugin may look like those of a server
}

/** Folders between a server's own folder and the file. @type {Partial<Record<Role, RegExp>>} */
const INSIDE = {
  "paper-global": /(^|\/)config$/i, fabric: /(^|\/)config$/i, forge: /(^|\/)config$/i, sponge: /(^|\/)(config\/)?sponge$|(^|\/)config$/i,
  guard: /(^|\/)(plugins\/)?bungeeguard$/i, "guard-token": /(^|\/)(plugins\/)?bungeeguard$/i,
};

/** @param {GivenFile[]} given @returns {{files: RoleFile[], unknown: GivenFile[]}} */
export function recognise(given) {
  const clean = given.map(({ path, text, encoding = "" }) => ({ text, encoding, path: path.replaceAll("\\", "/").replace(/^(\.?\/)+/, "") }));
  let roles = clean.map((file) => roleOf(file, false));
  if (!roles.some(Boolean)) roles = clean.map((file) => roleOf(file, true));
  /** @type {RoleFile[]} */
  const files = [];
  clean.forEach(({ path, text, encoding }, at) => {
    const role = roles[at];
    if (!role) return;
    const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
    const marked = text.startsWith("\ufeff") || encoding === "utf-8-bom";
    const plain = text.replace(/^\ufeff/, "");
    const part = marked && (role === "secret" || role === "properties"); // there the mark is read as a part of the text
    files.push({ path: path || FILE_NAMES[role], text: part ? `\ufeff${plain}` : plain, bom: marked && !part, wide: /^utf-?16/i.test(encoding), role, root: folder.replace(INSIDE[role] ?? /$^/, "") });
  });
  if (files.every(({ role }) => role === "env")) return { files: [], unknown: clean };
  return { files, unknown: clean.filter((_, at) => !roles[at]) };
}

const INNER = /^(data|minecraft|server)$/i; // folders that containers and panels put into each server's own one

/** What a server is called: its folder's name, or that of the folder around it where several have the same one. @param {string} root @param {string[]} roots */
function calledBy(root, roots) {
  const name = baseOf(root);
  const alike = INNER.test(name) && roots.filter((other) => baseOf(other) === name).length > 1;
  return (alike && baseOf(root.slice(0, -name.length - 1))) || name;
}

const SEVERAL = new Set(["secret", "compose", "env"]); // of these a folder may have more than one

/** The files by server, and those left out because another has the same part. @param {RoleFile[]} files @returns {{places: Place[], doubles: {kept: RoleFile, left: RoleFile}[]}} */
export function group(files) {
  /** @type {Map<string, Place>} */
  const places = new Map();
  const doubles = [];
  const roots = [...new Set(files.map(({ root }) => root))];
  for (const file of files) {
    const root = file.root;
    const place = places.get(root) ?? { root, name: calledBy(root, roots), files: {}, more: [] };
    places.set(root, place);
    if (SEVERAL.has(file.role)) {
      if (!place.more.some(({ path }) => path === file.path)) place.more.push(file);
      continue;
    }
    const other = place.files[file.role];
    if (!other) place.files[file.role] = file;
    else if (other.text !== file.text) {
      const usual = file.path.endsWith(FILE_NAMES[file.role]) && !other.path.endsWith(FILE_NAMES[file.role]);
      if (usual) place.files[file.role] = file;
      doubles.push(usual ? { kept: file, left: other } : { kept: other, left: file });
    }
  }
  return { places: [...places.values()], doubles };
}
