"""Slugs: the part of an address or anchor made from words."""

from __future__ import annotations

import re
import unicodedata

FRAME = frozenset("main menu mf-first on-this-page in-this-list related-tools related-articles sources".split())     # ids of what the templates put around a text
_APART = re.compile(r"[^a-z0-9]+")
_MARKUP = re.compile(r"\{:?[^{}]*\}|[`*_]|\[\[|\]\]")


def slug(text: str, words: int = 12, empty: str = "section") -> str:
    """Lower-case ASCII words joined by hyphens, at most `words` of them; `empty` where no letter is left."""
    plain = unicodedata.normalize("NFKD", _MARKUP.sub("", text).replace("’", "").replace("'", "")).encode("ascii", "ignore").decode().lower()
    parts = [part for part in _APART.split(plain) if part]
    return "-".join(parts[:words]) or empty


def toc_slug(text: str, separator: str) -> str:
    """The id of a heading, in the form Python-Markdown's toc extension asks for."""
    return slug(text).replace("-", separator)
