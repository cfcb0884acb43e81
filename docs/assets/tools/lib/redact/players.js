// Player names, learned from the lines in which only a player can stand, then replaced wherever they stand; and UUIDs.

/** @import { Pseudonyms } from "./pseudonyms.js" */
import { BETWEEN, CODE } from "./codes.js";
import { isPseudonym } from "./pseudonyms.js";

const NAME = String.raw`[.*+~-]?(\w{2,32})`;
const ADDRESS = String.raw`\/(?:\[|\d|[\da-f]{0,4}:|address-\d|localhost|host-\d)`;
const START = String.raw`(?:^[^\S\n]{0,8}|[\]:>] |[\]:](?!\d{1,5} )|(?<=\[[\d;]{0,12})m${BETWEEN}?)${CODE}`; // where a message starts behind a log's prefix

/** How a command begins in which an admin sets the password of a player, who is named next. */
export const ADMIN = String.raw`\b(?:authme|nlogin|librelogin|librepremium|openlogin|fastlogin)[^\S\n]{1,20}(?:user[^\S\n]{1,20})?(?:register|reg|cp|[\w-]{0,20}pass[\w-]{0,20})[^\S\n]{1,20}`;
const DID = "Set|Gave|Given|Teleported|Killed|Summoned|Applied|Cleared|Changed|Enchanted|Opped|Kicked|Banned|Added|Removed|Made|Saved|Stopping|Reloading|Turned|Played|Filled|Granted|Revoked";

