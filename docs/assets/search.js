// Search: an input and a list of links, in a dialog or on the page (404). Index and engine live in a worker, started at first use.
/** @typedef {{href: string, title: string, heading: string, message: string, excerpt: string, words: string[]}} Hit */
/** @typedef {{id: number, query: string, hits?: Hit[], total?: number, failed?: boolean}} Answer */

const HINT = "Paste a message, a log line or a setting.";
const LOST = "Search could not be loaded. Check the connection and try again.";

/** @type {Worker | undefined} */
let worker;
let asked = 0;
/** Who waits for the answer to a question. @type {Map<number, (answer: Answer) => void>} */
const waiting = new Map();
/** @type {HTMLDialogElement | undefined} */
let dialog;

/** @param {string} root @returns {URL} the site's root as an address */
const base = (root) => new URL(root.replace(/\/*$/, "/"), document.baseURI);

/** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} [name] @param {string} [text] */
function el(tag, name = "", text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}

/** Shows the dialog. @param {string} root @param {string} [query] what to search for at once */
export function open(root, query = "") {
  if (!dialog) {
    dialog = el("dialog", "mf-search");
    dialog.ariaLabel = "Search";
    const shut = el("button", "mf-icon", "✕");
    shut.type = "button";
    shut.ariaLabel = "Close search";
    shut.addEventListener("click", () => dialog?.close());
    dialog.addEventListener("pointerdown", (event) => { if (event.target === dialog) dialog?.close(); }); // a press that ends here may have begun in the field
    dialog.addEventListener("keydown", (event) => { // a search field would take the first Escape to empty itself
      if (event.key !== "Escape") return;
      event.preventDefault();
      dialog?.close();
    });
    dialog.append(box(root, shut));
    document.body.append(dialog);
  }
  if (!dialog.open) dialog.showModal();
  const input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  if (query) {
    input.value = query;
    input.dispatchEvent(new Event("input"));
  }
  input.focus();
  input.select();
}

/** The search itself, ready to be put on a page. @param {string} root @param {HTMLElement} [shut] a close button beside the input */
export function box(root, shut) {
  const whole = el("div", "mf-seek");
  whole.role = "search";
  const bar = el("p", "mf-bar");
  const input = el("input", "mf-field");
  const status = el("p", "mf-quiet mf-count");
  const list = el("ul", "mf-hits");
  Object.assign(input, { type: "search", autocomplete: "off", spellcheck: false, placeholder: "An error or a setting", ariaLabel: "Search an error or a setting", enterKeyHint: "search" });
  status.role = "status";
  status.textContent = HINT;
  bar.append(input, ...(shut ? [shut] : []));
  whole.append(bar, status, list);

  let pause = 0;
  /** The question that this box waits for: another box on the page, the dialog over the 404 page, has its own. */
  let mine = 0;
  /** The query that the list answers. @type {string | undefined} */
  let answered;
  const first = () => list.querySelector("a")?.click();
  const ask = (then = () => {}) => {
    clearTimeout(pause);
    waiting.delete(mine);
    mine = ++asked;
    waiting.set(mine, (answer) => {
      answered = answer.failed ? undefined : answer.query;
      status.textContent = say(answer);
      list.replaceChildren(...(answer.hits ?? []).map((hit) => row(hit, base(root))));
      then();
    });
    connect(root).postMessage({ id: mine, query: input.value });
  };
  /** Enter: the first page for what stands in the box now, as soon as it is known, if the reader still waits for it. */
  const enter = () => {
    if (answered === input.value) return first();
    status.textContent = "Searching …";
    ask(() => { if (answered === input.value && document.activeElement === input) first(); });
  };
  input.addEventListener("input", () => { clearTimeout(pause); pause = window.setTimeout(ask, 80); });
  connect(root);
  whole.addEventListener("keydown", (event) => walk(event, input, list, enter));
  return whole;
}

/** The worker, started and given the index; started again after a failure. @param {string} root */
function connect(root) {
  if (worker) return worker;
  const started = worker = new Worker(new URL("./search-worker.js", import.meta.url), { type: "module" });
  const fail = () => {
    if (worker !== started) return;
    started.terminate();
    worker = undefined;
    for (const [id, tell] of waiting) tell({ id, query: "", failed: true });
  };
  worker.addEventListener("message", (/** @type {MessageEvent<Answer>} */ { data }) => waiting.get(data.id)?.(data));
  worker.addEventListener("error", fail);
  give(started, new URL("search.json", base(root))).catch(fail);
  return worker;
}

/** The index, asked for while the worker's script is still on its way. @param {Worker} to @param {URL} address */
async function give(to, address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  const index = await answer.arrayBuffer();
  to.postMessage({ index }, [index]);
}

/** @param {Answer} answer */
function say({ query, hits, total = 0, failed }) {
  if (failed) return LOST;
  if (!query.trim()) return HINT;
  if (!hits?.length) return "Nothing found. Try fewer words, in English, as they stand on the screen or in the log.";
  return total > hits.length ? `The best ${hits.length} of ${total} pages` : total === 1 ? "1 page" : `${total} pages`;
}

/** @param {KeyboardEvent} event @param {HTMLInputElement} input @param {HTMLElement} list @param {() => void} enter */
function walk(event, input, list, enter) {
  const links = [...list.querySelectorAll("a")];
  const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
  if (event.key === "ArrowDown") links[Math.min(at + 1, links.length - 1)]?.focus();
  else if (event.key === "ArrowUp" && at > 0) links[at - 1].focus();
  else if (event.key === "ArrowUp") input.focus();
  else if (event.key === "Enter" && event.target === input) enter();
  else return;
  event.preventDefault();
}

/** @param {Hit} hit @param {URL} from */
function row(hit, from) {
  const item = el("li"), link = el("a"), title = el("b", "", hit.title);
  link.href = new URL(hit.href, from).href;
  if (hit.heading && hit.heading !== hit.title) title.append(el("span", "", " › " + hit.heading));
  link.append(title);
  if (hit.message) link.append(marked(el("span", "mf-msg"), hit.message, hit.words));
  if (hit.excerpt) link.append(marked(el("span", "mf-quiet"), hit.excerpt, hit.words));
  link.addEventListener("click", () => dialog?.close());
  item.append(link);
  return item;
}

/** @template {HTMLElement} T @param {T} into @param {string} text @param {string[]} words */
function marked(into, text, words) {
  const any = words.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")).sort((a, b) => b.length - a.length).join("|");
  const parts = any ? text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${any})(?![\\p{L}\\p{N}])`, "giu")) : [text];
  into.append(...parts.map((part, i) => (i % 2 ? el("mark", "", part) : part)));
  return into;
}
