"""Assets: which scripts and styles a page loads, how they are bundled, and the policy they live under."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping

ARTICLE, HUB, TOOL, HOME = STYLES = tuple(f"stylesheets/{name}.css" for name in ("site", "hub", "tool", "home"))      # each page has one, and only what it needs
SCRIPT = "site.js"
INLINE = "inline.js"                            # stands in the page
INDEX = "error-index.js"
LAZY = ("search.js", "search-worker.js")        # asked for by a script when they are needed, so they keep their names
PAGES = "tools/pages/"                          # one script for each tool, named by its id: what it is
WORKER = "tools/worker.js"                      # asked for at the first touch, like what each tool does: tools/<id>.js …
LIBRARIES = "tools/libraries/"                  # … and the parsing libraries it declares
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif")      # what a page may show; an SVG that somebody opens can run script
ICON = "assets/icon.svg"                        # the one that we have written


def is_published(name: str) -> bool:
    """Whether a file below docs/assets, named from docs on, is published as it is."""
    return name == ICON or name.endswith(PICTURES)


def entries(files: Iterable[str]) -> list[str]:
    """The files below docs/assets that pages ask for by name; everything else is bundled into them."""
    asked = sorted(name for name in files if name.startswith((PAGES, LIBRARIES)))
    return [*STYLES, SCRIPT, INLINE, INDEX, *LAZY, WORKER, *asked, *(name.replace(PAGES, "tools/") for name in asked if name.startswith(PAGES))]


def command(names: Iterable[str], folder: str) -> list[str]:
    """The arguments for esbuild, to be run in docs/assets: one file for each entry, minified, into a folder."""
    return [*names, "--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8", "--log-level=warning",
            *(f"--external:./{name}" for name in LAZY), "--outbase=.", f"--outdir={folder}"]


def addresses(files: Iterable[str], content: str) -> dict[str, str]:
    """Bundled file -> its address below the site root, in a folder named by the hash of `content`: cached for good, never stale."""
    digest = hashlib.sha256(content.encode()).hexdigest()[:10]
    return {name: f"assets/{digest}/{name}" for name in files}


def styles(texts: Mapping[str, str]) -> dict[str, str]:
    """Bundled stylesheet -> its text. It stands in the page: a file of its own would be a second way over the network before anything is seen."""
    return {name: text.removeprefix('@charset "UTF-8";').strip() for name, text in texts.items() if name in STYLES}


def csp(inline_js: str, inline_css: str) -> str:
    """The policy a page lives under: nothing from elsewhere, no script and no style but ours. Directives a meta element cannot carry are left out."""
    return (f"default-src 'none'; script-src 'self' {_digest(inline_js)}; style-src {_digest(inline_css)}; img-src 'self'; "
            "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