/** What stands around a name. @type {RegExp[]} */
const AROUND = [
  String.raw`UUID of player ${NAME} is `,
  String.raw`Username '${NAME}' tried`,
  String.raw`(?:verify(?:ing)?|authenticat(?:e|ing)) (?:username )?(?:user )?'?${NAME}'?(?:$| with | failed|:)`,
  String.raw`(?:Disconnecting|Kicking|Loading player|Loaded player|Saving player) ${NAME}(?: \(| \[|:|$)`,
  String.raw`\[(?:connected player|initial connection|server connection)\] ${NAME}(?: |$)`,
  String.raw`GameProfile[^\n]{0,120}?name=${NAME}(?=[,\]])`,
  String.raw`(?:Setting user:|--username["']?,?) ?["']?${NAME}(?![\w-])`,
  String.raw`(?:Kicked|Banned|Unbanned|Opped|De-opped|Pardoned|Whitelisted) ${NAME}(?=$|:| from| for)`,
  String.raw`(?:Made|Added|Removed) ${NAME} (?:a server operator|to the whitelist|from the whitelist|no longer a server operator)`,
  String.raw`Teleported ${NAME} to `,
  String.raw`Teleported [^\s\]]{2,40} to ${NAME}(?=$|\])`,
  String.raw`${START}\[${NAME}: (?:${DID}) `,
  String.raw`${ADMIN}${NAME}(?= )`,
  String.raw`${START}${NAME} \(logged in as: `,
  String.raw`\(logged in as: ${NAME}\)`,
  String.raw`Player\w{0,10}\['${NAME}'\/`, // in a crash report: ServerPlayer['Steve'/41, …
  String.raw`CraftPlayer\{name=${NAME}\}`,
  String.raw`handle packet for ${NAME}$`,
  String.raw`\blast-?[aA]ccount-?[nN]ame["']?: ["']?${NAME}["']?$`,
  String.raw`\b[gG]amer[tT]ag["']?[:=] ?["']?${NAME}(?![\w-])`,
  String.raw`(?<![\w-])${NAME} (?:registered|logged in) (?:address-\d|\d{1,3}\.\d)`, // authme.log
  String.raw`(?<![\w-])(?<!\b(?:world|npc|entity|pack|land|region|mob|plot|arena|pet|claim|town|nation|guild|team|clan|faction|party|kingdom)s? )${NAME} ?\((?:uuid-\d{1,7}-v[34]|[\da-f]{8}-[\da-f]{4}-[34][\da-f]{3}-)`,
  String.raw`(?<![\w-])${NAME} was flagged \[Check`,
  String.raw`\[PLAYER_COMMAND\] ${NAME}: `,
  String.raw`(?:Opping|De-opping) ${NAME}$`,
  String.raw`\[nLogin\] The user ${NAME} has `,
  String.raw`\('${NAME}', '?(?:uuid-\d{1,7}-v\d|[\da-f]{8}-?[\da-f]{4}-?[34][\da-f]{3})`, // INSERT INTO … VALUES ('Steve', 069a79f4…
  String.raw`\[AuthMe\] ${NAME} (?:logged (?:in|out)|used the wrong|registered|changed)`,
  String.raw`player data for ${NAME}$`,
  String.raw`Set ${NAME}'s game mode to `,
  String.raw`(?:Gave|Given) \d{1,5} [^\n]{1,80}? to ${NAME}(?=$|\])`,
  String.raw`connected with username ${NAME}$`,
  String.raw`logged in as ${NAME} joined`,
  String.raw`LOG > \(${NAME}\)`,
  String.raw`\[U\] \(${NAME}\)`,
  String.raw`\/profiles\/minecraft\/${NAME}(?![\w-])`,
  String.raw`Async Chat Thread - #\d{1,4}\/INFO\]:? (?:\[[^\]\n]{1,24}\] ?){0,3}${NAME}(?:: | [»>|] )`,
  String.raw`\[CHAT\] (?:\[[^\]\n]{1,24}\] ?){1,3}(?=\w{0,32}(?:[\d_]|[a-z][A-Z]))${NAME}(?:: | [»>] )`, // not [Shop] Price: 10
  String.raw`\| ID \d{15,20}\] ${NAME}: `, // DiscordSRV's record of the console's channel
  String.raw`^\d\d\.\d\d \d\d:\d\d:\d\d \[(?:Server\] (?:Server thread\/)?INFO|(?:Disc|C)onnect\] User) ${NAME}(?=,? (?:lost|has disconnected|joined|left|IP)|\[\/)`, // Multicraft
  String.raw`[pP]layer (?:user)?name: ${NAME}(?=$|,)`,
  String.raw`Vote \(from:[^\n]{1,80}? username:${NAME} `,
  String.raw`\(vehicle of ${NAME}\) moved`,
  String.raw` (?:slain|shot|blown up|killed|pummeled|fireballed|impaled|squashed|skewered|stung to death) by ${NAME}(?=$| using )`,
  String.raw`Player ${NAME} (?:\[|\(|has |was |with UUID |joined|left|connected|disconnected|logged|tried)`,
  String.raw`(?<![\w-])${NAME} ?\[${ADDRESS}`,
  String.raw`(?<![\w-])${NAME} \(${ADDRESS}`,
  String.raw`\[${NAME}[,|] ?${ADDRESS}`,
  String.raw`\[${ADDRESS}[^\]\n]{1,60}\|${NAME}\]`,
  String.raw`(?<!(?:ServerConnector|DownstreamBridge)(?: <->)? )\[${NAME}\] (?:<->|->|disconnected with|has (?:connected|disconnected)|<- )`,
  String.raw`${START}${NAME}${CODE} (?:(?:re)?joined the game|-> executed command|whispers to |left the game|(?:has )?lost connection|issued server command|executed command|logged in with entity|moved (?:too quickly|wrongly)|has (?:made the advancement|completed the challenge|reached the goal|connected|disconnected)|\(formerly known as|(?:dis)?connected(?: |$)|was (?:slain|shot|blown|killed|kicked|banned|pricked|fireballed|squashed|doomed|impaled|struck|burnt|burned|poked|pummeled|stung|frozen|squished|obliterated|skewered|roasted) |fell (?:from|off|out) |drowned$|burned to death|went up in flames|tried to swim in lava|walked into (?:fire|a cactus|the danger)|experienced kinetic energy|blew up$|discovered the floor|died(?:$| because)|withered away|froze to death|didn't want to live|has just earned the achievement|hit the ground|suffocated in|starved to death)`,
  String.raw`(?<!<\/?\w{1,40})(?<![a-z](?=:))${START}<${CODE}(?:\[[^\]\n]{1,24}\] ?)?${NAME}${CODE}> `,
].map((pattern) => new RegExp(pattern, "gm"));

/** OPS and WHITELIST of a container, with names on the line or below it. */
const LISTED = /(?<![\w.-])(?:OPS|WHITELIST)["']?[^\S\n]{0,8}[:=][^\S\n]{0,8}(?:["']?([\w.*+-]{2,40}(?:[^\S\n]{0,4},[^\S\n]{0,4}[\w.*+-]{2,40}){0,400})|(?:[|>][+-]?)?[^\S\n]{0,8}((?:\n[^\S\n]{1,40}(?:-[^\S\n]{1,4})?["']?[\w.*+-]{2,40}["']?,?[^\S\n]{0,8}(?=\n|$)){1,400}))/g;

/** What the commands list and whitelist list answer, on the same line or on the next. */
const LISTS = /There are [1-9]\d{0,4}\S{0,12} (?:players online|whitelisted player(?:s|\(s\))):[^\S\n]{0,4}(?:(\w{2,32}(?:, \w{2,32}){0,1000})(?=\r?$)|\r?\n(?:[^\n]{0,60}[\]:>] )?(\w{2,32}(?:, \w{2,32}){0,1000})(?=\r?$))/gm;

/** What stands near the name of a player in a list, or in an answer of Mojang's. */
const OWNED = /["'`]?(?:uuid|unique_id)["'`]?\s{0,8}[:=]|["']id["']\s{0,8}:\s{0,8}["'][\da-f]{8}-?[\da-f]{4}-?[34][\da-f]{3}-?[\da-f]{4}-?[\da-f]{12}["']/i;

