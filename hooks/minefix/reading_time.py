"""Reading time: how long a page takes to read."""

from __future__ import annotations

import math
import re

from .article import Article

WORDS_A_MINUTE = 230        # silent reading of English non-fiction, Brysbaert 2019 (Journal of Memory and Language 109)
CODE_LINES_A_MINUTE = 30    # read to be copied, not studied
_WORD = re.compile(r"\w[\w’'.-]*")


def minutes(article: Article) -> int:
    """Whole minutes, at least one: prose, lists, tables and messages by words, fenced blocks by lines."""
    words = sum(len(_WORD.findall(article.source.text, block.start, block.end)) for block in article.blocks if block.kind != "fence")
    words += sum(len(_WORD.findall(f"{message.text} {message.means}")) for message in article.messages)
    lines = sum(block.text.count("\n") + 1 for block in article.blocks if block.kind == "fence")
    return max(1, math.ceil(words / WORDS_A_MINUTE + lines / CODE_LINES_A_MINUTE))
