// What a proxy does, by its files: whom it checks, what it tells the backends, with which secret, and where it sends players.

/** @import { Known, Place, Proxy, RoleFile, Secret, Sends, ServerEntry, Settings } from "./types.js" */
import { FILE_NAMES, inFolder, plainName } from "./files.js";
import { envOf } from "./server-setting.js";
import { below, find, listOf, noSwitch, switchOf, textOf } from "./settings.js";

/** @template T @param {T} value @param {string} file @param {number} line @returns {Known<T>} */
export const sure = (value, file, line) => ({ values: [value], file, line, missing: "" });
/** @template T @param {T[]} values @param {string} missing @returns {Known<T>} */
export const unsure = (values, missing) => ({ values, file: "", line: 0, missing });
/** @param {Place} place @param {string} name */
export const pathIn = (place, name) => (place.root ? `${place.root}/${name}` : name);
/** $NAME, ${NAME} or {{ name }}: something fills it in before the start. A secret may begin with "$", too. @param {string} text */
export const isTemplate = (text) => /^(\$[A-Z_][A-Z0-9_]*|\$\{\w+(:[^}]*)?\}|\{\{[^{}]*\}\})$/.test(text);
/** @param {string | undefined} text @returns {Secret} */
export const secretOf = (text) => (text === undefined || text === "" ? { state: "empty" } : isTemplate(text) ? { state: "unknown" } : { state: "text", text });

/** "host:port" in its parts; the port is 25565 if none is given. @param {string} address */
function splitAddress(address) {
  const found = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d+))?$/.exec(address.trim());
  return { host: (found?.[1] ?? found?.[2] ?? address).toLowerCase(), port: Number(found?.[3] ?? 25565) };
}

/** Is it a placeholder that something fills in before the start? @param {string} text */
export const isBlank = (text) => /[<>${}%]/.test(text);

/** Where a proxy listens, without what a variable fills in. @param {(string | undefined)[]} addresses */
const bindsOf = (addresses) => addresses.flatMap((address) => (address === undefined || isBlank(address) ? [] : [splitAddress(address)]));

/** The host is the one that the proxy's container takes for it. @param {Place} place @param {string} name @param {string} address @param {number} line @returns {ServerEntry} */
function serverEntry({ service }, name, address, line) {
  const { host, port } = splitAddress(address);
  return { name, address, line, host: service?.hosts.get(host) || host, port };
}

/** Both proxies read an address with Java's URI, which knows no host name with "_" in it. A variable or a socket is none. @param {string} address */
export function refused(address) {
  const { host } = splitAddress(address);
  return host.includes("_") && /^[\w.-]+$/.test(host);
}

/** Without the list, Velocity itself tries "lobby". @param {Settings} settings @returns {{value: string, line: number}[]} */
function tried(settings) {
  const block = find(settings, "servers");
  return block && !find(settings, "servers", "try") ? [{ value: "lobby", line: block.line }] : listOf(settings, "servers", "try");
}

/** @type {Sends[]} */
const MODES = ["none", "legacy", "bungeeguard", "modern"];

/** @param {Place} place @param {RoleFile | undefined} secretFile @returns {Proxy | undefined} */
function velocity(place, secretFile) {
  const { velocity: file } = place.files;
  if (!file?.settings) return file || secretFile ? velocityUnseen(place, file, secretFile) : undefined;
  const { settings, path } = file;
  const mode = (textOf(settings, "player-info-forwarding-mode") ?? "none").toLowerCase();
  const known = MODES.find((one) => one === mode);
  const sends = known ?? "none";
  const line = find(settings, "player-info-forwarding-mode")?.line ?? 0;
  const { secret, from, secretLine } = velocitySecret(place, file, secretFile);
  const bind = textOf(settings, "bind");
  const servers = below(settings, "servers").filter(({ path: at, kind }) => at[1] !== "try" && kind === "scalar").map((entry) => serverEntry(place, entry.path[1], entry.value, entry.line));
  /** @type {Proxy["names"]} */
  const names = [
    ...tried(settings).map(({ value, line: at }) => ({ name: value, line: at, of: /** @type {const} */ ("try") })),
    ...below(settings, "forced-hosts").flatMap(({ path: at }) => listOf(settings, ...at)).map(({ value, line: at }) => ({ name: value, line: at, of: /** @type {const} */ ("forced-hosts") })),
  ];
  const named = new Set(servers.map(({ name }) => name));
  const signed = sends === "modern" || sends === "bungeeguard";
  return {
    kind: "velocity", name: "Velocity", port: String(splitAddress(bind ?? "0.0.0.0:25565").port), binds: bindsOf([bind]), file, place,
    sends: isBlank(mode) ? unsure(MODES, "") : sure(sends, path, line),
    online: noSwitch(settings, "online-mode") ? unsure([true, false], "") : sure(switchOf(settings, "online-mode") ?? true, path, find(settings, "online-mode")?.line ?? 0),
    secret, secretFile: from, secretLine, servers, names,
    nowhere: names.length ? 0 : find(settings, "servers", "try")?.line ?? 0,
    starts: noSwitch(settings, "online-mode") ? undefined : !(signed && secret.state === "empty") && names.every(({ name }) => named.has(name)) && !servers.some(({ address }) => refused(address)) && (known !== undefined || isBlank(mode)),
  };
}

