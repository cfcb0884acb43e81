"""The search index: one document for each section of a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import rendered
from .site import Site

KINDS = ("fix", "guide", "explainer", "tool", "page")


def documents(site: Site, html_of: Callable[[str], str]) -> dict[str, Any]:
    """What the search worker reads, ready for JSON. `html_of(id)` is the rendered body of a page."""
    docs: list[dict[str, Any]] = []
    for article in site.library.articles:
        if article.kind not in KINDS:
            continue
        head = article.description + (f" {article.answer.means} {article.answer.first}" if article.answer else "")
        docs.append(_doc(len(docs), article.url, article.title, "", head, " \n".join(message.text for message in article.messages), article.kind))
        for part in rendered.sections(html_of(article.id)):
            docs.append(_doc(len(docs), article.url + (f"#{part.anchor}" if part.anchor else ""), article.title, part.heading, part.text, "", article.kind))
    return {"docs": docs}


def _doc(number: int, href: str, title: str, heading: str, text: str, messages: str, kind: str) -> dict[str, Any]:
    return {"id": number, "href": href, "title": title, "heading": heading, "text": text, "messages": messages, "kind": kind}
