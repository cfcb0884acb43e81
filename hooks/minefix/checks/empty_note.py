"""empty-note: a note without a body, so that what it should say is lost or published as ordinary text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..article import Article
from ..problem import Problem

_BODY = re.compile(r"[^\n]*\n(?:[ \t]*+\n)*+( *)(?=[^ \n])")       # the rest of its line, empty lines, and how far the next is indented


def check(article: Article) -> Iterator[Problem]:
    """A problem at each note that no line belongs to: the renderer wants them indented by four spaces."""
    text = article.source.text
    for at, _ in (note for block in article.blocks for note in block.notes):
        indent = at - text.rfind("\n", 0, at) - 1
        body = _BODY.match(text, at)
        if not body or len(body[1]) < indent + 4:
            yield article.source.problem(at, "empty-note", "This note has no text.", "Indent what it says by four spaces, below its first line.")
