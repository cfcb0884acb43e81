// The shapes the tools and their data share. Types only: nothing imports this file while a tool runs.

/** @typedef {"player" | "server" | "proxy"} Seen where a person reads the text */
/** @typedef {"error" | "warning" | "note"} Severity */

/**
 * One text that people see, from an article's front matter; `{name}` stands for what varies.
 * @typedef {object} Message
 * @property {string} slug its anchor on the error index
 * @property {string} text
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
 * @property {string} label
 * @property {string} placeholder
 * @property {string} button
 * @property {boolean} files
 * @property {string} accept
 * @property {number} maxBytes
 * @property {{label: string, text: string}[]} examples
 * @property {string} data address of the tool's data below the site root
 * @property {string} empty what to say when nothing was found
 */

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
 */

/** @typedef {{template: Template, segment: number, offset: number}} Anchor where a key's words sit in a template */

/**
 * @typedef {object} Compiled
 * @property {Template[]} templates
 * @property {Map<number, Anchor[]>} anchors by key: of a word and the one before it, or of a word alone
 * @property {Uint8Array} filter 1 at the slot of every word that a key ends with
 */

/**
 * The words of a text, in order; arrays longer than `count` have room to spare.
 * @typedef {object} Words
 * @property {number} count
 * @property {Int32Array} hash
 * @property {Int32Array} start
 * @property {Int32Array} end
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
 * @property {number} count
 * @property {string} excerpt
 * @property {number} confidence
 * @property {Template | undefined} reason the known message it is wrapped around, if it was never seen without one
 */

export {};
