"""heading-order: a second H1, a skipped level, an empty heading, or a heading whose address is taken."""

from __future__ import annotations

from collections.abc import Iterator

from .. import messages
from ..article import Article
from ..problem import Problem
from ..slugs import FRAME, slug


def check(article: Article) -> Iterator[Problem]:
    """A problem at each such heading."""
    level, taken, asked = 1, set(), {question.place: question.anchor for question in article.questions}
    made = {anchor for part, (_, anchor) in ((article.messages, messages.TABLE), (article.not_to_confuse, messages.LOOKALIKES)) if part}
    for block in article.blocks:
        if block.kind != "heading":
            continue
        name = block.anchor or asked.get(article.source.place(block.start)) or slug(block.text)
        if block.level == 1:
            yield article.source.problem(block.start, "heading-order", "The page has an H1 of its own.", "The title is the H1: start with '## '.")
        elif block.level > level + 1:
            yield article.source.problem(block.start, "heading-order", f"A level is skipped: H{block.level} below H{level}.", f"Write '{'#' * (level + 1)} '.")
        if not block.text.strip():
            yield article.source.problem(block.start, "heading-order", "This heading has no words.", "Write some or delete it.")
        elif name in taken:
            yield article.source.problem(block.start, "heading-order", f"The page has two headings '{block.text}'.", "Word them differently: each is an address.")
        elif block.anchor and block.anchor in made:
            yield article.source.problem(block.start, "heading-order", f"The address '#{name}' belongs to a part that is made.", "Leave the id out.")
        elif name in FRAME:
            yield article.source.problem(block.start, "heading-order", f"The address '#{name}' belongs to the frame of the page.", "Word the heading differently.")
        taken.add(name)
        level = max(block.level, 1)
