"""The library: all articles, and how they refer to each other, in both directions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, count

from .article import Article, Message, Question
from .slugs import slug

_WORD = re.compile(r"\w+")
_JOINED = re.compile(r"[\w=-]")         # what makes of a phrase a part of something else
Mention = tuple[int, int, str]          # where a phrase starts and ends in a text, and the id of its owner


@dataclass(frozen=True)
class Library:
    """All articles in the order of their addresses. Where an id or phrase is claimed twice, the first owner counts."""

    articles: tuple[Article, ...]

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Library:
        """The library of these articles, every message with an anchor that is unique across the site."""
        taken: set[str] = set()
        return cls(tuple(_with_names(article, taken) for article in sorted(articles, key=lambda article: article.url)))

    @cached_property
    def by_id(self) -> Mapping[str, Article]:
        """id -> article."""
        return {article.id: article for article in reversed(self.articles)}

    @cached_property
    def by_path(self) -> Mapping[str, Article]:
        """path of the file -> article."""
        return {article.source.path: article for article in self.articles}

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Article, ...]]:
        """kind -> its articles."""
        found: dict[str, list[Article]] = {}
        for article in self.articles:
            found.setdefault(article.kind, []).append(article)
        return {kind: tuple(some) for kind, some in found.items()}

    @cached_property
    def fronts(self) -> Mapping[str, str]:
        """path of the file -> its front matter as written: all that one page says of itself to the text of another."""
        return {article.source.path: article.source.text[:article.body_at] for article in self.articles}

    @cached_property
    def urls(self) -> Set[str]:
        """The address of every article."""
        return {article.url for article in self.articles}

    @cached_property
    def phrases(self) -> Mapping[str, str]:
        """phrase, lower case -> id of its owner."""
        return {ref.id.lower(): article.id for article in reversed(self.articles) for ref in article.phrases}

    @cached_property
    def _first_words(self) -> Mapping[str, _FirstWord]:
        found: dict[str, set[int]] = {}
        for phrase in self.phrases:
            if first := _WORD.match(phrase):
                found.setdefault(first[0], set()).add(len(phrase))
        return {word: _FirstWord(re.compile(rf"\b{word}\b"), tuple(sorted(lengths, reverse=True))) for word, lengths in found.items()}

    @cached_property
    def _beginnings(self) -> Set[tuple[str, ...]]:
        """The first two words of every phrase, or its only one."""
        return {tuple(_WORD.findall(phrase)[:2]) for phrase in self.phrases if _WORD.match(phrase)}

    @cached_property
    def _found(self) -> dict[str, tuple[Mention, ...]]:
        return {}

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Where phrases stand in a text. The longest wins; whole words only, in any case.

        Linear in the text, whatever the number of phrases: each word is looked up once alone and once with the next one, and again for
        each length of a phrase that begins so. A text that is asked about again is not read again.
        """
        if text not in self._found:
            self._found[text] = tuple(self._mentions(text))
        return self._found[text]

    def forget(self) -> None:
        """Let go of what only rewriting needs, and what would take most of the memory; who asks for it all the same has it read again."""
        self._found.clear()
        for article in self.articles:
            article.__dict__.pop("pieces", None)

    def _mentions(self, text: str) -> Iterator[Mention]:
        plain, at, end = text.lower(), 0, 0
        if len(plain) != len(text):
            return                                  # a letter that changes its length in lower case would shift the offsets
        words = _WORD.findall(plain)
        begun = {first for first, *_ in self._beginnings.intersection(chain(zip(words), zip(words, words[1:])))}
        for word in filter(begun.__contains__, words):      # most words begin no phrase, so where they stand does not matter
            first = self._first_words[word]
            start, end = first.pattern.search(plain, end).span()
            if start < at or plain.endswith("-", 0, start):
                continue
            for length in first.lengths:
                owner = self.phrases.get(plain[start:start + length])
                if owner and not _JOINED.match(plain, start + length):
                    yield start, start + length, owner
                    at = start + length
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

    def edges(self, targets: Mapping[str, Iterable[str]]) -> Edges:
        """Who links to whom, from what links.targets says of each page, by its id."""
        to = {article.id: tuple(dict.fromkeys(i for i in targets[article.id] if i in self.by_id and i != article.id)) for article in self.articles}
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


@dataclass(frozen=True)
class _FirstWord:
    """The first word of some phrases: how it is found, and how long those phrases are, the longest first."""

    pattern: re.Pattern[str]
    lengths: tuple[int, ...]


def _with_names(article: Article, taken: set[str]) -> Article:
    messages = tuple(_named(message, taken) for message in article.messages)
    return article if messages == article.messages else replace(article, messages=messages)     # the same one still knows its blocks


def _named(message: Message, taken: set[str]) -> Message:
    stem = slug(message.text.replace("{", " ").replace("}", " "), words=8)
    where = "" if message.seen == "player" else f"{message.seen}-log-"
    names = chain([f"{where}{stem}"], (f"{where}{stem}-{name}" for name in message.on), (f"{where}{stem}-{n}" for n in count(2)))
    name = next(name for name in names if name not in taken)
    taken.add(name)
    return replace(message, slug=name)
