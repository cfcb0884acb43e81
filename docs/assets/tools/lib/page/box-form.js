// The box of a tool that asks: labelled fields, each with its hint and its problem beside it.

/** @import { Field, Tool } from "../../types.js" */
/** @import { Box, On } from "./box-parts.js" */
import { optionsOf } from "./box-parts.js";
import { el } from "./elements.js";

/** @param {Field} field @param {string} id */
function controlOf({ type, choices = [], value = "", placeholder = "" }, id) {
  if (type === "choice") return el("select", { id, class: "mf-field" }, ...choices.map((choice) => el("option", { value: choice.value, text: choice.label, selected: choice.value === value })));
  const shared = { id, class: "mf-field", value: String(value), placeholder, spellcheck: false, autocomplete: "off", autocapitalize: "off" };
  return type === "lines" ? el("textarea", { ...shared, rows: 3 }) : el("input", { ...shared, type: "text", inputMode: type === "number" ? "numeric" : "text" });
}

/** @param {Field} field @param {string} tool */
function fieldOf(field, tool) {
  const id = `${tool}-${field.name}`;
  const control = controlOf(field, id);
  const hint = el("p", { id: `${id}-hint`, class: "mf-quiet", text: field.hint ?? "", hidden: !field.hint });
  const problem = el("p", { id: `${id}-problem`, class: "mf-wrong", hidden: true });
  /** @param {string} message "" if all is well */
  const mark = (message) => {
    problem.textContent = message;
    problem.hidden = !message;
    if (message) control.setAttribute("aria-invalid", "true"); else control.removeAttribute("aria-invalid");
    const about = [...(field.hint ? [hint.id] : []), ...(message ? [problem.id] : [])].join(" ");
    if (about) control.setAttribute("aria-describedby", about); else control.removeAttribute("aria-describedby");
  };
  mark("");
  control.addEventListener("input", () => mark(""));
  return {
    field, control, mark, started: control.value,
    value: () => (field.type === "lines" ? control.value.split("\n").map((line) => line.trim()).filter(Boolean) : control.value.trim()),
    element: el("div", { class: `mf-ask mf-ask--${field.type}` }, el("label", { htmlFor: id, text: field.label }), hint, control, problem),
  };
}

/** @param {Tool} tool @param {On} on @returns {Box} */
export function formBox(tool, on) {
  const fields = (tool.fields ?? []).map((field) => fieldOf(field, tool.id));
  const options = optionsOf(tool, () => {});
  const form = el("form", { class: "mf-form", noValidate: true },
    ...(tool.label ? [el("p", { class: "mf-quiet", text: tool.label })] : []), el("div", { class: "mf-fields" }, ...fields.map(({ element }) => element)),
    options.element, el("div", { class: "mf-row" }, el("button", { class: "mf-btn mf-btn--go", text: tool.button ?? "Go" })));
  let example = "";
  const state = () => JSON.stringify(fields.map(({ control }) => control.value));
  const untouched = state();
  const send = () => {
    for (const { mark } of fields) mark("");
    on.run();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  return {
    element: form,
    given: () => ({ input: { fields: Object.fromEntries(fields.map(({ field, value }) => [field.name, value()])), options: options.values() }, source: "", missing: "" }),
    fill: ({ fields: given = {} }) => {
      for (const { field, control, started } of fields) {
        const value = given[field.name] ?? started;
        control.value = Array.isArray(value) ? value.join("\n") : String(value);
      }
      example = state();
      send();
    },
    own: () => ![untouched, example].includes(state()),
    mark: (name, message) => {
      const one = fields.find(({ field }) => field.name === name);
      one?.mark(message);
      return one !== undefined;
    },
    focus: () => (fields.find(({ control }) => control.ariaInvalid) ?? fields[0])?.control.focus(),
  };
}
