// A suspected place looked at closely: the lines around it that can belong to the same message, and the messages in them.

/** @import { Compiled, Line, Match, Words } from "../../types.js" */
import { isLogLine, readLine, standing } from "../log-line.js";
import { matchesIn, withoutContained } from "./match.js";
import { moveWords } from "../word-list.js";
import { fill } from "../words.js";

const NEIGHBOURS = 2; // a message may be broken over as many lines before and after
const AHEAD = 16; // lines without a log prefix that are read in one go
const LONG = 32768; // a longer line is read in pieces
const OVERLAP = 8192; // which share this much
const EDGE = 2048; // of a neighbouring line, at most this much is read

/** How much before a place can be part of its stretch, at most; before a line, its last word included. */
export const BEFORE = OVERLAP + NEIGHBOURS * (EDGE + 1) + 1;
export const BACK = NEIGHBOURS * (EDGE + 1) + 1;
const BEHIND = LONG + (AHEAD + 1) * (EDGE + 1) + 1;

/** Up to where all that can be part of a stretch is there, whatever follows. @param {string} text @returns {number} */
export function surelyWhole(text) {
  let end = text.length;
  for (let lines = 0; lines < AHEAD + 2 && end >= 0; lines++) end = end > 0 ? text.lastIndexOf("\n", end - 1) : -1;
  return Math.max(end + 1, text.length - BEHIND);
}

const INSIDE_WORD = /(?<=[^\s]{3})\r?\n(?=[^\s>|])/g;
/** @param {string} breaks */
const INVISIBLE = (breaks) => "\u200b".repeat(breaks.length);

/** @param {string} text @param {number} at @param {number} most @returns {number} where the line of `at` starts, at most so far before it */
function lineStart(text, at, most) {
  const from = Math.max(0, at - most);
  return from + text.slice(from, at).lastIndexOf("\n") + 1;
}

/** @param {string} text @param {number} at @param {number} most @returns {number} where the line of `at` ends, at most so far behind it */
export function lineEnd(text, at, most) {
  const end = text.slice(at, at + most).indexOf("\n");
  return end < 0 ? Math.min(text.length, at + most) : at + end;
}

/** A line that is no longer is read as a whole. */
export const SHORT = OVERLAP;

/** @param {string} text @param {number} at @returns {Line} the line of `at`; of a very long one, the piece around it */
export const lineAround = (text, at) => readLine(text, lineStart(text, at, OVERLAP), lineEnd(text, at, LONG));

/**
 * The last word before a line, if it is near; else 0.
 * @param {string} text @param {number} line where it starts @param {Words} words is filled @returns {number}
 */
export function wordBefore(text, line, words) {
  for (let end = line - 1; end >= 0 && end > line - BACK; ) {
    const start = lineStart(text, end, BACK - (line - 1 - end));
    fill(words, text, start, end);
    if (words.count > 0) return words.hash[words.count - 1];
    end = start - 1;
  }
  return 0;
}

/**
 * The suspected line, with the lines before and after that can belong to the same message.
 * @param {string} text @param {Line} line
 * @returns {{lines: Line[], at: number}}
 */
export function withNeighbours(text, line) {
  const lines = [line];
  while (!lines[0].log && lines.length <= NEIGHBOURS && lines[0].start > 0 && text[lines[0].start - 1] === "\n") {
    const end = lines[0].start - 1;
    lines.unshift(readLine(text, lineStart(text, end, EDGE), end));
  }
  const at = lines.length - 1;
  for (let end = line.end; lines.length <= at + AHEAD && text[end] === "\n" && end + 1 < text.length; ) {
    const start = end + 1;
    end = lineEnd(text, start, EDGE);
    if (isLogLine(text, start, end)) break;
    lines.push(readLine(text, start, end));
  }
  return { lines, at };
}

/**
 * How far no message can be left unseen: to the end of the last whole line that all its neighbours were read with.
 * @param {string} text @param {Line[]} lines @param {number} at
 */
export function readUpTo(text, lines, at) {
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
  if (!template.weak && !(template.shared && template.colon)) return true;
  const from = words.start[first];
  const to = words.end[last];
  const line = lines[lineOf(lines, from)];
  if (template.colon) {
    const [before, ...after] = text.slice(to, Math.min(lines[lineOf(lines, to)].end, to + 200)).split(":", 2);
    if (after.length === 0 || (template.named && before.trim() === "")) return false;
  }
  if (!template.weak) return true;
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
export function read(text, lines, compiled, words) {
  const piece = text.slice(lines[0].body, lines[lines.length - 1].end);
  const matches = readPiece(piece, text, lines, compiled, words);
  if (matches.length > 0 || lines.length === 1) return matches;
  // A terminal breaks lines inside words: read once more with such breaks closed.
  const closed = piece.replace(INSIDE_WORD, INVISIBLE);
  return closed === piece ? matches : readPiece(closed, text, lines, compiled, words);
}

/** @param {string} piece of the text, from the first message on @param {string} text @param {Line[]} lines @param {Compiled} compiled @param {Words} words is filled */
function readPiece(piece, text, lines, compiled, words) {
  fill(words, piece, 0, piece.length);
  moveWords(words, 0 - lines[0].body);
  return messagesIn(text, lines, compiled, words);
}

/**
 * The messages in a line whose words are known already.
 * @param {string} text @param {Line} line @param {Compiled} compiled @param {Words} words of the whole line; those in front of its message are marked
 * @param {number} suspect the first word that a message can be found by @returns {Match[] | undefined} undefined if the message begins inside of one of them
 */
export function readWords(text, line, compiled, words, suspect) {
  words.first = 0;
  while (words.first < words.count && words.start[words.first] < line.body) words.first++;
  if (words.first > 0 && words.end[words.first - 1] > line.body) return undefined;
  return messagesIn(text, [line], compiled, words, Math.max(words.first, suspect));
}

/** @param {string} text @param {Line[]} lines @param {Compiled} compiled @param {Words} words of these lines @param {number} [from] @returns {Match[]} */
export function messagesIn(text, lines, compiled, words, from) {
  const found = matchesIn(words, compiled, from);
  return withoutContained(found.filter((match) => counts(text, lines, words, match)), words.count);
}
