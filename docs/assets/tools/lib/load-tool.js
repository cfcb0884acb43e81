// Loads what a tool does, and the libraries it declares, from beside the script of its page; in the page and in the worker alike.

/** @import { Input } from "../types.js" */

/** The part of a declaration that says what to load. @typedef {{id: string, input?: string, libs?: string[]}} Named */
/** @typedef {{input?: string, run: (input: any, data: any, libs: any) => any, view: (result: any) => any[], libs: Record<string, any>}} Loaded */

/** @param {Named} tool @param {string} script address of the page's script @returns {Promise<Loaded>} */
export async function loadTool({ id, input, libs = [] }, script) {
  const [{ run, view }, ...loaded] = await Promise.all([`${id}.js`, ...libs.map((name) => `libraries/${name}.js`)].map((name) => import(new URL(`../${name}`, script).href)));
  return { input, run, view, libs: Object.fromEntries(libs.map((name, at) => [name, loaded[at].default])) };
}

/** @param {Loaded} loaded @param {Input} input @param {any} data */
export const answer = ({ input: kind, run, libs }, input, data) => run(kind ? input : input.text, data, libs);
