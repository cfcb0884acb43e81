"""A rendering: what comes of a page's Markdown, in a form that can be kept and handed between processes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .rendered import Rendered, RenderedQuestion, Section


@dataclass(frozen=True)
class Rendering:
    """The HTML of a page, the ids it contains, its links to anchors (path of the file -> anchor -> link as written), what MkDocs
    warned of, and what the page says."""

    html: str
    anchors: tuple[str, ...]
    links: Mapping[str, Mapping[str, str]]
    warnings: tuple[str, ...]
    body: Rendered


def key(fingerprint: str, path: str, markdown: str) -> str:
    """The name of a rendering. `fingerprint` stands for everything else the result depends on: versions, settings, code, addresses."""
    return hashlib.sha256(f"{fingerprint}\0{path}\0{markdown}".encode()).hexdigest()


def fingerprint(parts: Iterable[str]) -> str:
    """One name for many things that a rendering depends on."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def encode(rendering: Rendering) -> str:
    """The rendering as text."""
    return json.dumps(rendering, ensure_ascii=False, separators=(",", ":"), default=vars)


def decode(text: str) -> Rendering:
    """The rendering that `encode` made a text of."""
    value = json.loads(text)
    body = value["body"]
    return Rendering(
        html=value["html"], anchors=tuple(value["anchors"]), links=value["links"], warnings=tuple(value["warnings"]),
        body=Rendered(headings=tuple((level, anchor, name) for level, anchor, name in body["headings"]),
                      questions=tuple(RenderedQuestion(**question) for question in body["questions"]),
                      sections=tuple(Section(**section) for section in body["sections"]), words=body["words"]),
    )
