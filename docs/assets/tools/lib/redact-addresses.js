// Addresses of machines: IPv4, IPv6 and, if wanted, host names. This machine itself, versions and well-known public services stay.

/** @import { Pseudonyms } from "./pseudonyms.js" */
import { networkOf } from "./network.js";
import { versionTest } from "./redact-versions.js";

const STAYS = /^(?:127\.|0\.0\.0\.0$|::1?$)/;

/** @param {string} text @param {Pseudonyms} names */
function hideFour(text, names) {
  const isVersion = versionTest(text);
  return text.replace(/(?<!\d)(?<!\d\.)\d{1,3}(?:\.\d{1,3}){3}(?!\d)(?:(?!\.\d)|(?=\.\d{1,5}(?: >|:[^\S\n])))/g, (all, at) => {
    const parts = all.split(".").map(Number);
    const plain = parts.join(".");
    return parts.some((part) => part > 255) || STAYS.test(plain) || isVersion(all, at) ? all : names.of("address", plain);
  });
}

/** @param {string} text @param {Pseudonyms} names */
const hideSix = (text, names) =>
  text.replace(/(?<![\w:])(?=[\da-f]{0,4}:[\da-f]{0,4}:)[\da-f:]{3,}/gi, (all, at) => {
    if (all.length > 64 || /^\d{1,2}:\d\d:\d\d:?$/.test(all) || /[g-z_]/i.test(text[at + all.length] ?? "")) return all;
    const lead = /^:(?!:)/.test(all) ? ":" : "";
    const run = all.slice(lead.length);
    for (const tail of [/$/, /:$/, /:\d{1,5}$/, /:\d{1,5}:$/]) {
      const cut = run.search(tail);
      const found = cut > 1 ? networkOf(run.slice(0, cut)) : undefined;
      if (found) return STAYS.test(found.text) ? all : lead + names.of("address", found.text) + run.slice(cut);
    }
    return (run.match(/:/g)?.length ?? 0) >= 5 && /[\da-f]/i.test(run) ? lead + names.of("address", run) : all; // a MAC address, or two things run together
  });

/** @param {string} text @param {Pseudonyms} names @returns {string} */
export const hideAddresses = (text, names) => hideSix(hideFour(text, names), names);

/** Services everybody uses: which one failed is what a log is read for. */
const KNOWN = new Set((
  "mojang.com minecraft.net minecraftservices.com minecraft.wiki microsoft.com microsoftonline.com live.com xboxlive.com azure.com papermc.io spigotmc.org bukkit.org md-5.net github.com " +
  "githubusercontent.com github.io gitlab.com modrinth.com curseforge.com forgecdn.net fabricmc.net quiltmc.org neoforged.net minecraftforge.net geysermc.org velocitypowered.com luckperms.net " +
  "lucko.me apache.org oracle.com openjdk.org adoptium.net azul.com maven.org docker.com docker.io pterodactyl.io discord.com discordapp.com google.com viaversion.com bstats.org " +
  "sk89q.com enginehub.org aikar.co readthedocs.io readthedocs.org discord.gg esper.net mcmod.info example.com example.org example.net").split(" "));
const ENDS = new Set(("com net org gg io me eu de uk us ca au nl fr pl ru br es it se no dk fi at ch be cz hu ro pt gr tr jp kr cn tw in mx ar cl co nz za xyz fun club online site pro tk ml ga cf " +
  "info biz tech dev app cloud network games gaming lol host social live world space top vip wtf moe local lan home internal localdomain").split(" "));
const FILES = /^(?:java|class|jar|kt|kts|scala|groovy|js|mjs|ts|py|rb|sh|bat|cmd|exe|dll|so|dylib|yml|yaml|json|json5|toml|properties|conf|cfg|ini|log|txt|md|gz|zip|dat|mca|nbt|xml|lock|pem|key|secret|png|c|cpp|h|rs|go|hpp|tmp|bak|old|db|sql|html|css|lang|mcmeta|mixins|refmap)$/i;
const ASKED = /(?:connect\w{0,4}(?: to)?|connection to|resolv\w{1,4}(?: host)?|host(?:name)?|domain|unknownhostexception|server|address|ping\w{0,4}|lookup|proxy|ip|from)["']?(?:[^\S\n]|[:="'/[(]){1,4}$/i;
const CALLED = /(?:::|\(|\)|\.\w)$/;

/** @param {string} text @param {Pseudonyms} names @returns {string} */
export const hideHosts = (text, names) =>
  text.replace(/(?<![\w.@$-])(?:[a-z\d_][a-z\d_-]{0,62}\.){1,6}[a-z][a-z\d-]{1,23}(?![\w$-])(?!\.\w)/gi, (all, at) => {
    const labels = all.toLowerCase().split(".");
    const last = labels[labels.length - 1];
    if (KNOWN.has(labels.slice(-2).join(".")) || FILES.test(last)) return all;
    const behind = text.slice(at + all.length, at + all.length + 7);
    const before = text.slice(Math.max(0, at - 40), at);
    const named = /\.[A-Z]\w*[a-z]\w*$/.test(all); // a class: net.example.SomeException
    if (named || CALLED.test(before) || /^\(/.test(behind)) return all;
    const host = ENDS.has(last) || /^:\d{2,5}(?!\d)/.test(behind) || /^, ?\d{2,5}/.test(behind) || ASKED.test(before);
    return host ? names.of("host", all.toLowerCase()) : all;
  });
