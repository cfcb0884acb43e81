"""A problem: what a writer has to mend, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. `line` and `column` count from 1; `sentence` says what, `hint` says what instead."""

    path: str
    line: int
    column: int
    code: str
    sentence: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}: {self.code}"
        return " ".join(part for part in (place, self.sentence, self.hint) if part)


def report(problems: Iterable[Problem]) -> str:
    """All problems, sorted by place, each once, one a line, with the count as the last line; empty text if there are none."""
    unique = sorted(set(problems))
    if not unique:
        return ""
    pages = len({p.path for p in unique})
    count = f"{_count(len(unique), 'problem')} in {_count(pages, 'file')}."
    return "\n".join([*map(str, unique), count])


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is closest, the first of several in the order of the alphabet; '' where none is close."""
    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=0.6)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The hint that names the closest known word, or the known words where none is close."""
    known = sorted(known)
    if close := nearest(word, known):
        return f"Did you mean '{close}'?"
    return f"Known are: {', '.join(known)}." if 0 < len(known) <= 30 else ""


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
