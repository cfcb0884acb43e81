"""unknown-id: a link by id, or front matter, that names a page which does not exist, a tool that is none, or an article that is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .. import links
from ..article import ARTICLES, Article
from ..library import Library
from ..problem import Problem, did_you_mean
from . import Context


def check(article: Article, context: Context) -> Iterator[Problem]:
    """A problem at each dead id, and where the page names itself."""
    yield from links.problems(article, context.library)
    for ref in (*article.not_to_confuse, *article.related, *article.tools):
        what, fits = ("tool", _is_tool) if ref in article.tools else ("article", _is_shown) if ref in article.related else ("page", _is_there)
        other = context.library.by_id.get(ref.id)
        if ref.id == article.id:
            yield article.source.problem(ref.place, "unknown-id", "The page names itself.", "Delete it.")
        elif not fits(other):
            hint = "It is a tool: list it under 'tools'." if _is_tool(other) else did_you_mean(ref.id, _ids(context.library, fits))
            yield article.source.problem(ref.place, "unknown-id", f"No {what} has the id '{ref.id}'.", hint)


def _is_there(article: Article | None) -> bool:
    return article is not None


def _is_tool(article: Article | None) -> bool:
    return article is not None and article.kind == "tool"


def _is_shown(article: Article | None) -> bool:
    return article is not None and article.kind in ARTICLES


def _ids(library: Library, fits: Callable[[Article | None], bool]) -> list[str]:
    return [article.id for article in library.articles if fits(article)]
