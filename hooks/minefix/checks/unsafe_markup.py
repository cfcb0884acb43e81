"""unsafe-markup: raw HTML, attributes, addresses or images that could run script or load something from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import inline
from ..article import Article
from ..inline import Token
from ..problem import Problem
from ..scan import Block

_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.\-\s]*):", re.IGNORECASE)
_ENTITY = re.compile(r"&#?\w+;?")
_SAFE = ("https", "http", "mailto")
_ATTRIBUTES = re.compile(r"\{:?[ \t]*#[\w-]+[ \t]*\}")
_DEFINITION = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*\[[^\[\]]*\]:(?=\s*<?(\S+))", re.MULTILINE)
_ELSEWHERE = re.compile(r"//|^\s*[a-z][a-z0-9+.-]*:", re.IGNORECASE)       # browsers take https:x.png for another address than it looks
_LEFT_OVER = re.compile(r"<[A-Za-z/!?]|\{")       # what the reader of pieces did not take for one: too long, or never closed


def check(article: Article) -> Iterator[Problem]:
    """A problem at each place."""
    for block in article.blocks:
        if block.kind == "html":
            yield _raw(article, block.start, article.source.text[block.start:block.end])
    for block, tokens in article.pieces:
        opened = False
        for token in tokens:
            if not (opened and token.text.startswith("</") and token.kind == "html"):       # what closes it is no problem of its own
                yield from _token(article, token, block.kind == "heading")
            opened |= token.kind == "html"
        yield from _definitions(article, block)


def _token(article: Article, token: Token, heading: bool) -> Iterator[Problem]:
    if token.kind == "html":
        yield _raw(article, token.start, token.text)
    elif token.kind == "attrs" and not (heading and _ATTRIBUTES.fullmatch(token.text) and article.source.text[token.start - 1] in " \t"):
        yield _braces(article, token.start, token.text)
    elif token.kind == "image" and _ELSEWHERE.search(_ENTITY.sub("/", token.target).replace("\\", "/")):
        yield article.source.problem(token.start, "unsafe-markup", "This image is loaded from elsewhere.", "Put the file into docs/assets: a page loads nothing from third parties.")
    elif token.kind in ("link", "auto", "image"):
        yield from _address(article, token.start, token.target)
    elif token.kind == "prose" and (match := _LEFT_OVER.search(token.text)):
        at = token.start + match.start()
        if match[0] == "<":
            yield _raw(article, at, token.text[match.start():])
        elif not article.source.text.startswith("{{", token.end - 1):       # of two the second begins a token of its own, which is told
            yield _braces(article, at, "{")
    if token.kind in ("link", "wiki") and token.text:
        at = article.source.text.index(token.text, token.start)
        for inner in inline.tokens(article.source.text, at, at + len(token.text)):
            yield from _token(article, inner, heading=False)


def _address(article: Article, at: int, target: str) -> Iterator[Problem]:
    match = _SCHEME.match(re.sub(r"&#?\w+;?|%[0-9a-f]{2}|[\x00-\x20]", "", target, flags=re.IGNORECASE))
    if match and match[1].lower() not in _SAFE:
        yield article.source.problem(at, "unsafe-markup", f"A link cannot start with '{match[1]}:'.", "Use an https address or [[id]].")


def _definitions(article: Article, block: Block) -> Iterator[Problem]:
    for match in _DEFINITION.finditer(article.source.text, block.start, block.end):
        yield from _address(article, match.start(), match[1])


def _braces(article: Article, at: int, shown: str) -> Problem:
    return article.source.problem(at, "unsafe-markup", f"'{shown}' sets more than the id of a heading.", "Only {#id} is allowed, behind the words of a heading and a space; put other braces in backticks.")


def _raw(article: Article, at: int, text: str) -> Problem:
    shown = " ".join(text.split())[:40]
    return article.source.problem(at, "unsafe-markup", f"Raw HTML is not allowed: '{shown}'.", "Write Markdown, or put it in backticks to show it.")
