// A log or a configuration without secrets, addresses and names, fit to be shown: the same thing gets the same pseudonym everywhere.

/** @import { Kind } from "./lib/redact/pseudonyms.js" */
/** @import { GivenFile as Given, Input, Tool } from "./types.js" */
import { filesOf, nameOf } from "./lib/given.js";
import { holdsPseudonym, isHidden, Pseudonyms, pseudonymsIn } from "./lib/redact/pseudonyms.js";
import { hideAddresses } from "./lib/redact/addresses.js";
import { apart, together } from "./lib/redact/codes.js";
import { hideCommands } from "./lib/redact/commands.js";
import { hideHosts } from "./lib/redact/hosts.js";
import { hidePlayers, hideUuids, learnPlayers } from "./lib/redact/players.js";
import { hideSettings } from "./lib/redact/settings.js";
import { hideKnown, hideShapes } from "./lib/redact/shapes.js";
import { hideUsers } from "./lib/redact/users.js";

/** @type {Tool} */
export const tool = {
  id: "redact",
  title: "Redact a log or a configuration",
  input: "text",
  files: true,
  label: "Paste or drop a log or a configuration file",
  placeholder: "secret: \"…\"\n[12:00:01 INFO]: Steve[/198.51.100.7:50412] logged in",
  button: "Take the secrets out",
  accept: ".log,.log.0,.txt,.yml,.yaml,.toml,.properties,.conf,.json,.secret,.xml,.env,text/plain",
  maxBytes: 20 * 2 ** 20,
  examples: [
    { label: "A server log", text: "[12:00:01] [User Authenticator #1/INFO]: UUID of player Steve is 069a79f4-44e9-4726-a5be-fca90e38aaf5\n[12:00:01] [Server thread/INFO]: Steve[/198.51.100.7:50412] logged in with entity id 41\n[12:00:09] [Server thread/INFO]: Steve issued server command: /login hunter2\n" },
    { label: "Paper’s configuration", text: "proxies:\n  velocity:\n    enabled: true\n    online-mode: true\n    secret: \"aB3dE5fG7hJ9\"\n" },
    { label: "A database", text: "storage-method: mysql\ndata:\n  address: db.example.invalid:3306\n  username: minecraft\n  password: 'correct horse'\n  url: jdbc:mysql://minecraft:correct@198.51.100.7/mc\n" },
  ],
  options: [
    { name: "names", label: "Also player names and their UUIDs", value: true },
    { name: "hosts", label: "Also host names, except those of well-known services", value: true },
  ],
  empty: "Nothing was found that had to go. Look through the text yourself before you show it.",
};

/** @type {Record<Kind, string>} */
const WORDS = {
  secret: "secret", password: "password", token: "token", key: "key", login: "user and password in an address", database: "database address", webhook: "webhook",
  email: "e-mail address", address: "IP address", host: "host name", player: "player name", uuid: "player UUID", user: "name of a user’s folder",
};
const ROUNDS = 5; // what was taken out can uncover more; as a rule the second round finds nothing

/** @typedef {{text: string, replaced: {kind: Kind, count: number, sample: string}[], lines: number[]}} Redacted */

/** @param {Partial<Input>} input @returns {Redacted | {error: {message: string}}} */
export function run(input) {
  const files = filesOf(input ?? {}).filter(({ text }) => typeof text === "string").map((file) => ({ ...file, text: together(file.text) }));
  /** @param {(file: Given) => string} of */
  const joined = (of) => (files.length > 1 ? files.map((file) => `===== ${nameOf(file.path)} =====\n${of(file)}`).join("\n") : files.map(of).join(""));
  const text = joined((file) => file.text);
  if (!text.trim()) return { error: { message: "There is no text yet. Paste a log or a configuration, or open a file." } };
  const options = { names: input.options?.names ?? true, hosts: input.options?.hosts ?? true };
  const names = new Pseudonyms(apart(text));
  let clean = apart(joined((file) => (wholeSecret(file) ? hiddenWhole(file.text, names) : file.text)));
  for (let round = 0, before = ""; round < ROUNDS && before !== clean; round++) {
    before = clean;
    clean = once(before, options, names);
  }
  clean = together(clean);
  const replaced = [...names.used].map(([kind, { count, sample }]) => ({ kind, count, sample }));
  return { text: clean, replaced, lines: changed(text, clean) };
}

/** @param {string} text @param {{names: boolean, hosts: boolean}} options @param {Pseudonyms} names @returns {string} */
function once(text, options, names) {
  const players = options.names ? learnPlayers(text) : new Set();
  let made = hideSettings(text, names);
  if (options.names) made = hideUuids(made, names);
  made = hideAddresses(hideShapes(hideCommands(made, names), names), names);
  if (options.hosts) made = hideHosts(made, names);
  made = hideKnown(hideUsers(made, names), names);
  return hidePlayers(made, players, names);
}

/** forwarding.secret is nothing but the secret; a pasted one has no name, but is one word, drawn by lot. @param {Given} file */
function wholeSecret({ path, text }) {
  const word = text.trim();
  if (!word || isHidden(word)) return false;
  return /\.secret(?:\.txt)?$/i.test(nameOf(path ?? "")) || (/^[\w+/=-]{10,200}$/.test(word) && /\d|[a-z][A-Z]/.test(word) && /[a-z]/i.test(word) && !holdsPseudonym(word));
}

/** Velocity joins the lines of its file: they are one secret, and the lines keep their numbers. @param {string} text @param {Pseudonyms} names */
function hiddenWhole(text, names) {
  const secret = text.trim();
  const start = text.indexOf(secret);
  return text.slice(0, start) + names.of("secret", secret.replace(/[\r\n]+/g, "")) + secret.replace(/[^\r\n]+/g, "") + text.slice(start + secret.length);
}

/** @param {string} before @param {string} after @returns {number[]} numbers of the lines that differ, from 1 */
function changed(before, after) {
  const lines = after.split("\n");
  return before.split("\n").flatMap((line, at) => (line === lines[at] ? [] : [at + 1]));
}

const SHOWN = 200;
const WIDTH = 300;

/** @param {Redacted | {error: {message: string}}} result */
export function view(result) {
  if ("error" in result) return [{ type: "error", message: result.error.message }];
  const { text, replaced, lines } = result;
  if (!replaced.length) return [{ type: "note", text: tool.empty }, { type: "file", name: "redacted.txt", text }];
  const all = text.split("\n");
  const rows = lines.slice(0, SHOWN).map((number) => {
    const line = all[number - 1] ?? "";
    return [String(number), [...new Set(pseudonymsIn(apart(line)).map(({ kind }) => WORDS[kind]))].join(", "), line.length > WIDTH ? `${line.slice(0, WIDTH)}…` : line];
  });
  return [
    { type: "note", text: `${lines.length === 1 ? "1 line has" : `${lines.length} lines have`} changed. Look through the text yourself before you show it: no program knows every form of a secret. A secret that was public once has to be replaced.` },
    { type: "file", title: "The clean text", name: "redacted.txt", text },
    { type: "table", caption: "What was taken out", columns: ["What", "How often", "Now, for example"], rows: replaced.map(({ kind, count, sample }) => [WORDS[kind], String(count), sample]) },
    { type: "table", caption: lines.length > SHOWN ? `The first ${SHOWN} changed lines` : "The changed lines, as they are now", columns: ["Line", "What stood there", "Now"], rows },
  ];
}
