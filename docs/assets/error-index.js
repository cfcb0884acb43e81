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
/** The groups of all messages and what can be asked of each. @type {Promise<{groups: HTMLElement[], known: ReturnType<typeof read>[]}> | undefined} */
let coming;

/** All messages; after a failure they are asked for again. There are many, so they are read when somebody is about to ask, not while the page opens. */
function everything() {
  return coming ??= (list.dataset.rows ? fetched(list.dataset.rows) : Promise.resolve(all("[data-group]"))).then((groups) => (
    { groups, known: groups.flatMap((group) => all("li[id]", group).map(read)) }
  )).catch((error) => {
    coming = undefined;
    throw error;
  });
}

/** The groups in the file of all rows, which is of our own making. @param {string} address */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  await new Promise((done) => { setTimeout(done); });         // a pause for who is typing
  return all("[data-group]", page);
}

/** Puts all messages on the page in place of its own. @param {HTMLElement[]} groups */
function place(groups) {
  list.replaceChildren(...groups);
  for (const link of /** @type {HTMLAnchorElement[]} */ (all("[data-parts] a"))) link.href = link.hash;
  for (const way of all("[data-pager]")) way.hidden = true;
  dispatchEvent(new Event("contents"));       // site.js follows the headings
}

/** What can be asked of a message. @param {HTMLElement} row */
function read(row) {
  return {
    row,
    text: (row.textContent ?? "").toLowerCase(),
    sides: all("[data-side]", row).map((who) => who.dataset.side),
    where: row.closest("[data-group]")?.getAttribute("aria-labelledby"),
    on: (row.dataset.on ?? "").split(" "),
    since: numbers(row.dataset.since ?? ""),
    until: numbers(row.dataset.until ?? ""),
  };
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

/** Shows the messages that fit, of all there are. Whether it could. */
async function show() {
  lost.hidden = true;
  const slow = setTimeout(() => { count.textContent = "Loading all messages …"; }, 300);
  const { groups, known } = await everything().catch(() => ({ groups: [], known: [] })).finally(() => clearTimeout(slow));
  if (!known.length) {
    count.textContent = total;
    lost.hidden = false;
    return false;
  }
  const wanted = words.value.toLowerCase().split(/\s+/);
  const side = chips.find((chip) => chip.ariaPressed === "true")?.dataset.acts;
  const at = numbers(version.value);
  let shown = 0;
  for (const { row, text, sides, where, on, since, until } of known) {
    const fits = wanted.every((word) => text.includes(word))
      && (!side || sides.includes(side))
      && (!seen.value || where === seen.value)
      && (!software.value || on.includes(software.value))
      && (!at.length || (compare(since, at) <= 0 && (!until.length || compare(at, until) <= 0)));
    row.hidden = !fits;
    if (fits) shown++;
  }
  for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
  if (groups[0].parentElement !== list) place(groups);
  none.hidden = shown > 0;
  count.textContent = shown + (shown === 1 ? " message" : " messages");
  return true;
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
    if (await show()) list.focus({ preventScroll: true });     // the button is gone
  });
}
for (const box of all("[data-filter],[data-all]")) for (const sign of ["focusin", "pointerdown"]) box.addEventListener(sign, () => { everything().catch(() => {}); });
addEventListener("hashchange", reveal);
words.value = new URLSearchParams(location.search).get("q") ?? words.value;
if ([words, seen, software, version].some((input) => input.value)) show().then(reveal);    // a browser may remember what was chosen before a reload
else reveal();
