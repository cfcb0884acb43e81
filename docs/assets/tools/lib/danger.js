// Which danger rules the settings of a file meet: hooks/minefix/danger.py in JavaScript, held to it by tests/vectors/danger.json.

import { isLoopback, isPublic } from "./address.js";

/** @typedef {{key: string, values: string[], test: string}} Condition one of `values` (lower case), or a named test */
/** @typedef {Condition & {files: string[], others: Condition[]}} Match */
/** @typedef {"none" | "downtime" | "data" | "security"} Risk */
/**
 * @typedef {object} Rule
 * @property {string} id
 * @property {"danger" | "warning" | "note"} severity
 * @property {string} title
 * @property {string} why
 * @property {string} fix
 * @property {string} rollback
 * @property {Risk} risk
 * @property {string} see id of the article that explains it
 * @property {Match[]} matches
 */
/** @typedef {{file: string, key: string, value: string}} Setting `file` is a base name, '' where nobody says; `key` a dotted path */

/** @param {Rule} rule @param {Setting[]} settings @returns {Setting[]} the settings that meet the rule, each once */
export function meeting(rule, settings) {
  return settings.filter((setting) => rule.matches.some((match) => meets(match, setting, settings)));
}

/** @param {Match} match @param {Setting} setting @param {Setting[]} all */
function meets(match, setting, all) {
  if (setting.file ? !match.files.includes(setting.file) : match.others.length > 0) return false;
  if (!keyFits(match.key, setting) || !valueFits(match, setting.value)) return false;
  return match.others.every((other) => otherHolds(other, all.filter(({ file }) => file === setting.file)));
}

/** A key that is missing counts as empty. @param {Condition} condition @param {Setting[]} settings of one file */
function otherHolds(condition, settings) {
  const values = settings.filter((setting) => keyFits(condition.key, setting)).map(({ value }) => value);
  return (values.length ? values : [""]).some((value) => valueFits(condition, value));
}

/** @param {string} pattern its "*" stands for one name @param {Setting} setting */
function keyFits(pattern, { file, key }) {
  if (!file && pattern.includes("*")) return false;
  const have = key.split(".");
  const full = pattern.split(".");
  const wanted = !file && have.length < full.length ? full.slice(full.length - have.length) : full;
  return wanted.length === have.length && wanted.every((name, at) => name === "*" || name === have[at]);
}

/** @param {Condition} condition @param {string} value */
function valueFits(condition, value) {
  const plain = unquoted(value.trim());
  return condition.test ? Object.hasOwn(TESTS, condition.test) && TESTS[condition.test](plain) : condition.values.includes(plain.toLowerCase());
}

/** @param {string} value */
function unquoted(value) {
  const quoted = value.length >= 2 && value[0] === value.at(-1) && (value[0] === '"' || value[0] === "'");
  return quoted ? value.slice(1, -1) : value;
}

/** A Docker port mapping that others than this machine reach. @param {string} value */
function isPublished(value) {
  const parts = lastTwo(value.split("/")[0]);
  if (parts.length < 3) return parts.length === 2 && parts.every((part) => /^\d+$/.test(part.replaceAll("-", "")));
  return !isLoopback(parts[0].replace(/^[[\]]+|[[\]]+$/g, ""));
}

/** The text before the last two colons, and what they part. @param {string} text */
function lastTwo(text) {
  const parts = text.split(":");
  return parts.length <= 3 ? parts : [parts.slice(0, -2).join(":"), ...parts.slice(-2)];
}

/** @type {Record<string, (value: string) => boolean>} */
const TESTS = {
  empty: (value) => value === "",
  "not-empty": (value) => value !== "",
  "weak-password": (value) => [...value].length < 12,
  "published-port": isPublished,
  "public-address": isPublic,
};
