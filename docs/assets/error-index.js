// The filters of the error index: part of the message, who acts, where it is seen, software, version. They are for all messages, of which
// the page shows a sheet; so the rest is fetched as soon as somebody is about to ask, and takes the sheet's place when they do.

/** @import { Group, Row } from "./error-rows.js" */
import { all, everything, fitting, PIECE } from "./error-rows.js";
import { painted, pause } from "./pauses.js";

/** @param {string} selector */
const field = (selector) => /** @type {HTMLInputElement | HTMLSelectElement} */ (document.querySelector(selector));

const words = field("#filter"), seen = field("#seen"), software = field("#software"), version = field("#version");
const chips = /** @type {HTMLButtonElement[]} */ (all("[data-acts]"));
const none = all("[data-none]")[0], lost = all("[data-lost]")[0], count = all("[data-count]")[0], list = all("[data-rows]")[0];
const total = count.textContent;
/** All messages, once somebody is about to ask. @type {Promise<Group[]> | undefined} */
let coming;
/** Whether the page still lacks what its sheet leaves out. */
let sheet = Boolean(list.dataset.rows);
/** How often was asked, and the answer to the last question. */
let asked = 0, latest = Promise.resolve(false);

/** All messages; after a failure they are asked for again. */
function ready() {
  return coming ??= everything(list).catch((error) => {
    coming = undefined;
    throw error;
  });
}

/** Shows the messages that fit, of all there are. Whether it could. */
function show() {
  lost.hidden = true;
  list.ariaBusy = "true";
  return latest = answer(++asked);
}

/** The list follows what was typed, and never holds it up; only the last question is answered to the end. @param {number} mine @returns {Promise<boolean>} */
async function answer(mine) {
  const slow = setTimeout(() => { count.textContent = "Loading all messages …"; }, 300);
  const [groups] = await Promise.all([ready().catch(() => []), painted()]).finally(() => clearTimeout(slow));
  if (mine !== asked) return latest;
  const could = groups.length > 0;
  if (could) {
    const fit = new Set(groups.flatMap(({ rows }) => rows).filter(fitting({
      words: words.value, side: chips.find((chip) => chip.ariaPressed === "true")?.dataset.acts, where: seen.value, software: software.value, version: version.value,
    })));
    none.hidden = fit.size > 0;
    count.textContent = fit.size + (fit.size === 1 ? " message" : " messages");
    if (!(await changed(groups, fit, mine))) return latest;
  } else {
    count.textContent = total;
    lost.hidden = false;
  }
  list.ariaBusy = null;
  return could;
}

/** Still in the document that the file was read into. @param {Node} node */
const away = (node) => node.ownerDocument !== document;

/** Brings the list into line, from above, a piece at a time; ends early when something else is asked. @param {Group[]} groups @param {Set<Row>} fit @param {number} mine */
async function changed(groups, fit, mine) {
  let done = 0;
  for (const { element, rows } of groups) {
    element.hidden = !rows.some((row) => fit.has(row));
    if (away(element)) {
      if (element === groups[0].element) list.replaceChildren(element); else list.append(element);
    }
    for (let at = 0; at < rows.length; at += PIECE) {
      const piece = rows.slice(at, at + PIECE);
      const fresh = piece.filter(({ row }) => away(row)), turned = piece.filter((one) => one.row.hidden === fit.has(one));
      for (const { row } of turned) row.hidden = !row.hidden;
      if (fresh.length) all("ul", element)[0].append(...fresh.map(({ row }) => row));
      done += Math.max(fresh.length, turned.length);
      if (done < PIECE) continue;
      done = 0;
      await pause();
      if (mine !== asked) return false;
    }
  }
  if (sheet) whole();
  return true;
}

/** All messages stand on the page now. */
function whole() {
  for (const link of /** @type {HTMLAnchorElement[]} */ (all("[data-parts] a"))) link.href = link.hash;
  for (const way of all("[data-pager]")) way.hidden = true;
  sheet = false;
  dispatchEvent(new Event("contents"));       // site.js follows the headings
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
for (const box of all("[data-filter],[data-all]")) for (const sign of ["focusin", "pointerdown"]) box.addEventListener(sign, () => { ready().catch(() => {}); });
addEventListener("hashchange", reveal);
words.value = new URLSearchParams(location.search).get("q") ?? words.value;
if ([words, seen, software, version].some((input) => input.value)) show().then(reveal);    // a browser may remember what was chosen before a reload
else reveal();
