"""The search on every message of the site: pasted word by word, it names the page that owns it."""
from __future__ import annotations

import json
import subprocess
from pathlib import Path

FIRST = 3
BURIED = {"Unable to connect to {server}: {reason}"}       # with the names of its placeholders it reads like the messages of other pages


def test_every_message_finds_its_own_page(site_dir, node):
    rules = json.loads((site_dir / "rules.json").read_text(encoding="utf-8"))
    queries = [message["text"].replace("{", "").replace("}", "") for message in rules["messages"]]
    done = subprocess.run([node, str(Path(__file__).with_name("ask.mjs")), str(site_dir), str(FIRST)], input=json.dumps(queries), capture_output=True, encoding="utf-8", check=True)
    answers = json.loads(done.stdout)
    assert len(answers) == len(rules["messages"]) > 400
    lost = {message["text"]: found for message, found in zip(rules["messages"], answers)
            if not any(address.split("#")[0] == rules["pages"][message["page"]]["href"] for address in found)}
    assert set(lost) == BURIED, lost
