"""danger: which settings and commands meet a rule (words: test_danger_words.py); what the warning looks like is in tests/golden/danger."""

import pytest

from building import ROOT, article, data, rendered
from danger_rules import GUARD, THOROUGH, fence, met
from minefix import danger
from minefix.read import read
from minefix.source import Source


@pytest.mark.parametrize(("language", "file", "text", "rule"), [
    ("properties", "server.properties", "ONLINE-MODE=false", ""), ("properties", "server.properties", "online-mode = FALSE", "offline-mode"), ("yaml", "config.yml", "online_mode: false", "offline-mode"),
    ("yaml", "docker-compose.yml", "services: {a: {environment: {ONLINE_MODE: 'FALSE'}}}", "offline-mode"), ("toml", "velocity.toml", "online-mode = false", "offline-mode"),
    ("yaml", "paper.yml", "settings: {velocity-support: {enabled: true, secret: ''}}", "velocity-empty-secret"), ("yaml", "paper.yml", "settings: {velocity-support: {enabled: true, secret: abc}}", ""),
    ("yaml", "paper-global.yml", "proxies: {velocity: {enabled: true}}", "velocity-empty-secret"), ("yaml", "paper-global.yml", "proxies: {velocity: {enabled: false, secret: ''}}", ""),
    ("yaml", "spigot.yml", "bungeecord: true", "bungeecord-open-backend"), ("yaml", "spigot.yml", "x: {settings: {bungeecord: true}}", ""), ("yaml", "compose.yml", "services: {a: {ports: ['127.0.0.1:25565:25565', '[::1]:1:1']}}", ""),
    ("yaml", "compose.yml", "services: {a: {ports: ['0.0.0.0:25565:25565']}}", "docker-published-port"), ("yaml", "compose.yml", "services: {a: {ports: [25565]}}", "docker-published-port"),
    ("yaml", "compose.yml", "services: {a: {ports: [{target: 1, published: 2}]}}", "docker-published-port"), ("yaml", "compose.yml", "services: {a: {ports: [{target: 1, published: 2, host_ip: 127.0.0.1}]}}", ""),
    ("properties", "server.properties", "management-server-host=192.168.1.5", ""), ("properties", "server.properties", "management-server-host=::", "management-exposed"), ("properties", "server.properties", "management-server-host=8.8.8.8", "management-exposed"),
    *(("ini", "/etc/systemd/system/minecraft.service", f"[Unit]\nDescription=A server\n{after}\n[Service]\n{user}\nExecStart=/opt/minecraft/start.sh\n\n[Install]\nWantedBy{by}.target", rule) for after, user, by, rule in (
        ("After=network.target", "WorkingDirectory=/opt/minecraft", "=multi-user", "run-as-root"), ("", "", "=multi-user", "run-as-root"), ("", "User=minecraft", "=multi-user", ""), ("", "User = mc", "=multi-user", ""), ("After = network.target", "", " = multi-user", "run-as-root"),
        ("", "DynamicUser=yes", "=multi-user", ""), ("", "", "=default", ""), ("After=docker.service", "", "=multi-user", ""))),
    ("ini", "minecraft.service", "[Install]\nWantedBy=multi-user.target", ""), ("ini", "backup.service", "[Unit]\nDescription=x\n[Service]\nExecStart=/x\n[Install]\nWantedBy=multi-user.target", ""),
    ("systemd", "minecraft.service", "[Service]\nUser=root", "run-as-root"), ("text", "/etc/systemd/system/lobby.service", "[Service]\nUser=root", "run-as-root"),
    *(("properties", "server.properties", text, "offline-mode") for text in ("online-mode=no", "online-mode=off", "online-mode= 0", "online-mode false", "online-mode: false", "online-mode=\\\n  false", "online-mode=", "online-mode=true ")),
    *(("yaml", "config.yml", f"online_mode: {value}", "offline-mode") for value in ("no", "No", "OFF", "'false'")), ("yaml", "config.yml", "online_mode: 'no'", ""), ("yaml", "spigot.yml", "settings: {bungeecord: On}", "bungeecord-open-backend"),
    *((language, title, "online-mode=false", "offline-mode") for language in ("text", "", "ini", "env", "x") for title in ("server.properties", "The server.properties file", "Server.Properties", "other.properties", "", "backend")),
    ("text", "spigot.yml", "online-mode: false", ""), ("diff", "server.properties", "-online-mode=true\n+online-mode=false", "offline-mode"), ("diff", "server.properties", "-online-mode=false\n+online-mode=true", ""),
    ("text", "spigot.yml", "settings:\n  bungeecord: yes", "bungeecord-open-backend"), ("env", ".env", "ONLINE_MODE=FALSE", "offline-mode"), ("yaml", "", "settings: {bungeecord: true}", "bungeecord-open-backend"),
    *(("yaml", title, text, "offline-mode") for title in ("compose.yml", "docker-compose.prod.yml", "compose.lobby.yaml", "") for text in (
        "services: {a: {environment: ['ONLINE_MODE=FALSE']}}", "x: &x {ONLINE_MODE: false}\nservices: {a: {environment: *x}}", "lobby: {environment: {ONLINE_MODE: false}}", "environment: {ONLINE_MODE: 'FALSE'}", "environment:\n  - ONLINE_MODE=false")),
    ("yaml", "compose.yml", "services: {a: {environment: ['ONLINE_MODE=TRUE', 'MOTD=online-mode']}}", ""), ("yaml", "docker-compose.prod.yml", "services: {a: {ports: ['${PORT}:25565']}}", "docker-published-port"),
    ("yaml", "compose.yml", "ports: ['25565:25565']", "docker-published-port"), ("yaml", "compose.yml", "services: {a: {ports: [{target: 1, published: 2, host_ip: 127.0.0.1}, {target: 3, published: 4}]}}", "docker-published-port"),
    ("json", "", '{"online-mode": false}', "offline-mode"), ("json", "", '"ONLINE_MODE": "FALSE",', "offline-mode"), ("ini", "minecraft.service", '[Service]\nEnvironment="ONLINE_MODE=FALSE"', "offline-mode"),
    ("yaml", "playbook.yml", "- {docker_container: {env: {ONLINE_MODE: 'FALSE'}}}", "offline-mode"), ("yaml", "", "env: [{name: ONLINE_MODE, value: 'FALSE'}]", "offline-mode"), ("yaml", "", "env: [{name: ONLINE_MODE, value: 'TRUE'}]", ""),
    ("yaml", "compose.yml", "services: {a: {ports: [{target: 1, published: 2, host_ip: 0.0.0.0}]}}", "docker-published-port"),
    *(("yaml", title, text, "host-network") for title in ("compose.yml", "docker-compose.prod.yml", "") for text in ("services: {a: {network_mode: host}}", "network_mode: host")), ("yaml", "compose.yml", "lobby: {network_mode: 'host'}", "host-network"),
    *(("yaml", "compose.yml", text, "") for text in ("services: {a: {network_mode: bridge}}", "services: {a: {network_mode: 'service:proxy'}}", "services: {a: {build: {network: host}}}", "services: {a: {ports: ['127.0.0.1:25575:25575']}}")),
    ("yaml", "", "proxies: {velocity: {enabled: true, secret: ''}}", "velocity-empty-secret"), ("yaml", "", "proxies: {velocity: {enabled: true}}", ""),
])
def test_settings(language, file, text, rule):
    assert met(fence(language, file, text)) == [rule] * bool(rule)


