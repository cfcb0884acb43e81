// Runs a tool: in the page, or a large input in a worker that can be stopped. All it needs is asked for once, at the first touch.

/** @import { Input, Tool } from "../types.js" */
/** @import { Loaded } from "./load-tool.js" */
import { answer, loadTool } from "./load-tool.js";

const LARGE = 2 ** 20; // characters

/** The run of a reader who changed their mind. */
export class Cancelled extends Error {}

const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** @param {Input} input */
const lengthOf = ({ text = "", files = [] }) => files.reduce((sum, file) => sum + file.text.length, text.length);

export class Runner {
  /** @type {Promise<{data: any, loaded: Loaded, pages: Record<string, {title: string, href: string}>}> | undefined} */
  #ready;
  /** @type {Worker | undefined} */
  #worker;
  /** @type {((why: Error) => void) | undefined} */
  #stop;

  /** @param {Tool} tool @param {string} script address of the page's script @param {(href: string) => string} address of something below the site's root */
  constructor(tool, script, address) {
    this.tool = tool;
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
    const { data: name, input, maxBytes = Infinity } = this.tool;
    const large = input !== "form" && maxBytes > LARGE;
    const [data, loaded] = await Promise.all([name ? this.#json(name) : undefined, loadTool(this.tool, this.script), large && this.#hire()]);
    const pages = data?.pages ?? (await this.#json("pages.json"));
    return { data, loaded, pages };
  }

  /** @param {string} href @returns {Promise<any>} */
  async #json(href) {
    const got = await fetch(this.address(href));
    if (!got.ok) throw new Error(String(got.status));
    return got.json();
  }

  /** A worker stands ready before it is needed: then nothing more is asked for. Without one, the page does the work. */
  #hire() {
    const { id, input, libs } = this.tool;
    this.#worker?.terminate();
    this.#worker = undefined;
    return new Promise((done) => {
      const worker = new Worker(new URL("../worker.js", this.script), { type: "module" });
      worker.onmessage = ({ data: { ready } }) => {
        if (ready) this.#worker = worker; else worker.terminate();
        done(undefined);
      };
      worker.onerror = (event) => { event.preventDefault(); done(undefined); };
      worker.postMessage({ tool: { id, input, libs }, script: this.script });
    });
  }

  /** @param {Input} input @param {() => void} slow called if it takes a worker, and so may be stopped @returns {Promise<any>} */
  async run(input, slow) {
    const { data, loaded } = await this.ready();
    await frame();
    if (!this.#worker || lengthOf(input) < LARGE) return answer(loaded, input, data);
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
    this.#stop?.(new Cancelled());
    this.#hire();
  }
}
