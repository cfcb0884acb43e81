"""Assets: which files of ours reach the site, under addresses that change with their content."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable

STYLES = ("tokens.css", "frame.css", "article.css", "components.css", "print.css")
VENDOR = {"minisearch.js": "minisearch/dist/es/index.js"}      # published name -> file in node_modules
ONLY_NODE = (".mjs", ".d.ts", "types.js")
_MAP = "\n//# sourceMappingURL="


def bundle(scripts: Iterable[str], read: Callable[[str], str], read_module: Callable[[str], str]) -> dict[str, str]:
    """Address below the site root -> text: one stylesheet, the scripts, and what they import from npm.

    `scripts` are paths below docs/assets; `read` reads one of those, `read_module` a file of node_modules. All stand in one
    folder named by the hash of everything, so that scripts can import each other by relative address and be cached for good.
    """
    files = {"site.css": "\n".join(read(f"stylesheets/{name}") for name in STYLES)}
    files |= {name: read(name) for name in sorted(scripts) if not name.endswith(ONLY_NODE)}
    files |= {f"vendor/{name}": read_module(path).split(_MAP)[0] for name, path in VENDOR.items()}
    digest = hashlib.sha256("\0".join(f"{name}\0{text}" for name, text in sorted(files.items())).encode()).hexdigest()[:10]
    return {f"assets/{digest}/{name}": text for name, text in files.items()}


def csp(inline_js: str) -> str:
    """The policy every page lives under: nothing from elsewhere, no script but ours. Directives a meta element cannot carry are left out."""
    digest = _sha256(inline_js)
    return (f"default-src 'none'; script-src 'self' '{digest}'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
            "worker-src 'self'; base-uri 'none'; form-action 'none'")


def _sha256(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
