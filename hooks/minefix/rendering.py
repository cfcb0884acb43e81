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
    MkDocs warned of, and what the page says."""

    html: bytes
    anchors: tuple[str, ...]
    links: Mapping[str, Mapping[str, str]]
    warnings: tuple[str, ...]
    body: Rendered


def key(path: str, markdown: str) -> str:
    """The name of a rendering among those with the same fingerprint of everything else they depend on: versions, settings, code, addresses."""
    return hashlib.sha256(f"{path}\0{markdown}".encode()).hexdigest()


def fingerprint(parts: Iterable[str]) -> str:
    """One name for many things that a rendering depends on."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def encode(rendering: Rendering) -> bytes:
    """The rendering in one piece: a line of JSON, and the HTML."""
    facts = json.dumps({**vars(rendering), "html": ""}, ensure_ascii=False, separators=(",", ":"))
    return facts.encode() + b"\n" + rendering.html


def decode(data: bytes) -> Rendering:
    """The rendering that `encode` made bytes of."""
    end = data.index(b"\n")
    value = json.loads(data[:end])
    headings, questions, sections, words = value["body"]
    body = Rendered(tuple(map(tuple, headings)), tuple(RenderedQuestion(*each) for each in questions), tuple(Section(*each) for each in sections), words)
    return Rendering(data[end + 1:], tuple(value["anchors"]), value["links"], tuple(value["warnings"]), body)
