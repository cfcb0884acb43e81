"""unknown-rule: a warning that names a danger rule which does not exist, or an admonition of an unknown kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..article import Article
from ..data_files import RULE_CLASS
from ..problem import Problem, did_you_mean
from . import Context

_WORD = re.compile(r"[\w-]+")
KINDS = ("note", "tip", "warning", "danger")


def check(article: Article, context: Context) -> Iterator[Problem]:
    """A problem at each such admonition."""
    rules = [RULE_CLASS + rule.id for rule in context.data.rules]
    for at, words in (note for block in article.blocks for note in block.notes):
        if not words or not all(map(_WORD.fullmatch, words)):
            continue                            # not understood at all: loose-markdown says why
        if words[0] not in KINDS:
            yield article.source.problem(at, "unknown-rule", f"'{' '.join(words)}' is not a kind of note.", f"Use one of: {', '.join(KINDS)}.")
        if strangers := [word for word in words[1:] if word not in rules]:
            yield article.source.problem(at, "unknown-rule", f"'{strangers[0]}' is no danger rule.", did_you_mean(strangers[0], rules))
