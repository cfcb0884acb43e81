"""orphan-article: a page that no other page leads to."""

from __future__ import annotations

from collections.abc import Iterator

from ..article import ARTICLES
from ..library import Edges, Library
from ..problem import Problem


def check(library: Library, edges: Edges) -> Iterator[Problem]:
    """A problem for each article that nobody links to or names."""
    named = {ref.id for article in library.articles for ref in (*article.related, *article.not_to_confuse)}
    for article in library.articles:
        if article.kind in ARTICLES and not edges.back.get(article.id) and article.id not in named:
            yield article.source.problem(article.place("id"), "orphan-article", "No other page leads here.", f"Link it where a reader needs it: [[{article.id}]], or give it phrases.")
