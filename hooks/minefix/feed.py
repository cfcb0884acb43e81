"""The feed: the pages that changed last, for people who follow the site and for machines that fetch only what is new (Atom, RFC 4287)."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit
from xml.etree import ElementTree

from .article import ARTICLES
from .library import Library
from .page_facts import SiteFacts

ADDRESS = "feed.xml"
MOST = 30               # so it does not grow with the site
_KINDS = (*ARTICLES, "tool")
_SINCE = "2026"         # a tag URI needs a time at which the name of the host was ours (RFC 4151)
_ATOM = "http://www.w3.org/2005/Atom"


def atom(library: Library, facts: SiteFacts, dates: Callable[[str], tuple[str, str]]) -> str:
    """The feed as XML; '' where `dates(path of a file)`, first and last change in ISO 8601, knows of no page.

    A page keeps the id of its entry when it moves, as it keeps its own.
    """
    dated = [(*dates(article.source.path), article) for article in library.articles if article.kind in _KINDS]
    latest = sorted((each for each in dated if each[1]), key=lambda each: (each[1], each[0], each[2].id), reverse=True)[:MOST]
    if not latest:
        return ""
    host = urlsplit(facts.url).hostname or ""
    root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": facts.language})
    _texts(root, id=f"tag:{host},{_SINCE}:feed", title=f"{facts.name}: new and changed pages", subtitle=facts.description, updated=latest[0][1])
    _texts(ElementTree.SubElement(root, "author"), name=facts.name, uri=facts.url)
    _link(root, "self", "application/atom+xml", facts.url + ADDRESS)
    _link(root, "alternate", "text/html", facts.url)
    for published, updated, article in latest:
        entry = ElementTree.SubElement(root, "entry")
        _texts(entry, id=f"tag:{host},{_SINCE}:{article.id}", title=article.title, summary=article.description, published=published, updated=updated)
        _link(entry, "alternate", "text/html", facts.url + article.url)
        if article.section:
            ElementTree.SubElement(entry, "category", term=article.section)
    ElementTree.indent(root)
    return ElementTree.tostring(root, "unicode", xml_declaration=True) + "\n"


def _texts(parent: ElementTree.Element, **texts: str) -> None:
    for name, text in texts.items():
        ElementTree.SubElement(parent, name).text = text


def _link(parent: ElementTree.Element, rel: str, type: str, href: str) -> None:
    ElementTree.SubElement(parent, "link", rel=rel, type=type, href=href)
