// The words of a finding: looked up by "code:variant", with names and places filled in.

/** @import { Finding, Plate, Words } from "./types.js" */
import { FORWARDING_WORDS } from "./words-forwarding.js";
import { PLACE_WORDS } from "./words-places.js";

/** @type {Record<string, Words>} */
export const WORDS = { ...FORWARDING_WORDS, ...PLACE_WORDS };

/** @param {string[]} names */
export const listed = (names) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);

/** "each of" several backends begins a sentence with a capital letter. @param {string} text @param {Record<string, string>} words */
const fill = (text, words) => text.replace(/\{(\w+)\}/g, (all, name, at) => (/^$|[.:] $/.test(text.slice(0, at)) ? words[name]?.replace(/^each of /, "Each of ") : words[name]) ?? all);

/** @param {string} key @param {Record<string, string>} words @returns {Omit<Finding, "file" | "line" | "backend" | "change">} */
export function say(key, words) {
  const { severity, title, text, fix, page, plate: sides } = WORDS[key];
  const filled = sides && /** @type {Plate} */ (Object.fromEntries(Object.entries(sides).map(([name, side]) => [name, fill(side, words)])));
  return { code: key.split(":")[0], severity, title: fill(title, words), text: fill(text, words), fix: fill(fix, words), page, plate: filled ?? null };
}
