// The exact firewall rules for a backend behind a proxy, in the order that keeps SSH open, with the test from outside and the way back.

/** @import { Field, Tool } from "./types.js" */
/** @import { Plan, Misfit } from "./lib/firewall/form.js" */
/** @import { Back, Part, Rule } from "./lib/firewall/linux.js" */
import { docker, pterodactyl } from "./lib/firewall/containers.js";
import { planOf } from "./lib/firewall/form.js";
import { firewalld, look, ufw } from "./lib/firewall/linux.js";
import { nftables } from "./lib/firewall/nftables.js";
import { windows } from "./lib/firewall/windows.js";

/** @type {Field[]} */
const FIELDS = [
  {
    name: "system", label: "What closes the port", type: "choice", value: "ufw", choices: [
      { value: "ufw", label: "ufw (Ubuntu, Debian)" }, { value: "nftables", label: "nftables, a small table of its own (any Linux)" },
      { value: "firewalld", label: "firewalld (Fedora, RHEL, Rocky, Alma)" }, { value: "windows", label: "Windows" },
      { value: "docker", label: "Docker" }, { value: "pterodactyl", label: "Pterodactyl" },
    ],
  },
  { name: "proxies", label: "Address of the proxy, one a line", type: "lines", value: "", hint: "IPv4 or IPv6, as the backend sees it; a network such as 10.0.0.0/24 is possible. Empty: the proxy runs on this machine." },
  { name: "backends", label: "Ports of the backends", type: "text", value: "25566", hint: "server-port of each backend, with Docker the published port. Several with commas." },
  { name: "ssh", label: "SSH port of this machine", type: "number", value: "22", hint: "The last value of: echo $SSH_CONNECTION" },
  { name: "open", label: "The proxy’s public port", type: "number", value: "", hint: "Only if a proxy runs on this machine too, usually 25565." },
  { name: "own", label: "Addresses of this machine", type: "lines", value: "", hint: "Optional: they make the test ready to paste." },
];

/** @type {Tool} */
export const tool = {
  id: "firewall",
  title: "Backend firewall",
  input: "form",
  label: "Your proxy and your backends",
  button: "Write the rules",
  fields: FIELDS,
  examples: [
    { label: "Two machines, ufw", fields: { system: "ufw", proxies: "203.0.113.10", backends: "25566", ssh: "22", open: "", own: "203.0.113.20\n2001:db8::20" } },
    { label: "Two proxies, nftables", fields: { system: "nftables", proxies: "203.0.113.10\n2001:db8::10", backends: "25566, 25567", ssh: "2222", open: "", own: "203.0.113.20" } },
    { label: "All on one machine", fields: { system: "ufw", proxies: "", backends: "25566, 25567", ssh: "22", open: "25565", own: "" } },
  ],
  empty: "Fill in the form to see the rules.",
};

/** @type {Record<Plan["system"], (plan: Plan) => Part>} */
const WRITERS = { ufw, nftables, firewalld, windows, docker, pterodactyl };

/** @typedef {{text: string, command: string, expect: "answers" | "fails"}} Probe */
/** @typedef {{rules: Rule[], test: Probe[], wayBack: Back[], warnings: string[], file?: {name: string, text: string}}} Rules */

/** @param {{fields?: Record<string, unknown>}} input @returns {Rules | {error: Misfit}} */
export function run(input) {
  const read = planOf(input?.fields ?? {});
  if ("error" in read) return read;
  const { plan } = read;
  const part = WRITERS[plan.system](plan);
  const linux = ["ufw", "nftables", "firewalld", "docker"].includes(plan.system);
  const rules = [...(linux ? [look(plan)] : []), ...part.rules];
  const file = rules.find((rule) => rule.file)?.file;
  return {
    rules, test: probes(plan), ...(file && { file }),
    wayBack: [{ text: "Before you undo a rule, stop the backends: an open offline-mode backend lets anybody in under any name.", commands: [] }, ...part.wayBack],
    warnings: [
      "Until the test has passed, a backend that was reachable from outside stays stopped, or runs with online-mode=true. Change online-mode last.",
      ...part.warnings, ...plan.hints,
    ],
  };
}

/** What must answer and what must fail, from a network that is not yours. @param {Plan} plan @returns {Probe[]} */
function probes({ system, backends, ssh, open, own }) {
  const four = own.filter(({ family }) => family === 4).map(({ text }) => text);
  const six = own.filter(({ family }) => family === 6).map(({ text }) => text);
  /** @param {string} address @param {number} port */
  const nc = (address, port) => `nc ${address.includes(":") || address === "SERVER_IPV6" ? "-6 " : ""}-vz -w 5 ${address} ${port}`;
  const addresses = [...(four.length || six.length ? four : ["SERVER_IPV4"]), ...(six.length ? six : ["SERVER_IPV6"])];
  const sure = system === "windows" || system === "pterodactyl" ? open : open ?? ssh;
  return addresses.flatMap((address) => [
    ...(sure ? [{ text: "The test of the test: this port must answer, otherwise the rest says nothing.", command: nc(address, sure), expect: /** @type {const} */ ("answers") }] : []),
    ...backends.map((port) => ({ text: "Start the backend and wait for Done in its log. A timeout or \"refused\" is right.", command: nc(address, port), expect: /** @type {const} */ ("fails") })),
  ]);
}

/** @param {string} name @param {string[]} commands @param {string} [note] */
const typed = (name, commands, note) => (commands.length ? [{ type: "file", lines: true, name, text: commands.join("\n"), ...(note && { note }) }] : []);

/** @param {string} name @param {Probe[]} probes that have the same outcome, so what is said of one is said of all */
const tried = (name, probes) => typed(name, probes.map(({ command }) => command), probes[0]?.text);

/** @param {Rules | {error: Misfit}} result */
export function view(result) {
  if ("error" in result) {
    const { message, field } = result.error;
    const label = FIELDS.find(({ name }) => name === field)?.label;
    return [{ type: "error", message: label ? `${label}: ${message}` : message, field }];
  }
  const { rules, test, wayBack, warnings } = result;
  return [
    { type: "list", title: "Before you begin", items: warnings },
    ...rules.flatMap(({ step, text, commands, why, file }, at) => [
      { type: "note", title: `Step ${at + 1}. ${step}`, text: commands.length ? text : `${text} ${why}` },
      ...(file ? [{ type: "file", name: file.name, text: file.text }] : []),
      ...typed(`Step ${at + 1}, commands`, commands, why),
    ]),
    { type: "note", title: "The test", text: "Run it from a network that is not yours, such as a phone’s mobile data, over IPv4 and IPv6, and again after a reboot. A test from the proxy, the backend or your own network says nothing about the firewall. On Windows: Test-NetConnection ADDRESS -Port PORT." },
    ...tried("Must answer", test.filter(({ expect }) => expect === "answers")), ...tried("Must fail", test.filter(({ expect }) => expect === "fails")),
    ...(test.some(({ command }) => command.includes("SERVER_IPV")) ? [{ type: "note", text: "SERVER_IPV4 and SERVER_IPV6 stand for the addresses of this machine. Without IPv6 (ip -6 addr show scope global shows nothing) those lines fall away." }] : []),
    ...wayBack.flatMap(({ text, commands }, at) => [{ type: "note", ...(at === 0 && { title: "The way back" }), text }, ...typed("The way back", commands)]),
  ];
}
