"""link-words: a link whose words do not say where it leads, as it is read out or searched for without its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from ..article import Article
from ..problem import Problem

EMPTY = frozenset(("here", "click here", "click", "this", "this link", "this page", "this article", "link", "more", "read more", "source"))


def check(article: Article) -> Iterator[Problem]:
    """A problem at each such link."""
    for _, tokens in article.pieces:
        for token in tokens:
            if token.kind in ("link", "wiki") and token.text.strip(" *_.:").lower() in EMPTY:
                yield article.source.problem(token.start, "link-words", f"'{token.text}' does not say where this link leads.", "Name what is there, such as [the downloads of Paper](address).")
