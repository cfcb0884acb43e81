// How the error decoder's findings are drawn: which side failed, who acts, and the reader's own line.

/** @import { Decoded, Finding, Part } from "../../types.js" */

const SEEN = { player: "The player sees", server: "Stands in the server log", proxy: "Stands in the proxy log" };
/** @type {Record<string, [side: string, word: string]>} */
const ACTS = {
  player: ["player", "Player"], "account-owner": ["player", "Account owner"], "proxy-admin": ["proxy", "Proxy admin"],
  "server-admin": ["server", "Server admin"], nobody: ["nobody", "Nobody, wait"],
};
/** @type {Record<string, [side: string, word: string]>} */
const FAILED = {
  player: ["player", "Player"], proxy: ["proxy", "Proxy"], server: ["server", "Server"], service: ["nobody", "Mojang’s services"],
  network: ["nobody", "The network between"], nobody: ["nobody", "Nobody"],
};

/** Nothing failed and nothing is to be done: not even to wait. @param {string} side @param {string[]} acts */
const harmless = (side, acts) => [side, ...acts].every((name) => name === "nobody");

/** @param {Finding} finding */
const shown = ({ severity, message, means, seen, side, acts, line, count, excerpt, id }) => ({
  severity, title: message, text: means, page: id, seen: SEEN[seen] ?? seen,
  ...(!harmless(side, acts) && { facts: [{ name: "Which side failed", who: [FAILED[side] ?? ["nobody", side]] }, { name: "Who acts", who: acts.map((name) => ACTS[name] ?? ["nobody", name]) }] }),
  quote: { caption: `Your text, line ${line}${count > 1 ? `, ${count} times` : ""}`, text: excerpt },
});

/** @param {Decoded} result @returns {Part[]} */
export function view({ findings }) {
  const n = findings.length;
  if (!n) return [];
  return [{ type: "findings", said: n === 1 ? "1 known message." : `${n} known messages, the likely cause first.`, first: 5, items: findings.map(shown) }];
}
