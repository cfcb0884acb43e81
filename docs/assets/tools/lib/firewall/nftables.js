// A small nftables table of its own: it only drops packets to the backend ports, so no other rule and no SSH session can suffer.

/** @import { Plan } from "./form.js" */
/** @import { Part, Rule, Back } from "./linux.js" */
import { bind, secondLogin, unbind } from "./linux.js";

const FILE = "/etc/minecraft-backends.nft";
const UNIT = "/etc/systemd/system/minecraft-backends.service";

/** @param {{text: string}[]} items */
const braced = (items) => `{ ${items.map(({ text }) => text).join(", ")} }`;

/** @param {Pick<Plan, "proxies" | "backends">} plan @returns {string} the file's text */
export function table({ proxies, backends }) {
  const four = proxies.filter(({ family }) => family === 4);
  const six = proxies.filter(({ family }) => family === 6);
  return [
    ...(four.length ? [`define proxies = ${braced(four)}`] : []),
    ...(six.length ? [`define proxies6 = ${braced(six)}`] : []),
    `define backends = { ${backends.join(", ")} }`,
    "",
    "table inet minecraft_backends",
    "delete table inet minecraft_backends",
    "",
    "table inet minecraft_backends {",
    "\tchain guard {",
    "\t\ttype filter hook prerouting priority -150; policy accept;",
    '\t\tiifname "lo" accept',
    ...(four.length ? ["\t\tfib daddr type local tcp dport $backends ip saddr $proxies accept"] : []),
    ...(six.length ? ["\t\tfib daddr type local tcp dport $backends ip6 saddr $proxies6 accept"] : []),
    "\t\tfib daddr type local tcp dport $backends drop",
    "\t}",
    "}",
    "",
  ].join("\n");
}

const SERVICE = `[Unit]
Description=Only the proxy may reach the Minecraft backends
DefaultDependencies=no
Wants=network-pre.target
After=local-fs.target nftables.service ufw.service
Before=network-pre.target

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/sbin/nft -f ${FILE}

[Install]
WantedBy=multi-user.target
`;

/** Writing, loading and keeping the table. @param {Pick<Plan, "proxies" | "backends">} plan @returns {Rule[]} */
export const tableSteps = (plan) => [
  {
    step: "Write the table", text: `Save this file as ${FILE}. Nothing changes yet.`, commands: [], file: { name: "minecraft-backends.nft", text: table(plan) },
    why: "It covers IPv4 and IPv6, and Docker’s published ports too. Its accept opens nothing: your other firewall still decides.",
  },
  {
    step: "Check and load it", text: "The first half checks the file, the second loads it in one go. You need the package nftables, but not its service.",
    commands: [`sudo nft -c -f ${FILE} && sudo nft -f ${FILE}`],
    why: "From now on only the proxy reaches the backend ports. SSH and every other port are not touched.",
  },
  secondLogin,
  {
    step: "Keep it over a reboot", text: `When the test below has passed, save this file as ${UNIT} and switch it on.`, file: { name: "minecraft-backends.service", text: SERVICE },
    commands: ["sudo systemctl daemon-reload && sudo systemctl enable --now minecraft-backends.service"],
    why: "A table loaded by hand is gone after a reboot: the port would be open again.",
  },
];

/** @type {Back[]} */
export const tableBack = [
  { text: "Stop the backends, then delete the table: the ports are open again. The first command fails if you have not made the service yet.", commands: ["sudo systemctl disable minecraft-backends.service", "sudo nft delete table inet minecraft_backends"] },
];

export const CONTAINERS = "Containers on this machine count as strangers too: a proxy in a container here is shut out by this table.";

/** @param {Plan} plan @returns {Part} */
export const nftables = (plan) => ({
  rules: [...(plan.proxies.length ? [] : [bind(plan.backends)]), ...tableSteps(plan)],
  wayBack: [...tableBack, ...(plan.proxies.length ? [] : [unbind(plan.backends)])],
  warnings: [
    "A reload, restart or stop of the service nftables wipes all tables, on Debian and others. Restart minecraft-backends.service afterwards.",
    CONTAINERS,
  ],
});

