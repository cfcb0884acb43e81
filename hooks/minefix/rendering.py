"""A rendering: what comes of a page's Markdown, in a form that can be kept and handed between processes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .rendered import Rendered, RenderedQuestion, Section


@dataclass(frozen=True)
class Rendering:
    """The HTML of a page as UTF-8, the ids it contains, its links to anchors (path of the file -> anchor -> link as written), what
    MkDocs warned of, and what the page says, packed."""

    html: bytes
    anchors: tuple[str, ...]
    links: Mapping[str, Mapping[str, str]]
    warnings: tuple[str, ...]
    packed: bytes

    @property
    def body(self) -> Rendered:
        """What the page says, unpacked anew each time: all pages unpacked would take twice the memory."""
        headings, questions, sections, words = json.loads(self.packed)
        return Rendered(tuple(map(tuple, headings)), tuple(RenderedQuestion(*each) for each in questions), tuple(Section(*each) for each in sections), words)


def key(path: str, markdown: str) -> str:
    """The name of a rendering among those with the same fingerprint of everything else they depend on: versions, settings, code, addresses."""
    return hashlib.sha256(f"{path}\0{markdown}".encode()).hexdigest()


def fingerprint(parts: Iterable[str]) -> str:
    """One name for many texts."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def encode(rendering: Rendering) -> bytes:
    """The rendering in one piece: a line of JSON, one more for what the page says, and the HTML."""
    return b"\n".join((pack((rendering.anchors, rendering.links, rendering.warnings)), rendering.packed, rendering.html))


def decode(data: bytes) -> Rendering:
    """The rendering that `encode` made bytes of."""
    facts, packed, html = data.split(b"\n", 2)
    anchors, links, warnings = json.loads(facts)
    return Rendering(html, tuple(anchors), links, tuple(warnings), packed)


def pack(value: object) -> bytes:
    """A line of JSON: what a page says, for one."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
