// Secrets that show by their shape alone, whatever stands before them: logins in addresses, tokens, key blocks, login commands, e-mail.

/** @import { Kind, Pseudonyms } from "./pseudonyms.js" */
import { isHidden, isPseudonym, PSEUDONYM } from "./pseudonyms.js";
import { ADMIN } from "./players.js";

/** What a token begins with. */
const ISSUED = /^(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk-|pk_|rk_|sk_|AIza|AKIA|ASIA|mfa\.|hf_|dop_v1_|whsec_|npm_|tskey-|ptl[ac]_)[\w-]{12}/;
const DOTTED = /^(?:eyJ[\w-]{8,}|[A-Za-z][\w-]{17,40}\.[\w-]{5,8}\.[\w-]{25,})/; // JWT; a Discord bot's token
const SIGNED = /(?:\.jar[^\S\n]{0,80}\|[^\S\n]|\bfingerprint:?[^\S\n])$/i; // who signed a mod: everybody's file has the same
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Drawn by lot, or a name that a person or a compiler made? @param {string} run */
function drawn(run) {
  if (UUID.test(run) || /^\d{1,6}-[A-Z][a-z]+-|(?:^|-)git-[A-Z][a-z]+-/.test(run)) return false; // git-Spigot-db6de12-18fbb24 is a version
  const letters = /[a-z]/i.test(run);
  if (/^[\da-f]{32,}$/i.test(run)) return letters && /\d/.test(run);
  if (run.length < 24 || run.length > 2000 || !/[a-z]/.test(run) || !/[A-Z]/.test(run) || !/\d/.test(run)) return false;
  const changes = run.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0;
  const spoken = (run.match(/[a-z]{5,}/g) ?? []).join("").length;
  return changes >= (run.length < 32 ? 5 : 4) && spoken < run.length * 0.4;
}

/** @param {string} run letters, digits, - and _, perhaps with dots @param {Pseudonyms} names */
function hideRun(run, names) {
  if (isPseudonym(run)) return run;
  if (DOTTED.test(run) && /\d/.test(run)) return names.of("token", run);
  const [first, ...rest] = run.split(".");
  if (ISSUED.test(run) || drawn(first)) return [names.of("token", first), ...rest].join(".");
  return run;
}

/** What stands behind /login where it is spoken of: “/login after a restart of the server”. */
const PROSE = /^(?:after|again|and|before|by|command|for|if|in|is|on|or|the|to|when|with)[,.:]?(?:[^\S\n]+\S+){2}/i;