@pytest.mark.parametrize(("command", "rule"), [
    ("ufw disable", "firewall-off"), ("sudo ufw --force reset", "firewall-off"), ("sudo systemctl stop ufw", "firewall-off"), ("systemctl status ufw", ""), ("echo ufw disable", ""),
    ("Set-NetFirewallProfile -Profile Domain,Public -Enabled False", "firewall-off"), ("iptables -P INPUT ACCEPT", "firewall-off"), ("iptables -P INPUT DROP", ""),
    ("docker run -p 25565:25565 x", "docker-published-port"), ("docker run -p 127.0.0.1:25565:25565 x", ""), ("docker run --publish=25565:25565 x", "docker-published-port"), ("docker run x", ""),
    ("/op @a", "op-everybody"), ("op Steve", ""), ("sudo -u mc java -jar x", ""), ("sudo -n java -jar x", "run-as-root"),
    *((command, "firewall-off") for command in ("apt update; ufw disable", "a&&ufw disable", "a||ufw disable;b", "sudo -n ufw disable", "LANG=C ufw disable", "sudo bash -c 'ufw disable'", "/usr/sbin/ufw disable", "ssh host 'ufw disable'", "ufw --force disable")), ("echo 'ufw disable'", ""),
    *((f"docker run {option} x", "docker-published-port") for option in ("-p25565:25565", "-dp 25565:25565", "-dp25565:25565", "-p 25565", "--publish 1:1", "-p ${PORT}:25565")), ("docker run -dp 127.0.0.1:1:1 x", ""),
    *((command, "offline-mode") for command in (
        "sed -i s/online-mode=true/online-mode=false/ server.properties", "sed -i 's/^online-mode=.*/online-mode=false/' server.properties", "echo online-mode=false >> server.properties", "echo 'online-mode=false'>>server.properties", "printf 'online-mode=false\\n' >> server.properties",
        "docker run -e ONLINE_MODE=FALSE x", "docker run --env ONLINE_MODE=FALSE x", "docker run --env=ONLINE_MODE=no x", "docker run -eONLINE_MODE=FALSE x", "docker run \\\n  -e ONLINE_MODE=FALSE x")),
    *((command, "offline-mode") for command in ("sed -i '/online-mode/s/true/false/' server.properties", "sed -Ei 's/(online-mode=).*/\\1false/' server.properties", "$env:ONLINE_MODE = 'FALSE'", "java -jar paper.jar --online-mode false", "java -jar paper.jar -o false")),
    ("java -jar paper.jar -o true", ""), ("sed -i '/online-mode/s/false/true/' server.properties", ""),
    *((command, "firewall-off") for command in ("systemctl disable --now firewalld.service", "systemctl --now mask ufw", "service iptables stop", "iptables -t filter -F", "Set-NetFirewallProfile -All -Enabled $false", "netsh advfirewall set publicprofile state off")),
    ("iptables -A INPUT -f -j DROP", ""), ("systemctl restart ufw.service", ""), ("docker run -P x", "docker-published-port"), ("ufw allow from any to any port 25575", "rcon-open"), ("ufw allow from 203.0.113.5 to any port 25575 proto tcp", ""), ("iptables -A INPUT -p tcp --dport 25575 -j DROP", ""),
    *((command, "run-as-root") for command in ("sudo bash -c 'cd a && java -jar x'", "sudo screen -S mc java -jar x", "docker run -u 0 x")), ("sudo su - mc -c 'java -jar x'", ""), ("sudo docker exec mc bash -c 'java -version'", ""),
    *((command, "op-everybody") for command in ('rcon-cli "op @a"', "docker exec mc rcon-cli op @a", 'screen -S mc -X stuff "op @a\\n"')),
    *((command, "rcon-open") for command in (
        "netsh advfirewall firewall add rule name=RCON dir=in action=allow protocol=TCP localport=25575", "New-NetFirewallRule -DisplayName RCON -Direction Inbound -LocalPort 25565,25575 -Protocol TCP", "netsh firewall add portopening TCP 25575 RCON",
        "iptables -A INPUT -p tcp -m multiport --dports 25565,25575 -j ACCEPT", "ip6tables -I INPUT 1 -i eth0 -p tcp --dport 25575 -j ACCEPT", "nft insert rule inet filter input tcp dport { 25565, 25575 } accept", "tcp dport 25575 accept",
        "firewall-cmd --zone=public --add-port 25575/tcp", "firewall-cmd --add-port=25565-25575/tcp", "ufw allow in on eth0 to any port 25575", "ufw insert 1 limit 25575/tcp", "ufw allow 25565,25575/tcp")),
    *((command, "") for command in (
        "netsh advfirewall firewall add rule name=RCON dir=in action=block protocol=TCP localport=25575", "netsh advfirewall firewall add rule name=RCON dir=in action=allow protocol=TCP localport=25575 remoteip=10.0.0.2", "New-NetFirewallRule -LocalPort 25575 -Action Block",
        "New-NetFirewallRule -LocalPort 25575 -RemoteAddress 10.0.0.2", "iptables -A INPUT -s 10.0.0.2 -p tcp --dport 25575 -j ACCEPT", "iptables -D INPUT -p tcp --dport 25575 -j ACCEPT", "nft add rule inet filter input ip saddr 10.0.0.2 tcp dport 25575 accept",
        "firewall-cmd --remove-port=25575/tcp", "ufw delete allow 25575/tcp", "ufw allow in on wg0 to any port 25575", "ufw deny 25575", "ufw allow 125575", "docker run -p 127.0.0.1:25575:25575 x")),
    *((command, "firewall-off") for command in (
        "ufw allow 1:65535/tcp", "ufw allow from any to any", "ufw default allow", "apt purge ufw", "iptables -A INPUT -j ACCEPT", "firewall-cmd --set-default-zone=trusted", "netsh advfirewall set allprofiles firewallpolicy allowinbound,allowoutbound", "net stop MpsSvc",
        "netsh advfirewall firewall add rule name=all dir=in action=allow protocol=TCP localport=any", "Set-NetFirewallProfile -Enabled:$false")),
    *((command, "") for command in ("ufw default allow outgoing", "ufw allow from any to any port 25565", "apt install ufw", "iptables -A INPUT -i lo -j ACCEPT", "netsh advfirewall set allprofiles state on", "docker run --user 1000:0 x")),
    *((f"{start} {quote}ufw disable{quote}", "firewall-off") for quote in ("", "'") for start in ("ssh -p 22 root@host", "docker exec -it mc sh -c", "kubectl exec mc --", "timeout 10", "eval", "cmd.exe /c", "wsl -u root", "tmux new -d")),
    *((command, "firewall-off") for command in ("bash -lc 'ufw disable'", "su root -c 'ufw disable'", "ExecStartPre=-/usr/sbin/ufw disable", "RUN ufw disable")), ("ssh host echo ufw", ""), ("docker run -e MOTD='ufw disables' x ''", ""),
    *((command, "run-as-root") for command in ("su -c 'java -jar x'", "su - root -c 'java -jar x'", "sudo su -c 'java -jar x'", "sudo nice -n 5 java -jar x")),
    *((command, "") for command in ("su -s /bin/bash mc -c 'java -jar x'", "su - mc -c 'java -jar x'", "sudo screen -S mc sudo -u mc java -jar x", "sudo docker exec mc java -version", "runuser -u mc -- java -jar x")),
    *((command, "op-everybody") for command in (
        "docker exec -i mc rcon-cli 'op @a'", "docker compose exec mc mc-send-to-console op @a", "screen -S mc -X stuff \"op @a$(printf '\\r')\"", "screen -S mc -X stuff $'op @a\\n'", "minecraft:op @a", "op @a[distance=..10]", "execute as @a run op @s")), ("execute as Alex run op @s", ""), ("deop @a", ""),
    *((f"docker run {option} x", "host-network") for option in ("--network host", "--network=host", "--net host", "-d --net=host")), ("docker run --network bridge --hostname host x", ""), ("docker build --network host .", ""),
    ("docker run --user=0:0 x", "run-as-root"), ("java -jar paper.jar --online-mode=false", "offline-mode"),
    ("sed -i s/online-mode=false/online-mode=true/ server.properties", ""), ("grep online-mode=false server.properties", ""), ("docker run -e ONLINE_MODE=TRUE x", ""), ("# online-mode=false", ""),
])
def test_commands(command, rule):
    assert met(f"```sh\n{command}\n```") == [rule] * bool(rule)


