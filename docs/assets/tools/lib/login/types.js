// The shapes of the login-path tool. Types only: nothing imports this file while the tool runs.

/**
 * One setting and where it stands. `start` to `end` is the value with its quotes.
 * @typedef {object} Entry
 * @property {string[]} path
 * @property {"scalar" | "list" | "map"} kind
 * @property {string} value
 * @property {boolean} plain without quotes
 * @property {number} line from 1
 * @property {number} keyAt
 * @property {number} start
 * @property {number} end
 * @property {"!reset" | "!override"} [tag] with which docker compose takes back what earlier files say
 */

/** @typedef {{format: "yaml" | "toml" | "properties" | "hocon", text: string, entries: Map<string, Entry>, children: Map<string, Set<string>>, strict?: boolean}} Settings `children`: keys of entries by the key they are below; `strict`: a text in quotes is no switch for what reads the file */

/** @typedef {"velocity" | "secret" | "bungeecord" | "guard-token" | "properties" | "spigot" | "paper-global" | "paper" | "fabric" | "forge" | "sponge" | "guard" | "bukkit" | "compose" | "env"} Role */

/** @typedef {import("../../types.js").GivenFile} GivenFile */
/** A file whose part is known. `root` is the folder of its server. @typedef {{path: string, text: string, bom: boolean, wide: boolean, role: Role, root: string, settings?: Settings}} RoleFile */

/** One server or proxy, by its folder: at most one file a role; `more`: the kinds of which there may be several. @typedef {{root: string, name: string, files: Partial<Record<Role, RoleFile>>, more: RoleFile[], service?: Service}} Place */

/** @typedef {"modern" | "legacy" | "bungeeguard" | "none"} Sends */
/** @typedef {"yes" | "no" | "unknown"} Answer */
/** @typedef {"closed" | "private" | "open"} Reach who can reach a backend's port, by the files */

/**
 * What a setting may be: one value if the files decide it, else all that are possible, with the file that would decide.
 * @template T
 * @typedef {{values: T[], file: string, line: number, missing: string}} Known
 */

/** A secret is compared, never shown. @typedef {{state: "text", text: string} | {state: "empty"} | {state: "unknown", blank?: boolean}} Secret `blank`: it may be that there is none */

/** A container of a compose file. @typedef {object} Service
 * @property {string} name
 * @property {RoleFile} file
 * @property {number} line
 * @property {Map<string, {value: string, line: number, open: boolean, file: string}>} env `open`: the value stands in another place
 * @property {string | undefined} elsewhere more variables stand in this file, which was not given; "": somewhere
 * @property {Port[]} ports
 * @property {boolean} routed a router leads players straight to it
 * @property {Service} [router] which one, if it is told to by a list of its own
 * @property {string} words what it is started with
 * @property {boolean} fronted a tunnel or a forwarder beside it may lead players straight to it
 * @property {string} image
 * @property {"bridge" | "host" | "own" | "unknown"} network own: an address of its own, on which every port is open
 * @property {string | undefined} home whose 127.0.0.1 it has: "" for that of the machine, else the container's; undefined if that is not known
 * @property {string[]} names names and addresses under which other containers reach it
 * @property {Network[] | undefined} networks in which it has a name; undefined if that is not known
 * @property {Map<string, string>} hosts names that it knows besides, with their addresses (extra_hosts)
 * @property {string[]} mounts
 * @property {boolean} unclear other files or containers change it, and were not read
 * @property {{file: string, line: number, reason: string}[]} doubts what its file leaves open
 */

/** A network of containers. `name`: what Docker calls it, where the files say it; else `project` and `key` make it, for the files in `root`. `names`: under which the container is known in it @typedef {{key: string, name: string, root: string, project: string, names: string[]}} Network */

/** A published port. `sure`: host and target could be read. @typedef {{host: string, target: string, outside: string, file: string, line: number, sure: boolean}} Port */

/** @typedef {{name: string, host: string, port: number, line: number, address: string}} ServerEntry */

