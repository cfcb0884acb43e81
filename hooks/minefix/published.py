"""Published: what stands beside the pages - data for the tools and for bots, old and short addresses, robots.txt."""

from __future__ import annotations

import json
from typing import Any

from . import danger_data, messages, redirects
from .site import Site


def files(site: Site, root: str) -> dict[str, str]:
    """Address below `root`, the address of the site -> the text that stands there."""
    data = {"rules.json": messages.rules(site.library), "danger.json": danger_data.export(site.data.rules), "pages.json": messages.pages(site.library)}
    return (
        {name: to_json(value) for name, value in data.items()}
        | {"robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {root}sitemap.xml\n"}
        | {f"{url}index.html": text for url, text in redirects.pages(site.library, root).items()}
    )


def to_json(value: Any) -> str:
    """The value for a program to read: every byte of it is loaded by somebody."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
