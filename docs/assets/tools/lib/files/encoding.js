// How a file is written, told by its first bytes: two bytes a unit, one, or as something that is no text.

export const START = 65536; // bytes that tell

/** @param {Uint8Array} bytes of a whole file, or how it begins @param {number} length of the whole, 0 if nobody knows @returns {string | undefined} utf-16le or utf-16be by its mark or its NULs, "" for all else; undefined where it is no text */
export function wideEncoding(bytes, length) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const some = bytes.subarray(0, 512);
  const nuls = [0, 0];
  some.forEach((byte, at) => { if (byte === 0) nuls[at % 2]++; });
  if (length % 2 === 0 && nuls[1] > some.length / 4 && !nuls[0]) return "utf-16le";
  if (length % 2 === 0 && nuls[0] > some.length / 4 && !nuls[1]) return "utf-16be";
  return bytes.subarray(0, START).includes(0) ? undefined : "";
}
