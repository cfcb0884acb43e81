// The error decoder: from a screen message, a console line or a whole log to the article that fixes it, root cause first.

/** @import { Decoded, Finding, Hit, Reading, Rules, Tool } from "./types.js" */
import { Decoder } from "./lib/decoder/decode.js";
import { Told } from "./lib/told.js";
export { view } from "./lib/decoder/view.js";
export { tellingLine } from "./lib/decoder/telling-line.js";

/** @satisfies {Tool} */
export const tool = {
  id: "error-decoder",
  title: "Error decoder",
  label: "Paste the message from your screen, a console line or a whole log",
  placeholder: "Failed to log in: Invalid session (Try restarting your game and the launcher)",
  button: "Find the fix",
  files: true,
  open: "Open a log file",
  share: true,
  accept: ".log,.log.0,.txt,text/plain",
  chunks: true,
  maxBytes: 500 * 2 ** 20,
  examples: [
    { label: "A player’s screen", text: "Failed to log in: Invalid session (Try restarting your game and the launcher)" },
    { label: "A server console", text: "[12:00:01] [User Authenticator #1/ERROR]: Username 'Steve' tried to join with an invalid session" },
    { label: "A proxy console", text: "[12:00:01 ERROR]: [connected player] Steve (/203.0.113.7:50412): kicked from server lobby: Unable to verify player details" },
  ],
  data: "rules.json",
  empty: "No message in this text is known here. Check that the line with the error is in it, in English and word for word.",
  search: true,
};

/**
 * Reads a text that comes in chunks, cut anywhere, and holds little of it. Knows no page and no machine: text and rules in, findings out.
 * @param {Rules} rules @returns {Reading<Decoded>} it ends with the known messages, root cause first
 */
export function begin(rules) {
  if (rules?.format !== 1) throw new Told(`The decoder reads rules of format 1, not ${rules?.format}. Reload the page, or build the site again.`);
  const decoder = new Decoder(rules);
  return { feed: (chunk) => decoder.feed(chunk), end: () => ({ findings: decoder.end().map((hit) => findingOf(hit, rules)) }) };
}

/**
 * The known messages in a text, root cause first.
 * @param {string} text @param {Rules} rules @returns {Decoded}
 */
export function run(text, rules) {
  const reading = begin(rules);
  reading.feed(text);
  return reading.end();
}

/** @param {Hit} hit @param {Rules} rules @returns {Finding} */
const findingOf = ({ message, line, count, excerpt, confidence }, rules) => ({
  id: message.page,
  page: rules.pages[message.page]?.href ?? "",
  title: rules.pages[message.page]?.title ?? "",
  slug: message.slug,
  message: message.text,
  seen: message.seen,
  side: message.side,
  acts: message.acts,
  severity: message.severity,
  means: message.means,
  line,
  count,
  excerpt,
  confidence,
});
