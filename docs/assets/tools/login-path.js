// The login-path tool: a proxy's and its backends' files in, a verdict for the whole way out, with the line to change.

/** @import { Tool } from "./types.js" */
/** @import { Backend, Edit, Finding, GivenFile, Proxy, Result, RoleFile, Settings } from "./lib/login-types.js" */
import { meeting } from "./lib/login-address.js";
import { backendOf, hasBackend } from "./lib/login-backend.js";
import { composeFiles, servicesOf } from "./lib/login-compose.js";
import { assign } from "./lib/login-containers.js";
import { FILE_NAMES, group, recognise } from "./lib/login-files.js";
import { leftoverCauses, valueCauses, versionCauses } from "./lib/login-file-causes.js";
import { cause } from "./lib/login-cause.js";
import { pairCauses, proxyCauses, targetOf } from "./lib/login-findings.js";
import { EXAMPLES } from "./lib/login-examples.js";
import { evaluate } from "./lib/login-outcome.js";
import { proxiesOf } from "./lib/login-proxy.js";
import { summarise } from "./lib/login-verdict.js";
import { change, patch } from "./lib/patch-lines.js";
import { readHocon } from "./lib/read-hocon.js";
import { readProperties } from "./lib/read-properties.js";
import { readToml } from "./lib/read-toml.js";
import { readYaml } from "./lib/read-yaml.js";
import { Unreadable, listOf } from "./lib/settings.js";
export { view } from "./lib/login-view.js";

/** @type {Tool} */
export const tool = {
  id: "login-path",
  title: "Login-path checker",
  input: "files",
  label: "Drop configuration files or a folder here, or choose them",
  hint: "velocity.toml, forwarding.secret, config.yml, server.properties, spigot.yml, paper-global.yml and others",
  button: "Check the login path",
  accept: ".toml,.secret,.yml,.yaml,.properties,.conf,.env,.txt,.zip",
  maxBytes: 4 * 1024 * 1024,
  libs: ["yaml", "toml"],
  examples: EXAMPLES,
  empty: "No files yet. Start with velocity.toml and the backend\u2019s server.properties.",
};

/** @typedef {{yaml: any, toml: any}} Libs */

const STRICT = new Set(["spigot", "paper", "bukkit", "guard", "bungeecord"]);
/** @param {RoleFile} file @param {string} text @param {Libs} libs @returns {Settings} */
function readText({ role }, text, { yaml, toml }) {
  if (role === "velocity" || role === "fabric" || role === "forge") return readToml(text, toml);
  if (role === "properties") return readProperties(text);
  return role === "sponge" ? readHocon(text) : { ...readYaml(text, yaml), strict: STRICT.has(role) };
}

const UTF16 = "It is saved as UTF-16. The server reads UTF-8 and finds no setting in it.";
const MOST = 2 * 1024 * 1024;
/** Why a text is no configuration file, or "". @param {RoleFile} file */
function notText({ text, wide }) {
  if (wide) return UTF16;
  if (text.length > MOST) return "It is far larger than any of these files.";
  if (/\u0000[^\u0000]\u0000|[^\u0000]\u0000[^\u0000]\u0000/.test(text.slice(0, 400))) return UTF16;
  return text.includes("\u0000") ? "It holds bytes that no text has." : "";
}

/** Reads a file in place. @param {RoleFile} file @param {Libs} libs @returns {import("./lib/login-cause.js").Cause[]} what is wrong with it */
function load(file, libs) {
  const reason = notText(file);
  if (reason) return [cause("unreadable-file", file.path, 0, { words: { reason } })];
  if (file.role === "secret" || file.role === "env") return [];
  if (!file.text.trim()) return [cause("empty-file", file.path, 0)];
  try {
    file.settings = readText(file, file.text, libs);
    if (!file.settings.entries.size) { file.settings = undefined; return [cause("empty-file", file.path, 0)]; }
    return [];
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return [cause("syntax-error", file.path, error.line, { words: { reason: error.message } })];
  }
}

/** @param {Proxy[]} proxies @param {Backend[]} backends @returns {string[]} every secret in the files, longest first */
function secretsOf(proxies, backends) {
  const all = [...proxies.map(({ secret }) => secret), ...backends.flatMap(({ gate }) => (gate ? [gate.secret] : []))].map((secret) => (secret.state === "text" ? secret.text.trim() : ""));
  const tokens = backends.flatMap(({ guard }) => listOf(guard?.file.settings, "allowed-tokens").map(({ value }) => value));
  return [...new Set([...all, ...tokens])].filter((secret) => secret.length > 3).sort((one, other) => other.length - one.length);
}

const ORDER = { error: 0, warning: 1, note: 2 };

