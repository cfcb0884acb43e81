"""own-address: a link to this site by its full address, which no check can follow and no move keeps alive."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from ..article import Article
from ..problem import Problem
from . import Context


def check(article: Article, context: Context) -> Iterator[Problem]:
    """A problem at each such link."""
    for _, tokens in article.pieces if context.home else ():
        for token in tokens:
            address = token.target if token.kind in ("link", "auto") else token.text if token.kind == "bare" else ""
            if "//" in address and _host(address) == _host(context.home):
                yield article.source.problem(token.start, "own-address", "This is an address of this site.", "Link a page as [[id]], so that the link survives a move.")


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:              # "http://["
        return ""
