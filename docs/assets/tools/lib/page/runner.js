// Runs a tool where it works best. All it needs is asked for once, at the first touch.

/** @import { Input, Part, Tool } from "../../types.js" */
/** @import { Pages, Workplace } from "./workplace.js" */
import { Told } from "../told.js";
import { inPage, inWorker } from "./workplace.js";

const LARGE = 2 ** 20; // bytes
const LONG = 1000; // milliseconds; a run that takes more can be stopped

const LOST = "What this check knows could not be loaded. Your input is still here: check the connection and try again. Once it is loaded, no connection is needed.";

/** The run of a reader who changed their mind. */
export class Cancelled extends Error {}

export class Runner {
  /** @type {Promise<{work: Workplace, pages: Pages}> | undefined} */
  #ready;
  /** Files of the site that were fetched. @type {Map<string, string>} */
  #texts = new Map();
  /** @type {((why: Error) => void) | undefined} */
  #stop;
  #runs = 0;
  /** Of the run that goes on, if one does. */
  #over = Promise.resolve();
  #long = false;

  /** @param {Tool} tool @param {string} script address of the page's script @param {(href: string) => string} address of something below the site's root */
  constructor(tool, script, address) {
    this.tool = tool;
    this.script = script;
    this.address = address;
  }

  /** What a run needs. A failure is forgotten, and a worker that died, so that the next try asks again. */
  ready() {
    const forget = () => { if (this.#ready === asked) this.#ready = undefined; };
    const asked = this.#ready ??= this.#ask(forget);
    asked.catch(forget);
    return asked;
  }

  /** @param {() => void} lost */
  async #ask(lost) {
    const { data: name = "" } = this.tool;
    const opening = this.#open(lost);
    try {
      const [work, known] = await Promise.all([opening, name && this.#text(name)]);
      const pages = (known && (await work.learn(known))) || JSON.parse(await this.#text("pages.json"));
      return { work, pages };
    } catch {
      opening.then((work) => work.close(), () => {}); // the next try opens another
      throw new Told(LOST);
    }
  }

  /** @param {() => void} lost @returns {Promise<Workplace>} */
  #open(lost) {
    const { tool: { input, maxBytes = Infinity }, tool, script } = this;
    const much = input !== "form" && maxBytes > LARGE;
    return much ? inWorker(tool, script, lost).catch(() => inPage(tool, script)) : inPage(tool, script);
  }

  /** @param {string} href @returns {Promise<string>} */
  async #text(href) {
    const known = this.#texts.get(href);
    if (known) return known;
    const got = await fetch(this.address(href));
    if (!got.ok) throw new Error(String(got.status));
    const text = await got.text();
    this.#texts.set(href, text);
    return text;
  }

  /** Only the latest run is wanted: it waits for the one before, but not for long. @param {Input} input @param {() => void} slow called if the run takes long, and may be stopped @returns {Promise<Part[]>} */
  async run(input, slow) {
    const mine = ++this.#runs;
    if (this.#long) this.cancel();
    await this.#over;
    const { work } = await this.ready();
    if (mine !== this.#runs) throw new Cancelled();
    const timer = setTimeout(() => {
      this.#long = true;
      if (mine === this.#runs) slow(); else this.cancel();
    }, LONG);
    const end = () => {
      clearTimeout(timer);
      this.#long = false;
    };
    const going = Promise.race([work.run(input), new Promise((_, fail) => { this.#stop = fail; })]).finally(end);
    this.#over = going.then(() => {}, () => {});
    return going;
  }

  /** Ends the run, and begins anew: a worker that is at work hears nothing. */
  cancel() {
    this.#long = false;
    this.#stop?.(new Cancelled());
    this.#ready?.then(({ work }) => work.close(), () => {});
    this.#ready = undefined;
    this.ready().catch(() => {});
  }
}
