"""CONTRIBUTING shows the schema as it is: `python3 dev.py schema` prints what belongs between its two marks."""

from __future__ import annotations

from pathlib import Path

import yaml
from minefix import schema_table

ROOT = Path(__file__).resolve().parents[2]


def test_contributing_shows_the_schema_that_is_checked():
    schema = yaml.safe_load((ROOT / "hooks/data/schema.yml").read_text(encoding="utf-8"))
    shown = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("<!-- schema -->\n")[1].split("<!-- /schema -->")[0]
    assert shown == schema_table.table(schema)


def test_every_key_and_every_choice_is_in_the_table():
    schema = {"side": {"type": "choice", "of": ["player", "proxy"], "required": True, "about": "Whose."},
              "box": {"type": "group", "about": "A box.", "keys": {"word": {"type": "text", "words": 3, "about": "A word."}}}}
    assert schema_table.table(schema) == schema_table.HEAD + (
        "| `side` | Whose. | `player`, `proxy` | all |\n"
        "| `box` | A box. | keys, see below |  |\n"
        "| `box.word` | A word. | text, at most 3 words |  |\n")
