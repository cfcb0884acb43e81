// The rules for Windows: one narrow allow rule, and no rule for all of Java beside it. Never a block rule: it would beat the allow.

/** @import { Plan } from "./form.js" */
/** @import { Part, Rule } from "./linux.js" */
import { bind, unbind } from "./linux.js";

const TABLE = "Get-NetFirewallRule | Format-Table Name, DisplayName, Enabled, Direction, Action";
const PUBLIC = "Minecraft proxy, public port";

/** @param {number} port */
const named = (port) => `Minecraft backend ${port}, proxy only`;

/** @param {string} name @param {number} port @param {string} [from] */
const allowed = (name, port, from) =>
  `New-NetFirewallRule -DisplayName "${name}" -Direction Inbound -Action Allow -Protocol TCP -LocalPort ${port}${from ? ` -RemoteAddress ${from}` : ""}`;

/** @param {Plan} plan @returns {Rule} */
const lookFirst = ({ backends }) => ({
  step: "Look before you change anything",
  text: "In PowerShell as administrator. All profiles must be enabled, and none may say Allow as default inbound action. Before you switch one on, check that the rule you reach this machine by, Remote Desktop or SSH, is enabled.",
  commands: [
    "Get-NetFirewallProfile | Format-Table Name, Enabled, DefaultInboundAction",
    `Get-NetFirewallApplicationFilter | Where-Object Program -like '*java*' | ${TABLE}`,
    ...backends.map((port) => `Get-NetFirewallPortFilter | Where-Object LocalPort -eq ${port} | ${TABLE}`),
  ],
  why: "A broad allow for Java makes a narrow rule useless; a block for Java beats it. Rules for port ranges are missing in these lists: look in the firewall’s own window.",
});

/** @param {Plan} plan @returns {Part} */
export function windows(plan) {
  const { proxies, backends, open } = plan;
  const from = proxies.map(({ text }) => `"${text}"`).join(",");
  return {
    rules: [
      lookFirst(plan),
      ...(proxies.length ? [] : [bind(backends)]),
      ...(open ? [{ step: "Keep the proxy’s public port open", text: "The proxy gets a port rule of its own.", commands: [allowed(PUBLIC, open)], why: "It may have lived from the rule for Java that goes next." }] : []),
      ...(from ? [{
        step: "Let the proxy in", text: "One rule for each backend port.", commands: backends.map((port) => allowed(named(port), port, from)),
        why: "It opens one port for the addresses named. Windows blocks what no rule allows.",
      }] : []),
      {
        step: "Disable the rules for Java", text: "Repeat the command with each Name from the first step’s lists: allow and block, and other rules that open a backend port. When the test has passed you may delete them (Remove-NetFirewallRule).",
        commands: ['Disable-NetFirewallRule -Name "<Name from the list>"'],
        why: "A rule for java.exe opens every port that any Java program listens on, to everybody.",
      },
    ],
    wayBack: [
      { text: "Stop the backend first. Then enable the rules that you disabled.", commands: ['Enable-NetFirewallRule -Name "<Name from the list>"'] },
      ...(from ? [{ text: "Remove the proxy’s rules.", commands: backends.map((port) => `Remove-NetFirewallRule -DisplayName "${named(port)}"`) }] : [unbind(backends)]),
      ...(open ? [{ text: "The public port’s rule: players cannot join without it.", commands: [`Remove-NetFirewallRule -DisplayName "${PUBLIC}"`] }] : []),
    ],
    warnings: ['Do not add a block rule "for everybody else": it would block the proxy too.'],
  };
}
