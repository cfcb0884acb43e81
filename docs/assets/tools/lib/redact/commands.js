// Passwords as commands take them: mcrcon -p X, mysql -pX, redis-cli -a X, curl -u user:X, ngrok authtoken X.

/** @import { Kind, Pseudonyms } from "./pseudonyms.js" */
import { isSecretValue } from "./secret-keys.js";

const NEXT = String.raw`["']?,?[^\S\n]{1,8}`; // -p X, and "-p", "X" in a list
const GLUED = String.raw`(?=[^\s"']|["'][^\s"',])`;
const EITHER = `(?:${NEXT}|${GLUED})`;
const END = String.raw`(?![^\s"',\]])`;
const NO_PORT = String.raw`(?!["']?\d{1,5}${END})`;
const NOT_PUBLISHED = String.raw`(?!["']?(?:[\d.]{7,15}:)?[\d-]{1,11}:[\d-]{1,11}(?:\/tcp|\/udp)?${END})`; // docker run --name rcon -p 25575:25575
const VALUE = String.raw`(?:(\\{0,3}["'])((?:(?!\2)[^\n]){1,400})|((?!\\{1,3}["'])[^\s"']{1,400}))`;

/** A command, and the options behind which its password stands. @type {[command: RegExp, options: string, kind: Kind][]} */
const COMMANDS = [
  [/\bsshpass\b/, String.raw`(?<=\bsshpass["',\s]{1,8})-p${EITHER}`, "password"], // its next -p is the port of ssh
  [/\b(?:[a-z]{0,8}rcon|ARRCON)[a-z-]{0,12}\b/, String.raw`-(?:pass(?:word)?(?:${NEXT}|=)|p(?!ass(?:word)?[\s"'=]|ort\b)(?:${EITHER}|=)${NOT_PUBLISHED}|P${NEXT}${NO_PORT})`, "password"],
  [/\b(?:mysql|mariadb)[a-z-]{0,12}\b/i, `-p${GLUED}`, "password"],
  [/\bmongo[a-z]{0,12}\b/, `-p${EITHER}${NOT_PUBLISHED}`, "password"],
  [/\bredis-cli\b/, `-a${NEXT}`, "password"],
  [/\b(?:plink|pscp|psftp|putty)\b/i, `-pw${NEXT}`, "password"],
  [/\bcurl\b/, `(?:-[uU]${EITHER}|-[a-zA-Z]{1,6}[uU]${NEXT}|--(?:proxy-)?user(?:${NEXT}|=))`, "password"],
  [/\b(?:docker|podman) login\b/, `-p(?:${EITHER}|=)`, "password"],
  [/\b(?:zip|unzip)\b/, `-P${EITHER}`, "password"],
  [/\b7z[arz]?\b/, `-p${GLUED}`, "password"],
  [/\blftp\b/, `-u${NEXT}`, "password"],
  [/\bngrok\b/i, `(?:add-)?authtoken${NEXT}`, "token"],
];
const BEHIND = COMMANDS.map(([command, options, kind]) => ({ command, kind, option: new RegExp(String.raw`(?<=[\s"'])(${options})${VALUE}`, "g") }));
const FAR = 400;

/** The command that the place belongs to; a backslash at a line's end continues it. @param {string} text @param {number} at */
function commandBefore(text, at) {
  const line = text.slice(Math.max(0, at - FAR), at).replace(/\\\r?\n/g, " ").split("\n").at(-1) ?? "";
  return line.replace(/"[^"]*"|'[^']*'/g, (quoted) => quoted.replace(/[;|&]/g, " ")).split(/;|\||&&/).at(-1) ?? "";
}

/** @param {string} text @param {Pseudonyms} names @returns {string} */
export function hideCommands(text, names) {
  let made = text;
  for (const { command, option, kind } of BEHIND) {
    if (!command.test(made)) continue;
    made = made.replace(option, (all, /** @type {string} */ head, mark = "", quoted = "", bare = "", /** @type {number} */ at, /** @type {string} */ whole) => {
      const value = quoted || bare;
      if (!isSecretValue(value, true) || /^(?:\$\(|`)/.test(value) || !command.test(commandBefore(whole, at))) return all;
      return head + mark + names.of(kind, value);
    });
  }
  return made;
}
