"""missed-door: a heading that is nearly one of those that become the doors below the answer box, so that its readers get none."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ..article import Article
from ..problem import Problem
from . import Context

NEAR = 0.85     # "If you run a server" is; "If you run it with Docker" is not


def check(article: Article, context: Context) -> Iterator[Problem]:
    """A problem at each such heading."""
    doors = {door.lower(): door for door in context.data.words["doors"]}
    words = [set(door.split()) for door in doors]
    for block in article.blocks:
        if block.kind == "heading" and block.level == 2 and block.text not in doors.values():
            said = block.text.lower()
            if not any(len(own.intersection(said.split())) > 1 for own in words):       # to compare letter by letter takes a hundred times as long
                continue
            for near in get_close_matches(said, doors, 1, NEAR):
                yield article.source.problem(block.start, "missed-door", f"'{block.text}' does not become a door below the answer box.", f"Write '## {doors[near]}', or word it less like that.")
