// <mf-tool name="error-decoder" root="../..">: draws any tool from its declaration. A tool declares, run() computes, this draws.
// What is pasted stays in this page: it is never stored, never put into an address, and shown again as text only.

/** @import { Finding, Tool } from "./types.js" */
import { el, icon } from "./lib/elements.js";
import { FileProblem, readFile } from "./lib/read-file.js";
import { asText, drawFinding } from "./lib/results.js";

/** @typedef {{tool: Tool, run: (text: string, data: any) => {findings: Finding[]}}} Module */

/** The tools of this page by id. @type {Map<string, Module>} */
const tools = new Map();

/** Makes a tool known; the boxes that name it are drawn. @param {Module} module */
export function define(module) {
  tools.set(module.tool.id, module);
  if (!customElements.get("mf-tool")) customElements.define("mf-tool", ToolBox);
}

const FIRST = 5; // findings shown before "Show all"
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

class ToolBox extends HTMLElement {
  /** @type {Promise<any> | undefined} */
  #data;
  /** @type {{name: string, text: string} | undefined} */
  #file;
  #drawn = false;

  connectedCallback() {
    const module = tools.get(this.getAttribute("name") ?? "");
    if (this.#drawn || !module) return;
    this.#drawn = true;
    this.#draw(module);
    this.classList.add("ready");
  }

  /** @param {string} href below the site's root @returns {string} */
  #address(href) {
    return new URL(href, new URL((this.getAttribute("root") ?? ".").replace(/\/*$/, "/"), document.baseURI)).href;
  }

  /** The tool's data, asked for once. A failure is forgotten, so that the next try asks again. @param {Tool} tool */
  #load(tool) {
    this.#data ??= fetch(this.#address(tool.data)).then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    });
    this.#data.catch(() => { this.#data = undefined; });
    return this.#data;
  }

  /** @param {Module} module */
  #draw({ tool, run }) {
    const id = `${tool.id}-text`;
    const text = el("textarea", { id, rows: 4, spellcheck: false, autocapitalize: "off", autocomplete: "off", placeholder: tool.placeholder });
    const go = el("button", { class: "mf-btn mf-btn--go", text: tool.button });
    const form = el("form", { class: "mf-paste mf-display" }, el("label", { class: "mf-note", htmlFor: id, text: tool.label }), text);
    const row = el("div", { class: "mf-row" }, go);
    form.append(row);
    const chips = el("div", { class: "mf-chips" }, el("span", { text: "Try:" }), ...tool.examples.map((example) => {
      const chip = el("button", { class: "mf-chip", type: "button", text: example.label });
      chip.addEventListener("click", () => { text.value = example.text; form.requestSubmit(); });
      return chip;
    }));
    const result = el("div", { class: "mf-result", hidden: true });
    const status = el("p", { class: "mf-quiet", role: "status" });
    const alarm = el("div", { role: "alert" });
    const list = el("ol", { class: "mf-found" });
    const title = el("h2", { text: "Result" });
    result.append(title, list);

    /** @param {string} sentence @param {number} [line] */
    const complain = (sentence, line) => {
      result.hidden = true;
      status.textContent = "";
      const where = line ? [el("b", { text: `Line ${line}. ` })] : [];
      alarm.replaceChildren(el("div", { class: "mf-state mf-bad" }, el("p", {}, ...where, sentence)));
    };

    /** @param {string} input @param {string} source what the input is called */
    const find = async (input, source) => {
      alarm.replaceChildren();
      status.textContent = "Reading …";
      let data;
      try {
        data = await this.#load(tool);
      } catch {
        complain("The list of known messages could not be loaded. Your text is still here: check the connection and try again.");
        return;
      }
      await frame();
      try {
        const { findings } = run(input, data);
        this.#show(findings, tool, { result, list, status, source });
      } catch (error) {
        const { message = "", line } = /** @type {{message?: string, line?: number}} */ (error);
        complain(message || "This text could not be read. It is still here.", line);
      }
    };

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (text.value.trim()) find(text.value, "");
      else if (this.#file) find(this.#file.text, this.#file.name);
      else {
        complain(tool.files ? "There is no text yet. Paste a message, or open a log file." : "There is no text yet. Paste a message first.");
        text.focus();
      }
    });
    form.addEventListener("focusin", () => { this.#load(tool).catch(() => {}); }, { once: true });
    const own = () => {
      const mine = text.value !== "" && !tool.examples.some((example) => example.text === text.value);
      for (const chip of chips.querySelectorAll("button")) chip.disabled = mine;
    };
    text.addEventListener("input", own);
    text.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(); });

    if (tool.files) {
      this.#files(tool, { form, row, complain, found: (file) => { this.#file = file; find(file.text, file.name); } });
    }
    const safe = el("p", { class: "mf-private" }, icon("M2 10h4m8 0h4M6 6v8m8-8v8M8 3l4 14"), el("span", { text: "Nothing leaves this page. Cut your network and try." }));
    this.replaceChildren(form, ...(tool.examples.length ? [chips] : []), safe, status, alarm, result);
    own();
  }

  /** @param {Tool} tool @param {{form: HTMLElement, row: HTMLElement, complain: (sentence: string) => void, found: (file: {name: string, text: string}) => void}} box */
  #files(tool, { form, row, complain, found }) {
    const picker = el("input", { type: "file", accept: tool.accept, hidden: true });
    const open = el("button", { class: "mf-btn", type: "button", text: "Open a log file" });
    /** @param {File | undefined | null} file */
    const take = async (file) => {
      if (!file) return;
      try {
        found({ name: file.name, text: await readFile(file, tool.maxBytes) });
      } catch (error) {
        complain(error instanceof FileProblem ? error.message : `${file.name} could not be read.`);
      }
    };
    open.addEventListener("click", () => picker.click());
    picker.addEventListener("change", () => { take(picker.files?.[0]); picker.value = ""; });
    const over = (/** @type {boolean} */ on) => (/** @type {DragEvent} */ event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      form.toggleAttribute("data-over", on);
    };
    form.addEventListener("dragover", over(true));
    form.addEventListener("dragleave", over(false));
    form.addEventListener("drop", (event) => { over(false)(event); take(event.dataTransfer?.files[0]); });
    row.append(open, el("span", { class: "mf-note mf-dropword", text: "or drop it here" }), picker);
  }

