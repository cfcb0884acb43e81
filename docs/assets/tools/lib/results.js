// One finding as a list item, and as plain text to copy.

/** @import { Finding } from "../types.js" */
import { el } from "./elements.js";

const SEVERITY = { error: "Error", warning: "Warning", note: "Note" };
const SEEN = { player: "Stands on the player’s screen", server: "Stands in the server log", proxy: "Stands in the proxy log" };
/** @type {Record<string, [side: string, word: string]>} */
const ACTS = {
  player: ["player", "Player"],
  "account-owner": ["player", "Account owner"],
  "proxy-admin": ["proxy", "Proxy admin"],
  "server-admin": ["server", "Server admin"],
  nobody: ["nobody", "Nobody, wait"],
};
/** @type {Record<string, [side: string, word: string]>} */
const FAILED = {
  player: ["player", "Player"],
  proxy: ["proxy", "Proxy"],
  server: ["server", "Server"],
  service: ["nobody", "Mojang’s session service"],
  network: ["nobody", "The network between"],
  nobody: ["nobody", "Nobody"],
};

/** @param {[side: string, word: string] | undefined} known @param {string} name */
function who(known, name) {
  const [side, word] = known ?? ["nobody", name];
  const badge = el("span", { class: "mf-who", text: word });
  badge.dataset.side = side;
  return badge;
}

/** @param {string} title @param {(Node | string)[]} inside */
const fact = (title, inside) => el("div", {}, el("dt", { text: title }), el("dd", {}, ...inside));

/** @param {Finding} finding */
const place = ({ line, count }) => `line ${line}${count > 1 ? `, ${count} times` : ""}`;

/** @param {Finding} finding @param {string} address of the page about it */
export function drawFinding(finding, address) {
  const severity = el("span", { class: "mf-sev", text: SEVERITY[finding.severity] ?? finding.severity });
  severity.dataset.severity = finding.severity;
  return el("li", {},
    el("p", { class: "mf-row" }, severity, el("span", { class: "mf-quiet", text: SEEN[finding.seen] ?? finding.seen })),
    el("h3", { text: finding.message }),
    el("p", { text: finding.means }),
    el("dl", { class: "mf-facts" },
      fact("Which side failed", [who(FAILED[finding.side], finding.side)]),
      fact("Who acts", finding.acts.map((name) => who(ACTS[name], name)))),
    el("div", { class: "mf-display" },
      el("span", { class: "mf-note", text: `Your text, ${place(finding)}` }),
      el("samp", { text: finding.excerpt })),
    el("p", {}, el("a", { class: "mf-btn", href: address, text: finding.title })));
}

/** @param {Finding} finding @param {string} address @returns {string} */
export function asText(finding, address) {
  const acts = finding.acts.map((name) => ACTS[name]?.[1] ?? name).join(", ");
  return [
    `${SEVERITY[finding.severity] ?? finding.severity}: ${finding.message}`,
    finding.means,
    `Which side failed: ${FAILED[finding.side]?.[1] ?? finding.side}. Who acts: ${acts}.`,
    `${place(finding)}: ${finding.excerpt}`,
    `${finding.title}: ${address}`,
  ].join("\n");
}
