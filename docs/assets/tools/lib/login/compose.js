// What compose files say about containers: published ports, environment, networks. Where they leave something open, a doubt says so.

/** @import { Project } from "./compose-files.js" */
/** @import { RoleFile, Service } from "./types.js" */
import { filledIn, longPort, shortPort, variablesOf } from "./compose-values.js";
import { filling } from "./compose-files.js";
import { harmless, merged } from "./compose-merge.js";
import { inFolder, plainName } from "./files.js";
import { networksOf } from "./networks.js";
import { below, find, textOf } from "./settings.js";

/** A container as one file has it. @typedef {Pick<Service, "name" | "file" | "line" | "env" | "ports" | "image" | "doubts" | "names" | "routed" | "hosts" | "words"> & {mode: string, volumes: Map<string, string>, keys: Map<string, string[]>, own: string[], linked: boolean, envFiles: string[], lenders: string[]}} Part `own`: names it has in every network; `volumes`: what it mounts, by the place in it; `lenders`: whose volumes it has too; `keys`: its networks, with the names it has in that one alone */

/** @typedef {ReturnType<typeof import("./networks.js").madeNetworks>} Made */
/** What stands in the compose files of other folders @typedef {{owner: RoleFile[], made: Made}} Around */

const OPTIONS = /(^|\s)(-[hp]|-o(true|false)?|--(online|port|server-port|host|server-ip))\b/i; // of CraftBukkit and what comes from it
const ROUTED = /^(mc-router\.(host|default)\b|traefik\.tcp\.|infrared\.java\.servers\.)/; // labels by which a router finds a server

/** The containers of the compose files of one folder. @param {Pick<Project, "used" | "others">} project @param {RoleFile[]} envFiles all files with variables that were given @param {RoleFile[]} owner files of the project that these are part of @param {Made} [made] networks that all projects make @returns {Service[]} */
export function servicesOf({ used: given, others }, envFiles, owner, made = new Map()) {
  if (!given.length) return [];
  const { files: used, unclear } = merged(given);
  const variables = filling(used, envFiles);
  /** @type {Map<string, Part>} */
  const parts = new Map();
  for (const file of used) {
    for (const part of partsOf(file, variables)) parts.set(part.name, joined(parts.get(part.name), part));
  }
  for (const { path } of used.filter(({ settings }) => !settings)) {
    for (const { doubts } of parts.values()) doubts.push({ file: path, line: 0, reason: `${path} may change it and cannot be read.` });
  }
  for (const { file, line, path } of unclear) {
    for (const { name, doubts } of parts.values()) if (path[0] !== "services" || path[1] === name) doubts.push({ file, line, reason: "A value is taken back with !reset or !override within a list, which was not read." });
  }
  for (const file of others) {
    for (const { path, line } of below(file.settings, "services").filter(({ path: at }) => !harmless(file, at))) parts.get(path[1])?.doubts.push({ file: file.path, line, reason: `${file.path} has this container too and was left out: with -f it adds to it.` });
  }
  return [...parts.values()].map((part) => finished(part, parts, used, { owner, made }, envFiles, variables));
}

/** A container of which nothing is known: its file cannot be read. @param {RoleFile} file @returns {Service} */
export const unreadService = (file) => ({ name: "", file, line: 0, env: new Map(), elsewhere: file.path, ports: [], routed: false, words: "", image: "", network: "unknown", names: [], mounts: [], unclear: true, fronted: false, home: undefined, networks: undefined, hosts: new Map(), doubts: [] });

