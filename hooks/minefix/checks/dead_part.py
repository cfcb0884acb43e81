"""dead-part: a link to a '#part' that the page does not have."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

from .. import inline, messages
from ..article import Article
from ..problem import Problem, did_you_mean
from ..sheets import PAGES
from ..slugs import slug
from . import Context

_SIMPLE = ("prose", "code", "attrs")
_MADE_PLAIN = re.compile(r"&#?\w+;|\\")         # signs that the renderer makes of others
_STEPS = ("set-", "run-")


def check(article: Article, context: Context) -> Iterator[Problem]:
    """A problem at each such link. A page with a link, or a sign such as &amp;, in a heading is left to the renderer, which tells what becomes of it."""
    parts: dict[str, set[str] | None] = {}
    for _, tokens in article.pieces:
        for token in tokens:
            path, sign, part = token.target.partition("#")
            if token.kind != "link" or not part or part.startswith(_STEPS) or (path and not path.endswith(".md")):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(article.source.path), path)) if path else article.source.path
            other = context.library.by_path.get(target)
            if target not in parts:
                parts[target] = _parts(other, context.data.words) if other and other.kind in PAGES else None       # what a hub shows has addresses that its entries decide on
            known = parts[target]
            if known is not None and part not in known:
                yield article.source.problem(token.start, "dead-part", f"The page '{target}' has no part '#{part}'.", did_you_mean(part, known))


def _parts(article: Article, words: Mapping[str, Any]) -> set[str] | None:
    made = {messages.TABLE[1]} if article.messages else set()
    made |= {messages.LOOKALIKES[1]} if article.not_to_confuse else set()
    asked = {question.place: question.anchor for question in article.questions}
    for block in article.blocks:
        if block.kind != "heading":
            continue
        pieces = inline.tokens(article.source.text, block.start, block.end)
        if any(token.kind not in _SIMPLE or (token.kind == "prose" and _MADE_PLAIN.search(token.text)) for token in pieces):
            return None
        door = words["doors"].get(block.text) if block.level == 2 else None
        made.add(block.anchor or asked.get(article.source.place(block.start)) or (door[0] if door else slug(block.text)))
    return made