@pytest.mark.parametrize(("task", "rule"), [
    *((task, "offline-mode") for task in (
        "lineinfile: {path: server.properties, regexp: '^online-mode=', line: online-mode=false}", "ansible.builtin.lineinfile: path=server.properties regexp=^online-mode= line=online-mode=false", "replace: {path: a, regexp: 'online-mode=true', replace: 'online-mode=false'}",
        "community.general.ini_file: {path: /srv/mc/server.properties, option: online-mode, value: 'false'}", "blockinfile:\n    path: server.properties\n    block: |\n      online-mode=false", "copy: {dest: a, content: 'online-mode=false'}")),
    *((task, "") for task in (
        "lineinfile: {path: server.properties, regexp: 'online-mode=false', line: online-mode=true}", "replace: {path: a, regexp: 'online-mode=false', replace: 'online-mode=true'}", "lineinfile: {path: a, line: online-mode=false, state: absent}",
        "ini_file: {path: a, option: online-mode, value: 'true'}")),
    *((task, "firewall-off") for task in (
        "community.general.ufw: {state: disabled}", "ufw: state=reset", "ufw: {default: allow, direction: incoming}", "ufw: {policy: allow}", "service: name=ufw state=stopped", "ansible.builtin.systemd: {name: ufw.service, enabled: no}", "systemd_service: {name: firewalld, masked: true}",
        "shell: ufw disable", "ansible.builtin.command: {cmd: ufw --force disable}", "command: {argv: [ufw, disable]}", "shell: |\n    cd a\n    ufw disable", "apt: {name: ufw, state: absent}", "iptables: {flush: true}", "win_firewall: {state: disabled}")),
    *((task, "") for task in ("ufw: {state: enabled, policy: deny}", "ufw: {default: allow, direction: outgoing}", "service: {name: ufw, state: started, enabled: true}", "apt: {name: ufw, state: present}", "debug: {msg: ufw}")),
    *((task, "rcon-open") for task in (
        "ufw: {rule: allow, port: '25575', proto: tcp}", "ansible.posix.firewalld: {port: 25575/tcp, state: enabled}", "iptables: {chain: INPUT, protocol: tcp, destination_port: 25575, jump: ACCEPT}", "win_firewall_rule: {localport: 25575, action: allow, direction: in}")),
    *((task, "") for task in ("ufw: {rule: allow, port: 25575, src: 10.0.0.2}", "ufw: {rule: deny, port: 25575}", "firewalld: {port: 25575/tcp, state: disabled}")),
    ("docker_container: {network_mode: host}", "host-network"), ("entrypoint: [sh, -c, ufw disable]", "firewall-off"), ("command: java -jar a --online-mode false", "offline-mode"),
])
def test_tasks_of_ansible_and_commands_in_yaml(task, rule):
    assert met(fence("yaml", "playbook.yml", f"- {task}")) == [rule] * bool(rule)


