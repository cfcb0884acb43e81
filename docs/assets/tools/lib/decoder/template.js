// Messages with {placeholders}, made ready once: words by number, and an index of rare neighbours to find them by.

/** @import { Anchor, Compiled, Message, Rules, Template } from "../../types.js" */
import { endsInWord, startsInWord } from "../fold.js";
import { filterOf, pairKey, singleKey } from "./keys.js";
import { respelled } from "./spelling.js";
import { wordSet, wordsOf } from "../words.js";

/** How the words of a message are spelled. @typedef {(words: number[]) => number[]} Spelling */

const TELLING = 3; // telling words that make a message trustworthy in the middle of a line
const PLACEHOLDER = /\{[^{}\n]{0,60}\}/;

/** Words that say nothing by themselves. */
export const FUNCTION_WORDS = wordSet(
  "a an the this that these those it its is are was were be been am do does did not no but and or if so as at by for from in into of off " +
  "on onto to up with without you your youre i im me my we our he she they them there here has have had can will would should may",
);

/** @param {number[]} hashes */
export const telling = (hashes) => hashes.filter((hash) => !FUNCTION_WORDS.has(hash)).length;

/**
 * @param {string} text @param {number} index @param {Spelling} spelling
 * @returns {Template | null} null if nothing in it is fixed
 */
function parse(text, index, spelling) {
  const parts = text.split(PLACEHOLDER);
  /** @type {number[][]} */
  const pieces = parts.map((part, index) => {
    let hash = wordsOf(part);
    // "{n}ms": what is glued to a placeholder is read with it.
    if (index > 0 && startsInWord(part)) hash = hash.slice(1);
    if (index < parts.length - 1 && endsInWord(part)) hash = hash.slice(0, -1);
    return spelling(hash);
  });
  const segments = pieces.filter((piece) => piece.length > 0);
  if (segments.length === 0) return null;
  const fixed = segments.flat();
  const last = pieces.length - 1;
  const trailing = pieces[last].length === 0 && last > 0;
  // All at once, never by a spread: the engine would take each template for an object of another kind, and read all of them slowly.
  return {
    index,
    messages: [],
    segments,
    words: fixed.length,
    weak: telling(fixed) < TELLING,
    leading: pieces[0].length === 0 && last > 0,
    trailing,
    colon: trailing && /:\s*$/.test(parts[last - 1]),
    named: trailing && last > 1 && pieces[last - 1].length === 0,
    shared: false,
  };
}

/** Two neighbours in a template, and how well they would do to find it by: the less the better. @typedef {{key: number, segment: number, offset: number, cost: number}} Place */

/** @param {Place[]} places @returns {Place} the first of those that cost least */
const cheapest = (places) => places.reduce((best, place) => (place.cost < best.cost ? place : best));

/** @param {Template} template @returns {Place[]} all neighbours in it, at the cost of how little they tell */
function placesOf(template) {
  /** @type {Place[]} */
  const places = [];
  for (const [segment, words] of template.segments.entries()) {
    for (let offset = 1; offset < words.length; offset++) {
      const tell = Number(!FUNCTION_WORDS.has(words[offset - 1])) + Number(!FUNCTION_WORDS.has(words[offset]));
      places.push({ key: pairKey(words[offset - 1], words[offset]), segment, offset, cost: 4 * (2 - tell) });
    }
  }
  return places;
}

/**
 * The places of a template it can be found by, best first: two neighbours that tell something and are rare among all templates.
 * @param {Template} template @param {Place[]} places in it @returns {Place[]}
 */
function bestOf(template, places) {
  if (places.length === 0) return [{ key: singleKey(template.segments[0][0]), segment: 0, offset: 0, cost: 0 }];
  const best = cheapest(places);
  // A line broken inside of the one still leads here by the other.
  const apart = places.filter(({ segment, offset }) => segment !== best.segment || Math.abs(offset - best.offset) > 1);
  return apart.length === 0 ? [best] : [best, cheapest(apart)];
}

/** @param {Template} template @returns {string} its words, and where its placeholders part them */
const nameOf = ({ segments }) => segments.map((segment) => segment.join(" ")).join("|");

/** @param {Message[]} messages @param {Spelling} spelling @returns {Template[]} those with the same words are one */
function templatesOf(messages, spelling) {
  /** @type {Map<string, Template>} */
  const byWords = new Map();
  /** @param {Message} message @param {string} text that stands for it */
  const know = (message, text) => {
    const parsed = parse(text, byWords.size, spelling);
    if (!parsed) return;
    const name = nameOf(parsed) + `${parsed.leading}${parsed.trailing}`;
    const template = byWords.get(name) ?? parsed;
    template.messages.push(message);
    byWords.set(name, template);
  };
  for (const message of messages) know(message, message.text);
  for (const message of messages) if (message.key) know(message, message.key);
  const templates = [...byWords.values()];
  /** @type {Map<string, Template>} */
  const bySegments = new Map();
  for (const template of templates) {
    const name = nameOf(template);
    const other = bySegments.get(name);
    if (other) other.shared = template.shared = true;
    bySegments.set(name, template);
  }
  return templates;
}

/** @param {Rules} rules @param {Spelling} spelling @returns {Compiled} */
function compile(rules, spelling) {
  const templates = templatesOf(rules.messages, spelling);
  const places = templates.map(placesOf);
  /** @type {Map<number, number>} how many templates have a key */
  const uses = new Map();
  for (const own of places) for (const key of new Set(own.map((place) => place.key))) uses.set(key, (uses.get(key) ?? 0) + 1);
  for (const own of places) for (const place of own) place.cost += uses.get(place.key) ?? 0;
  /** @type {Map<number, Anchor[]>} */
  const anchors = new Map();
  /** @type {Set<number>} */
  const lasts = new Set();
  for (const [index, template] of templates.entries()) {
    for (const { key, segment, offset } of bestOf(template, places[index])) {
      const anchor = { template, segment, offset };
      const others = anchors.get(key);
      if (others) others.push(anchor);
      else anchors.set(key, [anchor]);
      lasts.add(template.segments[segment][offset]);
    }
  }
  const longest = Math.max(0, ...templates.flatMap(({ segments }) => segments.map(({ length }) => length)));
  return { templates, anchors, filter: filterOf(lasts), keys: filterOf(anchors.keys()), longest };
}

/** @param {Spelling} spelling @returns {(rules: Rules) => Compiled} what makes rules ready, once for each rules object */
function compiler(spelling) {
  /** @type {WeakMap<Rules, Compiled>} */
  const compiled = new WeakMap();
  return (rules) => {
    const known = compiled.get(rules) ?? compile(rules, spelling);
    compiled.set(rules, known);
    return known;
  };
}

/** The rules ready for matching. */
export const ready = compiler((words) => words);

/** The rules ready for what was typed, in one spelling. */
export const readyRespelled = compiler(respelled);
