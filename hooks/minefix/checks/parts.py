"""What the features find in their own parts of a page: step blocks and displays."""

from __future__ import annotations

from collections.abc import Iterator

from .. import displays, steps
from ..article import Article
from ..problem import Problem


def check(article: Article) -> Iterator[Problem]:
    """Their problems."""
    yield from steps.problems(article)
    yield from displays.problems(article)
