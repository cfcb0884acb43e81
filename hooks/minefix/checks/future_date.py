"""future-date: a page that claims to have been checked on a day that has not come."""

from __future__ import annotations

from collections.abc import Iterator

from ..library import Library
from ..problem import Problem
from . import Context


def check(library: Library, context: Context) -> Iterator[Problem]:
    """A problem for each such page."""
    for article in library.articles:
        if article.verified and article.verified.on > context.today:
            yield article.source.problem(article.place("verified"), "future-date", f"{article.verified.on} is in the future.", "Write the day somebody checked the facts.")
