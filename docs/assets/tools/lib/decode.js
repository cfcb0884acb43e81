// From a pasted text to the hits of known messages: one per message, counted, with the first place.

/** @import { Compiled, Hit, Match, Message, Rules, Template } from "../types.js" */
import { excerptOf } from "./clean.js";
import { partsIn } from "./fragment.js";
import { readLine } from "./log-line.js";
import { rootCauseFirst } from "./rank.js";
import { lineOf, scan } from "./scan.js";
import { ready } from "./template.js";
import { wordsOf } from "./words.js";

/** @typedef {import("./scan.js").Stretch} Stretch */

/**
 * The message to name where several have the same words: a log is the console's, anything else the player's screen.
 * @param {Template} template @param {boolean} log @returns {Message}
 */
const named = ({ messages }, log) => messages.find(({ seen }) => (seen === "player") !== log) ?? messages[0];

/**
 * The known message inside the part of a match that stands for a placeholder at its end or between its words.
 * @param {Match} match @param {Match[]} matches @returns {Match | undefined}
 */
function reasonIn(match, matches) {
  const inside = matches.filter((other) => {
    if (other === match || other.first < match.first) return false;
    if (other.first > match.last) return match.template.trailing;
    return match.runs.every(([from, to]) => other.last < from || other.first > to);
  });
  return inside[inside.length - 1];
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
 * @returns {{hits: Map<Template, Hit>, log: boolean}}
 */
function wholeMessages(text, compiled) {
  /** @type {Map<Template, Hit>} */
  const hits = new Map();
  /** @type {Map<Template, number>} */
  const lastPlace = new Map();
  const lineAt = lineCounter(text);
  let log = false;
  scan(text, compiled, (stretch) => {
    const { lines, words, matches, at } = stretch;
    log ||= lines.some((line) => line.log);
    const suspected = lineAt(lines[at].start);
    for (const match of matches) {
      const { template, first, last } = match;
      const from = words.start[first];
      // Neighbouring stretches overlap: a place that was counted is not counted again.
      if (from <= (lastPlace.get(template) ?? -1)) continue;
      lastPlace.set(template, from);
      const reason = reasonIn(match, matches)?.template;
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
  return { hits, log };
}

/**
 * Parts of messages in a short text that is no log, as hits with less confidence.
 * @param {string} text @param {Compiled} compiled @param {Rules} rules @param {Map<Template, Hit>} whole
 * @returns {Hit[]}
 */
function partOfMessages(text, compiled, rules, whole) {
  const trimmed = text.trim();
  const parts = partsIn(trimmed, compiled, rules, [...whole.keys()]);
  if (parts.length === 0 || trimmed.split("\n").some((line) => readLine(line, 0, line.length).log)) return [];
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
  const { hits, log } = wholeMessages(text, compiled);
  const parts = log ? [] : partOfMessages(text, compiled, rules, hits);
  // What was typed in part is all there is to go by: the likeliest first, before what merely wraps it.
  return [...parts, ...rootCauseFirst([...hits.values()])];
}
