// The lines below a secret's key that hold its value too: indented ones, list items, open brackets, continued lines, a section.

/** @import { Secret } from "./values.js" */
/** @import { Walk } from "./walk.js" */
import { hidden, hiddenLine } from "./values.js";

const MOST_LINES = 200;

/** Where a value stands. @typedef {{first: boolean, indent: number, inside: string, sign: string}} Place */

/** Does it end with a backslash that is not itself escaped? @param {string} text @param {number} from @param {number} to */
export function oddBackslashes(text, from, to) {
  let count = 0;
  let at = to - (text[to - 1] === "\r" ? 2 : 1);
  while (at >= from && text[at] === "\\") { count++; at--; }
  return count % 2 === 1;
}

/**
 * The lines below a key that belong to it: indented more, list items, or inside a bracket that is still open.
 * @param {Walk} walk @param {number} end of the key's line @param {Secret} secret @param {Place} place
 * @param {{list?: boolean, literal?: boolean, open?: boolean}} kind `literal`: a block of text, which has no keys
 * @returns {number} up to where it was looked
 */
export function below(walk, end, secret, { indent }, { list = false, literal = false, open = false }) {
  const { text, names } = walk;
  let at = end + 1;
  for (let count = 0; at < text.length && (count < MOST_LINES || (secret.sure && !open)); count++) {
    const line = walk.lineAt(at);
    const words = text.slice(line.start, line.end);
    const blanks = /^\s*/.exec(words.slice(0, 400))?.[0].length ?? 0;
    const item = list && blanks >= indent && /^(?:-\s|[[{]\s*$)/.test(words.slice(blanks, blanks + 40));
    const only = list && indent < Infinity && count === 0 && /^["']/.test(words.slice(blanks, blanks + 1)) && !/^["'][\w.-]{1,80}["']\s{0,8}[:=]/.test(words.slice(blanks, blanks + 100));
    if (words.trim() && blanks <= indent && !item && !only && !open) return at;
    open ||= item && /^[[{]/.test(words.slice(blanks, blanks + 1));
    walk.put(line.start, line.end, literal ? hidden(words, secret, names) : hiddenLine(words, secret, names), secret.sure);
    if (only || (open && /^[\]}]/.test(words.slice(blanks, blanks + 1)) && blanks <= indent)) return line.end;
    at = line.end + 1;
  }
  return at;
}

/** Lines that a backslash at the end joins to the value. @param {Walk} walk @param {number} end @param {Secret} secret */
export function continued(walk, end, secret) {
  const { text, names } = walk;
  for (let at = end + 1, more = true; more && at < text.length;) {
    const line = walk.lineAt(at);
    more = oddBackslashes(text, line.start, line.end);
    walk.put(line.start, line.end, hidden(text.slice(line.start, line.end), secret, names), secret.sure);
    at = line.end + 1;
  }
}

/** All values of a TOML section such as [tokens]. @param {Walk} walk @param {number} end @param {Secret} secret */
export function section(walk, end, secret) {
  const { text, names } = walk;
  for (let at = end + 1; at < text.length;) {
    const line = walk.lineAt(at);
    const words = text.slice(line.start, line.end);
    if (/^\s{0,80}\[/.test(words)) return;
    if (/^\s{0,80}["']?[\w.-]{1,80}["']?\s{0,40}=/.test(words)) walk.put(line.start, line.end, hiddenLine(words, { ...secret, nested: true }, names), secret.sure);
    at = line.end + 1;
  }
}
