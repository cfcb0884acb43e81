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
CELLS = 12      # of a row
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
        return _together((Snippet(tuple(step.shown()), tuple(step.commands())), _in_words(tokens)))
    shown = _in_words(tokens)
    return _together((shown, Snippet(tuple(_rows(article.source.text[block.start:block.end]))))) if block.kind == "table" else shown


def in_front(article: Article) -> Snippet:
    """What the front matter tells readers: the title, the description, the answer, what messages mean."""
    answer = article.answer
    texts = [article.title, article.description, *((answer.means, answer.why, answer.first) if answer else ()), *(message.means for message in article.messages)]
    return _together([_in_words(inline.tokens(text, 0, len(text))) for text in texts if text])


def _together(parts: Sequence[Snippet]) -> Snippet:
    return Snippet(tuple(one for part in parts for one in part.settings), tuple(one for part in parts for one in part.commands))


def _in_words(tokens: Iterable[Token]) -> Snippet:
    pieces = [piece for token in tokens for piece in _inner(token)]
    codes = [snippets.loose(text) for kind, text in pieces if kind == "code"]
    plain = "".join(" " if kind == "link" or (kind == "code" and " " in text) else text for kind, text in pieces)
    settings = (*(one for code in codes for one in code.settings), *snippets.mentions(plain), *_told(pieces))
    return Snippet(settings, tuple(words for code in codes for words in code.commands if len(words) > 1))


def _inner(token: Token) -> Iterator[tuple[str, str]]:
    """A piece as its kind and text. A link shows the code in its words; what else they say may be the title of a page."""
    if token.kind in ("link", "wiki"):
        yield from (("code" if inner.kind == "code" else "link", inner.text) for inner in inline.tokens(token.text, 0, len(token.text)))
    elif token.kind in ("code", "prose"):
        yield token.kind, token.text


def _told(pieces: Sequence[tuple[str, str]]) -> Iterator[Setting]:
    """The settings told in words: a name in code, and within a few words its value in code."""
    codes: list[tuple[str, str]] = []               # each with what stands before it
    gap = ""
    for kind, text in pieces:
        if kind == "code":
            codes.append((gap, text))
        gap = "" if kind == "code" else gap + text
    for at, (_, name) in enumerate(codes):
        if _NAME.fullmatch(name) and (value := _value(codes[at + 1:at + 1 + FAR])):
            yield Setting("", name, value)


def _value(codes: Sequence[tuple[str, str]]) -> str:
    """The value of a setting, of the codes behind it: the first that is no file, neither joined to the name nor behind 'from'."""
    for gap, value in codes:
        words = gap.lower().split()
        if len(words) > FEW or _END.search(gap):
            break
        if not _JOINS.issuperset(words) and words[-1] != "from" and not snippets.file_in(value):
            return value
    return ""


def _rows(table: str) -> Iterator[Setting]:
    """The settings in the rows of a table: a name alone in a cell, and what stands alone, or in code, in a cell behind it."""
    for row in table.split("\n"):
        cells = [(cell.replace("`", "").replace("*", "").strip(), cell) for cell in row.split("|")[:CELLS]]
        for at, (name, _) in enumerate(cells):
            if _NAME.fullmatch(name):
                for plain, cell in cells[at + 1:]:
                    yield from (Setting("", name, value) for value in (plain, *cell.split("`")[1::2]) if value and " " not in value)
