"""A source: the text of one file, and the line and column of every offset in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from .problem import Problem

BOM = "\ufeff"


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
