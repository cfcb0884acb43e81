// YAML with places: walks the events of js-yaml, which refer to the text by offsets, so values and their spans come from one parser.

/** @import { Entry, Settings } from "./types.js" */
import { Unreadable, add, below, emptySettings, forget, lineAt, lineStarts } from "./settings.js";

const COPIES = 20_000; // entries that aliases may add: stops a file whose aliases multiply
const WORK = 20_000_000; // entries looked at for them

/** What a reader may be told about an error. The parser's own words can quote the file, and so a secret. @type {[RegExp, string][]} */
const REASONS = [
  [/tab/i, "A tab stands where YAML allows blanks only."],
  [/indentation/i, "The indentation does not fit the lines above, or a second colon needs quotes around the value."],
  [/quoted|unexpected end of the stream/i, "A text opened with a quote has no closing quote."],
  [/flow collection|flow/i, "A list or block opened with [ or { is not closed."],
  [/alias|anchor/i, "An alias (*) names an anchor (&) that does not exist."],
];

/** @param {any} error @returns {never} */
function refuse(error) {
  const reason = String(error?.reason ?? "");
  const words = REASONS.find(([pattern]) => pattern.test(reason))?.[1] ?? "The YAML is broken at this line or just above it.";
  throw new Unreadable(words, (error?.mark?.line ?? 0) + 1);
}

/** @param {string} text @param {any} yaml the js-yaml library @returns {Settings} */
export function readYaml(text, yaml) {
  /** @type {any[]} */
  let events = [];
  try {
    events = yaml.parseEvents(text, {});
  } catch (error) {
    refuse(error);
  }
  return walk(text, events, yaml);
}

/**
 * An open mapping or list. `merging`: the key is <<, or the list stands behind one; `merges`: what << brings in, the first one first.
 * @typedef {{map: boolean, path: string[], key: string | undefined, keyAt: number, keyEnd: number, next: number, merging: boolean, merges: string[][]}} Frame
 */
/** @param {boolean} map @param {string[]} path @returns {Frame} */
const frameAt = (map, path) => ({ map, path, key: undefined, keyAt: 0, keyEnd: 0, next: 0, merging: false, merges: [] });

