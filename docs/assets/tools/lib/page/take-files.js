// From files, folders and archives that were chosen or dropped to texts, or to where the texts are. What cannot be read gets one sentence; the rest is read.

/** @import { GivenFile, Source, Tool } from "../../types.js" */
import { count } from "./elements.js";
import { ASIDE, reads } from "../files/accepted.js";
import { FileProblem, looked, size, sourceOf, textOf, TooLarge, unread } from "../files/read-file.js";
import { contents, entryIn, isZip } from "../files/zip.js";

/** A file and the way to it, or what was dropped and is not entered yet. `among`: it came with a folder, nobody pointed at it. @typedef {{path: string, file?: Blob, entry?: FileSystemEntry, among: boolean}} Found */
/** `left`: those that a tool takes first, and did not get. @typedef {{files: GivenFile[], problems: string[], left: string[]}} Taken */

const MB = 2 ** 20;
const MOST_SEEN = 200_000; // entries of a folder that are looked at

/** @param {Tool} tool */
export const limitsOf = ({ maxBytes = 20 * MB, maxFiles = 500 }) => ({ bytes: maxBytes, files: maxFiles });

const depth = (/** @type {string} */ path) => path.split("/").length;
const isLatest = (/** @type {string} */ path) => /(^|\/)latest\.log(\.gz)?$/i.test(path);
/** Those a tool takes first, then those it reads, then those near the top. @param {(path: string) => boolean} first @param {(path: string) => boolean} wanted @returns {(one: {path: string}, other: {path: string}) => number} */
const order = (first, wanted) => ({ path: one }, { path: other }) =>
  Number(first(other)) - Number(first(one)) || Number(wanted(other)) - Number(wanted(one)) || depth(one) - depth(other) || (one < other ? -1 : 1);

/** Must be called while the event is handled: afterwards a drop is empty. @param {DataTransfer} transfer @returns {Promise<Found[]>} */
export async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry !== null && entry !== undefined);
  return entries.length ? entries.map((entry) => ({ path: pathOf(entry), entry, among: false })) : chosen(transfer.files);
}

const pathOf = (/** @type {FileSystemEntry} */ { fullPath }) => fullPath.replace(/^\//, "");

/** @param {Iterable<File>} files @returns {Found[]} */
export const chosen = (files) => [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file, among: Boolean(file.webkitRelativePath) }));

/** Enters the folders: the files in them that are wanted, and what went wrong. @param {Found[]} given @param {(path: string) => boolean} wanted */
async function walk(given, wanted) {
  /** @type {Found[]} */
  const found = [];
  /** @type {string[]} */
  const problems = [];
  const queue = given.filter(({ entry }) => entry?.isDirectory);
  let seen = given.length - queue.length;
  const enough = () => seen + queue.length >= MOST_SEEN;
  for (let at = 0; at < queue.length && !enough(); at++) {
    const { path: folder, entry: opened } = queue[at];
    const reader = /** @type {FileSystemDirectoryEntry} */ (opened).createReader();
    const some = () => /** @type {Promise<FileSystemEntry[]>} */ (new Promise((done, fail) => reader.readEntries(done, fail))); // gives 100 at a time
    try {
      for (let more = await some(); more.length && !enough(); more = await some()) {
        for (const entry of more) {
          const path = pathOf(entry);
          if (entry.isFile) seen++;
          if (entry.isFile ? wanted(path) : !ASIDE.test(`${path}/`)) (entry.isFile ? found : queue).push({ path, entry, among: true });
        }
      }
    } catch {
      problems.push(unread(folder).message);
    }
  }
  if (enough()) problems.push(`Only the first ${seen} files were looked at. Give only the folders with the files that are read here.`);
  const loose = given.filter(({ entry, among, path }) => !entry?.isDirectory && (!among || wanted(path)));
  return { found: [...loose, ...found], seen, problems };
}

/** @param {Found} found @returns {Promise<Blob>} */
const fileOf = async ({ file, entry, path }) => file ?? new Promise((done, fail) => /** @type {FileSystemFileEntry} */ (entry).file(done, () => fail(unread(path))));

