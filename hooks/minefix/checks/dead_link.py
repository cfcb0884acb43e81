"""dead-link: a link to a page or picture of ours that does not exist, to a reference nobody defines, or to nothing."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Set
from urllib.parse import unquote

from ..article import Article
from ..assets import PICTURES
from ..inline import Token
from ..library import Library
from ..problem import Problem, did_you_mean
from . import Context

_DEFINITION = re.compile(r"^ {0,3}\[([^\]]+)\]:", re.MULTILINE)


def check(article: Article, context: Context) -> Iterator[Problem]:
    """A problem at every dead link."""
    defined = {match[1].lower() for match in _DEFINITION.finditer(article.source.text, article.body_at)}
    for _, tokens in article.pieces:
        for token in tokens:
            if token.kind == "link":
                yield from _link(article, token, context.library, defined)
            elif token.kind == "image" and context.pictures is not None:
                yield from _image(article, token, context.pictures)


def _image(article: Article, token: Token, pictures: Set[str]) -> Iterator[Problem]:
    target = posixpath.normpath(posixpath.join(posixpath.dirname(article.source.path), unquote(token.target)))
    if token.target.endswith(PICTURES) and ":" not in token.target and "//" not in token.target and target not in pictures:      # those are unsafe-markup
        names = [posixpath.relpath(known, posixpath.dirname(article.source.path)) for known in pictures]
        yield article.source.problem(token.start, "dead-link", f"There is no picture '{target}'.", did_you_mean(token.target, names))


def _link(article: Article, token: Token, library: Library, defined: set[str]) -> Iterator[Problem]:
    if article.source.text[token.end - 1] == "]":
        name = (token.target or token.text).lower()
        if name not in defined:
            yield article.source.problem(token.start, "dead-link", f"Nothing defines the reference '[{name}]'.", "Write [words](address) or [[id]].")
        return
    if token.target in ("", "#"):
        yield article.source.problem(token.start, "dead-link", "This link leads nowhere.", "Write its address behind the words, or link a page as [[id]].")
        return
    path = token.target.split("#")[0].split("?")[0]
    if not path or re.match(r"[a-z][a-z0-9+.-]*:", path, re.IGNORECASE):
        return
    if path.startswith("/"):
        yield article.source.problem(token.start, "dead-link", f"'{path}' is an absolute address.", "Link a page as [[id]], so that the link survives a move.")
        return
    target = posixpath.normpath(posixpath.join(posixpath.dirname(article.source.path), path))
    if target.endswith(".md") and target not in library.by_path:
        names = {posixpath.basename(known): known for known in library.by_path}
        yield article.source.problem(token.start, "dead-link", f"There is no page '{target}'.", did_you_mean(posixpath.basename(target), names) or "Link it as [[id]].")
    elif not target.endswith(".md"):
        yield article.source.problem(token.start, "dead-link", f"'{path}' is no page of the project.", "Link a page as [[id]], a file elsewhere with its full https address.")
