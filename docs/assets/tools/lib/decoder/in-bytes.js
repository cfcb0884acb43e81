// A part of a text that is kept, held as small as it can be: for speed only.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * The same text, for the engine to hold as a byte a character if it is ASCII. It holds a part of a text as it held the whole,
 * and joins in kind: one curly quote would have all that follows held in two bytes a character, which takes about a quarter longer to read.
 * @param {string} text
 */
export function inBytes(text) {
  const bytes = encoder.encode(text);
  return bytes.length === text.length ? decoder.decode(bytes) : text;
}
