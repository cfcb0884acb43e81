// Draws what a tool's view says, part by part, and writes the same as plain text to copy.

/** @import { Say } from "./view-code.js" */
/** @import { ErrorPart, FindingsPart, Item, ListPart, NotePart, Part, PathPart, TablePart, VerdictPart } from "../../types.js" */
import { count, el } from "./elements.js";
import { drawFile, reachable } from "./view-code.js";
import { RISK, SEVERITY, drawFindings } from "./view-findings.js";
import { drawPaths, stateOf } from "./view-path.js";

/** What a drawing may ask for: the articles by id, with full addresses; and a voice. @typedef {{pages: Record<string, {title: string, href: string}>, say: Say}} Site */

const ANSWER = { yes: "Yes", no: "No", unknown: "Unknown" };

/** @param {VerdictPart} part */
const drawVerdict = ({ items }) => el("dl", { class: "mf-verdict" }, ...items.map(({ question, answer, sentence }) => el("div", {},
  el("dt", { text: question }), el("dd", { class: "mf-answered", data: { v: answer }, text: ANSWER[answer] }), el("dd", { text: sentence }))));

/** @param {TablePart} part @param {number} at */
function drawTable({ caption, columns, rows }, at) {
  const id = `mf-table-${at}`;
  return [el("h3", { id, text: caption }), reachable(el("div", { class: "mf-scroll", role: "group", aria: { labelledby: id } }, el("table", { aria: { labelledby: id } },
    el("thead", {}, el("tr", {}, ...columns.map((text) => el("th", { scope: "col", text })))),
    el("tbody", {}, ...rows.map((row) => el("tr", {}, ...row.map((text, column) => el("td", { data: { l: columns[column] }, text }))))))))];
}

/** @param {string} [title] */
const heading = (title) => (title ? [el("h3", { text: title })] : []);

/** @param {ListPart} part */
const drawList = ({ title, ordered, items }) => el("section", {}, ...heading(title), el(ordered ? "ol" : "ul", {}, ...items.map((text) => el("li", { text }))));

/** @param {ErrorPart} part */
export const sentence = ({ message, line, file }) => el("p", {}, ...(line ? [el("b", { text: `${file ? `${file}, line` : "Line"} ${line}. ` })] : file ? [el("b", { text: `${file}. ` })] : []), message);

/** @param {Part[]} parts without errors, which are shown elsewhere @param {Site} site @returns {HTMLElement[]} */
export function drawParts(parts, site) {
  const ways = /** @type {PathPart[]} */ (parts.filter(({ type }) => type === "path"));
  return parts.flatMap((part, at) => {
    switch (part.type) {
      case "note": return [...heading(part.title), el("p", { class: "mf-said", text: part.text })];
      case "verdict": return drawVerdict(part);
      case "path": return part === ways[0] ? drawPaths(ways) : [];
      case "findings": return part.items.length ? drawFindings(part, site) : [];
      case "table": return drawTable(part, at);
      case "file": return [...heading(part.title), drawFile(part, site.say)];
      case "list": return part.items.length ? drawList(part) : [];
      default: return [];
    }
  });
}

/** What is announced: the verdicts, and how many findings there are. @param {Part[]} parts @returns {{aloud: string, shown: string}} */
export function summary(parts) {
  const findings = parts.filter((part) => part.type === "findings");
  const said = findings.find((part) => part.said)?.said;
  const items = findings.flatMap((part) => part.items);
  const counts = /** @type {const} */ (["error", "warning", "note"]).map((severity) => [severity, items.filter((item) => item.severity === severity).length]);
  const shown = said ?? counts.filter(([, n]) => n).map(([severity, n]) => count(Number(n), String(severity))).join(", ");
  const verdicts = parts.filter((part) => part.type === "verdict").flatMap((part) => part.items);
  return { shown: shown && !said ? `${shown}.` : shown, aloud: verdicts.map(({ question, answer }) => `${question} ${ANSWER[answer]}.`).join(" ") };
}

/** @param {Item} item @param {Site} site */
function itemText({ severity, title, where, places = [], text, fix, facts = [], quote, plate, page }, { pages }) {
  const article = page ? pages[page] : undefined;
  return [
    `${SEVERITY[severity] ?? severity}: ${title}`, where, ...places, text, fix && `What to do: ${fix}`,
    facts.map(({ name, who }) => `${name}: ${who.map(([, word]) => word).join(", ")}.`).join(" "),
    quote && `${quote.caption}: ${quote.text}`,
    plate && [`Risk: ${RISK[plate.risk] ?? plate.risk}.`, plate.riskText, plate.rollback && `Roll back: ${plate.rollback}`, plate.worked && `It worked: ${plate.worked}`].filter(Boolean).join(" "),
    article && `${article.title}: ${article.href}`,
  ].filter(Boolean).join("\n");
}

/** The result as text. Changes and the reader's own files are left out: they may hold what should not be posted. @param {Part[]} parts @param {Site} site @returns {string} */
export function asText(parts, site) {
  return parts.map((part) => {
    switch (part.type) {
      case "note": return [part.title, part.text].filter(Boolean).join("\n");
      case "error": return part.message;
      case "verdict": return part.items.map(({ question, answer, sentence: words }) => `${question} ${ANSWER[answer]}. ${words}`).join("\n");
      case "path": return `${part.title}: ${part.steps.map((step) => ("node" in step ? step.node : `-[${stateOf(step)}${step.text}]-`)).join(" ")}`;
      case "findings": return part.items.map((item) => itemText(item, site)).join("\n\n");
      case "table": return [part.caption, part.columns.join("\t"), ...part.rows.map((row) => row.join("\t"))].join("\n");
      case "file": return part.lines ? [`${part.name}:`, part.text, part.note].filter(Boolean).join("\n") : "";
      case "list": return [part.title, ...part.items.map((item, at) => `${part.ordered ? `${at + 1}.` : "-"} ${item}`)].filter(Boolean).join("\n");
      default: return "";
    }
  }).filter(Boolean).join("\n\n");
}
