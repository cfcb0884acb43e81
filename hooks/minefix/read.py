"""An article from its file: front matter, messages, questions, all with their places."""

from __future__ import annotations

import posixpath

from . import front_matter
from .article import Answer, Article, Link, Message, Ref, Verified
from .data_files import Data
from .problem import Problem, did_you_mean
from .shapes import Value
from .source import Source
from .typography import curled

LONGEST = 200_000       # characters; a page of that size is 150 minutes of reading


def read(source: Source, data: Data) -> tuple[Article | None, list[Problem]]:
    """The article of a source whose path is below docs/, and every problem of its front matter. None where it cannot be used."""
    if len(source.text) > LONGEST:
        return None, [source.problem(0, "page-too-long", f"The page has {len(source.text):,} characters.", f"Split it: at most {LONGEST:,}.")]
    value, body_at, problems = front_matter.read(source, data.schema)
    if value is None:
        return None, problems
    if not (value.get("id") and value.get("title") and value.get("kind")):
        return None, problems
    messages = tuple(_message(item) for item in value.get("messages", ()))
    problems += _unknown_software(source, value, data)
    article = Article(
        source=source, url=url_of(source.path), section=_section(source.path), kind=value.get("kind"), id=value.get("id"), title=curled(value.get("title")),
        description=curled(value.get("description")), level=value.get("level"), answer=_answer(value), messages=messages,
        phrases=_refs(value, "phrases"), asked=value.texts("asked"), not_to_confuse=_refs(value, "not_to_confuse"), related=_refs(value, "related"), tools=_refs(value, "tools"),
        contexts=value.texts("context"), moved_from=value.texts("moved_from"), verified=_verified(value),
        sources=tuple(Link(curled(item.get("title")), item.get("url")) for item in value.get("sources", ())), body_at=body_at,
        places={key: item.place for key, item in value.value.items()},
    )
    return article, problems


def url_of(path: str) -> str:
    """The address below the site root: docs/fixes/x.md -> fixes/x/, docs/index.md -> '' (directory addresses)."""
    stem = posixpath.splitext(path.removeprefix("docs/"))[0]
    stem = "" if stem == "index" else stem.removesuffix("/index")
    return f"{stem}/" if stem else ""


def _section(path: str) -> str:
    parts = path.removeprefix("docs/").split("/")
    return parts[0] if len(parts) > 1 else ""


def _answer(value: Value) -> Answer | None:
    box = value.value.get("answer")
    return Answer(*(curled(box.get(key)) for key in ("means", "side", "why", "first"))) if box else None


def _verified(value: Value) -> Verified | None:
    box = value.value.get("verified")
    return Verified(box.get("on"), curled(box.get("with"))) if box and box.get("on") else None


def _message(item: Value) -> Message:
    return Message(
        text=item.get("text"), seen=item.get("seen"), on=item.texts("on"), side=item.get("side"), means=curled(item.get("means")), acts=item.texts("acts"),
        place=item.place, key=item.get("key"), since=item.get("since"), until=item.get("until"), severity=item.get("severity", "error"),
        exposes=item.get("exposes"),
    )


def _refs(value: Value, key: str) -> tuple[Ref, ...]:
    return tuple(Ref(item.value, item.place) for item in value.get(key, ()))


def _unknown_software(source: Source, value: Value, data: Data) -> list[Problem]:
    return [
        source.problem(name.place, "unknown-value", f"'{name.value}' is not known software.", did_you_mean(name.value, data.software))
        for item in value.get("messages", ()) for name in item.get("on", ()) if name.value not in data.software
    ]
