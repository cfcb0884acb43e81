"""no-hub: a page in a folder without a hub, or an article or tool that no hub lists, so that readers do not come by it."""

from __future__ import annotations

from collections.abc import Iterator

from .. import sheets
from ..article import ARTICLES
from ..library import Library
from ..problem import Problem
from ..source import Place

FOLDERS = ("category", "tools")      # the hubs that list the pages beside them
HUBS = (*FOLDERS, "errors")


def check(library: Library, _edges: object) -> Iterator[Problem]:
    """A problem for each such page, where there are categories at all."""
    folders = sorted({hub.section for hub in library.articles if hub.kind in HUBS})
    if "category" not in library.by_kind:
        return
    listed = {page.id for hub in library.articles if hub.kind in FOLDERS for page in sheets.listed(hub, library)}
    for article in library.articles:
        if article.section and article.section not in folders or article.kind in (*ARTICLES, "tool") and article.id not in listed:
            yield article.source.problem(Place(1, 1), "no-hub", "No hub lists this page.", f"Move the file to a folder whose hub lists its kind, among: {', '.join(folders)}.")
