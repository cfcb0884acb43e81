// The login-path tool: a proxy's and its backends' files in, a verdict for the whole way out, with the line to change.

/** @import { Tool } from "./types.js" */
/** @import { Backend, GivenFile, Proxy, Result } from "./lib/login/types.js" */
/** @import { Libs } from "./lib/login/read.js" */
import { FILE_NAMES, recognise, telling } from "./lib/login/files.js";
import { EXAMPLES } from "./lib/login/examples.js";
import { offered, showChanges } from "./lib/login/patches.js";
import { load, notText, readText } from "./lib/login/read.js";
import { study } from "./lib/login/study.js";
import { together } from "./lib/login/together.js";
import { summarise } from "./lib/login/verdict.js";
import { listOf } from "./lib/login/settings.js";
export { view } from "./lib/login/view.js";

/** @type {Tool} */
export const tool = {
  id: "login-path",
  title: "Login-path checker",
  input: "files",
  label: "Drop configuration files or a folder here, or choose them",
  hint: "velocity.toml, forwarding.secret, config.yml, server.properties, spigot.yml, paper-global.yml and others",
  button: "Check the login path",
  accept: ".toml,.secret,.yml,.yaml,.properties,.conf,.env,.txt,.zip",
  first: telling,
  maxBytes: 4 * 1024 * 1024,
  libs: ["yaml", "toml"],
  examples: EXAMPLES,
  empty: "No files yet. Start with velocity.toml and the backend\u2019s server.properties.",
};

/** @param {Proxy[]} proxies @param {Backend[]} backends @returns {string[]} every secret in the files, longest first */
function secretsOf(proxies, backends) {
  const all = [...proxies.map(({ secret }) => secret), ...backends.flatMap(({ gate }) => (gate ? [gate.secret] : []))].map((secret) => (secret.state === "text" ? secret.text.trim() : ""));
  const tokens = backends.flatMap(({ guard }) => listOf(guard?.file.settings, "allowed-tokens").map(({ value }) => value));
  return [...new Set([...all, ...tokens])].filter((secret) => secret.length > 3).sort((one, other) => other.length - one.length);
}

const ORDER = { error: 0, warning: 1, note: 2 };

/** One finding a cause and line, the worst first. @param {import("./lib/login/cause.js").Cause[]} causes */
function sorted(causes) {
  /** @type {Map<string, import("./lib/login/cause.js").Cause>} */
  const once = new Map();
  for (const one of causes) {
    const { code, file, line, backend } = one.finding;
    const key = [code, file, line, backend].join("\u0000");
    const other = once.get(key);
    if (!other || (other.edits.length === 0 && one.edits.length)) once.set(key, one);
  }
  return [...once.values()].sort((one, other) => ORDER[one.finding.severity] - ORDER[other.finding.severity]);
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

/** No yes while a file that may say otherwise is unread. @template {Pick<Result, "joins" | "safe" | "sentences" | "missing">} T @param {string[]} left @param {string[]} aside given, and left out @param {T} verdict @returns {T} */
function withoutThese(left, aside, verdict) {
  const all = [...new Set([...left, ...aside])];
  if (!all.length) return verdict;
  const { joins, safe, sentences, missing } = verdict;
  const how = left.length ? "not read" : "left out";
  const open = all.length > 1 ? `${all[0]} and ${all.length - 1} more were ${how}, and they may say otherwise.` : `${all[0]} was ${how}, and it may say otherwise.`;
  return {
    ...verdict, joins: joins === "yes" ? "unknown" : joins, safe: safe === "yes" ? "unknown" : safe, missing: [...new Set([...missing, ...left])],
    sentences: { joins: joins === "yes" ? open : sentences.joins, safe: safe === "yes" ? `${open} Until then, treat the backend as open.` : sentences.safe },
  };
}

/**
 * @param {{files: GivenFile[], left?: string[], options?: object}} input `left`: files that may decide, and were not read @param {unknown} _data none is needed @param {Libs} libs
 * @returns {Result | {error: {message: string, line?: number, file?: string}}}
 */
export function run({ files: given = [], left = [] }, _data, libs) {
  const { files, unknown } = recognise(given);
  if (!files.length) return /** @type {{error: {message: string}}} */ (refuse(given));
  const read = (/** @type {import("./lib/login/types.js").RoleFile} */ file, /** @type {string} */ text) => readText(file, text, libs);
  const now = study(files, (file) => load(file, libs), notText);
  const again = (/** @type {Record<string, string>} */ texts) => study(files.map((file) => (texts[file.path] === undefined ? file : { ...file, text: texts[file.path], settings: read(file, texts[file.path].replace(/^\ufeff/, "")) })), () => [], notText);
  const { causes, patched } = offered(sorted(now.causes()), now, read, again);
  showChanges(causes, now.used, secretsOf(now.proxies, now.backends), read);
  return { ...withoutThese([...left, ...now.missing], now.aside, summarise(now.proxies, now.backends, now.pairs)), findings: together(causes).map(({ finding }) => finding), patched, read: { files: now.used.length, unread: unknown.length } };
}
