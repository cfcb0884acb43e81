"""unclosed-fence: a code block that swallows the rest of the page."""

from __future__ import annotations

from collections.abc import Iterator

from ..article import Article
from ..problem import Problem


def check(article: Article) -> Iterator[Problem]:
    """A problem at the opening line of each."""
    for block in article.blocks:
        if block.kind == "fence" and not block.closed:
            yield article.source.problem(block.start, "unclosed-fence", "This code block never ends.", "Close it with a line of the same marks, as far indented as its first line.")
