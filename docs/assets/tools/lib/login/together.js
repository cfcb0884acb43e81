// One finding for several backends that have the same cause: it names them all, with the place and the change of each.

/** @import { Cause } from "./cause.js" */
import { listed, say } from "./words.js";

const FEW = 4; // more of them are counted in a sentence, and named beside their places
const OWN = ["backend", "port", "service", "other"]; // words of each backend's own: listed one after the other they stay true
const BLANKS = Object.fromEntries(OWN.map((name) => [name, `{${name}}`]));

/** What is said, apart from those words. @param {Cause} cause */
const kindOf = ({ key, words, finding: { severity, backend } }) => backend && JSON.stringify([key, { ...say(key, { ...words, ...BLANKS }), severity }]);

/** @param {Cause[]} group @returns {Cause} */
function merged(group) {
  const [first] = group;
  if (group.length === 1) return first;
  const words = Object.fromEntries(Object.keys(first.words).map((name) => [name, listed([...new Set(group.map((one) => one.words[name]))])]));
  const names = listed(group.map(({ finding }) => finding.backend));
  const finding = { ...first.finding, ...say(first.key, { ...words, backend: group.length > FEW ? `each of these ${group.length} backends` : `each of ${names}` }), severity: first.finding.severity };
  return { ...first, edits: group.flatMap(({ edits }) => edits), finding: { ...finding, backend: names, change: group.flatMap(({ finding: { change } }) => change), places: group.map(({ finding: { backend, file, line } }) => ({ backend, file, line })) } };
}

/** @param {Cause[]} causes @returns {Cause[]} in the order of the first of each kind */
export function together(causes) {
  /** @type {Cause[][]} */
  const groups = [];
  /** @type {Map<string, Cause[][]>} */
  const alike = new Map();
  for (const one of causes) {
    const kind = kindOf(one);
    const open = (alike.get(kind) ?? []).filter((group) => kind && !group.some(({ finding }) => finding.backend === one.finding.backend));
    const group = open.find((others) => others.some(({ finding }) => finding.file === one.finding.file)) ?? open[0]; // with two proxies, those of each
    if (group) group.push(one);
    else {
      groups.push([one]);
      alike.set(kind, [...(alike.get(kind) ?? []), groups[groups.length - 1]]);
    }
  }
  return groups.map(merged);
}
