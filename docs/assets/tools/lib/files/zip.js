// Reads a .zip by its table of contents: only the files that are wanted are unpacked, and never more than is allowed.

/** @import { Source } from "../../types.js" */
import { FileProblem } from "./read-file.js";

/** @typedef {{path: string, size: number, packed: number, method: number, locked: boolean, at: number}} ZipEntry `size` is what the archive says */

const END = 0x06054b50, END64 = 0x06064b50, FIND64 = 0x07064b50, ENTRY = 0x02014b50, LOCAL = 0x04034b50;
const MOST_TABLE = 32 * 2 ** 20;

/** @param {Blob} file @param {number} from @param {number} to */
const view = async (file, from, to) => new DataView(await file.slice(Math.max(0, from), to).arrayBuffer());
/** @param {DataView} bytes @param {number} at */
const wide = (bytes, at) => Number(bytes.getBigUint64(at, true));

/** @param {Blob} file @returns {Promise<boolean>} */
export async function isZip(file) {
  const first = await view(file, 0, 4);
  return first.byteLength === 4 && [LOCAL, END].includes(first.getUint32(0, true));
}

/** The files in an archive, folders left out. @param {Blob} file @param {string} name @returns {Promise<ZipEntry[]>} */
export async function contents(file, name) {
  const broken = new FileProblem(`${name} is damaged or incomplete: its table of contents cannot be read.`);
  try {
    const table = await tableOf(file);
    if (!table || table.length > MOST_TABLE) throw broken;
    return entriesOf(await view(file, table.at, table.at + table.length));
  } catch {
    throw broken; // also where a number in the archive points outside of it
  }
}

/** @param {Blob} file */
async function tableOf(file) {
  const from = Math.max(0, file.size - 65557); // a comment may follow the end mark
  const tail = await view(file, from, file.size);
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== END) end--;
  if (end < 0) return undefined;
  if (end >= 20 && tail.getUint32(end - 20, true) === FIND64) {
    const at = wide(tail, end - 12);
    const large = await view(file, at, at + 56);
    if (large.getUint32(0, true) === END64) return { length: wide(large, 40), at: wide(large, 48) };
  }
  return { length: tail.getUint32(end + 12, true), at: tail.getUint32(end + 16, true) };
}

/** @param {DataView} table */
function entriesOf(table) {
  /** @type {ZipEntry[]} */
  const found = [];
  for (let at = 0; at + 46 <= table.byteLength && table.getUint32(at, true) === ENTRY;) {
    const [flags, method] = [table.getUint16(at + 8, true), table.getUint16(at + 10, true)];
    const [named, extra, comment] = [28, 30, 32].map((offset) => table.getUint16(at + offset, true));
    const bytes = new Uint8Array(table.buffer, at + 46, named);
    const path = new TextDecoder(flags & 0x800 || bytes.every((byte) => byte < 128) ? "utf-8" : "windows-1252").decode(bytes).replaceAll("\\", "/");
    const [packed, size, offset] = largeNumbers(table, at, at + 46 + named, extra);
    if (!path.endsWith("/")) found.push({ path, size, packed, method, locked: (flags & 1) === 1, at: offset });
    at += 46 + named + extra + comment;
  }
  return found;
}

/** Packed size, size and place; those above 4 GB stand in an extra field. @param {DataView} table @param {number} at @param {number} from @param {number} length */
function largeNumbers(table, at, from, length) {
  const numbers = [table.getUint32(at + 20, true), table.getUint32(at + 24, true), table.getUint32(at + 42, true)];
  for (let field = from; field + 4 <= from + length; field += 4 + table.getUint16(field + 2, true)) {
    if (table.getUint16(field, true) !== 1) continue;
    let next = field + 4;
    for (const index of [1, 0, 2]) { // in the archive, the size comes first
      if (numbers[index] !== 0xffffffff) continue;
      numbers[index] = wide(table, next);
      next += 8;
    }
  }
  return numbers;
}

/** @param {Blob} file @param {ZipEntry} entry @param {string} name the archive's @param {number} most bytes @returns {Promise<Source>} where it is, and how it is packed */
export async function entryIn(file, entry, name, most) {
  const called = `${entry.path} in ${name}`;
  if (entry.locked) throw new FileProblem(`${name} is protected by a password. Unpack it yourself and give the files inside.`);
  if (entry.method !== 0 && entry.method !== 8) throw new FileProblem(`${called} is packed in a way this page cannot open. Unpack the archive yourself.`);
  const head = await view(file, entry.at, entry.at + 30);
  if (head.byteLength < 30 || head.getUint32(0, true) !== LOCAL) throw new FileProblem(`${called} is damaged: it is not where the archive says.`);
  const start = entry.at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const packed = file.slice(start, start + entry.packed);
  if (entry.method === 8) return { blob: packed, format: "deflate-raw", name: called, most: Math.min(most, entry.size) };
  return { blob: packed.slice(0, most), name: called, most };
}
