// All rows of the error index, and what can be asked of each. There are many: they are fetched, read and compared in pieces, so that nobody who types has to wait.

import { pause } from "./pauses.js";

/** What can be asked of a message. @typedef {ReturnType<typeof read>} Row */
/** Messages that are seen in the same place; rows out of a file are not in the element yet. @typedef {{element: HTMLElement, rows: Row[]}} Group */
/** What somebody asks for; what is empty does not count. @typedef {{words: string, side?: string, where: string, software: string, version: string}} Question */

export const PIECE = 40; // rows that are read or changed at a time: some milliseconds on a slow phone

/** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement[]} */
export const all = (selector, within = document) => [...within.querySelectorAll(selector)].map((found) => /** @type {HTMLElement} */ (found));

/** All messages: those of a file, or where there is none those of the page. @param {HTMLElement} list @returns {Promise<Group[]>} */
export async function everything(list) {
  const found = list.dataset.rows ? await fetched(list.dataset.rows) : all("[data-group]", list).map((element) => ({ element, items: all("li[id]", element) }));
  const groups = [];
  for (const { element, items } of found) {
    const rows = [];
    for (const row of items) {
      if (rows.length % PIECE === 0) await pause();
      rows.push(read(row, element));
    }
    groups.push({ element, rows });
  }
  return groups;
}

/** The groups in the file of all rows, which is of our own making: rows stand in sections, one after the other. @param {string} address */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const groups = [];
  for (const section of (await answer.text()).split(/(?=<section )/).slice(1)) {
    const [head, ...rows] = section.split(/(?=<li )/);
    const [element] = all("[data-group]", parsed(head)), items = [];
    while (rows.length) {
      await pause();
      items.push(...all("li", parsed(rows.splice(0, PIECE).join(""))));
    }
    groups.push({ element, items });
  }
  return groups;
}

/** @param {string} html */
const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

/** Text as it is compared: phones type other quotation marks, and some quote what they ask for. @param {string} text */
const plain = (text) => text.toLowerCase().replace(/[‘’]/g, "'").replace(/["“”„]/g, "");

/** @param {HTMLElement} row @param {HTMLElement} group */
function read(row, group) {
  return {
    row,
    text: plain(row.textContent ?? ""),
    sides: all("[data-side]", row).map((who) => who.dataset.side),
    where: group.getAttribute("aria-labelledby"),
    on: (row.dataset.on ?? "").split(" "),
    since: numbers(row.dataset.since ?? ""),
    until: numbers(row.dataset.until ?? ""),
  };
}

/** Whether a message fits. @param {Question} question @returns {(row: Row) => boolean} */
export function fitting({ words, side, where: place, software, version }) {
  const wanted = plain(words).split(/\s+/).map((word) => word.replace(/[.,;:!?…]{1,9}$/, "") || word);     // "Invalid session." ends a sentence
  const at = numbers(version);
  return ({ text, sides, where, on, since, until }) => wanted.every((word) => text.includes(word))
    && (!side || sides.includes(side))
    && (!place || where === place)
    && (!software || on.includes(software))
    && (!at.length || (compare(since, at) <= 0 && (!until.length || compare(at, until) <= 0)));
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
