"""Hubs: the pages that list others - home, categories, tools, all questions, all messages - and the navigation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import messages, redirects
from .article import Article, Message, Question
from .hrefs import href
from .rendered import Rendered
from .site import Site

ARTICLES = ("fix", "guide", "explainer")
A_SCREEN = 12
GROUPS = {"fix": "Fixes", "explainer": "Explainers", "guide": "Guides", "tool": "Tools"}
SEEN = (("player", "On the player’s screen", "screen"), ("server", "In the server log", "server-log"), ("proxy", "In the proxy log", "proxy-log"))
WHERE = {"player": "The game closes the connection and shows a message", "server": "Vanilla, Spigot, Paper, Fabric, Forge", "proxy": "Velocity, BungeeCord, Waterfall"}


def groups(article: Article, site: Site, body_of: Callable[[str], Rendered]) -> Any:
    """What the page's template lists, by the kind of the page; empty for an article. `body_of(id)` is what a page says once rendered."""
    if article.kind == "questions":
        return _questions(article, site, body_of)
    made = {"category": _category, "tools": _tools, "errors": _errors, "home": _home}.get(article.kind)
    return made(article, site) if made else []


def items(article: Article, site: Site) -> list[tuple[str, str]]:
    """Name and address below the root of everything the hub lists, in its order; for the structured data."""
    if article.kind == "questions":
        return [(question.text, f"{owner.url}#{question.anchor}") for _, asked in _asked(site) for question, owner in asked]
    if article.kind == "category":
        return [(other.title, other.url) for _, _, pages in _parts(article, site) for other in pages]
    if article.kind == "tools":
        return [(other.title, other.url) for other in listed(article, site)]
    return []


def navigation(url: str, section: str, site: Site) -> list[dict[str, Any]]:
    """The main list: the sections that have pages, then the indexes."""
    entries = [(name[0], f"{folder}/") for folder, name in site.data.words["sections"].items() if f"{folder}/" in site.library.urls]
    entries += [(title, hub.url) for kind, title in (("errors", "Error index"), ("questions", "Questions")) for hub in site.library.by_kind.get(kind, ())]
    return [{"href": href(url, to), "title": title, "active": to == url or bool(section) and to == f"{section}/"} for title, to in entries]


def listed(article: Article, site: Site) -> list[Article]:
    """The pages a hub lists: those of its section, or all for the site-wide ones; none for an article."""
    if article.kind in ("home", "questions", "errors"):
        return [other for other in site.library.articles if other.kind in GROUPS]
    if article.kind not in ("category", "tools"):
        return []
    wanted = ("tool",) if article.kind == "tools" else ARTICLES
    return [other for other in site.library.articles if other.section == article.section and other.kind in wanted]


def _category(article: Article, site: Site) -> list[dict[str, Any]]:
    return [{"title": title, "anchor": anchor, "cards": [_card(article, other) for other in pages]} for title, anchor, pages in _parts(article, site)]


def _parts(article: Article, site: Site) -> list[tuple[str, str, list[Article]]]:
    """The parts of a category: title, anchor, pages. Fixes by the side they are about, where there are more than a screen of them."""
    pages = listed(article, site)
    parts = []
    for kind, title in GROUPS.items():
        own = [other for other in pages if other.kind == kind]
        if kind == "fix" and len(own) > A_SCREEN:
            by_side = site.data.words["fixes_by_side"]
            parts += [(by_side[side], side, some) for side in by_side if (some := [other for other in own if other.answer and other.answer.side == side])]
        elif own:
            parts.append((title, kind, own))
    return parts


def _tools(article: Article, site: Site) -> list[dict[str, Any]]:
    return [{"title": "Tools", "anchor": "tools", "cards": [_card(article, other) for other in listed(article, site)]}]


def _asked(site: Site) -> list[tuple[str, list[tuple[Question, Article]]]]:
    return [(kind, asked) for kind in GROUPS if (asked := [(question, owner) for question, owner in site.library.questions if owner.kind == kind])]


def _questions(article: Article, site: Site, body_of: Callable[[str], Rendered]) -> list[dict[str, Any]]:
    made = []
    for kind, asked in _asked(site):
        short = {(owner.id, question.anchor): question.short for owner in {owner.id: owner for _, owner in asked}.values() for question in body_of(owner.id).questions}
        made.append({"title": site.data.words["questions"][kind], "anchor": kind, "questions": [
            {"text": question.text, "href": href(article.url, owner.url, question.anchor), "answer": short.get((owner.id, question.anchor), ""), "page": owner.title}
            for question, owner in asked]})
    return made


def _errors(article: Article, site: Site) -> list[dict[str, Any]]:
    parts = [(title, anchor, [_entry(article, message, owner, site) for message, owner in site.library.messages if message.seen == seen]) for seen, title, anchor in SEEN]
    return [{"title": title, "anchor": anchor, "messages": entries, "count": len(entries)} for title, anchor, entries in parts]


def _entry(article: Article, message: Message, owner: Article, site: Site) -> dict[str, Any]:
    return {
        "slug": message.slug, "text": message.text, "means": message.means, "href": href(article.url, owner.url),
        "acts": [{"side": badge.side, "word": badge.word} for badge in messages.badges(message, site.data.words)],
        "software": messages.printed_by(message, site.data.software), "versions": messages.versions(message), "page": owner.id,
        "on": " ".join(message.on), "since": message.since, "until": message.until, "short": href(article.url, redirects.short(owner)),
        "sign": site.data.words["exposes"].get(message.exposes, ""),
    }


def filters(site: Site) -> dict[str, list[dict[str, str]]]:
    """What the error index can be filtered by: the software messages come from, by name, and the sides that have to act."""
    used = {name for message, _ in site.library.messages for name in message.on}
    acting = {badge.side for message, _ in site.library.messages for badge in messages.badges(message, site.data.words)}
    return {
        "software": [{"id": name, "name": title} for name, title in sorted(site.data.software.items(), key=lambda item: item[1].lower()) if name in used],
        "acts": [{"side": side, "word": site.data.words["acting"][side]} for side in site.data.words["acting"] if side in acting],
    }


def _home(article: Article, site: Site) -> dict[str, Any]:
    index = next(iter(site.library.by_kind.get("errors", ())), None)
    where = [{"href": href(article.url, index.url, anchor), "side": seen, "title": title, "text": WHERE[seen]} for seen, title, anchor in SEEN] if index else []
    chosen = [site.library.by_id[ref.id] for ref in article.related if ref.id in site.library.by_id]
    hubs_ = [other for other in site.library.articles if other.kind in ("category", "tools", "errors", "questions")]
    return {
        "where": where, "tools": [_card(article, other) for other in site.library.by_kind.get("tool", ())],
        "fixes": [_card(article, other) for other in chosen],
        "browse": [{"href": href(article.url, other.url), "title": other.title, "text": other.description} for other in hubs_],
    }


def _card(article: Article, other: Article) -> dict[str, str]:
    return {"href": href(article.url, other.url), "title": other.title, "description": other.description, "side": other.answer.side if other.answer else "", "reason": ""}
