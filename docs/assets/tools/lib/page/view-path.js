// The login path as a drawing that reads aloud: one way as a line, several that begin alike as a line that branches.

/** @import { Hop, Node as Stop, PathPart } from "../../types.js" */
import { count, el, unseen } from "./elements.js";

const STATE = { ok: "In order", broken: "Broken", open: "Open", unknown: "Unknown" };

/** What a hop's sign says, unless its text begins with the same word. @param {Hop} hop */
export const stateOf = ({ hop, text }) => (text.toLowerCase().startsWith(STATE[hop].toLowerCase()) ? "" : `${STATE[hop]}: `);
const MAIN = 5; // player, hop, proxy, hop, server; what follows leads around them

/** @param {Stop | Hop} step */
function drawStep(step) {
  if ("node" in step) return el("li", { class: "mf-node" }, el("b", { text: step.node }, ...(step.small ? [" ", el("small", { text: step.small })] : [])));
  return el("li", { class: "mf-hop", data: { hop: step.hop } }, el("span", {}, unseen(stateOf(step)), step.text));
}

/** How many steps all ways begin with, up to and with the last stop they share. @param {PathPart[]} ways */
function shared(ways) {
  const [first, ...others] = ways.map(({ steps }) => steps.map((step) => JSON.stringify(step)));
  let n = 0;
  while (n < first.length && others.every((other) => other[n] === first[n])) n++;
  while (n > 0 && !("node" in ways[0].steps[n - 1])) n--;
  return n;
}

/** @param {PathPart} way */
function drawOne({ steps }) {
  const items = steps.map(drawStep);
  items.slice(MAIN).forEach((item) => item.classList.add("mf-around"));
  const next = steps[MAIN];
  if (next && "hop" in next) items[MAIN - 1].dataset.leads = next.hop;
  return el("ol", { class: "mf-display mf-way", role: "list" }, ...items);
}

/** @param {PathPart[]} ways */
function drawTree(ways) {
  const trunk = shared(ways);
  const branches = ways.map(({ title, steps }) => el("li", {}, el("ol", { class: "mf-branch", role: "list", aria: { label: title } }, ...steps.slice(trunk).map(drawStep))));
  return el("ol", { class: "mf-display mf-tree", role: "list" }, ...ways[0].steps.slice(0, trunk).map(drawStep),
    el("li", {}, unseen(`From here, ${count(ways.length, "way")}:`), el("ul", { class: "mf-branches", role: "list" }, ...branches)));
}

/** @param {PathPart[]} ways @returns {HTMLElement} */
export function drawPaths(ways) {
  const one = ways.length === 1;
  return el("section", {}, el("h3", { text: one && ways[0].title ? `The login path: ${ways[0].title}` : "The login path" }), one ? drawOne(ways[0]) : drawTree(ways));
}
