"""A source: the text of one file, and the line and column of every offset in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from .problem import Problem

BOM = "\ufeff"
# What nobody sees, what turns the order of the signs around it, and hyphens that no program takes for one: a reader would copy something else than he sees.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200c\u200e-\u2011\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\uffff]")


class Place(NamedTuple):
    """Where something stands in a file; both count from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """One text file. `path` is relative to the project, with forward slashes; `text` has LF line ends and no byte order mark."""

    path: str
    text: str

    @classmethod
    def read(cls, path: str, raw: str) -> Source:
        """The source for what was read from disk: CRLF and CR become LF, a leading byte order mark is dropped."""
        return cls(path, raw.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n"))

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in re.finditer("\n", self.text))]

    def place(self, offset: int) -> Place:
        """The place of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)

    def problem(self, place: Place | int, code: str, sentence: str, hint: str = "") -> Problem:
        """A problem of this file at a place or an offset."""
        at = self.place(place) if isinstance(place, int) else place
        return Problem(self.path, at.line, at.column, code, sentence, hint)

    def unseen(self, place: Place | int, sign: str) -> Problem:
        """The problem that a sign of `UNSEEN` is."""
        return self.problem(place, "unseen-sign", f"The sign U+{ord(sign):04X} stands here, which cannot be seen or looks like another.", "Delete it, or type what you mean anew.")
