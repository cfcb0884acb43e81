// Files as text on the command line: UTF-8, UTF-16 by its mark or its NULs, otherwise windows-1252; whole, or a chunk at a time.

import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";

const CHUNK = 1 << 16;

// Many releases of Node from 20.18.3 on read windows-1252 as Latin-1 (nodejs/node#56542, mended by #60893): this puts right what differs.
const WINDOWS = [..."\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f" +
  "\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178"];
/** @param {string} text */
const mended = (text) => text.replace(/[\x80-\x9f]/g, (control) => WINDOWS[control.charCodeAt(0) - 0x80]);

/** @param {Uint8Array} bytes how a file begins @returns {string} its encoding, if it is one of two bytes a unit */
function wideEncoding(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const start = bytes.subarray(0, 512);
  /** @param {number} odd */
  const nuls = (odd) => start.filter((byte, at) => byte === 0 && at % 2 === odd).length;
  if (nuls(1) > start.length / 4 && nuls(0) === 0) return "utf-16le";
  return nuls(0) > start.length / 4 && nuls(1) === 0 ? "utf-16be" : "";
}

/** @param {string} file @param {number} most bytes */
function refuseLarge(file, most) {
  const { size } = statSync(file);
  if (size > most) throw new Error(`The file has ${Math.ceil(size / 2 ** 20)} MB; this tool reads up to ${most / 2 ** 20} MB.`);
}

/** @param {string} file @param {number} [most] bytes @returns {{text: string, encoding: string}} */
export function readText(file, most = Infinity) {
  refuseLarge(file, most);
  const bytes = readFileSync(file);
  const wide = wideEncoding(bytes);
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
 * @template T @param {string} file @param {() => import("./types.js").Reading<T>} begin called again where the file turns out not to be UTF-8
 * @param {number} [most] bytes @returns {T}
 */
export function readChunks(file, begin, most = Infinity) {
  refuseLarge(file, most);
  if (!statSync(file).isFile()) return wholeIn(begin(), readText(file).text); // a pipe cannot be read again
  const opened = openSync(file, "r");
  try {
    return decodeChunks(opened, "", begin());
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ERR_ENCODING_INVALID_ENCODED_DATA") throw error;
    return decodeChunks(opened, "windows-1252", begin());
  } finally {
    closeSync(opened);
  }
}

/** @template T @param {import("./types.js").Reading<T>} reading @param {string} text @returns {T} */
function wholeIn(reading, text) {
  reading.feed(text);
  return reading.end();
}

/** @template T @param {number} opened @param {string} encoding "" if its start tells @param {import("./types.js").Reading<T>} reading @returns {T} */
function decodeChunks(opened, encoding, reading) {
  const bytes = new Uint8Array(CHUNK);
  let size = readSync(opened, bytes, 0, CHUNK, 0);
  const known = encoding || wideEncoding(bytes.subarray(0, size));
  const decoder = new TextDecoder(known || "utf-8", { fatal: !known });
  for (let from = 0; size > 0; size = readSync(opened, bytes, 0, CHUNK, from)) {
    const text = decoder.decode(bytes.subarray(0, size), { stream: true });
    reading.feed(encoding ? mended(text) : text);
    from += size;
  }
  reading.feed(decoder.decode());
  return reading.end();
}
