"""Front matter: the YAML at the top of a page, with positions. MkDocs swallows what is wrong with it, so it is read here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .problem import Problem
from .shapes import Value, check_group
from .source import Place, Source
from .yaml_nodes import parse

_MARK = re.compile(r"---[ \t]*\n")
_HINT = "A page starts with a line '---', its keys, and another line '---'."


def read(source: Source, schema: Mapping[str, Any]) -> tuple[Value | None, int, list[Problem]]:
    """The checked front matter, the offset of the body, and every problem. No value where there is no front matter to read."""
    text = source.text
    if not text.strip():
        return None, len(text), [source.problem(Place(1, 1), "empty-page", "The file is empty.", _HINT)]
    first = _MARK.match(text)
    if not first:
        blank = len(text) - len(text.lstrip())
        where = "The front matter must start on the first line." if _MARK.match(text, blank) else "The front matter is missing."
        return None, 0, [source.problem(source.place(blank), "front-matter-missing", where, _HINT)]
    end, body_at = _closing(text)
    if end < 0:
        return None, len(text), [source.problem(Place(1, 1), "front-matter-open", "The front matter never ends.", "Close it with a line '---' below the last key.")]
    node, problems = parse(source, first.end(), end)
    if node is None:
        return None, body_at, problems
    if node.entries is None:
        what = "is empty" if node.empty else f"is {node.shape}, not a group of keys"
        return None, body_at, [*problems, source.problem(node.place, "front-matter-shape", f"The front matter {what}.", "Write lines such as 'title: …'.")]
    kind = node.get("kind")
    value, found = check_group(source, node, schema, kind.text or "" if kind else "")
    return value, body_at, problems + found


def _closing(text: str) -> tuple[int, int]:
    """The offsets of the closing line and of the body behind it; -1 where there is none."""
    at = 3
    while (at := text.find("\n---", at)) >= 0:
        line_end = text.find("\n", at + 1)
        line_end = len(text) if line_end < 0 else line_end
        if text[at + 1:line_end].rstrip() == "---":
            return at + 1, min(line_end + 1, len(text))
        at += 1
    return -1, len(text)
