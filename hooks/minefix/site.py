"""The site: all pages read, their links known, their problems collected. Everything a page is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any

from . import checks, links, rendering, sheets
from .article import Article
from .data_files import Data
from .library import Edges, Library
from .look import Look, decode, keys
from .problem import Problem, did_you_mean
from .read import read
from .rewriting import rewriter
from .share import Answers
from .source import Source

_path = attrgetter("path")


@dataclass(frozen=True)
class Site:
    """All pages of the site and what they refer to."""

    library: Library
    edges: Edges
    data: Data
    rewrite: Callable[[Article], str] = field(compare=False)        # gives the Markdown to render of a page
    rewritten: dict[str, str] = field(compare=False)                # id of a page -> that Markdown, where it is made already
    same: Set[str] = frozenset()            # paths of the pages whose Markdown to render is the same as in the site before
    looks: Mapping[str, bytes] = field(default_factory=dict, compare=False)         # what can be kept of them for another site, by look.keys
    renderings: Mapping[str, str] = field(default_factory=dict, compare=False)      # path of a page -> the name of its rendering, where it is known already
    problems: Mapping[str, list[Problem]] = field(default_factory=dict, compare=False)      # path of a page -> what has to be mended there
    _made: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """What `make` makes, made once for all pages."""
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]

    def markdown(self, article: Article) -> str:
        """The Markdown to render of a page."""
        return self.rewritten.get(article.id) or self.rewrite(article)

    def rendering(self, path: str) -> str:
        """The name of the rendering of a page, written or made."""
        return self.renderings.get(path) or rendering.key(path, self.markdown(self.pages[path]))

    @cached_property
    def sheets(self) -> Mapping[str, sheets.Sheet]:
        """The sheets of all hubs, by the id of their page. The library holds what writers wrote, and knows none but the hubs."""
        return sheets.of(self.library, self.data)

    @cached_property
    def pages(self) -> Mapping[str, Article]:
        """path of the file -> the page, made ones included."""
        return {sheet.path: sheet.page for sheet in self.sheets.values()} | self.library.by_path


def build(sources: Iterable[Source], data: Data, today: date, before: Site | None = None, alone: bool = False, rewriting: bool = False,
          looks: Mapping[str, bytes] | None = None, pictures: Set[str] | None = None, home: str = "") -> tuple[Site, list[Problem]]:
    """The site of these sources, and every problem of every page, unsorted.

    From the site `before`, of the same code, it takes the pages without a problem that have not changed: the result is the one that it
    would be without it, but comes sooner. The pages are looked at in several processes, unless it is `alone`; who is `rewriting` them
    next has it done by the way, as long as nothing has to be mended. The `looks` that a site of the same code kept spare both, where
    nothing has changed that they depend on. Whether a picture is there is looked up in the paths of all `pictures`; `home` is the
    address of the site.
    """
    known = {path: article for path, article in before.library.by_path.items() if path not in before.problems} if before and before.data == data else {}
    articles, sound, problems = _read(sources, data, known)
    library = Library.of(articles)
    library.questions           # every process knows the blocks of all pages then
    same = {path for path in sound if known[path] is library.by_path[path]} if before and library.fronts == before.library.fronts else set()
    context, rewrite = checks.Context(library, data, today, pictures, home), rewriter(library, data)

    rewriting = rewriting and not problems
    names = keys(library, data.digest) if rewriting and looks is not None else {}
    seen = {path: decode(looks[name]) for path, name in names.items() if name in looks}

    def look(number: int) -> tuple[Iterable[str], list[Problem], str]:
        article = library.articles[number]
        path = article.source.path
        to = before.edges.to[article.id] if path in same else seen[path].targets if path in seen else links.targets(article, library)
        found = [*([] if path in sound or path in seen else checks.of_a_page(article)), *checks.among_others(article, context)]
        return to, found, rewrite(article) if rewriting and not found and path not in same and path not in seen else ""

    targets, rewritten, looked = {}, {}, dict(seen)
    answers = Answers(look, (article.source.path for article in library.articles), alone)
    for article in library.articles:
        path = article.source.path
        targets[article.id], found, rewritten[article.id] = answers.take(path)
        problems += found
        if rewritten[article.id]:
            looked[path] = Look(rendering.key(path, rewritten[article.id]), tuple(targets[article.id]))
    answers.end()
    edges = library.edges(targets)
    problems += checks.of_the_whole(library, edges)
    by_path = {path: [*found] for path, found in groupby(sorted(problems, key=_path), _path)}
    site = Site(library, edges, data, rewrite, rewritten, same, {name: looked[path].encode() for path, name in names.items() if path in looked},
                {path: one.rendering for path, one in looked.items()}, by_path)
    return site, problems


def _read(sources: Iterable[Source], data: Data, known: Mapping[str, Article]) -> tuple[list[Article], set[str], list[Problem]]:
    """The articles, the paths of those that are `known` with the same text and taken from there, and the problems of the others."""
    articles, sound, problems = [], set(), []
    for source in sources:
        article = known.get(source.path)
        if article and article.source.text == source.text:
            sound.add(source.path)
        else:
            article, found = read(source, data)
            problems += found
        if article:
            articles.append(article)
    return articles, sound, problems


def rule_problems(site: Site, path: str) -> list[Problem]:
    """Danger rules that point to a page which does not exist. `path` is that of the rule file."""
    return [
        Problem(path, *rule.see_at, "unknown-id", f"The rule '{rule.id}' points to '{rule.see}', which is no page.", did_you_mean(rule.see, site.library.by_id))
        for rule in site.data.rules if rule.see not in site.library.by_id
    ]
