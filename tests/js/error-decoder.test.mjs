// The error decoder: the cases shared with the browser, and what a finding carries.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { run, tool } from "../../docs/assets/tools/error-decoder.js";

/** @import { Severity } from "../../docs/assets/tools/types.js" */
/**
 * @typedef {{slug: string, severity: string, line: number}} Expected
 * @type {{rules: import("../../docs/assets/tools/types.js").Rules, cases: {name: string, input: string, expect: Expected[]}[]}}
 */
const { rules, cases } = JSON.parse(readFileSync(new URL("../vectors/error-decoder.json", import.meta.url), "utf8"));

for (const { name, input, expect } of cases) {
  test(name, () => {
    const findings = run(input, rules).findings;
    assert.deepEqual(findings.map(({ slug }) => slug), expect.map(({ slug }) => slug));
    expect.forEach((expected, at) => partly(findings[at], expected));
  });
}

/** Every expected key; the finding may have more (Node 20 has no partialDeepStrictEqual). @param {Record<string, any>} actual @param {Record<string, any>} expected */
function partly(actual, expected) {
  for (const [key, value] of Object.entries(expected)) assert.deepEqual(actual[key], value, key);
}

test("a finding has all that the contract names", () => {
  const [finding] = run("[12:00:01 ERROR]: Username 'Steve' tried to join with an invalid session", rules).findings;
  assert.deepEqual(finding, {
    id: "failed-to-verify-username",
    page: "fixes/failed-to-verify-username/",
    title: "Failed to verify username",
    slug: "invalid-session-log",
    message: "Username '{name}' tried to join with an invalid session",
    seen: "server",
    side: "player",
    acts: ["player"],
    severity: "error",
    means: "Made for the tests.",
    line: 1,
    count: 1,
    excerpt: "[12:00:01 ERROR]: Username 'Steve' tried to join with an invalid session",
    confidence: 1,
  });
});

test("what is glued to a placeholder by an apostrophe is read with it", () => {
  for (const text of ["{name}'s account was moved to another company", "The world of l'{name} was locked by somebody"]) {
    const own = { ...rules, messages: [{ ...rules.messages[0], text }] };
    for (const line of [text.replace("{name}", "Steve"), text.replace("{name}", "Steve").replace("'", "\u2019")]) assert.equal(run(line, own).findings.length, 1, line);
  }
});

/** The known messages in a line, if there is but one. @param {string} text of that message @param {string} line */
const findingsOf = (text, line) => run(line, { ...rules, messages: [{ ...rules.messages[0], text, seen: "server" }] }).findings;

test("words that stand in a message as they were typed are a part of it, even if only one of them says something", () => {
  const found = (/** @type {string} */ line) => findingsOf("You are not whitelisted on this server!", line).length;
  assert.deepEqual(["You are not whitelisted", "you're not whitelisted", "are you whitelisted"].map(found), [1, 1, 0]);
});

test("a message that ends twice is counted once", () => {
  const [finding, ...more] = findingsOf("Backend alpha bravo {name} gave charlie delta", "[12:00:01] [x/INFO]: Backend alpha bravo 1 gave charlie delta 2 gave charlie delta");
  assert.equal(finding.count, 1);
  assert.deepEqual(more, []);
});

test("the start of a line is read without its colours, and from where it was redrawn", () => {
  const thread = "[12:00:01] [A thread with a name that is longer than most of the others are/INFO]";
  for (const [message, before, count] of /** @type {[string, string, number][]} */ ([
    ["Wrong launcher version detected", `${thread}: `, 1],
    ["Wrong launcher version detected", `${thread}: <Steve> `, 0],
    ["Wrong launcher version detected", `${thread}\u001b[0m: <Steve> `, 0],
    ["Wrong code", "[12:00:01] [x/INFO]: >\r[12:00:01] [x/INFO]: ", 1],
    ["Wrong code", "[12:00:01] [x/INFO]: >[12:00:01] [x/INFO]: ", 0],
  ])) assert.equal(findingsOf(message, before + message).length, count, before);
});

