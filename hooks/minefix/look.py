"""A look at a page: what is found out about one that has no problem by itself, in a form that can be kept."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from .library import Library


class Look(NamedTuple):
    """The name of a page's rendering, as in rendering.key, and what links.targets says of it."""

    rendering: str
    targets: tuple[str, ...]

    def encode(self) -> bytes:
        """The look in one piece."""
        return " ".join((self.rendering, *self.targets)).encode()


def decode(data: bytes) -> Look:
    """The look that `encode` made bytes of."""
    rendering, *targets = data.decode().split(" ")
    return Look(rendering, tuple(targets))


def keys(library: Library, data: str) -> Mapping[str, str]:
    """path of the file -> the name of its look among those of the same code. `data` is the digest of the data files. Of other pages it depends
    on their front matter alone."""
    whole = hashlib.sha256("\0".join((data, *(f"{path}\0{front}" for path, front in library.fronts.items()))).encode())
    found = {}
    for article in library.articles:
        own = whole.copy()
        own.update(f"\0\0{article.source.path}\0{article.source.text}".encode())
        found[article.source.path] = own.hexdigest()
    return found
