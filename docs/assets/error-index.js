// The filters of the error index: part of the message, who acts, where it is seen, software, version. They are for all messages, of which
// the page shows a sheet; so the rest is fetched as soon as somebody is about to ask, and takes the sheet's place when they do. What is asked
// stays with the page in the browser's history, where Back finds it, and not in the address, which a reload would send to the server.

/** @import { Group, Row } from "./error-rows.js" */
import { all, everything, fitting, PIECE } from "./error-rows.js";
import { painted, pause } from "./pauses.js";

/** @param {string} selector */
const field = (selector) => /** @type {HTMLInputElement | HTMLSelectElement} */ (document.querySelector(selector));

/** By their names in an address that asks: errors/?q=session */
const fields = { q: field("#filter"), seen: field("#seen"), software: field("#software"), version: field("#version") };
const chips = /** @type {HTMLButtonElement[]} */ (all("[data-acts]"));
const more = all("[data-more]")[0], none = all("[data-none]")[0], lost = all("[data-lost]")[0], count = all("[data-count]")[0], list = all("[data-rows]")[0];
const total = count.textContent, parts = /** @type {HTMLAnchorElement[]} */ (all("[data-parts] a"));
/** All messages, once somebody is about to ask. @type {Promise<Group[]> | undefined} */
let coming;
/** Whether the page still lacks what its sheet leaves out. */
let sheet = Boolean(list.dataset.rows);
/** How often was asked, the last question and its answer. */
let asked = 0, last = "", latest = Promise.resolve(false);

/** All messages; after a failure they are asked for again. */
function ready() {
  return coming ??= everything(list).catch((error) => {
    coming = undefined;
    throw error;
  });
}

/** The side whose chip is pressed. */
const side = () => chips.find((chip) => chip.ariaPressed === "true")?.dataset.acts ?? "";

/** What is asked, as an address says it. */
function question() {
  const said = Object.entries(fields).map(([name, { value }]) => [name, value]);
  return String(new URLSearchParams([...said, ["acts", side()]].filter(([, value]) => value)));
}

/** Keeps what is asked. @param {string} [address] of the page from now on */
function keep(address) {
  try {
    history.replaceState({ ...history.state, asks: question() }, "", address);
  } catch { /* a browser may refuse so many at once: the next one counts */ }
}

/** Shows the lesser filters on a narrow screen, or folds them away. @param {boolean} open */
const unfold = (open) => more.setAttribute("aria-expanded", String(open)); // the stylesheet looks for the attribute

/** Asks what was kept, or what the address says; what it says wrong counts for nothing. Whether the messages are shown. @param {boolean} [typed] what stands in a field comes first */
function follow(typed = false) {
  const said = new URLSearchParams(history.state?.asks ?? location.search);
  for (const [name, input] of Object.entries(fields)) {
    input.value = typed && input.value || (said.get(name) ?? "");
    if (!input.value) input.value = "";                 // a list has no such choice
  }
  for (const chip of chips) chip.ariaPressed = String(chip.dataset.acts === said.get("acts"));
  if (side() || Object.values(fields).some(({ id, value }) => id !== "filter" && value)) unfold(true);
  if (typed) keep();
  return question() === last ? latest : show();
}

/** Shows the messages that fit, of all there are. Whether it could. */
function show() {
  last = question();
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
      words: fields.q.value, side: side(), where: fields.seen.value, software: fields.software.value, version: fields.version.value,
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
    for (const link of parts) if (link.hash === `#${element.getAttribute("aria-labelledby")}`) (link.closest("li") ?? link).hidden = element.hidden;
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
  for (const link of parts) link.href = link.hash;
  for (const way of all("[data-pager]")) way.hidden = true;
  sheet = false;
  dispatchEvent(new Event("contents"));       // site.js follows the headings
}

/** A message that is addressed but not here, or filtered away, is shown. */
async function reveal() {
  const name = location.hash.slice(1);                  // an anchor of ours is plain letters
  const there = () => document.getElementById(name);
  if (!name || there() && !there()?.closest("li[hidden]")) return;
  for (const input of Object.values(fields)) input.value = "";
  for (const chip of chips) chip.ariaPressed = "false";
  keep(location.pathname + location.hash);
  await show();
  if (there()) location.replace(location.hash);         // a row that came later is no :target yet
}

/** Somebody asks something else; where they were on the page no longer counts. */
function ask() {
  keep(location.pathname);
  show();
}

/** Somebody went to another place of the page, or back to one. */
function arrive() {
  if (history.state?.asks === undefined) keep();        // a place that is new has the same messages
  return follow();
}

more.addEventListener("click", () => unfold(more.getAttribute("aria-expanded") !== "true"));
for (const input of Object.values(fields)) input.addEventListener("input", ask);
for (const chip of chips) {
  chip.addEventListener("click", () => {
    const on = chip.ariaPressed !== "true";
    for (const other of chips) other.ariaPressed = String(on && other === chip);
    ask();
  });
}
for (const button of all("[data-all]")) {
  button.addEventListener("click", async () => {
    if (await show()) list.focus({ preventScroll: true });     // the button is gone
  });
}
for (const box of all("[data-filter],[data-all]")) for (const sign of ["focusin", "pointerdown"]) box.addEventListener(sign, () => { ready().catch(() => {}); });
for (const event of ["pageshow", "popstate"]) addEventListener(event, arrive);          // a browser may put back what was chosen, later than this script
addEventListener("hashchange", () => arrive().then(reveal));
follow(true).then(reveal);                              // what was typed before this script came is not lost
