// One pass over a text of any size: looks closer only where two neighbouring words of a known message stand.

/** @import { Compiled, Line, Match, Words } from "../types.js" */
import { readLine, standing } from "./log-line.js";
import { matchesIn, withoutContained } from "./match.js";
import { pairKey, singleKey, slot } from "./template.js";
import { fill, roomFor } from "./words.js";

const NEIGHBOURS = 2; // a message may be broken over as many lines before and after
const AHEAD = 16; // lines without a log prefix that are read in one go
const LONG = 32768; // a longer line is read in pieces
const OVERLAP = 8192; // which share this much
const EDGE = 2048; // of a neighbouring line, at most this much is read
const CHUNK = 4096; // words read ahead at a time

const INSIDE_WORD = /(?<=[^\s]{3})\r?\n(?=[^\s>|])/g;
/** @param {string} breaks */
const INVISIBLE = (breaks) => "\u200b".repeat(breaks.length);

/**
 * A stretch of text that was looked at closely.
 * @typedef {object} Stretch
 * @property {Line[]} lines
 * @property {number} at which of the lines was suspected
 * @property {Words} words offsets count from the start of the text
 * @property {Match[]} matches
 */

/** @param {string} text @param {number} at @param {number} most @returns {number} where the line of `at` starts, at most so far before it */
function lineStart(text, at, most) {
  const from = Math.max(0, at - most);
  return from + text.slice(from, at).lastIndexOf("\n") + 1;
}

/** @param {string} text @param {number} at @param {number} most @returns {number} where the line of `at` ends, at most so far behind it */
function lineEnd(text, at, most) {
  const end = text.slice(at, at + most).indexOf("\n");
  return end < 0 ? Math.min(text.length, at + most) : at + end;
}

/** @param {string} text @param {number} at @returns {Line} the line of `at`; of a very long one, the piece around it */
const lineAround = (text, at) => readLine(text, lineStart(text, at, OVERLAP), lineEnd(text, at, LONG));

/**
 * The suspected line, with the lines before and after that can belong to the same message.
 * @param {string} text @param {Line} line
 * @returns {{lines: Line[], at: number}}
 */
function withNeighbours(text, line) {
  const lines = [line];
  while (!lines[0].log && lines.length <= NEIGHBOURS && lines[0].start > 0 && text[lines[0].start - 1] === "\n") {
    const end = lines[0].start - 1;
    lines.unshift(readLine(text, lineStart(text, end, EDGE), end));
  }
  const at = lines.length - 1;
  for (let end = line.end; lines.length <= at + AHEAD && text[end] === "\n" && end + 1 < text.length; ) {
    const next = readLine(text, end + 1, lineEnd(text, end + 1, EDGE));
    if (next.log) break;
    lines.push(next);
    end = next.end;
  }
  return { lines, at };
}

/**
 * How far no message can be left unseen: to the end of the last whole line that all its neighbours were read with.
 * @param {string} text @param {Line[]} lines @param {number} at
 */
function readUpTo(text, lines, at) {
  /** @param {Line} line */
  const whole = ({ end }) => end === text.length || text[end] === "\n";
  if (!whole(lines[at])) return lines[at].end - OVERLAP;
  let last = at;
  while (last + NEIGHBOURS < lines.length - 1 && whole(lines[last + 1])) last++;
  return lines[last].end;
}

/** @param {Line[]} lines @param {number} offset @returns {number} which of the lines the offset is on */
export const lineOf = (lines, offset) => Math.max(0, lines.findIndex((line) => offset < line.end || line === lines[lines.length - 1]));

/**
 * Whether a match counts where it stands. Few words must stand alone: as the message, or as the reason somebody quotes.
 * @param {string} text @param {Line[]} lines @param {Words} words @param {Match} match
 */
