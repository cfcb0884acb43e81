// The worker of every tool: its first message says which one, the second may bring what that tool knows, every later one is an input to answer.
import { answer, loadTool } from "./lib/page/load-tool.js";

/** @type {import("./lib/page/load-tool.js").Loaded} */
let loaded;
/** @type {any} */
let data;

/** What is asked while a file is still being read waits for its turn: the page takes the answers in the order of its questions. */
let turn = Promise.resolve();
addEventListener("message", ({ data: asked }) => { turn = turn.then(() => reply(asked)); });

/** @param {any} asked */
async function reply({ tool, script, known, input }) {
  try {
    if (tool) {
      loaded = await loadTool(tool, script);
      postMessage({});
    } else if (known) {
      data = JSON.parse(known);
      postMessage({ pages: data.pages });
    } else {
      postMessage({ parts: await answer(loaded, input, data) });
    }
  } catch (error) {
    const { message, line, told } = /** @type {{message: string, line?: number, told?: boolean}} */ (error);
    postMessage({ problem: { message, line, told } });
  }
}
