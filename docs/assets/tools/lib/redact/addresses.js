// Addresses of machines: IPv4 and IPv6. This machine itself and versions stay.

/** @import { Pseudonyms } from "./pseudonyms.js" */
import { networkOf } from "../network.js";
import { versionTest } from "./versions.js";

const STAYS = /^(?:127\.|0\.0\.0\.0$|::1?$)/;

const MAC = /(?<![\w-])(?=[\d-]{0,16}[a-f])(?:[\da-f]{2}-){5}[\da-f]{2}(?![\w-])/gi; // with a letter: digits alone are a date

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
export const hideAddresses = (text, names) => hideSix(hideFour(text, names), names).replace(MAC, (all) => names.of("address", all));
