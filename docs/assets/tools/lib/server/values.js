// Whether a server can read a value of server.properties, and what it makes of one it cannot read.

import { isAddress } from "../address.js";

/** @import { Key } from "./keys.js" */
/**
 * @typedef {object} Fault
 * @property {string} code
 * @property {string} says what the server makes of the value
 * @property {string} want what to write instead
 * @property {string} [proper] the value that was surely meant
 */

const YES = ["true", "yes", "on", "1", "enabled"];
const NO = ["false", "no", "off", "0", "disabled"];
const INTEGER = /^[+-]?\d{1,19}$/;

/** What the server takes: of a yes-or-no setting everything but "true" is false. @param {Key | undefined} key @param {string} value */
export const effective = (key, value) => (key?.type === "bool" ? String(value.toLowerCase() === "true") : value);

/** @param {Key} key @param {string} value @returns {Fault | undefined} */
export function faultOf(key, value) {
  const plain = bare(value);
  switch (key.type) {
    case "bool": return boolFault(key, value, plain.toLowerCase());
    case "int": return intFault(key, value, plain);
    case "choice": return choiceFault(key, value, plain.toLowerCase());
    case "address": return addressFault(key, value);
    case "secret": return !value || /^[a-zA-Z0-9]{40}$/.test(value) ? undefined
      : { code: "wrong-type", says: "The server wants exactly 40 letters and digits here.", want: "Leave it empty, and the server makes one at its next start." };
    default: return key.mistaken && plain.toLowerCase().replace(/^minecraft:/, "") === key.mistaken[0]
      ? { code: "wrong-value", says: `The server does not know this value and takes the default, ${key.default}.`, want: `Write ${key.mistaken[1]}. A world that is there already stays as it is.` } : undefined;
  }
}

/** Without blanks, quotes and a comment at the end, which no file of this kind knows. @param {string} value */
export const bare = (value) => value.replace(/[ \t]#.*/s, "").trim().replace(/^(["'])(.*)\1$/, "$2").trim();

/** @param {Key} key @param {string} value @param {string} plain @returns {Fault | undefined} */
function boolFault(key, value, plain) {
  if (/^(true|false)$/i.test(value)) return undefined;
  const meant = YES.includes(plain) ? "true" : NO.includes(plain) ? "false" : undefined;
  const says = value === "" ? "Left empty it counts as false." : "Only true counts as true here, so the server takes this as false.";
  return { code: "wrong-type", says, want: meant ? `Write ${meant}.` : `Write true or false; the default is ${key.default}.`, proper: meant };
}

/** @param {Key} key @param {string} value @param {string} plain @returns {Fault | undefined} */
function intFault(key, value, plain) {
  const { min = -(2 ** 31), max = 2 ** 31 - 1 } = key;
  const bounds = key.min === undefined ? "a whole number" : key.max === undefined ? `a whole number from ${min} up` : `a whole number from ${min} to ${max}`;
  const inside = INTEGER.test(plain) && Number(plain) >= min && Number(plain) <= max;
  if (!INTEGER.test(value)) {
    return { code: "wrong-type", says: `The server cannot read this as a number and takes the default, ${key.default}.`, want: `Write ${bounds}.`, proper: inside ? plain : undefined };
  }
  return inside ? undefined : { code: "out-of-range", says: "The number is outside of what the server allows.", want: `Write ${bounds}; the default is ${key.default}.` };
}

/** @param {Key} key @param {string} value @param {string} plain @returns {Fault | undefined} */
function choiceFault(key, value, plain) {
  const values = key.values ?? [];
  if (values.includes(value) || (key.numbers && /^[0-3]$/.test(value))) return undefined;
  const proper = values.includes(plain) ? plain : undefined;
  return { code: "wrong-value", says: `The server does not know this value and takes the default, ${key.default}.`, want: `Write one of ${values.join(", ")}.`, proper };
}

/** @param {Key} key @param {string} value @returns {Fault | undefined} */
function addressFault(key, value) {
  if (!value || value.startsWith("unix:") || isAddress(value.replace(/^\[(.*)\]$/, "$1"))) return undefined;
  const host = /^(?:\w+:\/\/)?([^/:]+)(?::\d+)?\/?$/.exec(value)?.[1];
  if (host === value) return /^(?!(?:0|127(?:\.\d{1,3}){1,2})$)[\d.]+$/.test(value) ? { code: "wrong-type", says: "This is no IP address: four numbers from 0 to 255 belong here. The server cannot bind to it.", want: `Write one of this machine’s addresses, or leave it ${key.default || "empty"}.` } : undefined; // otherwise a host name, or short for 0.0.0.0 or a loopback
  const meant = host && (isAddress(host) || host === "localhost") ? host : undefined;
  return { code: "wrong-type", says: "This is no address the server can bind to: a port or a link does not belong here.", want: `Write an address alone, or leave it ${key.default || "empty"}.`, proper: meant };
}
