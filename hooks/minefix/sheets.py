"""Sheets: what a hub lists, in parts, spread over numbered pages, so that no page grows with the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Any

from .article import ARTICLES, Article
from .data_files import Data
from .library import Library
from .source import Source

SIZES = {"category": 60, "tools": 60, "questions": 40, "errors": 40}    # the entries of a sheet, by the kind of the hub
NAMES = {"category": "Pages", "tools": "Tools", "questions": "Questions", "errors": "Messages"}
PAGES = (*ARTICLES, "tool", "page")          # all but the hubs
A_SCREEN = 12
GROUPS = {"fix": "Fixes", "explainer": "Explainers", "guide": "Guides", "tool": "Tools"}
SEEN = (("player", "On the player’s screen", "screen"), ("server", "In the server log", "server-log"), ("proxy", "In the proxy log", "proxy-log"))
LONGEST = 160           # letters of a description


@dataclass(frozen=True)
class Part:
    """What a hub lists below one heading. `entries` are articles, or messages or questions, each with its owner."""

    title: str
    anchor: str
    entries: tuple[Any, ...]


@dataclass(frozen=True)
class Spread:
    """A hub and all it lists, as parts and as sheets."""

    hub: Article
    parts: tuple[Part, ...]

    @cached_property
    def total(self) -> int:
        """How many entries there are."""
        return sum(len(part.entries) for part in self.parts)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets in their order; an empty hub has one, too. A part that goes on stands on the next sheet again, with what is left."""
        all_, size = [(part, entry) for part in self.parts for entry in part.entries], SIZES[self.hub.kind]
        return tuple(Sheet(self, number, at + 1, tuple(_shares(all_[at:at + size]))) for number, at in enumerate(range(0, len(all_), size) or (0,), 1))

    @cached_property
    def begins(self) -> dict[str, str]:
        """The anchor of each part -> the address of the sheet where it begins."""
        return {part.anchor: sheet.url for sheet in reversed(self.sheets) for part in sheet.parts}


@dataclass(frozen=True)
class Sheet:
    """One page of a hub: its number, the position of its first entry, both from 1, and its share of the parts."""

    spread: Spread
    number: int
    first: int
    parts: tuple[Part, ...]

    @property
    def url(self) -> str:
        """The hub's own address, with the number below it from the second sheet on."""
        return self.spread.hub.url if self.number == 1 else f"{self.spread.hub.url}{self.number}/"

    @property
    def path(self) -> str:
        """The file that would be at its address; the hub's own is written, the others are made."""
        hub = self.spread.hub
        return hub.source.path if self.number == 1 else f"docs/{hub.url}{self.number}.md"

    @cached_property
    def last(self) -> int:
        """The position of its last entry."""
        return self.first - 1 + sum(len(part.entries) for part in self.parts)

    @cached_property
    def page(self) -> Article:
        """The page of the sheet: the hub, or one like it without a text. No writer can claim its id, which is no word."""
        hub, of = self.spread.hub, len(self.spread.sheets)
        if self.number == 1:
            return hub
        return Article(source=Source(hub.source.path, ""), url=self.url, section=hub.section, kind=hub.kind, id=f"{hub.id}/{self.number}",
                       title=f"{hub.title}, page {self.number}", description=_short(f"Page {self.number} of {of}. {hub.description}"))

    def said(self) -> str:
        """Where in the whole it is, in words."""
        return f"{NAMES[self.spread.hub.kind]} {self.first} to {self.last} of {self.spread.total}"

    def near(self) -> list[int]:
        """The numbers of a pager of bounded length: the first, those around, the last; 0 for a gap."""
        of = len(self.spread.sheets)
        shown = sorted({1, of} | {number for number in range(self.number - 1, self.number + 2) if 1 <= number <= of})
        found = [shown[0]]
        for before, number in zip(shown, shown[1:]):
            found += [] if number == before + 1 else [number - 1] if number == before + 2 else [0]
            found.append(number)
        return found


def of(library: Library, data: Data) -> dict[str, Sheet]:
    """Every sheet of every hub, by the id of its page."""
    spreads = (Spread(hub, tuple(part for part in _parts(hub, library, data) if part.entries)) for hub in library.articles if hub.kind in SIZES)
    return {sheet.page.id: sheet for spread in spreads for sheet in spread.sheets}


def hub_of(url: str) -> str | None:
    """The address of the hub whose sheet would be at this address; None where no sheet can be."""
    found = re.fullmatch(r"(|.+/)\d+/", url)
    return found[1] if found else None


def listed(hub: Article, library: Library) -> list[Article]:
    """The pages a hub lists: those of its section, or all for the site-wide ones; none for an article."""
    if hub.kind in ("home", "questions", "errors"):
        return [other for other in library.articles if other.kind in GROUPS]
    if hub.kind not in ("category", "tools"):
        return []
    wanted = ("tool",) if hub.kind == "tools" else ARTICLES
    return [other for other in library.articles if other.section == hub.section and other.kind in wanted]


def _parts(hub: Article, library: Library, data: Data) -> Iterator[Part]:
    """Messages by where they are seen, in the order of their anchors as in a dictionary; questions and pages by kind, fixes by the side
    they are about where there are more than a screen of them."""
    if hub.kind == "errors":
        for seen, title, anchor in SEEN:
            yield Part(title, anchor, tuple(sorted((pair for pair in library.messages if pair[0].seen == seen), key=lambda pair: pair[0].slug)))
    elif hub.kind == "questions":
        for kind in GROUPS:
            yield Part(data.words["questions"][kind], kind, tuple(pair for pair in library.questions if pair[1].kind == kind))
    elif hub.kind == "tools":
        yield Part("Tools", "tools", tuple(listed(hub, library)))
    else:
        pages = listed(hub, library)
        for kind, title in GROUPS.items():
            own = tuple(page for page in pages if page.kind == kind)
            if kind == "fix" and len(own) > A_SCREEN:
                for side, name in data.words["fixes_by_side"].items():
                    yield Part(name, side, tuple(page for page in own if page.answer and page.answer.side == side))
            else:
                yield Part(title, kind, own)


def _shares(entries: list[tuple[Part, Any]]) -> Iterator[Part]:
    """The parts with these entries alone."""
    for _, some in groupby(entries, key=lambda pair: pair[0].anchor):
        pairs = list(some)
        yield replace(pairs[0][0], entries=tuple(entry for _, entry in pairs))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