/** @type {[string, string[]][]} a message, and how people type it */
const SPELLINGS = [
  ["Outdated server! I'm still on {version}", ["Outdated server! I am still on 1.21.4", "outdated server im still on 1.21", "Outdated server!\nI am  still on 1.21.4"]],
  ["Couldn't verify username because servers are unavailable", ["could not verify username because servers are unavailable", "couldnt verify username"]],
  ["Can't connect to server", ["cannot connect to server", "Can not connect to server"]],
  ["Cannot assign requested address", ["can\u2019t assign requested address", "cant assign requested address"]],
  ["You are not white-listed on this server!", ["You aren't white-listed on this server", "you\u2019re not white listed on this server!"]],
  ["Timed out", ["timeout", "Time-out", "time out!"]],
  ["Login timeout exceeded, you have been kicked", ["log in timed out exceeded, you've been kicked"]],
];

test("a version typed with a part of a message says nothing against that part", () => {
  const message = "Outdated harbour! I'm still on {version}, and {name} is not";
  for (const typed of ["outdated harbour 1.20.4", "Outdated harbour 1.20.4, im on 1.21.11"]) assert.deepEqual(findingsOf(message, typed).map((finding) => finding.message), [message], typed);
  for (const typed of ["1.20.4 or 1.21.11", "harbour 1.20.4", "gardens and trees of harbour 1.20.4"]) assert.deepEqual(findingsOf(message, typed), [], typed);
});

test("a message is found in whatever spelling it was typed", () => {
  for (const [message, ways] of SPELLINGS) {
    for (const typed of ways) assert.deepEqual(findingsOf(message, `\n${typed}`).map((finding) => [finding.message, finding.line, finding.excerpt]), [[message, 2, typed]], typed);
  }
});

test("in a log a message is found as it stands, and a word alone says nothing in any spelling", () => {
  for (const [message, [typed]] of SPELLINGS) assert.deepEqual(findingsOf(message, `[12:00:01 INFO]: ${typed}`), [], typed);
  for (const typed of ["the timeout of my plugin", "I am still on it", "it cannot", "please log in again"]) {
    for (const [message] of SPELLINGS) assert.deepEqual(findingsOf(message, typed), [], typed);
  }
});

test("a message that quotes a reason follows it, and without one another message of the same words is meant", () => {
  const texts = ["Can't connect to server", "Can't connect to server {server}: {reason}", "Server is full", "Outdated client! Please use {version}"];
  const own = { ...rules, messages: texts.map((text) => ({ ...rules.messages[0], slug: text, text })) };
  const found = (/** @type {string} */ line) => run(line, own).findings.map(({ slug }) => texts.indexOf(slug));
  for (const before of ["", "[12:00:01 INFO]: [connected player] Steve (/203.0.113.7:50412) has disconnected: "]) {
    assert.deepEqual(found(`${before}Can't connect to server lobby: Server is full`), [2, 1], before);
    assert.deepEqual(found(`${before}Can't connect to server lobby: Outdated client! Please use 1.15.2`), [3, 1], before);
  }
  assert.deepEqual(found("cannot connect to server lobby: Server is full"), [2, 1]);
  assert.deepEqual(found("Can't connect to server lobby: Something else"), [1]);
  for (const alone of ["Can't connect to server", "Can't connect to server: Something else", "Can't connect to server at 12"]) assert.deepEqual(found(alone), [0], alone);
  assert.deepEqual(found("[12:00:01 WARN]: [Shop] Can't connect to MySQL server on 'db': Server is full"), []);
});

test("of what is around a reason the errors come first, and Geyser says because of", () => {
  const texts = ["{name} lost connection: {reason}", "Internal Exception: io.netty.handler.codec.DecoderException: {reason}", "Badly compressed packet - size of {size} is larger than protocol maximum of {most}", "{player} has disconnected from the Java server because of {reason}", "Server closed"];
  const own = { ...rules, messages: texts.map((text, at) => ({ ...rules.messages[0], seen: /** @type {const} */ ("server"), slug: text, text, severity: /** @type {Severity} */ (at % 3 ? "error" : "note") })) };
  const found = (/** @type {string} */ line) => run(`[12:00:01] [Server thread/INFO]: ${line}`, own).findings.map(({ slug }) => texts.indexOf(slug));
  assert.deepEqual(found("Steve lost connection: Internal Exception: io.netty.handler.codec.DecoderException: Badly compressed packet - size of 3 is larger than protocol maximum of 2"), [2, 1, 0]);
  assert.deepEqual(found("[Geyser-Spigot] Steve has disconnected from the Java server because of Server closed"), [4, 3]);
  assert.deepEqual(found("[Shop] The trade was cancelled because of Server closed"), []);
});

