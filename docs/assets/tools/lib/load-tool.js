// Loads what a tool does, and the libraries it declares, from beside the script of its page; in the page and in the worker alike.

/** @import { Input, Part } from "../types.js" */

/** The part of a declaration that says what to load. @typedef {{id: string, input?: string, libs?: string[]}} Named */
/** @typedef {{input?: string, run: (input: any, data: any, libs: any) => any, view: (result: any) => Part[], libs: Record<string, any>}} Loaded */

/** The scripts to load: the tool's own first. @param {Named} tool @param {string} script address of the page's script @returns {string[]} */
export const scriptsOf = ({ id, libs = [] }, script) => [`${id}.js`, ...libs.map((name) => `libraries/${name}.js`)].map((name) => new URL(`../${name}`, script).href);

/** @param {Named} tool @param {string} script address of the page's script @returns {Promise<Loaded>} */
export async function loadTool(tool, script) {
  const [{ run, view }, ...loaded] = await Promise.all(scriptsOf(tool, script).map((address) => import(address)));
  return { input: tool.input, run, view, libs: Object.fromEntries((tool.libs ?? []).map((name, at) => [name, loaded[at].default])) };
}

/** What there is to draw. @param {Loaded} loaded @param {Input} input @param {any} data @returns {Part[]} */
export function answer({ input: kind, run, view, libs }, input, data) {
  const result = run(kind ? input : input.text, data, libs);
  return result.error?.field ? [{ type: "error", ...result.error }] : view(result);
}