function counts(text, lines, words, { template, first, last }) {
  if (!template.weak) return true;
  const from = words.start[first];
  const to = words.end[last];
  const line = lines[lineOf(lines, from)];
  if (template.colon && !text.slice(to, Math.min(lines[lineOf(lines, to)].end, to + 200)).includes(":")) return false;
  const { starts, ends } = standing(text, line, from, to);
  if (!ends && !template.trailing) return false;
  const screenOnly = line.log && template.messages.every((message) => message.seen === "player");
  if (screenOnly) return starts === "reason";
  return starts !== "middle" || template.leading;
}

/**
 * @param {string} text @param {Line[]} lines @param {Compiled} compiled @param {Words} words is filled
 * @returns {Match[]}
 */
function read(text, lines, compiled, words) {
  const start = lines[0].body;
  const piece = text.slice(start, lines[lines.length - 1].end);
  // A terminal breaks lines inside words: read once as it stands, once with such breaks closed.
  for (const reading of piece.includes("\n") ? [piece, piece.replace(INSIDE_WORD, INVISIBLE)] : [piece]) {
    fill(words, reading, 0, reading.length);
    const found = matchesIn(words, compiled);
    if (found.length === 0) continue;
    for (let at = 0; at < words.count; at++) {
      words.start[at] += start;
      words.end[at] += start;
    }
    const counted = found.filter((match) => counts(text, lines, words, match));
    if (counted.length > 0) return withoutContained(counted, words.count);
  }
  return [];
}

/**
 * Whether the words around a place can be a run of a message, as far as its line tells: most suspicions end here, and cost nothing more.
 * A word at the end of a line may go on in the next one, so beyond that nothing is said.
 * @param {string} text @param {Words} words @param {number} at @param {number[]} run @param {number} offset which word of the run is at `at`
 */
function plausible(text, words, at, run, offset) {
  /** @param {number} left */
  const apart = (left) => left < 0 || left + 1 >= words.count || text.slice(words.end[left], words.start[left + 1]).includes("\n");
  for (let i = offset + 1; i < run.length && !apart(at + i - offset - 1); i++) {
    if (words.hash[at + i - offset] !== run[i] && !apart(at + i - offset)) return false;
  }
  for (let i = offset - 1; i >= 0 && !apart(at + i - offset); i--) {
    if (words.hash[at + i - offset] !== run[i] && !apart(at + i - offset - 1)) return false;
  }
  return true;
}

/**
 * Calls `onStretch` for every stretch of the text with matches, in order. Time grows with the length of the text.
 * @param {string} text @param {Compiled} compiled @param {(stretch: Stretch) => void} onStretch good until it returns
 */
export function scan(text, compiled, onStretch) {
  const { anchors, filter } = compiled;
  const words = roomFor(Math.min(LONG + OVERLAP + (NEIGHBOURS + AHEAD) * EDGE, text.length) / 2 + 1);
  let done = -1; // everything before this was looked at
  /** @param {number} suspect */
  const look = (suspect) => {
    const { lines, at } = withNeighbours(text, lineAround(text, suspect));
    done = readUpTo(text, lines, at);
    if (lines.some((each) => each.chat)) return;
    const matches = read(text, lines, compiled, words);
    if (matches.length > 0) onStretch({ lines, at, words, matches });
  };
  /** @param {number} key @param {number} at */
  const known = (key, at) => anchors.get(key)?.some(({ template, segment, offset }) => plausible(text, ahead, at, template.segments[segment], offset));
  const ahead = roomFor(Math.min(CHUNK, text.length / 2 + 1));
  let previous = 0;
  for (let from = 0; from < text.length; ) {
    from = fill(ahead, text, from, text.length);
    for (let at = 0; at < ahead.count; at++) {
      const hash = ahead.hash[at];
      if (filter[slot(hash)] && ahead.start[at] >= done && (known(pairKey(previous, hash), at) || known(singleKey(hash), at))) look(ahead.start[at]);
      previous = hash;
    }
  }
}
