// Colour codes run together with the word behind them: “§7198.51.100.7”. While a text is read, a sign that no text holds stands between.

/** Unicode keeps it free for such a use; one that a text holds all the same is taken out before. */
export const BETWEEN = "\ufdd0";
const CODES = /(?:§|\\u00a7)[\da-fk-orx]|\[[\d;]{1,12}m/gi;

/** Up to four codes in a row, as a pattern: of Minecraft, or of a terminal, whose escape character is often lost. */
export const CODE = String.raw`(?:(?:\u001b?\[[\d;]{0,12}m|(?:[§&]|\\u00a7)[\da-fk-or])${BETWEEN}?){0,4}`;

/** @param {string} text @returns {string} with every code apart from what follows it */
export const apart = (text) => text.replace(CODES, `$&${BETWEEN}`);

/** @param {string} text @returns {string} as it was */
export const together = (text) => text.replaceAll(BETWEEN, "");
