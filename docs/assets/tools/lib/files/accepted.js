// Which files of a folder a tool reads, by their names.

/** What no program reads on its own: hidden folders but the game’s own, and what archives add. */
export const ASIDE = /(^|\/)((__MACOSX|node_modules|\.(?!minecraft\/)[^/]+)\/|\._[^/]*$)/; // not .env: it holds what a compose file leaves open

/** @param {string | undefined} accept @returns {(path: string) => boolean} whether a file in a folder is one of those a tool reads */
export function reads(accept) {
  const ends = (accept ?? "").toLowerCase().split(",").map((end) => end.trim()).filter((end) => end.startsWith(".") && end !== ".zip");
  return (path) => !ASIDE.test(path) && (!ends.length || ends.some((end) => path.toLowerCase().replace(/\.gz$/, "").endsWith(end)));
}
