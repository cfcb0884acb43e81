"""no-hub: a page in a folder that no hub lists, or an article in none, so that readers do not come by it."""

from __future__ import annotations

from collections.abc import Iterator

from ..article import ARTICLES
from ..library import Library
from ..problem import Problem
from ..source import Place

HUBS = ("category", "tools", "errors")


def check(library: Library, _edges: object) -> Iterator[Problem]:
    """A problem for each such page, where there are categories at all."""
    folders = sorted({hub.section for hub in library.articles if hub.kind in HUBS})
    if "category" not in library.by_kind:
        return
    for article in library.articles:
        if article.section not in folders and (article.section or article.kind in ARTICLES):
            yield article.source.problem(Place(1, 1), "no-hub", "No hub lists the pages of this folder.", f"Move the file to one of: {', '.join(folders)}.")
