// What the boxes of the tools share: options to tick, files that are dropped.

/** @import { Example, Input, Tool } from "../../types.js" */
/** @import { Found } from "./take-files.js" */
import { el } from "./elements.js";
import { dropped } from "./take-files.js";

/**
 * What a box tells the element: it was sent, something in it changed, something was refused, something is to be announced.
 * @typedef {{run: () => void, changed: () => void, refuse: (problems: (Node | string)[]) => void, say: (sentence: string) => void}} On
 */

/**
 * Where a tool's input comes from. `missing` is said when there is none; `own` is whether it is the reader's, not an example.
 * @typedef {object} Box
 * @property {HTMLElement} element
 * @property {() => {input: Input, source: string, missing: string}} given
 * @property {(example: Example) => void} fill
 * @property {() => boolean} own
 * @property {(found: Promise<Found[]>) => void} [take] files that were dropped
 * @property {(field: string, message: string) => boolean} [mark] shows a problem beside its field
 * @property {() => void} focus where the input is expected
 */

/** @param {Tool} tool @param {() => void} changed */
export function optionsOf({ id, options = [] }, changed) {
  const boxes = options.map(({ name, label, value }) => {
    const input = el("input", { type: "checkbox", name: `${id}-${name}`, checked: value });
    input.addEventListener("change", changed);
    return { name, input, label: el("label", { class: "mf-tick" }, input, el("span", { text: label })) };
  });
  const element = el("div", { class: "mf-ticks", hidden: !boxes.length }, ...boxes.map(({ label }) => label));
  return { element, values: () => Object.fromEntries(boxes.map(({ name, input }) => [name, input.checked])) };
}

/** Files may be dropped anywhere on the tool. @param {HTMLElement} place @param {(found: Promise<Found[]>) => void} take */
export function dropOn(place, take) {
  /** @param {boolean} on @returns {(event: DragEvent) => boolean} */
  const over = (on) => (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return false;
    event.preventDefault();
    place.toggleAttribute("data-over", on);
    return true;
  };
  place.addEventListener("dragover", over(true));
  place.addEventListener("dragleave", over(false));
  place.addEventListener("drop", (event) => { if (over(false)(event) && event.dataTransfer) take(dropped(event.dataTransfer)); });
}
