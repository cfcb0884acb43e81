"""The checks: one question to all pages in each file. The list is explicit; nothing is discovered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..data_files import Data
from ..library import Edges, Library
from ..problem import Problem


@dataclass(frozen=True)
class Context:
    """What checks may ask beside the pages: the data files, the links between pages, and today's date."""

    data: Data
    edges: Edges
    today: date


def run(library: Library, context: Context) -> Iterator[Problem]:
    """Every problem that any check finds."""
    for check in ALL_CHECKS:
        yield from check(library, context)


from . import (  # noqa: E402  the checks need Context
    claimed_twice, dead_link, faq_shape, fence_unclosed, future_date, heading_order, image_alt, loose_markdown, orphan_article, parts, sheet_address, snippet_unreadable, unknown_id,
    unknown_rule, unsafe_markup,
)

ALL_CHECKS = (
    claimed_twice.check, dead_link.check, faq_shape.check, fence_unclosed.check, future_date.check, heading_order.check, image_alt.check,
    loose_markdown.check, orphan_article.check, parts.check, sheet_address.check, snippet_unreadable.check, unknown_id.check, unknown_rule.check, unsafe_markup.check,
)
