// The rules for ufw and firewalld: allow first, close last. The steps agree with the guide "secure-backends".

/** @import { Plan } from "./form.js" */
/** @typedef {{step: string, text: string, commands: string[], why: string, file?: {name: string, text: string}}} Rule */
/** @typedef {{text: string, commands: string[]}} Back */
/** @typedef {{rules: Rule[], wayBack: Back[], warnings: string[]}} Part */

/** @template A, B @param {A[]} first @param {B[]} second @returns {[A, B][]} */
export const pairs = (first, second) => first.flatMap((one) => second.map((other) => /** @type {[A, B]} */ ([one, other])));

/** @param {Plan} plan @returns {Rule} */
export const look = ({ ssh }) => ({
  step: "Look before you change anything",
  text: `Log in to your provider’s rescue or web console once. The last of the four values of the first command is the SSH port you are using: it must be ${ssh}. The second command lists everything that listens: what else must stay open?`,
  commands: ["echo $SSH_CONNECTION", "sudo ss -ltnup"],
  why: "A second way in costs a minute now and saves the machine if a rule is wrong.",
});

/** @type {Rule} */
export const secondLogin = {
  step: "Log in a second time",
  text: "Keep this session open and start a second SSH session. If it fails, undo the last step in the first one.",
  commands: [],
  why: "An open session survives a wrong rule; the next login does not.",
};

/** @param {number[]} backends @returns {Rule} */
export const bind = (backends) => ({
  step: "Bind each backend to this machine",
  text: `With the backend stopped, set server-ip=127.0.0.1 in its server.properties; server-port is ${backends.length > 1 ? `one of ${backends.join(", ")}` : backends[0]}. Give the proxy 127.0.0.1 and the same port, then restart both.`,
  commands: [],
  why: "What listens on 127.0.0.1 only, nobody outside can reach, over IPv4 or IPv6. Not for containers, and not on a machine that other customers share.",
});

/** @param {number[]} backends @returns {Back} */
export const unbind = (backends) => ({
  text: `Binding: only with the port closed by a firewall, empty server-ip again and restart. An empty value listens on every address (${backends.join(", ")}).`,
  commands: [],
});

/** @param {Plan} plan @returns {Part} */
export function ufw({ proxies, backends, ssh, open, own }) {
  const allow = pairs(proxies, backends).map(([proxy, port]) => `allow proto tcp from ${proxy.text} to any port ${port}`);
  const six = [...proxies, ...own].some(({ family }) => family === 6);
  return {
    rules: [
      ...(proxies.length ? [] : [bind(backends)]),
      {
        step: "Keep SSH and the rest open",
        text: "Allow SSH on the port you really use, and everything else on your list, also while ufw is still off.",
        commands: [`sudo ufw allow ${ssh}/tcp`, ...(open ? [`sudo ufw allow ${open}/tcp`] : [])],
        why: `These only open something.${open ? ` ${open} is the proxy's public port.` : ""}`,
      },
      ...(allow.length ? [{
        step: "Let the proxy in", text: "One rule for each proxy and backend port.", commands: allow.map((rule) => `sudo ufw ${rule}`),
        why: "ufw asks its rules in order; with the proxy’s own rule the default can be deny.",
      }] : []),
      {
        step: "Remove broad rules",
        text: "Look for a rule that opens a backend port to everybody, also one for a range around it. Delete it exactly as it was added. A rule that is not there is only reported.",
        commands: ["sudo ufw show added", ...backends.flatMap((port) => [`sudo ufw delete allow ${port}`, `sudo ufw delete allow ${port}/tcp`])],
        why: "With a broad rule everybody still gets in, whatever else the list says.",
      },
      {
        step: "Switch it on",
        text: `Only if the list names SSH port ${ssh}. The status must say "Default: deny (incoming)"; if it does not, run: sudo ufw default deny incoming`,
        commands: ["sudo ufw enable", "sudo ufw status verbose"],
        why: "Everything that no rule allows is now refused, over IPv4 and IPv6, also after a reboot.",
      },
      secondLogin,
    ],
    wayBack: [
      { text: "SSH does not answer: in the rescue console allow the port it really uses.", commands: [`sudo ufw allow ${ssh}/tcp`] },
      ...(allow.length ? [{ text: "A wrong proxy address: add the right rule first, then delete the wrong one.", commands: allow.map((rule) => `sudo ufw delete ${rule}`) }] : [unbind(backends)]),
    ],
    warnings: [
      ...(six ? ["IPv6: check that /etc/default/ufw says IPV6=yes. With no, ufw drops all IPv6 from outside, SSH included."] : []),
      "Docker’s published ports pass in front of ufw. If a backend runs in a container, choose Docker here.",
    ],
  };
}

/** @param {Plan} plan @returns {Part} */
export function firewalld({ proxies, backends, ssh, open }) {
  const accept = pairs(proxies, backends).map(([{ family, text }, port]) =>
    `rule priority="-20" family="ipv${family}" source address="${text}" port port="${port}" protocol="tcp" accept`);
  const drop = backends.map((port) => `rule priority="-10" port port="${port}" protocol="tcp" drop`);
  /** @param {string} verb @returns {(rule: string) => string} */
  const rich = (verb) => (rule) => `sudo firewall-cmd --permanent --zone=public --${verb}-rich-rule='${rule}'`;
  return {
    rules: [
      ...(proxies.length ? [] : [bind(backends)]),
      {
        step: "Find the zone", text: "Find the zone of your outside interface. If it is not public, put its name into every command below; with several zones that face outside, repeat them for each.",
        commands: ["sudo firewall-cmd --get-active-zones"], why: "A rule in a zone without an interface does nothing.",
      },
      {
        step: "Keep SSH and the rest open", text: "Then look whether everything on your list is open in the permanent rules.",
        commands: [`sudo firewall-cmd --permanent --zone=public --add-port=${ssh}/tcp`, ...(open ? [`sudo firewall-cmd --permanent --zone=public --add-port=${open}/tcp`] : []), "sudo firewall-cmd --permanent --zone=public --list-all"],
        why: "A reload forgets what was added without --permanent.",
      },
      ...(accept.length ? [{ step: "Let the proxy in", text: "One rule for each proxy and backend port.", commands: accept.map(rich("add")), why: "The lower number is asked first: -20 stands before the drop." }] : []),
      { step: "Close the backend ports for everybody else", text: "One rule for each backend port.", commands: drop.map(rich("add")), why: "Without a family the rule drops IPv4 and IPv6, even if the zone has the port open elsewhere." },
      { step: "Load the rules", text: "Until now nothing has changed. Load them and look: all rules must be there.", commands: ["sudo firewall-cmd --reload", "sudo firewall-cmd --zone=public --list-all"], why: "The permanent rules become the running ones." },
      secondLogin,
    ],
    wayBack: [
      { text: "A wrong rule: remove it and reload. Keep the drop while you correct the proxy’s address.", commands: [...accept, ...drop].map(rich("remove")).concat("sudo firewall-cmd --reload") },
      ...(proxies.length ? [] : [unbind(backends)]),
    ],
    warnings: [
      `Do not just start a firewalld that is off: as a rule it lets SSH in on port 22 only. First: sudo firewall-offline-cmd --add-port=${ssh}/tcp`,
      "You need firewalld 0.7 or newer. Docker’s published ports pass it by: if a backend runs in a container, choose Docker here.",
    ],
  };
}
