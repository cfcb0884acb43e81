"""Reading time: how long a page takes to read."""

from __future__ import annotations

import math

from .article import Article

WORDS_A_MINUTE = 230        # silent reading of English non-fiction, Brysbaert 2019 (Journal of Memory and Language 109)
CODE_LINES_A_MINUTE = 30    # read to be copied, not studied


def minutes(article: Article, words: int) -> int:
    """Whole minutes, at least one. `words` are all of the rendered page; those in fenced blocks count by their lines instead."""
    fences = [block.text for block in article.blocks if block.kind == "fence"]
    prose = words - sum(len(text.split()) for text in fences)
    lines = sum(text.count("\n") + 1 for text in fences)
    return max(1, math.ceil(prose / WORDS_A_MINUTE + lines / CODE_LINES_A_MINUTE))