@pytest.mark.parametrize(("block", "rules"), [
    *((fence("yaml", "compose.yml", f"services: {{a: {{{text}}}}}"), ["container-privileged"]) for text in (
        "privileged: true", "cap_add: [SYS_ADMIN]", "volumes: ['/var/run/docker.sock:/var/run/docker.sock:ro']", "volumes: [{type: bind, source: /var/run/docker.sock, target: /x}]")),
    *((fence("yaml", "compose.yml", f"services: {{a: {{{text}}}}}"), []) for text in ("privileged: false", "cap_add: [NET_BIND_SERVICE]", "volumes: ['./data:/data']")),
    *((fence("sh", "", f"docker run {text} x"), ["container-privileged"]) for text in ("--privileged", "--cap-add SYS_ADMIN", "--cap-add=ALL", "-v /var/run/docker.sock:/var/run/docker.sock")), (fence("sh", "", "docker run --privileged=false x"), []),
    (fence("yaml", "", "- community.docker.docker_container: {privileged: true}"), ["container-privileged"]), (fence("yaml", "", "- docker_container: {volumes: ['/var/run/docker.sock:/var/run/docker.sock']}"), ["container-privileged"]),
    (fence("yaml", "", "spec: {template: {spec: {containers: [{securityContext: {privileged: true}}]}}}"), ["container-privileged"]),
    *((fence("dockerfile", "", f"FROM a\n{text}"), ["run-as-root"]) for text in ("USER root", "USER 0:0\nRUN x", "USER mc\nuser root")),
    *((fence("dockerfile", "", f"FROM a\n{text}"), []) for text in ("USER root\nRUN apt update\nUSER mc", "USER root\nRUN x\nFROM b\nCOPY --from=0 x x", "RUN x", "# USER root")),
    *((fence("yaml", "", text), ["run-as-root"]) for text in ("- docker_container: {user: root}", "securityContext: {runAsUser: 0}", "spec: {template: {spec: {containers: [{securityContext: {runAsUser: 0}}]}}}")),
    *((fence("yaml", "", text), []) for text in ("- docker_container: {user: '1000'}", "securityContext: {runAsUser: 1000}", "spec: {template: {spec: {initContainers: [{securityContext: {runAsUser: 0}}]}}}")),
    (fence("sh", "", "docker create -u 0 x"), ["run-as-root"]), (fence("sh", "", "docker exec -u 0 mc sh"), []), (fence("sh", "", "podman run -u 0 x"), []),      # of a podman without root that is nobody
])
def test_the_rights_of_a_container(block, rules):
    assert met(block) == rules


