"""The shapes of the data files: what keys and values they hold, as `shapes` checks them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .problem import Problem
from .shapes import Shape, check_group, check_map
from .source import Source
from .yaml_nodes import Node

RISKS = ("none", "downtime", "data", "security")
SEVERITIES = ("danger", "warning", "note")

_SENTENCES = {"type": "text", "length": [3, 600], "required": True, "about": "A sentence or two."}
WORDING: Mapping[str, Shape] = {
    "severity": {"type": "choice", "of": SEVERITIES, "required": True, "about": "danger, warning or note."},
    "title": {"type": "text", "length": [3, 70], "required": True, "about": "A plain statement or an order."},
    "why": _SENTENCES, "fix": _SENTENCES, "rollback": _SENTENCES,
}
RULE: Mapping[str, Shape] = {
    "id": {"type": "slug", "required": True, "about": "The rule's permanent name."},
    **WORDING,
    "matches": {"type": "list", "required": True, "about": "Any one of these is enough.", "of": {"type": "any"}},
    "risk": {"type": "choice", "of": RISKS, "required": True, "about": "What is at stake."},
    "see": {"type": "slug", "required": True, "about": "The article that explains it."},
    "in_context": {"type": "group", "about": "Other wording where the setting is legitimate.", "keys": {
        "backend-behind-proxy": {"type": "group", "about": "Behind a proxy that authenticates.",
                                 "keys": {key: {**rule, "required": False} for key, rule in WORDING.items()}}}},
}

_WORDS = {"type": "text", "length": [1, 80]}
_ID = {"type": "slug"}
_NUMBER = {"type": "number"}
_TYPES = ("text", "plain", "template", "slug", "choice", "date", "url", "path", "list", "group")
_KEY: Mapping[str, Shape] = {          # a key of the front matter
    "type": {"type": "choice", "of": _TYPES, "required": True, "about": f"One of {', '.join(_TYPES)}."},
    "about": {"type": "text", "length": [3, 160], "about": "What writers are told."},
    "required": {"type": "any", "about": "true, or a list of kinds."},
    "length": {"type": "row", "of": [_NUMBER, _NUMBER], "about": "The least and the most characters, such as [3, 70]."},
    "words": {**_NUMBER, "about": "The most words."},
    "of": {"type": "any", "about": "The words to choose from, or the shape of each item."},
    "keys": {"type": "any", "about": "The keys of the group."},
}
_NEEDS = {"choice": "of", "list": "of", "group": "keys"}


def software_problems(source: Source, node: Node) -> list[Problem]:
    """What is wrong with software.yml: every id has a name."""
    return check_map(source, node, _WORDS)[1]


def schema_problems(source: Source, node: Node) -> list[Problem]:
    """What is wrong with schema.yml: every key has a shape, and says what it is for."""
    return list(_keys(source, node))


def shapes_of(node: Node) -> dict[str, Any]:
    """The shapes that a sound schema.yml holds, by the key of the front matter."""
    return {name.text or "": _shape_of(shape) for name, shape in node.entries or ()}


def words_problems(source: Source, node: Node, schema: Mapping[str, Any]) -> list[Problem]:
    """What is wrong with words.yml: a word for everything that the schema lets writers choose, and the fixed words of the pages."""
    return check_group(source, node, _words(schema))[1]


def _keys(source: Source, node: Node) -> Iterator[Problem]:
    if node.entries is None:
        yield source.problem(node.place, "wrong-type", f"The keys must be a group, not {node.shape}.", "Write a shape for each.")
    for name, shape in node.entries or ():
        yield from _shape(source, name.text or "", shape)
        if shape.entries is not None and not shape.get("about"):
            yield source.problem(name.place, "missing-key", f"'{name.text}' does not say what it is for.", "Add about: and a sentence.")


def _shape(source: Source, name: str, node: Node) -> Iterator[Problem]:
    if node.entries is None:
        yield source.problem(node.place, "wrong-type", f"'{name}' must be a group of keys, not {node.shape}.", "Such as {type: text, about: …}.")
        return
    value, problems = check_group(source, node, _KEY)
    yield from problems
    kind, required, of = value.get("type"), node.get("required"), node.get("of")
    if required and required.text != "true" and not _texts(required):
        yield source.problem(required.place, "wrong-type", "'required' must be true or a list of kinds.", "Delete it for a key that no page needs.")
    if (need := _NEEDS.get(kind)) and not node.get(need):
        yield source.problem(node.place, "missing-key", f"'{name}' is a {kind} without '{need}'.", _KEY[need]["about"])
    elif kind == "choice" and of and not _texts(of):
        yield source.problem(of.place, "wrong-type", f"'{name}' must offer a list of words.", "Such as of: [one, two].")
    elif kind == "list" and of:
        yield from _shape(source, name, of)
    elif kind == "group" and (keys := node.get("keys")):
        yield from _keys(source, keys)


def _shape_of(node: Node) -> Shape:
    shape, of, keys = node.plain, node.get("of"), node.get("keys")
    if shape.get("required") == "true":
        shape["required"] = True
    if "length" in shape:
        shape["length"] = [*map(int, shape["length"])]
    if "words" in shape:
        shape["words"] = int(shape["words"])
    if of and shape["type"] == "list":
        shape["of"] = _shape_of(of)
    if keys and shape["type"] == "group":
        shape["keys"] = shapes_of(keys)
    return shape


def _texts(node: Node) -> bool:
    return bool(node.items) and all(item.text for item in node.items or ())


def _words(schema: Mapping[str, Any]) -> Mapping[str, Shape]:
    message, box = schema.get("messages", {}).get("of", {}).get("keys", {}), schema.get("answer", {}).get("keys", {})
    badge, folder = _row("the badge, its word", _ID, _WORDS), _row("the name, what is in it", _WORDS, _WORDS)
    side = _choices(box, "side")
    return {
        "seen": _each(_choices(message, "seen"), _WORDS),
        "where": _each(_choices(message, "seen"), _WORDS),
        "side": _each(_choices(message, "side"), _WORDS),
        "acts": _each(_choices(message, "acts"), badge),
        "acting": _each(side, _WORDS), "who": _each(side, _WORDS), "fixes_by_side": _each(side, _WORDS),
        "answer": _each(_kinds(schema.get("answer", {})), _each(("means", "side", "first"), _WORDS)),
        "doors": _map(_row("the id, the badge, the door", _ID, _ID, _WORDS), "The headings that become doors."),
        "sections": _map(folder, "The top folders."),
        "risks": _each(RISKS, _WORDS),
        "back": {**_WORDS, "required": True, "about": "The button below a screen."},
        "exposes": _each(_choices(message, "exposes"), _WORDS),
        "questions": _each(("fix", "explainer", "guide", "tool"), _WORDS),
    }


def _choices(keys: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """What writers may choose for a key of the front matter."""
    shape = keys.get(name, {})
    return tuple(shape.get("of", {}).get("of", ()) if shape.get("type") == "list" else shape.get("of", ()))


def _kinds(shape: Shape) -> tuple[str, ...]:
    """The kinds of page that have to have a key of the front matter."""
    required = shape.get("required", ())
    return () if isinstance(required, bool) else tuple(required)


def _each(names: Iterable[str], shape: Shape) -> dict[str, Any]:
    named = {name: {**shape, "required": True, "about": "Write what readers see for it."} for name in names}
    return {"type": "group", "required": True, "about": f"Its keys are: {', '.join(named)}.", "keys": named}


def _map(of: Shape, about: str) -> dict[str, Any]:
    return {"type": "map", "of": of, "required": True, "about": about}


def _row(about: str, *of: Shape) -> dict[str, Any]:
    return {"type": "row", "of": of, "about": f"In this order: {about}."}
