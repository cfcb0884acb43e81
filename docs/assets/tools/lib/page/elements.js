// Makes elements. Text is only ever set as text: nothing pasted becomes markup.

/**
 * `class` and `text` are the class name and the text; `data` and `aria` are groups of attributes; everything else is a property of the element.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, any>} [properties] @param {...(Node | string)} inside
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, { class: name, text, data = {}, aria = {}, ...properties } = {}, ...inside) {
  const made = document.createElement(tag);
  if (name) made.className = String(name);
  if (text !== undefined) made.textContent = String(text);
  Object.assign(made.dataset, data);
  for (const [key, value] of Object.entries(aria)) made.setAttribute(`aria-${key}`, String(value));
  Object.assign(made, properties);
  made.append(...inside);
  return made;
}

/** @param {string} text @param {() => void} act @param {Record<string, any>} [properties] */
export function button(text, act, properties = {}) {
  const made = el("button", { class: "mf-btn", type: "button", text, ...properties });
  made.addEventListener("click", act);
  return made;
}

/** Words only for those who listen. @param {string} text */
export const unseen = (text) => el("span", { class: "vh", text });

/** @param {number} n @param {string} one @param {string} [many] */
export const count = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

/** A small line drawing beside words. @param {string} path @returns {SVGElement} */
export function icon(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  for (const [key, value] of Object.entries({ width: "20", height: "20", viewBox: "0 0 20 20", fill: "none", stroke: "currentColor", "stroke-width": "1.8", "aria-hidden": "true" })) {
    svg.setAttribute(key, value);
  }
  svg.append(line);
  return svg;
}
