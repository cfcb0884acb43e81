// Where a tool works: in a worker, so that the page answers to its reader meanwhile; or in the page, where there is no worker or the work is small.

/** @import { Input, Part } from "../../types.js" */
/** @import { Named } from "./load-tool.js" */
import { answer, loadTool, scriptsOf } from "./load-tool.js";
import { Told } from "../told.js";

/** The articles by id, with addresses below the site's root. @typedef {Record<string, {title: string, href: string}>} Pages */
/**
 * `learn` takes the data file of the tool and gives the articles in it, if it names any.
 * @typedef {{learn: (text: string) => Promise<Pages | undefined>, run: (input: Input) => Promise<Part[]>, close: () => void}} Workplace
 */

/** @param {Named} tool @param {string} script address of the page's script @returns {Promise<Workplace>} */
export async function inPage(tool, script) {
  const loaded = await loadTool(tool, script);
  /** @type {any} */
  let data;
  return {
    learn: async (text) => { data = JSON.parse(text); return data.pages; },
    run: async (input) => answer(loaded, input, data),
    close: () => {},
  };
}

/** Fails where no worker can be had. @param {Named} tool @param {string} script address of the page's script @param {() => void} lost called when the worker dies later on @returns {Promise<Workplace>} */
export async function inWorker({ id, input, libs }, script, lost) {
  for (const href of scriptsOf({ id, libs }, script)) keep(href);
  const worker = new Worker(new URL("../worker.js", script), { type: "module" });
  /** Who waits for an answer, in the order in which they come. @type {{done: (answer: any) => void, fail: (why: unknown) => void}[]} */
  const waiting = [];
  worker.onmessage = ({ data: { problem, ...answer } }) => { const next = waiting.shift(); if (problem) next?.fail(problem); else next?.done(answer); };
  let gone = () => {};
  /** @param {Event} event */
  const died = (event) => {
    event.preventDefault();
    worker.terminate();
    gone(); // first: who hears of it asks for another at once
    for (const { fail } of waiting.splice(0)) fail(new Told("This was too much for the browser. Give only the part that matters."));
  };
  worker.onerror = worker.onmessageerror = died;
  /** @param {object} message @returns {Promise<any>} */
  const ask = (message) => new Promise((done, fail) => { waiting.push({ done, fail }); worker.postMessage(message); });
  try {
    await ask({ tool: { id, input, libs }, script });
  } catch (error) {
    worker.terminate();
    throw error;
  }
  gone = lost;
  return {
    learn: async (text) => (await ask({ known: text })).pages,
    run: async (given) => (await ask({ input: given })).parts,
    close: () => worker.terminate(),
  };
}

/** The page has the script at hand, too, should its worker be lost without a network; nothing in it is run. @param {string} href */
function keep(href) {
  if (!document.querySelector(`link[href="${CSS.escape(href)}"]`)) document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
}
