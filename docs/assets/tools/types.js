// The shapes the tools and their data share. Types only: nothing imports this file while a tool runs.

/** @typedef {"player" | "server" | "proxy"} Seen where a person reads the text */
/** @typedef {"error" | "warning" | "note"} Severity */

/**
 * One text that people see, from an article's front matter; `{name}` stands for what varies.
 * @typedef {object} Message
 * @property {string} slug its anchor on the error index
 * @property {string} text
 * @property {string} [key] its language key, where a log may show that in place of the text
 * @property {string} page id of the article that owns it
 * @property {Seen} seen
 * @property {string[]} [on] the software that prints it
 * @property {string} [since]
 * @property {string} [until]
 * @property {string} side player | proxy | server | service | network | nobody: which side failed
 * @property {string} means
 * @property {string[]} acts who has to act
 * @property {Severity} severity
 */

/**
 * rules.json, made at build from the front matter of all articles.
 * @typedef {object} Rules
 * @property {1} format
 * @property {Record<string, {title: string, href: string}>} pages
 * @property {Message[]} messages
 */

/**
 * One known message in the text. Stable: id, page, message, seen, acts, severity, line, excerpt, confidence.
 * @typedef {object} Finding
 * @property {string} id id of the article
 * @property {string} page its address below the site root
 * @property {string} title its title
 * @property {string} slug
 * @property {string} message the text as the article gives it, with its placeholders
 * @property {Seen} seen
 * @property {string} side
 * @property {string[]} acts
 * @property {Severity} severity
 * @property {string} means
 * @property {number} line first line it was found on, from 1
 * @property {number} count how often it was found
 * @property {string} excerpt the line or lines of the first hit, without colour codes
 * @property {number} confidence 0 to 1
 */

/** @typedef {{findings: Finding[]}} Decoded */

/**
 * What a tool is; the page's element draws it, the command line names it.
 * @typedef {object} Tool
 * @property {string} id
 * @property {string} title
 * @property {"text" | "files" | "form"} [input] "text" if not given
 * @property {string} label
 * @property {string} [hint]
 * @property {string} [placeholder]
 * @property {string} [button]
 * @property {boolean} [files] a text may also come from a file
 * @property {string} [open] the words on the button that opens that file
 * @property {string} [accept] ends of file names, as in `<input accept>`; from folders and archives only these are read
 * @property {(path: string) => boolean} [first] whether a file is taken before others; if not given, latest.log is
 * @property {number} [maxBytes] of all files together, unpacked
 * @property {number} [maxFiles]
 * @property {boolean} [chunks] a file goes to it a chunk at a time, so that nobody holds it as a whole; its module then has `begin`
 * @property {Example[]} [examples]
 * @property {Field[]} [fields]
 * @property {{name: string, label: string, value: boolean}[]} [options]
 * @property {string} [data] address of the tool's data below the site root
 * @property {string[]} [libs] the parsing libraries it is handed
 * @property {boolean} [share] a link may carry the ids of the pages found, and nothing else
 * @property {string} empty what to say when nothing was found
 * @property {boolean} [search] what it does not know may be searched for in the site; its module then has `tellingLine`
 */

/** @typedef {{label: string, text?: string, files?: GivenFile[], fields?: Record<string, unknown>}} Example */
/** @typedef {{name: string, label: string, type: "text" | "number" | "choice" | "lines", choices?: {value: string, label: string}[], value?: string | number, hint?: string, placeholder?: string}} Field */
/** A file as it was given. `source` is where its text is, if the tool reads in chunks. @typedef {{path: string, text: string, encoding?: string, source?: Source}} GivenFile */
/** A text in a file, perhaps packed, and how many bytes it may have. `wide`: its encoding, if it is one of two bytes a unit. @typedef {{blob: Blob, format?: CompressionFormat, name: string, most: number, wide?: string}} Source */
/** @typedef {{text?: string, files?: GivenFile[], left?: string[], fields?: Record<string, any>, encoding?: string, options: Record<string, boolean>}} Input */
/** What is given a text in chunks, cut anywhere. @template T @typedef {{feed: (chunk: string) => void, end: () => T}} Reading */
/** `begin` is there if a tool can read its text in chunks, `tellingLine` if what it does not know may be searched for. @typedef {{tool: Tool, run: (input: any, data: any, libs: any) => any, begin?: (data: any) => Reading<any>, tellingLine?: (text: string) => string, view: (result: any) => any[]}} Module */

/* What a tool's view is made of: plain text, never HTML. The type of a part says how it is drawn. */

