// The box of a tool that reads a text: a paste area, perhaps a file in its place.

/** @import { GivenFile, Tool } from "../../types.js" */
/** @import { Box, On } from "./box-parts.js" */
import { optionsOf } from "./box-parts.js";
import { button, count, el } from "./elements.js";
import { chosen, limitsOf, take } from "./take-files.js";

/** @param {Tool} tool @param {On} on @returns {Box} */
export function textBox(tool, on) {
  const text = el("textarea", { id: `${tool.id}-text`, rows: 4, spellcheck: false, autocapitalize: "off", autocomplete: "off", placeholder: tool.placeholder ?? "" });
  const options = optionsOf(tool, on.changed);
  const row = el("div", { class: "mf-row" }, el("button", { class: "mf-btn mf-btn--go", text: tool.button ?? "Check" }));
  const form = el("form", { class: "mf-paste mf-display" }, el("label", { class: "mf-note", htmlFor: text.id, text: tool.label }), text, options.element, row);
  /** @type {GivenFile[]} */
  let files = [];
  let latest = ""; // what was given last: "text" or "files"
  let turns = 0; // everything that is given has one
  let turn = 0; // whose it is: files that are still being read do not take the place of what came later
  let example = "";

  const send = () => {
    turn = ++turns;
    latest = text.value.trim() || !files.length ? "text" : "files";
    on.refuse([]);
    on.run();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  text.addEventListener("input", () => { latest = "text"; });
  text.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(); });

  /** @type {Box["take"]} */
  const receive = async (found) => {
    const mine = ++turns;
    const some = await found;
    if (!some.length || mine < turn) return;
    turn = mine;
    on.say(`Reading ${some.length === 1 ? some[0].path : count(some.length, "file")} …`);
    const taken = await take(some, tool, limitsOf(tool));
    if (mine !== turn) return;
    on.refuse(taken.problems);
    if (!taken.files.length) return;
    [files, latest] = [taken.files, "files"];
    on.run();
  };
  if (tool.files) {
    const picker = el("input", { type: "file", accept: tool.accept ? `${tool.accept},.gz,.zip` : "", multiple: Boolean(tool.input), hidden: true });
    picker.addEventListener("change", () => { receive(Promise.resolve(chosen(picker.files ?? []))); picker.value = ""; });
    row.append(button(tool.open ?? "Open a file", () => picker.click()), el("span", { class: "mf-note mf-dropword", text: "or drop it here" }), picker);
  }
  return {
    element: form,
    given: () => {
      const read = latest === "files" ? files : [];
      return {
        input: read.length ? { text: read[0].text, files: read, encoding: read[0].encoding, options: options.values() } : { text: text.value, options: options.values() },
        source: read.length === 1 ? read[0].path : read.length ? count(read.length, "file") : "",
        missing: read.length || text.value.trim() ? "" : tool.files ? "There is no text yet. Paste it here, or open a file." : "There is no text yet. Paste it here first.",
      };
    },
    fill: (given) => { text.value = example = given.text ?? ""; send(); },
    own: () => latest === "files" || (text.value !== "" && text.value !== example),
    take: tool.files ? receive : undefined,
    focus: () => text.focus(),
  };
}
