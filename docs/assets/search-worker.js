// Answers searches: is given the index once, ranks sections, returns one best section a page.
import Engine from "minisearch";

/** @type {typeof import("minisearch").default} */
const MiniSearch = Engine;

/** @typedef {{id: string, href: string, title: string, heading: string, text: string, messages: string | string[], asked?: string, kind: string}} Doc `asked`: plain words that people search with */

// Say nothing about a page; asked for only when nothing else was. The second row is what people ask with.
const FILLERS = new Set(("a an and are as at be by can for from i if in is it my of on or the this to was with you your " +
  "after cannot cant did do does dont fix get got help how im isnt issue me minecraft no not our own please problem see someone still they we what when where which who why wont work working works").split(" "));

/** Identifiers whole and in parts: "velocity.toml" is also "velocity" and "toml", "invalidSession" also "invalid" and "session". @param {string} text */
export function words(text) {
  /** @type {string[]} */
  const found = [];
  for (const [word] of text.replace(/['’]/g, "").matchAll(/[\p{L}\p{N}]+(?:[._/:-][\p{L}\p{N}]+)*/gu)) {
    const parts = word.split(/[._/:-]|(?<=\p{Ll})(?=\p{Lu})/u);
    found.push(word, ...(parts.length > 1 ? parts : []));
  }
  return found.map((word) => word.toLowerCase());
}

/** What may be meant by a word that no page has: two words written as one, or the word that this is a form of. @param {string} word @param {Set<string>} known */
function meant(word, known) {
  for (let at = 3; at <= word.length - 3; at++) if (known.has(word.slice(0, at)) && known.has(word.slice(at))) return [word.slice(0, at), word.slice(at)];
  const bare = word.replace(/(?:ing|ed|e?s)$/, "");
  return [[bare, bare + "e", bare + "s", bare.replace(/(.)\1$/, "$1")].find((form) => form.length > 2 && known.has(form)) ?? word];
}

/** The index, and every word in it. @param {Doc[]} docs */
export function engine(docs) {
  /** @type {Set<string>} */
  const known = new Set();
  const index = new MiniSearch({
    fields: ["title", "asked", "heading", "messages", "text"],
    storeFields: ["href", "title", "heading", "messages", "text"],
    tokenize: words,
    processTerm: (term) => (known.add(term), term),
  });
  // "asked" stands in every one: where a field is left out, its average length, and with it its weight, hangs on which page comes first.
  index.addAll(docs.map((doc) => ({ asked: "", ...doc, messages: [doc.messages ?? ""].flat().join("\n").replace(/\{[\w-]+\}/g, "…") })));
  return { index, known };
}

/** @param {ReturnType<typeof engine>} engine @param {string} query what was typed or pasted */
export function search({ index, known }, query) {
  const typed = words(query.slice(0, 2000));
  const all = [...new Set(typed)].slice(0, 80);
  const telling = all.filter((word) => !FILLERS.has(word) && !/^\d{1,2}$/.test(word));
  const joined = all.slice(1).map((word, i) => all[i] + word).filter((word) => known.has(word) && !FILLERS.has(word));
  const asked = [...new Set([...joined, ...(telling.length ? telling : all).flatMap((word) => (known.has(word) ? word : meant(word, known)))])];
  const results = asked.length ? index.search(asked.join(" "), {
    tokenize: (text) => text.split(" "),
    processTerm: (term) => term,
    combineWith: "OR",
    boost: { title: 3, asked: 7, messages: 4, heading: 2 },
    prefix: (term, i, terms) => term.length > 1 && (terms.length < 5 || i === terms.length - 1),
    fuzzy: (term) => (term.length > 4 && !/\d/.test(term) ? 0.2 : false),
    maxFuzzy: 2,
    weights: { prefix: 0.2, fuzzy: 0.3 },
  }) : [];
  // All the words count more than some of them often, and a rare one more than "server"; words of one message more than words of several. So do
  // the words that a page is called by, and words that stand in a message as they were typed. A whole known message inside what was pasted counts most.
  /** In how many results each word is. @type {Map<string, number>} */
  const found = new Map();
  for (const { queryTerms } of results) for (const term of queryTerms) found.set(term, (found.get(term) ?? 0) + 1);
  const rarity = (/** @type {string} */ term) => Math.log(1 + index.documentCount / (found.get(term) ?? 1));
  const pasted = new Set(all);
  const phrase = ` ${typed.join(" ")}`;
  for (const result of results) {
    const lines = result.messages.split("\n").map(words);
    const whole = Math.max(0, ...lines.map((/** @type {string[]} */ said) => (said.length > 1 && said.every((word) => pasted.has(word)) ? said.length : 0)));
    result.whole = whole > 0;
    const inMessages = result.terms.filter((term) => result.match[term].includes("messages"));
    const named = result.terms.filter((term) => result.match[term].some((field) => field === "title" || field === "asked")).length;
    const quoted = typed.length > 1 && lines.some((/** @type {string[]} */ said) => ` ${said.join(" ")}`.includes(phrase));
    const together = Math.max(1, ...lines.map((/** @type {string[]} */ said) => inMessages.filter((term) => said.includes(term)).length));
    result.score *= result.queryTerms.reduce((sum, term) => sum + rarity(term), 0) * (whole ? 2 + whole : 1) * (1 + Math.min(1, named / asked.length) + (quoted ? Math.min(3, typed.length - 1) : 0)) * Math.sqrt(together / Math.max(1, inMessages.length));
  }
  results.sort((a, b) => b.score - a.score);
  /** @type {Map<string, typeof results[number]>} */
  const pages = new Map();
  for (const result of results) {
    if (result.score < results[0].score * 0.1 && !result.whole) continue; // shares a stray word, no more
    const page = result.href.split("#")[0];
    if (!pages.has(page)) pages.set(page, result);
  }
  return { total: pages.size, hits: [...pages.values()].slice(0, 10).map((result) => hit(result)) };
}

/** @param {any} result */
function hit({ href, title, heading, messages, text, terms, queryTerms, match }) {
  const message = terms.some((/** @type {string} */ term) => match[term].includes("messages")) ? best(messages.split("\n"), terms, queryTerms.length) : "";
  return { href, title, heading, message, excerpt: message ? "" : excerpt(text, terms), words: terms };
}

/** The line with the most of the terms, if it has half of what was asked: one with no more than the "server" of a question says nothing. @param {string[]} lines @param {string[]} terms @param {number} asked */
function best(lines, terms, asked) {
  const read = lines.map((line) => { const has = new Set(words(line)); return { line, count: terms.filter((term) => has.has(term)).length, length: Math.max(20, has.size) }; });
  const { line, count } = read.reduce((a, b) => (b.count / (50 + b.length) > a.count / (50 + a.length) ? b : a));
  return count * 2 >= asked ? line : "";
}

/** Some words around the place where most terms stand together. @param {string} text @param {string[]} terms */
function excerpt(text, terms) {
  const low = text.toLowerCase();
  const spots = terms.flatMap((term) => { const at = low.indexOf(term); return at < 0 ? [] : [at]; });
  const near = (/** @type {number} */ spot) => spots.filter((other) => other >= spot && other < spot + 140).length;
  const spot = spots.reduce((a, b) => (near(b) > near(a) ? b : a), spots[0] ?? 0);
  const from = spot < 40 ? 0 : text.indexOf(" ", spot - 40) + 1;
  const to = from + 160 < text.length ? text.lastIndexOf(" ", from + 160) : text.length;
  return (from ? "… " : "") + text.slice(from, to > from ? to : from + 160) + (to < text.length ? " …" : "");
}

if ("WorkerGlobalScope" in globalThis) {
  /** @type {(known: ReturnType<typeof engine>) => void} */
  let take;
  const known = new Promise((resolve) => { take = resolve; });
  addEventListener("message", ({ data: { id, query, index } }) => {
    if (index) take(engine(JSON.parse(new TextDecoder().decode(index)).docs));
    else known.then((all) => postMessage({ id, query, ...search(all, query) })).catch(() => postMessage({ id, query, failed: true }));
  });
}
