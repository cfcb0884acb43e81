"""snippet-unreadable: a YAML or TOML block that no program could read, so that no reader can use it and no danger rule can see into it."""

from __future__ import annotations

from collections.abc import Iterator

from .. import snippets
from ..article import Article
from ..problem import Problem
from ..source import Place


def check(article: Article) -> Iterator[Problem]:
    """A problem at the line of each fault."""
    for block in article.blocks:
        if block.kind == "fence" and block.closed and (snippet := snippets.read(block)).fault:
            line = article.source.place(block.body_at).line + snippet.fault_line
            yield article.source.problem(Place(line, 1), "snippet-unreadable", f"This {block.words[0]} block cannot be read: {snippet.fault}.", "Mend it, or name another language.")
