// A player's UUID: which kind it is, and the one that offline mode makes of a name.

/** @typedef {"mojang" | "offline" | "floodgate" | "other" | "unknown"} Kind */

const HEX = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
const VARIANT = /[89ab]/;

/** In lower case with its dashes; undefined where it is none. @param {unknown} text @returns {string | undefined} */
export function uuidOf(text) {
  if (typeof text !== "string" || !HEX.test(text)) return undefined;
  const hex = text.replaceAll("-", "").toLowerCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** By the first digit of the third group, which is the version. @param {string} uuid @returns {Kind} */
export function kindOf(uuid) {
  if (uuid.startsWith("00000000-0000-0000-")) return uuid.endsWith("-0000-000000000000") ? "other" : "floodgate";
  if (!VARIANT.test(uuid[19])) return "other";
  return uuid[14] === "4" ? "mojang" : uuid[14] === "3" ? "offline" : "other";
}

/** What a server without authentication calls this player; capitals matter. @param {string} name @param {(text: string) => string} md5 in hexadecimal digits */
export function offlineUuid(name, md5) {
  const hex = md5(`OfflinePlayer:${name}`);
  const variant = ((parseInt(hex[16], 16) & 3) | 8).toString(16);
  return /** @type {string} */ (uuidOf(`${hex.slice(0, 12)}3${hex.slice(13, 16)}${variant}${hex.slice(17)}`));
}