@pytest.mark.parametrize(("language", "text", "rule"), [
    *(("python", text, "firewall-off") for text in ('subprocess.run(["ufw", "disable"])', "os.system('ufw disable')", 'run(["sudo", "iptables", "-F"], check=True)')), ("go", 'exec.Command("iptables", "-F")', "firewall-off"),
    ("js", "spawn('docker', ['run', '--privileged', 'x'])", "container-privileged"), ("js", "execSync('chmod -R 777 .')", "open-to-all-users"), ("java", 'Runtime.getRuntime().exec("ufw disable");', "firewall-off"),
    *(("python", text, "") for text in ('print("never run", "ufw disable")', 'x = ["firewall", "disable"]', 'run(["ufw", "status"])', 'say("the ufw disables", "a")')),
    *(("sh", text, "firewall-off") for text in (
        "iptables -I INPUT 1 -p all -j ACCEPT", "iptables -A INPUT -p tcp -j ACCEPT", "aws ec2 authorize-security-group-ingress --group-id a --protocol all --cidr 0.0.0.0/0", "gcloud compute firewall-rules create a --allow=all",
        "gcloud compute firewall-rules create a --allow all --source-ranges=0.0.0.0/0")),
    *(("sh", text, "") for text in (
        "iptables -A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT", "iptables -A INPUT -p icmp -j ACCEPT", "iptables -A INPUT -p udp --destination-port 19132 -j ACCEPT", "iptables -A INPUT -s 10.0.0.0/8 -j ACCEPT", "iptables -D INPUT -j ACCEPT",
        "aws ec2 authorize-security-group-ingress --group-id a --protocol tcp --port 25565 --cidr 0.0.0.0/0", "gcloud compute firewall-rules create a --allow=all --source-ranges=10.0.0.0/8", "gcloud compute firewall-rules create a --allow=tcp:25565")),
    *(("sh", text, "run-as-root") for text in ("sudo usermod -aG docker minecraft", "adduser minecraft sudo", "gpasswd -a mc docker")), *(("sh", text, "") for text in ("sudo usermod -aG docker $USER", "adduser --system --group minecraft", "usermod -s /bin/bash minecraft")),
    ("bat", "icacls C:\\mc /grant Everyone:(OI)(CI)F /T", "open-to-all-users"), ("bat", "icacls C:\\mc /grant mc:(OI)(CI)F /T", ""),
    *(("yaml", text, "every-permission") for text in ("groups: {default: {permissions: ['*']}}", "permissions:\n  - '*'")), ("yaml", "groups: {default: {permissions: [essentials.help]}}", ""),
    ("yaml", "config: {onlineMode: false}", "offline-mode"), ("yaml", "minecraftServer: {onlineMode: false}", "offline-mode"), ("yaml", "minecraftServer: {onlineMode: true}", ""),
    ("json", '{"hosts": ["tcp://0.0.0.0:2375"]}', "docker-api-open"), ("json", '{"hosts": ["unix:///var/run/docker.sock"]}', ""), ("sh", "dockerd -H tcp://0.0.0.0:2375", "docker-api-open"), ("sh", "dockerd -H tcp://127.0.0.1:2375", ""),
])
def test_what_a_careless_page_shows(language, text, rule):
    assert met(fence(language, "", text)) == [rule] * bool(rule)