/** @type {{has: RegExp, test: RegExp, make: (names: Pseudonyms, all: string, ...groups: string[]) => string}[]} */
const SHAPES = [
  { // /login and /register, as a console prints a player's command
    has: /\/|command/i, test: /((?<![\w/.])\/(?:authme:|nlogin:|librelogin:)?(?:login|register|changepassword|changepass|changepw|unregister|premium|2fa|totp)|(?<=command:? {0,2}'?)\/(?:l|log|reg|cp))([^\S\n]{1,20})(\S[^\n]{0,400})/gi,
    make: (names, all, head, blank, words) => (isHidden(words.trim()) || PROSE.test(words) ? all : head + blank + names.of("password", words.trim())),
  },
  { // the same typed without its slash, which everybody reads: <Steve> .login hunter2
    has: /> [./\\]?(?:login|reg)/i, test: /(<[^<>\n]{2,60}> [./\\]?(?:login|register|reg)[^\S\n]{1,8})((?!(?:please|pls|again|now|first|server|works)(?![\w!])|redacted-)[^\s]{3,60}(?:[^\S\n][^\s]{3,60})?)(?=[^\S\n]{0,8}$)/gim,
    make: (names, _, head, words) => head + names.of("password", words),
  },
  { // the hash of a password, with its salt: $2a$10$…, AuthMe's $SHA$…; in a class of Kotlin, Foo$1$bar, letters stand before it
    has: /\$(?:SHA|2[abxy]|argon2|apr1|[156y])\w{0,2}\$/, test: /(?<![\w$])\$(?:SHA\$[\w$]{16,300}|(?:2[abxy]|apr1|[156y])\$[\w./$=]{16,300}|argon2(?:id|[id])\$[\w./$=,+]{16,400})/g,
    make: (names, all) => names.of("password", all),
  },
  { has: /playit\.gg\//i, test: /(playit\.gg\/(?:claim|login|invite)\/)((?!redacted-)[\w/.-]{6,2000})/gi, make: (names, _, head, rest) => head + names.of("token", rest) },
  { has: /XBL3\.0/i, test: /(XBL3\.0 x=)((?!redacted-)[^\s"',]{8,4000})/gi, make: (names, _, head, rest) => head + names.of("token", rest) },
  { has: /[?&]sig=/, test: /([?&]sig=)((?!redacted-)[\w%+/=.-]{16,400})/g, make: (names, _, head, rest) => head + names.of("token", rest) }, // a signed address of a storage
  { has: /SG\.|ya29\./, test: /(?<![\w.])(?:SG\.[\w-]{16,40}\.[\w-]{32,60}|ya29\.[\w-]{20,400})/g, make: (names, all) => names.of("token", all) },
  { // whose key it is: ssh-ed25519 AAAA… steve@steves-pc
    has: / AAAA/, test: /((?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-[\w-]{4,20}) )(AAAA[\w+/=]{16,2000})( )(\S{2,100})/g,
    make: (names, _, head, key, blank, whose) => head + names.of("key", key) + blank + (isPseudonym(whose) ? whose : names.of("user", whose)),
  },
  { // in other languages than English: no placeholder, no command, no sentence
    has: /mot de passe|contraseña|wachtwoord|lösenord|hasło|heslo|şifre|jelszó|пароль|密[码碼]|パスワード|비밀번호/i,
    test: /((?:mot de passe|contraseña|wachtwoord|lösenord|hasło|heslo|şifre|jelszó|пароль|密[码碼]|パスワード|비밀번호)["']?[^\S\n]{0,4}[:=：][^\S\n]{0,4}["']?)((?!redacted-|[</]|[a-z]{1,40}[,.]?[^\S\n]{1,8}[a-z\d]|[^\s\d!-~][^\s\d]{0,200}(?!\S))[^\s"']{3,200})/gi,
    make: (names, _, head, word) => head + names.of("password", word),
  },
  { // the same in a sentence, if it is no word: le mot de passe est hunter2
    has: /mot de passe|contraseña|senha|wachtwoord|hasło|пароль|密[码碼]|パスワード|비밀번호/i,
    test: /((?:mot de passe|contraseña|senha|wachtwoord|hasło|пароль|密[码碼]|パスワード|비밀번호)(?:[^\S\n]{1,4}(?:est|es|é|is|to|это)?[^\S\n]{0,4}|是|为|為|は|[은는])["']?)(?=[\w!-~]{0,60}\d)(?=[\w!-~]{0,60}[a-z])((?!redacted-)(?:(?!\\u00a7)[!-~]){4,60})/gi,
    make: (names, _, head, word) => head + names.of("password", word),
  },
  { // what an admin types for a player: /authme register Steve X, /librelogin user pass-change Steve X
    has: /authme|login/i, test: new RegExp(`(${ADMIN})(\\S{1,40}[^\\S\\n]{1,20})(\\S[^\\n]{0,400})`, "gi"),
    make: (names, all, head, whose, words) => (isHidden(words.trim()) ? all : head + whose + names.of("password", words.trim())),
  },
  { // SQL: IDENTIFIED BY 'X'
    has: /identified/i, test: /(\bidentified[^\S\n]{1,8}(?:with[^\S\n]{1,8}\w{1,40}[^\S\n]{1,8})?by[^\S\n]{1,8}(?:password[^\S\n]{1,8})?)('[^'\n]{1,400}'|"[^"\n]{1,400}")/gi,
    make: (names, all, head, word) => (isHidden(word.slice(1, -1)) ? all : `${head}${word[0]}${names.of("password", word.slice(1, -1))}${word[0]}`),
  },
  { // SQL: SET PASSWORD FOR 'mc'@'%' = 'X'
    has: /set password/i, test: /(\bset[^\S\n]{1,8}password(?:[^\S\n]{1,8}for[^\S\n][^\n=;]{1,200}?)?[^\S\n]{0,8}=[^\S\n]{0,8}(?:(?:old_)?password[^\S\n]{0,8}\([^\S\n]{0,8})?)(["'])([^"'\n]{1,400})(?=\2)/gi,
    make: (names, all, head, mark, word) => (isHidden(word) ? all : head + mark + names.of("password", word)),
  },
  { // a database's address, user and password included
    has: /:\/\/|jdbc:/i, test: /((?:jdbc:)?(?<![a-z\d])(?:mysql|mariadb|postgres(?:ql)?|mongodb(?:\+srv)?|rediss?|sqlserver|amqps?|clickhouse|cockroachdb):\/\/|(?<![\w.])jdbc:[a-z\d]{1,20}:(?:thin:)?(?:\/\/)?)([^\s"'<>`]{1,2000})/gi,
    make: (names, all, head, rest) => (isHidden(rest) || rest === "//" || /^(?:sqlite|h2):/i.test(head.slice(5)) ? all : head + names.of("database", rest)),
  },
  { has: /\/webhooks\/|hooks\.slack\.com/i, test: /(\/api\/(?:v\d{1,3}\/)?webhooks\/|hooks\.slack\.com\/(?:services\/)?)([\w/-]{8,300})/gi, make: (names, all, head, rest) => (isHidden(rest) ? all : head + names.of("webhook", rest)) },
  { has: /bot\d/, test: /(\/bot|(?<!\w))(\d{6,12}:[\w-]{30,60})(?![\w-])/g, make: (names, all, head, rest) => head + names.of("token", rest) },
  { has: /bearer|basic/i, test: /\b((?:Bearer|Basic)[^\S\n]{1,4})([\w.~+/=-]{8,4000})/gi, make: (names, all, head, rest) => (isHidden(rest) || /^[a-z]+$/.test(rest) ? all : head + names.of("token", rest)) },
  { has: /token:/i, test: /(token:)([\w.-]{8,4000}:[\w-]{8,64})/gi, make: (names, all, head, rest) => head + names.of("token", rest) },
];

/** User and password in an address: scheme://user:password@host. @param {string} text @param {Pseudonyms} names */
function hideLogins(text, names) {
  return text.replace(/:\/\/([^\s"'<>`]{1,300})/g, (all, rest) => {
    const path = rest.search(/[/?#]/);
    const host = path === -1 ? rest : rest.slice(0, path);
    let sign = host.lastIndexOf("@");
    if (sign === -1 && /^[^/:@]{0,80}:(?!\d{1,5}(?:[/?#]|$))/.test(rest)) sign = rest.lastIndexOf("@"); // a password with a slash in it
    if (sign < 1 || isHidden(rest.slice(0, sign))) return all;
    return `://${names.of("login", rest.slice(0, sign))}${rest.slice(sign)}`;
  });
}

const UNIT = /\.(?:service|socket|timer|target|slice|scope)$/; // of systemd: minecraft@survival.service

/** @param {string} text @param {Pseudonyms} names */
function hideMail(text, names) {
  let made = "";
  let done = 0;
  for (let sign = text.indexOf("@"); sign !== -1; sign = text.indexOf("@", sign + 1)) {
    let start = sign;
    while (start > done && sign - start < 64 && /[\w.+%-]/.test(text[start - 1])) start--;
    const host = /^(?:[a-z\dß-ɏ-]{1,63}\.){1,6}[a-z]{2,24}(?![\w-])/i.exec(text.slice(sign + 1, sign + 300));
    if (!host || UNIT.test(host[0]) || start === sign || isHidden(text.slice(start, sign))) continue;
    const end = sign + 1 + host[0].length;
    made += text.slice(done, start) + names.of("email", text.slice(start, end).toLowerCase());
    done = end;
  }
  return made + text.slice(done);
}

/** The lines between BEGIN and END of a key or a certificate. @param {string} text @param {Pseudonyms} names */
function hideKeyBlocks(text, names) {
  if (!text.includes("-----BEGIN ")) return text;
  let inside = false;
  return text.split("\n").map((line) => {
    const open = line.lastIndexOf("-----BEGIN ");
    const close = line.lastIndexOf("-----END ");
    const was = inside;
    if (open !== -1 || close !== -1) inside = open > close;
    if (open !== -1) { // all on one line, with \n written out
      const start = line.indexOf("-----", open + 11) + 5;
      const end = close > open ? close : line.length;
      const body = line.slice(start, end).replace(/^(?:\\[nr])+|(?<!\\[nr])(?:\\[nr])+$|["'][\s,]*$|(?<![\s,])[\s,]+$/g, "");
      return start > 4 && body.trim().length > 8 && !isHidden(body.trim()) ? line.slice(0, start) + line.slice(start, end).replace(body, () => names.of("key", body.trim())) + line.slice(end) : line;
    }
    const body = line.trim().replace(/^[-#|>\s]+/, "");
    if (!was || close !== -1 || body.length < 4 || isHidden(body) || /^\[?\d\d:\d\d/.test(body)) return line;
    return line.replace(body, () => names.of("key", body));
  }).join("\n");
}

/** @param {string} text @param {Pseudonyms} names @returns {string} */
export function hideShapes(text, names) {
  let made = hideKeyBlocks(text, names);
  for (const { has, test, make } of SHAPES) {
    if (has.test(made)) made = made.replace(test, (all, ...groups) => make(names, all, ...groups));
  }
  if (made.includes("://")) made = hideLogins(made, names);
  made = made.replace(/(?<![\w-])[\w-]{20,}(?:\.[\w-]{3,}){0,4}/g, (run, at) => (/^[\da-f]{40}$/i.test(run) && SIGNED.test(made.slice(Math.max(0, at - 100), at)) ? run : hideRun(run, names)));
  return made.includes("@") ? hideMail(made, names) : made;
}

/** The secrets found under a key, wherever else they stand. @param {string} text @param {Pseudonyms} names @returns {string} */
export function hideKnown(text, names) {
  const odd = [...names.secrets].filter(([secret]) => !/[A-Za-z0-9]{3}/.test(secret)).slice(0, 20); // nothing in it to look up by
  return hideByRun(odd.reduce((made, [secret, name]) => made.replaceAll(secret, () => names.of(kindOf(name), secret)), text), names);
}

/** @param {string} name @returns {Kind} */
const kindOf = (name) => /** @type {Kind} */ (name.split("-")[1]);

/** @param {string} text @param {Pseudonyms} names @returns {string} */
function hideByRun(text, names) {
  /** @type {Map<string, {secret: string, offset: number, name: string}[]>} */
  const byRun = new Map();
  for (const [secret, name] of names.secrets) {
    const runs = [...secret.matchAll(/[A-Za-z0-9]{3,}/g)].sort((a, b) => b[0].length - a[0].length);
    if (!runs.length) continue;
    const list = byRun.get(runs[0][0]) ?? [];
    if (list.length < 50) byRun.set(runs[0][0], [...list, { secret, offset: runs[0].index, name }].sort((a, b) => b.secret.length - a.secret.length));
  }
  if (!byRun.size) return text;
  let made = "";
  let done = 0;
  for (const run of text.matchAll(new RegExp(`${PSEUDONYM}|[A-Za-z0-9]{3,}`, "g"))) {
    const hit = byRun.get(run[0])?.find(({ secret, offset }) => run.index - offset >= done && text.startsWith(secret, run.index - offset));
    if (!hit) continue;
    const start = run.index - hit.offset;
    made += text.slice(done, start) + names.of(kindOf(hit.name), hit.secret);
    done = start + hit.secret.length;
  }
  return made + text.slice(done);
}
