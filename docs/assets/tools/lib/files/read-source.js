// Gives the text of a file to a reading in chunks, so that neither page nor worker ever holds it as a whole.

/** @import { Reading, Source } from "../../types.js" */
import { pour } from "./read-file.js";

/**
 * UTF-8, UTF-16 by its mark or its NULs, otherwise windows-1252.
 * @template T @param {Source} source @param {() => Reading<T>} begin again where the file turns out not to be UTF-8
 * @returns {Promise<T>}
 */
export async function readSource(source, begin) {
  if (!source.wide) {
    const reading = begin();
    if (await feedAs(source, "utf-8", reading)) return reading.end();
  }
  const reading = begin();
  await feedAs(source, source.wide || "windows-1252", reading);
  return reading.end();
}

/** @param {Source} source @param {string} encoding @param {Reading<unknown>} reading @returns {Promise<boolean>} false if it is no UTF-8 */
async function feedAs(source, encoding, reading) {
  const decoder = new TextDecoder(encoding, { fatal: encoding === "utf-8" });
  /** @param {Uint8Array} [bytes] the next; without them there are no more */
  const feed = (bytes) => {
    const text = textOf(decoder, bytes);
    if (text) reading.feed(text);
    return text !== undefined;
  };
  let sound = true;
  await pour(source, (bytes) => (sound = feed(bytes)));
  return sound && feed();
}

/** @param {TextDecoder} decoder @param {Uint8Array} [bytes] @returns {string | undefined} undefined where they are of another encoding */
function textOf(decoder, bytes) {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined });
  } catch {
    return undefined;
  }
}
