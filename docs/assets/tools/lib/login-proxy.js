// What a proxy does, by its files: whom it checks, what it tells the backends, with which secret, and where it sends players.

/** @import { Known, Place, Proxy, RoleFile, Secret, Sends, ServerEntry } from "./login-types.js" */
import { FILE_NAMES } from "./login-files.js";
import { below, find, listOf, switchOf, textOf } from "./settings.js";

/** @template T @param {T} value @param {string} file @param {number} line @returns {Known<T>} */
export const sure = (value, file, line) => ({ values: [value], file, line, missing: "" });
/** @template T @param {T[]} values @param {string} missing @returns {Known<T>} */
export const unsure = (values, missing) => ({ values, file: "", line: 0, missing });
/** @param {Place} place @param {string} name */
export const pathIn = (place, name) => (place.root ? `${place.root}/${name}` : name);
/** @param {string | undefined} text @returns {Secret} */
export const secretOf = (text) => (text === undefined || text === "" ? { state: "empty" } : /^\$\{?\w+(:[^}]*)?\}?$/.test(text) ? { state: "unknown" } : { state: "text", text }); // ${NAME}: filled in by a container

/** "host:port" in its parts; the port is 25565 if none is given. @param {string} address */
export function splitAddress(address) {
  const found = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d+))?$/.exec(address.trim());
  return { host: (found?.[1] ?? found?.[2] ?? address).toLowerCase(), port: Number(found?.[3] ?? 25565) };
}

/** @param {string} name @param {string} address @param {number} line @returns {ServerEntry} */
const serverEntry = (name, address, line) => ({ name, address, line, ...splitAddress(address) });

const MODES = ["none", "legacy", "bungeeguard", "modern"];

/** @param {Place} place @param {RoleFile | undefined} secretFile @returns {Proxy | undefined} */
function velocity(place, secretFile) {
  const { velocity: file } = place.files;
  if (!file?.settings) return file || secretFile ? velocityUnseen(place, file, secretFile) : undefined;
  const { settings, path } = file;
  const mode = (textOf(settings, "player-info-forwarding-mode") ?? "none").toLowerCase();
  const sends = /** @type {Sends} */ (MODES.includes(mode) ? mode : "none");
  const line = find(settings, "player-info-forwarding-mode")?.line ?? 0;
  const { secret, from, secretLine } = velocitySecret(place, file, secretFile);
  const servers = below(settings, "servers").filter(({ path: at, kind }) => at[1] !== "try" && kind === "scalar").map((entry) => serverEntry(entry.path[1], entry.value, entry.line));
  /** @type {Proxy["names"]} */
  const names = [
    ...listOf(settings, "servers", "try").map(({ value, line: at }) => ({ name: value, line: at, of: /** @type {const} */ ("try") })),
    ...below(settings, "forced-hosts").flatMap(({ path: at }) => listOf(settings, ...at)).map(({ value, line: at }) => ({ name: value, line: at, of: /** @type {const} */ ("forced-hosts") })),
  ];
  const known = new Set(servers.map(({ name }) => name));
  const signed = sends === "modern" || sends === "bungeeguard";
  return {
    kind: "velocity", name: "Velocity", port: String(splitAddress(textOf(settings, "bind") ?? "0.0.0.0:25565").port), file, place,
    sends: sure(sends, path, line),
    online: sure(switchOf(settings, "online-mode") ?? true, path, find(settings, "online-mode")?.line ?? 0),
    secret, secretFile: from, secretLine, servers, names,
    starts: !(signed && secret.state === "empty") && names.every(({ name }) => known.has(name)),
  };
}

/** Its file is missing or cannot be read: everything but the secret may be. @param {Place} place @param {RoleFile | undefined} file @param {RoleFile | undefined} secretFile @returns {Proxy} */
function velocityUnseen(place, file, secretFile) {
  const missing = file?.path ?? pathIn(place, FILE_NAMES.velocity);
  return {
    kind: "velocity", name: "Velocity", port: "", file: /** @type {RoleFile} */ (file ?? secretFile), place, sends: unsure(["modern", "legacy", "bungeeguard", "none"], missing), online: unsure([true, false], missing),
    secret: secretFile ? secretOf(joinedLines(secretFile.text)) : { state: "unknown" }, secretFile: secretFile?.path ?? pathIn(place, FILE_NAMES.secret), secretLine: 1, servers: [], names: [], starts: true,
  };
}

