"""The library: all articles, and how they refer to each other, in both directions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from .article import Article, Message, Question
from .slugs import slug

_WORD = re.compile(r"\w+")
_JOINED = re.compile(r"[\w=-]")         # what makes of a phrase a part of something else


@dataclass(frozen=True)
class Library:
    """All articles in the order of their addresses. Where an id or phrase is claimed twice, the first owner counts."""

    articles: tuple[Article, ...]

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Library:
        """The library of these articles, every message with an anchor that is unique across the site."""
        taken: set[str] = set()
        ordered = sorted(articles, key=lambda article: article.url)
        return cls(tuple(replace(article, messages=tuple(_named(message, taken) for message in article.messages)) for article in ordered))

    @cached_property
    def by_id(self) -> Mapping[str, Article]:
        """id -> article."""
        return {article.id: article for article in reversed(self.articles)}

    @cached_property
    def by_path(self) -> Mapping[str, Article]:
        """path of the file -> article."""
        return {article.source.path: article for article in self.articles}

    @cached_property
    def phrases(self) -> Mapping[str, str]:
        """phrase, lower case -> id of its owner."""
        return {ref.id.lower(): article.id for article in reversed(self.articles) for ref in article.phrases}

    @cached_property
    def _phrases_by_first_word(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for phrase in sorted(self.phrases, key=lambda phrase: (-len(phrase), phrase)):
            first = _WORD.search(phrase)
            if first and first.start() == 0:
                found.setdefault(first[0], []).append(phrase)
        return {word: tuple(phrases) for word, phrases in found.items()}

    def mentions(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where phrases stand in a text: start, end and the owner's id. The longest wins; whole words only, in any case.

        Linear in the text, whatever the number of phrases: each word is looked up once.
        """
        plain, at = text.lower(), 0
        if len(plain) != len(text):
            return                                  # a letter that changes its length in lower case would shift the offsets
        for word in _WORD.finditer(plain):
            if word.start() < at:
                continue
            for phrase in self._phrases_by_first_word.get(word[0], ()):
                end = word.start() + len(phrase)
                if plain.startswith(phrase, word.start()) and not _JOINED.match(plain, end) and not plain.endswith("-", 0, word.start()):
                    yield word.start(), end, self.phrases[phrase]
                    at = end
                    break

    @cached_property
    def messages(self) -> tuple[tuple[Message, Article], ...]:
        """Every message with its owner."""
        return tuple((message, article) for article in self.articles for message in article.messages)

    @cached_property
    def questions(self) -> tuple[tuple[Question, Article], ...]:
        """Every question with its owner."""
        return tuple((question, article) for article in self.articles for question in article.questions)

    @cached_property
    def _by_software(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for article in self.articles:
            for name in {name for message in article.messages for name in message.on}:
                found.setdefault(name, []).append(article.id)
        return {name: tuple(ids) for name, ids in found.items() if len(ids) <= 12}   # what everybody prints relates nobody

    def software_neighbours(self, article: Article) -> Mapping[str, int]:
        """Ids of pages with messages from the same, not too common software -> how many they share."""
        shared: dict[str, int] = {}
        for name in sorted({name for message in article.messages for name in message.on}):
            for other in self._by_software.get(name, ()):
                shared[other] = shared.get(other, 0) + 1
        return shared

    def edges(self, outgoing: Callable[[Article], Iterable[str]]) -> Edges:
        """Who links to whom, by way of `outgoing(article) -> ids` (links.targets)."""
        to = {article.id: tuple(dict.fromkeys(i for i in outgoing(article) if i in self.by_id and i != article.id)) for article in self.articles}
        back: dict[str, list[str]] = {article.id: [] for article in self.articles}
        for source, targets in to.items():
            for target in targets:
                back[target].append(source)
        return Edges(to, {target: tuple(sources) for target, sources in back.items()})


@dataclass(frozen=True)
class Edges:
    """The links between pages: id -> ids it links to, and id -> ids that link to it."""

    to: Mapping[str, tuple[str, ...]]
    back: Mapping[str, tuple[str, ...]]


def _named(message: Message, taken: set[str]) -> Message:
    stem = slug(message.text.replace("{", " ").replace("}", " "), words=8)
    where = "" if message.seen == "player" else f"{message.seen}-log-"
    names = [f"{where}{stem}", *(f"{where}{stem}-{name}" for name in message.on), *(f"{where}{stem}-{n}" for n in range(2, 1000))]
    name = next(name for name in names if name not in taken)
    taken.add(name)
    return replace(message, slug=name)