/** Its file is missing or cannot be read: everything but the secret may be. @param {Place} place @param {RoleFile | undefined} file @param {RoleFile | undefined} secretFile @returns {Proxy} */
function velocityUnseen(place, file, secretFile) {
  const missing = file?.path ?? pathIn(place, FILE_NAMES.velocity);
  return {
    kind: "velocity", name: "Velocity", port: "", binds: [], file: /** @type {RoleFile} */ (file ?? secretFile), place, sends: unsure(["modern", "legacy", "bungeeguard", "none"], missing), online: unsure([true, false], missing),
    secret: secretFile ? secretOf(joinedLines(secretFile.text)) : { state: "unknown" }, secretFile: secretFile?.path ?? pathIn(place, FILE_NAMES.secret), secretLine: 1, servers: [], names: [], starts: true, nowhere: 0,
  };
}

/** Velocity joins the lines of the file: a line end is no part of the secret. @param {string} text */
const joinedLines = (text) => text.replace(/\r\n|\r|\n/g, "");

/** Environment first, unless it is blank, then the old key in velocity.toml, then the file. @param {Place} place @param {RoleFile} file @param {RoleFile | undefined} secretFile @returns {{secret: Secret, from: string, secretLine: number}} */
function velocitySecret(place, { settings, path }, secretFile) {
  const env = envOf(place, "VELOCITY_FORWARDING_SECRET");
  if (env && (env.open || env.value.trim())) return { secret: env.open ? { state: "unknown" } : secretOf(env.value), from: env.file, secretLine: env.unread ? 0 : env.line };
  const inline = find(settings, "forwarding-secret");
  const old = Number(textOf(settings, "config-version") ?? "1.0") < 2 || !find(settings, "forwarding-secret-file");
  if (inline && old) return { secret: secretOf(inline.value), from: path, secretLine: inline.line };
  if (secretFile) return { secret: secretOf(joinedLines(secretFile.text)), from: secretFile.path, secretLine: 1 };
  return { secret: { state: "unknown" }, from: inFolder(place.root, textOf(settings, "forwarding-secret-file") || FILE_NAMES.secret), secretLine: 0 };
}

/** Where no server is named, BungeeCord itself puts "lobby". @param {Settings} settings @param {string[]} at path of the listener @returns {{value: string, line: number}[]} */
function priorities(settings, at) {
  const named = ["priorities", "default_server", "fallback_server"].flatMap((key) => listOf(settings, ...at, key));
  return named.length ? named : [{ value: "lobby", line: find(settings, ...at, "priorities")?.line ?? find(settings, ...at)?.line ?? 0 }];
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
  const servers = below(settings, "servers").map((entry) => serverEntry(place, entry.path[1], textOf(settings, ...entry.path, "address") ?? "", find(settings, ...entry.path, "address")?.line ?? entry.line));
  /** @type {Proxy["names"]} */
  const names = listeners.flatMap(({ path: at }) => [
    ...priorities(settings, at).map(({ value, line }) => ({ name: value, line, of: /** @type {const} */ ("try") })),
    ...below(settings, ...at, "forced_hosts").map(({ value, line }) => ({ name: value, line, of: /** @type {const} */ ("forced-hosts") })),
  ]);
  const known = new Set(servers.map(({ name }) => name.toLowerCase()));
  const binds = bindsOf(listeners.map(({ path: at }) => textOf(settings, ...at, "host") ?? "0.0.0.0:25577"));
  return {
    kind: "bungeecord", name: "BungeeCord", port: String(binds[0]?.port ?? 25577), binds, file, place,
    sends: noSwitch(settings, "ip_forward") ? unsure(["legacy", "none"], "") : sure(forwards ? (token === undefined ? "legacy" : "bungeeguard") : "none", path, find(settings, "ip_forward")?.line ?? 0),
    online: noSwitch(settings, "online_mode") ? unsure([true, false], "") : sure(switchOf(settings, "online_mode") ?? true, path, find(settings, "online_mode")?.line ?? 0),
    secret: token === undefined ? { state: "unknown" } : secretOf(token),
    secretFile: place.files["guard-token"]?.path ?? pathIn(place, FILE_NAMES["guard-token"]), secretLine: find(place.files["guard-token"]?.settings, "token")?.line ?? 0,
    servers, names, nowhere: 0, starts: noSwitch(settings, "ip_forward") || noSwitch(settings, "online_mode") ? undefined : names.every(({ name, of }) => of !== "try" || known.has(name.toLowerCase())) && !servers.some(({ address }) => refused(address)),
  };
}

