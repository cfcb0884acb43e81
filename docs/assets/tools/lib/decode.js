// From a pasted text to the hits of known messages: one per message, counted, with the first place.

/** @import { Compiled, Hit, Match, Message, Rules, Template } from "../types.js" */
import { excerptOf } from "./clean.js";
import { LONGEST_PART, partsIn } from "./fragment.js";
import { readLine } from "./log-line.js";
import { rootCauseFirst } from "./rank.js";
import { lineOf, scan } from "./scan.js";
import { ready } from "./template.js";
import { wordsOf } from "./words.js";

/** @typedef {import("./scan.js").Stretch} Stretch */

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

/** Counts lines of a text up to offsets that only grow, or nearly so. @param {string} text */
function lineCounter(text) {
  let line = 1;
  let next = text.indexOf("\n");
  /** @param {number} offset @returns {number} the line that `offset` is on, from 1 */
  return (offset) => {
    for (; next >= 0 && next < offset; next = text.indexOf("\n", next + 1)) line++;
    return line;
  };
}

/** @param {Match} match @param {Stretch} stretch @returns {number} */
function confidenceOf({ template, first, last }, { lines, words }) {
  const broken = lineOf(lines, words.start[first]) !== lineOf(lines, words.start[last]);
  const sure = template.weak ? 0.8 : 1;
  return broken ? sure - 0.05 : sure;
}

/**
 * @param {string} text @param {Compiled} compiled
 * @returns {Map<Template, Hit>}
 */
function wholeMessages(text, compiled) {
  /** @type {Map<Template, Hit>} */
  const hits = new Map();
  /** @type {Map<Template, number>} */
  const lastPlace = new Map();
  const lineAt = lineCounter(text);
  scan(text, compiled, (stretch) => {
    const { lines, words, matches, at } = stretch;
    const suspected = lineAt(lines[at].start);
    for (const [index, match] of matches.entries()) {
      const { template, first, last } = match;
      const from = words.start[first];
      // Neighbouring stretches overlap: a place that was counted is not counted again.
      if (from <= (lastPlace.get(template) ?? -1)) continue;
      lastPlace.set(template, from);
      const reason = reasonIn(stretch, index);
      const known = hits.get(template);
      if (known) {
        known.count++;
        known.reason &&= reason;
        continue;
      }
      const [firstLine, lastLine] = [lineOf(lines, from), lineOf(lines, words.start[last])];
      hits.set(template, {
        template,
        message: named(template, lines[firstLine].log),
        line: suspected - at + firstLine,
        count: 1,
        excerpt: excerptOf(text, lines[firstLine].start, lines[lastLine].end, from, words.end[last]),
        confidence: confidenceOf(match, stretch),
        reason,
      });
    }
  });
  return hits;
}

/**
 * Parts of messages in a short text that is no log, as hits with less confidence.
 * @param {string} text @param {Compiled} compiled @param {Rules} rules @param {Map<Template, Hit>} whole
 * @returns {Hit[]}
 */
function partOfMessages(text, compiled, rules, whole) {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_PART || trimmed.split("\n").some((line) => readLine(line, 0, line.length).log)) return [];
  const parts = partsIn(trimmed, compiled, rules, [...whole.keys()]);
  if (parts.length === 0) return [];
  const lines = text.split("\n");
  const line = 1 + Math.max(0, lines.findIndex((each) => wordsOf(each).some((word) => parts[0].typed.includes(word))));
  return parts.map(({ template, confidence }) => ({
    template,
    message: named(template, false),
    line,
    count: 1,
    excerpt: excerptOf(text, 0, text.length, 0, text.length),
    confidence: Math.round(confidence * 100) / 100,
    reason: undefined,
  }));
}

/**
 * The known messages in a text, root cause first, each once.
 * @param {string} text @param {Rules} rules @returns {Hit[]}
 */
export function decode(text, rules) {
  const compiled = ready(rules);
  const hits = wholeMessages(text, compiled);
  const parts = partOfMessages(text, compiled, rules, hits);
  // What was typed in part is all there is to go by: the likeliest first, before what merely wraps it.
  return [...parts, ...rootCauseFirst([...hits.values()])];
}
