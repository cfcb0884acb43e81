// <mf-tool name="error-decoder" root="../..">: draws any tool from its declaration. A tool declares, run() computes, this draws.
// What is given stays in this page: it is never stored, never put into an address, and shown again as text only.

/** @import { ErrorPart, Part, Tool } from "./types.js" */
/** @import { Box, On } from "./lib/page/box-parts.js" */
/** @import { Site } from "./lib/page/view-parts.js" */
/** @import { Pages } from "./lib/page/workplace.js" */
import { painted } from "../pauses.js";
import { filesBox } from "./lib/page/box-files.js";
import { formBox } from "./lib/page/box-form.js";
import { dropOn } from "./lib/page/box-parts.js";
import { textBox } from "./lib/page/box-text.js";
import { button, count, el, icon, unseen } from "./lib/page/elements.js";
import { scriptsOf } from "./lib/page/load-tool.js";
import { Cancelled, Runner } from "./lib/page/runner.js";
import { drawShared, idsIn, linkTo } from "./lib/page/shared-link.js";
import { copyButton } from "./lib/page/view-code.js";
import { asText, drawParts, sentence, summary } from "./lib/page/view-parts.js";

/** The tools of this page by id, with the address of their script. @type {Map<string, {tool: Tool, script: string}>} */
const tools = new Map();
const BOXES = { text: textBox, files: filesBox, form: formBox };
const PLUG = "M2 10h4m8 0h4M6 6v8m8-8v8M8 3l4 14";

/** Makes a tool known, and the boxes that name it are drawn. @param {Tool} tool @param {string} script the address of the calling script, which the tool itself stands above */
export function define(tool, script) {
  tools.set(tool.id, { tool, script });
  if (!customElements.get("mf-tool")) customElements.define("mf-tool", ToolBox);
}

class ToolBox extends HTMLElement {
  #drawn = false;
  #asked = 0;
  #running = false;
  /** What a reading of files had to say; it stays beside the result. @type {(Node | string)[]} */
  #unread = [];
  /** @type {Part[]} */
  #parts = [];
  #status = /** @type {HTMLElement} */ (/** @type {unknown} */ (undefined));
  #alarm = this.#status;
  #result = this.#status;
  #aside = this.#status;
  #chips = this.#status;
  #runner = /** @type {Runner} */ (/** @type {unknown} */ (undefined));
  #box = /** @type {Box} */ (/** @type {unknown} */ (undefined));

