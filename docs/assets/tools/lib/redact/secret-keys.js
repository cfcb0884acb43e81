// Which keys hold a secret, and which values under them are none. When in doubt it is one.

/** @import { Kind } from "./pseudonyms.js" */
import { isHidden } from "./pseudonyms.js";

/** Where to look closer: any of these inside a key. */
export const HINT = /secret|passw|passphrase|pwd|pass(?![a-z])|passcode|psw|(?<![a-z])(?:pw|otp)(?![a-z])|motdepasse|kennwort|senha|contrasena|licen[sc]e|token|key|webhook|credential|authorization|basic[_.-]?auth|cookie|salt|jwt|bearer|session|xuid|client[_-]?id|dsn|connectionstring|connection-string|connection_string/gi;

/** Words of a key, and the kind of what stands under it. The first that fits counts. @type {[Kind, RegExp][]} */
const KEYS = [
  ["secret", /^secrets?$/],
  ["password", /^(?:password\d*|passwords|passwd|passphrase|pass|passwort|passcode|pwd|psw|pw|storepass|keypass|motdepasse|kennwort|senha|contrasena|salt|requirepass)$/],
  ["webhook", /^webhooks?$/],
  ["token", /^(?:tokens?|jwt|bearer|authorization|cookies?|credentials?|accesstoken|authtoken|bottoken|xuid|otp)$/],
  ["key", /^(?:keys?|apikeys?|secretkey|privatekey|licen[sc]ekey|licen[sc]e)$/],
  ["database", /^(?:dsn|connectionstring)$/],
];
const JOINED = /secret|passw|basicauth|token|apikey|webhook|credential|sessionid/; // "forwardingsecret", "DBPASSWORD"
/** What a key is about when these words end it: a number, a switch, a file. Then only a value that looks random is hidden. */
const ABOUT = /^(?:length|len|min|max|minimum|maximum|size|timeout|ttl|lifetime|expiry|expires|enabled?|enable|required?|type|mode|algorithm|hash|count|limit|attempts|tries|interval|format|file|files|path|dir|folder|location|yml|yaml|json|toml|properties|txt|java|class|store|keystore|authentication|exchange|binding|bindings|column|characters|message|messages|regex|pattern|check|rotation|usage|change|changed)$/;
const NONE = /^(?:true|false|yes|no|on|off|null|nil|none|~|undefined|""|''|[[\]{}(),;:|>*.+?!-]*)$/i;
const REFERENCE = /^(?:\$\{[A-Za-z_]\w{0,63}\}|\$[A-Z_][A-Z0-9_]{0,63}|%[A-Za-z_]\w{0,63}%|\*{3,}|<[^<>]{0,40}>)$/;

/** @param {string} key @returns {string[]} its words, small */
const wordsOf = (key) => key.replace(/([a-z\d])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2").toLowerCase().split(/[^a-z\d]+/).filter(Boolean);

/**
 * @param {string} key as it stands in a file, such as rcon.password
 * @returns {{kind: Kind, sure: boolean} | undefined} `sure`: the value is a secret whatever it looks like
 */
export function secretKey(key) {
  const words = wordsOf(key);
  if (!words.length || /^redacted$/.test(words[0])) return undefined;
  const joined = words.join("");
  const fit = KEYS.find(([, test]) => words.some((word) => test.test(word)));
  const kind = fit?.[0] ?? (/sessionid|sessiontoken|clientid$/.test(joined) ? "token" : /dsn$|connectionstring/.test(joined) ? "database" : undefined)
    ?? (JOINED.test(joined) ? (/secret/.test(joined) ? "secret" : /passw|basicauth/.test(joined) ? "password" : /webhook/.test(joined) ? "webhook" : /apikey/.test(joined) ? "key" : "token") : undefined);
  if (!kind) return undefined;
  const about = ABOUT.test(words[words.length - 1]);
  const last = words.findLast((word) => /[a-z]/.test(word)) ?? "";
  const vague = kind === "key" && (words.length === 1 || !/key/.test(last)); // "key" alone, or fabric-key-binding-api
  return { kind, sure: !about && !vague };
}

/** Does it look like something a machine drew by lot? @param {string} value */
const looksRandom = (value) => value.length >= 8 && /\d/.test(value) && /[A-Za-z]/.test(value) && !/[\s/\\]/.test(value) && !/\.[a-z]{2,10}$/i.test(value) && !/^[a-z]+(?:[-_.][a-z\d]+)+$/.test(value);

/** Is the value under a secret's key to be hidden? @param {string} value @param {boolean} sure */
export function isSecretValue(value, sure) {
  const bare = value.trim();
  if (NONE.test(bare.replace(/\)$/, "")) || isHidden(bare) || REFERENCE.test(bare)) return false;
  return sure || looksRandom(bare);
}
