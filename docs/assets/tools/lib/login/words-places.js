// What the login-path tool says about tokens, addresses and files: facts and texts, no logic. "code:variant"; {words in braces} are filled in.

/** @import { Words } from "./types.js" */
import { BUNGEE, CLOSED, JOINED, MODERN, plate } from "./words-shared.js";


/** @type {Record<string, Words>} */
export const PLACE_WORDS = {
  "default-token": {
    severity: "error", title: "BungeeGuard still has its sample lines", page: BUNGEE,
    text: "The lines that BungeeGuard ships are allowed like real tokens, and everybody knows them.",
    fix: "Take both sample lines out, leave only the token of your proxy (from {other}), and run bungeeguard reload.",
    plate: plate("downtime", "Players are kicked until the right token stands here.", "Put the old lines back. This opens the backend again.", JOINED),
  },
  "token-mismatch": {
    severity: "error", title: "The proxy’s token is not allowed here", page: BUNGEE,
    text: "BungeeGuard on {backend} does not know the proxy’s token and kicks players with \u201cUnable to authenticate.\u201d",
    fix: "Add the token (from {other}) to allowed-tokens and run bungeeguard reload.",
  },
  "token-mismatch:forge": {
    severity: "error", title: "The proxy’s token is not allowed here", page: BUNGEE,
    text: "Proxy Compatible Forge on {backend} has another secret than the proxy, and lets nobody in through it.",
    fix: "Copy the text from {other} into forwarding.secret and restart the backend.",
  },
  "token-not-sent": {
    severity: "error", title: "BungeeGuard waits for a token that the proxy does not send", page: BUNGEE,
    text: "BungeeGuard on {backend} kicks players without a token.",
    fix: "Velocity: set player-info-forwarding-mode to \"bungeeguard\". BungeeCord: install BungeeGuard on the proxy too, with ip_forward: true.",
  },
  "address-unmet:port": {
    severity: "error", title: "The proxy sends players to a port where this backend does not listen", page: MODERN,
    text: "\u201c{entry}\u201d leads to {address}, but {backend} listens on port {port}.",
    fix: "Make the two ports the same.",
    plate: plate("downtime", "Restart of the proxy.", "Put the old address back.", "The proxy connects: no \u201cUnable to connect\u201d."),
  },
  "address-unmet:host": {
    severity: "error", title: "The backend does not listen on the address the proxy uses", page: CLOSED,
    text: "\u201c{entry}\u201d leads to {address}, but server-ip={bound} lets {backend} listen there only.",
    fix: "Use the same address on both sides. In a container leave server-ip empty and publish no port.",
  },
  "address-unmet:inside": {
    severity: "error", title: "127.0.0.1 does not lead out of the proxy’s container", page: CLOSED,
    text: "“{entry}” leads to {address}. In a container that is the container itself, and {backend} runs in another one. A published port does not change this.",
    fix: "Use the name of the backend’s container and its inner port, {inner}, with both containers in one network. Then the port need not be published.",
    plate: plate("downtime", "Restart of the proxy.", "Put the old address back.", "The proxy connects: no “Unable to connect”."),
  },
  "address-unmet:inside-bare": {
    severity: "error", title: "127.0.0.1 does not lead out of the proxy’s container", page: CLOSED,
    text: "“{entry}” leads to {address}. In a container that is the container itself, and {backend} does not run in it.",
    fix: "Use an address under which containers reach the machine, such as host.docker.internal (with Docker on Linux by extra_hosts) or podman’s host.containers.internal, and let server-ip and the firewall admit the container only. Or put the backend into a container as well.",
  },
  "address-unmet:unpublished": {
    severity: "error", title: "The backend’s container does not publish this port", page: CLOSED,
    text: "“{entry}” leads to {address}, but {backend} runs in a container, and no line of ports: leads from {asked} to its port {port}.",
    fix: "If the proxy runs on the machine itself, publish the port for the machine only, such as 127.0.0.1:{free}:{port}, and use that outer number here. If the proxy is a container too, use {inner} and publish nothing.",
  },
  "address-unmet:published": {
    severity: "error", title: "The backend’s port is published on another address", page: CLOSED,
    text: "“{entry}” leads to {address}, but the container of {backend} publishes this port on {other} only.",
    fix: "If the proxy runs on the same machine outside of containers, publish on 127.0.0.1 and use that address here. If it is a container of this machine, use {inner}, with both in one network. If it runs on another machine, publish on an address that only the proxy reaches.",
  },
  "address-unmet:machine": {
    severity: "warning", title: "On Linux this address does not lead to 127.0.0.1", page: CLOSED,
    text: "“{entry}” leads to {address}, but the container of {backend} publishes this port on {other} only. On Linux this name leads the proxy’s container to another address of the machine (that of Docker’s bridge, or one that podman chooses), where such a port does not answer. Docker Desktop leads on to {other}.",
    fix: "Use {inner}, with both containers in one network, and publish nothing. That works on every system.",
  },
  "address-unmet:machine-bare": {
    severity: "warning", title: "On Linux this address does not lead to 127.0.0.1", page: CLOSED,
    text: "“{entry}” leads to {address}, but server-ip={bound} lets {backend} listen there only. On Linux this name leads the proxy’s container to another address of the machine (that of Docker’s bridge, or one that podman chooses), where {backend} does not answer. Docker Desktop leads on to {bound}.",
    fix: "Put the backend into a container in the proxy’s network. Or, with Docker on Linux, set server-ip to the address of Docker’s bridge (172.17.0.1 unless it was changed), and give the proxy’s service extra_hosts with host.docker.internal:host-gateway. Every container of the machine then reaches {backend}.",
  },
  "address-unmet:unnamed": {
    severity: "warning", title: "With Docker on Linux the proxy’s container does not know this name", page: "unknown-host",
    text: "“{entry}” leads to {address}. Docker Desktop and newer releases of podman know the name host.docker.internal by themselves. With Docker on Linux a container knows it only if its service has it in extra_hosts:, and the proxy’s service has not.",
    fix: "Give the proxy’s service extra_hosts: with the line \"host.docker.internal:host-gateway\". If {backend} is a container of this machine, better use its name and inner port, with both in one network.",
  },
  "address-unmet:blank": {
    severity: "warning", title: "The proxy’s file has a placeholder for the address", page: "unknown-host",
    text: "“{entry}” leads to {address}, which is filled in before the proxy starts. These files do not show with what, so whether it leads to {backend} is not known.",
    fix: "Look into the file on the running proxy: there the address must stand. If the placeholder still stands there, put the address in its place.",
  },
  "address-unmet:apart": {
    severity: "error", title: "The proxy’s container does not find this name", page: "unknown-host",
    text: "“{entry}” leads to {address}. A container is known by its name only in the networks it is in, and by these files the proxy is in none of those. A container with network_mode: has no name of its own there.",
    fix: "Put both services into one network: the same name in networks: of both, and once more at the top level of the file. Between two compose files, make it with docker network create, and name it with external: true in both.",
  },
  "address-unmet:apart-open": {
    severity: "warning", title: "The proxy’s container may not find this name", page: "unknown-host",
    text: "“{entry}” leads to {address}. A container is known by its name only in the networks it is in, and these files do not show whether the proxy is in one of them.",
    fix: "Look with docker network inspect whether both containers are in one. If not, name one for both: make it with docker network create, and name it with external: true in both files.",
  },
  "address-unmet:none": {
    severity: "warning", title: "No server of the proxy leads to this backend", page: MODERN,
    text: "{backend} has no server in the proxy’s file: none of that name, and none with port {port} that could be meant for it.",
    fix: "Add it to the servers of the proxy, or check server-port.",
  },
  "address-unmet:no-servers": {
    severity: "error", title: "The proxy has no servers", page: MODERN,
    text: "Its list of servers is empty, so players get \u201cThere are no available servers to connect you to.\u201d",
    fix: "Add your backends to it, and name one in try.",
  },
  "address-unmet:nowhere": {
    severity: "error", title: "The proxy sends nobody to any server", page: MODERN,
    text: "Its list try is empty, and no forced host names a server: players get \u201cThere are no available servers to connect you to.\u201d A plugin that chooses a server cannot be seen from these files.",
    fix: "Name a server in try.",
  },
  "address-unmet:try": {
    severity: "error", title: "A server is tried that does not exist", page: MODERN,
    text: "\u201c{entry}\u201d is not among the servers of this file. Names must fit letter by letter. The proxy does not start with this.",
    fix: "Use the name of a server that exists, or take it out.",
  },
  "address-unmet:forced-hosts": {
    severity: "error", title: "A forced host names a server that does not exist", page: MODERN,
    text: "\u201c{entry}\u201d is not among the servers of this file. Velocity does not start with this.",
    fix: "Use the name of a server that exists, or take the forced host out.",
  },
  "address-unmet:forced-host": {
    severity: "note", title: "A forced host names a server that does not exist", page: BUNGEE,
    text: "\u201c{entry}\u201d is not among the servers of this file. BungeeCord only warns about it; the sample file has such a line.",
    fix: "Take it out if you do not need it.",
  },
  "address-refused": {
    severity: "error", title: "The proxy takes no host name with “_”", page: "unknown-host",
    text: "“{entry}” leads to {address}. {proxy} reads no address with an underscore in the host name, and does not start with it.",
    fix: "Use a name without “_”: call the container’s service so, or give it a second name with aliases: below its network. A hyphen is fine.",
    plate: plate("downtime", "Restart of the proxy.", "Put the old address back.", "The proxy starts and connects."),
  },
  "port-conflict": {
    severity: "error", title: "Two programs want the same port", page: "failed-to-bind",
    text: "“{entry}” leads to {address}, where the proxy itself runs. There {backend} and {other} both want port {port}, so only one of them starts, and players reach the wrong one or none.",
    fix: "Give {backend} another server-port that nothing else uses, and put the same number here. The proxy keeps the port that players use.",
  },
  "port-conflict:container": {
    severity: "error", title: "Two programs want the same port", page: "failed-to-bind",
    text: "“{entry}” leads to {address}, where the proxy itself runs. There the container of {backend} and {other} both want port {asked}, so only one of them starts.",
    fix: "Give the container of {backend} another port, in ports: the outer number, and put the same number here. The proxy keeps the port that players use.",
  },
  "proxy-unpublished": {
    severity: "error", title: "Nobody listens behind the proxy’s published port", page: "connection-refused",
    text: "The line {mapping} of ports: leads players to port {target} of the proxy’s container, but {proxy} listens on {port} there. Older files of Velocity say 25577, newer ones 25565.",
    fix: "Make the two the same: put {port} behind the colon in ports:, or change the port in the proxy’s own file.",
    plate: plate("downtime", "The container is made anew.", "Put the old line back.", "The server list shows the proxy."),
  },
  "container-unclear": {
    severity: "warning", title: "The compose file leaves something open about this container", page: CLOSED,
    text: "About {backend}: {reason}",
    fix: "Add what is missing, and test from outside: a join straight at the backend must fail.",
  },
  "container-unclear:address": {
    severity: "warning", title: "This container has an address of its own", page: CLOSED,
    text: "With macvlan or ipvlan every port of {backend} is open on that address, published or not.",
    fix: "Put the backend into a bridge network without published ports, or let a firewall in your network admit the proxy only.",
  },
  "container-unclear:routed": {
    severity: "warning", title: "A router leads players past the proxy", page: CLOSED,
    text: "By this label, or by a list of its own, a router (mc-router, Infrared, Traefik) hands players straight on to {backend}, whatever ports: says.",
    fix: "Take the label, or the router’s line, for {backend} out. The router may lead to the proxy only.",
  },
  "leftover-file": {
    severity: "warning", title: "This file belongs to another server software", page: MODERN,
    text: "{backend} has files of Paper or Spigot, which do not read this one: it counts for nothing here. A mixed server for mods and plugins may read it; that cannot be seen from files.",
    fix: "If {backend} runs Paper or Spigot, delete it. Paper’s own setting is in config/paper-global.yml.",
  },
  "leftover-file:two": {
    severity: "warning", title: "Two mods for forwarding, and a server can have only one", page: MODERN,
    text: "{backend} has files of two. Which one is at work cannot be seen from files, so neither counts.",
    fix: "Delete the file of the mod that is not installed.",
  },
  "leftover-file:type": {
    severity: "warning", title: "By its TYPE the container does not read this file", page: MODERN,
    text: "The container of {backend} has {other}, and that software does not read this file. So the file proves nothing here.",
    fix: "Set TYPE to the software that reads this file, or take the file out.",
  },
  "leftover-file:proxy": {
    severity: "note", title: "The proxy does not read this file", page: "",
    text: "By its TYPE (without one, BungeeCord) the container {service} runs the proxy that reads {other}. This file counts for nothing here.",
    fix: "Delete it if you do not need it.",
  },
  "leftover-file:proxies": {
    severity: "warning", title: "Files of two proxies in one folder", page: "",
    text: "Only one of them runs there. These files do not show which, so both were judged, this one and {other}.",
    fix: "Take the file of the other proxy out.",
  },
  "taken-for-spigot": {
    severity: "note", title: "Taken for Spigot", page: BUNGEE,
    text: "{backend} has a spigot.yml and no Paper file, so it is taken to have no Velocity check.",
    fix: "If it is Paper, add {other}.",
  },
  "syntax-error": {
    severity: "error", title: "This file cannot be read", page: "",
    text: "{reason} The other files were judged without it.",
    fix: "Repair this line; the server may refuse the file, or replace it with default values.",
  },
  "syntax-error:compose": {
    severity: "error", title: "A compose file of the first form", page: "",
    text: "It has no line services:, so docker compose of today does not take it, and it was not read here. What it says about containers and ports is missing.",
    fix: "Put services: on the first line and everything else below it, two blanks further in.",
  },
  "unreadable-file": { severity: "error", title: "This file is not plain text", page: "", text: "{reason} The other files were judged without it.", fix: "Save it as UTF-8 text and add it again." },
  "empty-file": { severity: "warning", title: "This file is empty", page: "", text: "It says nothing, so it counts as missing. The server fills it with default values at the next start.", fix: "Add the file as the server wrote it." },
  "duplicate-file": { severity: "warning", title: "Two files for the same part", page: "", text: "{other} was used, this one was left out. Put the files of each server into a folder of its own.", fix: "Take one of them out, or put each server into its own folder." },
  "duplicate-file:compose": {
    severity: "warning", title: "A compose file that was left out", page: "",
    text: "docker compose starts with {other}. It reads this file only if it is told to, by -f or by COMPOSE_FILE, and these files do not show that it is.",
    fix: "If you use both, say so in the file .env beside them: COMPOSE_FILE={files} (on Windows with ; between them). Then both are read here too. If you do not, take this one out.",
  },
  "duplicate-file:unnamed": {
    severity: "warning", title: "A compose file that was left out", page: "",
    text: "None of these compose files has a name that docker compose takes by itself: which of them you use, you say by -f or by COMPOSE_FILE. {other} was read here, because it holds the most of these servers.",
    fix: "Add only the one that you use. If you use several together, say so in the file .env beside them: COMPOSE_FILE={files} (on Windows with ; between them).",
  },
  "unknown-version": { severity: "note", title: "This file’s version is newer than this tool", page: "", text: "It was read as the newest version known here. A setting may have moved.", fix: "Compare with the software’s own documentation." },
  "bad-value": { severity: "warning", title: "This value means something else than it looks like", page: "", text: "{reason}", fix: "Write one of: {other}." },
};