/** @param {RoleFile} file @param {Map<string, string>} [variables] @returns {Part[]} */
function partsOf(file, variables) {
  const { settings } = file;
  return below(settings, "services").filter(({ kind }) => kind === "map").map(({ path, line }) => {
    const text = (/** @type {string[]} */ ...keys) => filledIn(textOf(settings, ...path, ...keys) ?? "", variables).text;
    const names = (/** @type {string[]} */ ...keys) => below(settings, ...path, ...keys).map(({ kind, value, path: at }) => (kind === "scalar" && /^\d+$/.test(at.at(-1) ?? "") ? value : at.at(-1) ?? ""));
    const env = environment(file, path, variables);
    const keys = new Map(names("networks").map((key) => [key, [...below(settings, ...path, "networks", key, "aliases").map(({ value }) => value), text("networks", key, "ipv4_address"), text("networks", key, "ipv6_address")].filter(Boolean)]));
    const own = [path[1], text("container_name"), text("hostname")].filter(Boolean);
    const mode = filledIn(textOf(settings, ...path, "network_mode") ?? "", variables);
    /** @type {Part["doubts"]} */
    const doubts = [];
    const extended = find(settings, ...path, "extends");
    if (extended) doubts.push({ file: file.path, line: extended.line, reason: "It extends another container, and what that one brings was not read." });
    const labels = find(settings, ...path, "label_file");
    if (labels) doubts.push({ file: file.path, line: labels.line, reason: "Its labels stand in a file of their own, which was not read: a router may find it by them." });
    const start = [textOf(settings, ...path, "command"), textOf(settings, ...path, "entrypoint"), ...["command", "entrypoint"].flatMap((key) => below(settings, ...path, key).map(({ value }) => value)), env.get("EXTRA_ARGS")?.value];
    if (start.some((words) => OPTIONS.test(words ?? ""))) doubts.push({ file: file.path, line, reason: "It is started with options, which go before server.properties and were not read." });
    return {
      name: path[1], file, line, doubts,
      env, ports: portsOf(file, path, variables), routed: [...names("labels"), ...names("deploy", "labels")].some((label) => ROUTED.test(label)),
      words: start.filter(Boolean).join(" "),
      image: text("image"), mode: mode.open || mode.guessed ? "$" : mode.text, keys, linked: ["links", "external_links"].some((key) => find(settings, ...path, key)), hosts: hostsOf(file, path, variables),
      envFiles: [textOf(settings, ...path, "env_file") ?? "", ...below(settings, ...path, "env_file").map(({ kind, value, path: at }) => (kind === "scalar" ? value : textOf(settings, ...at, "path") ?? ""))].filter(Boolean),
      own, names: [...own, ...[...keys.values()].flat()],
      lenders: names("volumes_from").map((lender) => lender.replace(/^container:|:r[ow]$/g, "")),
      volumes: new Map(below(settings, ...path, "volumes").map(({ kind, value, path: at }) => {
        const [source, target = source] = kind === "scalar" ? value.split(":") : ["source", "target"].map((key) => textOf(settings, ...at, key) ?? "");
        return [target, source];
      })),
    };
  });
}

/** @param {RoleFile} file @param {string[]} path @param {Map<string, string>} [variables] @returns {Service["ports"]} */
function portsOf({ settings, path: from }, path, variables) {
  const alone = textOf(settings, ...path, "ports");
  const found = below(settings, ...path, "ports").map(({ path: at, kind, value, line }) => (kind === "scalar" ? shortPort(value, line, variables) : longPort((key) => textOf(settings, ...at, key) ?? "", line, variables)));
  return [...found, alone ? shortPort(alone, find(settings, ...path, "ports")?.line ?? 0, variables) : undefined].flatMap((port) => (port ? [{ ...port, file: from }] : []));
}

/** Both forms: a mapping, or a list of NAME=value. @param {RoleFile} file @param {string[]} path @param {Map<string, string>} [variables] @returns {Service["env"]} */
function environment({ settings, path: from }, path, variables) {
  /** @type {Service["env"]} */
  const env = new Map();
  const block = find(settings, ...path, "environment");
  for (const { path: at, value, line, plain } of below(settings, ...path, "environment")) {
    const equals = value.indexOf("=");
    const [name, text] = block?.kind === "list" ? (equals === -1 ? [value, undefined] : [value.slice(0, equals), value.slice(equals + 1)]) : [at.at(-1) ?? "", value || !plain ? value : undefined];
    const { text: filled, open, guessed } = text === undefined ? { text: "", open: true, guessed: false } : filledIn(text, variables); // without a value it is handed on from outside
    env.set(name.trim(), { value: filled, line, open: open || guessed, file: from });
  }
  return env;
}

