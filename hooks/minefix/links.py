"""Cross-links: [[id]], and the first mention of another page's phrase in prose."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from . import inline, scan
from .article import Article
from .edits import Edit
from .hrefs import file_href
from .library import Library
from .problem import Problem, did_you_mean

_PROSE = ("text", "list", "admonition")
_LINKABLE = (*_PROSE, "table", "heading")


def edits(article: Article, library: Library) -> list[Edit]:
    """The links to write into the page: every [[id]], and one for each phrase of another page that is not linked yet."""
    made: list[Edit] = []
    linked = set(targets(article, library, phrases=False))
    pattern = library.phrase_pattern
    for block, token in _tokens(article, _LINKABLE):
        if token.kind == "wiki" and token.target in library.by_id:
            target = library.by_id[token.target]
            made.append(Edit(token.start, token.end, text=f"[{token.text or target.title}]({file_href(article.source.path, target.source.path)})"))
        elif token.kind == "prose" and pattern and block.kind in _PROSE:
            made += _phrases(article, library, token, pattern, linked)
    return made


def targets(article: Article, library: Library, phrases: bool = True) -> list[str]:
    """The ids the page links to, in order: by id, by file, and by phrase unless that is left out."""
    found: list[str] = []
    pattern = library.phrase_pattern if phrases else None
    here = posixpath.dirname(article.source.path)
    for block, token in _tokens(article, _LINKABLE):
        if token.kind == "wiki":
            found.append(token.target)
        elif token.kind == "link" and (path := token.target.split("#")[0]).endswith(".md"):
            target = library.by_path.get(posixpath.normpath(posixpath.join(here, path)))
            found += [target.id] if target else []
        elif token.kind == "prose" and pattern and block.kind in _PROSE:
            found += [library.phrases[match[0].lower()] for match in pattern.finditer(token.text)]
    return [name for name in dict.fromkeys(found) if name != article.id]


def problems(article: Article, library: Library) -> list[Problem]:
    """Every [[id]] that names no page."""
    return [
        article.source.problem(token.start, "unknown-id", f"No page has the id '{token.target}'.", did_you_mean(token.target, library.by_id))
        for _, token in _tokens(article, _LINKABLE) if token.kind == "wiki" and token.target not in library.by_id
    ]


def _phrases(article: Article, library: Library, token: inline.Token, pattern: re.Pattern[str], linked: set[str]) -> Iterator[Edit]:
    for match in pattern.finditer(token.text):
        owner = library.phrases[match[0].lower()]
        if owner == article.id or owner in linked:
            continue
        linked.add(owner)
        start = token.start + match.start()
        yield Edit(start, start + len(match[0]), text=f"[{match[0]}]({file_href(article.source.path, library.by_id[owner].source.path)})")


def _tokens(article: Article, kinds: tuple[str, ...]) -> Iterator[tuple[scan.Block, inline.Token]]:
    for block in article.blocks:
        if block.kind in kinds:
            for token in article.tokens(block):
                yield block, token
