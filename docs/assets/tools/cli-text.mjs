// Files as text on the command line: UTF-8, UTF-16 by its mark or its NULs, otherwise windows-1252; whole, or a chunk at a time.

import { isUtf8 } from "node:buffer";
import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { basename } from "node:path";
import { START, wideEncoding } from "./lib/files/encoding.js";

const CHUNK = 1 << 15;
const INPUT = "-"; // what is piped in, as everywhere on a command line

// Many releases of Node from 20.18.3 on read windows-1252 as Latin-1 (nodejs/node#56542, mended by #60893): this puts right what differs.
const WINDOWS = [..."\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f" +
  "\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178"];
/** @param {string} text */
const mended = (text) => text.replace(/[\x80-\x9f]/g, (control) => WINDOWS[control.charCodeAt(0) - 0x80]);

/** @param {string} file @param {Uint8Array} bytes how it begins @param {number} length of the whole @returns {string} */
function wideIn(file, bytes, length) {
  const wide = wideEncoding(bytes, length);
  if (wide === undefined) throw new Error(`${basename(file)} is not a text file.`);
  return wide;
}

/** @param {number} size @param {number} most bytes */
function refuseLarge(size, most) {
  if (size > most) throw new Error(`The file has ${Math.ceil(size / 2 ** 20)} MB; this tool reads up to ${most / 2 ** 20} MB.`);
}

/** Is it a folder, by its name on the command line? @param {string} file */
export const isFolder = (file) => file !== INPUT && statSync(file).isDirectory();

/** @param {string} file or "-" for what is piped in @param {number} [most] bytes @returns {{text: string, encoding: string}} */
export function readText(file, most = Infinity) {
  if (file !== INPUT) refuseLarge(statSync(file).size, most);
  const bytes = readFileSync(file === INPUT ? 0 : file);
  refuseLarge(bytes.length, most);
  const wide = wideIn(file, bytes, bytes.length);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  try {
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: mark ? "utf-8-bom" : "utf-8" };
  } catch {
    return { text: mended(new TextDecoder("windows-1252").decode(bytes)), encoding: "windows-1252" };
  }
}

/**
 * Gives a file to a reading in chunks, so that it is never held as a whole.
 * @template T @param {string} file @param {() => import("./types.js").Reading<T>} begin again where the file turns out not to be UTF-8
 * @param {number} [most] bytes @returns {T}
 */
export function readChunks(file, begin, most = Infinity) {
  if (file === INPUT || !statSync(file).isFile()) return wholeIn(begin(), readText(file, most).text); // a pipe cannot be read again
  refuseLarge(statSync(file).size, most);
  const opened = openSync(file, "r");
  try {
    const start = new Uint8Array(START);
    const wide = wideIn(file, start.subarray(0, readSync(opened, start, 0, START, 0)), statSync(file).size);
    return (!wide && readUtf8(opened, begin())) || readAs(opened, wide || "windows-1252", begin());
  } finally {
    closeSync(opened);
  }
}

/** @template T @param {import("./types.js").Reading<T>} reading @param {string} text @returns {T} */
function wholeIn(reading, text) {
  reading.feed(text);
  return reading.end();
}

/** UTF-8, faster than a TextDecoder reads it. @template T @param {number} opened @param {import("./types.js").Reading<T>} reading @returns {T | undefined} undefined if it is something else */
function readUtf8(opened, reading) {
  const bytes = Buffer.allocUnsafe(CHUNK);
  let held = 0; // the start of a character that was cut
  let mark = true; // whether a byte order mark may come
  for (let from = 0, size = 1; size > 0; from += size) {
    size = readSync(opened, bytes, held, CHUNK - held, from);
    const end = held + size;
    const whole = size > 0 ? wholeCharacters(bytes, end) : end;
    if (!isUtf8(bytes.subarray(0, whole))) return undefined;
    const text = bytes.toString("utf8", 0, whole);
    reading.feed(mark ? text.replace(/^\ufeff/, "") : text);
    mark &&= whole === 0;
    bytes.copyWithin(0, whole, end);
    held = end - whole;
  }
  return reading.end();
}

/** How many of the first bytes surely are whole characters. @param {Uint8Array} bytes @param {number} end */
function wholeCharacters(bytes, end) {
  let last = end - 1;
  while (last > 0 && last > end - 4 && (bytes[last] & 0xc0) === 0x80) last--;
  return bytes[last] < 0x80 ? last + 1 : last;
}

/** @template T @param {number} opened @param {string} encoding @param {import("./types.js").Reading<T>} reading @returns {T} */
function readAs(opened, encoding, reading) {
  const bytes = new Uint8Array(CHUNK);
  const decoder = new TextDecoder(encoding);
  const mend = encoding === "windows-1252" ? mended : (/** @type {string} */ text) => text;
  for (let from = 0, size = 1; size > 0; from += size) {
    size = readSync(opened, bytes, 0, CHUNK, from);
    reading.feed(mend(decoder.decode(bytes.subarray(0, size), { stream: size > 0 })));
  }
  return reading.end();
}