  /** @param {Finding[]} findings @param {Tool} tool @param {{result: HTMLElement, list: HTMLElement, status: HTMLElement, source: string}} at */
  #show(findings, tool, { result, list, status, source }) {
    const from = source ? `${source}: ` : "";
    if (!findings.length) {
      status.textContent = from + tool.empty;
      result.hidden = true;
      return;
    }
    const n = findings.length;
    status.textContent = `${from}${n === 1 ? "1 known message." : `${n} known messages, the likely cause first.`}`;
    const items = findings.map((finding) => drawFinding(finding, this.#address(finding.page)));
    list.replaceChildren(...items.slice(0, FIRST));
    result.querySelector(".mf-tail")?.remove();
    const tail = el("p", { class: "mf-row mf-tail" });
    if (n > FIRST) {
      const more = el("button", { class: "mf-btn", type: "button", text: `Show all ${n}` });
      more.addEventListener("click", () => { list.append(...items.slice(FIRST)); more.remove(); items[FIRST].querySelector("a")?.focus(); });
      tail.append(more);
    }
    const copy = el("button", { class: "mf-btn", type: "button", text: "Copy result" });
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(findings.map((finding) => asText(finding, this.#address(finding.page))).join("\n\n"));
        status.textContent = "Copied.";
      } catch {
        status.textContent = "This browser does not let a page copy. Mark the text and copy it by hand.";
      }
    });
    tail.append(copy);
    result.append(tail);
    result.hidden = false;
    result.scrollIntoView({ block: "nearest" });
  }
}
