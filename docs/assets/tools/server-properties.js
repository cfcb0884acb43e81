// server.properties line by line: misspelt, removed, dangerous and unreadable settings of any version, and the corrected file.

/** @import { Risk, Rule } from "./lib/server/danger.js" */
/** @import { Draft } from "./lib/server/findings.js" */
/** @import { GivenFile, Input, Item, Part, Tool } from "./types.js" */
import { filesOf, nameOf } from "./lib/given.js";
import { parse, rewritten, written } from "./lib/properties.js";
import { findingsOf, known } from "./lib/server/findings.js";
import { BEDROCK, LIMBO } from "./lib/server/keys.js";
import { dangersOf, safeWith, togetherOf } from "./lib/server/rules.js";
import { mend } from "./lib/server/text.js";
import { versionOf } from "./lib/server/version.js";
import { Told } from "./lib/told.js";

/** @satisfies {Tool} */
export const tool = {
  id: "server-properties",
  title: "server.properties checker",
  input: "text",
  files: true,
  label: "Paste or drop your server.properties",
  placeholder: "online-mode=true\nwhite-list=false",
  button: "Check the file",
  accept: ".properties,.txt,text/plain",
  maxBytes: 2 ** 20,
  examples: [
    { label: "Misspelt keys", text: "#Minecraft server properties\naccept-transfers=true\nwhitelist=true\nrcon-password=a long and random one\nonline-mode=true\n" },
    { label: "A blank you cannot see", text: "online-mode=true \nmax-players=20\nmotd=Welcome\n" },
    { label: "Dangerous values", text: "online-mode=false\nenable-rcon=true\nrcon.password=hunter2\nserver-port=25565\n" },
  ],
  options: [
    { name: "backend", label: "This server stands behind a proxy that checks the accounts", value: false },
    { name: "defaults", label: "Put dangerous values back to their defaults in the corrected file", value: false },
  ],
  data: "danger.json",
  empty: "Nothing to mend: every setting is known, readable and harmless as far as this file shows.",
};

const RANK = { error: 0, warning: 1, note: 2 };
const EXCERPT = 160;
const STORED = "Only lines with a marked change differ; comments and order are yours. It may hold passwords: do not post it. Stop the server before you replace the file.";

/**
 * @typedef {Omit<Draft, "entry" | "change" | "plate"> & {key: string, page: string, risk: Risk | "", rollback: string, applied: boolean,
 *   change: {from: string, to: string[]} | null}} Finding `applied`: the corrected file has the change
 * @typedef {{file: string, findings: Finding[], version: import("./lib/server/version.js").Version, fixed: string, changed: boolean, settings: number,
 *   error?: {message: string, line?: number, file?: string}}} Checked
 */

/** @param {Partial<Input>} input @param {{format: number, rules: Rule[]}} data danger.json @returns {Checked | {error: {message: string, file?: string}}} */
export function run(input, data) {
  if (data?.format !== 1) throw new Told(`The checker reads danger rules of format 1, not ${data?.format}. Reload the page, or build the site again.`);
  const files = filesOf(input);
  const one = files.find(({ path }) => nameOf(path) === "server.properties") ?? files.find(({ path }) => path.endsWith(".properties")) ?? files[0];
  if (!one) return { error: { message: "No file was given." } };
  if (!one.text.trim()) return { error: { message: "There is no text yet. Paste the file, or open it.", ...(one.path && { file: one.path }) } };
  const left = files.filter((file) => file !== one).map((file) => leftOut(file, one));
  return check(one, data.rules, input.options ?? {}, left);
}

/** @param {GivenFile} one @param {Rule[]} rules @param {Record<string, boolean>} options @param {Draft[]} left @returns {Checked | {error: {message: string, file?: string}}} */
function check({ path, text, encoding = "" }, rules, options, left) {
  const { text: sound, drafts } = mend(text, encoding);
  const file = parse(sound);
  const present = new Map(file.entries.filter(({ key }) => known(key)).map((entry) => [entry.key, entry]));
  const foreign = FOREIGN.flatMap(({ keys, draft }) => {
    const own = file.entries.filter(({ key }) => keys.has(key));
    return own.length >= 3 ? [{ ...draft, line: own[0].line }] : [];
  });
  drafts.push(...foreign.slice(0, 1));
  const java = foreign.length === 0;
  const version = java ? versionOf(new Set(present.keys())) : { from: null, to: null };
  if (java) drafts.push(...findingsOf(file.entries, { present, version, safe: safeWith(rules, present) }));
  const named = file.entries.some(({ key, edit }) => known(edit.key ?? key) || BEDROCK.has(key)) || drafts.some(({ code }) => code === "misspelt-key");
  if (!named) return { error: { message: notOurs(file.entries.length, sound), ...(path && { file: path }) } };
  if (java) drafts.push(...dangersOf(rules, present, options), ...togetherOf(present, options));
  const findings = [...left, ...drafts].map((draft) => finished(draft, file.lines)).sort((a, b) => RANK[a.severity] - RANK[b.severity] || a.line - b.line);
  const fixed = written(file);
  return { file: path, findings, version, fixed, changed: fixed !== text || drafts.some(({ applied }) => applied), settings: file.entries.length };
}

