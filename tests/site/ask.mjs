// Asks the search of a built site, as its worker does: queries as JSON on standard input, for each the addresses of the first pages as JSON on standard output.

import { readFileSync } from "node:fs";
import { engine, search } from "../../docs/assets/search-worker.js";

const [site, first] = process.argv.slice(2);
const known = engine(JSON.parse(readFileSync(`${site}/search.json`, "utf8")).docs);
/** @type {string[]} */
const queries = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(queries.map((query) => search(known, query).hits.slice(0, Number(first)).map(({ href }) => href))));
