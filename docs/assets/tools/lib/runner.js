// Runs a tool: in the page, or a large input in a worker that can be stopped. Data and libraries are asked for once, at the first touch.

/** @import { Input, Module } from "../types.js" */

const LARGE = 2 ** 20; // characters

/** The cancelled run of a reader who changed their mind. */
export class Cancelled extends Error {}

const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** @param {Input} input */
const lengthOf = ({ text = "", files = [] }) => files.reduce((sum, file) => sum + file.text.length, text.length);

/** @param {Module} module @param {string} script address of the tool's own script @returns {Promise<Record<string, any>>} the libraries it declares, by name */
async function libsOf({ tool: { libs = [] } }, script) {
  const loaded = await Promise.all(libs.map((name) => import(new URL(`../libraries/${name}.js`, script).href)));
  return Object.fromEntries(libs.map((name, at) => [name, loaded[at].default]));
}

/** @param {Module} module @param {Input} input @param {any} data @param {any} libs */
const answer = ({ tool, run }, input, data, libs) => run(tool.input ? input : input.text, data, libs);

export class Runner {
  /** @type {Promise<{data: any, libs: any, pages: Record<string, {title: string, href: string}>}> | undefined} */
  #ready;
  /** @type {Worker | undefined} */
  #worker;
  /** @type {((why: Error) => void) | undefined} */
  #stop;

  /** @param {Module} module @param {string} script @param {(href: string) => string} address of something below the site's root */
  constructor(module, script, address) {
    this.module = module;
    this.script = script;
    this.address = address;
  }

  /** What a run needs. A failure is forgotten, so that the next try asks again. */
  ready() {
    this.#ready ??= this.#ask();
    this.#ready.catch(() => { this.#ready = undefined; });
    return this.#ready;
  }

  async #ask() {
    const { tool } = this.module;
    const [data, libs] = await Promise.all([tool.data ? this.#json(tool.data) : undefined, libsOf(this.module, this.script)]);
    const pages = data?.pages ?? (await this.#json("pages.json"));
    if (tool.input !== "form" && (tool.maxBytes ?? Infinity) > LARGE) this.#hire();
    return { data, libs, pages };
  }

  /** @param {string} href @returns {Promise<any>} */
  async #json(href) {
    const got = await fetch(this.address(href));
    if (!got.ok) throw new Error(String(got.status));
    return got.json();
  }

  /** The same script is the worker's: it stands ready, so that nothing is asked for when it is needed. */
  #hire() {
    const worker = new Worker(this.script, { type: "module" });
    worker.onmessage = () => { this.#worker = worker; };
    worker.onerror = (event) => event.preventDefault(); // without it, the page does the work
  }

  /** @param {Input} input @param {() => void} slow called if it takes a worker, and so may be stopped @returns {Promise<any>} */
  async run(input, slow) {
    const { data, libs } = await this.ready();
    await frame();
    if (!this.#worker || lengthOf(input) < LARGE) return answer(this.module, input, data, libs);
    const worker = this.#worker;
    slow();
    return new Promise((done, fail) => {
      this.#stop = fail;
      worker.onmessage = ({ data: { result, problem } }) => (problem ? fail(problem) : done(result));
      worker.onerror = (event) => { event.preventDefault(); fail(new Error("This was too much for the browser. Give only the part that matters.")); };
      worker.postMessage({ input, data });
    });
  }

  cancel() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#stop?.(new Cancelled());
    this.#hire();
  }
}

/** The worker's side. @param {Module} module @param {string} script */
export function serve(module, script) {
  const libs = libsOf(module, script);
  libs.then(() => postMessage("ready"), () => {});
  addEventListener("message", async ({ data: { input, data } }) => {
    try {
      postMessage({ result: answer(module, input, data, await libs) });
    } catch (error) {
      const { message, line } = /** @type {{message: string, line?: number}} */ (error);
      postMessage({ problem: { message, line } });
    }
  });
}
