// The worker of every tool: it loads one at its first message, and answers every later one.
import { answer, loadTool } from "./lib/load-tool.js";

/** @type {import("./lib/load-tool.js").Loaded} */
let loaded;

addEventListener("message", async ({ data: { tool, script, input, data } }) => {
  if (tool) {
    const ready = await loadTool(tool, script).then((made) => { loaded = made; return true; }, () => false);
    postMessage({ ready });
    return;
  }
  try {
    postMessage({ result: answer(loaded, input, data) });
  } catch (error) {
    const { message, line } = /** @type {{message: string, line?: number}} */ (error);
    postMessage({ problem: { message, line } });
  }
});
