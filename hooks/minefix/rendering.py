"""A rendering: what comes of a page's Markdown, in a form that can be kept and handed between processes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

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
    facts = json.dumps({**vars(rendering), "html": ""}, ensure_ascii=False, separators=(",", ":"), default=_fields)
    return facts.encode() + b"\n" + rendering.html


def decode(data: bytes) -> Rendering:
    """The rendering that `encode` made bytes of."""
    end = data.index(b"\n")
    value = json.loads(data[:end])
    body = value["body"]
    return Rendering(
        html=data[end + 1:], anchors=tuple(value["anchors"]), links=value["links"], warnings=tuple(value["warnings"]),
        body=Rendered(headings=tuple((level, anchor, name) for level, anchor, name in body["headings"]),
                      questions=tuple(RenderedQuestion(**question) for question in body["questions"]),
                      sections=tuple(Section(**section) for section in body["sections"]), words=body["words"]),
    )


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields(value)}
