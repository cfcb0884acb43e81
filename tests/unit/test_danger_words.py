"""danger: which words of a page meet a rule, and which do not."""

import pytest

from danger_rules import met


@pytest.mark.parametrize(("body", "rules"), [
    ("Never `online-mode=false`.", ["offline-mode"]), ("- `bungeecord: true`", ["bungeecord-open-backend"]), ("Never online-mode=false without backticks.", ["offline-mode"]), ("## `online-mode=false`", ["offline-mode"]), ("Set **online-mode=false**.", ["offline-mode"]),
    ("`ufw disable`", ["firewall-off"]), ("`ufw`", []), ("`enabled: true`", []), ('!!! danger rule-offline-mode "x"\n    `online-mode=false` and `bungeecord: true`', []),
    ('!!! note "x"\n    `online-mode=false`', ["offline-mode"]), ("Do:\n\n    online-mode=false", ["offline-mode"]), ("Do:\n\n    ufw disable", ["firewall-off"]), ("| a |\n|---|\n| `online-mode=false` |", ["offline-mode"]),
])
def test_prose(body, rules):
    assert met(body) == rules


@pytest.mark.parametrize(("body", "met_by_it"), [
    ("Set `online-mode` to `false` in `server.properties`.", True), ("Leave `online-mode` on `true`, not `false`.", False), ("`online-mode` is the key. `false` is a value.", False), ("Set `online-mode` from `true` to `false`.", True),
    ("Set `online-mode` back from `false` to `true`.", False), ("Set `online-mode` and `white-list` to `false`.", True), ("Change `online-mode` in the file of the same old name to `false`.", False), ("- `online-mode`\n- `false`", False),
    ("Set `online-mode`\nto `false`.", True), ("| Key | Value |\n|---|---|\n| `online-mode` | `false` |", True), ("| Key | Is | Set to |\n|---|---|---|\n| `online-mode` | `true` | `false` |", True),
    ("| Key |\n|---|\n| `online-mode` |\n| `false` |", False), ("| a | `online-mode` |\n|---|---|\n| b | `true` |\n| c | `motd` |", False), ("See [`online-mode=false`](https://example.org/) there.", True),
    ("See [[other|why `online-mode` is `false`]].", True), ("See [online-mode=false](https://example.org/).", False), ("[`online-mode`](https://a.b/) to [`false`](https://c.d/)", True), ("### Set `online-mode` to `false`?\n\nNo.", True),
    *((body, True) for body in ("Set “online-mode=false” in it.", "Set ‘online-mode=false’ in it.", "“online-mode”: “false”")),
    ("Is `online-mode` `false`?", False), ("Keep online-mode=true.", False), ("online-mode: no", True), ("Set online-mode to false.", True), ("```text title=\"Set online-mode=false\"\nx\n```", True), ("Set `online-mode` in `server.properties` to `false`.", True), ("Setting `online-mode` (see `a.yml`) to `true`, never `false`", False), ("`online-mode` to false", True), ("online-mode: `false`", True), ("`online-mode` → `false`", True), ("online-mode → false", True),
    ("| Key | Value |\n|---|---|\n| online-mode | false |", True), ("| Key | Value |\n|---|---|\n| `online-mode` | **false** |", True), ("| Key | Value |\n|---|---|\n| `online-mode` | better `false` |", True), ("| Key | Value |\n|---|---|\n| `online-mode` | not false |", False),
    *((body, True) for body in (
        "Disable `online-mode`.", "**Turn off** the setting `online-mode`.", "Switch online-mode off.", "1. Find `online-mode=true`.\n2. Change it to `false`.", "Find `online-mode=true` and change `true` to `false`.", "1. Find `online-mode`.\n2. Change `true` to `false`.",
        "| | `online-mode` |\n|---|---|\n| Lobby | `false` |")),
    *((body, False) for body in ("Turn on `online-mode`.", "Leave `online-mode=true`. Change `white-list` to `false`.", "Leave `management-server-host=localhost`. Change `motd` to `x`.", "Find `online-mode`. Then `false` is the default.", "Disabling the whitelist is no matter of `online-mode`.")),
    ("| Variable | Property |\n|---|---|\n| ONLINE_MODE | [online-mode](https://a.b/#online-mode) |", False), ("Run `sed -i s/online-mode=false/online-mode=true/ server.properties`.", False), ("- **File:** `a`\n- **Risk:** none\n- **Roll back:** Set `online-mode` to `false`.", True),
])
def test_a_setting_told_in_words(body, met_by_it):
    assert met(body) == ["offline-mode"] * met_by_it


