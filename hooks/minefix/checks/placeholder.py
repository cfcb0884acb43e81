"""placeholder: words of a new page that its writer has not replaced, and that would be published."""

from __future__ import annotations

from collections.abc import Iterator

from ..article import Article
from ..problem import Problem
from ..skeleton import PLACEHOLDERS


def check(article: Article) -> Iterator[Problem]:
    """A problem at each."""
    for words in PLACEHOLDERS:
        at = article.source.text.find(words)
        if at >= 0:
            yield article.source.problem(at, "placeholder", "These words stand in every new page for what belongs here.", "Write that, or delete the part.")
