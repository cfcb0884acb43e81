// Findings: sign, place, words, what to change, at what risk, and the article that explains it.

/** @import { Change, FindingsPart, Item, Plate } from "../../types.js" */
/** @import { Site } from "./view-parts.js" */
import { button, el } from "./elements.js";
import { drawChange, reachable } from "./view-code.js";

export const SEVERITY = { error: "Error", warning: "Warning", note: "Note" };
export const RISK = { none: "None", downtime: "Downtime", data: "Data", security: "Security" };
const FIRST = 20; // shown at once
const STEP = 1000; // more at a time
const FEW = 2; // are no reason for a button

/** @param {string} title @param {(Node | string)[]} inside */
const row = (title, inside) => [el("dt", { text: title }), el("dd", {}, ...inside)];

/** @param {Plate} plate */
function drawPlate({ risk, riskText = "", rollback, worked }) {
  return el("dl", { class: "mf-plate" },
    ...row("Risk", [el("span", { class: "mf-risk", data: { risk }, text: RISK[risk] ?? risk }), riskText && ` ${riskText}`]),
    ...(rollback ? row("Roll back", [rollback]) : []), ...(worked ? row("It worked", [worked]) : []));
}

/** @param {NonNullable<Item["facts"]>} facts */
const drawFacts = (facts) => el("dl", { class: "mf-facts" }, ...facts.map(({ name, who }) => el("div", {},
  ...row(name, who.map(([side, word]) => el("span", { class: "mf-who", data: { side }, text: word }))))));

/** @param {Item & {changes?: Change[]}} item @param {"h3" | "h4"} heading @param {Site} site */
function drawItem({ severity, title, where, places = [], text, fix, seen, facts, quote, change, changes, plate, page }, heading, { pages, say }) {
  const article = page ? pages[page] : undefined;
  const all = changes ?? (Array.isArray(change) ? change : change ? [change] : []);
  const listed = places.filter((one) => !all.some(({ file }) => one.includes(`${file}:`))); // a change has its file's name above it
  return el("li", {},
    el("p", { class: "mf-row" }, el("span", { class: "mf-sev", data: { severity }, text: SEVERITY[severity] ?? severity }),
      ...(where ? [el("code", { text: where })] : []), ...(seen ? [el("span", { class: "mf-quiet", text: seen })] : [])),
    el(heading, { class: quote ? "mf-msg" : "", text: title }),
    ...(text ? [el("p", { text })] : []),
    ...(fix ? [el("p", {}, el("b", { text: "What to do: " }), fix)] : []),
    ...(listed.length ? [el("ul", { class: "mf-places" }, ...listed.map((one) => el("li", {}, el("code", { text: one }))))] : []),
    ...(facts ? [drawFacts(facts)] : []),
    ...(quote ? [reachable(el("div", { class: "mf-display", role: "group", aria: { label: quote.caption } }, el("span", { class: "mf-note", text: quote.caption }), el("samp", { text: quote.text })))] : []),
    ...all.map((one) => drawChange(one, say)),
    ...(plate ? [drawPlate(plate)] : []),
    ...(article ? [el("p", {}, el("a", { class: "mf-btn", href: article.href, text: article.title }))] : []));
}

/** @param {FindingsPart} part @param {Site} site @returns {HTMLElement} */
export function drawFindings({ title, items, first = FIRST }, site) {
  const list = el("ol", { class: "mf-found" });
  const box = el("section", {}, ...(title ? [el("h3", { text: title })] : []), list);
  let shown = 0;
  const more = button("", () => show(STEP));
  /** @param {number} n */
  const show = (n) => {
    const next = items.slice(shown, items.length - shown - n > FEW ? shown + n : undefined).map((item) => drawItem(item, title ? "h4" : "h3", site));
    list.append(...next);
    const began = shown > 0;
    shown += next.length;
    const left = items.length - shown;
    more.textContent = left > STEP + FEW ? `Show ${STEP} more of ${items.length}` : `Show all ${items.length}`;
    if (left > 0) box.append(more); else more.remove();
    if (!began || !next.length) return;
    next[0].tabIndex = -1;
    next[0].focus();
  };
  show(first);
  return box;
}
