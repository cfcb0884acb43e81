// A file that is given to a reading in chunks: the answer is that of the whole text, whatever its encoding and packing, and little of it is held.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { deflateRawSync, gzipSync } from "node:zlib";
import { begin, run } from "../../docs/assets/tools/error-decoder.js";
import { looked, sourceOf, textOf } from "../../docs/assets/tools/lib/files/read-file.js";
import { readSource } from "../../docs/assets/tools/lib/files/read-source.js";

/** @type {{rules: import("../../docs/assets/tools/types.js").Rules}} */
const { rules } = JSON.parse(readFileSync(new URL("../vectors/error-decoder.json", import.meta.url), "utf8"));

const QUIET = "[12:00:00] [Server thread/INFO]: Steve bought 3 apples for 17 coins\n";
const KNOWN = "[12:00:01 ERROR]: Username 'Steve' tried to join with an invalid session\n";
const LOG = `${QUIET.repeat(3000)}Couldn\u2019t verify username because servers are unavailable 😀\n${KNOWN}${QUIET.repeat(30)}${KNOWN}`;
const MOST = 100 * 2 ** 20;

/** A file whose bytes come a few at a time, and that tells how many were asked for. @param {Uint8Array} bytes @param {number} step */
function slowFile(bytes, step) {
  const file = { size: bytes.length, given: 0, slice: (/** @type {number} */ from, /** @type {number} */ to) => new Blob([bytes.slice(from, to)]), stream: () => {
    let at = 0;
    return new ReadableStream({ pull: (control) => {
      if (at >= bytes.length) return control.close();
      control.enqueue(bytes.slice(at, at += step));
      file.given = Math.max(file.given, Math.min(at, bytes.length));
    } }, { highWaterMark: 0 });
  } };
  return file;
}

/** What the decoder says of a file. @param {any} file @param {string} name */
const decoded = async (file, name) => readSource(await looked(await sourceOf(file, name, MOST)), () => begin(rules));

const latin = Buffer.from(LOG.replace("\u2019", "").replace("😀", "\u00e9"), "latin1");
/** @type {Record<string, {bytes: Uint8Array, text?: string, name?: string}>} */
const FILES = {
  "utf-8": { bytes: Buffer.from(LOG) },
  "utf-8 with its mark": { bytes: Buffer.from(`\ufeff${LOG}`) },
  "utf-16le with its mark": { bytes: Buffer.from(`\ufeff${LOG}`, "utf16le") },
  "utf-16be with its mark": { bytes: Buffer.from(`\ufeff${LOG}`, "utf16le").swap16() },
  "utf-16le without a mark": { bytes: Buffer.from(LOG, "utf16le") },
  "windows-1252, as is seen at its end": { bytes: Buffer.concat([latin, Buffer.from([0xe4, 0xe9])]), text: `${latin.toString("latin1")}\u00e4\u00e9` },
  "utf-8, cut inside its last character": { bytes: Buffer.from(LOG + "😀").subarray(0, -1), text: new TextDecoder("windows-1252").decode(Buffer.from(LOG + "😀").subarray(0, -1)) },
  "packed": { bytes: gzipSync(LOG), name: "2026-11-24-1.log.gz" },
  "packed under another name": { bytes: gzipSync(LOG), name: "latest.log" },
};
for (const [name, { bytes, text = LOG, name: called = "latest.log" }] of Object.entries(FILES)) {
  test(`the answer is that of the whole text: ${name}`, async () => {
    const whole = run(text, rules);
    assert.ok(whole.findings.length > 0);
    for (const step of [1009, 65536]) assert.deepEqual(await decoded(slowFile(bytes, step), called), whole);
    assert.deepEqual(await textOf(await sourceOf(/** @type {any} */ (slowFile(bytes, 4999)), called, MOST)).then((read) => read.text), text);
  });
}

test("a cut in any place of a character changes nothing", async () => {
  const text = `a\u00e9\u2019😀\r\n${KNOWN}`;
  for (const step of [1, 2, 3, 5]) assert.deepEqual(await decoded(slowFile(Buffer.from(text), step), "a.log"), run(text, rules));
});

test("an entry of an archive is read as it is packed", async () => {
  const source = { blob: new Blob([deflateRawSync(LOG)]), format: /** @type {CompressionFormat} */ ("deflate-raw"), name: "a.log in logs.zip", most: LOG.length + 99 };
  assert.deepEqual(await readSource(await looked(source), () => begin(rules)), run(LOG, rules));
});

test("a file is asked for no faster than it is read, and only its start before", async () => {
  const file = slowFile(Buffer.from(QUIET.repeat(20000)), 10000);
  const source = await looked(await sourceOf(/** @type {any} */ (file), "latest.log", MOST));
  assert.equal(file.given, 0, "the start comes from a slice");
  let fed = 0;
  await readSource(source, () => ({ feed: (chunk) => { fed += chunk.length; assert.ok(file.given - fed <= 20000); }, end: () => {} }));
  assert.equal(fed, file.size);
});

/** @type {Record<string, [name: string, bytes: Uint8Array, most: number, sentence: RegExp]>} */
const REFUSED = {
  "nothing": ["a.log", new Uint8Array(), MOST, /a\.log is empty/],
  "bytes": ["a.log", Uint8Array.from([97, 0, 98, 255]), MOST, /is not a text file/],
  "too much": ["a.log", new Uint8Array(9), 8, /a\.log has 9 bytes; this box reads up to 8 bytes/],
  "too much, packed": ["a.log.gz", gzipSync(QUIET.repeat(9999)), 300_000, /becomes larger than 293 kB/],
  "damaged at its start": ["a.log.gz", Uint8Array.from([0x1f, 0x8b, 8, 0, 0]), MOST, /is damaged: it cannot be unpacked/],
  "damaged later": ["a.log.gz", gzipSync(Array.from({ length: 40000 }, (_, at) => at * 7919 % 65521).join(" ")).subarray(0, 60000), MOST, /is damaged: it cannot be unpacked/],
};
for (const [name, [called, bytes, most, sentence]] of Object.entries(REFUSED)) {
  test(`what cannot be read gets a sentence: ${name}`, async () => {
    const file = new Blob([new Uint8Array(bytes)]);
    await assert.rejects(async () => readSource(await looked(await sourceOf(file, called, most)), () => begin(rules)), sentence);
  });
}

test("a fault of the tool is not taken for a fault of the file", async () => {
  const source = await sourceOf(new Blob([LOG]), "a.log", MOST);
  await assert.rejects(readSource(source, () => ({ feed: () => { throw new TypeError("a fault"); }, end: () => {} })), /^TypeError: a fault$/);
});
