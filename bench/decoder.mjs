// Reads one log with the error decoder, as `dev.py tool` does, or line by line with a regular expression; prints seconds and memory as JSON.

import { existsSync, readFileSync } from "node:fs";
import { readChunks, readText } from "../docs/assets/tools/cli-text.mjs";
import { begin } from "../docs/assets/tools/error-decoder.js";

const TROUBLE = /\b(?:WARN|ERROR|FATAL|Exception)\b/;

/** How many lines of a text look like trouble. @param {string} text */
function baseline(text) {
  let lines = 0;
  for (let at = 0, end; at < text.length; at = end + 1) {
    end = text.indexOf("\n", at);
    if (end < 0) end = text.length;
    if (TROUBLE.test(text.slice(at, end))) lines++;
  }
  return lines;
}

/** The most memory this process ever had, in MiB. On Linux `maxRSS` will not do: a process starts with the peak of the one that started it. */
function peak() {
  const own = existsSync("/proc/self/status") && /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"));
  return (own ? Number(own[1]) : process.resourceUsage().maxRSS) / 1024;
}

const [kind, log, rules] = process.argv.slice(2);
const data = JSON.parse(readFileSync(rules, "utf8"));
const start = performance.now();
const found = kind === "baseline" ? baseline(readText(log).text) : readChunks(log, () => begin(data)).findings.length;
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ seconds, found, memory: peak() }));
