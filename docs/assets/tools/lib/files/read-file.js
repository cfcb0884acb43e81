// Reads a file the reader chose as text, as a whole or a chunk at a time, or says in one sentence why not.

/** @import { Source } from "../../types.js" */
import { START, wideEncoding } from "./encoding.js";
import { Told } from "../told.js";

/** A sentence for the reader. */
export class FileProblem extends Told {}
/** What is packed is too large. */
export class TooLarge extends FileProblem {}

const MB = 2 ** 20;
/** @param {string} name @returns {FileProblem} */
export const unread = (name) => new FileProblem(`${name} could not be read. Was it moved or changed in the meantime, or may only others read it?`);
const ARCHIVE = /\.(?:tar|tgz|7z|rar|xz|bz2|zst|jar)$|\.tar\.\w+$/i;

/** @param {number} bytes */
export const size = (bytes) => (bytes < 1000 ? `${bytes} bytes` : bytes < MB ? `${Math.round(bytes / 1024)} kB` : `${(bytes / MB).toFixed(bytes < 10 * MB ? 1 : 0)} MB`);

/** @param {string} name @param {number} has bytes @param {number} most bytes */
const tooBig = (name, has, most) => new FileProblem(`${name} has ${size(has)}; this box reads up to ${size(most)}. Cut out the part that matters and give only that.`);

/** @param {Blob} file @param {string} path @param {number} most bytes, unpacked @returns {Promise<Source>} */
export async function sourceOf(file, path, most) {
  if (file.size > most) throw tooBig(path, file.size, most);
  if (ARCHIVE.test(path)) throw new FileProblem(`${path} is an archive of a kind this page cannot open. Unpack it first, or make a .zip of it.`);
  const packed = /\.gz$/i.test(path) || (await sign(file)) === "1f8b";
  return { blob: file, format: packed ? "gzip" : undefined, name: path, most };
}

/** @param {Blob} file @returns {Promise<string>} its first two bytes */
const sign = async (file) => [...new Uint8Array(await file.slice(0, 2).arrayBuffer())].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * Gives what is in a source a chunk at a time, unpacked, and no more than it may have: what would become larger is dropped on the way.
 * @param {Source} source @param {(bytes: Uint8Array<ArrayBuffer>) => boolean | void} take says false when it has enough
 */
export async function pour({ blob, format, name, most }, take) {
  const reader = (format ? blob.stream().pipeThrough(new DecompressionStream(format)) : blob.stream()).getReader();
  const next = () => reader.read().catch(() => { throw format ? new FileProblem(`${name} is damaged: it cannot be unpacked.`) : unread(name); });
  let got = 0;
  for (let { done, value } = await next(); !done && value; { done, value } = await next()) {
    got += value.length;
    if (got <= most && take(value) !== false) continue;
    reader.cancel().catch(() => {});
    if (got > most) throw new TooLarge(`${name} becomes larger than ${size(most)} when it is unpacked. Unpacking was stopped.`);
    return;
  }
}

/** @param {Source} source @param {number} [enough] bytes: there may be some more of them @returns {Promise<Uint8Array>} */
async function bytesOf(source, enough = Infinity) {
  /** @type {BlobPart[]} */
  const parts = [];
  let got = 0;
  await pour(source, (bytes) => { parts.push(bytes); got += bytes.length; return got < enough; });
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Reads a source as a whole. @param {Source} source @returns {Promise<{text: string, encoding: string}>} UTF-8, UTF-16 by its mark or its NULs, otherwise windows-1252 */
export async function textOf(source) {
  const bytes = await bytesOf(source);
  const wide = wideIn(bytes, source.name, bytes.length);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  try {
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: mark ? "utf-8-bom" : "utf-8" };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
  }
}

/** Reads only how a source begins, to tell at once whether a text can be in it. @param {Source} source @returns {Promise<Source>} with its encoding, if it is one of two bytes a unit */
export async function looked(source) {
  const start = await bytesOf(source.format ? source : { ...source, blob: source.blob.slice(0, START) }, START);
  return { ...source, wide: wideIn(start, source.name, source.format ? 0 : source.blob.size) };
}

/** @param {Uint8Array} bytes of a whole file, or how it begins @param {string} name @param {number} length of the whole, or 0 if nobody knows @returns {string} utf-16le, utf-16be or "" */
function wideIn(bytes, name, length) {
  if (!bytes.length) throw new FileProblem(`${name} is empty.`);
  const wide = wideEncoding(bytes, length);
  if (wide === undefined) throw new FileProblem(`${name} is not a text file.`);
  return wide;
}
