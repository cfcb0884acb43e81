// The text of a server.properties before its settings are read: encodings and backslashes that spoil whole lines, mended.

import { KEYS } from "./keys.js";
import { continues, withSoundEscapes } from "../properties.js";

/** @import { Draft } from "./findings.js" */

/**
 * The text as its writer meant it, and a finding for each thing that the server would read otherwise.
 * @param {string} text @param {string} encoding as found in the bytes, "" where nobody knows @returns {{text: string, drafts: Draft[]}}
 */
export function mend(text, encoding) {
  /** @type {Draft[]} */
  const drafts = [];
  const clean = withoutEncodingFaults(text, encoding, drafts);
  const parts = clean.split(/(\r\n|\r|\n)/);
  for (let at = 0; at < parts.length; at += 2) {
    const line = parts[at];
    if (!line.includes("\\") || /^[ \t\f]*[#!]/.test(line)) continue;
    parts[at] = withSoundLine(line, parts[at + 2], at / 2 + 1, drafts);
  }
  return { text: parts.join(""), drafts };
}

/** @param {string} text @param {string} encoding @param {Draft[]} drafts @returns {string} */
function withoutEncodingFaults(text, encoding, drafts) {
  const nuls = text.split("\0").length - 1;
  if (/^utf-?16/i.test(encoding) || nuls > text.length / 4) {
    drafts.push({
      code: "utf-16", severity: "error", line: 1, title: "The file is saved as UTF-16",
      text: "The server reads it as another encoding, recognises no setting at all and starts with its defaults.",
      fix: "Save it as UTF-8 without a byte order mark. The corrected text below is plain; your editor chooses the encoding.", applied: true,
    });
  } else if (/bom/i.test(encoding) || text.startsWith("\ufeff")) {
    drafts.push({
      code: "byte-order-mark", severity: "warning", line: 1, title: "The file begins with an invisible byte order mark",
      text: "The mark becomes part of the first line. A setting on that line is not recognised; in front of a comment it makes the comment a setting.",
      fix: "Save the file as UTF-8 without BOM.", applied: true,
    });
  }
  if (text.includes("\ufffd")) {
    drafts.push({
      code: "broken-letters", severity: "note", line: 1 + text.slice(0, text.indexOf("\ufffd")).split(/\r\n|\r|\n/).length - 1,
      title: "Some letters were lost when the file was saved or copied",
      text: "They are shown as \ufffd. The server reads them as they stand.", fix: "Type them again, or write them as \\u and four hexadecimal digits.",
    });
  }
  return text.replace(/[\0\ufeff]/g, "");
}

/** @param {string} line @param {string | undefined} next @param {number} number @param {Draft[]} drafts @returns {string} */
function withSoundLine(line, next, number, drafts) {
  let sound = withSoundEscapes(line);
  if (sound !== line) {
    drafts.push({
      code: "malformed-escape", severity: "error", line: number, title: "A \\u without four hexadecimal digits stops the server",
      text: "The start ends with: Malformed \\uxxxx encoding. A backslash followed by u always begins a coded letter in this file.",
      fix: "Write the backslash twice. In a path, use / instead: that works on Windows too.", change: [line, sound],
    });
  }
  if (continues(sound) && next !== undefined && startsSetting(next)) {
    drafts.push({
      code: "swallowed-line", severity: "error", line: number, title: `The backslash at the end swallows line ${number + 1}`,
      text: "A backslash at the end of a line joins the next line to it: the setting on that line has no effect and becomes part of this value.",
      fix: "Take the backslash away, or write it twice to keep it.", change: [line, `${sound}\\`],
    });
    sound += "\\";
  }
  return sound;
}

/** @param {string} line */
function startsSetting(line) {
  const key = /^[ \t\f]*([\w.-]{1,60})[ \t\f]*[=:]/.exec(line)?.[1];
  return key !== undefined && Object.hasOwn(KEYS, key);
}