/** Reads what was found as texts; for a tool that reads in chunks, only how they begin. @param {Found[]} given @param {Tool} tool @param {{bytes: number, files: number}} most @returns {Promise<Taken>} */
export async function take(given, tool, most) {
  const wanted = reads(tool.accept);
  const { found, seen, problems } = await walk(given, wanted);
  const taking = new Taking(tool, wanted, most);
  for (const { path, file: known, entry, among } of found.sort(taking.order)) {
    if (taking.full(path)) continue;
    await taking.try(path, among, async () => {
      const file = await fileOf({ path, file: known, entry, among });
      if (!/\.gz$/i.test(path) && file.size > 3 && (await isZip(file)) && !/\.jar$/i.test(path)) await taking.archive(file, path);
      else if (taking.room(path, file.size, among)) await taking.add(path.replace(/\.gz$/i, ""), await sourceOf(file, path, taking.bytes));
    });
  }
  const taken = taking.end(problems);
  if (given.length && !taken.files.length && !taken.problems.length) {
    taken.problems.push(taking.empty ? "What this check reads of it is empty." : seen ? `${count(seen, "file was", "files were")} looked at, and none is of a kind this check reads${tool.accept ? ` (${tool.accept.replaceAll(",", ", ")})` : ""}.` : "There is no file in it.");
  }
  return taken;
}

class Taking {
  /** @type {GivenFile[]} */
  files = [];
  /** @type {string[]} */
  problems = [];
  /** @type {string[]} */
  left = [];
  #passed = 0;
  #met = 0;
  empty = false;

  /** @param {Tool} tool @param {(path: string) => boolean} wanted @param {{bytes: number, files: number}} most */
  constructor(tool, wanted, most) {
    this.tool = tool;
    this.wanted = wanted;
    this.most = tool.input ? most : { ...most, files: 1 }; // without it, a tool reads one text
    this.first = tool.first ?? isLatest;
    this.order = order(this.first, wanted);
    this.bytes = most.bytes;
  }

  /** @param {string} path @param {boolean} among @param {() => Promise<void>} read */
  async try(path, among, read) {
    try {
      await read();
    } catch (error) {
      if (among && error instanceof TooLarge) return this.#pass(path);
      if (this.first(path)) this.left.push(path);
      this.problems.push((error instanceof FileProblem ? error : unread(path)).message);
    }
  }

  /** @param {string} path */
  #pass(path) {
    this.#passed++;
    if (this.first(path)) this.left.push(path);
  }

  /** Counts what is passed over because there are enough. @param {string} path */
  full(path) {
    this.#met++;
    if (this.files.length < this.most.files) return false;
    this.#pass(path);
    return true;
  }

  /** What came with a folder may be passed over: too large, or empty and of no weight. @param {string} path @param {number} bytes @param {boolean} among */
  room(path, bytes, among) {
    if (!among) return true;
    if (bytes > this.bytes) this.#pass(path);
    else if (!bytes) this.empty = true;
    return bytes <= this.bytes && (bytes > 0 || this.first(path));
  }

  /** @param {string} path @param {Source} source */
  async add(path, source) {
    const file = this.tool.chunks ? { path, text: "", source: await looked(source) } : { path, ...(await textOf(source)) };
    this.files.push(file);
    this.bytes -= this.tool.chunks ? source.blob.size : file.text.length;
  }

  /** @param {Blob} file @param {string} name */
  async archive(file, name) {
    const all = await contents(file, name);
    const some = all.filter(({ path }) => this.wanted(path)).sort(this.order);
    if (!some.length) throw new FileProblem(`${name} holds ${count(all.length, "file")}, but none of a kind this check reads.`);
    if (some.every(({ locked }) => locked)) throw new FileProblem(`${name} is protected by a password. Unpack it yourself and give the files inside.`);
    this.#met--; // it is what it holds
    for (const entry of some) {
      if (this.full(entry.path) || !this.room(entry.path, entry.size, true)) continue;
      await this.try(entry.path, false, async () => { await this.add(entry.path, await entryIn(file, entry, name, this.bytes)); });
    }
  }

  /** @param {string[]} problems @returns {Taken} */
  end(problems) {
    if (this.#passed && !this.tool.input && this.files.length) problems.push(`1 of ${this.#met} files is read: ${this.files[0].path}.`);
    else if (this.#passed) problems.push(`${count(this.#passed, "file was", "files were")} left out: this box reads up to ${this.most.files} files and ${size(this.most.bytes)} together. The result knows nothing of the rest. Give only the configuration files.`);
    return { files: this.files, problems: [...this.problems, ...problems], left: this.left };
  }
}
