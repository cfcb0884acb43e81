// The search: what its weights must not hang on. Which page each query finds is tried with the real index, in tests/site and in the browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { engine } from "../../docs/assets/search-worker.js";

/** @param {string} id @param {string} [asked] */
const page = (id, asked) => ({ id, href: `${id}/`, title: "A page", heading: "", text: "It says something.", messages: "", kind: "fix", ...(asked && { asked }) });

test("what a page is asked for with weighs the same, whichever page comes first", () => {
  const pages = [page("one", "private server"), page("two"), page("three"), page("four", "router")];
  const [score, turned] = [pages, [...pages].reverse()].map((docs) => engine(docs).index.search("router")[0].score);
  assert.equal(score.toFixed(6), turned.toFixed(6));
});
