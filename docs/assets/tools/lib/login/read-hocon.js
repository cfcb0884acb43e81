// The part of HOCON that Sponge's own files use: blocks, dotted keys, = or :, quoted or bare values, lists, comments with # and //.

/** @import { Settings } from "./types.js" */
import { Unreadable, add, emptySettings, lineAt, lineStarts } from "./settings.js";

const BLANK = /(?:[\s,\ufeff]+|#[^\n]*|\/\/[^\n]*)*/y;
const KEY = /(?:"((?:[^"\\\n]|\\.)*)"|([^\s"={}[\]:,#+]+))/y;
const VALUE = /"""[^]*?"""|"((?:[^"\\\n]|\\.)*)"|[^\n,{}[\]#"]*/y;

/** @param {string} text @returns {Settings} */
export function readHocon(text) {
  const settings = emptySettings("hocon", text);
  const starts = lineStarts(text);
  /** @type {{path: string[], list: boolean, next: number}[]} */
  const open = [{ path: [], list: false, next: 0 }];
  let at = 0;
  /** @param {string} words @returns {never} */
  const refuse = (words) => { throw new Unreadable(words, lineAt(starts, Math.min(at, text.length))); };
  /** @param {RegExp} pattern */
  const read = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  /** @param {string[]} path @param {number} keyAt */
  const value = (path, keyAt) => {
    const start = at;
    const place = { path, line: lineAt(starts, keyAt), keyAt, start, end: start, plain: true };
    if (text[at] === "{" || text[at] === "[") {
      add(settings, { ...place, kind: text[at] === "{" ? "map" : "list", value: "" });
      open.push({ path, list: text[at++] === "[", next: 0 });
      if (open.length > 100) refuse("Its blocks are nested too deeply.");
      return;
    }
    const found = read(VALUE);
    const raw = (found?.[0] ?? "").trimEnd();
    if (raw === '"' || (found?.[0] === "" && text[at] === '"')) refuse("A text opened with a quote has no closing quote.");
    add(settings, { ...place, kind: "scalar", value: found?.[1] ?? raw, plain: found?.[1] === undefined, end: start + raw.length });
  };

  if (read(BLANK), text[at] === "{") { at++; open.push({ path: [], list: false, next: 0 }); }
  for (read(BLANK); at < text.length; read(BLANK)) {
    const block = /** @type {{path: string[], list: boolean, next: number}} */ (open.at(-1));
    if (text[at] === "}" || text[at] === "]") {
      if (open.length === 1 || (text[at] === "]") !== block.list) refuse("A block is closed that is not open.");
      open.pop();
      at++;
    } else if (block.list) {
      const before = at;
      value([...block.path, String(block.next++)], at);
      if (at === before) refuse("This line cannot be read.");
    } else {
      const keyAt = at;
      const key = read(KEY);
      if (!key) return refuse("The name of a setting was expected here.");
      const path = [...block.path, ...(key[1] === undefined ? key[2].split(".") : [key[1]])];
      read(/[ \t]*/y);
      if (text[at] === "=" || text[at] === ":") at++;
      else if (text[at] !== "{") refuse("A setting needs = or : and a value.");
      read(/[ \t]*/y);
      value(path, keyAt);
    }
  }
  if (open.at(-1)?.path.length) refuse("A block opened with { or [ is not closed.");
  return settings;
}