/** @param {Draft} draft @param {string[]} lines @returns {Finding} */
function finished({ entry, change, plate, page = "", applied, ...draft }, lines) {
  const edited = entry !== undefined && Object.keys(entry.edit).length > 0;
  const secret = known(entry?.edit.key ?? "")?.hidden;
  const [from, ...to] = (change ?? (entry && edited ? [lines[entry.line - 1], ...rewritten(entry)] : [""])).map((line) => shielded(line, secret));
  return {
    ...draft, key: entry?.key ?? "", page, risk: plate?.risk ?? "", rollback: plate?.rollback ?? "", applied: applied ?? (change !== undefined || edited),
    change: change || edited ? { from, to } : null,
  };
}

/** A line as an excerpt, short and without a password. @param {string} line @param {boolean} [secret] its key is a misspelt one of a password */
function shielded(line, secret) {
  const key = /^[ \t\f]*([^=:\s]{0,80})/.exec(line)?.[1] ?? "";
  if (secret || (known(key)?.hidden ?? /passw|secret|token/i.test(key))) return `${key}=\u2026`;
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT)}\u2026` : line;
}

/** Other servers with a file of this name: three settings of their own show it. @type {{keys: Set<string>, draft: Omit<Draft, "line">}[]} */
const FOREIGN = [
  { keys: BEDROCK, draft: {
    code: "bedrock-file", severity: "error", title: "This is the file of a Bedrock server",
    text: "Bedrock servers have a server.properties too, with other settings: their online-mode means Xbox accounts. Only a Java server’s file can be checked here.",
    fix: "If a Java server reads this file, begin with an empty one: the server writes all its settings at the next start.",
  } },
  { keys: LIMBO, draft: {
    code: "limbo-file", severity: "note", title: "This is the file of Limbo, a waiting server",
    text: "Limbo has settings of its own, so this file is not checked and not changed. It checks no accounts, as any backend.",
    fix: "Let only the proxy reach its port, and have the forwarding secret in it that the proxy has.", page: "secure-backends",
  } },
];

/** @param {GivenFile} file @param {GivenFile} one @returns {Draft} */
const leftOut = ({ path }, one) => ({
  code: "left-out", severity: "note", line: 0, title: `${path || "A file without a name"} was left out`,
  text: `One file is checked at a time: this time ${one.path}.`, fix: "Check it on its own.",
});

/** @param {number} entries @param {string} text */
function notOurs(entries, text) {
  if (entries === 0) return "There are only comments in this text, no settings.";
  const other = /^[^\S\n]*\[[\w.-]+\]/m.test(text.slice(0, 1e5)) ? " It looks like a TOML file, such as velocity.toml." : /^[\w-]+:[^\S\n]*$/m.test(text.slice(0, 1e5)) ? " It looks like a YAML file, such as spigot.yml." : "";
  return `No setting of server.properties is in this text.${other}`;
}

/** @param {Checked} result @returns {Part[]} */
export function view(result) {
  if (result.error) return [{ type: "error", message: result.error.message }];
  const { findings, version, fixed, changed } = result;
  const name = result.file || "server.properties";
  /** @type {Part[]} */
  const parts = [{ type: "note", text: `${result.settings} settings read. ${spoken(version)}` }];
  parts.push(findings.length ? { type: "findings", title: "Findings", items: findings.map((finding) => shown(finding, name)) } : { type: "note", text: tool.empty });
  if (changed) parts.push({ type: "file", title: "The corrected file", name: "server.properties", text: fixed, note: STORED });
  return parts;
}

/** The danger rules mark code as Markdown does. @param {string} text */
const plain = (text) => text.replaceAll("`", "");

/** @param {import("./lib/server/version.js").Version} version */
function spoken({ from, to }) {
  if (!from && !to) return "Too few settings to tell which version wrote the file.";
  const span = from && to ? `${from} to ${to}` : from ? `${from} or later` : `${to} or earlier`;
  return `Going by its settings, version ${span} wrote the file.`;
}

/** @param {Finding} finding @param {string} name @returns {Item} */
function shown({ severity, title, text, fix, line, page, risk, rollback, applied, change }, name) {
  return {
    severity, title, where: line ? `${name}:${line}` : name, text: plain(text), fix: plain(fix),
    ...(change && { change: { file: name, lines: [{ kind: /** @type {const} */ ("del"), text: change.from }, ...change.to.map((one) => ({ kind: /** @type {const} */ ("ins"), text: one }))] } }),
    ...(risk && { plate: { risk, riskText: applied ? "The corrected file has the change." : "The corrected file leaves this as it is: you decide.", rollback: plain(rollback), worked: "Restart the server, then look at the file again: it is written anew at every start." } }),
    ...(page && { page }),
  };
}
