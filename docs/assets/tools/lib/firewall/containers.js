// The rules for Docker and Pterodactyl: publish nothing that only the proxy needs, and filter where Docker's own rules cannot pass by.

/** @import { Plan } from "./form.js" */
/** @import { Back, Part, Rule } from "./linux.js" */
import { CONTAINERS, tableBack, tableSteps } from "./nftables.js";

const CHAIN = "MINECRAFT-BACKENDS";

/** @param {number | undefined} open */
const compose = (open) => `services:
  velocity:
    image: your-velocity-image
    ports:
      - "${open}:25565"
  lobby:
    image: your-paper-image
    # no "ports:" here
`;

/** @type {Rule} */
const recreate = {
  step: "Create the containers anew", text: "Check first that the world is in a volume or a mounted folder: what is not is lost. Leave server-ip empty in containers. In the list only the rows you mean to publish may have an arrow (->).",
  commands: ["docker compose up -d", "docker ps"],
  why: "A published port stays open until its container is created without it.",
};

const INNER = "Behind the last colon stands the server-port inside the container: put yours there if it is not 25565.";

/** @param {Plan} plan @returns {Part} */
const sameHost = ({ backends, open }) => ({
  rules: [
    {
      step: "Publish the proxy’s port and no other", text: "Proxy and backends in one compose file: delete the backends’ ports: lines. In velocity.toml the backend is lobby:25565, its service name and container port.",
      commands: [], file: { name: "compose.yml", text: compose(open) },
      why: "Containers of one compose file share a network. Docker redirects published ports before ufw’s rules are asked, as a rule on IPv6 as well.",
    },
    {
      step: "Only if the proxy runs on the host itself", text: `Publish the backend on loopback, under ports: in compose.yml: ${backends.map((port) => `"127.0.0.1:${port}:25565"`).join(", ")}. ${INNER} The proxy then connects to 127.0.0.1 and the port before it.`,
      commands: [], why: "Before Docker Engine 28.0.0, machines on the same network switch could still reach a port published so: update first.",
    },
    recreate,
  ],
  wayBack: [{ text: "Close the port with an nftables table first (choose nftables here). Then put the ports: lines back and create the containers anew.", commands: ["docker compose up -d"] }],
  warnings: ["A ufw or firewalld rule does not protect a published port."],
});

/** @param {string} tool @param {Plan} plan @param {4 | 6} family @returns {string[]} */
const chain = (tool, { proxies, backends }, family) => [
  `sudo ${tool} -N ${CHAIN}`,
  `sudo ${tool} -A ${CHAIN} -m conntrack --ctstate ESTABLISHED,RELATED -j RETURN`,
  ...proxies.filter((one) => one.family === family).map(({ text }) => `sudo ${tool} -A ${CHAIN} -s ${text} -j RETURN`),
  `sudo ${tool} -A ${CHAIN} -j DROP`,
  ...backends.map((port) => `sudo ${tool} -I DOCKER-USER -p tcp -m conntrack --ctorigdstport ${port} --ctdir ORIGINAL -j ${CHAIN}`),
];

/** @param {string} tool @param {Plan} plan @returns {string[]} */
const unchain = (tool, { backends }) => [
  ...backends.map((port) => `sudo ${tool} -D DOCKER-USER -p tcp -m conntrack --ctorigdstport ${port} --ctdir ORIGINAL -j ${CHAIN}`),
  `sudo ${tool} -F ${CHAIN}`, `sudo ${tool} -X ${CHAIN}`,
];

/** One for each family that a proxy comes by: over another it would find nothing. @param {Plan} plan @param {4 | 6} family @returns {string[]} */
function mappings({ proxies, backends, own }, family) {
  if (!proxies.some((one) => one.family === family)) return [];
  const address = own.find((one) => one.family === family)?.text ?? `SERVER_IPV${family}`;
  return backends.map((port) => `"${family === 6 ? `[${address}]` : address}:${port}:25565"`);
}

