"""Redirects: a moved page keeps its old addresses, and a page with messages has a short one for a chat."""

from __future__ import annotations

from html import escape

from .article import Article
from .hrefs import href
from .library import Library


def pages(library: Library, root: str) -> dict[str, str]:
    """Old address -> the page that stands there: it sends browsers on without a script, and tells search engines where to."""
    made = {}
    for article in library.articles:
        old = [f"{address.strip('/')}/" for address in article.moved_from]
        for url in (*old, *((short(article),) if article.messages else ())):
            made[url] = _page(article.title, href(url, article.url), root + article.url)
    return made


def short(article: Article) -> str:
    """The short address of a page with messages: /e/<id>/."""
    return f"e/{article.id}/"


def _page(title: str, to: str, canonical: str) -> str:
    name, address = escape(title), escape(to)
    return (f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n<title>{name}</title>\n'
            f'<meta http-equiv="refresh" content="0; url={address}">\n<meta name="robots" content="noindex">\n'
            f'<link rel="canonical" href="{escape(canonical)}">\n</head>\n<body>\n<p>This page has moved: <a href="{address}">{name}</a></p>\n</body>\n</html>\n')
