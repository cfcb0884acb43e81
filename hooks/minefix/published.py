"""Published: what stands beside the pages - data for the tools and for bots, the feed, old and short addresses, robots.txt."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from . import danger_data, feed, messages, page_facts, redirects
from .site import Site


def files(site: Site, facts: page_facts.SiteFacts, dates: Callable[[str], tuple[str, str]]) -> dict[str, str]:
    """Address below the site's own -> the text that stands there. `dates` as in `feed.atom`."""
    atom = feed.atom(site.library, facts, dates)
    return (
        data(site)
        | ({feed.ADDRESS: atom} if atom else {})
        | {"robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {facts.url}sitemap.xml\n"}
        | {f"{url}index.html": text for url, text in redirects.pages(site.library, facts.url).items()}
    )


def data(site: Site) -> dict[str, str]:
    """Name of a file -> its JSON: what the tools know, in the browser and on the command line."""
    made = {"rules.json": messages.rules(site.library), "danger.json": danger_data.export(site.data.rules), "pages.json": messages.pages(site.library)}
    return {name: to_json(value) for name, value in made.items()}


def to_json(value: Any) -> str:
    """The value for a program to read: every byte of it is loaded by somebody."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
