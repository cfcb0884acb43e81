// Changes only the lines that must change: values are replaced in their own span, so comments, indentation, quotes and line ends stay.

/** @import { Change, Edit, Entry, RoleFile, Settings } from "./types.js" */
import { Unreadable, below, find, lineAt, lineStarts, textOf } from "./settings.js";

export const SECRET_WORDS = "the text in forwarding.secret";
const HIDDEN = "(hidden)";

/** @typedef {{from: number, to: number, text: string}} Splice */

/** A value in the manner of the file. @param {Settings} settings @param {Entry | undefined} entry @param {Edit} edit */
function written(settings, entry, { value, quoted }) {
  if (settings.format === "properties") return value;
  const old = entry ? settings.text.slice(entry.start, entry.end) : "";
  const quote = /^["']/.test(old) ? old[0] : settings.format === "yaml" ? "'" : '"';
  const bare = !quoted && /^(true|false|-?\d+)$/.test(value);
  const words = settings.format === "toml" ? (bare ? value : quote + value + quote) : bare || (!quoted && !/^["']/.test(old) && /^[\w.-]+$/.test(value)) ? value : quote + value + quote;
  return entry && entry.start === entry.end && settings.format !== "toml" && !/\s/.test(settings.text[entry.start - 1] ?? " ") ? ` ${words}` : words;
}

/** @param {Settings} settings @param {Edit} edit @returns {Splice | undefined} */
function spliceOf(settings, edit) {
  const { text } = settings;
  const entry = find(settings, ...edit.path);
  if (entry?.kind === "scalar") return { from: entry.start, to: entry.end, text: written(settings, entry, edit) };
  if (entry) return undefined;
  return insertion(settings, edit, /\r\n/.test(text) ? "\r\n" : "\n");
}

/** A key that is not there yet: below its block if there is one, else at the end. @param {Settings} settings @param {Edit} edit @param {string} eol @returns {Splice | undefined} */
function insertion(settings, edit, eol) {
  const { text, format } = settings;
  const starts = lineStarts(text);
  const value = written(settings, undefined, edit);
  const key = edit.path.at(-1) ?? "";
  const parentPath = edit.path.slice(0, -1);
  const parent = find(settings, ...parentPath);
  const sign = { yaml: ": ", toml: " = ", properties: "=", hocon: " = " }[format];
  /** @param {number} line @param {string} words @returns {Splice} */
  const behind = (line, words) => {
    const at = starts[line] ?? text.length;
    const open = at === text.length && text !== "" && !text.endsWith("\n");
    return { from: at, to: at, text: (open ? eol : "") + words + (open ? "" : eol) };
  };
  const last = text.endsWith("\n") || text === "" ? starts.length - 1 : starts.length;
  if (format === "properties") return behind(last, key + sign + value);
  if (format === "toml" && !parentPath.length) {
    const first = [...settings.entries.values()].filter(({ kind, path }) => kind === "map" && path.length === 1).reduce((least, { line }) => Math.min(least, line), Infinity);
    return behind(Number.isFinite(first) ? first - 1 : last, key + sign + value);
  }
  if (parent?.kind === "map" && !/^\{/.test(format === "yaml" ? text.slice(parent.start) : "")) {
    const child = below(settings, ...parentPath)[0];
    const own = /^[ \t]*/.exec(text.slice(starts[parent.line - 1]))?.[0] ?? "";
    const indent = child ? text.slice(starts[lineAt(starts, child.keyAt) - 1], child.keyAt) : `${own}  `;
    if (!/^[ \t]*$/.test(indent)) return undefined;
    return behind(parent.line, indent + key + sign + value);
  }
  if (parent) return undefined;
  if (format === "hocon") return behind(last, edit.path.join(".") + sign + value);
  if (format === "toml") return behind(last, `[${parentPath.join(".")}]${eol}${key}${sign}${value}`);
  return yamlBlock(settings, edit, value, eol, behind, last);
}

/** The missing blocks of a YAML key, below the deepest one that exists. @param {Settings} settings @param {Edit} edit @param {string} value @param {string} eol @param {(line: number, words: string) => Splice} behind @param {number} last */
function yamlBlock(settings, edit, value, eol, behind, last) {
  let depth = edit.path.length - 1;
  while (depth > 0 && find(settings, ...edit.path.slice(0, depth))?.kind !== "map") depth--;
  const base = depth ? find(settings, ...edit.path.slice(0, depth)) : undefined;
  if (base && settings.text[base.start] === "{") return undefined;
  const child = base ? below(settings, ...base.path)[0] : undefined;
  const starts = lineStarts(settings.text);
  const indent = child ? child.keyAt - starts[lineAt(starts, child.keyAt) - 1] : 0;
  const rest = edit.path.slice(depth);
  const lines = rest.map((part, at) => `${" ".repeat(indent + at * 2)}${part}:${at === rest.length - 1 ? ` ${value}` : ""}`);
  return behind(base ? base.line : last, lines.join(eol));
}

/** @param {RoleFile} file @param {string} text @param {(file: RoleFile, text: string) => Settings} read @returns {Settings | undefined} */
function readBack(file, text, read) {
  try {
    return read(file, text);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** The settings of a file after the edits. Each is made on what the one before left, so that new blocks are not written twice. @param {RoleFile} file @param {Edit[]} edits @param {(file: RoleFile, text: string) => Settings} read @returns {Settings | undefined} */
export function edited(file, edits, read) {
  let { settings } = file;
  for (const edit of edits) {
    if (!settings) return undefined;
    const splice = spliceOf(settings, edit);
    const text = splice && settings.text.slice(0, splice.from) + splice.text + settings.text.slice(splice.to);
    const after = text === undefined ? undefined : readBack(file, text, read);
    if (after && textOf(after, ...edit.path) === edit.value) settings = after; // an edit that does not say what it should is left out
  }
  return settings;
}

/** The file with the edits, or undefined if nothing changes. @param {RoleFile} file @param {Edit[]} edits @param {(file: RoleFile, text: string) => Settings} read @returns {string | undefined} */
export function patch(file, edits, read) {
  const after = edited(file, edits, read);
  return !after || after.text === file.text ? undefined : (file.bom ? "\ufeff" : "") + after.text;
}

const SECRET_KEY = /secret|token|password/i;
/** The same on a line that no setting stands for: a comment, or a key whose later line counts. */
const SECRET_LINE = /((?:secret|token|password)[\w.-]{0,100}["']?[ \t]*[:=][ \t]*)(\S.*)/is;
const HARMLESS = /^(true|false|[\w-]+\.secret)$/;

/** The lines of a file, as its reader counts them. @param {Settings} settings */
const linesOf = ({ text, format }) => text.split(format === "properties" ? /\r\n|\r|\n/ : /\r?\n/);

/** The lines of a file with every secret taken out, so that a change can be shown. @param {Settings} settings @param {string[]} secrets @returns {string[]} */
function shownLines(settings, secrets) {
  const { text, entries } = settings;
  const lines = linesOf(settings);
  for (const { path, line, start, end, value } of entries.values()) {
    if (!value || !path.some((part) => SECRET_KEY.test(part)) || HARMLESS.test(value) || value === SECRET_WORDS) continue;
    const raw = text.slice(start, end).split(/\r\n|\r|\n/)[0];
    lines[line - 1] = lines[line - 1].replace(raw || value, () => HIDDEN);
  }
  const hide = (/** @type {string} */ line) => line.replace(SECRET_LINE, (all, key, value) => (value.includes(SECRET_WORDS) || value.includes(HIDDEN) || HARMLESS.test(value.replace(/^["']|["']$/g, "")) || /^(""|'')/.test(value) ? all : key + HIDDEN));
  return lines.map((line) => hide(secrets.reduce((shown, secret) => shown.replaceAll(secret, HIDDEN), line)));
}

const AROUND = 1; // lines shown above a change
const NEW_LINES = 20; // how far ahead a line is looked for behind new ones

/** What one finding changes, line by line, with the lines around it. @param {RoleFile} file @param {Edit[]} edits @param {string[]} secrets @param {(file: RoleFile, text: string) => Settings} read @returns {Change | undefined} */
export function change(file, edits, secrets, read) {
  const after = edited(file, edits, read);
  if (!file.settings || !after || after.text === file.text) return undefined;
  const [was, now] = [linesOf(file.settings), linesOf(after)];
  const [shownWas, shownNow] = [shownLines(file.settings, secrets), shownLines(after, secrets)];
  /** @type {Change["lines"]} */
  const lines = [];
  let shown = 0; // lines of the old file already given
  /** @param {number} end */
  const context = (end) => {
    const start = end - shown > 6 || !lines.length ? Math.max(shown, end - AROUND) : shown;
    for (let at = start; at < end; at++) lines.push({ kind: "same", text: shownWas[at] });
    shown = end;
  };
  for (let old = 0, fresh = 0; fresh < now.length;) {
    if (was[old] === now[fresh] && old < was.length) { old++; fresh++; continue; }
    context(old);
    const ahead = was[old + 1] === now[fresh + 1] ? -1 : now.slice(fresh, fresh + NEW_LINES).indexOf(was[old]);
    const added = old >= was.length ? now.length - fresh : ahead;
    if (added > 0) {
      for (let at = 0; at < added; at++) lines.push({ kind: "ins", text: shownNow[fresh++] });
    } else {
      lines.push({ kind: "del", text: shownWas[old++] }, { kind: "ins", text: shownNow[fresh++] });
      shown = old;
    }
  }
  return { file: file.path, lines: lines.filter(({ kind, text }, at) => kind !== "ins" || text !== "" || at < lines.length - 1) };
}
