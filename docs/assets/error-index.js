// The filters of the error index: part of the message, who acts, where it is seen, software, version.

/** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement[]} */
const all = (selector, within = document) => [...within.querySelectorAll(selector)].map((found) => /** @type {HTMLElement} */ (found));
/** @param {string} selector */
const field = (selector) => /** @type {HTMLInputElement | HTMLSelectElement} */ (document.querySelector(selector));

const words = field("#filter"), seen = field("#seen"), software = field("#software"), version = field("#version");
const chips = /** @type {HTMLButtonElement[]} */ (all("[data-acts]"));
const none = all("[data-none]")[0], count = all("[data-count]")[0];
/** @type {ReturnType<typeof read> | undefined} */
let known;

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

function show() {
  const wanted = words.value.toLowerCase().split(/\s+/);
  const side = chips.find((chip) => chip.ariaPressed === "true")?.dataset.acts;
  const at = numbers(version.value);
  let shown = 0;
  for (const { row, text, sides, where, on, since, until } of known ??= read()) {
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

/** A message that is addressed but filtered away is shown again. */
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.closest("[hidden]")) return;
  for (const input of [words, seen, software, version]) input.value = "";
  for (const chip of chips) chip.ariaPressed = "false";
  show();
  target.scrollIntoView();
}

for (const input of [words, seen, software, version]) input.addEventListener("input", show);
for (const chip of chips) {
  chip.addEventListener("click", () => {
    const on = chip.ariaPressed !== "true";
    for (const other of chips) other.ariaPressed = String(on && other === chip);
    show();
  });
}
addEventListener("hashchange", reveal);
words.value = new URLSearchParams(location.search).get("q") ?? "";
if ([words, seen, software, version].some((input) => input.value)) {     // a browser may remember what was chosen before a reload
  show();
  reveal();
}
