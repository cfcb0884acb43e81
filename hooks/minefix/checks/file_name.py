"""file-name: a page whose file is named so that its address would hold capitals, blanks or signs, or be one of the site's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..article import Article
from ..problem import Problem
from ..shapes import SLUG

_PATH = re.compile(rf"docs/(?!(?:assets|templates)/)(?:{SLUG.pattern}/)*{SLUG.pattern}\.md")


def check(article: Article) -> Iterator[Problem]:
    """A problem for such a page."""
    if not _PATH.fullmatch(article.source.path):
        yield article.source.problem(0, "file-name", "The name of the file is the page's address, and this one is no good address.",
                                     "Name files and folders in lower-case words joined by hyphens, such as fixes/invalid-session.md, and not docs/assets or docs/templates.")
