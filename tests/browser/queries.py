"""What people type into the search, and the page that each of them looks for."""

from __future__ import annotations

FLAGSHIP = "fixes/how-to-fix-invalid-session-on-minecraft-server/"
VERIFY = "fixes/failed-to-verify-username/"
SKINS = "fixes/skins-do-not-show/"

QUERIES = [
    ("invalid session", FLAGSHIP),
    ("Invalid Session (Try restarting your game)", FLAGSHIP),
    ("[14:03:22] [User Authenticator #7/WARN]: Username 'Zorkblat' tried to join with an invalid session qqxyz 4711", VERIFY),
    ("failed to verify usrname", VERIFY),
    ("Velocity forwarding", "guides/velocity-modern-forwarding/"),
    ("[12:00:01 ERROR]: [connected player] Steve (/203.0.113.7:50412): kicked from server lobby: Unable to verify player details", ""),
    ("authentication servers are down", "fixes/authentication-servers-are-down/"),
    ("ip_forward", "guides/bungeecord-ip-forwarding/"),
]

QUESTIONS = [
    ("friends cant join my server", "hosting/minecraft-server-behind-cgnat-what-to-do/"),
    ("cracked server safe?", FLAGSHIP),
    ("cannot connect to server", "fixes/connection-refused/"),
    ("someone logged in as me", "fixes/you-logged-in-from-another-location/"),
    ("how do i whitelist my friends", "guides/whitelist-a-server/"),
    ("which port do i forward", "guides/port-forwarding/"),
    ("port forwarding not working", "guides/port-forwarding/"),
    ("how do i let cracked players join", "fixes/should-you-set-online-mode-false/"),
    ("why does my server lag", "fixes/cant-keep-up/"),
    ("do i need a vps", "hosting/choose-between-vps-and-shared-hosting/"),
    ("how to get unbanned", "fixes/banned/"),
    ("Can't keep up!", "fixes/cant-keep-up/"),
    ("exit code 137", "fixes/out-of-memory/"),
    ("stuck on loading terrain", "fixes/took-too-long-to-log-in/"),
    ("griefers joined my server", "guides/whitelist-a-server/"),
    ("people outside my network can't join", "guides/port-forwarding/"),
    ("e4mc not working", "hosting/minecraft-server-behind-cgnat-what-to-do/"),
    ("you do not have permission", "fixes/proxy-server-does-not-exist/"),
    ("how to make a cracked server", "fixes/should-you-set-online-mode-false/"),
    ("how to host without port forwarding", "hosting/minecraft-server-behind-cgnat-what-to-do/"),
    ("server works on lan but not internet", "fixes/connection-timed-out/"),
    ("unable to join server", "fixes/connection-refused/"),
    ("server shows offline", "fixes/connection-refused/"),
    ("ps5 players cant join my java server", "fixes/bedrock-unable-to-connect-to-world/"),
    ("xbox cant join", "fixes/bedrock-unable-to-connect-to-world/"),
    ("switch players", "fixes/bedrock-unable-to-connect-to-world/"),
    ("players bypass proxy", "guides/secure-minecraft-backend-servers/"),
    ("backend port open", "guides/secure-minecraft-backend-servers/"),
    ("connect with domain without port", "guides/minecraft-dns-and-srv-records/"),
    ("switch to velocity", "guides/move-from-bungeecord-to-velocity/"),
    ("bungeecord vs velocity", "guides/move-from-bungeecord-to-velocity/"),
    ("premium and cracked players", "guides/proxy-plugins/"),
    ("forwarding secret file is empty", "fixes/velocity-does-not-start/"),
    ("requires fabric api", "fixes/mod-failed-to-load/"),
    ("random disconnects", "fixes/connection-lost/"),
    ("server crashes on startup", "fixes/server-does-not-start/"),
    ("skins not showing", SKINS),
    ("everybody looks like steve", SKINS),
    ("why does everyone have the alex skin", SKINS),
    ("skins not showing velocity", SKINS),
    ("bungeecord skins", SKINS),
    ("bedrock skins not showing", SKINS),
    ("cape not showing", SKINS),
    ("wrong version", "fixes/outdated-client-or-server/"),
    ("bad login", FLAGSHIP),
    ("check log", "tools/error-decoder/"),
    ("server private", "guides/whitelist-a-server/"),
    ("upnp", "guides/port-forwarding/"),
    ("router", "guides/port-forwarding/"),
    ("subdomain", "guides/minecraft-dns-and-srv-records/"),
    ("starlink", "hosting/minecraft-server-behind-cgnat-what-to-do/"),
    ("what port does minecraft use", "guides/port-forwarding/"),
    ("parental controls", "fixes/multiplayer-is-disabled/"),
]

# Spelt otherwise than on any page: two words as one, one as two, another form, a slip.
SPELLINGS = [
    ("portforwarding", "guides/port-forwarding/"),
    ("tcp shield", "fixes/proxy-protocol/"),
    ("out dated client", "fixes/outdated-client-or-server/"),
    ("whitelisting", "guides/whitelist-a-server/"),
    ("griefing", "guides/whitelist-a-server/"),
    ("verfiy username", VERIFY),
    ("conection refused", "fixes/connection-refused/"),
    ("resourcepack", "fixes/resource-pack-required/"),
]

# Half of what a screen or a log says, or all of it in a line of a log.
PARTS = [
    ("Failed to request", "fixes/authentication-servers-are-down/"),
    ("Only players can", "fixes/proxy-server-does-not-exist/"),
    ("[18:34:46 INFO]: Zorkblat (/203.0.113.7:50412) lost connection: You are not whitelisted on this server!", "fixes/not-whitelisted/"),
    ("[18:34:46 INFO]: Zorkblat (/203.0.113.7:50412) lost connection: This account does not own Minecraft.", "fixes/launcher-cannot-sign-in/"),
]
