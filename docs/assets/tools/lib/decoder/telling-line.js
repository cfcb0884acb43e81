// The line of a text that is worth a search: one line, without what a log puts in front of it.

import { readLine } from "../log-line.js";

const READ = 100_000; // characters: somewhere in there is what matters, or nobody finds it by a search
const MOST = 200;
const TROUBLE = /error|exception|fail|fatal|unable|could not|cannot|can't|denied|refused/i;

/** A short text as a whole, of a longer one the first line that speaks of trouble. @param {string} text @returns {string} */
export function tellingLine(text) {
  const lines = text.slice(0, READ).split("\n").map((line) => ({ line, said: line.slice(readLine(line, 0, line.length).body).trim() })).filter(({ said }) => said);
  const whole = lines.map(({ said }) => said).join(" ");
  return whole.length <= MOST ? whole : (lines.find(({ line }) => TROUBLE.test(line)) ?? lines[0]).said.slice(0, MOST);
}