@pytest.mark.parametrize(("body", "met_by_it"), [
    *((body, True) for body in ("Disable the firewall and try again.", "**Turn off** your Windows firewall.", "You can switch the\nfirewall off.", "1. Shut off all firewalls.", "### Turn the firewall off", "| Do |\n|---|\n| Deactivate firewall |")),
    *((body, False) for body in ("Do not just disable the firewall.", "Never turn your firewall off.", "It works without\nswitching off. Disable the firewall rule for RCON.", "A firewall that is off lets all in.", "You shouldn’t disable the firewall.", "Ask for the firewall, then turn it on.", "Disable the plugin. The firewall stays.")),
])
def test_a_firewall_that_somebody_is_told_to_switch_off(body, met_by_it):
    assert met(body) == ["firewall-off"] * met_by_it


@pytest.mark.parametrize(("rule", "told", "not_told"), [
    ("offline-mode", ("Just set online mode to false.", "Turn off online mode.", "Turn your online mode off.", "Put your server into offline mode.", "Untick online mode.", "Make sure that online-mode is set to false.", "Ensure online mode is off.", "Change online-mode=true to false.", "Disable authentication on the proxy."),
     ("Never turn off online mode.", "Start the game in offline mode.", "See whether online-mode is set to false.", "Make sure that online-mode is set to true.", "Disable SSH password authentication.", "Turn on online mode.")),
    ("firewall-off", ("Allow all traffic through the firewall.", "Open all ports.", "Put the server in the DMZ.", "Disable ufw.", "Set firewalld off.", "Turn off Windows Defender Firewall.", "Run sudo ufw disable."), ("Disable `Block all incoming connections` in your firewall.", "Disable [that option](https://a.b/) in the firewall.", "Disable iptables rules one by one.", "Do not put it in the DMZ.", "Open all chests.")),
    ("rcon-open", ("`ufw allow 25565:25580/tcp`", "`firewall-cmd --permanent --add-port=25565-25600/tcp`"), ("`ufw allow 25565:25570/tcp`", "`ufw allow from 10.0.0.2 to any port 25565:25580 proto tcp`", "`ufw delete allow 25565:25580/tcp`")),
    ("rcon-open", ("Port forward 25575.", "Open ports 25565 and 25575 in your router.", "Forward RCON."), ("Never forward RCON.", "Do not open port 25575.", "Open port 25565.")),
    ("run-as-root", ("`usermod -aG sudo mcserver`", "`sudo ./ServerStart.sh`", "`sudo ./bedrock_server`", "```text\nminecraft ALL=(ALL) NOPASSWD: ALL\n```", "`echo \"minecraft ALL=(ALL:ALL) NOPASSWD:ALL\" > /etc/sudoers.d/minecraft`", "```dockerfile\nRUN echo \"minecraft ALL=NOPASSWD: ALL\" >> /etc/sudoers\n```"),
     ("`usermod -aG mcserver alex`", "`ubuntu ALL=(ALL) NOPASSWD: ALL`", "`alex ALL=(minecraft) NOPASSWD: ALL`", "`minecraft ALL=(ALL) NOPASSWD: /bin/systemctl restart minecraft`", "`sudo ./install.sh`")),
    ("run-as-root", ("Run it as root.", "Start the server as administrator."), ("Do not run the server as root.", "Run the game as administrator.")),
    ("op-everybody", ("OP everyone.", "Give everybody operator rights.", "Make all players operators.", "Type /op @a."), ("Op nobody.", "Make players happy.")),
    ("every-permission", ("Give yourself all permissions.", "Run `lp user Alex permission set * true`.", "`/lp group default permission set *`"), ("`lp user Alex permission unset *`", "`lp user Alex permission set * false`", "`lp user Alex permission set luckperms.* true`")),
    ("open-to-all-users", ("`chmod -R o+rwX .`", "`chmod -R go+w world`", "`chmod -R 2777 .`", "`find . -type d -exec chmod 777 {} +`", "`gcloud compute ssh mc -- sudo chmod -R 777 /opt/minecraft`"),
     ("`chmod -R g+rwX .`", "`chmod -R u=rwX,g=rX,o= .`", "`find . -name '*.sh' -exec chmod +x {} +`", "`chmod 2775 .`")),
    ("open-to-all-users", ("`chmod -R 777 .`", "Run chmod 777 on it.", "Give the folder 777.", "`icacls C:/mc /grant Everyone:F`"), ("`chmod 755 start.sh`", "`chmod +x start.sh`", "`chmod +rwx start.sh`", "Port 777.")),
    ("unread-script", tuple(f"`{line}`" for line in (
        "curl -sSL https://a.b/c | sudo bash", "wget -qO- https://a.b/c | sh", "bash <(curl -s https://a.b/c)", 'sh -c "$(curl -fsSL https://a.b/c)"', "irm https://a.b/c | iex", "iex (iwr https://a.b/c)", "curl -s https://a.b/c | sudo -E bash -")),
     tuple(f"`{line}`" for line in ("curl https://a.b/c | jq .", "curl https://a.b/c | python3 -m json.tool", "curl -o a https://a.b/c", "curl https://a.b/c | tee a | grep sh", "bash start.sh", "./start.sh $(curl -s https://a.b/ip)", "curl https://a.b/c | bash-completion"))),
    ("secret-shown", ("Paste your forwarding.secret here.", "Post the contents of your `forwarding.secret` in the issue.", "Share your session token.", "Send us your forwarding secret."),
     ("Paste the forwarding secret into the file.", "Never share your access token.", "The game sends its access token to Mojang.", "Put the forwarding secret on every backend.")),
    ("antivirus-off", ("Temporarily disable antivirus software.", "Turn off the anti-virus.", "Turn your antivirus off.", "Try disabling Windows Defender or any other antivirus.", "Turn OFF \"Real-time protection\".", "`Set-MpPreference -DisableRealtimeMonitoring $true`", "`powershell -Command \"Set-MpPreference -DisableRealtimeMonitoring 1\"`", "`Uninstall-WindowsFeature -Name Windows-Defender`"),
     ("Do not disable antivirus protection.", "You don't need to disable your antivirus.", "It does not disable your antivirus.", "Add an exception to your antivirus.", "Malware turns off Windows Defender.", "`Set-MpPreference -DisableRealtimeMonitoring $false`", "Turn the antivirus on.")),
    ("firewall-off", ("Turn off Windows Defender Firewall temporarily.",), ("Allow Java in Windows Defender Firewall.",)),
    ("proxy-protocol-open", ("Set `haproxy-protocol` to `true` in `velocity.toml`.", "`proxy_protocol: true`", "```yaml title=\"paper-global.yml\"\nproxies:\n  proxy-protocol: true\n```", "```yaml title=\"config.yml\"\nlisteners:\n- proxy_protocol: true\n```",
      "```yaml title=\"config.yml\"\nadvanced:\n  bedrock:\n    use-haproxy-protocol: true\n    haproxy-protocol-whitelisted-ips: []\n```", "```yaml title=\"config.yml\"\nconfig:\n  proxyProtocol: true\n```", "```yaml title=\"compose.yml\"\nservices:\n  router:\n    environment:\n      RECEIVE_PROXY_PROTOCOL: 'true'\n```"),
     ("Leave `haproxy-protocol` on `false`.", "```nginx\nproxy_protocol on;\n```", "```yaml title=\"config.yml\"\nadvanced:\n  java:\n    use-haproxy-protocol: true\n```", "```yaml title=\"config.yml\"\nadvanced:\n  bedrock:\n    use-haproxy-protocol: true\n    haproxy-protocol-whitelisted-ips: [10.0.0.1]\n```",
      "```yaml title=\"config.yml\"\nconfig:\n  proxyProtocol: true\n  proxyProtocolTrustedProxies: [10.0.0.1/32]\n```", "```yaml title=\"compose.yml\"\nservices:\n  router:\n    environment:\n      RECEIVE_PROXY_PROTOCOL: 'true'\n      TRUSTED_PROXIES: 10.0.0.0/8\n```")),
    ("stolen-login", ("Open TLauncher.", "5 - Open Cracked Minecraft Launcher inside the folder."), ("Never open TLauncher.", "Open the launcher.", "Start the cracked door.")),
    ("stolen-login", ("Download TLauncher.", "Install a cracked launcher.", "Get a session stealer."), ("Players who use a cracked client are refused.", "Do not download a cracked launcher.")),
    ("secret-shown", ("Post your key.pem in the issue.", "Send me the `key.pem`.", "Paste your Floodgate key here.", "Commit key.pem to Git.", "Add the forwarding.secret to your repository.", "`git add plugins/floodgate/key.pem`"),
     ("Copy `key.pem` to every backend.", "Upload `key.pem` to every backend in binary mode.", "Put the `key.pem` here: `plugins/floodgate/`.", "Do not commit key.pem to Git.", "`git add mods.txt`")),
    ("query-on", ("Set `enable-query` to `true`.", "enable-query=true", "Turn on `enable-query`.", "ENABLE_QUERY=true"), ("Leave `enable-query=false`.", "`query.port=25565`", "Query (`enable-query`) uses UDP.")),
    ("geyser-offline", ("Set `auth-type` to `offline`.", "auth-type: offline", "Change the auth-type to offline.", "Run Geyser in offline mode.", '```yaml title="config.yml"\nremote:\n  auth-type: offline\n```', "```yaml\njava:\n  auth-type: offline\n```"),
     ("Leave `auth-type: online`.", "Set `auth-type` from `offline` to `floodgate`.", "Do not run Geyser in offline mode.", "Geyser is in offline mode.")),
    ("bedrock-login-unchecked", ("Set `validate-bedrock-login` to `false`.", "Disable `validate-bedrock-login`."), ("Leave `validate-bedrock-login` on.",)),
    ("offline-mode", ("Turn off the premium check.", "Disable account verification."), ("Turn on the premium check.", "Disable premium mode for your account.")), ("velocity-empty-secret", ("Leave the forwarding secret empty.", "Use an empty secret."), ("Never leave the forwarding secret empty.", "The forwarding secret is empty.")),
    ("forwarding-none", ("Set player-info-forwarding to none.", "Turn off modern forwarding."), ("Disable port forwarding.", "Do not turn off modern forwarding.")), ("rcon-open", ("Turn on RCON.",), ("Leave `enable-rcon=false`.", "RCON is on.")),
    ("firewall-off", ("Stop the firewall.", "Allow all ports.", "Put your PC in the router's DMZ.", "Use the DMZ of your router."), ("Does it stop the firewall rules?", "And no DMZ for it.", "Stop the firewall from blocking Java.")),
    ("container-privileged", ("Use privileged mode.", "Run the container as privileged."), ("Do not use privileged mode.", "A privileged container is root.")), ("run-as-root", ("Log in as root and start the server.",), ("Log in as root and stop the server.",)),
    ("offline-mode", ("Change online-mode from true to false.", "Turn the online-mode setting to off.", "Use offline mode on the proxy."), ("Change online-mode from false to true.", "A proxy in offline mode is open.")),
    ("firewall-off", ("Try with the firewall off.", "Try disabling your firewall.", "Temporarily turning off the Windows firewall can help.", "Remove all firewall rules.", "Set the input policy to ACCEPT."),
     ("Try disabling the firewall rule.", "Set the default outgoing policy to allow.", "Set the input policy to drop.", "Remove all old rules.", "You cannot join with the firewall on.")),
    ("run-as-root", ("Run everything as root.",), ("Never run everything as root.",)), ("op-everybody", ("Op all your friends.", "OP every player."), ("Do not op all your friends.",)),
    ("open-to-all-users", ("chmod the folder to 777.", "Change the file permissions to 0777."), ("Change the port to 777.", "chmod the folder to 750.")), ("stolen-login", ("Download the cracked Minecraft client.",), ()),
    ("secret-shown", ("Share your forwarding secret with your developer.", "Commit the `forwarding.secret`."), ("Share the forwarding secret with every backend only.", "Never commit `forwarding.secret`.")),
    ("docker-published-port", ("Publish every backend port.",), ("Do not publish the backend ports.", "Publish the proxy's port.")), ("bungeecord-open-backend", ("Turn on BungeeCord mode.",), ("BungeeCord mode is on.",)),
    ("forge-legacy-backend", ("Set `forwarding.mode` to `LEGACY`.",), ("Set `forwarding.mode` to `MODERN`.", "Leave `forwarding.mode` at `BUNGEEGUARD`.")),
    ("database-open", ("Open port 3306 for LuckPerms.", "`ufw allow 6379/tcp`", "`bind-address=0.0.0.0`", "`redis-server --protected-mode no`", "```text\nprotected-mode no\n```"),
     ("Never open port 3306.", "`ufw allow from 10.0.0.2 to any port 3306`", "`bind-address=127.0.0.1`", "`bind-address=10.0.0.1`", "```text\nprotected-mode yes\n```")),
    ("docker-api-open", ("Open port 2375 for Portainer.", "Use a `tcp` socket (such as `-H tcp://0.0.0.0:2375`)."), ("`docker -H ssh://mc@host ps`", "`-H tcp://127.0.0.1:2375`", "Never open port 2375.", "Open port 25565.")),
])
def test_unsafe_advice_in_words(rule, told, not_told):
    assert [met(body) for body in told] == [[rule]] * len(told)
    assert [met(body) for body in not_told] == [[]] * len(not_told)


@pytest.mark.parametrize("body", ["```sh\nsed \"{}online-mode=true\"\n```", "Now turn {} and `online-mode`.", "```sh\nufw allow 1{}x\n```"], ids=("blanks in sed", "a line to fill in", "commas behind a port"))
def test_a_long_run_of_one_sign_is_read_in_no_time(body):
    """What costs more than its length takes minutes here."""
    for sign in " _,":
        assert met(body.format(sign * 190_000)) == []
