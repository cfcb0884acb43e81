// Host names. Well-known public services, files, classes and packages stay.

/** @import { Pseudonyms } from "./pseudonyms.js" */
import { isPseudonym } from "./pseudonyms.js";

/** Services everybody uses: which one failed is what a log is read for. */
const KNOWN = new Set((
  "mojang.com minecraft.net minecraftservices.com minecraft-services.net minecraft.wiki microsoft.com microsoftonline.com live.com xboxlive.com azure.com papermc.io spigotmc.org bukkit.org md-5.net github.com " +
  "githubusercontent.com github.io gitlab.com modrinth.com curseforge.com forgecdn.net fabricmc.net quiltmc.org neoforged.net minecraftforge.net geysermc.org velocitypowered.com luckperms.net " +
  "lucko.me apache.org oracle.com openjdk.org adoptium.net azul.com maven.org docker.com docker.io ghcr.io pterodactyl.io discord.com discordapp.com google.com viaversion.com bstats.org " +
  "mclo.gs spi.gt emc.gs sk89q.com enginehub.org aikar.co readthedocs.io readthedocs.org discord.gg esper.net mcmod.info example.com example.org example.net").split(" "));
const ENDS = new Set(("com net org gg io me eu de uk us ca au nl fr pl ru br es it se no dk fi at ch be cz hu ro pt gr tr jp kr cn tw in mx ar cl co nz za " +
  "ae af al am az ba bd bg bh bo by bz cc cy ec ee eg eus ge gh gs gt hk hn hr ie il iq ir jo ke kg kh kw kz lb li lk lt lu lv ma mk mn mt ng ni np om pa pe ph pk qa sa sg si sk su sv th tn tv tz ua ug uy uz ve vn ws zw asia link ovh xyz fun club online site pro tk ml ga cf " +
  "info biz tech dev app cloud network games gaming lol host social live world space top vip wtf moe local lan home internal localdomain").split(" "));
/** What begins like this is one whatever it ends in: the ending of a country can be a word or a kind of file. */
const FIRST = /^(?:play|mc|www|node-?\d{1,4}|vps-?\d{0,8})\.(?:[\w-]{1,63}\.){1,5}[a-z]/i;
const BOTH = /^(?:sh|so|md|rs|py)$/;
const FILES = /^(?:java|class|jar|kt|kts|scala|groovy|js|mjs|ts|py|rb|sh|bat|cmd|exe|dll|so|dylib|yml|yaml|json|json5|toml|properties|conf|cfg|ini|log|txt|md|gz|zip|dat|mca|nbt|xml|lock|pem|key|secret|png|c|cpp|h|rs|go|hpp|tmp|bak|old|db|sql|html|css|lang|mcmeta|mixins|refmap|jsa|jfr|hprof|mcfunction|schem|schematic|pid|sock|csv)$/i;
const ASKED = /(?:connect\w{0,4}(?: to)?|connection to|resolv\w{1,4}(?: host)?|host(?:name)?|domain|unknownhostexception|server|address|ping\w{0,4}|lookup|proxy|ip|from)["']?(?:[^\S\n]|[:="'/[(]){1,4}$/i;
const PACKAGE = /^(?:com|org|java|javax|sun|jdk)\.\w/;
const PROPERTY = /^(?:(?:user|java)\.home|shift\.by)$/; // of Java, and of mixins
const CALLED = /(?:::|\(|\)|\.\w)$/;

/** [forced-hosts] of Velocity and forced_hosts: of BungeeCord, as far as the section goes. */
const FORCED = /^[^\S\n]{0,40}\[forced[-_]?hosts\][^\n]*(?:\n(?![^\S\n]{0,40}\[)[^\n]*){0,500}|^([^\S\n]{0,40})(?:-[^\S\n]{1,8})?["']?forced[-_]?hosts["']?:[^\n]*(?:\n(?:\1[^\S\n][^\n]*|[^\S\n]*)(?=\n|$)){0,500}/gim;

/** The names that stand as keys there. @param {string} text @returns {Set<string>} in small letters */
const forcedHosts = (text) =>
  new Set([...text.matchAll(FORCED)].flatMap(([section]) => [...section.matchAll(/(?:^|[\s{,])["']?((?:[\w-]{1,63}\.){1,6}[\w-]{2,63})["']?[^\S\n]{0,20}[=:]/gm)].map(([, name]) => name.toLowerCase())));

/** What a machine calls itself: in its environment, in a crash report of Java, and in front of each line of journalctl. */
const MACHINE = /(^[^\S\n]{0,24}(?:- )?["']?(?:COMPUTERNAME|HOSTNAME|USERDOMAIN)=|^Host: (?=[^\n]{1,300} cores,)|^uname: \w{1,16} |^\[?[a-z_][\w-]{0,31}@(?=[\w-]{2,63}[: ][~/][^\n#$%]{0,200}[#$%] )|^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S{0,14}) (?=[\w-]{2,63} [\w.@/()-]{1,60}\[\d{1,8}\]: ))((?!localhost|(?:vps|server|ubuntu|debian|minecraft|mc)(?![\w-]))[\w-]{2,63})(?=["']?,?\r?$|, | \d|[: ][~/]| [\w.@/()-]{1,60}\[\d{1,8}\]: )/gm;

/** @param {string} name @param {string} last its ending @param {string} before @param {string} behind what stands around it */
function isHost(name, last, before, behind) {
  const first = FIRST.test(name);
  if (FILES.test(last)) return BOTH.test(last) && (first || /^:\d{5}(?!\d)/.test(behind));
  if (/_[\w-]*\.sk$/.test(name)) return false; // a script of Skript: no host has a low line
  if (/^(?:multiplayer\.)?disconnect\./.test(name)) return false; // what an old log says why a player left
  const named = /\.[A-Z]\w*[a-z]\w*$/.test(name); // a class: net.example.SomeException
  if (named || CALLED.test(before) || /^\(/.test(behind)) return false;
  return first || (ENDS.has(last) && !PACKAGE.test(name)) || /^:\d{2,5}(?!\d|\.\d)/.test(behind) || /^, ?\d{2,5}/.test(behind) || ASKED.test(before);
}

/** @param {string} text @param {Pseudonyms} names @returns {string} */
export function hideHosts(text, names) {
  const forced = forcedHosts(text);
  const made = text.replace(MACHINE, (all, head, name) => (isPseudonym(name) ? all : head + names.of("host", name.toLowerCase())));
  return made.replace(/(?<![\w.$ß-ɏ-])(?<!(?<!redacted-login-\d{1,7})@)(?:[a-z\d_ß-ɏ][a-z\d_ß-ɏ-]{0,62}\.){1,6}[a-z][a-z\d-]{1,23}(?![\w$-])(?!\.\w)/gi, (all, at) => {
    const small = all.toLowerCase();
    const labels = small.split(".");
    if (KNOWN.has(labels.slice(-2).join(".")) || PROPERTY.test(small)) return all;
    const end = at + all.length;
    const host = forced.has(small) || isHost(all, labels[labels.length - 1], made.slice(Math.max(0, at - 40), at), made.slice(end, end + 7));
    return host ? names.of("host", small) : all;
  });
}
