"""unknown-id: a link by id, or front matter, that names a page which does not exist, a tool that is none, or an article that is none."""

from __future__ import annotations

from collections.abc import Iterator

from .. import links
from ..library import Library
from ..problem import Problem, did_you_mean
from ..related import KINDS


def check(library: Library, _context: object) -> Iterator[Problem]:
    """A problem at each dead id, and at each page that names itself."""
    tools = {article.id for article in library.articles if article.kind == "tool"}
    shown = {article.id for article in library.articles if article.kind in KINDS}
    for article in library.articles:
        yield from links.problems(article, library)
        for ref in (*article.not_to_confuse, *article.related, *article.tools):
            what, known = ("tool", tools) if ref in article.tools else ("article", shown) if ref in article.related else ("page", library.by_id)
            if ref.id == article.id:
                yield article.source.problem(ref.place, "unknown-id", "The page names itself.", "Delete it.")
            elif ref.id not in known:
                hint = "It is a tool: list it under 'tools'." if ref.id in tools else did_you_mean(ref.id, known)
                yield article.source.problem(ref.place, "unknown-id", f"No {what} has the id '{ref.id}'.", hint)