/**
 * Which secret file belongs to which Velocity: the one its file names, else the only one of that name. Where no proxy can be read, the first one.
 * @param {Place[]} places @returns {Map<Place, RoleFile>}
 */
function secretFiles(places) {
  const all = places.flatMap(({ more }) => more).filter(({ role }) => role === "secret");
  const proxies = places.filter(({ files }) => files.velocity);
  /** @type {Map<Place, RoleFile>} */
  const found = new Map();
  const nameOf = (/** @type {Place} */ { files }) => textOf(files.velocity?.settings, "forwarding-secret-file") || FILE_NAMES.secret;
  for (const place of proxies) {
    const path = inFolder(place.root, nameOf(place));
    const file = all.find((one) => inFolder("", one.path) === path) ?? all.find((one) => one.root === place.root && plainName(one.path) === plainName(path));
    if (file) found.set(place, file);
  }
  const taken = new Set(found.values());
  const bare = proxies.filter((place) => !found.has(place));
  const alike = bare.length === 1 ? all.filter((file) => !taken.has(file) && plainName(file.path) === plainName(nameOf(bare[0]))) : [];
  if (alike.length === 1) found.set(bare[0], alike[0]);
  if (!proxies.length) for (const place of places) for (const file of all.filter(({ root }) => root === place.root).slice(0, 1)) found.set(place, file);
  return found;
}

const IMAGE = /(^|\/)itzg\/(mc-proxy|bungeecord)(:|@|$)/;

/** Of the files of two proxies in one folder, the one that the container does not run; undefined if it does not say. @param {Place} place @returns {RoleFile | undefined} */
export function idleFile(place) {
  const { service, files } = place;
  const type = envOf(place, "TYPE");
  if (!files.velocity || !files.bungeecord || !service || service.unclear || !IMAGE.test(service.image) || type?.open) return undefined;
  if (/^velocity$/i.test(type?.value ?? "")) return files.bungeecord;
  return /^(bungeecord|waterfall|)$/i.test(type?.value ?? "") ? files.velocity : undefined; // without TYPE the image runs BungeeCord
}

/** Where a proxy is told to take only connections that begin with HAProxy's data; undefined if one of its ports takes others. @param {RoleFile} file @returns {import("./types.js").Entry | undefined} */
function prefaced({ role, settings }) {
  const paths = role === "velocity" ? [["advanced", "haproxy-protocol"]] : below(settings, "listeners").map(({ path }) => [...path, "proxy_protocol"]);
  return paths.length && paths.every((path) => switchOf(settings, ...path)) ? find(settings, ...(paths[0] ?? [])) : undefined;
}

/** All proxies of the files. @param {Place[]} places @returns {Proxy[]} */
export function proxiesOf(places) {
  const anyProxy = places.some(({ files }) => files.velocity || files.bungeecord);
  const secrets = secretFiles(places);
  /** @type {Proxy[]} */
  const found = [];
  for (const place of places) {
    const proxies = [place.files.velocity || !anyProxy ? velocity(place, secrets.get(place)) : undefined, bungeecord(place)];
    const idle = idleFile(place);
    const here = proxies.flatMap((proxy) => (proxy && proxy.file !== idle ? [proxy] : []));
    for (const proxy of here) {
      const preface = proxy.file.settings ? prefaced(proxy.file) : undefined;
      found.push({ ...proxy, rival: here.length > 1, ...(preface ? { preface, starts: proxy.starts && undefined } : {}) }); // what stands before it is not in the files
    }
  }
  return found;
}
