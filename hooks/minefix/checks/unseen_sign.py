"""unseen-sign: a sign that nobody sees, or takes for another, so that readers copy something else than they see."""

from __future__ import annotations

from collections.abc import Iterator

from ..article import Article
from ..problem import Problem
from ..source import UNSEEN


def check(article: Article) -> Iterator[Problem]:
    """A problem at each in the body; of the front matter, every value is looked at where it is read."""
    for found in UNSEEN.finditer(article.source.text, article.body_at):
        yield article.source.unseen(found.start(), found[0])
