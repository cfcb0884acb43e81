// What the words of several findings share: the pages they lead to, the sign that it worked, and the form of risk and way back.

/** @import { Plate } from "./types.js" */

/** @param {Plate["risk"]} risk @param {string} riskText @param {string} rollback @param {string} worked @returns {Plate} */
export const plate = (risk, riskText, rollback, worked) => ({ risk, riskText, rollback, worked });
export const MODERN = "velocity-modern-forwarding";
export const BUNGEE = "bungeecord-ip-forwarding";
export const CLOSED = "secure-backends";
export const JOINED = "You join through the proxy, and the backend’s log shows your Mojang UUID (its third group starts with 4).";
