"""The site: all pages read, their links known, their problems collected. Everything a page is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from . import checks, links, sheets
from .article import Article
from .data_files import Data
from .library import Edges, Library
from .problem import Problem, did_you_mean
from .read import read
from .rewriting import rewriter
from .share import Answers
from .source import Place, Source


@dataclass(frozen=True)
class Site:
    """All pages of the site and what they refer to."""

    library: Library
    edges: Edges
    data: Data
    rewrite: Callable[[Article], str] = field(compare=False)        # gives the Markdown to render of a page
    rewritten: dict[str, str] = field(compare=False)                # id of a page -> that Markdown, where it is made already
    same: Set[str] = frozenset()            # paths of the pages whose Markdown to render is the same as in the site before
    _made: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """What `make` makes, made once for all pages."""
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]

    def markdown(self, article: Article) -> str:
        """The Markdown to render of a page."""
        return self.rewritten.get(article.id) or self.rewrite(article)

    @cached_property
    def sheets(self) -> Mapping[str, sheets.Sheet]:
        """The sheets of all hubs, by the id of their page. The library holds what writers wrote, and knows none but the hubs."""
        return sheets.of(self.library, self.data)

    @cached_property
    def pages(self) -> Mapping[str, Article]:
        """path of the file -> the page, made ones included."""
        return {sheet.path: sheet.page for sheet in self.sheets.values()} | self.library.by_path


def build(sources: Iterable[Source], data: Data, today: date, before: Site | None = None, alone: bool = False, rewriting: bool = False) -> tuple[Site, list[Problem]]:
    """The site of these sources, and every problem of every page, unsorted.

    From the site `before`, of the same code and without a problem, it takes what has not changed: the result is the one that it would
    be without it, but comes sooner. The pages are looked at in several processes, unless it is `alone`; who is `rewriting` them
    next has it done by the way, as long as nothing has to be mended.
    """
    known = before.library.by_path if before and before.data == data else {}
    articles, problems, sound = [], [], set()
    for source in sources:
        article = known.get(source.path)
        if article and article.source.text == source.text:
            sound.add(source.path)
        else:
            article, found = read(source, data)
            problems += found
        if article:
            articles.append(article)
    library = Library.of(articles)
    library.questions           # every process knows the blocks of all pages then
    same = {path for path in sound if known[path] is library.by_path[path]} if before and library.fronts == before.library.fronts else set()
    context, rewrite = checks.Context(library, data, today), rewriter(library, data)

    rewriting = rewriting and not problems

    def look(number: int) -> tuple[Iterable[str], list[Problem], str]:
        article = library.articles[number]
        path = article.source.path
        to = before.edges.to[article.id] if path in same else links.targets(article, library)
        found = [*([] if path in sound else checks.of_a_page(article)), *checks.among_others(article, context)]
        return to, found, rewrite(article) if rewriting and not found and path not in same else ""

    targets, rewritten = {}, {}
    looks = Answers(look, (article.source.path for article in library.articles), alone)
    for article in library.articles:
        targets[article.id], found, rewritten[article.id] = looks.take(article.source.path)
        problems += found
    looks.end()
    edges = library.edges(targets)
    return Site(library, edges, data, rewrite, rewritten, same), [*problems, *checks.of_the_whole(library, edges)]


def rule_problems(site: Site, source: Source) -> list[Problem]:
    """Danger rules that point to a page which does not exist; the places are those of the rule file."""
    return [
        source.problem(_line_of(source, rule.id), "unknown-id", f"The rule '{rule.id}' points to '{rule.see}', which is no page.", did_you_mean(rule.see, site.library.by_id))
        for rule in site.data.rules if rule.see not in site.library.by_id
    ]


def _line_of(source: Source, rule: str) -> Place:
    at = source.text.find(f"id: {rule}")
    return source.place(max(at, 0))
