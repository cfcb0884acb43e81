// Which finding leads: the cause before what it causes, the telling reason before the sentence wrapped around it.

/** @import { Hit, Message, Severity } from "../../types.js" */

/** @type {Record<Severity, number>} */
const SEVERITIES = { error: 0, warning: 1, note: 2 };

/**
 * What is more likely the cause, best first: a console names causes, a player's screen shows effects,
 * and what an admin has to change comes before what a player can do about it.
 * @type {((message: Message) => boolean)[]}
 */
const CAUSES = [
  (message) => message.seen !== "player" && byAdmin(message) && message.side !== "player",
  (message) => message.seen !== "player" && message.side !== "player",
  (message) => message.seen !== "player",
  (message) => byAdmin(message) && message.side !== "player",
  () => true,
];

/** @param {Message} message */
const byAdmin = (message) => message.acts.some((who) => who === "server-admin" || who === "proxy-admin");

/** @param {Hit} hit @returns {number[]} */
const weight = ({ message, line, template }) => [
  SEVERITIES[message.severity] ?? 0,
  CAUSES.findIndex((holds) => holds(message)),
  line,
  -template.words,
];

/** @param {number[]} a @param {number[]} b */
const compare = (a, b) => a.map((value, at) => value - (b[at] ?? 0)).find((difference) => difference !== 0) ?? a.length - b.length;

/**
 * @param {Hit[]} hits @returns {Hit[]} root cause first; a wrapper right behind the reason it wraps
 */
export function rootCauseFirst(hits) {
  const byTemplate = new Map(hits.map((hit) => [hit.template, hit]));
  /** A wrapper weighs what its reason does, be that a wrapper again; of several around one reason, a note comes last. @param {Hit} hit @param {Set<Hit>} passed @returns {number[]} */
  const deep = (hit, passed = new Set([hit])) => {
    const reason = hit.reason && byTemplate.get(hit.reason);
    return reason && !passed.has(reason) ? [...deep(reason, passed.add(reason)), 1, SEVERITIES[hit.message.severity] ?? 0] : weight(hit);
  };
  const weighed = hits.map((hit) => ({ hit, weight: deep(hit) }));
  return weighed.sort((a, b) => compare(a.weight, b.weight)).map(({ hit }) => hit);
}
