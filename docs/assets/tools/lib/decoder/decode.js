// From a pasted text to the hits of known messages: one per message, counted, with the first place.

/** @import { Compiled, Hit, Line, Match, Message, Rules, Template } from "../../types.js" */
import { excerptOf } from "../clean.js";
import { LONGEST_PART, partsIn } from "./fragment.js";
import { readLine } from "../log-line.js";
import { rootCauseFirst } from "./rank.js";
import { Scanner } from "./scan.js";
import { respelled, wordsRespelled } from "./spelling.js";
import { lineOf, messagesIn } from "./stretch.js";
import { ready, readyRespelled } from "./template.js";
import { wordsOf } from "../words.js";

/** @typedef {import("./scan.js").Stretch} Stretch */

const LONGEST_TYPED = 1 << 16; // a longer text was typed by nobody, even if most of it is blank
const NEAREST = 8; // messages looked at for the reason that another one quotes

/**
 * The message to name where several have the same words: a log is the console's, anything else the player's screen.
 * @param {Template} template @param {boolean} log @returns {Message}
 */
const named = ({ messages }, log) => messages.find(({ seen }) => (seen === "player") !== log) ?? messages[0];

/**
 * The known message inside the part of a match that stands for a placeholder, at its end or between its words.
 * @param {Stretch} stretch @param {number} index of the match @returns {Template | undefined}
 */
function reasonIn({ lines, words, matches }, index) {
  const match = matches[index];
  const line = lineOf(lines, words.start[match.last]);
  const inside = matches.slice(index + 1, index + 1 + NEAREST).filter((other) => {
    if (other.template === match.template) return false;
    if (other.first > match.last) return match.template.trailing && lineOf(lines, words.start[other.first]) <= line + 1;
    return match.runs.every(([from, to]) => other.last < from || other.first > to);
  });
  return inside.at(-1)?.template;
}

/** @param {Match} match @param {Stretch} stretch @returns {number} */
function confidenceOf({ template, first, last }, { lines, words }) {
  const broken = lineOf(lines, words.start[first]) !== lineOf(lines, words.start[last]);
  const sure = template.weak ? 0.8 : 1;
  return broken ? sure - 0.05 : sure;
}

/** Whole messages, as hits: one for each template, in the order they were found. */
class Hits {
  /** @type {Map<Template, Hit>} */
  all = new Map();

  /** @param {Stretch} stretch */
  add(stretch) {
    const { offset, words, matches } = stretch;
    for (let index = 0; index < matches.length; index++) {
      const { template, first } = matches[index];
      const place = offset + words.start[first];
      const known = this.all.get(template);
      if (!known) {
        this.all.set(template, hitOf(stretch, index));
      } else if (place > known.place) {
        // Neighbouring stretches overlap: a place that was counted is not counted again.
        known.place = place;
        known.count++;
        known.reason &&= reasonIn(stretch, index);
      }
    }
  }
}

/** @param {Stretch} stretch @param {number} index of the match @returns {Hit} the first of its template */
function hitOf(stretch, index) {
  const { text, offset, number, lines, words, matches, at } = stretch;
  const { template, first, last } = matches[index];
  const from = words.start[first];
  const [firstLine, lastLine] = [lineOf(lines, from), lineOf(lines, words.start[last])];
  return {
    template,
    message: named(template, lines[firstLine].log),
    line: number - at + firstLine,
    place: offset + from,
    count: 1,
    excerpt: excerptOf(text, lines[firstLine].start, lines[lastLine].end, from, words.end[last]),
    confidence: confidenceOf(matches[index], stretch),
    reason: reasonIn(stretch, index),
  };
}

/** The lines of a text that a person typed, or a part of a message may be; undefined if it is a log or too long. @param {string} text @returns {Line[] | undefined} */
function linesTyped(text) {
  if (text.length > LONGEST_TYPED || text.trim().length > LONGEST_PART) return undefined;
  let start = 0;
  const lines = text.split("\n").map((line) => {
    const read = readLine(text, start, start + line.length);
    start += line.length + 1;
    return read;
  });
  return lines.some(({ log }) => log) ? undefined : lines;
}

/**
 * The messages in a short text, in whatever spelling; what was found as it stands keeps its words.
 * @param {string} text @param {Line[]} lines @param {Compiled} compiled in one spelling @param {Hit[]} found as it stands
 * @returns {Hit[]}
 */
function inAnySpelling(text, lines, compiled, found) {
  const hits = new Hits();
  const words = wordsRespelled(text);
  hits.add({ text, offset: 0, number: 1, lines, at: 0, words, matches: messagesIn(text, lines, compiled, words) });
  const respelled = [...hits.all.values()];
  /** @param {Hit} hit @param {Hit} other whether both are of one message */
  const same = ({ template }, { message }) => template.messages.includes(message);
  return [
    ...respelled.map((hit) => ({ ...hit, ...found.find((other) => same(hit, other)), template: hit.template, reason: hit.reason })),
    ...found.filter((other) => !respelled.some((hit) => same(hit, other))),
  ];
}

/**
 * Parts of messages in a short text, as hits with less confidence.
 * @param {string} text @param {Line[]} lines @param {Compiled} compiled in one spelling @param {Rules} rules @param {Hit[]} whole
 * @returns {Hit[]}
 */
function partOfMessages(text, lines, compiled, rules, whole) {
  const parts = partsIn(text, compiled, rules, whole.map(({ template }) => template));
  if (parts.length === 0) return [];
  const line = 1 + Math.max(0, lines.findIndex(({ start, end }) => respelled(wordsOf(text.slice(start, end))).some((word) => parts[0].typed.includes(word))));
  return parts.map(({ template, confidence }) => ({
    template,
    message: named(template, false),
    line,
    place: 0,
    count: 1,
    excerpt: excerptOf(text, 0, text.length, 0, text.length),
    confidence: Math.round(confidence * 100) / 100,
    reason: undefined,
  }));
}

/** The known messages in a text that is given in chunks. */
export class Decoder {
  #hits = new Hits();
  #start = ""; // of the text, as long as it can be a part of a message
  #rules;
  #scanner;

  /** @param {Rules} rules */
  constructor(rules) {
    this.#rules = rules;
    this.#scanner = new Scanner(ready(rules), (stretch) => this.#hits.add(stretch));
  }

  /** @param {string} chunk what follows, cut anywhere */
  feed(chunk) {
    this.#scanner.feed(chunk);
    if (this.#start.length <= LONGEST_TYPED) this.#start += chunk.slice(0, LONGEST_TYPED + 1);
  }

  /** There is no more. @returns {Hit[]} root cause first, each once */
  end() {
    this.#scanner.end();
    const found = [...this.#hits.all.values()];
    const lines = linesTyped(this.#start);
    if (!lines) return rootCauseFirst(found);
    const compiled = readyRespelled(this.#rules);
    const whole = inAnySpelling(this.#start, lines, compiled, found);
    // What was typed in part is all there is to go by: the likeliest first, before what merely wraps it.
    return [...partOfMessages(this.#start, lines, compiled, this.#rules, whole), ...rootCauseFirst(whole)];
  }
}