/** @typedef {{type: "note", title?: string, text: string}} NotePart */
/** `field`: the field of a form it belongs to. @typedef {{type: "error", message: string, line?: number, file?: string, field?: string}} ErrorPart */
/** @typedef {{type: "verdict", items: {question: string, answer: "yes" | "no" | "unknown", sentence: string}[]}} VerdictPart */
/** @typedef {{node: string, small?: string}} Node */
/** @typedef {{hop: "ok" | "broken" | "open" | "unknown", text: string}} Hop */
/** One way; ways that begin alike are drawn as one that branches. @typedef {{type: "path", title: string, steps: (Node | Hop)[]}} PathPart */
/** @typedef {{file: string, lines: {kind: "same" | "del" | "ins", text: string}[]}} Change */
/** @typedef {{risk: "none" | "downtime" | "data" | "security", riskText?: string, rollback?: string, worked?: string}} Plate */
/**
 * @typedef {object} Item
 * @property {Severity} severity
 * @property {string} title
 * @property {string} [where] file:line
 * @property {string[]} [places] the same where there are several
 * @property {string} text
 * @property {string} [fix] what to do
 * @property {string} [seen] where such a message stands
 * @property {{name: string, who: [side: string, word: string][]}[]} [facts]
 * @property {{caption: string, text: string}} [quote] the reader's own text; the title is then a message
 * @property {Change | Change[]} [change]
 * @property {Plate | null} [plate]
 * @property {string} [page] id of the article
 */
/** `said` is announced in place of the counts; `first` is how many are shown at once. @typedef {{type: "findings", title?: string, said?: string, first?: number, items: Item[]}} FindingsPart */
/** @typedef {{type: "table", caption: string, columns: string[], rows: (string | number)[][]}} TablePart */
/** `lines`: lines to type, no file to take along. @typedef {{type: "file", title?: string, name: string, text: string, note?: string, lines?: boolean}} FilePart */
/** @typedef {{type: "list", title?: string, ordered?: boolean, items: string[]}} ListPart */
/** @typedef {NotePart | ErrorPart | VerdictPart | PathPart | FindingsPart | TablePart | FilePart | ListPart} Part */

/**
 * A message made ready for matching; several messages with the same words share one.
 * @typedef {object} Template
 * @property {number} index
 * @property {Message[]} messages
 * @property {number[][]} segments hashes of the words between the placeholders
 * @property {number} words how many words are fixed
 * @property {boolean} weak too few telling words to be trusted in the middle of a line
 * @property {boolean} leading starts with a placeholder
 * @property {boolean} trailing ends with a placeholder
 * @property {boolean} colon the last placeholder follows a colon, as in "lost connection: {reason}"
 * @property {boolean} named and another one stands in front of that colon, as in "connect to {server}: {reason}"
 * @property {boolean} shared another one has the same fixed words, and placeholders elsewhere
 */

/** @typedef {{template: Template, segment: number, offset: number}} Anchor where a key's words sit in a template */

/**
 * @typedef {object} Compiled
 * @property {Template[]} templates
 * @property {Map<number, Anchor[]>} anchors by key: of a word and the one before it, or of a word alone
 * @property {Uint8Array} filter 1 at the slot of every word that a key ends with
 * @property {Uint8Array} keys 1 at the slot of every key
 * @property {number} longest how many words the longest fixed run has
 */

/**
 * The words of a text, in order; arrays longer than `count` have room to spare.
 * @typedef {object} Words
 * @property {number} first the first one that counts: those before are no part of a message
 * @property {number} count
 * @property {Int32Array} hash
 * @property {Int32Array} start
 * @property {Int32Array} end
 * @property {number} open where a word starts that may go on; -1 if there is none
 * @property {number} sum the hash of that word so far
 */

/**
 * A template found in words. Indices of words, both ends included.
 * @typedef {object} Match
 * @property {Template} template
 * @property {number} first
 * @property {number} last
 * @property {[number, number][]} runs the words each segment covers
 */

/** @typedef {{start: number, end: number, body: number, log: boolean, chat: boolean}} Line offsets in the text; body is where the message starts */

/**
 * All hits of one template in a text.
 * @typedef {object} Hit
 * @property {Template} template
 * @property {Message} message
 * @property {number} line
 * @property {number} place of the latest one, in the whole text
 * @property {number} count
 * @property {string} excerpt
 * @property {number} confidence
 * @property {Template | undefined} reason the known message it is wrapped around, if it was never seen without one
 */

export {};
