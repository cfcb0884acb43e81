// Messages with {placeholders}, made ready once: words by number, and an index of rare neighbours to find them by.

/** @import { Anchor, Compiled, Message, Rules, Template } from "../types.js" */
import { filterOf, pairKey, singleKey } from "./keys.js";
import { endsInWord, startsInWord, wordSet, wordsOf } from "./words.js";

const ANCHORS = 2; // two, so that a line broken inside one of them still leads here
const TELLING = 3; // telling words that make a message trustworthy in the middle of a line
export const PLACEHOLDER = /\{[^{}\n]{0,60}\}/;

/** Words that say nothing by themselves. */
export const FUNCTION_WORDS = wordSet(
  "a an the this that these those it its is are was were be been am do does did not no but and or if so as at by for from in into of off " +
  "on onto to up with without you your youre i im me my we our he she they them there here has have had can will would should may",
);

/** @param {number[]} hashes */
export const telling = (hashes) => hashes.filter((hash) => !FUNCTION_WORDS.has(hash)).length;

/**
 * @param {string} text
 * @returns {Omit<Template, "index" | "messages"> | null} null if nothing in it is fixed
 */
function parse(text) {
  const parts = text.split(PLACEHOLDER);
  /** @type {number[][]} */
  const pieces = parts.map((part, index) => {
    let hash = wordsOf(part);
    // "{n}ms": what is glued to a placeholder is read with it.
    if (index > 0 && startsInWord(part)) hash = hash.slice(1);
    if (index < parts.length - 1 && endsInWord(part)) hash = hash.slice(0, -1);
    return hash;
  });
  const segments = pieces.filter((piece) => piece.length > 0);
  if (segments.length === 0) return null;
  const last = pieces.length - 1;
  const trailing = pieces[last].length === 0 && last > 0;
  return {
    segments,
    words: segments.flat().length,
    weak: telling(segments.flat()) < TELLING,
    leading: pieces[0].length === 0 && last > 0,
    trailing,
    colon: trailing && /:\s*$/.test(parts[last - 1]),
  };
}

/**
 * The places of a template it can be found by, best first: two neighbours that tell something and are rare among all templates.
 * @param {Template} template @param {Map<number, number>} uses how many templates have a key
 * @returns {{key: number, anchor: Anchor}[]}
 */
function anchorsOf(template, uses) {
  const pairs = template.segments.flatMap((words, segment) =>
    words.slice(1).map((second, offset) => {
      const key = pairKey(words[offset], second);
      return { key, anchor: { template, segment, offset: offset + 1 }, cost: 4 * (2 - telling([words[offset], second])) + (uses.get(key) ?? 0) };
    }),
  );
  if (pairs.length === 0) return [{ key: singleKey(template.segments[0][0]), anchor: { template, segment: 0, offset: 0 } }];
  pairs.sort((a, b) => a.cost - b.cost);
  const [best] = pairs;
  const apart = pairs.filter(({ anchor }) => anchor.segment !== best.anchor.segment || Math.abs(anchor.offset - best.anchor.offset) > 1);
  return [best, ...apart].slice(0, ANCHORS);
}

/** @param {Rules} rules @returns {Compiled} */
function compile(rules) {
  /** @type {Map<string, Template>} */
  const byWords = new Map();
  for (const message of rules.messages) {
    const parsed = parse(message.text);
    if (!parsed) continue;
    const name = parsed.segments.map((segment) => segment.join(" ")).join("|") + `${parsed.leading}${parsed.trailing}`;
    const known = byWords.get(name);
    if (known) known.messages.push(message);
    else byWords.set(name, { ...parsed, index: byWords.size, messages: [message] });
  }
  const templates = [...byWords.values()];
  /** @type {Map<number, number>} */
  const uses = new Map();
  for (const { segments } of templates) {
    const keys = segments.flatMap((words) => words.slice(1).map((second, at) => pairKey(words[at], second)));
    for (const key of new Set(keys)) uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  /** @type {Map<number, Anchor[]>} */
  const anchors = new Map();
  for (const { key, anchor } of templates.flatMap((template) => anchorsOf(template, uses))) anchors.set(key, [...(anchors.get(key) ?? []), anchor]);
  const lasts = new Set([...anchors.values()].flat().map(({ template, segment, offset }) => template.segments[segment][offset]));
  const longest = Math.max(0, ...templates.flatMap(({ segments }) => segments.map(({ length }) => length)));
  return { templates, anchors, filter: filterOf(lasts), keys: filterOf(anchors.keys()), longest };
}

/** @type {WeakMap<Rules, Compiled>} */
const compiled = new WeakMap();

/**
 * The rules ready for matching; made once for each rules object.
 * @param {Rules} rules @returns {Compiled}
 */
export function ready(rules) {
  const known = compiled.get(rules) ?? compile(rules);
  compiled.set(rules, known);
  return known;
}
