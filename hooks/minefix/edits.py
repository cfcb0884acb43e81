"""Edits: what features change in a page's Markdown, applied all at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """Put `text` in place of what stands between two offsets; equal offsets insert. `rank` orders inserts at one place."""

    start: int
    end: int
    rank: int = 0
    text: str = ""


def apply(text: str, edits: Iterable[Edit], start: int = 0) -> str:
    """The text from `start` on with all edits made; an edit inside a larger one gives way to it."""
    out: list[str] = []
    at = start
    for edit in sorted(edits, key=lambda e: (e.start, e.end > e.start, -e.end, e.rank)):
        if edit.start < at:
            continue
        out += text[at:edit.start], edit.text
        at = edit.end
    return "".join([*out, text[at:]])


def inner(text: str, edits: Iterable[Edit], start: int, end: int) -> str:
    """The text between two offsets with the edits that lie within made: for a feature that replaces a block with what is in it."""
    return apply(text[:end], (edit for edit in edits if start <= edit.start and edit.end <= end), start)