/** Names with addresses, as a mapping or as a list of name:address. @param {RoleFile} file @param {string[]} path @param {Map<string, string>} [variables] @returns {Service["hosts"]} */
function hostsOf({ settings }, path, variables) {
  const listed = find(settings, ...path, "extra_hosts")?.kind === "list";
  return new Map(below(settings, ...path, "extra_hosts").map(({ path: at, value }) => {
    const [, name, address] = listed ? /^([^:=]+)[:=](.*)$/.exec(value) ?? ["", value, ""] : ["", at.at(-1) ?? "", value];
    return [filledIn(name, variables).text.trim().toLowerCase(), filledIn(address, variables).text.trim().replace(/^\[|\]$/g, "")];
  }));
}

/** One container in two files: the second adds lists, and its other values count. @param {Part | undefined} one @param {Part} other @returns {Part} */
function joined(one, other) {
  if (!one) return other;
  const both = (/** @type {"ports" | "doubts" | "names" | "own" | "envFiles" | "lenders"} */ key) => /** @type {any} */ ([...one[key], ...other[key]]);
  return {
    ...one, hosts: new Map([...one.hosts, ...other.hosts]), linked: one.linked || other.linked,
    keys: new Map([...one.keys.keys(), ...other.keys.keys()].map((key) => [key, [one, other].flatMap(({ keys }) => keys.get(key) ?? [])])),
    env: new Map([...one.env, ...other.env]), image: other.image || one.image, routed: one.routed || other.routed, words: `${one.words} ${other.words}`, mode: other.mode || one.mode,
    volumes: new Map([...one.volumes, ...other.volumes]), ports: both("ports"), doubts: both("doubts"), names: both("names"), own: both("own"), envFiles: both("envFiles"),
  };
}

/** @param {Part} part @param {Map<string, Part>} parts @param {RoleFile[]} files @param {Around} around @param {RoleFile[]} envFiles @param {Map<string, string>} [variables] @returns {Service} */
function finished(part, parts, files, around, envFiles, variables) {
  const { file, doubts } = part;
  /** @type {Service["env"]} */
  const env = new Map();
  const unclear = doubts.length > 0;
  /** @type {string | undefined} */
  let elsewhere = unclear ? "" : undefined;
  for (const name of part.envFiles) {
    const path = inFolder(file.root, name);
    const given = envFiles.find((one) => one.path === path) ?? envFiles.find((one) => !one.root && plainName(one.path) === plainName(path)); // or one that was given without its folder
    if (!given) elsewhere = path;
    for (const [key, value] of given ? variablesOf(given.text) : []) env.set(key, { ...value, file: /** @type {RoleFile} */ (given).path });
  }
  for (const [key, value] of part.env) env.set(key, value);
  const unread = part.ports.find(({ sure }) => !sure);
  if (unread) doubts.push({ file: unread.file, line: unread.line, reason: "A port or its address stands in a variable that these files do not set for certain." });
  const { mode: _mode, keys: _keys, own: _own, linked: _linked, envFiles: _files, lenders: _lenders, volumes: _volumes, ...rest } = part;
  return { ...rest, mounts: [...volumesOf(part, parts).values()], env, elsewhere, unclear, fronted: false, ...network(part, parts, files, around, 0, variables) };
}

