// The filters of the error index: part of the message, who acts, where it is seen, software, version. They are for all messages, of which
// the page shows a sheet; so the rest is fetched as soon as somebody is about to ask, and takes the sheet's place when they do.

/** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement[]} */
const all = (selector, within = document) => [...within.querySelectorAll(selector)].map((found) => /** @type {HTMLElement} */ (found));
/** @param {string} selector */
const field = (selector) => /** @type {HTMLInputElement | HTMLSelectElement} */ (document.querySelector(selector));

const words = field("#filter"), seen = field("#seen"), software = field("#software"), version = field("#version");
const chips = /** @type {HTMLButtonElement[]} */ (all("[data-acts]"));
const none = all("[data-none]")[0], lost = all("[data-lost]")[0], count = all("[data-count]")[0], list = all("[data-rows]")[0];
const total = count.textContent;
/** The groups with all rows, once they were asked for; none where the page has them all. @type {Promise<Element[]> | undefined} */
let coming = list.dataset.rows ? undefined : Promise.resolve([]);
/** @type {ReturnType<typeof read> | undefined} */
let known;

/** Asks for all rows; after a failure, again. */
function fetched() {
  return coming ??= fetch(list.dataset.rows ?? "").then(async (answer) => {
    if (!answer.ok) throw new Error(answer.statusText);
    return [...new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("[data-group]")];
  }).catch((error) => {
    coming = undefined;
    throw error;
  });
}

/** Puts all rows on the page, once. Whether they are there. */
async function whole() {
  if (known) return true;
  lost.hidden = true;
  const slow = setTimeout(() => { count.textContent = "Loading all messages …"; }, 300);
  try {
    const groups = await fetched();
    if (groups.length && !known) {
      list.replaceChildren(...groups);
      for (const link of /** @type {HTMLAnchorElement[]} */ (all("[data-parts] a"))) link.href = link.hash;
      for (const way of all("[data-pager]")) way.hidden = true;
      dispatchEvent(new Event("contents"));       // site.js follows the headings
    }
    known ??= read();
  } catch {
    count.textContent = total;
    lost.hidden = false;
  }
  clearTimeout(slow);
  return !!known;
}

/** What can be asked of each message. There are many, so they are read when somebody asks, not while the page opens. */
function read() {
  return all(".mf-index>li").map((row) => ({
    row,
    text: (row.textContent ?? "").toLowerCase(),
    sides: all("[data-side]", row).map((who) => who.dataset.side),
    where: row.closest("[data-group]")?.getAttribute("aria-labelledby"),
    on: (row.dataset.on ?? "").split(" "),
    since: numbers(row.dataset.since ?? ""),
    until: numbers(row.dataset.until ?? ""),
  }));
}

/** The parts of a version: 1.21.11 is [1, 21, 11]. @param {string} text */
function numbers(text) {
  return (text.match(/\d+/g) ?? []).map(Number);
}

/** Below, at or above zero as one version is older than, the same as or newer than the other. @param {number[]} one @param {number[]} other */
function compare(one, other) {
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    const difference = (one[i] ?? 0) - (other[i] ?? 0);
    if (difference) return difference;
  }
  return 0;
}

async function show() {
  if (!await whole()) return;
  const wanted = words.value.toLowerCase().split(/\s+/);
  const side = chips.find((chip) => chip.ariaPressed === "true")?.dataset.acts;
  const at = numbers(version.value);
  let shown = 0;
  for (const { row, text, sides, where, on, since, until } of known ?? []) {
    const fits = wanted.every((word) => text.includes(word))
      && (!side || sides.includes(side))
      && (!seen.value || where === seen.value)
      && (!software.value || on.includes(software.value))
      && (!at.length || (compare(since, at) <= 0 && (!until.length || compare(at, until) <= 0)));
    row.hidden = !fits;
    if (fits) shown++;
  }
  for (const group of all("[data-group]")) group.hidden = !group.querySelector("li:not([hidden])");
  none.hidden = shown > 0;
  count.textContent = shown + (shown === 1 ? " message" : " messages");
}

/** A message that is addressed but not here, or filtered away, is shown. */
async function reveal() {
  const name = location.hash.slice(1);                  // an anchor of ours is plain letters
  const there = () => document.getElementById(name);
  if (!name || there() && !there()?.closest("[hidden]")) return;
  for (const input of [words, seen, software, version]) input.value = "";
  for (const chip of chips) chip.ariaPressed = "false";
  await show();
  if (there()) location.replace(location.hash);         // a row that came later is no :target yet
}

for (const input of [words, seen, software, version]) input.addEventListener("input", show);
for (const chip of chips) {
  chip.addEventListener("click", () => {
    const on = chip.ariaPressed !== "true";
    for (const other of chips) other.ariaPressed = String(on && other === chip);
    show();
  });
}
for (const button of all("[data-all]")) {
  button.addEventListener("click", async () => {
    await show();
    if (known) list.focus({ preventScroll: true });     // the button is gone
  });
}
for (const box of all("[data-filter],[data-all]")) for (const sign of ["focusin", "pointerdown"]) box.addEventListener(sign, () => { fetched().catch(() => {}); });
addEventListener("hashchange", reveal);
words.value = new URLSearchParams(location.search).get("q") ?? words.value;
if ([words, seen, software, version].some((input) => input.value)) show().then(reveal);    // a browser may remember what was chosen before a reload
else reveal();
