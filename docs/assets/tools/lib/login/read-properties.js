// server.properties as settings with their places: read by the one reader of such files, which the server.properties checker uses too.

/** @import { Entry } from "../properties.js" */
/** @import { Settings } from "./types.js" */
import { parse } from "../properties.js";
import { Unreadable, add, emptySettings } from "./settings.js";

/** @param {string} text @returns {Settings} */
export function readProperties(text) {
  const settings = emptySettings("properties", text);
  const { lines, ends, entries } = parse(text);
  /** @type {number[]} */
  const starts = [0];
  lines.forEach((line, at) => starts.push(starts[at] + line.length + (ends[at] ?? "").length));
  for (const entry of entries) {
    const { key, value, line, lines: count, malformed } = entry;
    if (malformed) throw new Unreadable("A \\u is not followed by four hexadecimal digits: the server does not start with it.", line);
    const last = line - 2 + count;
    add(settings, { path: [key], kind: "scalar", value, plain: true, line, keyAt: starts[line - 1], start: valueAt(entry, lines, starts), end: starts[last] + lines[last].length });
  }
  return settings;
}

/** Where the value starts: behind key and separator, which may go over a line that ends with a backslash. @param {Entry} entry @param {string[]} lines @param {number[]} starts */
function valueAt({ line, lines: count, indent, rawKey, separator }, lines, starts) {
  let left = rawKey.length + separator.length;
  let blanks = indent.length;
  for (let at = line - 1; ; at++) {
    const length = lines[at].length - blanks - (at < line - 2 + count ? 1 : 0); // without the backslash
    if (left <= length || at === line - 2 + count) return starts[at] + blanks + left;
    left -= length;
    blanks = /^[ \t\f]*/.exec(lines[at + 1])?.[0].length ?? 0;
  }
}
