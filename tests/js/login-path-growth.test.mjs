// The time of the login-path checker grows with what it is given, and not with its square.

import { test } from "node:test";
import * as yaml from "js-yaml";
import * as toml from "smol-toml";
import { run } from "../../docs/assets/tools/login-path.js";
import { growsWithLength } from "./growth.mjs";

const libs = { yaml, toml };
/** @param {{path: string, text: string}[]} files */
const judge = (files) => run({ files }, undefined, libs);

/** Files of which nothing is known: every proxy may lead to every backend. @param {number} proxies @param {number} backends */
const unknown = (proxies, backends) => [
  ...Array.from({ length: proxies }, (_, at) => ({ path: `p${at}/velocity.toml`, text: 'a = "' })),
  ...Array.from({ length: backends }, (_, at) => ({ path: `b${at}/spigot.yml`, text: 'a: "' })),
];

test("time is linear: many backends of one proxy, and many proxies of one backend", () => {
  growsWithLength((text) => judge(unknown(1, text.length)), (size) => "x".repeat(size), 100);
  growsWithLength((text) => judge(unknown(text.length, 1)), (size) => "x".repeat(size), 100);
});

/** Large files of every kind. @type {[string, string, (size: number) => string][]} */
const LARGE = [
  ["a long line", "server.properties", (size) => `online-mode=false\nmotd=${"x".repeat(size)}`],
  ["a line of blanks", "velocity.toml", (size) => `online-mode = true${" ".repeat(size)}#`],
  ["open quotes", "velocity.toml", (size) => 'a = "'.repeat(size / 5)],
  ["open brackets", "paper-global.yml", (size) => "[".repeat(size)],
  ["many keys", "spigot.yml", (size) => `settings:\n${Array.from({ length: size / 16 }, (_, at) => `  k${at}: 1234`).join("\n")}`],
  ["many servers", "config.yml", (size) => `ip_forward: true\nlisteners: []\nservers:\n${Array.from({ length: size / 30 }, (_, at) => `  s${at}:\n    address: a:${at % 60000}`).join("\n")}`],
  ["many tried names", "velocity.toml", (size) => `player-info-forwarding-mode = "modern"\n[servers]\ntry = [${Array.from({ length: size / 12 }, (_, at) => `"s${at}"`).join(",")}]`],
  ["many services", "compose.yml", (size) => `services:\n${Array.from({ length: 200 }, (_, at) => `  s${at}:\n    image: itzg/minecraft-server\n    ports: ["${at + 1000}:25565"]`).join("\n")}\n${"# x\n".repeat(size / 4)}`],
  ["aliases", "compose.yml", (size) => `x: &a 1\nservices:\n${Array.from({ length: size / 12 }, (_, at) => `  s${at}: *a`).join("\n")}`],
  ["values taken back", "compose.yml", (size) => `services:\n  a:\n    environment:\n${Array.from({ length: size / 24 }, (_, at) => `      K${at}: !reset x`).join("\n")}`],
  ["slashes", "server.properties", (size) => `a=${"\\\n".repeat(size / 2)}`],
  ["comments", "sponge.conf", (size) => "# a\n".repeat(size / 4)],
  ["open blocks", "sponge.conf", (size) => "a {\n".repeat(size / 4)],
  ["no line end", "forwarding.secret", (size) => "x".repeat(size)],
];

const SERVER = 'services:\n  a:\n    image: itzg/minecraft-server\n';
/** What stands beside the other files of a network. @type {[string, string, (size: number) => string][]} */
const BESIDE = [
  ["blanks in a value", ".env", (size) => `A=x${" ".repeat(size)}y`],
  ["blanks before a comment", ".env", (size) => `A=x${" ".repeat(size)}\ry`],
  ["names", ".env", (size) => "a".repeat(size)],
  ["names of compose files", ".env", (size) => `COMPOSE_FILE=${"a:".repeat(size / 2)}`],
  ["included files", "compose.yml", (size) => `include: [${"a, ".repeat(size / 3)}]`],
  ["open variables", "compose.yml", (size) => `${SERVER}    ports: ["${"${".repeat(size / 2)}"]`],
  ["open brackets", "compose.yml", (size) => `${SERVER}    ports: ["${"[".repeat(size)}"]`],
];

test("time is linear: blanks in a secret that differs", () => {
  const files = (/** @type {string} */ text) => [
    { path: "proxy/velocity.toml", text: 'online-mode = true\nplayer-info-forwarding-mode = "modern"\nforwarding-secret-file = "forwarding.secret"\n[servers]\nlobby = "127.0.0.1:25565"\ntry = ["lobby"]\n' },
    { path: "proxy/forwarding.secret", text }, { path: "lobby/server.properties", text: "online-mode=false\nserver-port=25565\n" },
    { path: "lobby/spigot.yml", text: "settings:\n  bungeecord: false\n" },
    { path: "lobby/config/paper-global.yml", text: "proxies:\n  velocity:\n    enabled: true\n    online-mode: true\n    secret: 'another'\n" },
  ];
  growsWithLength((text) => judge(files(text)), (size) => `x${" ".repeat(size)}y`, 30_000);
});

test("time is linear: containers that lend each other what they mount", () => {
  const names = (/** @type {number} */ size) => Array.from({ length: Math.sqrt(size / 100) }, (_, at) => `s${at}`);
  const make = (/** @type {number} */ size) => `services:\n${names(size).map((name) => `  ${name}:\n    image: itzg/minecraft-server\n    volumes_from: [${names(size)}]\n`).join("")}`;
  growsWithLength((text) => judge([{ path: "compose.yml", text }]), make, 1600);
});

for (const [name, path, make] of BESIDE) {
  test(`time is linear: ${name} in ${path}`, () => {
    const others = [
      { path: "velocity.toml", text: 'online-mode = true\nplayer-info-forwarding-mode = "modern"\nforwarding-secret-file = "forwarding.secret"\n[servers]\nlobby = "127.0.0.1:25565"\ntry = ["lobby"]\n' },
      { path: "lobby/config/FabricProxy-Lite.toml", text: 'secret = "other"\n' }, { path: "lobby/server.properties", text: "online-mode=false\nserver-port=25565\n" },
      { path: "compose.yml", text: `${SERVER}    env_file: .env\n    ports: ["25565:25565"]\n` },
    ].filter((other) => other.path !== path);
    growsWithLength((text) => judge([...others, { path, text }]), make, 30_000);
  });
}

for (const [name, path, make] of LARGE) {
  test(`time is linear: ${name}`, () => {
    growsWithLength((text) => judge([{ path, text }]), make, 125_000);
  });
}
