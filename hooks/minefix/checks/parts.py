"""What the features find in their own parts of a page: step blocks, displays, links by id."""

from __future__ import annotations

from collections.abc import Iterator

from .. import displays, links, steps
from ..library import Library
from ..problem import Problem


def check(library: Library, _context: object) -> Iterator[Problem]:
    """Their problems."""
    for article in library.articles:
        yield from steps.problems(article)
        yield from displays.problems(article)
        yield from links.problems(article, library)
