"""An article: what one page says, as frozen values. Made by front_matter and scan, read by every feature."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from . import inline, scan
from .slugs import slug
from .source import Place, Source
from .typography import curled

ARTICLES = ("fix", "guide", "explainer")     # the kinds of pages that have questions, sources and related articles; the others are tools, hubs and plain pages


@dataclass(frozen=True, slots=True)
class Ref:
    """A mention of another page's id, with the place it was written at."""

    id: str
    place: Place


@dataclass(frozen=True, slots=True)
class Message:
    """One text that people see, verbatim, `{name}` standing for what varies."""

    text: str
    seen: str                       # player | server | proxy
    on: tuple[str, ...]             # ids of data/software.yml
    side: str                       # player | proxy | server | service | network | nobody: which side failed
    means: str
    acts: tuple[str, ...]           # player | server-admin | proxy-admin | account-owner | nobody
    place: Place
    key: str = ""
    since: str = ""
    until: str = ""
    severity: str = "error"         # error | warning | note
    exposes: str = ""               # backend | network: what stands open while it is shown
    slug: str = ""                  # its anchor on the error index, whichever sheet it stands on; unique across the site


@dataclass(frozen=True, slots=True)
class Question:
    """One FAQ question. `answer` is its Markdown source; `anchor` the id of its heading."""

    text: str
    anchor: str
    answer: str
    place: Place


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer box: three cells of at most twenty words."""

    means: str
    side: str
    why: str
    first: str


@dataclass(frozen=True, slots=True)
class Link:
    """A reference somebody reads up on: title and absolute address."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Verified:
    """When a person checked the page, and the versions the facts were read from."""

    on: date
    with_: str


@dataclass(frozen=True)
class Article:
    """One page. `url` is its address below the site root ('fixes/x/'), `section` its top folder ('' at the root)."""

    source: Source
    url: str
    section: str
    kind: str
    id: str
    title: str
    description: str
    level: str = ""
    answer: Answer | None = None
    messages: tuple[Message, ...] = ()
    phrases: tuple[Ref, ...] = ()           # Ref.id is the phrase
    asked: tuple[str, ...] = ()
    not_to_confuse: tuple[Ref, ...] = ()
    related: tuple[Ref, ...] = ()
    tools: tuple[Ref, ...] = ()
    contexts: tuple[str, ...] = ()
    moved_from: tuple[str, ...] = ()
    verified: Verified | None = None
    sources: tuple[Link, ...] = ()
    body_at: int = 0                        # offset of the body in source.text
    places: dict[str, Place] = field(default_factory=dict, compare=False)   # front matter key -> its place

    @cached_property
    def blocks(self) -> tuple[scan.Block, ...]:
        """The blocks of the body; their offsets are those of source.text."""
        return scan.blocks(self.source.text, self.body_at)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The H3 headings under the H2 'FAQ', each with the Markdown of its answer."""
        text, found, inside = self.source.text, [], False
        headings = [block for block in self.blocks if block.kind == "heading" and block.level <= 3]
        for heading, following in zip(headings, [*headings[1:], None]):
            if heading.level <= 2:
                inside = heading.level == 2 and heading.text.strip().lower() == "faq"
            elif inside:
                answer = text[heading.end:following.start if following else len(text)].strip()
                found.append(Question(curled(_words(heading.text)), heading.anchor or f"faq-{slug(heading.text)}", answer, self.source.place(heading.start)))
        return tuple(found)

    @cached_property
    def pieces(self) -> tuple[tuple[scan.Block, tuple[inline.Token, ...]], ...]:
        """Every block that holds inline Markdown with its pieces, without the fences that stand inside it."""
        fences = [(block.start, block.end) for block in self.blocks if block.kind == "fence" and block.inside]
        return tuple(
            (block, tuple(inline.tokens(self.source.text, block.start, block.end, tuple(f for f in fences if block.start <= f[0] < block.end))))
            for block in self.blocks if block.kind in scan.INLINE
        )

    @property
    def body(self) -> str:
        """The Markdown below the front matter."""
        return self.source.text[self.body_at:]

    def place(self, key: str) -> Place:
        """The place of a front matter key; the top of the file where it is absent."""
        return self.places.get(key, Place(1, 1))


def _words(markdown: str) -> str:
    """The words of a heading as they are read: code without backticks, links without addresses."""
    return "".join(token.text or token.target for token in inline.tokens(markdown, 0, len(markdown)))
