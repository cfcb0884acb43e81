"""A built page as the linter sees it: its JSON-LD, its head, and the questions a reader sees."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from typing import Any

from minefix.html_tree import text, tree
from minefix.rendered import RenderedQuestion, read

_NOT_ANSWER = ("h1", "h2", "h3", "section", "aside", "nav", "footer")


@dataclass
class Page:
    """`scripts` are the texts of the JSON-LD elements, ended where a browser ends them; `metas` by name or property."""

    html: str
    scripts: list[str] = field(default_factory=list)
    canonical: str = ""
    metas: dict[str, str] = field(default_factory=dict)
    updated: list[str] = field(default_factory=list)        # the datetime of every <time> in .mf-meta

    @classmethod
    def read(cls, html: str) -> Page:
        page = cls(html)
        reader = _Reader(page)
        reader.feed(html)
        reader.close()
        return page

    @cached_property
    def json_error(self) -> str:
        """What a strict JSON parser says of the first script; empty if it is satisfied."""
        try:
            _parsed(self.scripts[0] if self.scripts else "{}")
        except ValueError as error:
            return str(error)
        return ""

    @cached_property
    def document(self) -> Any:
        return {} if self.json_error or not self.scripts else _parsed(self.scripts[0])

    @cached_property
    def graph(self) -> list[dict[str, Any]]:
        """The nodes of `@graph`."""
        graph = self.document.get("@graph", []) if isinstance(self.document, dict) else []
        return [node for node in graph if isinstance(node, dict)]

    @cached_property
    def nodes(self) -> list[dict[str, Any]]:
        """Every node at any depth; a bare reference is one too."""
        return [value for _, value in self.values if isinstance(value, dict)]

    @cached_property
    def values(self) -> list[tuple[str, Any]]:
        """Every value at any depth, with the property it is of; the members of a list one by one."""
        return list(_values("@graph", self.graph)) if self.graph else []

    @cached_property
    def questions(self) -> tuple[RenderedQuestion, ...]:
        """The questions as they are shown."""
        return read(self.html, self.canonical).questions

    @cached_property
    def answers(self) -> dict[str, str]:
        """The text below each question's heading, by its anchor: up to the next heading or the end of what it stands in."""
        found: dict[str, str] = {}
        for question in self.questions:
            heading = tree(self.html).find(f".//h3[@id='{question.anchor}']")
            found[question.anchor] = heading.tail or ""
            for node in heading.itersiblings():
                if node.tag in _NOT_ANSWER or "footnote" in node.get("class", ""):
                    break
                found[question.anchor] += f" {text(node)} {node.tail or ''}"
        return found

    def of_type(self, *names: str) -> list[dict[str, Any]]:
        """The nodes with one of these types."""
        return [node for node in self.nodes if set(types(node)) & set(names)]


def types(node: dict[str, Any]) -> list[str]:
    """The types of a node."""
    found = node.get("@type", [])
    return found if isinstance(found, list) else [found]


def as_list(value: Any) -> list[Any]:
    """A property's values; JSON-LD writes a single one without a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def inner(node: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The nodes nested in a property."""
    return [value for value in as_list(node.get(name)) if isinstance(value, dict)]


def _parsed(text: str) -> Any:
    def refuse(constant: str) -> None:
        raise ValueError(f"{constant} is not JSON")

    return json.loads(text, parse_constant=refuse)


def _values(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, list) and value:
        for member in value:
            yield from _values(name, member)
        return
    yield name, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _values(key, inner)


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page, self.in_script, self.meta_line = page, False, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "script" and found.get("type") == "application/ld+json":
            self.in_script = True
            self.page.scripts.append("")
        elif tag == "link" and found.get("rel") == "canonical":
            self.page.canonical = found.get("href", "")
        elif tag == "meta":
            self.page.metas[found.get("property") or found.get("name", "")] = found.get("content", "")
        elif "mf-meta" in found.get("class", "").split():
            self.meta_line = tag
        elif tag == "time" and self.meta_line:
            self.page.updated.append(found.get("datetime", ""))

    def handle_endtag(self, tag: str) -> None:
        self.in_script = self.in_script and tag != "script"
        if tag == self.meta_line:
            self.meta_line = ""

    def handle_data(self, data: str) -> None:
        if self.in_script:
            self.page.scripts[-1] += data