/** @param {string} text @param {any[]} events @param {any} yaml @returns {Settings} */
function walk(text, events, yaml) {
  const settings = emptySettings("yaml", text);
  const starts = lineStarts(text);
  const { SCALAR, MAPPING, SEQUENCE, ALIAS, POP } = yaml.EVENT_ID;
  /** @type {Frame[]} */
  const open = [];
  /** @type {Map<string, string[]>} */
  const anchors = new Map();
  const spent = { copies: 0, work: 0 };
  let documents = 0;

  /** Path of the value that starts now. @param {Frame | undefined} frame */
  const pathNow = (frame) => (frame ? [...frame.path, frame.map ? frame.key ?? "" : String(frame.next++)] : []);
  /** @param {Frame | undefined} frame */
  const done = (frame) => { if (frame?.map) Object.assign(frame, { key: undefined, merging: false }); };
  /** Notes what << brings in. @param {Frame | undefined} frame @param {string[]} path */
  const merge = (frame, path) => { if (frame?.merging) (frame.map ? frame : open.at(-2))?.merges.push(path); };
  /** @param {Frame | undefined} frame @param {string[]} path @param {Partial<Entry>} rest @param {number} at */
  const keep = (frame, path, rest, at) => {
    const keyAt = frame?.map ? frame.keyAt : Math.max(at, 0);
    if (frame?.map && settings.entries.has(path.join("\u0000"))) forget(settings, path);
    add(settings, { path, kind: "scalar", value: "", plain: true, line: lineAt(starts, keyAt), keyAt, start: at, end: at, ...rest });
  };

  /** @param {any} event @returns {Partial<Entry>} */
  const tagOf = ({ tagStart, tagEnd }) => {
    const tag = tagStart >= 0 ? text.slice(tagStart, tagEnd) : "";
    return tag === "!reset" || tag === "!override" ? { tag } : {};
  };

  for (const event of events) {
    if (documents > 1) break;
    const frame = open.at(-1);
    if (event.type === SCALAR) {
      const value = yaml.getScalarValue(text, event);
      const quote = event.style === 2 || event.style === 3 ? 1 : 0;
      const [start, end] = [event.valueStart - quote, event.valueEnd + quote];
      if (frame?.map && frame.key === undefined) {
        Object.assign(frame, { key: value, keyAt: Math.max(start, 0), keyEnd: end, merging: value === "<<" && !quote });
        continue;
      }
      const path = pathNow(frame);
      const colon = frame?.map ? text.indexOf(":", frame.keyEnd) + 1 : 0;
      const none = event.valueStart < 0;
      keep(frame, path, { value: none || (!quote && /^(~|null)$/i.test(value)) ? "" : value, plain: !quote, start: none ? colon : start, end: none ? colon : end, ...tagOf(event) }, start);
      if (event.anchorStart >= 0) anchors.set(text.slice(event.anchorStart, event.anchorEnd), path);
      done(frame);
    } else if (event.type === MAPPING || event.type === SEQUENCE) {
      if (frame?.map && frame.key === undefined) { // a mapping as a key: nothing these files have
        open.push(frameAt(event.type === MAPPING, ["\u0001"]));
        continue;
      }
      const path = pathNow(frame);
      keep(frame, path, { kind: event.type === MAPPING ? "map" : "list", ...tagOf(event) }, event.start);
      if (event.anchorStart >= 0) anchors.set(text.slice(event.anchorStart, event.anchorEnd), path);
      const list = Boolean(frame?.map && frame.merging && event.type === SEQUENCE);
      if (!list) merge(frame, path);
      done(frame);
      open.push({ ...frameAt(event.type === MAPPING, path), merging: list });
    } else if (event.type === ALIAS) {
      if (frame?.map && frame.key === undefined) { frame.key = "\u0001"; continue; }
      const from = anchors.get(text.slice(event.anchorStart, event.anchorEnd));
      if (!from) throw new Unreadable("An alias (*) names an anchor (&) that does not exist.", lineAt(starts, event.anchorStart));
      if (frame?.merging) merge(frame, from);
      else copyBelow(settings, from, pathNow(frame), spent);
      done(frame);
    } else if (event.type === POP) {
      const closed = open.pop();
      if (closed?.merges.length) mergeInto(settings, closed, spent);
      if (closed?.path[0] === "\u0001" && open.at(-1)?.map) Object.assign(open.at(-1) ?? {}, { key: "\u0001" });
    } else {
      documents++;
    }
  }
  return settings;
}

/** What an alias stands for, at its new place. @param {Settings} settings @param {string[]} from @param {string[]} to @param {{copies: number, work: number}} spent */
function copyBelow(settings, from, to, spent) {
  spent.work += settings.entries.size;
  if (settings.entries.has(to.join("\u0000"))) forget(settings, to);
  const found = [...settings.entries.values()].filter(({ path }) => path.length >= from.length && from.every((part, at) => path[at] === part));
  for (const entry of found) {
    if (++spent.copies > COPIES || spent.work > WORK) throw new Unreadable("Its aliases multiply into too many settings.", entry.line);
    add(settings, { ...entry, path: [...to, ...entry.path.slice(from.length)] });
  }
}

/** What << brings into a mapping: whole keys, and only those that it does not have itself. @param {Settings} settings @param {Frame} frame @param {{copies: number, work: number}} spent */
function mergeInto(settings, { path, merges }, spent) {
  for (const from of merges) {
    for (const entry of below(settings, ...from)) {
      const to = [...path, entry.path.at(-1) ?? ""];
      if (!settings.entries.has(to.join("\u0000"))) copyBelow(settings, entry.path, to, spent);
    }
  }
  forget(settings, [...path, "<<"]);
}
