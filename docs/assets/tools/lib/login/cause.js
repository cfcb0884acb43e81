// One cause: what a reader is told about it, and the lines that would change.

/** @import { Edit, Finding } from "./types.js" */
import { say } from "./words.js";

/** `key` and `words`: what `finding` says, and with what it is filled in @typedef {{finding: Finding, edits: Edit[], key: string, words: Record<string, string>}} Cause */

/**
 * @param {string} key @param {string} file @param {number} line @param {{backend?: string, words?: Record<string, string>, edits?: Edit[], severity?: Finding["severity"]}} [more] @returns {Cause}
 */
export function cause(key, file, line, { backend = "", words = {}, edits = [], severity } = {}) {
  const said = say(key, { backend: backend || "the backend", ...words });
  return { finding: { ...said, severity: severity ?? said.severity, file, line, backend, change: [] }, edits, key, words };
}
