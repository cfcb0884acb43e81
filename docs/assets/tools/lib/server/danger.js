// Which danger rules the settings of a file meet: hooks/minefix/meeting.py in JavaScript, held to it by tests/vectors/danger.json.

import { isLoopback, isPublic } from "../address.js";

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
/** @typedef {{file: string, key: string, value: string}} Setting `file` is a base name, '' where nobody says; `key` a dotted path; `value` as it is spelled */

/** @param {Rule} rule @param {Setting[]} settings @returns {Setting[]} the settings that meet the rule, each once */
export function meeting(rule, settings) {
  return settings.filter((setting) => rule.matches.some((match) => meets(match, setting, settings)));
}

/** @type {Record<string, string>} */
const YAML = { yes: "true", on: "true", no: "false", off: "false" };

/** @param {Match} match @param {Setting} setting @param {Setting[]} all */
function meets(match, setting, all) {
  if (setting.file && !match.files.includes(setting.file)) return false;
  if (!keyFits(match.key, setting, match.others.length > 0) || !valueFits(match, setting, match.files)) return false;
  const same = all.filter(({ file }) => file === setting.file);
  return match.others.every((other) => otherHolds({ ...other, key: bound(other.key, match.key, setting.key) }, same, match.files));
}

/** The pattern of another key, for the same items that the stars of the first stand for. @param {string} pattern @param {string} star @param {string} key */
function bound(pattern, star, key) {
  const [stars, have] = [star.split("."), key.split(".")];
  const leftOut = stars.length - have.length;
  return pattern.split(".").map((name, at) => (name === "*" && stars[at] === "*" && at >= leftOut ? have[at - leftOut] : name)).join(".");
}

/**
 * A key that is missing counts as empty, but where nobody says which file it is it must be there.
 * @param {Condition} condition @param {Setting[]} settings of one file @param {string[]} files
 */
function otherHolds(condition, settings, files) {
  const found = settings.filter((setting) => keyFits(condition.key, setting, true));
  if (!found.length && settings.every(({ file }) => file)) return condition.test ? passes(condition.test, "") : condition.values.includes("");
  return found.some((setting) => valueFits(condition, setting, files));
}

/**
 * A part of a file and a sentence name a nested key by its last words. One word more is needed where other keys count, for an item of a
 * list in a file that nobody names, and in place of a star that begins them. A variable of the environment may stand anywhere in such a file.
 * @param {string} pattern its "*" stands for one name @param {Setting} setting @param {boolean} others
 */
function keyFits(pattern, { file, key }, others) {
  const have = key.split(".");
  const full = pattern.split(".");
  if (full.length === 1 && !file && /[A-Z]/.test(pattern) && pattern === pattern.toUpperCase()) return have.at(-1) === pattern;
  const short = have.length < full.length;
  const wanted = short ? full.slice(full.length - have.length) : full;
  if (short && have.length <= Number(others || (full.includes("*") && !file)) + Number(wanted[0] === "*")) return false;
  return wanted.length === have.length && wanted.every((name, at) => name === "*" || name === have[at]);
}

/** @param {Condition} condition @param {Setting} setting @param {string[]} files those of the rule */
function valueFits(condition, setting, files) {
  const plain = unquoted(setting.value.trim());
  if (condition.test) return passes(condition.test, plain);
  const isSwitch = condition.values.every((value) => value === "true" || value === "false");
  return condition.values.includes(isSwitch ? switchOf(setting, condition.key, files) : plain.toLowerCase());
}

/** What the program that reads the file takes the value for: true, false, or a text. @param {Setting} setting @param {string} key @param {string[]} files */
function switchOf({ file, value }, key, files) {
  const spelled = value.trim().toLowerCase();
  const plain = unquoted(spelled);
  if (file.endsWith(".properties")) return String(value.toLowerCase() === "true"); // Java's server: everything but true is false
  if (key.includes("environment.") || files.includes(".env")) { // it ends up in server.properties
    const filled = filledIn(plain, "");
    return ["", "true"].includes(filled) ? filled : "false";
  }
  return plain !== spelled || file.endsWith(".toml") ? plain : Object.hasOwn(YAML, plain) ? YAML[plain] : plain;
}

/** A value with the defaults of its variables; `unknown` stands for one that has none. @param {string} value @param {string} unknown */
function filledIn(value, unknown) {
  return value.replace(/\$(?:\{([^{}]*)\}|\w+)/g, (_, inner) => /^\w*:?-(.*)/.exec(inner ?? "")?.[1] ?? unknown);
}

/** @param {string} value */
function unquoted(value) {
  const quoted = value.length >= 2 && value[0] === value.at(-1) && (value[0] === '"' || value[0] === "'");
  return quoted ? value.slice(1, -1) : value;
}

/** A Docker port mapping that others than this machine reach. @param {string} value */
function isPublished(value) {
  const parts = lastTwo(filledIn(value, "0").split("/")[0]);
  if (parts.length < 3) return parts.every((part) => /^\d+(?:-\d+)?$/.test(part));
  return !isLoopback(parts[0].replace(/^[[\]]+|(?<![[\]])[[\]]+$/g, ""));
}

const RCON = 25575;

/** Such a mapping to RCON's port in the container. @param {string} value */
function isPublishedRcon(value) {
  const inside = /^(?:[^]*:)?([0-9]{1,5})(?:-([0-9]{1,5}))?(?:\/tcp)?$/.exec(filledIn(value, "0"));
  return inside !== null && Number(inside[1]) <= RCON && RCON <= Number(inside[2] ?? inside[1]) && isPublished(value);
}

/** The text before the last two colons, and what they part. @param {string} text */
function lastTwo(text) {
  const parts = text.split(":");
  return parts.length <= 3 ? parts : [parts.slice(0, -2).join(":"), ...parts.slice(-2)];
}

/** @param {string} test the name of one @param {string} value */
export const passes = (test, value) => Object.hasOwn(TESTS, test) && TESTS[test](value);

/** @type {Record<string, (value: string) => boolean>} */
const TESTS = {
  empty: (value) => value === "",
  "not-empty": (value) => value !== "",
  "weak-password": (value) => [...value].length < 12,
  "published-port": isPublished,
  "published-rcon": isPublishedRcon,
  "public-address": isPublic,
};