SERVICE = "kind: Service\nspec: {{type: {}, ports: [{{port: {}}}]}}"


@pytest.mark.parametrize(("block", "rules"), [
    *((fence("yaml", "compose.yml", f"services: {{a: {{ports: [{port}]}}}}"), rules) for port, rules in (
        ("'8000:25575/tcp'", ["docker-published-port", "rcon-open"]), ("25565-25575:25565-25575", ["docker-published-port", "rcon-open"]), ("25575:25565", ["docker-published-port"]), ("'127.0.0.1:25575:25575'", []),
        ("{target: 25575, published: 25575}", ["docker-published-port", "rcon-open"]), ("{target: 25575, published: 25575, host_ip: 0.0.0.0}", ["docker-published-port", "rcon-open"]), ("{target: 25575, published: 25575, host_ip: 127.0.0.1}", []))),
    *((fence("yaml", "", f"- {task}"), rules) for task, rules in (
        ("community.docker.docker_container: {published_ports: ['25565:25565']}", ["docker-published-port"]), ("docker_container: {ports: ['127.0.0.1:25565:25565', '25575:25575']}", ["docker-published-port", "rcon-open"]),
        ("docker_container: {publish_all_ports: true}", ["docker-published-port"]), ("docker_container: {ports: ['127.0.0.1:25575:25575']}", []), ("docker_container: {exposed_ports: [25575]}", []), ("docker_container: {state: absent, ports: ['25575:25575']}", []),
        ("podman_container: {publish: ['25575:25575']}", ["rcon-open"]))),
    (fence("sh", "", "podman run -p 25575:25575 x"), ["rcon-open"]), (fence("sh", "", "podman run -p 25565:25565 x"), []), (fence("sh", "", "docker run --publish 0.0.0.0:25575:25575 x"), ["docker-published-port", "rcon-open"]),
    (fence("ini", "minecraft.container", "[Container]\nPublishPort=25575:25575/tcp"), ["rcon-open"]), (fence("ini", "lobby.container", "[Container]\nPublishPort=127.0.0.1:25575:25575\nPublishPort=25565:25565"), []),
    *((fence("yaml", "", SERVICE.format(kind, port)), rules) for kind, port, rules in (("LoadBalancer", 25575, ["rcon-open"]), ("NodePort", 25575, ["rcon-open"]), ("ClusterIP", 25575, []), ("LoadBalancer", 25565, []))),
    *((fence("yaml", title, SERVICE.format("ClusterIP", 25575) + "\n---\n" + SERVICE.format("NodePort", 25565)), []) for title in ("", "service.yaml")),
    (fence("yaml", "", SERVICE.format("ClusterIP", 25565) + "\n---\n" + SERVICE.format("NodePort", 25575)), ["rcon-open"]),
    (fence("yaml", "", "spec: {containers: [{ports: [{containerPort: 25575, hostPort: 25575}]}]}"), ["rcon-open"]), (fence("yaml", "", "spec: {containers: [{ports: [{containerPort: 25575}]}]}"), []),
    (fence("yaml", "values.yaml", "minecraftServer: {rcon: {enabled: true, serviceType: LoadBalancer}}"), ["rcon-open"]), (fence("yaml", "values.yaml", "minecraftServer: {rcon: {enabled: false, serviceType: LoadBalancer}}"), []),
    (fence("sh", "", "kubectl expose deployment mc --port=25575 --type=LoadBalancer"), ["rcon-open"]), (fence("sh", "", "kubectl expose deployment mc --port=25575"), []),
])
def test_ports_that_a_container_publishes(block, rules):
    assert met(block) == rules


