"""The search index: one document for each section of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

from .published import to_json
from .rendered import Rendered
from .sheets import PAGES
from .site import Site


def pieces(site: Site, body_of: Callable[[str], Rendered]) -> Iterator[str]:
    """The file, piece by piece: it may be long."""
    yield '{"docs":['
    for number, document in enumerate(documents(site, body_of)):
        yield f"{',' if number else ''}{to_json(document)}"
    yield "]}"


def documents(site: Site, body_of: Callable[[str], Rendered]) -> Iterator[dict[str, Any]]:
    """What the search worker reads, one by one, each ready for JSON. `body_of(id)` is what a page says once rendered."""
    number = count()
    for article in site.library.articles:
        if article.kind not in PAGES:
            continue
        head = article.description + (f" {article.answer.means} {article.answer.first}" if article.answer else "")
        asked = {"asked": "\n".join(article.asked)} if article.asked else {}
        yield _doc(next(number), article.url, article.title, "", head, " \n".join(message.text for message in article.messages), article.kind) | asked
        for part in body_of(article.id).sections:
            yield _doc(next(number), article.url + (f"#{part.anchor}" if part.anchor else ""), article.title, part.heading, part.text, "", article.kind)


def _doc(number: int, href: str, title: str, heading: str, text: str, messages: str, kind: str) -> dict[str, Any]:
    return {"id": number, "href": href, "title": title, "heading": heading, "text": text, "messages": messages, "kind": kind}