/** What a container mounts, by the place in it, with what it has from others. @param {Part} part @param {Map<string, Part>} parts @param {Set<Part>} [asked] already, as they may lend each other @returns {Map<string, string>} */
function volumesOf(part, parts, asked = new Set()) {
  asked.add(part);
  const lenders = part.lenders.map((name) => parts.get(name) ?? [...parts.values()].find(({ own }) => own.includes(name)));
  return new Map([...lenders.flatMap((lender) => (lender && !asked.has(lender) ? [...volumesOf(lender, parts, asked)] : [])), ...part.volumes]);
}

/** How a container is reached: in a network of Docker's by its published ports, or with an address that has all of them. @param {Part} part @param {Map<string, Part>} parts @param {RoleFile[]} files @param {Around} around @param {number} deep @param {Map<string, string>} [variables] @returns {Pick<Service, "network" | "home" | "networks" | "ports" | "names" | "doubts">} */
function network(part, parts, files, around, deep, variables) {
  const { mode, ports, names, doubts } = part;
  const at = find(part.file.settings, "services", part.name, "network_mode")?.line ?? 0;
  const shared = parts.get(/^service:(.+)$/.exec(mode)?.[1] ?? "");
  if (shared && deep < 5) { // its ports are published there
    const other = network(shared, parts, files, around, deep + 1, variables);
    return { network: other.network, home: other.home, networks: other.networks, ports: [...ports, ...other.ports], names: [...names, ...other.names], doubts: [...doubts, ...other.doubts] };
  }
  if (mode === "host") return { network: "host", home: "", networks: [], ports, names, doubts };
  const home = `${part.file.root}/${part.name}`;
  if (mode === "none") return { network: "bridge", home, networks: [], ports: [], names, doubts };
  if (mode && !/^(bridge|default)$/.test(mode)) return { network: "unknown", home: undefined, networks: undefined, ports, names, doubts: [...doubts, { file: part.file.path, line: at, reason: "Its network_mode hands the network to something that is not in these files." }] };
  const keys = part.keys.size ? [...part.keys.keys()] : ["default"];
  const networks = part.linked ? undefined : mode ? [] : networksOf(keys, (key) => [...part.own, ...(part.keys.get(key) ?? [])], files, around.owner, variables); // Docker's own network, which mode asks for, knows no names
  const kinds = keys.map((name) => ({ name, kind: kindOf(name, files, around.made) }));
  const of = (/** @type {Service["network"]} */ kind) => kinds.find((one) => one.kind === kind);
  if (of("own")) return { network: "own", home, networks, ports, names, doubts };
  const made = of("unknown");
  if (!made) return { network: "bridge", home, networks, ports, names, doubts };
  return { network: "unknown", home, networks, ports, names, doubts: [...doubts, { file: part.file.path, line: 0, reason: `Its network ${made.name} is made elsewhere. With the driver macvlan or ipvlan it would open every port.` }] };
}

/** @param {string} name @param {RoleFile[]} files @param {Made} made @returns {Service["network"]} */
function kindOf(name, files, made) {
  const text = (/** @type {string} */ key) => files.map(({ settings }) => textOf(settings, "networks", name, key)).findLast((value) => value !== undefined) ?? "";
  if (name !== "default" && !files.some(({ settings }) => find(settings, "networks", name))) return "unknown";
  const driver = text("driver");
  if (/^(macvlan|ipvlan)$/.test(driver)) return "own";
  const external = files.some(({ settings }) => find(settings, "networks", name, "external")) && text("external") !== "false";
  const maker = external ? made.get(text("name") || files.map(({ settings }) => textOf(settings, "networks", name, "external", "name")).findLast(Boolean) || name) : undefined;
  if (maker && !driver) return kindOf(maker.key, maker.files, new Map());
  const routed = files.some(({ settings }) => below(settings, "networks", name, "driver_opts").some(({ path }) => /gateway_mode/.test(path.at(-1) ?? "")));
  return routed || (external ? driver !== "bridge" : !/^(bridge|overlay)?$/.test(driver)) ? "unknown" : "bridge";
}