def test_rcon_that_a_container_publishes_is_warned_of_as_such():
    for block in (fence("yaml", "compose.yml", "services: {a: {ports: ['25575:25575']}}"), fence("sh", "", "docker run -p 25575:25575 x")):
        assert met(block) == ["docker-published-port", "rcon-open"]


def warned_below(body, **keys):
    """The text above each warning that the site writes, and its rule."""
    made = article(body, **keys)
    return [(made.source.text[made.body_at:edit.start].strip().rpartition("\n")[2], edit.text.split(" rule-")[1].split(" ")[0]) for edit in danger.edits(made, GUARD, ())]


def test_the_warning_of_a_heading_stands_below_what_follows_it():
    assert warned_below("## `online-mode=false`\n\n### Deeper\n\nText.\n\nMore.") == [("Text.", "offline-mode")]
    assert warned_below("Text.\n\n## `online-mode=false`") == [("## `online-mode=false`", "offline-mode")]
    assert warned_below('## `online-mode=false`\n\n!!! danger rule-offline-mode "Mine"\n    Text.') == []


def test_the_warning_of_a_display_with_another_one_beside_it_stands_below_both():
    made = rendered('```console title="a"\nonline-mode=false\n```\n\n```console title="b"\nx\n```\n\nLater `online-mode=false` again.')
    assert made.count("rule-offline-mode") == 1 and made.index(">b<") < made.index("rule-offline-mode") < made.index("Later")


ANSWER = "{{means: It means that., side: server, why: Because., first: '{}'}}"


@pytest.mark.parametrize("keys", [
    {"title": "How to set online-mode=false"}, {"description": "Set online-mode=false in server.properties and restart, which is a sentence of the required length."}, {"answer": ANSWER.format("Set online-mode=false and restart.")}, {"answer": ANSWER.format("Set online-mode to false.")},
    {"answer": ANSWER.format('Set "online-mode=false" and restart.')}, {"answer": ANSWER.format('Set online-mode="false" and restart.')},
    {"messages": "[{text: A, seen: player, on: [paper], side: server, means: Somebody has set online-mode=false., acts: [player]}]"},
])
def test_what_the_front_matter_says_is_warned_of_where_the_body_begins(keys):
    assert warned_below("Text.", **keys) == [("", "offline-mode")]
    assert warned_below("Text.\n\n`online-mode=false`\n\nMore.", **keys) == [("`online-mode=false`", "offline-mode")]
    assert warned_below('Text.\n\n!!! danger rule-offline-mode "Mine"\n    Text.', **keys) == []


