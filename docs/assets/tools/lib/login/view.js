// How the result of the login-path tool is drawn: parts in plain words, for the one element that draws every tool.

/** @import { Part } from "../../types.js" */
/** @import { Finding, Result } from "./types.js" */
import { SECRET_WORDS } from "./patch-lines.js";

const STORED = "It holds your own lines, secrets included: do not post it.";

/** @param {{file: string, line: number}} place */
const placeOf = ({ file, line }) => (line ? `${file}:${line}` : file);
/** The places of a finding, with the backend's name where the path does not hold it. @param {Finding} finding @returns {{where: string} | {places: string[]}} */
function where({ places = [], ...finding }) {
  const all = [...new Set(places.map(placeOf))];
  if (all.length < 2) return { where: all[0] ?? placeOf(finding) };
  return { places: [...new Set(places.map((one) => `${one.file.split("/").includes(one.backend) ? "" : `${one.backend}: `}${placeOf(one)}`))] };
}

/** One way from the player to a backend, and the way around the proxy. @param {Result} result @param {Result["backends"][number]} backend */
function path({ proxies }, { name, software, port, hops }) {
  const proxy = proxies[0];
  return {
    type: "path", title: name,
    steps: [
      { node: "Player", small: "paid account" },
      { hop: hops.login.state, text: hops.login.text },
      { node: "Proxy", small: proxy ? `${proxies.length > 1 ? `${proxies.length} proxies` : proxy.name}${proxy.port && proxies.length === 1 ? ` :${proxy.port}` : ""}` : "not given" },
      { hop: hops.forwarding.state, text: hops.forwarding.text },
      { node: name, small: port ? `${software} :${port}` : software },
      { hop: hops.direct.state, text: hops.direct.text },
      { node: "Anyone", small: "past the proxy" },
    ],
  };
}

/** @param {Finding} finding */
function drawn(finding) {
  const { severity, title, text, fix, change, plate, page } = finding;
  return { severity, title, ...where(finding), text, fix, ...(change.length ? { change } : {}), ...(plate ? { plate } : {}), ...(page ? { page } : {}) };
}

/** @param {Result | {error: {message: string, line?: number, file?: string}}} result */
export function view(result) {
  if ("error" in result) return [{ type: "error", message: result.error.file ? `${result.error.file}: ${result.error.message}` : result.error.message }];
  const { joins, safe, sentences, backends, proxies, findings, good, missing, patched, read } = result;
  const count = (/** @type {number} */ number, /** @type {string} */ one, /** @type {string} */ many) => `${number} ${number === 1 ? one : many}`;
  const left = read.unread ? `, ${count(read.unread, "other file", "other files")} left out` : "";
  return [
    { type: "note", text: `${count(read.files, "file", "files")} read${left}: ${count(proxies.length, "proxy", "proxies")}, ${count(backends.length, "backend", "backends")}. Secrets are compared, and no finding shows one.` },
    { type: "verdict", items: [{ question: "Can players join?", answer: joins, sentence: sentences.joins }, { question: "Is it safe?", answer: safe, sentence: sentences.safe }] },
    ...backends.map((backend) => path(result, backend)),
    ...(missing.length ? [{ type: "list", title: "Files that would decide more", items: missing }] : []),
    ...(findings.length ? [{ type: "findings", title: "Findings", items: findings.map(drawn) }] : []),
    ...(good.length ? [{ type: "list", title: "In order", items: good.map((one) => `${one.where} ${one.text}`) }] : []),
    ...Object.entries(patched).map(([name, text], at, { length }) => ({
      type: "file", name, text,
      ...(at === 0 && { title: `Your ${length === 1 ? "file" : "files"} with only the needed lines changed` }),
      note: [STORED, ...(text.includes(SECRET_WORDS) ? [`Replace the words \u201c${SECRET_WORDS}\u201d by your secret before you use this file.`] : [])].join(" "),
    })),
  ];
}
