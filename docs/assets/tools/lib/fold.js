// What each character is in a word: its lower-case letter or digit, or nothing; and which may begin a code or cannot be seen.

export const SEPARATOR = 0;
export const INVISIBLE = 1;
export const MAYBE_CODE = 2;
const UNMET = 3;

/** For each UTF-16 unit: one of the first three above, or the unit of its lower-case letter or digit; and which of these, most find out when they are met. */
const FOLD = (() => {
  const fold = new Uint16Array(65536).fill(UNMET, 0x30, 0xd800);
  // NUL is here because UTF-16 read as something else has one after every letter.
  for (const character of "\0'\u2018\u2019\u02bc\u00b4\u00ad\u200b\u200c\u200d\u2060\ufeff") fold[character.charCodeAt(0)] = INVISIBLE;
  for (const character of "\u00a7\u00c2\u252c\ufffd&\u001b[\\") fold[character.charCodeAt(0)] = MAYBE_CODE;
  return fold;
})();
const IN_WORD = /[\p{L}\p{N}\p{M}_]/u;

/** @param {number} unit that is met for the first time */
function meet(unit) {
  const character = String.fromCharCode(unit);
  return (FOLD[unit] = IN_WORD.test(character) ? character.toLowerCase().charCodeAt(0) : SEPARATOR);
}

/** What a unit is: one of the first three above, or its lower-case letter or digit. @param {number} unit @returns {number} */
export const folded = (unit) => (FOLD[unit] === UNMET ? meet(unit) : FOLD[unit]);

/** @param {number} unit of ASCII @param {number} separator @param {number} unclear what to give for a unit that is not in a word @returns {number} */
export const foldedAscii = (unit, separator, unclear) => (folded(unit) > MAYBE_CODE ? folded(unit) : folded(unit) === SEPARATOR ? separator : unclear);

/** @param {string} text @returns {string} without what is invisible at its ends: "'s" begins with a character of a word */
const visible = (text) => {
  let [from, to] = [0, text.length];
  while (from < to && folded(text.charCodeAt(from)) === INVISIBLE) from++;
  while (from < to && folded(text.charCodeAt(to - 1)) === INVISIBLE) to--;
  return text.slice(from, to);
};

/** @param {string} text whether it begins with a character of a word */
export const startsInWord = (text) => beginsInWord(visible(text));

/** @param {string} text whether it ends with a character of a word */
export const endsInWord = (text) => beginsInWord(visible(text).slice(-1));

/** Asks for no unit that is not there: one such question, and the engine answers all later ones slowly. @param {string} text */
const beginsInWord = (text) => text !== "" && folded(text.charCodeAt(0)) > MAYBE_CODE;
