// The excerpt of a finding: what was pasted, without colour codes and control characters, cut to a readable length.

import { folded, MAYBE_CODE } from "./fold.js";
import { afterCode } from "./words.js";

const MOST = 400;

/** @param {string} text @returns {string} the text without colour codes and control characters (line breaks stay) */
export function withoutCodes(text) {
  let clean = "";
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const code = folded(unit) === MAYBE_CODE;
    const behind = code ? afterCode(text, at, /[\p{L}\p{N}]$/u.test(clean.slice(-1))) : at;
    if (behind > at) at = behind - 1;
    else if ((unit >= 0x20 && unit !== 0x7f && unit !== 0xfeff) || unit === 0x0a || unit === 0x09) clean += text[at];
  }
  return clean;
}

/**
 * Lines [from, to) of the text as an excerpt; a very long one is cut around the words in [first, last).
 * @param {string} text @param {number} from @param {number} to @param {number} first @param {number} last
 */
export function excerptOf(text, from, to, first, last) {
  const start = to - from > MOST ? Math.max(from, first - 100) : from;
  const end = to - from > MOST ? Math.min(to, Math.max(start + MOST, Math.min(last + 100, start + 2 * MOST))) : to;
  const lines = withoutCodes(text.slice(start, end)).split("\n").map((line) => line.trim());
  const clean = lines.filter(Boolean).join("\n");
  return `${start > from ? "…" : ""}${clean}${end < to ? "…" : ""}`;
}
