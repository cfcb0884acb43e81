"""Related articles: what the graph says, the writer's own choice first, each with the reason shown to the reader."""

from __future__ import annotations

from dataclasses import dataclass

from .article import ARTICLES, Article
from .library import Edges, Library

MOST = 6

# What a relation is worth. The writer's word beats everything; being mistaken for each other beats a link; software alone is a hint.
CHOSEN, CONFUSED, LINKS_TO, LINKED_FROM, SAME_SOFTWARE = 100, 12, 8, 5, 1
REASONS = {CONFUSED: "Often mistaken for this", LINKS_TO: "Read on", LINKED_FROM: "Builds on this", SAME_SOFTWARE: "Same software"}


@dataclass(frozen=True)
class Related:
    """A related article and why."""

    article: Article
    reason: str


def related(article: Article, library: Library, edges: Edges) -> list[Related]:
    """At most six articles, the strongest relation first; ties by address. Never the page itself, a hub or a tool."""
    weight: dict[str, int] = {}
    strongest: dict[str, int] = {}

    def add(name: str, worth: int) -> None:
        other = library.by_id.get(name)
        if other and other.kind in ARTICLES and name != article.id:
            weight[name] = weight.get(name, 0) + worth
            if worth in REASONS:
                strongest[name] = max(strongest.get(name, 0), worth)

    for place, ref in enumerate(article.related):
        add(ref.id, CHOSEN + len(article.related) - place)
    for ref in article.not_to_confuse:
        add(ref.id, CONFUSED)
    for name in edges.to.get(article.id, ()):
        add(name, LINKS_TO)
    for name in edges.back.get(article.id, ()):
        add(name, LINKED_FROM)
    for other, shared in library.software_neighbours(article).items():
        add(other, min(shared, 3) * SAME_SOFTWARE)
        strongest.setdefault(other, SAME_SOFTWARE)
    ranked = sorted(weight, key=lambda name: (-weight[name], library.by_id[name].url))[:MOST]
    return [Related(library.by_id[name], REASONS.get(strongest.get(name, 0), "Read on")) for name in ranked]
