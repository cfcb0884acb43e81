// Which changes are offered: only those that leave no backend less safe, judged by this tool itself on the changed files.

/** @import { Cause } from "./cause.js" */
/** @import { Study } from "./study.js" */
/** @import { Answer, Edit, RoleFile, Settings } from "./types.js" */
import { SECRET_WORDS, change, edited, patch } from "./patch-lines.js";
import { textOf } from "./settings.js";

/** @typedef {(file: RoleFile, text: string) => Settings} Read */

const RANK = { no: 0, unknown: 1, yes: 2 };
/** @param {Answer} now @param {Answer} before */
const worse = (now, before) => RANK[now] < RANK[before];

/** The backends for which the changed files are worse than the old ones. @param {Study} before @param {Study} after @returns {Set<string>} */
function losers(before, after) {
  const key = (/** @type {Study["pairs"][number]} */ { proxy, backend }) => `${proxy?.file.path}\u0000${backend.place.root}`;
  const old = new Map(before.pairs.map((pair) => [key(pair), pair.result]));
  return new Set(after.pairs.filter((pair) => {
    const was = old.get(key(pair));
    const filled = !pair.result.known.publicSecret.values[0]; // with a placeholder nobody joins until the reader has filled it in
    return !was || worse(pair.result.direct, was.direct) || worse(pair.result.through, was.through) || (filled && worse(pair.result.joins, was.joins));
  }).map(({ backend }) => backend.name));
}

/** Does this edit take the account check of a backend away? @param {Edit} edit */
const opens = ({ path, value }) => path.length === 1 && path[0] === "online-mode" && value === "false";

/** The account check goes last: not while the secret is a placeholder, and not if something else could not be written. @param {Edit[]} edits of one backend @param {RoleFile[]} files @param {Read} read @returns {boolean} */
function ready(edits, files, read) {
  return edits.every(({ value }) => value !== SECRET_WORDS) && files.every((file) => {
    const own = edits.filter((edit) => edit.file === file.path);
    const after = own.length ? edited(file, own, read) : undefined;
    return own.every(({ path, value }) => textOf(after, ...path) === value);
  });
}

/** @param {Cause[]} causes @param {(cause: Cause, edit: Edit) => boolean} keep @returns {Cause[]} */
const only = (causes, keep) => causes.map((cause) => ({ ...cause, edits: cause.edits.filter((edit) => keep(cause, edit)) }));

/** @param {Cause[]} causes @param {RoleFile[]} files @param {Read} read @returns {Record<string, string>} */
function patchesOf(causes, files, read) {
  /** @type {Record<string, string>} */
  const patched = {};
  for (const file of files) {
    const edits = causes.flatMap((cause) => cause.edits).filter((edit) => edit.file === file.path);
    const text = file.settings && edits.length ? patch(file, edits, read) : undefined;
    if (text !== undefined) patched[file.path] = text;
  }
  return patched;
}

/**
 * The causes with the changes that are offered, and the changed files. What makes a backend worse is taken back: first the placeholders, then all its changes.
 * @param {Cause[]} causes @param {Study} before @param {Read} read @param {(texts: Record<string, string>) => Study} again judges the changed files @returns {{causes: Cause[], patched: Record<string, string>}}
 */
export function offered(causes, before, read, again) {
  const { used } = before;
  const backends = [...new Set(causes.map(({ finding }) => finding.backend))];
  const open = new Set(backends.filter((name) => !ready(causes.filter(({ finding }) => finding.backend === name).flatMap(({ edits }) => edits), used, read)));
  let left = only(causes, ({ finding }, edit) => !(opens(edit) && open.has(finding.backend)));
  /** @type {Set<string>[]} */
  const bad = [new Set(), new Set()];
  for (let round = 0; round < 4; round++) {
    const patched = patchesOf(left, used, read);
    const lost = Object.keys(patched).length ? losers(before, again(patched)) : new Set();
    if (!lost.size) return { causes: left, patched };
    for (const name of lost) (bad[0].has(name) ? bad[1] : bad[0]).add(name);
    left = only(left, ({ finding }, { value }) => !bad[1].has(finding.backend) && !(bad[0].has(finding.backend) && value === SECRET_WORDS));
  }
  return { causes: only(left, () => false), patched: {} };
}

/** Puts every change into its finding, line by line. @param {Cause[]} causes @param {RoleFile[]} files @param {string[]} secrets @param {Read} read */
export function showChanges(causes, files, secrets, read) {
  for (const file of files) {
    for (const { finding, edits } of causes) {
      const own = edits.filter((edit) => edit.file === file.path);
      const shown = file.settings && own.length ? change(file, own, secrets, read) : undefined;
      if (shown) finding.change.push(shown);
    }
  }
}
