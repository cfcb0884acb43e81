// Pseudonyms: the same value gets the same one everywhere, two values get two, and none repeats what a text already holds.

/** What can be taken out, in the order it is reported. The word stands in front of the number. */
export const KINDS = /** @type {const} */ ({
  secret: "redacted-secret", password: "redacted-password", token: "redacted-token", key: "redacted-key", login: "redacted-login", database: "redacted-database",
  webhook: "redacted-webhook", email: "email", address: "address", host: "host", player: "player", uuid: "uuid", user: "user",
});

/** @typedef {keyof typeof KINDS} Kind */

/** Any of them, as a pattern. */
const ANY = "(?:redacted-(?:secret|password|token|key|login|database|webhook)|email|address|host|player|uuid|user)-\\d{1,7}";
export const PSEUDONYM = `(?<![\\w-])${ANY}(?:-v\\d)?(?!\\w)`;
const WHOLE = new RegExp(`^(?:${ANY})(?:-v\\d)?$`);
const HIDDEN = /^redacted-(?:secret|password|token|key|login|database|webhook)-\d{1,7}$/;

/** Is the value one of the pseudonyms? @param {string} text */
export const isPseudonym = (text) => WHOLE.test(text);

/** Is it one that stands for a secret? Under a secret's key nothing else is believed to be one. @param {string} text */
export const isHidden = (text) => HIDDEN.test(text);

/** The pseudonyms in a text, with what they stand for. @param {string} text @returns {{kind: Kind, name: string}[]} */
export function pseudonymsIn(text) {
  const found = text.match(new RegExp(PSEUDONYM, "g")) ?? [];
  return found.map((name) => {
    const word = name.replace(/-\d{1,7}(?:-v\d)?$/, "");
    return { kind: /** @type {Kind} */ (Object.keys(KINDS).find((kind) => KINDS[/** @type {Kind} */ (kind)] === word)), name };
  });
}

export class Pseudonyms {
  /** @type {Map<string, string>} */
  #given = new Map();
  /** @type {Map<Kind, number>} */
  #last = new Map();
  /** How often something was replaced, and the first pseudonym. @type {Map<Kind, {count: number, sample: string}>} */
  used = new Map();
  /** Secrets to look for elsewhere. @type {Map<string, string>} */
  secrets = new Map();

  /** @param {string} text in which pseudonyms may already stand */
  constructor(text) {
    for (const { kind, name } of pseudonymsIn(text)) {
      const number = Number(/-(\d{1,7})(?:-v\d)?$/.exec(name)?.[1] ?? 0);
      this.#last.set(kind, Math.max(number, this.#last.get(kind) ?? 0));
    }
  }

  /**
   * @param {Kind} kind @param {string} value @param {string} [ending] of the pseudonym
   * @returns {string} the pseudonym to write in its place
   */
  of(kind, value, ending = "") {
    const secret = KINDS[kind].startsWith("redacted-");
    const id = `${secret ? "" : kind}\u0000${value}`; // one secret under two names stays one
    let name = this.#given.get(id);
    if (!name) {
      const number = (this.#last.get(kind) ?? 0) + 1;
      this.#last.set(kind, number);
      name = `${KINDS[kind]}-${number}${ending}`;
      this.#given.set(id, name);
      if (secret && isTelling(value)) this.secrets.set(value, name);
    }
    const counted = this.used.get(kind) ?? { count: 0, sample: name };
    this.used.set(kind, { ...counted, count: counted.count + 1 });
    return name;
  }
}

const WORDS = /^(?:minecraft|localhost|password|changeme|velocity|bungeecord|paper|spigot|default|example|unknown|lobby|survival|creative)$/i;

/** Is the value so unusual that it means the secret wherever it stands? @param {string} value */
function isTelling(value) {
  if (value.length < 6 || value.length > 512 || WORDS.test(value) || /\n/.test(value)) return false;
  return value.length >= 12 || /\d/.test(value) || /[^\w\s]/.test(value) || (/[a-z]/.test(value) && /[A-Z]/.test(value.slice(1)));
}

/** Stands a pseudonym anywhere in it, be it run together with something? @param {string} text */
export const holdsPseudonym = (text) => new RegExp(ANY).test(text);
