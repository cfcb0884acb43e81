// The worker of every tool: its first message says which one, the second may bring what that tool knows, every later one is an input to answer.
import { answer, loadTool } from "./lib/load-tool.js";

/** @type {import("./lib/load-tool.js").Loaded} */
let loaded;
/** @type {any} */
let data;

addEventListener("message", async ({ data: { tool, script, known, input } }) => {
  try {
    if (tool) {
      loaded = await loadTool(tool, script);
      postMessage({});
    } else if (known) {
      data = JSON.parse(known);
      postMessage({ pages: data.pages });
    } else {
      postMessage({ parts: answer(loaded, input, data) });
    }
  } catch (error) {
    const { message, line } = /** @type {{message: string, line?: number}} */ (error);
    postMessage({ problem: { message, line } });
  }
});
