// The error decoder: from a screen message, a console line or a whole log to the article that fixes it, root cause first.

/** @import { Decoded, Rules, Tool } from "./types.js" */
import { decode } from "./lib/decode.js";
export { view } from "./lib/decoder-view.js";

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
  accept: ".log,.txt,text/plain",
  maxBytes: 20 * 1024 * 1024,
  examples: [
    { label: "A player's screen", text: "Failed to log in: Invalid session (Try restarting your game and the launcher)" },
    { label: "A server console", text: "[12:00:01] [User Authenticator #1/ERROR]: Username 'Steve' tried to join with an invalid session" },
    { label: "A proxy console", text: "[12:00:01 ERROR]: [connected player] Steve (/203.0.113.7:50412): kicked from server lobby: Unable to verify player details" },
  ],
  data: "rules.json",
  empty: "No message in this text is known here. Check that the line with the error is in it, or search the site for its most unusual words.",
};

/**
 * The known messages in a text, root cause first. Knows no page and no machine: text and rules in, findings out.
 * @param {string} text @param {Rules} rules @returns {Decoded}
 */
export function run(text, rules) {
  if (rules?.format !== 1) throw new Error(`The decoder reads rules of format 1, not ${rules?.format}. Reload the page, or build the site again.`);
  const findings = decode(text, rules).map(({ message, line, count, excerpt, confidence }) => ({
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
  }));
  return { findings };
}
