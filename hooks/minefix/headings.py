"""Headings that carry an address: FAQ questions, and the parts for each side, which are the doors below the answer box."""

from __future__ import annotations

from dataclasses import dataclass

from .article import Article
from .edits import Edit


@dataclass(frozen=True)
class Door:
    """A way into the part of the page for one side."""

    anchor: str
    side: str
    text: str


def edits(article: Article, words: dict) -> list[Edit]:
    """An explicit id for every question and every part for a side; what has one keeps it."""
    anchors = {article.source.place(block.start): block for block in article.blocks if block.kind == "heading" and not block.anchor}
    made = [Edit(anchors[question.place].end, anchors[question.place].end, text=f" {{ #{question.anchor} }}")
            for question in article.questions if question.place in anchors]
    for block in anchors.values():
        if block.level == 2 and (door := words["doors"].get(block.text)):
            made.append(Edit(block.end, block.end, text=f" {{ #{door[0]} }}"))
    return made


def doors(article: Article, words: dict) -> list[Door]:
    """The doors, in reading order. A single one stands on a fix only: its steps are several screens below its messages."""
    found = [Door(block.anchor or door[0], *door[1:]) for block in article.blocks if block.kind == "heading" and block.level == 2 and (door := words["doors"].get(block.text))]
    return found if len(found) > 1 or article.kind == "fix" else []
