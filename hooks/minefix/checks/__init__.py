"""The checks: in each file one question, to a page or to all of them together. The lists are explicit; nothing is discovered."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from ..article import Article
from ..data_files import Data
from ..library import Edges, Library
from ..problem import Problem


@dataclass(frozen=True)
class Context:
    """What checks of a page may ask beside it: all pages, the data files, today's date, the pictures that are there, by their paths, None where
    that is not known, and the address of the site."""

    library: Library
    data: Data
    today: date
    pictures: Set[str] | None = None
    home: str = ""


def of_a_page(article: Article) -> list[Problem]:
    """The problems that a page has whatever the others say."""
    return [problem for check in OF_A_PAGE for problem in check(article)]


def among_others(article: Article, context: Context) -> list[Problem]:
    """The problems that a page has where it speaks of others or of the data files, and on this day."""
    return [problem for check in AMONG_OTHERS for problem in check(article, context)]


def of_the_whole(library: Library, edges: Edges) -> list[Problem]:
    """The problems that pages have with each other."""
    return [problem for check in OF_THE_WHOLE for problem in check(library, edges)]


from . import (  # noqa: E402  some checks need Context
    claimed_twice, dead_link, dead_part, empty_note, faq_shape, fence_unclosed, file_name, future_date, heading_order, image_alt, image_kind, link_words, loose_markdown, lost_words, missed_door, no_hub, orphan_article, own_address, parts, placeholder, sheet_address, snippet_unreadable, table_shape, unknown_id,
    unknown_rule, unsafe_markup, unseen_sign, weak_warning,
)

UNFINISHED = ("placeholder", "orphan-article", "faq-shape")      # what a page may lack while it is being written: `serve` shows it, nothing publishes it
OF_A_PAGE = (
    empty_note.check, faq_shape.check, fence_unclosed.check, file_name.check, heading_order.check, image_alt.check, image_kind.check, link_words.check, loose_markdown.check, lost_words.check, parts.check, placeholder.check, snippet_unreadable.check, table_shape.check, unsafe_markup.check, unseen_sign.check,
)
AMONG_OTHERS = (dead_link.check, dead_part.check, future_date.check, missed_door.check, own_address.check, unknown_id.check, unknown_rule.check, weak_warning.check)
OF_THE_WHOLE = (claimed_twice.check, no_hub.check, orphan_article.check, sheet_address.check)