const NOBODY = new Set(("authentication signature username certificate identity server console rcon player players the a an null none unknown you he she they it we who someone user users connection client operator anonymous info warn error debug proxy " +
  "process worker mysql mariadb mongodb redis discord database bot invalid successfully textures skin just email init clinit villager cat horse mob entity tip note warning announcement broadcast staff vote zombie skeleton creeper spider witch blaze ghast drowned husk stray phantom pillager vindicator evoker ravager guardian slime shulker warden wither vex enderman silverfish hoglin zoglin " +
  "piglin wolf bee bogged breeze creaking goat llama panda pufferfish dolphin endermite magma arrow trident tnt lightning anvil lava magic " +
  "yes no on off all everyone enabled disabled backend lobby hub world initialhandler upstreambridge downstreambridge serverconnector pinghandler and or not this that true false name id uuid minecraft velocity paper spigot main thread game session exception java com net org is was has with from for by until").split(" "));

/** @param {string} text @returns {Set<string>} */
export function learnPlayers(text) {
  /** @type {Set<string>} */
  const found = new Set();
  /** @param {string} name */
  const learn = (name) => { if (!NOBODY.has(name.toLowerCase()) && !/^\d{1,4}$/.test(name)) found.add(name); };
  for (const pattern of AROUND) for (const hit of text.matchAll(pattern)) if (!/(?:address|player|host|user)-$/.test(text.slice(Math.max(0, hit.index + hit[0].indexOf(hit[1]) - 8), hit.index + hit[0].indexOf(hit[1])))) learn(hit[1]);
  for (const list of text.matchAll(/players online:[^\S\n]{0,4}([^\n]{1,20000})/g)) for (const name of list[1].split(/[,\s]+/)) if (/^\w{2,32}$/.test(name)) learn(name);
  for (const [, same, next] of text.matchAll(LISTS)) for (const name of (same ?? next).split(", ")) learn(name);
  for (const hit of text.matchAll(/"source"\s{0,4}:\s{0,4}"(\w{2,32})"/g)) if (/"reason"/.test(text.slice(Math.max(0, hit.index - 200), hit.index + 300))) learn(hit[1]); // whoever banned
  for (const [, line, below] of text.matchAll(LISTED)) for (const [, name] of (line ?? below).matchAll(/(?<![\w-])(\w{2,32})(?![\w-])/g)) learn(name);
  for (const hit of text.matchAll(/["'`]?(?:last_?name|last_?known_?name|name|username|player)["'`]?[^\S\n]{0,8}[:=][^\S\n]{0,8}["']([^"'\n]{2,40})["']/gi)) { // usercache.json, whitelist.json, ops.json; `last_name` = 'Steve' in SQL
    const near = text.slice(Math.max(0, hit.index - 160), hit.index + hit[0].length + 160);
    if (OWNED.test(near) && !isPseudonym(hit[1])) learn(hit[1].replace(/^[.*+~-]/, ""));
  }
  return found;
}

/**
 * Learned names, as whole words in any case, also behind colour codes.
 * @param {string} text @param {Set<string>} players @param {Pseudonyms} names @returns {string}
 */
export function hidePlayers(text, players, names) {
  /** @type {Map<string, string>} */
  const known = new Map();
  for (const name of players) {
    known.set(name, name.toLowerCase());
    if (name.length >= 4) known.set(name.toLowerCase(), name.toLowerCase());
  }
  if (!known.size) return text;
  /** @param {string} word */
  const of = (word) => known.get(word) ?? known.get(word.toLowerCase());
  return text.replace(/\u001b\[[\d;]{0,12}m|\w+/g, (word, at) => {
    if (word.length > 33 || word[0] === "\u001b") return word;
    const whole = of(word);
    if (whole) return names.of("player", whole);
    const coded = /[§&]/.test(text[at - 1] ?? "") ? of(word.slice(1)) : undefined;
    return coded ? word[0] + names.of("player", coded) : word;
  });
}

/** Every UUID; the version stays, because it tells a paid account (4) from an offline one (3). @param {string} text @param {Pseudonyms} names @returns {string} */
export function hideUuids(text, names) {
  /** @param {string} all @param {string} version */
  const make = (all, version) => names.of("uuid", all.replaceAll("-", "").toLowerCase(), `-v${version.toLowerCase() <= "9" ? version : 0}`);
  return text
    .replace(/(?<![\da-z])[\da-f]{8}-[\da-f]{4}-([\da-f])[\da-f]{3}-[\da-f]{4}-[\da-f]{12}(?![\da-z])/gi, make)
    .replace(/(?<![\da-z])[\da-f]{12}([34])[\da-f]{3}[89ab][\da-f]{15}(?![\da-z])/gi, make);
}
