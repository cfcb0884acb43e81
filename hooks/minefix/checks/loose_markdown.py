"""loose-markdown: what GitHub, the site and our checks would read in different ways, so that a step or a warning gets lost.

The renderer is Python-Markdown: it wants an empty line above a list, four spaces a level, no tabs, and `language title="…"` at a code block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from ..article import Article
from ..displays import KINDS
from ..inline import Token
from ..problem import Problem
from ..scan import Block

_TITLE = r"title=\"[^\"`]*\""
_INFO = re.compile(rf" *(?:`{{3,}}|~{{3,}})[ \t]*+(?:[\w+-]+)?(?: (?:{_TITLE}|hl_lines=\"\d+(?:-\d+)?(?: \d+(?:-\d+)?)*\"))*[ \t]*"
                   rf"|(?:`{{3,}}|~{{3,}})screen(?: (?:{_TITLE}|button=\"[^\"`]*\"))*[ \t]*")
_ITEM = re.compile(r" *(?:[-*+]|\d{1,9}[.)])[ \t]")
_BEFORE = r"[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*[ \t>]*+"      # quotations and list marks, in which the renderer looks on
_MARKS = re.compile(_BEFORE + r"(?:`{3,}[^`]*$|~{3,})")
_FOREIGN = re.compile(_BEFORE + r"(?:\?\?\?|===)[!+]?[ \t]*[\w\"]")
_NOTE = re.compile(_BEFORE + "!!!")
_NOTE_LINE = re.compile(r" *!!! ?[\w-]+(?: +[\w-]+)*(?: +\".*\")? *")         # as the renderer reads it
_TYPOGRAPHIC = frozenset("“”„«»‘’‚")
_GLUED = re.compile(r"(?:[-*+]|1[.)])[ \t]+\S|\|?[ \t]*:?-+:?[ \t]*\|")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*")
_INDENTED = re.compile(r" {1,3}#{1,6} ")
_BOLD = re.compile(r"\*\*(?=[^\s*])[^*]+(?:\*[^*]+)*?(?<=[^\s*])\*\*|^[* \t]+$|\*{3,}", re.MULTILINE)
_SUSPECT = re.compile(r"[\[\]`]|~~|==|:[a-z]", re.IGNORECASE)       # in all that _prose tells of; this is for speed
_NO_SPACE = re.compile(r"#{1,6}(?:[^#\s]|$)")
_TOP_ITEM = re.compile(r"^(?:[-*+]|(\d{1,9}\.))[ \t]", re.MULTILINE)
_BRACKET = re.compile(r" *\d{1,9}\)[ \t]")
_TASK = re.compile(r" *(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\][ \t]")
_ALERT = re.compile(r" *>[ \t]*\[![A-Za-z]+\]|" + _BEFORE + r":{3,}[ \t]*[\w{]")       # of GitHub; of Docusaurus
_DOT = re.compile(_BEFORE + "[•·●○◦▪▸‣][ \t]")
_ANOTHER = re.compile(r"(?:[\[\]=]|\][ \t]*\(|\]:\s*)\Z")       # in front of an address: the definition of a link, or one of which _PLAIN tells
_PLAIN = (      # of other kinds of Markdown, what would be published as it is
    (re.compile(r"\[\["), "This link by id never ends.", "Write [[id]] or [[id|words]]."),
    (re.compile(r"\]\("), "This link cannot be read.", "Write [words](address), with no bracket in the words and no blank in the address, or [[id]]."),
    (re.compile(r"\][ \t]+\((?=https?:|[^\s()]*\.md[#)])"), "A space parts this link.", "Write [words](address), or [[id]]."),
    (re.compile(r"\)\[(?=https?:)"), "The brackets of this link are the wrong way round.", "Write [words](address)."),
    (re.compile(r"\[(?:url|img|code|quote|color|size|spoiler)[=\]]|\[/[a-z]+\]", re.IGNORECASE), "There is no BBCode here.", "Write **bold**, [words](address), `code`, and blocks of code between lines of ```."),
    (re.compile(r"(?<![\w:]):[a-z][a-z0-9_]*:(?![\w:])"), "There are no names for emoji here.", "Write a word, or the sign itself."),
    (re.compile(r"(?<![=!<>])==(?=[^\s=])[^=\n]*[^\s=]==(?!=)"), "There is no marked text here.", "Write **words**."),
    (re.compile(r"\[\^[^\s\]]{1,40}\]"), "There are no footnotes here.", "Say it in the text, or list it under 'sources'."),
    (re.compile(r"~~(?=\S)"), "There is no struck-out text here.", "Delete it, or write '\\~~' for the signs."),
)

Finding = tuple[int, str, str]      # offset, sentence, hint


def check(article: Article) -> Iterator[Problem]:
    """A problem at each such place."""
    fences = [block for block in article.blocks if block.kind == "fence"]
    for block in fences:
        yield from _said(article, _fence(article, block))
    inside = {block.start: block.end for block in fences if block.inside}
    for block, tokens in article.pieces:
        yield from _said(article, _first(_lines(article, block, inside)))
        if block.kind == "list":
            yield from _said(article, _kinds(article, block))
        yield from _said(article, _stars(article, block, tokens))
        for token in tokens:
            if token.kind == "bare" and block.kind != "heading":
                yield from _said(article, _bare(article, token))
            elif token.kind == "prose" and _SUSPECT.search(token.text):
                yield from _said(article, _prose(article, token))


def _said(article: Article, findings: Iterator[Finding]) -> Iterator[Problem]:
    return (article.source.problem(at, "loose-markdown", sentence, hint) for at, sentence, hint in findings)


def _first(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Of what has the same remedy the first: a list that touches the text above it, or is indented by two spaces, is one problem, not one a line."""
    return {hint: (at, sentence, hint) for at, sentence, hint in reversed([*findings])}.values()


