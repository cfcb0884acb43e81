"""The decoder on every message of the site: filled in and read alone, it leads to the page that owns it."""
from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = {"port": "25565", "version": "1.21.4", "ms": "31", "n": "7", "uuid": "069a79f4-44e9-4726-a5be-fca90e38aaf5", "ip": "203.0.113.7", "address": "203.0.113.7"}


def said(message):
    """The message as somebody would read it."""
    return re.sub(r"\{([^{}]*)\}", lambda hole: SAMPLES.get(hole[1], "Sample"), message["text"])


def test_every_message_decodes_to_its_own_page(site_dir, node, tmp_path):
    rules = json.loads((site_dir / "rules.json").read_text(encoding="utf-8"))
    files = []
    for number, message in enumerate(rules["messages"]):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(said(message), encoding="utf-8")
    done = subprocess.run([node, str(ROOT / "docs/assets/tools/cli.mjs"), "error-decoder", str(site_dir), *map(str, files)],
                          capture_output=True, encoding="utf-8", check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(rules["messages"]) > 400
    lost = [f"{said(message)!r}: {[found['id'] for found in answer['findings']][:3]}, not {message['page']}"
            for message, answer in zip(rules["messages"], answers) if [found["id"] for found in answer["findings"]][:1] != [message["page"]]]
    assert not lost, "\n".join(lost)


def test_a_stop_with_players_online_is_healthy(site_dir, node, tmp_path):
    log = tmp_path / "stop.log"
    log.write_text("".join(f"[12:00:01] [Server thread/INFO]: {line}\n" for line in (
        "Stopping the server", "Steve lost connection: Server closed", "Alex lost connection: Server is restarting",
        "[connected player] Steve (/203.0.113.7:50412) has disconnected: Proxy shutting down.", "[Alex] disconnected with: The proxy server is restarting")), encoding="utf-8")
    done = subprocess.run([node, str(ROOT / "docs/assets/tools/cli.mjs"), "error-decoder", str(site_dir), str(log)], capture_output=True, encoding="utf-8", check=True)
    findings = json.loads(done.stdout)["findings"]
    assert findings and {finding["severity"] for finding in findings} == {"note"}, findings


def test_a_whole_message_goes_before_what_its_placeholder_reminds_of(site_dir, node, tmp_path):
    """A backend may be called "world", and Bedrock says "Unable to connect to world."."""
    typed = tmp_path / "typed.txt"
    typed.write_text("Unable to connect you to world. Please try again later.", encoding="utf-8")
    done = subprocess.run([node, str(ROOT / "docs/assets/tools/cli.mjs"), "error-decoder", str(site_dir), str(typed)], capture_output=True, encoding="utf-8", check=True)
    assert [finding["id"] for finding in json.loads(done.stdout)["findings"]] == ["backend-is-online-mode"]


def test_the_reason_behind_two_wrappers_leads(site_dir, node, tmp_path):
    log = tmp_path / "proxy.log"
    log.write_text("[21:58:54 ERROR]: [connected player] Steve (/198.51.100.2:1234): unable to connect to server creative\n"
                   "io.netty.channel.AbstractChannel$AnnotatedConnectException: Connection refused: no further information: /127.0.0.1:7212\n"
                   "Caused by: java.net.ConnectException: Connection refused: no further information\n", encoding="utf-8")
    done = subprocess.run([node, str(ROOT / "docs/assets/tools/cli.mjs"), "error-decoder", str(site_dir), str(log)], capture_output=True, encoding="utf-8", check=True)
    assert json.loads(done.stdout)["findings"][0]["id"] == "connection-refused"
