"""sheet-address: a page at an address that belongs to the pages of a hub."""

from __future__ import annotations

from collections.abc import Iterator

from .. import sheets
from ..library import Library
from ..problem import Problem
from ..source import Place


def check(library: Library, _edges: object) -> Iterator[Problem]:
    """A problem for each page, and each old address of one, that is a hub's address and a number."""
    hubs = {article.url: article.source.path for article in library.articles if article.kind in sheets.SIZES}
    for article in library.articles:
        old = [(f"{address.strip('/')}/", article.place("moved_from")) for address in article.moved_from]
        for url, place in [(article.url, Place(1, 1)), *old]:
            if hub := hubs.get(sheets.hub_of(url)):
                yield article.source.problem(place, "sheet-address", f"The address '{url}' belongs to {hub}, which goes on there when it is long.",
                                             "Choose a name that is no number.")
