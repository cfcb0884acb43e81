// One message in a row of words: its fixed runs in order, a short gap for each placeholder; the longer message hides one inside it.

/** @import { Anchor, Compiled, Match, Template, Words } from "../../types.js" */
import { pairKey, singleKey, slot } from "./keys.js";

/** @type {Anchor[]} */
const NONE = [];
const GAP = 40; // the most words a placeholder may stand for between two fixed runs

/** @param {Words} words @param {number} at @param {number[]} run */
function runsAt(words, at, run) {
  if (at < words.first || at + run.length > words.count) return false;
  for (let i = 0; i < run.length; i++) if (words.hash[at + i] !== run[i]) return false;
  return true;
}

/**
 * The template whose segment `segment` starts at word `at`.
 * @param {Words} words @param {number} at @param {Template} template @param {number} segment
 * @returns {Match | null}
 */
function matchAround(words, at, template, segment) {
  const { segments } = template;
  if (!runsAt(words, at, segments[segment])) return null;
  /** @type {[number, number][]} */
  const runs = [[at, at + segments[segment].length - 1]];
  // The nearest place is always the best one: it leaves the most room for what follows.
  for (let next = segment + 1; next < segments.length; next++) {
    const from = runs[runs.length - 1][1] + 1;
    let found = from;
    while (found <= from + GAP && !runsAt(words, found, segments[next])) found++;
    if (found > from + GAP) return null;
    runs.push([found, found + segments[next].length - 1]);
  }
  for (let before = segment - 1; before >= 0; before--) {
    const from = runs[0][0] - segments[before].length;
    let found = from;
    while (found >= from - GAP && !runsAt(words, found, segments[before])) found--;
    if (found < from - GAP) return null;
    runs.unshift([found, found + segments[before].length - 1]);
  }
  return { template, first: runs[0][0], last: runs[runs.length - 1][1], runs };
}

/**
 * Whether the words of a line from `first` on can be a run of a message, as far as they are there: most suspicions end here, and cost nothing more.
 * Where the line ends, a word may go on in the next one.
 * @param {Words} words @param {number} first may be before the first word @param {number[]} run
 */
export function plausible({ hash, count }, first, run) {
  const to = Math.min(first + run.length, count - 1);
  for (let at = Math.max(first, 1); at < to; at++) if (hash[at] !== run[at - first]) return false;
  return true;
}

/**
 * Every template in the words, by its place, each place once.
 * @param {Words} words @param {Compiled} compiled @param {number} [from] the first word that one can be found by @returns {Match[]}
 */
export function matchesIn(words, compiled, from = words.first) {
  const { hash, first, count } = words;
  const found = new Found(words, compiled);
  for (let at = from; at < count; at++) {
    if (compiled.filter[slot(hash[at])] === 0) continue;
    const single = singleKey(hash[at]);
    const pair = at > first ? pairKey(hash[at - 1], hash[at]) : single;
    found.look(single, at);
    if (pair !== single) found.look(pair, at);
  }
  return found.matches;
}

class Found {
  /** @type {Match[]} */
  matches = [];
  /** Places of the matches, from the second on. @type {Set<number> | undefined} */
  #seen;
  #words;
  #compiled;

  /** @param {Words} words @param {Compiled} compiled */
  constructor(words, compiled) {
    this.#words = words;
    this.#compiled = compiled;
  }

  /** @param {number} key @param {number} at the word it ends with */
  look(key, at) {
    if (this.#compiled.keys[slot(key)] === 0) return;
    for (const { template, segment, offset } of this.#compiled.anchors.get(key) ?? NONE) {
      const match = matchAround(this.#words, at - offset, template, segment);
      if (match && this.#isNew(match)) this.matches.push(match);
    }
  }

  /** Most lines hold one message, which is found twice: by both of its anchors. @param {Match} match */
  #isNew(match) {
    const [known] = this.matches;
    if (!known) return true;
    if (known.template === match.template && known.first === match.first) return false;
    const seen = (this.#seen ??= new Set());
    const size = seen.size;
    return seen.add(match.template.index * this.#words.count + match.first).size > size;
  }
}

/**
 * The matches that say something of their own: without those whose fixed words all belong to longer ones.
 * @param {Match[]} matches @param {number} size how many words there are @returns {Match[]} by place
 */
export function withoutContained(matches, size) {
  if (matches.length < 2) return matches;
  const taken = new Uint8Array(size);
  // Of two with the same words, the one whose colon is there: "Can't connect to server {server}: {reason}".
  const longestFirst = [...matches].sort((a, b) => b.template.words - a.template.words || a.first - b.first || Number(b.template.colon) - Number(a.template.colon));
  const own = longestFirst.filter(({ runs }) => {
    let free = false;
    for (const [from, to] of runs) {
      for (let at = from; at <= to; at++) {
        if (!taken[at]) free = true;
        taken[at] = 1;
      }
    }
    return free;
  });
  return own.sort((a, b) => a.first - b.first || a.last - b.last);
}
