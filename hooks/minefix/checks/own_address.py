"""own-address: a link to this site by its full address, which no check can follow and no move keeps alive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..article import Article
from ..problem import Problem
from . import Context

_FILE = re.compile(r"/[^/]+\.(?!html?\b)[a-z]{2,4}[.,;:!?]*/$")       # such as rules.json, which no [[id]] can link


def check(article: Article, context: Context) -> Iterator[Problem]:
    """A problem at each such link."""
    home = _place(context.home)
    for _, tokens in article.pieces if context.home else ():
        for token in tokens:
            address = token.target if token.kind in ("link", "auto") else token.text if token.kind == "bare" else ""
            place = _place(address) if "//" in address else ""
            if place.startswith(home) and not _FILE.search(place):
                yield article.source.problem(token.start, "own-address", "This is an address of this site.", "Link a page as [[id]], so that the link survives a move.")


def _place(address: str) -> str:
    """The host and the path, with a stroke at the end: two sites may share a host."""
    try:
        parts = urlsplit(address)
        return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}/"
    except ValueError:              # "http://["
        return ""
