// Loads what a tool does, and the libraries it declares, from beside the script of its page; in the page and in the worker alike.

/** @import { Input, Part, Reading } from "../../types.js" */
import { readSource } from "../files/read-source.js";

/** The part of a declaration that says what to load. @typedef {{id: string, input?: string, libs?: string[]}} Named */
/** @typedef {{input?: string, run: (input: any, data: any, libs: any) => any, begin?: (data: any) => Reading<any>, view: (result: any) => Part[], libs: Record<string, any>}} Loaded */

/** The scripts to load: the tool's own first. @param {Named} tool @param {string} script address of the page's script @returns {string[]} */
export const scriptsOf = ({ id, libs = [] }, script) => [`${id}.js`, ...libs.map((name) => `libraries/${name}.js`)].map((name) => new URL(`../${name}`, script).href);

/** @param {Named} tool @param {string} script address of the page's script @returns {Promise<Loaded>} */
export async function loadTool(tool, script) {
  const [{ run, begin, view }, ...loaded] = await Promise.all(scriptsOf(tool, script).map((address) => import(address)));
  return { input: tool.input, run, begin, view, libs: Object.fromEntries((tool.libs ?? []).map((name, at) => [name, loaded[at].default])) };
}

/** What there is to draw. @param {Loaded} loaded @param {Input} input @param {any} data @returns {Promise<Part[]>} */
export async function answer({ input: kind, run, begin, view, libs }, input, data) {
  const source = input.files?.[0]?.source;
  const result = source && begin ? await readSource(source, () => begin(data)) : run(kind ? input : input.text, data, libs);
  return result.error?.field ? [{ type: "error", ...result.error }] : view(result);
}
