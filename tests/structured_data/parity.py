"""Rules of parity: what the markup says is what a reader sees (Google's structured data policies)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from minefix.html_tree import text, tree

from .reading import Page, as_list

_PAGES = ("WebPage", "FAQPage", "CollectionPage", "AboutPage", "ContactPage", "ProfilePage")


def canonical_differs(page: Page) -> Iterator[str]:
    """The page in the graph is the page of the canonical link, and of `og:url` where there is one."""
    for node in page.of_type(*_PAGES):
        if node.get("url") != page.canonical or node.get("@id") != f"{page.canonical}#webpage":
            yield f"the graph's page is {node.get('url')}, canonical is {page.canonical}"
    if page.metas.get("og:url", page.canonical) != page.canonical:
        yield f"og:url is {page.metas['og:url']}, canonical is {page.canonical}"


def page_missing(page: Page) -> Iterator[str]:
    """A graph describes one page."""
    if page.graph and len(page.of_type(*_PAGES)) != 1:
        yield f"{len(page.of_type(*_PAGES))} pages in one graph"


def question_invisible(page: Page) -> Iterator[str]:
    """A question in the markup is a heading of the FAQ, with the same words and the same anchor."""
    shown = {(q.anchor, q.name) for q in page.questions}
    for question in page.of_type("Question"):
        anchor = str(question.get("@id", "")).rpartition("#")[2]
        if "name" in question and (anchor, question["name"]) not in shown:
            yield f"not visible at #{anchor}: {question['name']}"


def question_unmarked(page: Page) -> Iterator[str]:
    """A question in the FAQ is in the markup."""
    marked = {question.get("@id") for question in page.of_type("Question")}
    for question in page.questions:
        if page.graph and f"{page.canonical}#{question.anchor}" not in marked:
            yield f"visible, but not marked up: {question.name}"


def answer_differs(page: Page) -> Iterator[str]:
    """An answer in the markup has the words of the visible one, in their order."""
    shown = {anchor: _words(text) for anchor, text in page.answers.items()}
    for question in page.of_type("Question"):
        anchor = str(question.get("@id", "")).rpartition("#")[2]
        for answer in as_list(question.get("acceptedAnswer")):
            text = answer.get("text", "") if isinstance(answer, dict) else answer
            marked = _words(unescape(re.sub(r"<(/?)([a-z0-9]+)[^>]*>", _edge, str(text))))
            if anchor in shown and marked and marked != shown[anchor]:
                yield f"the visible answer of '{question.get('name')}' reads otherwise"


def headline_differs(page: Page) -> Iterator[str]:
    """The headline is a visible text."""
    visible = _words(text(tree(page.html)))
    for article in page.of_type("TechArticle", "Article"):
        headline = _words(str(article.get("headline", "")))
        if not any(visible[i:i + len(headline)] == headline for i in range(len(visible))):
            yield f"not visible: {article.get('headline')}"


def _edge(tag: re.Match[str]) -> str:
    return "" if tag[2] in ("a", "b", "strong", "i", "em") else " "


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