/** Velocity joins the lines of the file: a line end is no part of the secret. @param {string} text */
const joinedLines = (text) => text.replace(/\r\n|\r|\n/g, "");

/** Environment first, then the old key in velocity.toml, then the file. @param {Place} place @param {RoleFile} file @param {RoleFile | undefined} secretFile @returns {{secret: Secret, from: string, secretLine: number}} */
function velocitySecret(place, { settings, path }, secretFile) {
  const env = place.service?.env.get("VELOCITY_FORWARDING_SECRET");
  if (env && place.service) return { secret: env.open ? { state: "unknown" } : secretOf(env.value), from: place.service.file.path, secretLine: env.line };
  const inline = find(settings, "forwarding-secret");
  const old = Number(textOf(settings, "config-version") ?? "1.0") < 2 || !find(settings, "forwarding-secret-file");
  if (inline && old) return { secret: secretOf(inline.value), from: path, secretLine: inline.line };
  if (secretFile) return { secret: secretOf(joinedLines(secretFile.text)), from: secretFile.path, secretLine: 1 };
  return { secret: { state: "unknown" }, from: pathIn(place, textOf(settings, "forwarding-secret-file") || FILE_NAMES.secret), secretLine: 0 };
}

/** @param {Place} place @returns {Proxy | undefined} */
function bungeecord(place) {
  const file = place.files.bungeecord;
  if (!file) return undefined;
  if (!file.settings) return { ...velocityUnseen(place, file, undefined), kind: "bungeecord", name: "BungeeCord", sends: unsure(["legacy", "none"], file.path), secretFile: pathIn(place, FILE_NAMES["guard-token"]) };
  const { settings, path } = file;
  const token = textOf(place.files["guard-token"]?.settings, "token");
  const forwards = switchOf(settings, "ip_forward") ?? false;
  const listeners = below(settings, "listeners");
  const servers = below(settings, "servers").map((entry) => serverEntry(entry.path[1], textOf(settings, ...entry.path, "address") ?? "", find(settings, ...entry.path, "address")?.line ?? entry.line));
  /** @type {Proxy["names"]} */
  const names = listeners.flatMap(({ path: at }) => [
    ...listOf(settings, ...at, "priorities").map(({ value, line }) => ({ name: value, line, of: /** @type {const} */ ("try") })),
    ...below(settings, ...at, "forced_hosts").map(({ value, line }) => ({ name: value, line, of: /** @type {const} */ ("forced-hosts") })),
  ]);
  const known = new Set(servers.map(({ name }) => name.toLowerCase()));
  return {
    kind: "bungeecord", name: "BungeeCord", port: String(splitAddress(textOf(settings, "listeners", "0", "host") ?? "0.0.0.0:25577").port), file, place,
    sends: sure(forwards ? (token === undefined ? "legacy" : "bungeeguard") : "none", path, find(settings, "ip_forward")?.line ?? 0),
    online: sure(switchOf(settings, "online_mode") ?? true, path, find(settings, "online_mode")?.line ?? 0),
    secret: token === undefined ? { state: "unknown" } : secretOf(token),
    secretFile: place.files["guard-token"]?.path ?? pathIn(place, FILE_NAMES["guard-token"]), secretLine: find(place.files["guard-token"]?.settings, "token")?.line ?? 0,
    servers, names, starts: names.every(({ name, of }) => of !== "try" || known.has(name.toLowerCase())),
  };
}

/** All proxies of the files. A secret in a folder of its own belongs to the one Velocity that has none. @param {Place[]} places @returns {Proxy[]} */
export function proxiesOf(places) {
  const anyProxy = places.some(({ files }) => files.velocity || files.bungeecord);
  const lonely = places.filter(({ files }) => files.secret && !files.velocity);
  const bare = places.filter(({ files }) => files.velocity && !files.secret);
  /** @type {Proxy[]} */
  const found = [];
  for (const place of places) {
    const lent = bare.length === 1 && bare[0] === place && lonely.length === 1 ? lonely[0].files.secret : undefined;
    const secretFile = place.files.secret ?? lent;
    const proxies = [place.files.velocity || !anyProxy ? velocity(place, secretFile) : undefined, bungeecord(place)];
    for (const proxy of proxies) if (proxy) found.push(proxy);
  }
  return found;
}