test("a reason may stand there by its key", () => {
  const [text, key] = ["Out-of-order chat packet received. Did your system time change?", "multiplayer.disconnect.out_of_order_chat"];
  const own = { ...rules, messages: [{ ...rules.messages[0], text, key }, ...rules.messages] };
  for (const line of [key, `You were kicked from lobby: ${key}`, `[12:00:01 ERROR]: [connected player] Steve (/203.0.113.7:50412): disconnected while connecting to lobby: ${key}`]) {
    assert.equal(run(line, own).findings[0]?.message, text, line);
  }
});

const LINES = [
  "[12:00:01 INFO]: Done (5.4s)! For help, type \"help\"",
  "[12:00:02 INFO]: <Steve> I get Failed to verify username!",
  "[12:00:03 INFO]: Steve issued server command: /msg Bob Unable to verify player details",
  "[12:00:04] [Server thread/INFO]: Steve lost connection: Timed out",
  "[12:00:05 ERROR]: [connected player] Steve (/203.0.113.7:50412): kicked from server lobby: Unable to verify player details",
  "12:00:06 [WARNING] [Steve] <-> ServerConnector [lobby] disconnected with: Server is online mode!",
  "\tat java.base/java.lang.Thread.run(Thread.java:1583)",
];

test("what the journal, syslog, docker, grep or cat -n puts in front of every line changes nothing", () => {
  const found = (/** @type {string} */ before) => run(LINES.map((line) => before + line).join("\n"), rules).findings.map(({ slug, line, count, confidence }) => ({ slug, line, count, confidence }));
  const plain = found("");
  assert.deepEqual(plain.map(({ line }) => line), [5, 6, 4, 4]);
  for (const before of [
    "Nov 28 12:00:01 mc java[812]: ", "Nov  3 12:00:01.123456 mc.example.org start.sh[1]: ", "d\u00e9c. 03 12:00:01 mc minecraft@lobby: ", "Sat 2026-11-28 12:00:01 UTC mc java[812]: ",
    "2026-11-28T12:00:01+0000 mc java[812]: ", "2026-11-28T12:00:01.123456+01:00 mc java[812]: ", "2026-11-28T12:00:01.123456789Z ", "lobby-1  | 2026-11-28T12:00:01.123456789Z ",
    "12:", "logs/latest.log:12:", "latest.log:", "     12\t", "12  ",
  ]) assert.deepEqual(found(before), plain, before);
});

test("a stamp with its zone may be the only time of a line, and so may a panel's", () => {
  for (const before of ["29.11 12:00:01 [Server] INFO ", "29.11 12:00:01 [Server] Server thread/INFO ", "[12:00:01 PM] [Server thread/INFO]: ", "2026-11-28T12:00:01.123456789Z [Server thread/INFO]: ", "[2026-11-28T12:00:01+01:00] [Server thread/INFO]: ", "2026-11-28T12:00:01Z INFO "]) {
    assert.equal(findingsOf("Wrong launcher version detected", `${before}Wrong launcher version detected`).length, 1, before);
    assert.equal(findingsOf("Wrong launcher version detected", `${before}<Steve> Wrong launcher version detected`).length, 0, before);
  }
});

test("chat is chat whatever sign stands behind the name", () => {
  for (const who of ["Steve \u27a4 ", "[Owner] Steve \u00bb ", "[Owner] [VIP] Steve \u276f ", "[Member] Steve > ", "Steve \u2192 "]) {
    assert.equal(run(`[12:00:01] [Server thread/INFO]: ${who}Failed to verify username!`, rules).findings.length, 0, who);
  }
  for (const server of ["[server connection] Steve -> lobby: ", "[Steve] <-> ", "Disconnecting Steve: "]) {
    assert.equal(run(`[12:00:01] [Server thread/INFO]: ${server}Failed to verify username!`, rules).findings.length, 1, server);
  }
});

