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
from .typography import typed

FEW = 5         # words between a setting and its value in a sentence
FAR = 8         # codes that are looked at behind a setting
CELLS = 12      # of a row
_NAME = re.compile(r"[\w.\-]+")
_END = re.compile(r"[.;!?](?:\s|$)|\n[ \t]*(?:[-*+|\n]|\d{1,9}[.)])")
_LEFT_OUT = " … "       # in place of code or a link that is no word of the sentence, so that its two halves do not become one
_JOINS = frozenset(("and", "or", "&", "+", ",", "/"))
_INTO = frozenset(("to", "into", "with", "by", "→", "->"))
_PAIR = re.compile(r"([\w.\-]+)[ \t]*[=:][ \t]*(\S+)")
_CHANGE_IT = re.compile(r"\b(?:chang|replac|switch|turn|set|mak)\w{0,4}\s+(?:it|this|that|(?:the|its)\s+value)\s+(?:from|to|with|by)\s*$", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:chang|replac|switch|turn)\w{0,3}\s*$", re.IGNORECASE)
_CALLED = r"[*]{0,2}(`[\w.\-]+`|\w{1,60}[-_][\w.\-]{0,80}\w)"           # a plain word without backticks is no setting
_SWITCHED = re.compile(rf"\b(disabl|enabl|(?:turn|switch)\w{{0,3}}\s+(?:off|on)\b)\w*[*]{{0,2}}\s+(?:the\s+)?(?:(?:setting|option)\s+)?{_CALLED}", re.IGNORECASE)
_SWITCHED_SO = re.compile(rf"\b(?:turn|switch)\w{{0,3}}\s+(?:the\s+)?{_CALLED}[*]{{0,2}}\s+(off|on)\b", re.IGNORECASE)


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
    return Snippet(tuple(one for part in parts for one in part.settings), tuple(one for part in parts for one in part.commands), told=".\n".join(part.told for part in parts if part.told))


def _in_words(tokens: Iterable[Token]) -> Snippet:
    pieces = [piece for token in tokens for piece in _inner(token)]
    codes = [snippets.loose(text) for kind, text in pieces if kind == "code"]
    plain = "".join(_LEFT_OUT if kind == "link" or (kind == "code" and " " in text) else text for kind, text in pieces)
    settings = (*(one for code in codes for one in code.settings), *snippets.mentions(plain), *_told(pieces), *_switched(pieces))
    return Snippet(settings, tuple(words for code in codes for words in code.commands if len(words) > 1), told=plain)


def _inner(token: Token) -> Iterator[tuple[str, str]]:
    """A piece as its kind and text. A link shows the code in its words; what else they say may be the title of a page."""
    if token.kind in ("link", "wiki"):
        yield from (("code" if inner.kind == "code" else "link", inner.text) for inner in inline.tokens(token.text, 0, len(token.text)))
    elif token.kind == "prose":
        yield token.kind, typed(token.text)         # “online-mode=false” is a setting, too
    elif token.kind == "code":
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
        behind = codes[at + 1:at + 1 + FAR]
        pair = _PAIR.fullmatch(name)                # `name=value`, which somebody is told to change
        if pair and not (behind and _changes(*behind[0], pair[2])):
            continue
        if (pair or _NAME.fullmatch(name)) and (value := _value(behind, pair[2] if pair else "")):
            yield Setting("", pair[1] if pair else name, value)


def _switched(pieces: Sequence[tuple[str, str]]) -> Iterator[Setting]:
    """The settings that are switched: disable `name`, turn on `name`, turn `name` off."""
    text = "".join(f"`{text}`" if kind == "code" else text for kind, text in pieces if kind != "link")
    told = [*_SWITCHED.findall(text), *((how, name) for name, how in _SWITCHED_SO.findall(text))]
    return (Setting("", name.strip("`"), "false" if how.lower().endswith(("off", "disabl")) else "true") for how, name in told)


def _value(codes: Sequence[tuple[str, str]], before: str) -> str:
    """The value of a setting, of the codes behind it: the first that is no file, neither joined to the name nor what it was before. A
    sentence may end where the next one says to change it."""
    for (gap, value), (following, _) in zip(codes, (*codes[1:], ("", ""))):
        words = gap.lower().split()
        if (len(words) > FEW or _END.search(gap)) and not _changes(gap, value, before):
            break
        if _may_be_old(value, before) and following.strip().lower() in _INTO:
            continue                                # "change `true` to `false`"
        if not _JOINS.issuperset(words) and words[-1] != "from" and not snippets.file_in(value):
            return value
    return ""


def _changes(gap: str, value: str, before: str) -> bool:
    """Do the words in front of a value say that it, or what comes in its place, is for the setting named last?"""
    return len(gap.split()) <= 2 * FEW and bool(_CHANGE_IT.search(gap) or (_may_be_old(value, before) and _CHANGE.search(gap)))


def _may_be_old(value: str, before: str) -> bool:
    return value.lower() in ("true", "false", before.lower())


def _rows(table: str) -> Iterator[Setting]:
    """The settings of a table: a name alone in a cell, and what stands alone, or in code, in a cell behind it. In the first row a name that is
    no plain word is that of its column."""
    rows = [[(cell.replace("`", "").replace("*", "").strip(), cell) for cell in row.split("|")[:CELLS]] for row in table.split("\n")]
    for cells in rows:
        for at, (name, _) in enumerate(cells):
            if _NAME.fullmatch(name):
                for behind in cells[at + 1:]:
                    yield from _held(name, behind)
        for (name, head), below in zip(rows[0], cells):
            if _NAME.fullmatch(name) and ("`" in head or not name.isalpha()):
                yield from _held(name, below)


def _held(name: str, cell: tuple[str, str]) -> Iterator[Setting]:
    return (Setting("", name, value) for value in (cell[0], *cell[1].split("`")[1::2]) if value and " " not in value and "](" not in value)
