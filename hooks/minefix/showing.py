"""Showing: the settings and commands that each part of a page shows its readers - in a block, in a step, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from . import inline, snippets, steps
from .article import Article
from .data_files import RULE_CLASS
from .inline import Token
from .scan import Block
from .snippets import Setting, Snippet

FEW = 5         # words between a setting and its value in a sentence
FAR = 8         # codes that are looked at behind a setting
_NAME = re.compile(r"[\w.\-]+")
_END = re.compile(r"[.;!?](?:\s|$)|\n[ \t]*(?:[-*+|\n]|\d{1,9}[.)])")
_JOINS = frozenset(("and", "or", "&", "+", ",", "/"))


def in_block(article: Article, block: Block, tokens: Sequence[Token]) -> Snippet:
    """What a block shows; `tokens` are its pieces, without the fences inside it, which are blocks of their own."""
    if block.kind == "fence":
        return _together((snippets.read(block), Snippet(tuple(snippets.mentions(block.options.get("title", ""))))))
    if block.kind == "code":
        return snippets.loose(article.source.text[block.start:block.end])
    if any(word.startswith(RULE_CLASS) for word in block.words):
        return Snippet()                            # a warning shows settings to warn of them
    if step := steps.read(article, block):
        return _together((Snippet(tuple(step.shown()), tuple(step.commands())), _in_words(tokens, False)))
    return _in_words(tokens, block.kind == "table")


def in_front(article: Article) -> Snippet:
    """What the front matter tells readers: the title, the description, the answer, what messages mean."""
    answer = article.answer
    texts = [article.title, article.description, *((answer.means, answer.why, answer.first) if answer else ()), *(message.means for message in article.messages)]
    return _together([_in_words(tuple(inline.tokens(text, 0, len(text))), False) for text in texts if text])


def _together(parts: Sequence[Snippet]) -> Snippet:
    return Snippet(tuple(one for part in parts for one in part.settings), tuple(one for part in parts for one in part.commands))


def _in_words(tokens: Iterable[Token], table: bool) -> Snippet:
    pieces = [piece for token in tokens for piece in _inner(token)]
    settings: list[Setting] = []
    commands: list[tuple[str, ...]] = []
    for kind, text in pieces:
        if kind == "code":
            shown = snippets.loose(text)
            settings += shown.settings
            commands += (words for words in shown.commands if len(words) > 1)
        elif kind == "prose":
            settings += snippets.mentions(text)
    return Snippet((*settings, *_told(pieces, table)), tuple(commands))


def _inner(token: Token) -> Iterator[tuple[str, str]]:
    """A piece as its kind and text. A link shows the code in its words; what else they say may be the title of a page."""
    if token.kind in ("link", "wiki"):
        yield from (("code" if inner.kind == "code" else "link", inner.text) for inner in inline.tokens(token.text, 0, len(token.text)))
    elif token.kind in ("code", "prose"):
        yield token.kind, token.text


def _told(pieces: Sequence[tuple[str, str]], table: bool) -> Iterator[Setting]:
    """The settings told in words: a name in code, and within a few words its value in code."""
    codes: list[tuple[str, str]] = []               # each with what stands before it
    gap = ""
    for kind, text in pieces:
        if kind == "code":
            codes.append((gap, text))
        gap = "" if kind == "code" else gap + text
    for at, (_, name) in enumerate(codes):
        if _NAME.fullmatch(name):
            yield from (Setting("", name, value) for value in _values(codes[at + 1:at + 1 + FAR], table))


def _values(codes: Sequence[tuple[str, str]], table: bool) -> Iterator[str]:
    """What may be the value of a setting, of the codes behind it: the first that neither is joined to it nor stands behind 'from'. In a
    row of a table, every cell."""
    for gap, value in codes:
        words = gap.lower().split()
        if len(words) > FEW or _END.search(gap):
            return
        if table:
            yield value
        elif not _JOINS.issuperset(words) and words[-1] != "from":
            yield value
            return
