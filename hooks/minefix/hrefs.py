"""Addresses from one page to another."""

from __future__ import annotations

import posixpath


def href(from_url: str, to_url: str, anchor: str = "") -> str:
    """The relative address between two addresses below the site root, such as '../../guides/x/#top'."""
    fragment = f"#{anchor}" if anchor else ""
    if from_url == to_url and anchor:
        return fragment
    path = posixpath.relpath(f"/{to_url}", f"/{from_url}")
    return ("./" if path == "." else f"{path}/" if to_url.endswith("/") or not to_url else path) + fragment


def file_href(from_path: str, to_path: str) -> str:
    """The relative path between two Markdown files, which MkDocs checks and turns into an address."""
    return posixpath.relpath(to_path, posixpath.dirname(from_path))