/** One finding a cause and line, the worst first. @param {import("./lib/login-cause.js").Cause[]} causes */
function sorted(causes) {
  /** @type {Map<string, import("./lib/login-cause.js").Cause>} */
  const once = new Map();
  for (const one of causes) {
    const { code, file, line, backend } = one.finding;
    const key = [code, file, line, backend].join("\u0000");
    const other = once.get(key);
    if (!other || (other.edits.length === 0 && one.edits.length)) once.set(key, one);
  }
  return [...once.values()].sort((one, other) => ORDER[one.finding.severity] - ORDER[other.finding.severity]);
}

/** Shows every change, and makes the patched files. @param {import("./lib/login-cause.js").Cause[]} causes @param {RoleFile[]} files @param {string[]} secrets @param {Libs} libs */
function patches(causes, files, secrets, libs) {
  const read = (/** @type {RoleFile} */ file, /** @type {string} */ text) => readText(file, text, libs);
  /** @type {Record<string, string>} */
  const patched = {};
  for (const file of files) {
    const own = (/** @type {Edit[]} */ edits) => edits.filter(({ file: at }) => at === file.path);
    for (const { finding, edits } of causes) {
      const shown = file.settings && change(file, own(edits), secrets, read);
      if (shown) finding.change.push(shown);
    }
    const text = file.settings && patch(file, own(causes.flatMap(({ edits }) => edits)), read);
    if (text !== undefined) patched[file.path] = text;
  }
  return patched;
}

/** @param {GivenFile[]} given @returns {{error: {message: string, file?: string}} | undefined} */
function refuse(given) {
  const known = [...new Set(Object.values(FILE_NAMES).map((name) => name.split("/").at(-1)))].join(", ");
  if (!given.length) return { error: { message: tool.empty } };
  const log = given.length === 1 && /\.log(\.gz)?$|\[\d\d:\d\d:\d\d/.test(given[0].path + given[0].text.slice(0, 200));
  if (log) return { error: { message: "This is a log, not a configuration file. The error decoder reads logs.", file: given[0].path } };
  if (given.every(({ text }) => !text.trim())) return { error: { message: "There is no text in it. Add the file as the server wrote it." } };
  if (given.some(({ text }) => text.includes("\u0000"))) return { error: { message: "This is no text file." } };
  return { error: { message: `No file here is one that decides about the login. It reads: ${known}.`, ...(given.length === 1 && given[0].path ? { file: given[0].path } : {}) } };
}

/**
 * @param {{files: GivenFile[], options?: object}} input @param {unknown} _data none is needed @param {Libs} libs
 * @returns {Result | {error: {message: string, line?: number, file?: string}}}
 */
export function run({ files: given = [] }, _data, libs) {
  const { files, unknown } = recognise(given);
  if (!files.length) return /** @type {{error: {message: string}}} */ (refuse(given));
  const { places, doubles } = group(files);
  const used = places.flatMap((place) => [...Object.values(place.files), ...place.more]);
  const causes = used.flatMap((file) => load(file, libs));
  for (const place of places) place.more = place.more.filter((file) => !(file.role === "secret" && notText(file)));
  const compose = places.map(({ more }) => more.filter(({ role }) => role === "compose"));
  for (const { used: [kept], others } of compose.map(composeFiles)) doubles.push(...others.map((left) => ({ kept, left })));
  causes.push(...doubles.map(({ kept, left }) => cause("duplicate-file", left.path, 0, { words: { other: kept.path } })));
  const hasProxy = (/** @type {import("./lib/login-types.js").Place} */ { files: own, more }) => Boolean(own.velocity ?? own.bungeecord ?? more.some(({ role }) => role === "secret"));
  const envFiles = used.filter(({ role, text }) => role === "env" && !text.includes("\u0000"));
  const all = assign(compose.flatMap((own) => servicesOf(own, envFiles)), places, hasProxy, hasBackend);
  const proxies = proxiesOf(all);
  const backends = all.filter((place) => hasBackend(place) || (place.service && !hasProxy(place))).map((place) => backendOf(place, all));
  const pairs = backends.flatMap((backend) => (proxies.length ? proxies : [undefined]).map((proxy) => {
    const meets = proxy ? meeting(proxy, backend, backends) : { entry: undefined, problem: /** @type {const} */ (""), met: true };
    return { proxy, backend, meets, result: evaluate(proxy, backend, meets.met) };
  }));
  const targets = new Map([undefined, ...proxies].map((proxy) => [proxy, targetOf(proxy, backends, pairs.filter((pair) => pair.proxy === proxy).map(({ result }) => result))]));
  causes.push(...proxies.flatMap((proxy) => proxyCauses(proxy, targets.get(proxy) ?? "modern", backends)));
  causes.push(...pairs.flatMap((pair) => pairCauses({ ...pair, target: targets.get(pair.proxy) ?? "modern" })));
  causes.push(...versionCauses(used), ...valueCauses(used), ...leftoverCauses(backends));
  const inOrder = sorted(causes);
  const patched = patches(inOrder, used, secretsOf(proxies, backends), libs);
  return { ...summarise(proxies, backends, pairs), findings: inOrder.map(({ finding }) => finding), patched, read: { files: used.length, unread: unknown.length } };
}
