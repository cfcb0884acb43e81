"""future-date: a page that claims to have been checked on a day that has not come."""

from __future__ import annotations

from collections.abc import Iterator

from ..article import Article
from ..problem import Problem
from . import Context


def check(article: Article, context: Context) -> Iterator[Problem]:
    """A problem for such a page."""
    if article.verified and article.verified.on > context.today:
        yield article.source.problem(article.place("verified"), "future-date", f"{article.verified.on} is in the future.", "Write the day somebody checked the facts.")