test("what a scanner writes in the chat is no finding, however a server logs it", () => {
  const said = "This server isn't whitelisted, which means griefers can and probably will join it.";
  const found = (/** @type {string} */ line) => findingsOf(said, line).length;
  for (const before of [
    "[17:41:58 INFO]:  <matscan> <", "[17:41:58] [Server thread/INFO]: <Herobrine> ", "[17:41:58] [Server thread/INFO]: [Not Secure] <matscan> ", "[17:41:58 INFO]: [Not Secure] matscan: ", "[17:41:58 INFO]: [Not Secure] ",
    "[05Mar2024 21:18:25.400] [Server thread/INFO] [net.minecraft.server.MinecraftServer/]: <matscan> ", "[16:07:58] [Server thread/INFO] [minecraft/MinecraftServer]: [Not Secure] <matscan> ",
    "[17:41:58] [Async Chat Thread - #0/INFO]: matscan: ", "[17:41:58] [Server thread/INFO]: [FACTION] [Guest]matscan: ", "[17:41:58 INFO]: [G] [world] [President] [VIP] <matscan> ", "[17:41:58 INFO]: [SocialSpy] [matscan -> me] ",
    "[17:41:58 INFO]: \u00a77<\u00a7fmatscan\u00a77> \u00a7f", "[17:41:58 INFO]: [0m<matscan> ", "[17:41:58 INFO]: -> [Red] <matscan> ", "[17:41:58 INFO]: [Discord | Member] matscan \u00bb ", "29.11 17:41:58 [Server] INFO <matscan> ",
    "[17:41:58 WARN]: matscan sent out-of-order chat: '", "[17:41:58 INFO]: matscan issued server command: /say ", "[17:41:58 INFO]: [connected player] matscan (/203.0.113.7:50412) -> executed command /msg Steve ",
  ]) assert.equal(found(before + said), 0, before);
  for (const before of ["", "[17:41:58 INFO]: ", "[17:41:58 INFO]: [Guard] ", "[17:41:58 INFO]: [Guard]Warning: ", "[17:41:58 INFO]: \u00a7e", "[17:41:58 INFO]: -> "]) assert.equal(found(before + said), 1, before);
});

test("rules of another format are refused in words", () => {
  assert.throws(() => run("x", /** @type {any} */ ({ format: 2 })), { told: true, message: /format 1, not 2/ });
  assert.throws(() => run("x", /** @type {any} */ (undefined)), /format 1/);
});

test("every example of the tool finds something", () => {
  for (const example of tool.examples) assert.ok(run(example.text, rules).findings.length > 0, example.label);
});

test("a very long line gives a short excerpt around the hit", () => {
  const { findings } = run(`${"lorem ipsum ".repeat(90000)}Failed to verify username!${" dolor".repeat(90000)}`, rules);
  assert.equal(findings.length, 1);
  assert.ok(findings[0].excerpt.length < 1000);
  assert.match(findings[0].excerpt, /^…[^]*Failed to verify username![^]*…$/);
});

test("what a player wrote is chat in the game's own log too, what the server wrote there is not", () => {
  const found = (/** @type {string} */ said) => run(`[12:00:01] [Render thread/INFO]: ${said}`, rules).findings.length;
  for (const said of ["[CHAT] Steve: Failed to verify username!", "[System] [CHAT] [VIP] Steve: Failed to verify username!", "[CHAT] [Steve -> me] Failed to verify username!", "[CHAT] Steve whispers to you: Failed to verify username!"]) assert.equal(found(said), 0, said);
  for (const said of ["[CHAT] Failed to verify username!", "[System] [CHAT] Kicked whilst connecting to lobby: Failed to verify username!", "[CHAT] Error: Failed to verify username!"]) assert.ok(found(said), said);
});
