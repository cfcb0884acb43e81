"""Drift: what the game's own language files say against what the pages quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from minefix.article import Article, Message
from minefix.library import Library

JOINING = re.compile(r"(?:connect\.|disconnect\.|multiplayer\.disconnect\.|multiplayer\.status\.|chat\.disabled\.|title\.multiplayer\.disabled)")
_HOLE = re.compile(r"%(?:\d+\$)?[sd]|\{[^{}]*\}")
Languages = Mapping[str, Mapping[str, str]]          # version, oldest first -> key -> text


def unowned(library: Library, languages: Languages, not_messages: Mapping[str, str]) -> Iterator[str]:
    """Every key of the newest version about joining that no page owns, by its key or its words. `not_messages` are keys that need none."""
    newest = list(languages.values())[-1]
    keys = {message.key for message, _ in library.messages}
    texts = {_plain(message.text) for message, _ in library.messages}
    for key, text in newest.items():
        if JOINING.match(key) and key not in keys and _plain(text) not in texts and key not in not_messages:
            yield f"{key}: nobody owns “{' '.join(text.split())}”. Give it to a page, or name it in hooks/data/not_messages.yml with a reason."
    for key in not_messages:
        if key not in newest:
            yield f"{key}: hooks/data/not_messages.yml names a key that the game no longer has."


def reworded(library: Library, languages: Languages) -> Iterator[str]:
    """Every quoted text with a key of the game whose words differ in a version for which the page claims them."""
    versions = list(languages)
    known = {key for language in languages.values() for key in language}
    for message, article in library.messages:
        if message.key in known and "vanilla" in message.on:
            yield from _versions(message, article, languages, versions)


def _versions(message: Message, article: Article, languages: Languages, versions: list[str]) -> Iterator[str]:
    since, until = _number(message.since or versions[0]), _number(message.until or versions[-1])
    claimed = [version for version in versions if since <= _number(version) <= until and message.key in languages[version]]
    if not message.until and message.key not in languages[versions[-1]]:
        yield f"{article.source.path}:{message.place.line}: {versions[-1]} no longer has {message.key}. Say until when it was shown."
    for version in claimed:
        text = _plain(languages[version][message.key])
        if text and text not in _plain(message.text):
            yield f"{article.source.path}:{message.place.line}: {version} says “{languages[version][message.key]}” for {message.key}."
            return


def _plain(text: str) -> str:
    return " ".join(_HOLE.sub("{}", text).replace("’", "'").split()).casefold()


def _number(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)))
