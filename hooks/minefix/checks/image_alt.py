"""image-alt: an image that says nothing to somebody who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from ..article import Article
from ..problem import Problem


def check(article: Article) -> Iterator[Problem]:
    """A problem at each image without alternative text."""
    for _, tokens in article.pieces:
        for token in tokens:
            if token.kind == "image" and not token.text.strip():
                yield article.source.problem(token.start, "image-alt", "This image has no alternative text.", "Say in the brackets what it shows: ![words](file).")
