// How a line of a log begins: time, level and logger in front of the message; and which lines are only chat.

/** @import { Line } from "../types.js" */
import { withoutCodes } from "./clean.js";

// Every repetition below is bounded: a line of a megabyte costs no more than a short one.
const QUOTED = /[\s>`*|]{0,20}/y;
/** A container's name, or what grep and cat -n put in front: a file's name, a line's number. */
const FOUND = /[\w.-]{1,40} {1,20}\| |(?:[\w./-]{1,80}:)?(?:\d{1,7}[:\t -]{1,4})?(?=\[?\d\d?:\d\d:\d\d)/y;
const ZONE = String.raw`(?:Z|[+-]\d\d:?\d\d)`;
const UNIT = String.raw`[\w.-]{1,64} [^\s[\]:]{1,64}(?:\[\d{1,10}\])?: `;
/** What systemd's journal, syslog and docker logs -t put in front of a line that has its own time. */
const STAMP = new RegExp(String.raw`[^\s\d[\]<>|]{2,6} (?:[ \d]\d|\d{4}-\d\d-\d\d) \d\d:\d\d:\d\d(?:\.\d{1,6})?(?: [A-Z]{2,5})? ${UNIT}` +
  String.raw`|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?${ZONE} (?:${UNIT}|(?=\[?\d))`, "y");
const DATE = String.raw`(?:\d{4}[-/.]\d{2}[-/.]\d{2}|\d{1,2}[A-Z][a-z]{2}\d{4}|\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?)[ T]`;
const NAME = "(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|SEVERE|STDOUT|STDERR)";
const TIME = new RegExp(String.raw`\[?(?:${DATE})?\d{1,2}:\d{2}:\d{2}(?:[.,:]\d{1,9})?${ZONE}?(?![\d:])(?: [AP]M\b| \[Server\](?= ))?`, "y"); // [Server]: Multicraft's mark
const LEVEL_IN_TIME = new RegExp(String.raw`\s(?:[^[\]\n]{0,80}[/ ])?${NAME}\]?`, "y");
const LEVEL = new RegExp(String.raw`\s?\[(?:[^[\]\n]{0,120}/)?${NAME}\]`, "y");
const CLOSE = /\]/y;
/** What tells at once that a line is one of a log: nothing in its start was redrawn or coloured. */
const PLAIN = String.raw`\[\d\d:\d\d:\d\d[\] ](?:[^\r\n\u001b]{51}|[^\r\n\u001b]{0,50}(?:\n|$))`;
const PLAIN_LINE = new RegExp(PLAIN, "y");
/** How most lines of most logs begin: the patterns above in one, for speed. */
const USUAL = new RegExp(String.raw`(?=${PLAIN})\[\d\d:\d\d:\d\d\] \[(?:[^[\]\n]{0,120}/)?${NAME}\]`, "y");
const LOGGER = /\s?(?:\[(?!Not Secure\])[^[\]\n]{1,160}\]:|\((?=\w)[^()\n]{1,80}\)(?= ))/y;
const COLON = /:?\s{0,20}/y;

/** Ranks, worlds and channels in front of a name, and a name that is not what messages begin with. */
const MARKS = String.raw`(?:\[[^[\]\n]{1,40}\]:?\s?){0,5}`;
const SOMEBODY = String.raw`(?!(?:error|warning|reason|kicked|disconnected|server|proxy)\b)[.*~]?\w{2,16}`;
const CHAT = new RegExp([
  String.raw`^(?:-> )?${MARKS}(?:<(?!->)[^<>\s][^<>\n]{0,40}>\s|\* \w{1,16} )`, // <Steve> Hello, * Steve waves
  String.raw`^${MARKS}\[[.*\w]{1,17} -> [.*\w]{1,17}\] `, // [Steve -> me] Hello
  String.raw`^${MARKS}(?<=\])${SOMEBODY}: `, // [Guest]Steve: Hello; a plugin that speaks for itself puts a blank behind its name
].join("|"), "i");
const CHAT_MARKED = new RegExp(String.raw`^${MARKS}\S{1,40} [»›❯➤➜➔→⇒▶►▸⏵⟩>] `); // as chat plugins write it: [Member] Steve » Hello
const SHOWN = /^(?:\[System\] )?\[CHAT\] /; // in the game's own log: what the player saw in the chat, be it of a player or of the server
const SHOWN_NAME = new RegExp(`^${MARKS}${SOMEBODY}(?: whispers to you)?: `, "i");
const COMMAND = /^.{1,80}(?:issued server command: |executed command:? )/;
const OUT_OF_ORDER = /^\S{1,40} sent out-of-order chat: /; // what follows is what the player wrote
const COLOURED = /[\u00a7\u252c\ufffd]|^\[[\d;]{1,24}m/;

/** @param {RegExp} sticky @param {string} text @param {number} at @returns {number} the index behind it; `at` if it is not there */
function skip(sticky, text, at) {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : at;
}

/**
 * The text without ANSI codes, and for each of its units (and its end) where it came from.
 * @param {string} text @returns {{plain: string, from: (index: number) => number}}
 */
function withoutAnsi(text) {
  if (!text.includes("\u001b")) return { plain: text, from: (index) => index };
  /** @type {number[]} */
  const origin = [];
  let plain = "";
  for (let at = 0; at < text.length; at++) {
    const code = text[at] === "\u001b" ? /^\u001b\[[0-9;?]{0,24}[@-~]/.exec(text.slice(at, at + 28)) : null;
    if (code) {
      at += code[0].length - 1;
    } else {
      plain += text[at];
      origin.push(at);
    }
  }
  return { plain, from: (index) => origin[index] ?? text.length };
}

/**
 * The start of a line, and where its time and level stand in it.
 * @param {string} start @returns {{head: string, from: (index: number) => number, at: number, body: number}}
 */
function timeAndLevel(start) {
  const { plain: head, from } = withoutAnsi(start);
  // A console redraws its prompt with "\r": the line is what follows it.
  let at = head.lastIndexOf("\r", 60) + 1;
  if (head[at] !== "[") at = skip(QUOTED, head, skip(STAMP, head, skip(FOUND, head, skip(QUOTED, head, at))));
  let body = skip(TIME, head, at);
  const timed = body > at;
  if (timed) body = skip(LEVEL_IN_TIME, head, body);
  if (timed) body = skip(CLOSE, head, body);
  return { head, from, at, body: skip(LEVEL, head, body) };
}

/** Whether a line begins as lines of a log do. @param {string} text @param {number} start @param {number} end of the line, without its line break */
export function isLogLine(text, start, end) {
  if (skip(PLAIN_LINE, text, start) > start) return true;
  const { at, body } = timeAndLevel(startOf(text, start, end));
  return body > at;
}

/**
 * @param {string} text @param {number} start @param {number} end of the line, without its line break
 * @returns {Line} `log` when it begins as lines of a log do, `chat` when a player wrote what follows
 */
export function readLine(text, start, end) {
  const plain = startOf(text, start, end);
  const usual = plain.includes("\u001b") ? 0 : skip(USUAL, plain, 0);
  if (usual > 0) {
    const body = behindLogger(plain, usual);
    return { start, end, body: start + body, log: true, chat: isChat(plain, 0, usual, body) };
  }
  const { head, from, at, body: behind } = timeAndLevel(plain);
  if (behind === at) return { start, end, body: start + from(at), log: false, chat: false };
  const body = behindLogger(head, behind);
  return { start, end, body: start + from(body), log: true, chat: isChat(head, at, behind, body) };
}

/** As much of a line as is read to tell what it is. @param {string} text @param {number} start @param {number} end of the line */
const startOf = (text, start, end) => text.slice(start, Math.min(end, start + 600));

/** @param {string} head @param {number} at behind time and level @returns {number} where the message starts */
const behindLogger = (head, at) => skip(COLON, head, head[at] === ":" ? at : skip(LOGGER, head, at));

/** Whether a player wrote what follows. @param {string} head @param {number} from @param {number} to of time and level @param {number} body where the message starts */
function isChat(head, from, to, body) {
  const shown = head[body] === "[" ? SHOWN.exec(head.slice(body))?.[0].length ?? 0 : 0;
  const written = head.slice(body + shown);
  const said = COLOURED.test(written) ? withoutCodes(written) : written;
  if (shown && SHOWN_NAME.test(said)) return true;
  return head.slice(from, to).includes("Chat Thread") || ("[<*-".includes(said[0]) && CHAT.test(said)) || CHAT_MARKED.test(said) || said.startsWith("[Not Secure]") ||
    (said.includes("command") && COMMAND.test(said)) || (said.includes("out-of-order") && OUT_OF_ORDER.test(said));
}

/** Words that quote a reason: "Steve lost connection: Timed out". In front of the colon, or of what stands for it, on the same line. */
const QUOTES_A_REASON = new RegExp(
  "lost connection|disconnect(?:ed|ing)?|kick|denying connection|failed to log ?in|unable to connect|failed to connect" +
  "|could not connect|can(?:.?t| ?not) connect to server|internal exception|encountered a problem|reason", "i");
const COLON_BEFORE = /(?:[:=>]|\bbecause of)\s{0,10}["'\u201c\u2018(]{0,2}$/;
const BRACKETS = /^(?:\s{0,3}\[[^[\]\n]{0,60}\]:?){0,4}\s{0,10}$/;
const EXCEPTION = /(?:Exception|Error)\s?:\s{0,3}$/;
const CAUSE = /Caused by: [\w.$]{1,120}:\s{0,3}$/;          // in a stack trace: no screen shows it, and the error above it leads
const BEHIND = /^\s{0,10}(?:$|[\n\r.,;:!?)\]"'\u201d\u2019\u2026`*|(\[<])/;

/**
 * How a stretch of text stands on its line, for messages of so few words that they must stand alone.
 * @param {string} text @param {Line} line @param {number} from @param {number} to of the words
 * @returns {{starts: "message" | "brackets" | "reason" | "middle", ends: boolean}}
 */
export function standing(text, line, from, to) {
  const near = text.slice(Math.max(line.body, from - 300), from);
  const before = /[\u00a7\u252c\ufffd&\u001b\\]|\[\d/.test(near) ? withoutCodes(near) : near;
  const ends = BEHIND.test(text.slice(to, to + 12));
  const whole = line.body >= from - 300;
  if (whole && /^[\W_]{0,12}$/.test(before) && !/[[\]:]/.test(before)) return { starts: "message", ends };
  const quoted = COLON_BEFORE.test(before.slice(-16)) && (QUOTES_A_REASON.test(before) || (!line.log && EXCEPTION.test(before.slice(-160)) && !CAUSE.test(before.slice(-160))));
  if (quoted) return { starts: "reason", ends };
  if (whole && BRACKETS.test(before)) return { starts: "brackets", ends };
  return { starts: "middle", ends };
}
