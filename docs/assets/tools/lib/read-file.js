// Reads a file the reader chose as text, or says in one sentence why not.

/** @import { GivenFile } from "../types.js" */

/** A sentence for the reader. */
export class FileProblem extends Error {}

const MB = 2 ** 20;
const ARCHIVE = /\.(?:tar|tgz|7z|rar|xz|bz2|zst|jar)$|\.tar\.\w+$/i;

/** @param {number} bytes */
export const size = (bytes) => (bytes < 1000 ? `${bytes} bytes` : bytes < MB ? `${Math.round(bytes / 1024)} kB` : `${(bytes / MB).toFixed(bytes < 10 * MB ? 1 : 0)} MB`);

/** @param {string} name @param {number} has bytes @param {number} most bytes */
const tooBig = (name, has, most) => new FileProblem(`${name} has ${size(has)}; this box reads up to ${size(most)}. Cut out the part that matters and give only that.`);

/** @param {Blob} file @param {string} path @param {number} most bytes, unpacked @returns {Promise<GivenFile>} */
export async function readFile(file, path, most) {
  if (file.size > most) throw tooBig(path, file.size, most);
  if (ARCHIVE.test(path)) throw new FileProblem(`${path} is an archive of a kind this page cannot open. Unpack it first, or make a .zip of it.`);
  const packed = /\.gz$/i.test(path) || (await start(file)) === "1f8b";
  const bytes = packed ? await unpack(file, "gzip", path, most) : new Uint8Array(await file.arrayBuffer());
  return { path: path.replace(/\.gz$/i, ""), ...textOf(bytes, path) };
}

/** @param {Blob} file @returns {Promise<string>} its first two bytes */
const start = async (file) => [...new Uint8Array(await file.slice(0, 2).arrayBuffer())].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * Unpacks no more than `most` bytes: what would become larger is dropped on the way.
 * @param {Blob} packed @param {CompressionFormat} format @param {string} name @param {number} most @returns {Promise<Uint8Array>}
 */
export async function unpack(packed, format, name, most) {
  /** @type {BlobPart[]} */
  const parts = [];
  let got = 0;
  try {
    const reader = packed.stream().pipeThrough(new DecompressionStream(format)).getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      got += next.value.length;
      if (got > most) {
        reader.cancel().catch(() => {});
        throw new FileProblem(`${name} becomes larger than ${size(most)} when it is unpacked. Unpacking was stopped.`);
      }
      parts.push(next.value);
    }
  } catch (error) {
    throw error instanceof FileProblem ? error : new FileProblem(`${name} is damaged: it cannot be unpacked.`);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** UTF-8, UTF-16 by its mark or its NULs, otherwise windows-1252. @param {Uint8Array} bytes @param {string} name @returns {{text: string, encoding: string}} */
export function textOf(bytes, name) {
  if (!bytes.length) throw new FileProblem(`${name} is empty.`);
  const wide = wideEncoding(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  if (bytes.subarray(0, 65536).includes(0)) throw new FileProblem(`${name} is not a text file.`);
  try {
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: mark ? "utf-8-bom" : "utf-8" };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
  }
}

/** @param {Uint8Array} bytes */
function wideEncoding(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes.length % 2) return "";
  const some = bytes.subarray(0, 512);
  const nuls = [0, 0];
  some.forEach((byte, at) => { if (byte === 0) nuls[at % 2]++; });
  if (nuls[1] > some.length / 4 && !nuls[0]) return "utf-16le";
  return nuls[0] > some.length / 4 && !nuls[1] ? "utf-16be" : "";
}
