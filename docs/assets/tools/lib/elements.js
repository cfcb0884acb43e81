// Makes elements. Text is only ever set as text: nothing pasted becomes markup.

/**
 * `class` and `text` are the class name and the text; everything else is a property of the element.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, unknown>} [properties] @param {...(Node | string)} inside
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, { class: name, text, ...properties } = {}, ...inside) {
  const made = document.createElement(tag);
  if (name) made.className = String(name);
  if (text !== undefined) made.textContent = String(text);
  Object.assign(made, properties);
  made.append(...inside);
  return made;
}

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