def test_a_step_is_read_by_file_setting_and_value():
    assert met("- **File:** `config/spigot.yml`\n- **Setting:** `settings.bungeecord`\n- **Value:** `true`\n- **Risk:** none") == ["bungeecord-open-backend"]
    assert met("- **File:** `other.yml`\n- **Setting:** `settings.bungeecord`\n- **Value:** `true`\n- **Risk:** none") == ["bungeecord-open-backend"]
    assert met("- **File:** `paper.yml`\n- **Setting:** `settings.bungeecord`\n- **Value:** `true`\n- **Risk:** none") == []
    assert met("- **Where:** here\n- **Run:** `sudo ufw disable`\n- **Risk:** security") == ["firewall-off"]


@pytest.mark.parametrize(("file", "setting", "value", "rules"), [
    ("server.properties", "online-mode", "false", ["offline-mode"]), ("`server.properties`", "`online-mode`", "set it to false", ["offline-mode"]), ("the settings of the proxy", "`online-mode`", "`false`", ["offline-mode"]),
    ("`lobby/server.properties`", "`online-mode`", "from `true` to `false`", ["offline-mode"]), ("`server.properties`", "`online-mode`", "from `false` to `true`", []), ("`server.properties`", "`online-mode`", "`false` → `true`", []),
    ("`server.properties`", "`online-mode`", "`true` (was `false`), then restart", []), ("`server.properties`", "`online-mode`", "`false`, then run `stop`", ["offline-mode"]), ("`server.properties`", "`motd` and `online-mode`", "`false` for both", ["offline-mode"]),
    ("`server.properties`", "`online-mode` and `white-list`", "`true` (was `false`) and `false`", []), ("`server.properties`", "`online-mode`", "set it to `no` (was `true`)", ["offline-mode"]), ("`FabricProxy-Lite.toml`", "`secret`", "empty", ["velocity-empty-secret"]),
    ("`FabricProxy-Lite.toml`", "`secret`", "the text in forwarding.secret (was empty)", []), ("`config.yml`", "`online_mode`", "`no`", ["offline-mode"]), ("`config.yml`", "`online_mode`", '`"no"`', []),
])
def test_the_new_value_of_a_step_counts(file, setting, value, rules):
    assert met(f"- **File:** {file}\n- **Setting:** {setting}\n- **Value:** {value}\n- **Risk:** none\n- **Roll back:** no\n- **It worked:** yes") == rules


def test_a_warning_of_ones_own_is_respected_inside_a_list_too():
    body = "- `online-mode=false`\n\n    !!! danger rule-offline-mode \"x\"\n        y"
    assert danger.written(article(body)) == {"offline-mode"}
    assert danger.edits(article(body), GUARD, ()) == []


def test_the_article_that_explains_is_linked_where_it_exists_and_is_another():
    rule = next(rule for rule in data().rules if rule.id == "offline-mode")
    assert any("[[online-mode-false]]" in line for line in danger.admonition(article(), rule, ("online-mode-false",)))
    assert not any("[[" in line for line in danger.admonition(article(), rule, ()))
    assert not any("[[" in line for line in danger.admonition(article(id="online-mode-false"), rule, ("online-mode-false",)))


def test_every_rule_speaks_in_every_context_it_knows():
    for rule in data().rules:
        for context in ((), *rule.contexts):
            lines = danger.admonition(article(context=f"[{context}]" if context else None), rule, ())
            assert lines[0].startswith(f"!!! {(rule.contexts[context] if context else rule.wording).severity} rule-{rule.id} ")


def test_the_quick_look_misses_nothing_on_any_page():
    files = [*(ROOT / "docs").rglob("*.md"), *(ROOT / "tests/golden").rglob("*.md")]
    made = [read(Source.read(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")), data())[0] for path in files]
    pages = [each for each in made if each]
    found = [list(danger.found(each, THOROUGH)) for each in pages]
    assert found == [list(danger.found(each, GUARD)) for each in pages]
    assert sum(map(len, found)) > 50
