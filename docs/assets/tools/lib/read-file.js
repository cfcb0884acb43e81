// Reads a file the reader chose as text, or says in one sentence why not.

/** A sentence for the reader. */
export class FileProblem extends Error {}

const MB = 2 ** 20;

/** @param {File} file @param {number} most bytes @returns {Promise<string>} */
export async function readFile(file, most) {
  if (file.size > most) {
    throw new FileProblem(`${file.name} has ${Math.ceil(file.size / MB)} MB; this box reads up to ${Math.floor(most / MB)} MB. Cut out the part around the failed login and paste it.`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "";
  if (wide) return new TextDecoder(wide).decode(bytes);
  if (bytes.subarray(0, 65536).includes(0)) {
    throw new FileProblem(`${file.name} is not a text file. If it is packed (.gz or .zip), unpack it first.`);
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) throw new FileProblem(`${file.name} is packed. Unpack it first, then open the log inside.`);
  if (!bytes.length) throw new FileProblem(`${file.name} is empty.`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
