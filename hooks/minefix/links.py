"""Cross-links: [[id]], and the first mention of another page's phrase in prose."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from itertools import chain

from . import inline, scan
from .article import Article
from .data_files import RULE_CLASS
from .edits import Edit, apply
from .hrefs import file_href
from .library import Library
from .problem import Problem, did_you_mean

_PROSE = ("text", "list", "admonition")         # where a phrase becomes a link; [[id]] works everywhere


def edits(article: Article, library: Library) -> list[Edit]:
    """The links to write into the page: every [[id]], and one for each phrase of another page that is not linked yet."""
    made: list[Edit] = []
    linked = set(targets(article, library, phrases=False))
    for until, token in _tokens(article):
        if token.kind == "wiki":
            made += _wiki(article, library, token)
        elif token.kind == "prose" and token.start < until:
            made += _phrases(article, library, token, linked)
    return made


def resolve(text: str, article: Article, library: Library) -> str:
    """What another feature writes into the page, with every [[id]] in it as a link."""
    return apply(text, [edit for token in inline.tokens(text, 0, len(text)) if token.kind == "wiki" for edit in _wiki(article, library, token)])


def targets(article: Article, library: Library, phrases: bool = True) -> list[str]:
    """The ids the page links to, in order: by id, by file, and by phrase unless that is left out."""
    found: list[str] = []
    here = posixpath.dirname(article.source.path)
    for until, token in chain(_tokens(article), _made(article)):
        if token.kind == "wiki":
            found.append(token.target)
        elif token.kind == "link" and (path := token.target.split("#")[0]).endswith(".md"):
            target = library.by_path.get(posixpath.normpath(posixpath.join(here, path)))
            found += [target.id] if target else []
        elif token.kind == "prose" and phrases and token.start < until:
            found += [owner for _, _, owner in library.mentions(token.text)]
    return [name for name in dict.fromkeys(found) if name != article.id]


def problems(article: Article, library: Library) -> list[Problem]:
    """Every [[id]] that names no page."""
    return [
        article.source.problem(token.start, "unknown-id", f"No page has the id '{token.target}'.", _id_hint(token, library))
        for _, token in _tokens(article) if token.kind == "wiki" and token.target not in library.by_id
    ]


def _id_hint(token: inline.Token, library: Library) -> str:
    if token.text in library.by_id:
        return "Its id stands first: [[id|words]]."
    if "#" in token.target:
        return "A part of a page is linked by its file: [words](page.md#part)."
    return did_you_mean(token.target, library.by_id) or "An id stands in the front matter of its page, behind 'id:'."


def _wiki(article: Article, library: Library, token: inline.Token) -> Iterator[Edit]:
    if target := library.by_id.get(token.target):
        yield Edit(token.start, token.end, text=f"[{token.text or _plain(target.title)}]({file_href(article.source.path, target.source.path)})")


def _until(block: scan.Block) -> int:
    """Where phrases in a block stop becoming links: at the warning of a rule, which is the same on many pages and no place to read on."""
    warnings = (at for at, words in block.notes if any(word.startswith(RULE_CLASS) for word in words))
    return next(warnings, block.end) if block.kind in _PROSE else block.start


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


def _tokens(article: Article) -> Iterator[tuple[int, inline.Token]]:
    """Every piece of the page, and where phrases in its block stop becoming links."""
    for block, tokens in article.pieces:
        until = _until(block)
        for token in tokens:
            yield until, token


def _made(article: Article) -> Iterator[tuple[int, inline.Token]]:
    """The links in what another feature has made already, which is HTML: there for a page that is rewritten a second time."""
    for block in article.blocks:
        if block.kind == "html":
            yield from ((block.start, token) for token in inline.tokens(article.source.text, block.start, block.end) if token.kind == "link")
