"""The checks: in each file one question, to a page or to all of them together. The lists are explicit; nothing is discovered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..article import Article
from ..data_files import Data
from ..library import Edges, Library
from ..problem import Problem


@dataclass(frozen=True)
class Context:
    """What checks of the whole may ask beside the pages: the data files, the links between pages, and today's date."""

    data: Data
    edges: Edges
    today: date


def of_a_page(article: Article) -> list[Problem]:
    """The problems that a page has whatever the others say."""
    return [problem for check in OF_A_PAGE for problem in check(article)]


def of_the_whole(library: Library, context: Context) -> list[Problem]:
    """The problems that pages have with each other, with the data files, and with the day."""
    return [problem for check in OF_THE_WHOLE for problem in check(library, context)]


from . import (  # noqa: E402  some checks need Context
    claimed_twice, dead_link, empty_note, faq_shape, fence_unclosed, future_date, heading_order, image_alt, image_kind, loose_markdown, orphan_article, parts, sheet_address, snippet_unreadable, unknown_id,
    unknown_rule, unsafe_markup, weak_warning,
)

OF_A_PAGE = (
    empty_note.check, faq_shape.check, fence_unclosed.check, heading_order.check, image_alt.check, image_kind.check, loose_markdown.check, parts.check, snippet_unreadable.check, unsafe_markup.check,
)
OF_THE_WHOLE = (
    claimed_twice.check, dead_link.check, future_date.check, orphan_article.check, sheet_address.check, unknown_id.check, unknown_rule.check, weak_warning.check,
)
