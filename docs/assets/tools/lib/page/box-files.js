// The box of a tool that reads files: a place to drop files, folders and archives on, and the list of what was read.

/** @import { GivenFile, Tool } from "../../types.js" */
/** @import { Box, On } from "./box-parts.js" */
/** @import { Found } from "./take-files.js" */
import { optionsOf } from "./box-parts.js";
import { button, count, el } from "./elements.js";
import { size } from "../files/read-file.js";
import { chosen, limitsOf, take } from "./take-files.js";

const OPEN = 4; // files that are listed openly

/** The files that were read, by path. */
class Shelf {
  /** @type {Map<string, GivenFile>} */
  #files = new Map();

  all() { return [...this.#files.values()]; }
  get bytes() { return this.all().reduce((sum, { text }) => sum + text.length, 0); }
  clear() { this.#files.clear(); }
  /** @param {string} path */
  remove(path) { this.#files.delete(path); }
  /** @param {GivenFile} file */
  put(file) { this.#files.set(file.path, file); }
  /** @param {string} path */
  at(path) { return this.#files.get(path); }
  /** A folder name that no file is in. */
  free() { for (let n = 2; ; n++) if (!this.all().some(({ path }) => path.startsWith(`server-${n}/`))) return `server-${n}`; }
}

/** @param {Tool} tool @param {On} on @returns {Box} */
export function filesBox(tool, on) {
  const shelf = new Shelf();
  let example = false;
  /** Files are read one choice after the other: each knows how much room the one before has left. */
  let reading = Promise.resolve();
  let emptied = 0; // how often; what was still being read then is not wanted any more
  /** The files that may decide, and were not read. @type {Set<string>} */
  const left = new Set();
  const options = optionsOf(tool, on.changed);
  const list = el("div", { class: "mf-read", hidden: true });

  const draw = () => {
    const files = shelf.all().sort((one, other) => (one.path < other.path ? -1 : 1));
    const rows = el("ul", { class: "mf-files" }, ...files.map((file) => el("li", {},
      el("code", { text: file.path }), el("span", { class: "mf-quiet", text: size(file.text.length) }),
      button("Remove", () => remove(file.path), { class: "mf-chip", aria: { label: `Remove ${file.path}` } }))));
    const name = `${count(files.length, example ? "example file" : "file")} read`;
    const { open = false } = list.querySelector("details") ?? {};
    const head = files.length > OPEN ? el("details", { class: "mf-fold", open }, el("summary", { text: name }), rows) : el("div", {}, el("p", { class: "mf-quiet", text: name }), rows);
    list.replaceChildren(head, ...(files.length > 1 ? [button("Remove all", () => remove())] : []));
    list.hidden = !files.length;
    pick.classList.toggle("mf-btn--go", !files.length);
  };
  const clear = () => {
    shelf.clear();
    left.clear();
    emptied++;
  };
  /** @param {string} [path] all, if not given */
  const remove = (path) => {
    const buttons = [...list.querySelectorAll("li button")];
    const at = buttons.findIndex((one) => one === document.activeElement);
    if (path === undefined) clear(); else shelf.remove(path);
    draw();
    /** @type {HTMLElement} */ (list.querySelectorAll("li button")[Math.min(at, buttons.length - 2)] ?? pick).focus();
    on.refuse([]);
    on.changed();
  };

  /** @param {import("./take-files.js").Taken} taken */
  const keep = ({ files, problems, left: unread }) => {
    if (example && files.length) shelf.clear();
    if (files.length) example = false;
    for (const path of unread) left.add(path);
    for (const { path } of files) left.delete(path);
    const before = files.flatMap(({ path }) => shelf.at(path) ?? []);
    const met = files.filter(({ path, text }) => before.some((other) => other.path === path && other.text !== text));
    files.forEach((file) => shelf.put(file));
    draw();
    on.refuse([...problems, ...(met.length ? [el("span", {}, `${met.map(({ path }) => path).join(", ")}: the new ${met.length === 1 ? "text" : "texts"} took the place of the earlier. `, both(files, before))] : [])]);
    if (files.length) on.changed();
  };
  /** Two servers have files of the same names: the newer ones get a folder of their own. @param {GivenFile[]} files @param {GivenFile[]} before */
  const both = (files, before) => button("Keep both, as two servers", () => {
    const folder = shelf.free();
    for (const file of files) { shelf.remove(file.path); shelf.put({ ...file, path: `${folder}/${file.path}` }); }
    before.forEach((file) => shelf.put(file));
    on.refuse([]);
    draw();
    on.changed();
    pick.focus();
  });

  /** @param {Promise<Found[]>} found */
  const receive = (found) => {
    const since = emptied;
    const next = () => read(found, () => since === emptied);
    reading = reading.then(next, next);
  };
  /** @param {Promise<Found[]>} found @param {() => boolean} wanted */
  const read = async (found, wanted) => {
    const some = await found;
    if (!some.length || !wanted()) return;
    on.say(`Reading ${some.length === 1 ? some[0].path : count(some.length, "file")} …`);
    const most = limitsOf(tool);
    const taken = await take(some, tool, example ? most : { bytes: Math.max(0, most.bytes - shelf.bytes), files: Math.max(0, most.files - shelf.all().length) });
    if (!wanted()) return;
    on.say("");
    keep(taken);
  };
  /** @param {string} words @param {Record<string, any>} properties @param {string} [go] */
  const picking = (words, properties, go = "") => {
    const picker = el("input", { type: "file", hidden: true, ...properties });
    picker.addEventListener("change", () => { receive(Promise.resolve(chosen(picker.files ?? []))); picker.value = ""; });
    return [button(words, () => picker.click(), { class: `mf-btn ${go}` }), picker];
  };
  const [pick, ...rest] = picking("Choose files", { multiple: true }, "mf-btn--go");
  const folder = "webkitdirectory" in HTMLInputElement.prototype ? picking("Choose a folder", { webkitdirectory: true }) : [];
  const zone = el("div", { class: "mf-drop", role: "group", aria: { labelledby: `${tool.id}-label` } },
    el("p", {}, el("b", { id: `${tool.id}-label`, text: tool.label })), el("p", { class: "mf-quiet", text: tool.hint ?? "" }),
    el("div", { class: "mf-row" }, pick, ...rest, ...folder, el("span", { class: "mf-quiet", text: "A .zip will do." })));
  return {
    element: el("div", {}, zone, list, options.element),
    given: () => ({ input: { files: shelf.all(), left: [...left], options: options.values() }, source: "", missing: shelf.all().length ? "" : tool.empty }),
    fill: ({ files = [] }) => { clear(); files.forEach((file) => shelf.put(file)); example = true; draw(); on.refuse([]); on.run(); },
    own: () => !example && shelf.all().length > 0,
    take: receive,
    focus: () => pick.focus(),
  };
}
