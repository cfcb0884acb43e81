// Code on a light plate: a change to make, and a file to take along.

/** @import { Change, FilePart } from "../../types.js" */
import { button, el } from "./elements.js";

/** Announces a sentence; `seen`: it is shown, too. @typedef {(sentence: string, seen?: boolean) => void} Say */

const SHOWN = 100_000; // characters of a file; a browser takes seconds to lay out millions

/** How a text begins, up to the end of a line. @param {string} text */
const beginning = (text) => (text.length > SHOWN ? text.slice(0, text.lastIndexOf("\n", SHOWN - 1) + 1 || SHOWN) : text);

/** Copies, and says so on the button and to those who listen. @param {string} words @param {() => string} text @param {Say} say @param {string} [name] of its class @param {string} [what] is copied, where others of these words stand beside it */
export function copyButton(words, text, say, name = "mf-btn", what = "") {
  const made = button(words, async () => {
    let copied = true;
    try { await navigator.clipboard.writeText(text()); } catch { copied = false; }        // a browser may have none
    made.ariaLabel = made.textContent = copied ? "Copied" : "Not copied";
    if (copied) say("Copied."); else say("This browser does not let a page copy. Mark the text and copy it by hand.", true);
    setTimeout(rest, 2500);
  }, { class: name });
  const rest = () => {
    made.textContent = words;
    made.ariaLabel = `${words} ${what}`.trim();
  };
  rest();
  return made;
}

const reach = new ResizeObserver((boxes) => {
  for (const { target } of boxes) {
    const box = /** @type {HTMLElement} */ (target);
    if (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight) box.tabIndex = 0; else box.removeAttribute("tabindex");
  }
});

/** What scrolls can be reached by keyboard; what does not is no place to stop. @template {HTMLElement} T @param {T} box @returns {T} */
export function reachable(box) {
  reach.observe(box);
  return box;
}

/** @param {string} name @param {HTMLElement[]} buttons @param {Node[]} code */
const plate = (name, buttons, code) => el("div", { class: "highlight mf-code" },
  el("div", { class: "mf-codehead" }, el("span", { class: "filename" }, el("span", {}, ...name.split(/(?<=\/)/).flatMap((part) => [el("wbr"), part]))), el("span", { class: "mf-codebtns" }, ...buttons)),
  reachable(el("pre", { role: "group", aria: { label: name } }, el("code", {}, ...code))));

/** Lines for those who listen: several plates may have one name. @param {string} name @param {string} text */
const begun = (name, text) => `${name}: ${text.trim().split(/\s+/, 6).join(" ")}`;

/** The lines that go and come; copy takes the new ones only. @param {Change} change @param {Say} say */
export function drawChange({ file, lines }, say) {
  const fresh = lines.filter(({ kind }) => kind === "ins").map(({ text }) => text).join("\n");
  const code = lines.map(({ kind, text }) => (kind === "same" ? el("span", { class: "mf-line", text: `${text}\n` })
    : el("span", { class: "mf-line hll", data: { kind } }, el(kind, { text }), "\n")));
  return plate(file, fresh ? [copyButton("Copy", () => fresh, say, "mf-codebtn", begun(file, fresh))] : [], code);
}

/** @param {FilePart} part @param {Say} say */
export function drawFile({ name, text, note, lines }, say) {
  const download = button("Download", () => {
    const link = el("a", { href: URL.createObjectURL(new Blob([text], { type: "application/octet-stream" })), download: name.slice(name.lastIndexOf("/") + 1) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    say(`${link.download} was saved.`);
  }, { class: "mf-codebtn", aria: { label: `Download ${name}` } });
  const copy = copyButton("Copy", () => text, say, "mf-codebtn", lines ? begun(name, text) : name);
  const shown = beginning(text);
  const cut = shown === text ? "" : `Only the beginning is shown here. ${lines ? "The copy has" : "The copy and the download have"} all of it.`;
  const words = [note, cut].filter(Boolean).join(" ");
  return el("div", { class: "mf-file" }, plate(name, lines ? [copy] : [copy, download], [document.createTextNode(shown)]), ...(words ? [el("p", { class: "mf-quiet", text: words })] : []));
}
