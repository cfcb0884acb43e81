"""Rules of the search engines: what Google's pages ask of each type, read in October 2026."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from .reading import Page, inner

_ANSWER_TAGS = set("h1 h2 h3 h4 h5 h6 br ol ul li a p div b strong i em".split())
_ARTICLES = ("Article", "TechArticle", "NewsArticle", "BlogPosting")
_FAQ_PAGES = ("FAQPage", "QAPage")


def faq_page_twice(page: Page) -> Iterator[str]:
    """A page has one FAQPage at most."""
    if len(page.of_type(*_FAQ_PAGES)) > 1:
        yield f"{len(page.of_type(*_FAQ_PAGES))} FAQ pages in one graph"


def question_outside(page: Page) -> Iterator[str]:
    """Every question is nested in the `mainEntity` of the FAQPage."""
    nested = [id(entity) for faq in page.of_type("FAQPage") for entity in inner(faq, "mainEntity")]
    for question in page.of_type("Question"):
        if id(question) not in nested:
            yield f"a question outside the FAQPage: {question.get('name')}"


def question_twice(page: Page) -> Iterator[str]:
    """A question is marked up once."""
    names = Counter(str(q.get("name", "")).casefold() for q in page.of_type("Question") if q.get("name"))
    for name, times in names.items():
        if times > 1:
            yield f"marked up {times} times: {name}"


def question_name_missing(page: Page) -> Iterator[str]:
    """A question has its whole text."""
    for question in page.of_type("Question"):
        if "name" not in question:
            yield f"a question without name: {question.get('@id')}"


def answer_missing(page: Page) -> Iterator[str]:
    """A question has an accepted answer."""
    for question in page.of_type("Question"):
        if "acceptedAnswer" not in question:
            yield f"a question without answer: {question.get('name')}"


def answer_empty(page: Page) -> Iterator[str]:
    """An answer has a text."""
    for answer in page.of_type("Answer"):
        if not re.sub(r"<[^>]*>", "", str(answer.get("text", ""))).strip():
            yield f"an answer without text: {answer.get('@id')}"


def answer_tag(page: Page) -> Iterator[str]:
    """An answer has only the tags that are shown, and no attribute but an absolute `href`."""
    for answer in page.of_type("Answer"):
        for tag, attributes in re.findall(r"</?([a-zA-Z][\w-]*)([^>]*)>", str(answer.get("text", ""))):
            if tag not in _ANSWER_TAGS or not re.fullmatch(r'( href="(https?://|mailto:)[^"]+")?', attributes):
                yield f"<{tag}{attributes}> in the answer {answer.get('@id')}"


def headline_missing(page: Page) -> Iterator[str]:
    """An article has a headline."""
    for article in page.of_type(*_ARTICLES):
        if "headline" not in article:
            yield f"an article without headline: {article.get('@id')}"


def modified_before_published(page: Page) -> Iterator[str]:
    """A page is not changed before it is published."""
    for node in page.nodes:
        published, modified = _moment(node.get("datePublished")), _moment(node.get("dateModified"))
        if published and modified and modified < published:
            yield f"modified {node['dateModified']} before published {node['datePublished']}: {node.get('@id')}"


def crumb_position_missing(page: Page) -> Iterator[str]:
    """The entries of a list count from 1."""
    for listing in page.of_type("BreadcrumbList", "ItemList"):
        positions = [element.get("position") for element in inner(listing, "itemListElement")]
        if positions != list(range(1, len(positions) + 1)):
            yield f"the positions are {positions}: {listing.get('@id')}"


def crumb_item_missing(page: Page) -> Iterator[str]:
    """A breadcrumb list has two crumbs or more, each with a name, all but the last with an address."""
    for listing in page.of_type("BreadcrumbList"):
        crumbs = inner(listing, "itemListElement")
        if len(crumbs) < 2 or any("name" not in crumb for crumb in crumbs) or any("item" not in c for c in crumbs[:-1]):
            yield f"an incomplete breadcrumb list: {listing.get('@id')}"


def image_without_credit(page: Page) -> Iterator[str]:
    """An image on its own names its file and whose it is."""
    for node in page.graph:
        credit = {"creator", "creditText", "copyrightNotice", "license"} & set(node)
        if node.get("@type") == "ImageObject" and not (credit and "contentUrl" in node):
            yield f"an image without file or credit: {node.get('@id')}"


def rating_invented(page: Page) -> Iterator[str]:
    """The site collects no ratings, so it has none to show."""
    for node in page.nodes:
        for name in {"aggregateRating", "review", "ratingValue", "reviewRating"} & set(node):
            yield f"'{name}' on {node.get('@type')}"


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text)[:10]) if text else None
    except ValueError:
        return None
