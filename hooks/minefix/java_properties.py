"""Java's .properties files, read as Java reads them: three kinds of separators, continued lines, backslashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

_KEY = re.compile(r"(?:\\.|[^\\=: \t\f])*+")
_SEPARATOR = re.compile(r"[ \t\f]*+(?:[=:][ \t\f]*+)?")
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.|$)")
_SIGNS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}
_BLANK = " \t\f"


def pairs(text: str) -> Iterator[tuple[str, str]]:
    """Every key with its value, in order. A blank at the end belongs to the value."""
    for line in _lines(text):
        key = _KEY.match(line)
        separator = _SEPARATOR.match(line, key.end()) if key else None
        if key and separator:
            yield _plain(key[0]), _plain(line[separator.end():])


def _lines(text: str) -> Iterator[str]:
    parts: list[str] = []
    for raw in text.split("\n"):
        line = raw.lstrip(_BLANK)
        if not parts and (not line or line[0] in "#!"):
            continue
        goes_on = (len(line) - len(line.rstrip("\\"))) % 2
        parts.append(line[:-1] if goes_on else line)
        if not goes_on:
            yield "".join(parts)
            parts = []
    if parts:
        yield "".join(parts)


def _plain(raw: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1][1:], 16)) if len(found[1]) == 5 else _SIGNS.get(found[1], found[1]), raw) if "\\" in raw else raw
