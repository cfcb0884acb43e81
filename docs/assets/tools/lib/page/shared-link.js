// A link that carries the ids of the articles a check found, and nothing of what was checked.

import { el } from "./elements.js";

const MOST = 20;

/** @param {string[]} ids @param {string} page its address @returns {string} */
export const linkTo = (ids, page) => `${page.split("#")[0]}#ids=${[...new Set(ids)].slice(0, MOST).join(",")}`;

/** The ids in an address, or nothing if it carries none. @param {string} hash @returns {string[]} */
export const idsIn = (hash) => (hash.startsWith("#ids=") ? hash.slice(5).split(",").filter((id) => /^[a-z0-9-]{1,80}$/.test(id)).slice(0, MOST) : []);

/** @param {string[]} ids @param {Record<string, {title: string, href: string}>} pages @returns {HTMLElement | undefined} nothing if no id is known */
export function drawShared(ids, pages) {
  const known = [...new Set(ids)].filter((id) => Object.hasOwn(pages, id)).map((id) => pages[id]);
  if (!known.length) return undefined;
  return el("section", { class: "mf-shared" }, el("h2", { text: "Shared with you" }),
    el("p", { text: "Somebody checked a text here and sends you what it led to. The text itself is not in the link." }),
    el("ol", { class: "mf-found" }, ...known.map(({ title, href }) => el("li", {}, el("a", { class: "mf-btn", href, text: title })))));
}
