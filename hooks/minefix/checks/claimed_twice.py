"""duplicate-…: an id, kind of hub, title, description, question, message, phrase or old address that two places claim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..article import Article
from ..library import Library
from ..problem import Problem
from ..redirects import short
from ..skeleton import PLACEHOLDERS
from ..source import Place

Claim = tuple[str, str, str, Article, Place]     # code, what is compared, how it is named, whose, where


def check(library: Library, _edges: object) -> Iterator[Problem]:
    """A problem at every second place, naming the first."""
    first: dict[tuple[str, str], tuple[Article, Place]] = {}
    for article in library.articles:
        for code, key, name, owner, place in _claims(article):
            known = first.setdefault((code, key), (owner, place))
            if code == "address" and known[0].id == owner.id and key == short(owner).strip("/"):
                continue                        # two pages with one id, which is told already
            if known[1] != place or known[0].source.path != owner.source.path:
                yield owner.source.problem(place, f"duplicate-{code}", f"{name} is already claimed in {known[0].source.path}:{known[1].line}.", _HINTS[code])


def _claims(article: Article) -> Iterator[Claim]:
    """What a page claims, without what its writer has not replaced yet: `placeholder` tells that."""
    yield "id", article.id, f"The id '{article.id}'", article, article.place("id")
    if article.kind in _ONCE:
        yield "kind", article.kind, f"The kind '{article.kind}'", article, article.place("kind")
    yield "title", _plain(article.title), f"The title '{article.title}'", article, article.place("title")
    if article.description and article.description not in PLACEHOLDERS:
        yield "description", _plain(article.description), "This description", article, article.place("description")
    for question in article.questions:
        if question.text not in PLACEHOLDERS:
            yield "question", _plain(question.text), f"The question '{question.text}'", article, question.place
    for message in article.messages:
        if message.text not in PLACEHOLDERS:
            yield "message", f"{message.seen}:{re.sub(r'{[^}]*}', '{}', message.text).lower()}", f"The message '{message.text}'", article, message.place
    for ref in article.phrases:
        yield "phrase", ref.id.lower(), f"The phrase '{ref.id}'", article, ref.place
    yield "address", article.url.strip("/"), f"The address '{article.url}'", article, article.place("id")
    if article.messages:
        yield "address", short(article).strip("/"), f"The address '{short(article)}'", article, article.place("id")
    for old in article.moved_from:
        yield "address", old.strip("/"), f"The address '{old}'", article, article.place("moved_from")


_ONCE = ("home", "tools", "questions", "errors")        # each lists what is on all pages


def _plain(text: str) -> str:
    return re.sub(r"[^\w{}]+", " ", text.lower()).strip()


_HINTS = {
    "id": "Ids are permanent: give the newer page another one.",
    "kind": "The site has one page of this kind.",
    "title": "Two pages with one title cannot be told apart in search results.",
    "description": "Say what only this page does.",
    "question": "A question has one owner: link to it instead.",
    "message": "A message has one owner: name that page in not_to_confuse instead.",
    "phrase": "A phrase can lead to one page only.",
    "address": "An address leads to one page only.",
}