  connectedCallback() {
    const known = tools.get(this.getAttribute("name") ?? "");
    if (this.#drawn || !known) return;
    this.#drawn = true;
    this.#draw(known.tool, known.script);
    this.classList.add("ready");
  }

  /** @param {string} href below the site's root @returns {string} */
  #address(href) {
    return new URL(href, new URL((this.getAttribute("root") ?? ".").replace(/\/*$/, "/"), document.baseURI)).href;
  }

  /** @param {Tool} tool @param {string} script */
  #draw(tool, script) {
    this.#runner = new Runner(tool, script, (href) => this.#address(href));
    this.#status = el("p", { class: "mf-quiet", role: "status" });
    this.#alarm = el("div", { role: "alert" });
    this.#result = el("div", { class: "mf-result", hidden: true });
    this.#aside = el("p", { class: "vh", role: "status" });
    /** @type {On} */
    const on = {
      run: () => this.#run(),
      changed: () => this.#changed(tool.input === "files"),
      refuse: (problems) => { this.#unread = problems; this.#complain([]); },
      say: (words) => this.#tell(words),
    };
    this.#box = BOXES[tool.input ?? "text"](tool, on);
    const { element, take, fill } = this.#box;
    const examples = tool.examples ?? [];
    this.#chips = el("div", { class: "mf-chips", role: "group", aria: { label: "Examples" } }, el("span", { text: "Try:" }),
      ...examples.map((example) => button(example.label, () => fill(example), { class: "mf-chip" })));
    const safe = el("p", { class: "mf-private" }, icon(PLUG), el("span", { text: "Nothing leaves this page. Cut your network and try." }));
    this.replaceChildren(element, ...(examples.length ? [this.#chips] : []), safe, this.#status, this.#alarm, this.#result, this.#aside);
    for (const touch of ["focusin", "pointerenter", "dragenter"]) this.addEventListener(touch, () => { painted().then(() => this.#runner.ready()).catch(() => {}); }, { once: true });
    this.addEventListener("input", () => this.#own());
    if (take) dropOn(this, take);
    this.#own();
    if (tool.share) {
      this.#open();
      addEventListener("hashchange", () => this.#open());
    }
  }

  /** An example must not take the place of what is the reader's own. */
  #own() {
    const own = this.#box.own();
    for (const chip of this.#chips.querySelectorAll("button")) chip.disabled = own;
  }

  /** Something was added, removed or ticked: what is shown must not be out of date. @param {boolean} always */
  #changed(always) {
    this.#own();
    if (this.#box.given().missing) {
      this.#asked++;
      this.#running = false;
      this.#hide();
      this.#tell(always ? this.#box.given().missing : "");
    } else if (always || this.#running || !this.#result.hidden) this.#run();
  }

  /** The Cancel button may go with what stood there: then the focus goes to the input. @param {(Node | string)[]} words */
  #tell(...words) {
    const held = this.#status.contains(document.activeElement);
    this.#status.replaceChildren(...words);
    if (held) this.#box.focus();
  }

  /** What was done with a result; the summary and the Cancel button stay. @type {Site["say"]} */
  #say(words, seen = false) {
    this.#aside.className = seen ? "mf-quiet" : "vh";
    this.#aside.textContent = words;
  }

  #hide() {
    this.#result.hidden = true;
    this.#result.replaceChildren();
    this.#say("");
  }

  /** @param {(Node | string)[]} more */
  #complain(more) {
    const problems = [...this.#unread, ...more];
    const shown = problems.slice(0, 6).map((problem) => (problem instanceof HTMLParagraphElement ? problem : el("p", {}, problem)));
    if (problems.length > 6) shown.push(el("p", { text: `And ${problems.length - 6} more like these.` }));
    if (problems.length) this.#tell("");
    this.#alarm.replaceChildren(...(problems.length ? [el("div", { class: "mf-state mf-bad" }, ...shown)] : []));
  }

  async #run() {
    const mine = ++this.#asked;
    const { input, source, missing } = this.#box.given();
    this.#own();
    this.#running = !missing;
    if (missing) {
      this.#hide();
      this.#complain([missing]);
      this.#box.focus();
      return;
    }
    this.#complain([]);
    this.#tell("Reading …");
    await painted(); // what follows, be it only a request, keeps the page from showing that it has heard
    if (mine !== this.#asked) return;
    try {
      const { pages } = await this.#runner.ready();
      if (mine !== this.#asked) return;
      const slow = () => { if (mine === this.#asked) this.#tell("Reading takes a while … ", button("Cancel", () => this.#runner.cancel(), { class: "mf-chip" })); };
      const parts = await this.#runner.run(input, slow);
      if (mine === this.#asked) this.#show(parts, source, this.#site(pages), input.text);
    } catch (error) {
      if (mine === this.#asked) this.#failed(error);
    } finally {
      if (mine === this.#asked) this.#running = false;
    }
  }

  /** @param {unknown} error */
  #failed(error) {
    this.#hide();
    if (error instanceof Cancelled) {
      this.#tell("Cancelled. Your input is still here.");
      return;
    }
    const { message = "", line, told } = /** @type {{message?: string, line?: number, told?: boolean}} */ (error);
    this.#complain([sentence({ type: "error", message: (told && message) || "This could not be read. It is still here.", line })]);
  }

  /** @param {Pages} pages @returns {Site} */
  #site(pages) {
    const full = Object.entries(pages).map(([id, { title, href }]) => [id, { title, href: this.#address(href) }]);
    return { pages: Object.fromEntries(full), say: (words, seen) => this.#say(words, seen) };
  }

  /** @param {Part[]} parts @param {string} source what the input is called @param {Site} site @param {string} [text] the input, if it is text */
  #show(parts, source, site, text = "") {
    const { tool } = this.#runner;
    const errors = /** @type {ErrorPart[]} */ (parts.filter(({ type }) => type === "error"));
    const loose = errors.filter(({ field, message }) => !(field && this.#box.mark?.(field, message)));
    if (loose.length) this.#complain(loose.map(sentence));
    this.#parts = parts.filter(({ type }) => type !== "error");
    const { shown, aloud } = summary(this.#parts);
    const nothing = !this.#parts.length && !errors.length;
    const words = nothing ? tool.empty : shown;
    const said = words && source ? `${source}: ${words}` : words || (source && this.#parts.length ? `Read: ${source}.` : "");
    const elsewhere = nothing && tool.search;
    const marked = errors.length - loose.length;
    this.#tell(elsewhere ? unseen(said) : said, ...(marked ? [`${count(marked, "field")} must be put right.`] : []), unseen(` ${aloud || (this.#parts.length && !shown ? "The result is below." : "")}`));
    if (marked) this.#box.focus();
    this.#hide();
    if (elsewhere) this.#result.append(this.#elsewhere(said, text, site));
    else if (!this.#parts.length) return;
    else this.#result.append(el("h2", { text: "Result" }), ...drawParts(this.#parts, site), this.#tail(site));
    this.#result.hidden = false;
    painted().then(() => this.#result.scrollIntoView({ block: "nearest" }));      // asked at once, it would have the whole page laid out on the spot
  }

  /** Where to look for what the tool does not know. @param {string} words @param {string} text @param {Site} site */
  #elsewhere(words, text, site) {
    const { tool, script } = this.#runner;
    const search = async () => {
      try {
        const [{ open }, { tellingLine }] = await Promise.all([new URL("../../search.js", script).href, ...scriptsOf(tool, script)].map((address) => import(address)));
        open(this.#address(""), tellingLine(text));
      } catch {
        site.say("Search could not be loaded. Check the connection and try again.", true);
      }
    };
    return el("div", { class: "mf-state mf-row" }, el("p", { text: words }), button(text ? "Search the site for this" : "Search the site", search),
      el("a", { href: this.#address("errors/"), text: "All known messages" }));
  }

  /** What can be done with the whole result. @param {Site} site */
  #tail(site) {
    const copy = copyButton("Copy result", () => asText(this.#parts, site), site.say);
    const ids = this.#parts.flatMap((part) => (part.type === "findings" ? part.items.map(({ page }) => page ?? "") : [])).filter((id) => id in site.pages);
    const share = this.#runner.tool.share && ids.length ? [copyButton("Copy a link to these pages", () => linkTo(ids, location.href), site.say)] : [];
    return el("p", { class: "mf-row mf-tail" }, copy, ...share);
  }

  /** The address names articles that somebody else's check found. */
  async #open() {
    const ids = idsIn(location.hash);
    if (!ids.length) return;
    try {
      const { pages } = await this.#runner.ready();
      const drawn = drawShared(ids, this.#site(pages).pages);
      this.#hide();
      if (drawn) this.#result.append(drawn);
      this.#result.hidden = !drawn;
      this.#tell(drawn ? "" : "The link names no page that exists here.");
    } catch (error) {
      this.#failed(error);
    }
  }
}
