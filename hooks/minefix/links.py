"""Cross-links: [[id]], and the first mention of another page's phrase in prose."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from itertools import chain

from . import inline, scan
from .article import Article
from .edits import Edit
from .hrefs import file_href
from .library import Library
from .problem import Problem, did_you_mean

_PROSE = ("text", "list", "admonition")         # where a phrase becomes a link; [[id]] works in tables and headings too


def edits(article: Article, library: Library) -> list[Edit]:
    """The links to write into the page: every [[id]], and one for each phrase of another page that is not linked yet."""
    made: list[Edit] = []
    linked = set(targets(article, library, phrases=False))
    for block, token in _tokens(article):
        if token.kind == "wiki" and token.target in library.by_id:
            target = library.by_id[token.target]
            made.append(Edit(token.start, token.end, text=f"[{token.text or _plain(target.title)}]({file_href(article.source.path, target.source.path)})"))
        elif token.kind == "prose" and block.kind in _PROSE:
            made += _phrases(article, library, token, linked)
    return made


def targets(article: Article, library: Library, phrases: bool = True) -> list[str]:
    """The ids the page links to, in order: by id, by file, and by phrase unless that is left out."""
    found: list[str] = []
    here = posixpath.dirname(article.source.path)
    for block, token in chain(_tokens(article), _made(article)):
        if token.kind == "wiki":
            found.append(token.target)
        elif token.kind == "link" and (path := token.target.split("#")[0]).endswith(".md"):
            target = library.by_path.get(posixpath.normpath(posixpath.join(here, path)))
            found += [target.id] if target else []
        elif token.kind == "prose" and phrases and block.kind in _PROSE:
            found += [owner for _, _, owner in library.mentions(token.text)]
    return [name for name in dict.fromkeys(found) if name != article.id]


def problems(article: Article, library: Library) -> list[Problem]:
    """Every [[id]] that names no page."""
    return [
        article.source.problem(token.start, "unknown-id", f"No page has the id '{token.target}'.", did_you_mean(token.target, library.by_id))
        for _, token in _tokens(article) if token.kind == "wiki" and token.target not in library.by_id
    ]


def _plain(words: str) -> str:
    """Words as Markdown that says them and nothing else."""
    return re.sub(r"([\\`*_{}\[\]|])", r"\\\1", words.replace("&", "&amp;").replace("<", "&lt;"))


def _phrases(article: Article, library: Library, token: inline.Token, linked: set[str]) -> Iterator[Edit]:
    for start, end, owner in library.mentions(token.text):
        if owner == article.id or owner in linked:
            continue
        linked.add(owner)
        words, path = token.text[start:end], file_href(article.source.path, library.by_id[owner].source.path)
        yield Edit(token.start + start, token.start + end, text=f"[{words}]({path})")


def _tokens(article: Article) -> Iterator[tuple[scan.Block, inline.Token]]:
    for block, tokens in article.pieces:
        for token in tokens:
            yield block, token


def _made(article: Article) -> Iterator[tuple[scan.Block, inline.Token]]:
    """The links in what another feature has made already, which is HTML: there for a page that is rewritten a second time."""
    for block in article.blocks:
        if block.kind == "html":
            yield from ((block, token) for token in inline.tokens(article.source.text, block.start, block.end) if token.kind == "link")
