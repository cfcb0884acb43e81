"""What is known of the site as a whole, and of a page only once it is rendered, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from .rendered import RenderedQuestion


@dataclass(frozen=True)
class SiteFacts:
    """The site as a whole. `url` ends in a slash; addresses are absolute; what is unknown is empty."""

    url: str
    name: str
    tagline: str = ""
    description: str = ""
    language: str = "en"
    logo: str = ""
    image: str = ""             # what is shown where a page is shared
    repository: str = ""


@dataclass(frozen=True)
class TermFact:
    """A message as a term. `url` is its name for good, `…/errors/#slug`, whatever sheet of the index it stands on; `code` its translation key."""

    name: str
    description: str
    url: str
    code: str = ""


@dataclass(frozen=True)
class PageFacts:
    """What is known of a page only once it is rendered. Dates are ISO 8601, addresses absolute, the unknown is empty."""

    url: str
    title: str
    description: str
    published: str = ""
    modified: str = ""
    reviewed: str = ""
    words: int = 0
    category: tuple[str, str] | None = None                 # name, url
    breadcrumb: tuple[tuple[str, str], ...] = ()            # name, url; the page itself last
    questions: tuple[RenderedQuestion, ...] = ()            # those whose owner is the page
    items: tuple[tuple[str, str], ...] = ()                 # name, url: what a hub lists, in its order
    terms: tuple[TermFact, ...] = ()                        # the page's own messages; on the error index, those it shows
