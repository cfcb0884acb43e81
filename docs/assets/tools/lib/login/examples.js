// Made-up networks to try the login-path tool with. The secrets in them belong to nobody.

const PROXY = `config-version = "2.7"
bind = "0.0.0.0:25565"
online-mode = true
player-info-forwarding-mode = "modern"
forwarding-secret-file = "forwarding.secret"

[servers]
lobby = "127.0.0.1:25566"
try = ["lobby"]

[forced-hosts]
`;
const BACKEND = { path: "lobby/server.properties", text: "online-mode=false\nserver-ip=\nserver-port=25566\n" };
const SPIGOT = { path: "lobby/spigot.yml", text: "settings:\n  bungeecord: false\nconfig-version: 12\n" };
const SECRET = { path: "proxy/forwarding.secret", text: "example-only-1\n" };

/** @param {boolean} enabled @param {string} secret */
const paper = (enabled, secret) => ({
  path: "lobby/config/paper-global.yml",
  text: `_version: 31\nproxies:\n  bungee-cord:\n    online-mode: true\n  proxy-protocol: false\n  velocity:\n    enabled: ${enabled}\n    online-mode: true\n    secret: '${secret}'\n`,
});
const VELOCITY = { path: "proxy/velocity.toml", text: PROXY };

export const EXAMPLES = [
  { label: "Forwarding switched itself off", files: [VELOCITY, SECRET, BACKEND, SPIGOT, paper(false, "")] },
  { label: "Two secrets", files: [VELOCITY, SECRET, BACKEND, SPIGOT, paper(true, "example-only-2")] },
  { label: "Everything in order", files: [VELOCITY, SECRET, BACKEND, SPIGOT, paper(true, "example-only-1")] },
];
