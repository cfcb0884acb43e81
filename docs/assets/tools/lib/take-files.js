// From files, folders and archives that were chosen or dropped to texts, or to where the texts are. What cannot be read gets one sentence; the rest is read.

/** @import { GivenFile, Source, Tool } from "../types.js" */
import { count } from "./elements.js";
import { FileProblem, looked, size, sourceOf, textOf, UNREAD } from "./read-file.js";
import { contents, entryIn, isZip } from "./zip.js";

/** A file and the way to it. `among`: it came with a folder, nobody pointed at it. @typedef {{path: string, file: Blob, among: boolean}} Found */
/** @typedef {{files: GivenFile[], problems: string[]}} Taken */

const MB = 2 ** 20;
const MOST_SEEN = 20_000; // entries of a folder that are looked at
const ASIDE = /(^|\/)((__MACOSX|node_modules|\.[^/]+)\/|\._[^/]*$)/; // not .env: it holds what a compose file leaves open

/** @param {Tool} tool */
export const limitsOf = ({ maxBytes = 20 * MB, maxFiles = 500 }) => ({ bytes: maxBytes, files: maxFiles });

/** @param {string | undefined} accept @returns {(path: string) => boolean} whether a file in a folder is one of those a tool reads */
export function reads(accept) {
  const ends = (accept ?? "").toLowerCase().split(",").map((end) => end.trim()).filter((end) => end.startsWith(".") && end !== ".zip");
  return (path) => !ASIDE.test(path) && (!ends.length || ends.some((end) => path.toLowerCase().endsWith(end)));
}

const depth = (/** @type {string} */ path) => path.split("/").length;
const shallowFirst = (/** @type {{path: string}} */ one, /** @type {{path: string}} */ other) => depth(one.path) - depth(other.path) || (one.path < other.path ? -1 : 1);

/** Must be called while the event is handled: afterwards a drop is empty. @param {DataTransfer} transfer @returns {Promise<Found[]>} */
export function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry !== null && entry !== undefined);
  return entries.length ? walk(entries) : Promise.resolve(chosen(transfer.files));
}

/** @param {Iterable<File>} files @returns {Found[]} */
export const chosen = (files) => [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file, among: Boolean(file.webkitRelativePath) }));

/** Every file below, those near the top first. @param {FileSystemEntry[]} queue @returns {Promise<Found[]>} */
async function walk(queue) {
  /** @type {Found[]} */
  const found = [];
  for (let at = 0; at < queue.length && at < MOST_SEEN; at++) {
    const entry = queue[at];
    const path = entry.fullPath.replace(/^\//, "");
    if (entry.isFile) {
      const file = await new Promise((done) => /** @type {FileSystemFileEntry} */ (entry).file(done, () => done(undefined)));
      if (file) found.push({ path, file, among: path.includes("/") });
    } else if (!ASIDE.test(`${path}/`)) {
      const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
      const some = () => /** @type {Promise<FileSystemEntry[]>} */ (new Promise((done) => reader.readEntries(done, () => done([])))); // gives 100 at a time
      for (let more = await some(); more.length && queue.length < MOST_SEEN; more = await some()) queue.push(...more);
    }
  }
  return found;
}

/** Reads what was found as texts; for a tool that reads in chunks, only how they begin. @param {Found[]} found @param {Tool} tool @param {{bytes: number, files: number}} most @returns {Promise<Taken>} */
export async function take(found, tool, most) {
  const wanted = reads(tool.accept);
  const taking = new Taking(most, Boolean(tool.chunks));
  for (const { path, file, among } of found.filter(({ path, among }) => !among || wanted(path)).sort(shallowFirst)) {
    await taking.try(async () => {
      if (!/\.gz$/i.test(path) && file.size > 3 && (await isZip(file)) && !/\.jar$/i.test(path)) await taking.archive(file, path, wanted);
      else if (taking.room(file.size, among)) await taking.add(path.replace(/\.gz$/i, ""), await sourceOf(file, path, taking.left));
    });
  }
  if (found.length && !taking.files.length && !taking.problems.length) {
    taking.problems.push(`${count(found.length, "file was", "files were")} looked at, and none is of a kind this check reads${tool.accept ? ` (${tool.accept.replaceAll(",", ", ")})` : ""}.`);
  }
  return taking.end();
}

class Taking {
  /** @type {GivenFile[]} */
  files = [];
  /** @type {string[]} */
  problems = [];
  #passed = 0;

  /** @param {{bytes: number, files: number}} most @param {boolean} chunks */
  constructor(most, chunks) {
    this.most = most;
    this.chunks = chunks;
    this.left = most.bytes;
  }

  /** @param {() => Promise<void>} read */
  async try(read) {
    try {
      await read();
    } catch (error) {
      this.problems.push(error instanceof FileProblem ? error.message : UNREAD);
    }
  }

  /** Whether there is room; what came with a folder may be passed over. @param {number} bytes @param {boolean} among */
  room(bytes, among) {
    if (this.files.length < this.most.files && (bytes <= this.left || !among)) return true;
    this.#passed++;
    return false;
  }

  /** @param {string} path @param {Source} source */
  async add(path, source) {
    const file = this.chunks ? { path, text: "", source: await looked(source) } : { path, ...(await textOf(source)) };
    this.files.push(file);
    this.left -= this.chunks ? source.blob.size : file.text.length;
  }

  /** @param {Blob} file @param {string} name @param {(path: string) => boolean} wanted */
  async archive(file, name, wanted) {
    const all = await contents(file, name);
    const some = all.filter(({ path }) => wanted(path)).sort(shallowFirst);
    if (!some.length) throw new FileProblem(`${name} holds ${count(all.length, "file")}, but none of a kind this check reads.`);
    if (some.every(({ locked }) => locked)) throw new FileProblem(`${name} is protected by a password. Unpack it yourself and give the files inside.`);
    for (const entry of some) {
      if (!this.room(entry.size, true)) continue;
      await this.try(async () => { await this.add(entry.path, await entryIn(file, entry, name, this.left)); });
    }
  }

  /** @returns {Taken} */
  end() {
    if (this.#passed) this.problems.push(`${count(this.#passed, "file was", "files were")} left out: this box reads up to ${this.most.files} files and ${size(this.most.bytes)} together. Give only the configuration files.`);
    return { files: this.files, problems: this.problems };
  }
}
