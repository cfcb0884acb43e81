"""The schema as a table for writers: every key, what it says, what it may hold, which pages need it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

HEAD = "| key | what it says | what it holds | needed in |\n|---|---|---|---|\n"
_HOLDS = {"slug": "lower-case words joined by hyphens", "url": "an https address", "path": "an old address", "date": "a date such as 2026-11-23",
          "group": "keys, see below", "plain": "plain text", "template": "text with {placeholders}"}


def table(schema: Mapping[str, Any]) -> str:
    """The Markdown table of a schema."""
    return HEAD + "\n".join(_rows(schema, "")) + "\n"


def _rows(schema: Mapping[str, Any], above: str) -> Iterator[str]:
    for name, rule in schema.items():
        yield f"| `{above}{name}` | {rule['about']} | {_holds(rule)} | {_needed(rule)} |"
        inner = rule["of"] if rule["type"] == "list" else rule
        if inner["type"] == "group":
            yield from _rows(inner["keys"], f"{above}{name}.")


def _holds(rule: Mapping[str, Any]) -> str:
    kind = rule["type"]
    if kind == "list":
        of = rule["of"]
        return "a list of groups, see below" if of["type"] == "group" else f"a list: {_holds(of)}"
    if kind == "choice":
        return ", ".join(f"`{word}`" for word in rule["of"])
    if kind in ("text", "plain", "template"):
        length = rule.get("length")
        limit = f", {length[0]}-{length[1]} characters" if length else f", at most {rule['words']} words" if rule.get("words") else ""
        return _HOLDS.get(kind, "text") + limit
    return _HOLDS[kind]


def _needed(rule: Mapping[str, Any]) -> str:
    required = rule.get("required", False)
    return "all" if required is True else ", ".join(required) if required else ""
