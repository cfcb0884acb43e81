// Where a text stops being JSON: engines word that in their own ways, and some name no place at all.

const BLANK = /[ \t\n\r]*/y;
const PLAIN = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;

/** The line of the first fault, from 1. @param {string} text a text that JSON.parse refuses @returns {number} */
export function faultLine(text) {
  const at = Math.min(faultAt(text), Math.max(text.trimEnd().length - 1, 0));
  return text.slice(0, at).split(/\r\n|\r|\n/).length;
}

/** @param {string} text @returns {number} */
function faultAt(text) {
  /** @type {string[]} */
  const open = [];
  let wanted = "value"; // value, first (value or end), key, firstKey (key or end), colon, more (comma or end), nothing
  let at = skip(text, 0);
  while (at < text.length) {
    const sign = text[at];
    const ends = (wanted === "more" || wanted === "first" || wanted === "firstKey") && sign === (open.at(-1) === "{" ? "}" : "]");
    let end = at + 1;
    if (ends) open.pop();
    else if (wanted === "more" && sign === ",") wanted = open.at(-1) === "{" ? "key" : "value";
    else if (wanted === "colon" && sign === ":") wanted = "value";
    else if (wanted === "key" || wanted === "firstKey") [end, wanted] = [sign === '"' ? afterString(text, at) : at, "colon"];
    else if (wanted !== "value" && wanted !== "first") return at;
    else if (sign === "{" || sign === "[") [open[open.length], wanted] = [sign, sign === "{" ? "firstKey" : "first"];
    else [end, wanted] = [sign === '"' ? afterString(text, at) : afterPlain(text, at), "more"];
    if (end === at) return at;
    if (ends) wanted = "more";
    if (wanted === "more" && !open.length) wanted = "nothing";
    at = skip(text, end);
  }
  return text.length;
}

/** @param {string} text @param {number} at */
function skip(text, at) {
  BLANK.lastIndex = at;
  BLANK.test(text);
  return BLANK.lastIndex;
}

/** Behind a number or a word; the same place where there is none. @param {string} text @param {number} at */
function afterPlain(text, at) {
  PLAIN.lastIndex = at;
  return PLAIN.test(text) ? PLAIN.lastIndex : at;
}

/** @param {string} text @param {number} start its first quote */
function afterString(text, start) {
  for (let at = start + 1; at < text.length && text[at] >= " "; at += text[at] === "\\" ? 2 : 1) if (text[at] === '"') return at + 1;
  return start;
}
