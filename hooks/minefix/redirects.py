"""Redirects: a moved page keeps its old addresses."""

from __future__ import annotations

from html import escape

from .hrefs import href
from .library import Library


def pages(library: Library, root: str) -> dict[str, str]:
    """Old address -> the page that stands there: it sends browsers on without a script, and tells search engines where to."""
    made = {}
    for article in library.articles:
        for old in article.moved_from:
            url = f"{old.strip('/')}/"
            made[url] = _page(article.title, href(url, article.url), root + article.url)
    return made


def _page(title: str, to: str, canonical: str) -> str:
    name, address = escape(title), escape(to)
    return (f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{name}</title>\n'
            f'<meta http-equiv="refresh" content="0; url={address}">\n<meta name="robots" content="noindex">\n'
            f'<link rel="canonical" href="{escape(canonical)}">\n</head>\n<body>\n<p>This page has moved: <a href="{address}">{name}</a></p>\n</body>\n</html>\n')