/**
 * @typedef {object} Proxy
 * @property {"velocity" | "bungeecord"} kind
 * @property {string} name
 * @property {string} port
 * @property {{host: string, port: number}[]} binds where it listens, by its file
 * @property {RoleFile} file
 * @property {Place} place
 * @property {Known<Sends>} sends
 * @property {Known<boolean>} online
 * @property {Secret} secret
 * @property {string} secretFile where it stands, or should stand
 * @property {number} secretLine
 * @property {ServerEntry[]} servers
 * @property {{name: string, line: number, of: "try" | "forced-hosts"}[]} names servers that are tried
 * @property {boolean | undefined} starts false if it refuses its own files; undefined if that is not known
 * @property {Entry} [preface] the setting by which it takes players only from something that sends HAProxy's data first
 * @property {boolean} [rival] the file of another proxy lies in its folder, and these files do not show which one runs
 * @property {number} nowhere line of an empty try list, while no forced host names a server either; else 0
 */

/**
 * How a backend checks who is calling.
 * @typedef {object} Gate
 * @property {"paper" | "old-paper" | "fabric" | "forge" | "sponge"} kind
 * @property {RoleFile} file
 * @property {string[]} base path of the block
 * @property {boolean} enabled
 * @property {boolean} [always] it has no switch
 * @property {number} line
 * @property {Secret} secret
 * @property {number} secretLine
 * @property {string[]} secretPath where it stands in the file
 * @property {string} secretFrom file or environment variable
 * @property {boolean | undefined} online what it is told about the proxy; undefined if it has no such setting
 * @property {number} onlineLine
 * @property {boolean} possible false: this version has no such setting
 * @property {boolean} [unclear] its switch has a value of which it is not known how it is read
 */

/**
 * @typedef {object} Backend
 * @property {string} name
 * @property {Place} place
 * @property {string} software
 * @property {string} port
 * @property {Known<boolean>} online
 * @property {Known<boolean>} bungeecord
 * @property {Known<boolean>} velocity the gate is on and has a secret
 * @property {Known<boolean>} preface it waits for HAProxy's PROXY protocol on every connection
 * @property {Gate | undefined} gate
 * @property {boolean} ignoresOnline a mod that skips the account check behind the proxy
 * @property {{file: RoleFile, tokens: Entry[], line: number} | undefined} guard
 * @property {Known<Reach>} reach
 * @property {boolean} old Minecraft 1.18.2 or older, by its files
 */

/** One way things may be. @typedef {{sends: Sends, proxyOnline: boolean, proxy: "velocity" | "bungeecord" | "none", online: boolean, bungeecord: boolean, velocity: boolean, match: boolean, guard: "none" | "match" | "mismatch" | "public", reach: Reach, starts: boolean, unheard: boolean, nowhere: boolean, met: boolean, preface: boolean, old: boolean, publicSecret: boolean}} World */

/** @typedef {{joins: Answer, why: string, through: Answer, direct: Answer}} Outcome */

/** @typedef {{file: string, path: string[], value: string, quoted?: boolean}} Edit */
/** @typedef {{file: string, lines: {kind: "same" | "del" | "ins", text: string}[]}} Change */
/** @typedef {{risk: "none" | "downtime" | "data" | "security", riskText: string, rollback: string, worked: string}} Plate */

/**
 * @typedef {object} Finding
 * @property {string} code
 * @property {"error" | "warning" | "note"} severity
 * @property {string} file
 * @property {number} line 0: no line
 * @property {string} backend name of the backend it is about, or ""; several, if it is the same for all of them
 * @property {{backend: string, file: string, line: number}[]} [places] for several backends, the place of each
 * @property {string} title
 * @property {string} text
 * @property {string} fix
 * @property {string} page id of the article
 * @property {Change[]} change
 * @property {Plate | null} plate
 */

/** @typedef {{severity: Finding["severity"], title: string, text: string, fix: string, page: string, plate?: Plate}} Words what a cause is called and means, with {words} to fill in */

/** @typedef {{name: string, software: string, joins: Answer, safe: Answer, hops: {login: Hop, forwarding: Hop, direct: Hop}, port: string}} BackendResult */
/** @typedef {{state: "ok" | "broken" | "open" | "unknown", text: string}} Hop */

/**
 * @typedef {object} Result
 * @property {Answer} joins
 * @property {Answer} safe
 * @property {{joins: string, safe: string}} sentences
 * @property {{kind: string, name: string, port: string}[]} proxies
 * @property {BackendResult[]} backends
 * @property {Finding[]} findings
 * @property {{where: string, text: string}[]} good
 * @property {string[]} missing
 * @property {Record<string, string>} patched
 * @property {{files: number, unread: number}} read
 */

export {};
