// Serves a built site as a static host does, in brotli; prints its port. It ends when its input does.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png",
};
const folder = process.argv[2];
/** @type {Map<string, Buffer>} */
const kept = new Map();

/** @param {string} path below the folder */
function body(path) {
  const known = kept.get(path) ?? brotliCompressSync(readFileSync(join(folder, path)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  kept.set(path, known);
  return known;
}

const server = createServer((request, response) => {
  const asked = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://site").pathname));
  const path = asked.endsWith("/") ? `${asked}index.html` : asked;
  try {
    const bytes = body(path);
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    response.writeHead(200, { "Content-Type": type, "Content-Encoding": "br", "Content-Length": bytes.length });
    response.end(bytes);
  } catch {
    response.writeHead(404).end();
  }
});
server.listen(0, "127.0.0.1", () => console.log(/** @type {import("node:net").AddressInfo} */ (server.address()).port));
process.stdin.on("end", () => process.exit()).resume();
