"""Hubs: the pages that list others - home, categories, tools, all questions, all messages - and the navigation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from . import messages, redirects
from .article import Article, Message, Question
from .hrefs import href
from .rendered import Rendered
from .sheets import SEEN, Part
from .site import Site


def groups(article: Article, site: Site, body_of: Callable[[str], Rendered]) -> Any:
    """What the page's template lists, by the kind of the page; empty for an article. `body_of(id)` is what a page says once rendered."""
    if article.kind == "home":
        return _home(article, site)
    sheet, to = site.sheets.get(article.id), partial(href, article.url)
    if not sheet:
        return []
    if article.kind == "errors":
        return [_group(part, messages=[_entry(message, owner, site, to) for message, owner in part.entries]) for part in sheet.parts]
    if article.kind == "questions":
        short = _short_answers({owner.id for part in sheet.parts for _, owner in part.entries}, body_of)
        return [_group(part, questions=[_question(question, owner, short, to) for question, owner in part.entries]) for part in sheet.parts]
    return [_group(part, cards=_cards(article, part.entries)) for part in sheet.parts]


def rows(site: Site, root: str) -> list[dict[str, Any]]:
    """Every message in the groups of the error index, all addresses from `root`, the path of the site: good on each of its sheets."""
    index = site.sheets[site.library.by_kind["errors"][0].id].spread
    return [_group(part, messages=[_entry(message, owner, site, lambda url: root + url) for message, owner in part.entries]) for part in index.parts]


def place(article: Article, site: Site) -> dict[str, Any]:
    """Where a page stands in its hub: the parts of the whole, each with the address where it begins, and the pager. Empty for a page of no hub."""
    here, to = site.sheets.get(article.id), partial(href, article.url)
    if not here:
        return {}
    spread, numbers = here.spread, here.near()
    parts = [{"title": part.title, "anchor": part.anchor, "href": to(spread.begins[part.anchor], part.anchor)} for part in spread.parts]
    if len(numbers) == 1:
        return {"total": spread.total, "parts": parts, "said": "", "links": [], "previous": "", "next": "", "rows": ""}
    url = {number: to(spread.sheets[number - 1].url) for number in numbers if number} | {0: ""}      # the one before and the one after are among them
    return {
        "total": spread.total, "parts": parts, "said": here.said(),
        "links": [{"number": number, "href": url[number], "here": number == here.number} for number in numbers],
        "previous": url[here.number - 1], "next": url.get(here.number + 1, ""), "rows": to(rows_url(spread.hub)) if spread.hub.kind == "errors" else "",
    }


def rows_url(index: Article) -> str:
    """The address of all rows of the error index, which its script asks for."""
    return f"{index.url}rows.html"


def items(article: Article, site: Site) -> list[tuple[str, str]]:
    """Name and address below the root of every page or question that stands on the page of a hub, in its order; for the structured data."""
    entries = _entries(article, site)
    if article.kind == "questions":
        return [(question.text, f"{owner.url}#{question.anchor}") for question, owner in entries]
    return [(other.title, other.url) for other in entries] if article.kind != "errors" else []


def terms(article: Article, site: Site) -> list[Message]:
    """The messages that stand on a page: an article's own, or those of a sheet of the error index."""
    return [message for message, _ in _entries(article, site)] if article.kind == "errors" else list(article.messages)


def whole(article: Article, site: Site) -> Article:
    """The hub whose sheet a page is; every other page stands for itself."""
    return site.sheets[article.id].spread.hub if article.id in site.sheets else article


def navigation(url: str, section: str, site: Site, within: str = "") -> list[dict[str, Any]]:
    """The main list: the sections that have pages, then the indexes. `within` is the address of the hub whose sheet the page is."""
    entries = [(name[0], f"{folder}/") for folder, name in site.data.words["sections"].items() if f"{folder}/" in site.library.urls]
    entries += [(title, hub.url) for kind, title in (("errors", "Error index"), ("questions", "Questions")) for hub in site.library.by_kind.get(kind, ())]
    return [{"href": href(url, to), "title": title, "active": to in (url, within) or bool(section) and to == f"{section}/"} for title, to in entries]


def _entries(article: Article, site: Site) -> list[Any]:
    return [entry for part in site.sheets[article.id].parts for entry in part.entries] if article.id in site.sheets else []


def _group(part: Part, **entries: list[dict[str, Any]]) -> dict[str, Any]:
    return {"title": part.title, "anchor": part.anchor, **entries}


def _short_answers(owners: Iterable[str], body_of: Callable[[str], Rendered]) -> dict[tuple[str, str], str]:
    return {(owner, question.anchor): question.short for owner in owners for question in body_of(owner).questions}


def _question(question: Question, owner: Article, short: Mapping[tuple[str, str], str], to: Callable[..., str]) -> dict[str, str]:
    return {"text": question.text, "href": to(owner.url, question.anchor), "answer": short.get((owner.id, question.anchor), ""), "page": owner.title}


def _entry(message: Message, owner: Article, site: Site, to: Callable[[str], str]) -> dict[str, Any]:
    return {
        "slug": message.slug, "text": message.text, "means": message.means, "href": to(owner.url),
        "acts": [{"side": badge.side, "word": badge.word} for badge in messages.badges(message, site.data.words)],
        "software": messages.printed_by(message, site.data.software), "versions": messages.versions(message), "page": owner.id,
        "on": " ".join(message.on), "since": message.since, "until": message.until, "short": to(redirects.short(owner)),
        "sign": site.data.words["exposes"].get(message.exposes, ""),
    }


def filters(site: Site) -> dict[str, list[dict[str, str]]]:
    """What the error index can be filtered by: the software messages come from, by name, and the sides that have to act."""
    return site.once("filters", lambda: _filters(site))


def _filters(site: Site) -> dict[str, list[dict[str, str]]]:
    used = {name for message, _ in site.library.messages for name in message.on}
    acting = {badge.side for message, _ in site.library.messages for badge in messages.badges(message, site.data.words)}
    return {
        "software": [{"id": name, "name": title} for name, title in sorted(site.data.software.items(), key=lambda item: item[1].lower()) if name in used],
        "acts": [{"side": side, "word": site.data.words["acting"][side]} for side in site.data.words["acting"] if side in acting],
    }


def _home(article: Article, site: Site) -> dict[str, Any]:
    index = next(iter(site.library.by_kind.get("errors", ())), None)
    begins = site.sheets[index.id].spread.begins if index else {}
    where = [{"href": href(article.url, begins[anchor], anchor), "title": title, "text": text}
             for place, text in site.data.words["where"].items() for seen, title, anchor in SEEN if seen == place and anchor in begins]
    chosen = [site.library.by_id[ref.id] for ref in article.related if ref.id in site.library.by_id]
    hubs_ = [other for other in site.library.articles if other.kind in ("category", "tools", "errors", "questions")]
    return {
        "where": where, "tools": _cards(article, site.library.by_kind.get("tool", ())),
        "fixes": _cards(article, chosen),
        "browse": [{"href": href(article.url, other.url), "title": other.title, "text": other.description} for other in hubs_],
    }


def card(article: Article, other: Article, side: str = "", reason: str = "") -> dict[str, str]:
    """A way from one page to another, and perhaps which side that is about, or why it is named."""
    return {"href": href(article.url, other.url), "title": other.title, "description": other.description, "side": side, "reason": reason}


def _cards(article: Article, others: Iterable[Article]) -> list[dict[str, str]]:
    return [card(article, other, side=other.answer.side if other.answer else "") for other in others]
