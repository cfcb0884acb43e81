"""unknown-rule: a warning that names a danger rule which does not exist, or an admonition of an unknown kind."""

from __future__ import annotations

from collections.abc import Iterator

from ..danger import CLASS
from ..library import Library
from ..problem import Problem, did_you_mean
from . import Context

KINDS = ("note", "tip", "warning", "danger")


def check(library: Library, context: Context) -> Iterator[Problem]:
    """A problem at each such admonition."""
    ids = [rule.id for rule in context.data.rules]
    for article in library.articles:
        for block in article.blocks:
            if block.kind != "admonition":
                continue
            if not block.words or block.words[0] not in KINDS:
                yield article.source.problem(block.start, "unknown-rule", f"'{' '.join(block.words)}' is not a kind of note.", f"Use one of: {', '.join(KINDS)}.")
            for word in block.words[1:]:
                name = word.removeprefix(CLASS)
                if not word.startswith(CLASS) or name not in ids:
                    yield article.source.problem(block.start, "unknown-rule", f"There is no danger rule '{name}'.", did_you_mean(name, ids))
