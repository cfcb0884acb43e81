"""Rewriting: what all features make of a page's Markdown before it is rendered."""

from __future__ import annotations

from collections.abc import Callable

from . import danger, displays, headings, links, messages, steps
from .article import Article
from .data_files import Data
from .edits import Edit, apply
from .library import Library


def rewriter(library: Library, data: Data) -> Callable[[Article], str]:
    """What gives the Markdown to render of a page of this library: links, warnings, displays, steps, messages and headings in place. Applying
    it twice changes nothing more."""
    guard = danger.Guard.of(data.rules)

    def rewrite(article: Article) -> str:
        made = headings.edits(article, data.words) + messages.edits(article, library, data.words, data.software)
        made += links.edits(article, library) + displays.edits(article, data.words)
        made += steps.edits(article, made, data.words)
        warnings = danger.edits(article, guard, library.by_id)
        made += [_below(made, warning)._replace(text=links.resolve(warning.text, article, library)) for warning in warnings]
        return apply(article.source.text, made, article.body_at)

    return rewrite


def _below(made: list[Edit], warning: Edit) -> Edit:
    """A warning inside of what another feature replaces stands below that."""
    at = next((edit.end for edit in made if edit.start < warning.start < edit.end), warning.start)
    return warning._replace(start=at, end=at)