def _fence(article: Article, fence: Block) -> Iterator[Finding]:
    text = article.source.text
    line = text[fence.start:fence.body_at].rstrip("\n")
    indent = len(line) - len(line.lstrip(" "))
    if not _INFO.fullmatch(line):
        yield fence.start, "The first line of this code block is not understood.", 'Write a language and at most title="…" and hl_lines="…" behind the marks, at a screen also button="…".'
    if (language := fence.words[0] if fence.words else "") not in KINDS and (near := get_close_matches(language.lower(), KINDS, 1, 0.8)):
        yield fence.start, f"'{language}' is no display.", f"Did you mean '{near[0]}'?"
    if indent % 4 or (bool(indent) != bool(fence.inside)):
        yield fence.start, f"This code block is indented by {indent} spaces.", "Inside a list or note, indent by four spaces for each level; elsewhere, not at all."
    above = text[article.body_at:fence.start].removesuffix("\n").rpartition("\n")[2]
    below = text[fence.end:].removeprefix("\n").partition("\n")[0]
    if not fence.inside and (above.strip() or below.strip()):
        yield fence.start, "A code block touches the text around it.", "Put an empty line above and below it."


def _lines(article: Article, block: Block, inside: dict[int, int]) -> Iterator[Finding]:
    at, above, number = block.start, "", 0
    while at < block.end:
        if at in inside:
            at, above = inside[at] + 1, ""
            continue
        end = article.source.text.find("\n", at, block.end)
        end = block.end if end < 0 else end
        line = article.source.text[at:end]
        if finding := _line(block.kind, line, above, number):
            yield at, *finding
        at, above, number = end + 1, line, number + 1