/** @param {Plan} plan @returns {Part} */
function otherHost(plan) {
  const six = mappings(plan, 6);
  return {
    rules: [
      {
        step: "Name the address you publish on", text: `Under the backend’s ports: in compose.yml: ${[...mappings(plan, 4), ...six].join(", ")}. Best is this machine’s address in a private network. ${INNER}`,
        commands: [], why: "Without an address Docker publishes on every address of the machine, IPv6 included.",
      },
      ...tableSteps(plan),
      recreate,
      {
        step: "Only if you cannot use nftables: DOCKER-USER instead", text: `Leave out the table above and run these instead, in this order. They are gone after a reboot until a service of yours runs them again, after Docker. ${six.length
          ? "For IPv6 they hold only if the containers’ network has enable_ipv6: true: otherwise Docker passes IPv6 on without asking them, and the port is open to everybody."
          : "If ip6tables has no chain DOCKER-USER, Docker does not manage IPv6 there: publish on an IPv4 address only."}`,
        commands: [...chain("iptables", plan, 4), ...chain("ip6tables", plan, 6)],
        why: "In this chain the port is already the container’s, often 25565 for proxy and backends alike: the rule asks conntrack for the published one. Replies pass first, and only the backend ports are touched.",
      },
    ],
    wayBack: [
      ...tableBack,
      { text: "Only with DOCKER-USER: take the rules out.", commands: [...unchain("iptables", plan), ...unchain("ip6tables", plan)] },
      { text: "Publishing: with the port still closed, put the old ports: lines back and create the containers anew.", commands: ["docker compose up -d"] },
    ],
    warnings: [
      "A ufw or firewalld rule does not protect a published port.", CONTAINERS,
      "Docker Engine 29’s experimental nftables backend ignores DOCKER-USER.",
    ],
  };
}

/** @param {Plan} plan @returns {Part} */
export const docker = (plan) => (plan.proxies.length ? otherHost(plan) : sameHost(plan));

/** @param {Plan} plan @returns {Part} */
export function pterodactyl(plan) {
  const { proxies, backends, open } = plan;
  /** @type {Back} */
  const back = { text: "Stop the server, give it its old allocation in the panel, start it. Close the port first.", commands: [] };
  if (proxies.length) {
    return {
      rules: [
        { step: "Give every backend one narrow allocation", text: `In the panel, an allocation on the node’s private address with port ${backends.join(", ")}. Leave server-ip to the panel.`, commands: [], why: "The allocation decides on which address Docker publishes the port." },
        ...tableSteps(plan),
      ],
      wayBack: [...tableBack, back],
      warnings: ["Load this table only if no proxy runs on this node: it takes the proxy’s container for a stranger.", "You need root on the node. On a hosted panel ask the host; until then only a secret protects you."],
    };
  }
  return {
    rules: [
      { step: "One public allocation", text: `In the panel, give the proxy the public allocation with port ${open}, the only one. All servers should be on one node.`, commands: [], why: "Players connect to the proxy and to nothing else." },
      { step: "Backends on 127.0.0.1", text: `Give every backend an allocation on 127.0.0.1: port ${backends.join(", ")}. Leave server-ip to the panel.`, commands: [], why: "Pterodactyl then publishes the port on the node’s Docker address, which the internet has no way to. Editing server-ip by hand locks the proxy out." },
      { step: "Point the proxy at the node", text: `In the proxy’s configuration the backends are ${backends.map((port) => `172.18.0.1:${port}`).join(", ")}.`, commands: [], why: "Inside a container 127.0.0.1 is the container itself; 172.18.0.1 is the node by default." },
      {
        step: "Only if ufw on the node blocks the way", text: "If the proxy times out, allow its network to reach the ports.",
        commands: backends.map((port) => `sudo ufw allow in on pterodactyl0 to 172.18.0.1 port ${port} proto tcp`),
        why: "It opens the port to every server on the node, and to nobody outside.",
      },
    ],
    wayBack: [back, { text: "The rules for ufw, if you added them.", commands: backends.map((port) => `sudo ufw delete allow in on pterodactyl0 to 172.18.0.1 port ${port} proto tcp`) }],
    warnings: ["Every other server on the node may reach these ports: modern forwarding or BungeeGuard must be on.", "Do not load an nftables table for these ports on the node: it takes the proxy’s container for a stranger."],
  };
}
