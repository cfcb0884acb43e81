// What a person types from memory: a telling part of a message, not the whole of it. Never used for logs.

/** @import { Compiled, Rules, Template } from "../../types.js" */
import { respelled } from "./spelling.js";
import { FUNCTION_WORDS } from "./template.js";
import { wordSet, wordsOf } from "../words.js";

/** Characters of a text that can be such a part, at most. */
export const LONGEST_PART = 200;

const PAGES = 3; // a part that fits more articles than this says nothing
const SHARE = 0.6; // of the telling words typed, this much must belong to the message
const OUTDATED = 0.05; // of confidence is lost by a wording that newer versions no longer show

/** Words around the message in a question or a search. */
const CHATTER = wordSet(
  "minecraft mc server servers error errors message says say said fix fixing how why what when where who help please pls try again later get gets got " +
  "getting keep keeps problem issue issues game play join joining cant could just really some any one all out about like now then only",
);

/** @typedef {{template: Template, typed: number[], confidence: number}} Part `typed`: the words it shares with the message */

/** @param {number[]} words in one spelling @returns {number[]} without those that say nothing by themselves */
const content = (words) => words.filter((word) => !FUNCTION_WORDS.has(word));

/** @param {string} text @returns {number[]} its words that say something, in one spelling */
const said = (text) => content(respelled(wordsOf(text)));

/**
 * The longest run of words that both have.
 * @param {number[]} typed @param {number[]} message @returns {number[]}
 */
function sharedRun(typed, message) {
  /** @type {number[]} */
  let best = [];
  for (let i = 0; i < typed.length; i++) {
    for (let j = 0; j < message.length; j++) {
      let length = 0;
      while (i + length < typed.length && j + length < message.length && typed[i + length] === message[j + length]) length++;
      if (length > best.length) best = typed.slice(i, i + length);
    }
  }
  return best;
}

/**
 * The messages that a short text is a part of, the likeliest first; none if it fits too many articles or a whole message says most of it.
 * @param {string} text @param {Compiled} compiled in one spelling @param {Rules} rules @param {Template[]} whole messages found as a whole
 * @returns {Part[]}
 */
export function partsIn(text, { templates }, rules, whole) {
  const words = respelled(wordsOf(text));
  const typed = content(words);
  const numbers = wordSet(text.match(/\d+/g)?.join(" ") ?? ""); // of a version, as a rule, which stands in no message
  /** @param {number[]} words @returns {number} how many are about the matter */
  const matter = (words) => words.filter((word) => !CHATTER.has(word) && !numbers.has(word)).length;
  const parts = templates.flatMap((template) =>
    template.segments.map((segment) => {
      const shared = sharedRun(typed, content(segment));
      const quoted = words.length > 2 && sharedRun(words, segment).length === words.length;
      const fits = (shared.length >= 2 || quoted) && matter(shared) >= 1 && matter(shared) >= SHARE * matter(typed);
      const size = content(template.segments.flat()).length;
      return { template, typed: fits ? shared : [], confidence: 0.3 + 0.4 * (shared.length / size) - (template.messages[0].until ? OUTDATED : 0) };
    }),
  );
  const longest = Math.max(0, ...parts.map((part) => part.typed.length));
  const best = parts.filter((part) => longest > 0 && part.typed.length === longest);
  const pages = new Set(best.map((part) => part.template.messages[0].page));
  const known = best.some(({ typed: part }) => whole.some(({ segments }) => part.filter((word) => segments.flat().includes(word)).length > longest / 2));
  if (known || pages.size > PAGES) return [];
  /** @param {Part} part whether the title of its article has these words, too */
  const titled = (part) => sharedRun(part.typed, said(rules.pages[part.template.messages[0].page]?.title ?? "")).length === longest;
  return best
    .map((part) => ({ ...part, confidence: Math.min(0.75, part.confidence + (titled(part) ? 0.2 : 0)) }))
    .sort((a, b) => b.confidence - a.confidence);
}
