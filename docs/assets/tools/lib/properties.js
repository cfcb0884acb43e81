// Reads a .properties file as Java does, and writes it back with only the wanted lines changed.

/**
 * One setting and where it stands. Edits are wishes for `written`: `drop` takes the line out, `before` puts a line above it.
 * @typedef {object} Entry
 * @property {string} key
 * @property {string} value as the server gets it
 * @property {number} line the first of its lines, from 1
 * @property {number} lines how many lines it goes over: more than one by a backslash at the end
 * @property {string} indent
 * @property {string} rawKey
 * @property {string} separator what stands between key and value, blanks included
 * @property {string} rawValue
 * @property {string[]} lost letters whose backslash has no meaning and disappears
 * @property {boolean} turned a backslash and a letter of its value became a tab or a line break
 * @property {boolean} malformed a \u that four hexadecimal digits do not follow: Java refuses the whole file
 * @property {{key?: string, value?: string, separator?: string, before?: string, drop?: boolean}} edit
 */
/** @typedef {{lines: string[], ends: string[], entries: Entry[]}} Properties `ends` holds how each line ends */

const BLANK = " \t\f";
/** @type {Record<string, string>} */
const ESCAPES = { t: "\t", n: "\n", r: "\r", f: "\f" };

/** @param {string} text @returns {Properties} */
export function parse(text) {
  const parts = text.split(/(\r\n|\r|\n)/);
  const lines = parts.filter((_, at) => at % 2 === 0);
  const ends = parts.filter((_, at) => at % 2 === 1);
  /** @type {Entry[]} */
  const entries = [];
  for (let at = 0; at < lines.length; at++) {
    const start = firstSign(lines[at], 0);
    if (start === lines[at].length || "#!".includes(lines[at][start])) continue;
    const first = at;
    const pieces = [lines[at].slice(start)];
    while (continues(lines[at]) && at + 1 < lines.length) {
      pieces[pieces.length - 1] = pieces[pieces.length - 1].slice(0, -1);
      at++;
      pieces.push(lines[at].slice(firstSign(lines[at], 0)));
    }
    entries.push(entry(pieces.join(""), lines[first].slice(0, start), first + 1, at - first + 1));
  }
  return { lines, ends, entries };
}

/** The file with every entry's edit made; all else, comments and order included, stays as it is. @param {Properties} file @returns {string} */
export function written({ lines, ends, entries }) {
  const made = lines.map((line) => [line]);
  for (const one of entries) {
    if (!Object.keys(one.edit).length) continue;
    made.fill([], one.line - 1, one.line - 1 + one.lines);
    made[one.line - 1] = rewritten(one);
  }
  const usual = ends[0] ?? "\n";
  return made.map((group, at) => group.map((line, part) => line + (part < group.length - 1 ? usual : ends[at] ?? "")).join("")).join("");
}

/** The lines that an entry becomes. @param {Entry} entry @returns {string[]} */
export function rewritten({ edit, indent, rawKey, separator, rawValue }) {
  if (edit.drop) return [];
  const line = `${indent}${edit.key ?? rawKey}${edit.separator ?? separator}${edit.value ?? rawValue}`;
  return edit.before === undefined ? [line] : [edit.before, line];
}

/** Ends the line with a backslash that is not itself escaped? @param {string} line */
export function continues(line) {
  let count = 0;
  while (line[line.length - 1 - count] === "\\") count++;
  return count % 2 === 1;
}

/** Without blanks at the end, but with one that a backslash holds. @param {string} raw */
export function withoutBlanksAtEnd(raw) {
  let end = raw.length;
  while (end > 0 && BLANK.includes(raw[end - 1])) end--;
  return end < raw.length && continues(raw.slice(0, end)) ? raw.slice(0, end + 1) : raw.slice(0, end);
}

/** A backslash before every \u that is none, so that the text stands as it was meant. @param {string} line */
export const withSoundEscapes = (line) => line.replace(/\\(u[0-9a-f]{4}|.|$)/gi, (all, next) => (next === "u" ? `\\${all}` : all));

/** @param {string} text @param {number} from */
function firstSign(text, from) {
  let at = from;
  while (at < text.length && BLANK.includes(text[at])) at++;
  return at;
}

/** @param {string} raw @param {string} indent @param {number} line @param {number} lines @returns {Entry} */
function entry(raw, indent, line, lines) {
  let at = 0;
  while (at < raw.length && !"=:".includes(raw[at]) && !BLANK.includes(raw[at])) at += raw[at] === "\\" ? 2 : 1;
  const rawKey = raw.slice(0, at);
  const sign = firstSign(raw, at);
  const start = firstSign(raw, sign + (sign < raw.length && "=:".includes(raw[sign]) ? 1 : 0));
  const [key, value] = [unescaped(rawKey), unescaped(raw.slice(start))];
  return {
    key: key.text, value: value.text, line, lines, indent, rawKey, separator: raw.slice(at, start), rawValue: raw.slice(start),
    lost: [...key.lost, ...value.lost], turned: value.turned, malformed: key.malformed || value.malformed, edit: {},
  };
}

/** @param {string} raw @returns {{text: string, lost: string[], turned: boolean, malformed: boolean}} */
function unescaped(raw) {
  /** @type {string[]} */
  const lost = [];
  let [turned, malformed] = [false, false];
  const text = raw.includes("\\") ? raw.replace(/\\(u[0-9a-f]{4}|[^]|$)/gi, (_, next) => {
    if (next.length === 5 && next[0] === "u") return String.fromCharCode(parseInt(next.slice(1), 16));
    if (next === "u") malformed = true;
    else if (ESCAPES[next]) turned = true;
    else if (/^[a-z0-9]/i.test(next)) lost.push(next[0]);
    return ESCAPES[next] ?? next;
  }) : raw;
  return { text, lost, turned, malformed };
}
