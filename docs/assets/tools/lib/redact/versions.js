// Which numbers of four parts are versions, not addresses: by the word in front, or because the text itself names them as a mod's version. In doubt none is.

const VERSION = String.raw`(?<![\d.])\d{1,2}(?:\.\d{1,3}){3}(?!\.?\d)`; // no version begins with three digits, most addresses do

/** What stands in front of a version, and how it begins there. @type {[before: RegExp, version: RegExp][]} */
const SAID = [
  [/(?:(?:version|build|release)[\s:="'/-]{0,3}|\bv)$/i, /^\d\d?\./],
  [/chrome[/ ]$/i, /^/],
  [/(?:java|jdk|jre)[\s"'/-]{0,3}$/i, /^(?:1|[89]|[1-3]\d)\./], // “Java: 203.0.113.5” is where Java players join
  [/bedrock(?: edition)? $/i, /^1\.\d\d?\./],
];

/** Where the text names versions of mods. @type {RegExp[]} */
const NAMED = [
  String.raw`(?<=\w[-_+v])${VERSION}(?=[\w.+-]{0,60}\.jar\b)|${VERSION}(?=(?:-SNAPSHOT)?\.jar)`, // jei-1.20.1-forge-15.2.0.27.jar
  String.raw`\[${VERSION},(?:${VERSION})?\)`, // [15.2.0.27,)
  String.raw`expected range: '[^'\n]{1,80}'`,
  String.raw`loading \d{1,5} mods?:[^\n]{1,40000}`,
  String.raw`\bmod '[^'\n]{1,80}' \([\w-]{1,64}\) ${VERSION}`,
  String.raw`${VERSION}(?=(?:§.)? or (?:any )?(?:above|later|newer|higher)\b| \((?:in|ex)clusive\))`,
  String.raw`\bcurrently, \S{1,80} is[§\w]{0,4} ${VERSION}`,
  String.raw`\w\{${VERSION}\} \[`, // UCHIJ CodeChickenCore{1.0.7.47} [CodeChicken Core] (minecraft.jar)
  String.raw`\(${VERSION}\) from [^\n]{1,120}\.jar`,
  String.raw`(?<=fabric mods:[^\S\n]{0,8}\n)(?:\t\t[^\n]{0,400}(?:\n|$)){1,2000}`, // in a crash report
].map((pattern) => new RegExp(pattern, "gi"));
const ROW = /^[^\n|]{0,400}\|[^\n]{0,600}/gm;
const LIST = /(?:^\t[\t |\\]{0,12}-{1,2} [a-z][\w.-]{1,80} \d\S{0,80}(?: via [^\n]{1,80})?\r?(?:\n|$)){1,2000}/gm;
const PLUGINS = /(?: - |: )[\w.-]{1,60} \([^()\n,]{1,80}\)(?:, [\w.-]{1,60} \([^()\n,]{1,80}\)){2,400}/gm;
const PLUGIN = /\(\d{1,4}\.\d{1,4}(?:\.\d{1,4})?(?:[-+][\w.+-]{1,60})?\)/;
const LISTED = /mods?:\s{0,4}$/i;
const LOADER = /- (?:fabric-api|fabricloader|quilt_loader|quilted_fabric_api) \d/;
const AS_ADDRESS = new RegExp(String.raw`(?<=(?<![\w.-])\/|\b(?:ip|host|address|bind)["']?[^\S\n]{0,4}[:=][^\S\n]{0,4}["']?|\b(?:logged in|registered|banned ip) )${VERSION}|${VERSION}(?=:\d{2,5})`, "gi");

/** @param {string} text @returns {string[]} */
const foursIn = (text) => text.match(new RegExp(VERSION, "g")) ?? [];

/** @param {string} text @returns {Set<string>} */
function namedIn(text) {
  const found = new Set(NAMED.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(([place]) => foursIn(place))));
  for (const [row] of text.matchAll(ROW)) { // a table of mods has the file's name in each row
    if (row.includes(".jar")) for (const cell of row.split("|")) for (const four of foursIn(cell)) if (four === cell.trim()) found.add(four);
  }
  for (const [plugins] of text.matchAll(PLUGINS)) { // among versions of two or three parts; a list of players' addresses has none
    if (PLUGIN.test(plugins)) for (const four of foursIn(plugins)) found.add(four);
  }
  for (const { 0: list, index } of text.matchAll(LIST)) {
    if (LOADER.test(list) || LISTED.test(text.slice(Math.max(0, index - 12), index))) for (const four of foursIn(list)) found.add(four);
  }
  if (found.size) for (const [place] of text.matchAll(AS_ADDRESS)) found.delete(place);
  return found;
}

/** @param {string} text @returns {(four: string, at: number) => boolean} is the number at this place a version? */
export function versionTest(text) {
  const named = namedIn(text);
  return (four, at) => {
    if (named.has(four)) return true;
    if (/^:\d{2,5}(?!\d)/.test(text.slice(at + four.length, at + four.length + 7))) return false;
    const before = text.slice(Math.max(0, at - 20), at);
    return SAID.some(([word, version]) => word.test(before) && version.test(four));
  };
}