def _line(kind: str, line: str, above: str, number: int) -> tuple[str, str] | None:
    indent = len(line) - len(line.lstrip(" "))
    if line[indent:].startswith("\t"):
        return "A tab indents this line.", "Use four spaces for each level."
    if _MARKS.match(line):
        return "A code block cannot start here.", "Give it lines of its own, outside quotations and not beside a list mark."
    if _FOREIGN.match(line):
        return "Tabs and folded notes are not used here.", 'Write \'!!! note "Title"\', or a part with a heading.'
    if _NOTE.match(line) and not _NOTE_LINE.fullmatch(line):
        return _note(line[indent:])
    if _BRACKET.match(line) and (line[indent:].startswith("1)") or not above.strip() or (kind == "list" and not indent)):      # else a sentence goes on
        return "A number with a bracket begins no list.", "Write '1. '."
    if _TASK.match(line):
        return "There are no boxes to tick here.", "Write an ordinary list."
    if _ALERT.match(line):
        return "Notes are not written so here.", 'Write \'!!! note "Title"\', and indent what it says by four spaces.'
    if _DOT.match(line):
        return "This sign begins no list.", "Write '- '."
    if kind in ("list", "admonition") and indent % 4 and (_ITEM.match(line) or (number and line.strip() and not above.strip())):
        return f"This line is indented by {indent} spaces.", "Inside a list, indent by four spaces for each level."
    if kind != "text":
        return None
    if number and _GLUED.match(line):
        return "A list or table touches the text above it.", "Put an empty line between them."
    if number and _UNDERLINE.fullmatch(line):
        return "An underlined heading.", "Write '## ' in front of its words."
    if _INDENTED.match(line):
        return "A blank stands before this heading, so that it is none.", "Begin the line with its '#'."
    if _NO_SPACE.match(line):
        return "A '#' without a space behind it.", "Write '## ' for a heading, or '\\#' for the sign."
    return None


def _kinds(article: Article, block: Block) -> Iterator[Finding]:
    items = [*_TOP_ITEM.finditer(article.source.text, block.start, block.end)]
    if other := next((item for item in items if bool(item[1]) != bool(items[0][1])), None):
        yield other.start(), "The list above goes on here, in its own kind of marks.", "Put a sentence between two lists."
    if items and items[0][1] not in (None, "1."):
        yield items[0].start(), f"This list begins with {items[0][1]} and is published from 1.", "Indent by four spaces what stands between two steps, so that they are one list."


def _stars(article: Article, block: Block, tokens: tuple[Token, ...]) -> Iterator[Finding]:
    if article.source.text.find("**", block.start, block.end) < 0:
        return
    shown = ["x"] * (block.end - block.start)
    for token in tokens:
        if token.kind == "prose":
            shown[token.start - block.start:token.end - block.start] = re.sub(r"\\.", "xx", token.text, flags=re.DOTALL)
    left = _BOLD.sub(lambda found: "x" * len(found[0]), "".join(shown))
    if (at := left.find("**")) >= 0:
        yield block.start + at, "These stars have no partner, or a blank on their inner side.", "Write **words**, or '\\*\\*' for the signs."


def _note(line: str) -> tuple[str, str]:
    if not line.startswith("!!!"):
        return "A note cannot start here.", "Give it lines of its own, outside quotations and not beside a list mark."
    if not _TYPOGRAPHIC.isdisjoint(line):
        return "This note is not understood: its quotes are typographic ones.", 'Write straight quotes around its title: !!! note "Title".'
    return "This note is not understood.", 'Write \'!!! note "Title"\', and nothing behind the title.'


def _bare(article: Article, token: Token) -> Iterator[Finding]:
    if not _ANOTHER.search(article.source.text, token.start - 6, token.start):
        yield token.start, "This address does not become a link.", "Write [words](address) or <address>, or put it in backticks to show it."


def _prose(article: Article, token: Token) -> Iterator[Finding]:
    plain = re.sub(r"\\.", "  ", article.source.text[token.start:token.end + len("https:")], flags=re.DOTALL)      # an address is a token of its own
    if (at := plain.find("`", 0, len(token.text))) >= 0:
        yield token.start + at, "This backtick has no partner on its line.", "Close the code on the same line, or write '\\`' for the sign."
    for sign, sentence, hint in _PLAIN:
        if (found := sign.search(plain)) and found.start() < len(token.text):
            yield token.start + found.start(), sentence, hint
