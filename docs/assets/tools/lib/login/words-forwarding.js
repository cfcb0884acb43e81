// What the login-path tool says about accounts, forwarding and open ports: facts and texts, no logic. "code:variant"; {words in braces} are filled in.

/** @import { Words } from "./types.js" */
import { BUNGEE, CLOSED, JOINED, MODERN, plate } from "./words-shared.js";

const DIRECT = "Through the proxy you join. Straight to the backend you read \u201cThis server requires you to connect with Velocity.\u201d";

/** @type {Record<string, Words>} */
export const FORWARDING_WORDS = {
  "proxy-offline": {
    severity: "error", title: "The proxy does not check accounts", page: "online-mode-false",
    text: "With online-mode off on the proxy, anyone joins under any name, an operator’s included. Forwarding does not repair this: a secret proves only that the data came from your proxy. A login plugin cannot be seen from these files.",
    fix: "Set it to true and restart the proxy.",
    plate: plate("data", "Players who joined while it was off get another UUID and start anew. Make a backup of the backends first.", "Put the old value back. This opens the network again.", "The proxy’s console no longer says that it runs in offline mode."),
  },
  "no-forwarding:velocity": {
    severity: "error", title: "Velocity forwards nothing", page: MODERN,
    text: "The mode is none, which is the default. Backends see an offline UUID and the proxy’s address, and cannot tell your proxy from a stranger.",
    fix: "Set player-info-forwarding-mode to {mode}, give every backend the matching setting, and restart all of them.",
    plate: plate("data", "With forwarding, players get their Mojang UUID: what they did under the offline one stays behind. Make a backup first.", "Put the old mode back and restart.", JOINED),
  },
  "no-forwarding:bungeecord": {
    severity: "error", title: "BungeeCord forwards nothing", page: BUNGEE,
    text: "ip_forward is off, which is the default. Backends see an offline UUID and the proxy’s address.",
    fix: "Close the backend ports, then set ip_forward: true here and settings.bungeecord: true on every backend together.",
    plate: plate("data", "With forwarding, players get their Mojang UUID: what they did under the offline one stays behind. Make a backup first.", "Put ip_forward and bungeecord back on both sides together.", JOINED),
  },
  "no-forwarding:backend": {
    severity: "error", title: "Forwarding is off on the backend", page: MODERN,
    text: "The proxy signs the player’s data, but {backend} never asks for it: Velocity refuses the login. In offline mode the backend also lets in whoever reaches its port.",
    fix: "Switch it on with the secret of the proxy. In a patched file the words \u201cthe text in forwarding.secret\u201d stand where the secret belongs: put yours there first.",
    plate: plate("downtime", "Restart of {backend}.", "Put the old lines back. This opens the backend again.", `After the start the file still has forwarding on. ${DIRECT}`),
  },
  "forwarding-unsupported": {
    severity: "error", title: "This version knows no modern forwarding", page: MODERN,
    text: "Modern forwarding needs Paper 1.13.1 or later; this file is from an older one. The backend cannot ask Velocity for the player.",
    fix: "Update the backend, or use bungeeguard forwarding with the BungeeGuard plugin on every backend and closed ports.",
  },
  "forwarding-unsupported:vanilla": {
    severity: "error", title: "The game’s own server knows no forwarding", page: MODERN,
    text: "By its TYPE (without one, VANILLA) the container of {backend} runs Mojang’s own server. It takes no data from a proxy, so nobody gets through.",
    fix: "Set TYPE to PAPER and switch forwarding on in its config/paper-global.yml. Or use FABRIC with the mod FabricProxy-Lite. Make a backup of the world first.",
  },
  "empty-secret:paper": {
    severity: "error", title: "Forwarding is on, but the secret is empty", page: MODERN,
    text: "Without a secret Paper switches forwarding off at the start and saves that into this file. {backend} then runs as a plain offline server. After you fill in the secret, look again: both lines must be right.",
    fix: "Put the text of forwarding.secret here, between the quotes.",
    plate: plate("downtime", "Restart of {backend}.", "Put both old lines back. This opens the backend again.", `After the start the file still says enabled: true. ${DIRECT}`),
  },
  "empty-secret:old-paper": {
    severity: "error", title: "Forwarding is on, but the secret is empty", page: MODERN,
    text: "Paper up to 1.18.2 does not start like that. Until the secret stands here, nothing protects {backend}: with forwarding simply switched off it would be a plain offline server.",
    fix: "Put the text of forwarding.secret here, between the quotes.",
    plate: plate("downtime", "Restart of {backend}.", "Put the old line back.", DIRECT),
  },
  "empty-secret:unused": {
    severity: "warning", title: "Velocity’s check is on without a secret", page: BUNGEE,
    text: "Paper switches it off at the start, and {backend} runs with BungeeCord’s forwarding alone, which has no secret.",
    fix: "Set it to false, as Paper does, so that the file says what is true. Or move to Velocity’s modern forwarding.",
    plate: plate("none", "Nothing changes while the server runs.", "Put the old line back.", JOINED),
  },
  "empty-secret:fabric": {
    severity: "error", title: "FabricProxy-Lite has no secret", page: MODERN,
    text: "With an empty secret it refuses every player with \u201cUnable to verify player details\u201d.",
    fix: "Put the text of forwarding.secret here, between the quotes.",
    plate: plate("downtime", "Restart of {backend}.", "Put the old line back.", DIRECT),
  },
  "empty-secret:forge": {
    severity: "error", title: "Proxy Compatible Forge has no secret", page: MODERN,
    text: "Since version 1.2.2 it refuses every player while the secret is blank. Older versions do not ask the proxy at all: with online-mode=false they let anyone in. The file does not tell the version for certain.",
    fix: "Fill in the text of forwarding.secret before you change online-mode.",
    plate: plate("downtime", "Restart of {backend}.", "Put the old line back.", DIRECT),
  },
  "empty-secret:sponge": {
    severity: "error", title: "Sponge has no forwarding secret", page: MODERN,
    text: "Modern forwarding is on, but there is no secret to check the proxy with.",
    fix: "Put the text of forwarding.secret here.",
    plate: plate("downtime", "Restart of {backend}.", "Put the old line back.", DIRECT),
  },
  "empty-secret:proxy": {
    severity: "error", title: "The proxy has no secret", page: MODERN,
    text: "Velocity does not start in this forwarding mode while its secret is empty.",
    fix: "Write a long random text into it, in one line, and copy it to every backend.",
  },
  "short-secret": {
    severity: "warning", title: "The proxy’s secret is short enough to guess", page: MODERN,
    text: "It has fewer than {length} characters. Whoever finds it by trying, and reaches the port of a backend, joins as anyone.",
    fix: "Write a long random text into it, in one line, copy it to every backend, and restart all of them together.",
  },
  "secret-mismatch": {
    severity: "error", title: "The secrets of proxy and backend differ", page: MODERN,
    text: "The proxy’s secret is in {other}. {backend} has another one and refuses every player with \u201cUnable to verify player details\u201d. Nobody else gets in either.",
    fix: "Copy the text of {other} here, without blanks or line ends.",
    plate: plate("downtime", "Restart of {backend}.", "Put the old line back.", DIRECT),
  },
  "secret-mismatch:blank": {
    severity: "error", title: "The secrets differ by a blank or an invisible sign at one end", page: MODERN,
    text: "A blank, a tab or a byte order mark in front of or behind one of the two secrets belongs to it. The proxy’s secret is in {other}. {backend} refuses every player with \u201cUnable to verify player details\u201d.",
    fix: "Save {other} as UTF-8 without a byte order mark, take blanks away, and copy the text again.",
    plate: plate("downtime", "Restart of {backend}.", "Put the old line back.", DIRECT),
  },
  "secret-elsewhere": {
    severity: "note", title: "The secret stands in a variable", page: MODERN,
    text: "A placeholder stands here, which is filled in by what starts {backend}. These files do not show with what, so whether it is the proxy’s secret is not known.",
    fix: "Look into the file on the running server: there the text of the proxy’s forwarding.secret must stand. If the placeholder still stands there, nothing has filled it in.",
  },
  "placeholder-secret": {
    severity: "error", title: "The secret is still the placeholder", page: MODERN,
    text: "These words come from this tool and are known to everybody: {backend} trusts whoever uses them.",
    fix: "Put the text of forwarding.secret here instead, then restart {backend}.",
  },
  "forged-address": {
    severity: "note", title: "Addresses can be forged", page: BUNGEE,
    text: "{backend} checks accounts itself, so nobody can pretend to be somebody else. In BungeeCord mode it still believes a forged address, so bans by address can be dodged.",
    fix: "If no proxy stands in front, set bungeecord to false.",
  },
  "secret-newline": {
    severity: "error", title: "The secret file ends with a line end", page: MODERN,
    text: "FabricProxy-Lite reads the file named by FABRIC_PROXY_SECRET_FILE as it is, with the line end. Velocity leaves the line end out, so the two secrets differ.",
    fix: "Save the file without a line end (printf '%s' instead of echo), or give the secret in FABRIC_PROXY_SECRET.",
  },
  "both-forwardings-on:modern": {
    severity: "error", title: "Both kinds of forwarding are on", page: MODERN,
    text: "{backend} expects BungeeCord’s data in the handshake and Velocity’s answer afterwards. No proxy sends both, so nobody can join. A stranger cannot either.",
    fix: "Leave Velocity’s on, set settings.bungeecord to false, and use mode modern on the proxy.",
    plate: plate("downtime", "Restart of {backend}.", "Set it to true again.", DIRECT),
  },
  "both-forwardings-on:legacy": {
    severity: "error", title: "Both kinds of forwarding are on", page: BUNGEE,
    text: "{backend} expects BungeeCord’s data in the handshake and Velocity’s answer afterwards. No proxy sends both, so nobody can join. A stranger cannot either.",
    fix: "Best: use Velocity with modern forwarding and set settings.bungeecord to false. To stay with BungeeCord’s forwarding, close the backend’s port first, then switch Velocity’s check off.",
  },
  "forwarding-format-mismatch:modern": {
    severity: "error", title: "The backend expects BungeeCord, the proxy sends Velocity’s data", page: MODERN,
    text: "{backend} is in BungeeCord mode and kicks players with \u201cIf you wish to use IP forwarding, please enable it in your BungeeCord config as well!\u201d.",
    fix: "Set settings.bungeecord to false and switch Velocity forwarding on in the Paper file, with the secret.",
    plate: plate("security", "Change both files before you start again: with both off the backend is open.", "Set it to true again.", DIRECT),
  },
  "forwarding-format-mismatch:forge": {
    severity: "error", title: "The backend expects BungeeCord, the proxy sends Velocity’s data", page: MODERN,
    text: "Proxy Compatible Forge on {backend} is set to BungeeCord’s format, so no join through this proxy works. In the mode LEGACY it believes whoever reaches its port.",
    fix: "Set forwarding.mode to MODERN, with the secret of the proxy in forwarding.secret.",
    plate: plate("downtime", "Restart of {backend}.", "Stop the server. The old mode lets nobody in through this proxy.", DIRECT),
  },
  "forwarding-format-mismatch:legacy": {
    severity: "error", title: "The backend expects Velocity’s data, the proxy sends BungeeCord’s", page: MODERN,
    text: "{backend} asks for Velocity’s signed data. The proxy puts BungeeCord’s unsigned data into the handshake instead, so every join fails. The backend stays protected.",
    fix: "Change the proxy, not the backend: Velocity with player-info-forwarding-mode = \"modern\". BungeeCord cannot send this data.",
    plate: plate("downtime", "Restart of the proxy.", "Put the old mode back.", DIRECT),
  },
  "forwarding-format-mismatch:bungeecord": {
    severity: "error", title: "The backend expects Velocity’s data, the proxy is BungeeCord", page: BUNGEE,
    text: "{backend} asks for Velocity’s signed data, which BungeeCord cannot send, so every join fails. The backend stays protected.",
    fix: "Best: use Velocity with modern forwarding. To stay with BungeeCord, close the backend’s port first, then switch Velocity’s check off and BungeeCord forwarding on at both sides.",
  },
  "bungeecord-without-ip-forward:bungeecord": {
    severity: "error", title: "BungeeCord mode without IP forwarding", page: BUNGEE,
    text: "{backend} believes what stands in the handshake, and a BungeeCord proxy with ip_forward off hands on what a client put there. By the code, somebody can become anyone through the proxy, even behind a perfect firewall. Normal players are kicked.",
    fix: "Switch both together: ip_forward: true on the proxy, or bungeecord: false on the backend.",
    plate: plate("downtime", "Restart of the proxy.", "Put ip_forward back, and set bungeecord: false on every backend as well.", JOINED),
  },
  "bungeecord-without-ip-forward:velocity": {
    severity: "error", title: "The backend waits for forwarding that the proxy does not send", page: MODERN,
    text: "{backend} is in BungeeCord mode, but the proxy’s mode is none: players are kicked with \u201cIf you wish to use IP forwarding, please enable it in your BungeeCord config as well!\u201d. That kick is no protection.",
    fix: "Set the proxy’s mode to one the backend understands: modern with Paper’s own setting, legacy or bungeeguard with bungeecord: true.",
  },
  "ip-forward-without-bungeecord:modern": {
    severity: "error", title: "The proxy forwards in BungeeCord’s way, but the backend does not listen", page: MODERN,
    text: "The proxy sends BungeeCord’s data, {backend} is not in BungeeCord mode: \u201cUnknown data in login hostname, did you forget to enable BungeeCord in spigot.yml?\u201d.",
    fix: "Your backends can do better: set the proxy’s mode to modern, and switch Velocity’s check on in every backend.",
    plate: plate("downtime", "Restart of the proxy and its backends.", "Put the old mode back.", DIRECT),
  },
  "ip-forward-without-bungeecord:legacy": {
    severity: "error", title: "The proxy forwards, but the backend does not listen", page: BUNGEE,
    text: "The proxy sends BungeeCord’s data, {backend} is not in BungeeCord mode: \u201cUnknown data in login hostname, did you forget to enable BungeeCord in spigot.yml?\u201d.",
    fix: "Close the backend’s port, then set settings.bungeecord to true. With Velocity, modern forwarding is the better way.",
    plate: plate("security", "In BungeeCord mode the backend believes whoever reaches its port. Close the port first, or add BungeeGuard.", "Set it to false again.", JOINED),
  },
  "backend-online-mode": {
    severity: "error", title: "The backend checks accounts itself", page: MODERN,
    text: "Behind a proxy that logs players in, {backend} must not ask for a second login: the proxy gives up (\u201cBackend server is online-mode!\u201d or \u201cServer is online mode!\u201d). As it stands, nobody can pretend to be somebody else there.",
    fix: "Only as the last step, when forwarding is set up with the real secret, or the port is closed: stop the backend, set online-mode=false, start. The proxy keeps true.",
    plate: plate("security", "Without forwarding and a closed port this opens the backend to everybody.", "Stop, set online-mode=true, start.", JOINED),
  },
  "proxy-protocol": {
    severity: "error", title: "The backend waits for HAProxy’s data", page: MODERN,
    text: "With proxy-protocol on, {backend} takes no connection that does not begin with HAProxy’s PROXY line. {proxy} does not send one, so every join fails. Forwarding does not need it. A plugin or a load balancer in between that adds it cannot be seen from these files.",
    fix: "Set it to false and restart the backend. In the proxy’s own file the setting of that kind is about what stands before the proxy.",
    plate: plate("downtime", "Restart of {backend}.", "Put true back.", JOINED),
  },
  "proxy-protocol:front": {
    severity: "warning", title: "The proxy takes players only from a load balancer", page: MODERN,
    text: "With this setting {proxy} takes no connection that does not begin with HAProxy’s PROXY line. A player who connects straight to it gets in nowhere. What stands before the proxy, such as TCPShield or HAProxy, these files do not show.",
    fix: "If nothing before the proxy sends that line, set it to false and restart the proxy. If something does, let a firewall admit only that: whoever reaches the proxy’s port else can forge an address.",
    plate: plate("downtime", "Restart of the proxy.", "Put true back.", "You join."),
  },
  "velocity-online-mode-differs": {
    severity: "warning", title: "The backend is told something else about the proxy", page: MODERN,
    text: "This setting must say whether the PROXY checks accounts. Otherwise /whitelist add, /op and bans by name store the wrong kind of UUID on {backend}.",
    fix: "Set it to the proxy’s value.",
    plate: plate("data", "Entries made under the wrong setting stay wrong: check the whitelist and the operators.", "Put the old value back.", "/whitelist add stores a Mojang UUID."),
  },
  "backend-reachable:bungeecord": {
    severity: "error", title: "Whoever reaches this backend can be anyone", page: CLOSED,
    text: "In BungeeCord mode {backend} believes the UUID in the handshake, without any secret. The kick about IP forwarding stops honest players only. A firewall cannot be seen from files: if one lets only the proxy in, this is settled.",
    fix: "Let only the proxy reach port {port}, add BungeeGuard, or use Velocity’s modern forwarding. If both run on one machine, outside containers, server-ip=127.0.0.1 closes it.",
    plate: plate("downtime", "A wrong address locks the proxy out.", "Put the old line back and restart.", "A join straight at the backend from outside fails, over IPv4 and IPv6."),
  },
  "backend-reachable:plain": {
    severity: "error", title: "Whoever reaches this backend can be anyone", page: CLOSED,
    text: "{backend} checks neither accounts nor a proxy: it lets anyone in under any name. A firewall cannot be seen from files.",
    fix: "Switch on forwarding with a secret, and let only the proxy reach port {port}. If both run on one machine, outside containers, server-ip=127.0.0.1 closes it.",
    plate: plate("downtime", "A wrong address locks the proxy out.", "Put the old line back and restart.", "A join straight at the backend from outside fails, over IPv4 and IPv6."),
  },
  "port-published": {
    severity: "error", title: "The container’s port is open to everyone", page: CLOSED,
    text: "Docker opens published ports in front of ufw, over IPv4 and IPv6. Whoever reaches the machine reaches {backend}.",
    fix: "Take the port out of ports: and let the proxy’s container use the service’s name ({service}) and the inner port. If the proxy runs on the machine itself, publish on 127.0.0.1 only.",
    plate: plate("downtime", "The container is made anew. Whatever used the outer port must use the inner one.", "Put the line back.", "A join straight at the backend from outside fails."),
  },
};
