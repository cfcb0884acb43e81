"""Shapes: what keys a YAML group may have and what each value must be, checked with positions. The shapes themselves are in data/schema.yml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from .problem import Problem, did_you_mean, nearest
from .slugs import slug
from .source import UNSEEN, Place, Source
from .yaml_nodes import Node

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
URL = re.compile(r"https://[^\s<>\"'`]+")
PATH = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*/?")
NUMBER = re.compile(r"[0-9]{1,6}")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_MARKDOWN = re.compile(r"`[^`]+`|\*\*\S[^*]*\*\*|\[[^\[\]]+\]\(|\[\[")
_FORMAT = re.compile(r"%(?:\d\$)?[sd]\b")


class Value(NamedTuple):
    """A checked value and its place. `value` is str, date, tuple of Value, or dict of str to Value."""

    value: Any
    place: Place

    def get(self, key: str, default: Any = "") -> Any:
        """The plain value of a key of a group."""
        found = self.value.get(key)
        return default if found is None else found.value

    def texts(self, key: str) -> tuple[str, ...]:
        """The plain texts of a list under a key."""
        return tuple(item.value for item in self.get(key, ()))


Shape = Mapping[str, Any]


def check_group(source: Source, node: Node, shape: Mapping[str, Shape], kind: str = "") -> tuple[Value, list[Problem]]:
    """The group's values by key, and every problem in it: unknown and missing keys, wrong values. `kind` decides what is required."""
    problems: list[Problem] = []
    values: dict[str, Value] = {}
    for key, value in node.entries or ():
        rule = shape.get(key.text or "")
        if rule is None:
            problems.append(source.problem(key.place, "unknown-key", f"'{key.text or key.shape}' is not a known key.", did_you_mean(key.text or "", shape)))
            continue
        if value.empty:
            problems.append(source.problem(key.place, "empty-value", f"'{key.text}' has no value.", "Write one or delete the line."))
            continue
        checked = _check(source, key.text or "", value, rule, problems)
        if checked is not None:
            values[key.text or ""] = checked
    present = {key.text or "" for key, _ in node.entries or ()}
    meant = {nearest(name, shape) for name in present - shape.keys()}       # told as misspelt; told as missing too, they would look like two mistakes
    for name, rule in shape.items():
        required = rule.get("required", False)
        if name not in present | meant and (required is True or (required and kind in required)):
            problems.append(source.problem(node.place, "missing-key", f"'{name}' is missing.", rule["about"]))
    return Value(values, node.place), problems


def check_map(source: Source, node: Node, shape: Shape) -> tuple[Value, list[Problem]]:
    """The values of a group that may have any keys, all of one shape, and every problem in it."""
    problems = [source.problem(key.place, "wrong-type", f"A key must be a word, not {key.shape}.") for key, _ in node.entries or () if not key.text]
    checked = {key.text or "": _check(source, key.text or "", value, shape, problems) for key, value in node.entries or ()}
    return Value({key: value for key, value in checked.items() if value is not None}, node.place), problems


def _check(source: Source, name: str, node: Node, rule: Shape, problems: list[Problem]) -> Value | None:
    kind = rule["type"]
    if kind == "any":
        return Value(node, node.place)
    if kind in _WHOLES:
        return _WHOLES[kind](source, name, node, rule, problems)
    if node.text is None:
        problems.append(source.problem(node.place, "wrong-type", f"'{name}' must be {_TYPES[kind]}, not {node.shape}.", rule.get("about", "")))
        return None
    if unseen := UNSEEN.search(node.text):
        problems.append(source.unseen(node.place, unseen[0]))
        return None
    fault, value = _CHECKS[kind](node.text, rule)
    if fault:
        problems.append(source.problem(node.place, fault[0], f"'{name}' {fault[1]}", fault[2]))
        return None
    return Value(value, node.place)


def _check_list(source: Source, name: str, node: Node, rule: Shape, problems: list[Problem]) -> Value | None:
    if node.items is None:
        problems.append(source.problem(node.place, "wrong-type", f"'{name}' must be a list, not {node.shape}.", "Write [one, two] or a line with '- ' for each."))
        return None
    if not node.items:
        problems.append(source.problem(node.place, "empty-value", f"'{name}' is an empty list.", "Write its items or delete the line."))
    checked = [_check(source, name, item, rule["of"], problems) for item in node.items]
    values = tuple(value for value in checked if value is not None)
    seen: set[Any] = set()
    for value in values:
        if isinstance(value.value, str) and value.value in seen:
            problems.append(source.problem(value.place, "duplicate-value", f"'{value.value}' stands twice in '{name}'.", "Delete one."))
        if isinstance(value.value, str):
            seen.add(value.value)
    return Value(values, node.place)


def _check_nested(source: Source, name: str, node: Node, rule: Shape, problems: list[Problem]) -> Value | None:
    if node.entries is None:
        problems.append(source.problem(node.place, "wrong-type", f"'{name}' must be a group of keys, not {node.shape}.", f"Its keys are: {', '.join(rule['keys'])}."))
        return None
    value, nested = check_group(source, node, rule["keys"])
    problems.extend(nested)
    return value


def _check_map(source: Source, name: str, node: Node, rule: Shape, problems: list[Problem]) -> Value | None:
    if node.entries is None:
        problems.append(source.problem(node.place, "wrong-type", f"'{name}' must be a group of keys, not {node.shape}.", rule.get("about", "")))
        return None
    value, nested = check_map(source, node, rule["of"])
    problems.extend(nested)
    return value


def _check_row(source: Source, name: str, node: Node, rule: Shape, problems: list[Problem]) -> Value | None:
    if node.items is None or len(node.items) != len(rule["of"]):
        found = node.shape if node.items is None else str(len(node.items))
        problems.append(source.problem(node.place, "wrong-type", f"'{name}' must be a list of {len(rule['of'])}, not {found}.", rule.get("about", "")))
        return None
    checked = [_check(source, name, item, shape, problems) for item, shape in zip(node.items, rule["of"])]
    return Value(tuple(value for value in checked if value is not None), node.place)


_WHOLES = {"list": _check_list, "group": _check_nested, "map": _check_map, "row": _check_row}
Fault = tuple[str, str, str] | None


def _text(text: str, rule: Shape) -> tuple[Fault, str]:
    text = " ".join(text.split())
    low, high = rule.get("length", (1, 100_000))
    if not low <= len(text) <= high:
        wrong = "short" if len(text) < low else "long"
        return (f"too-{wrong}", f"is too {wrong}: {len(text)} characters.", f"Write {low} to {high}."), text
    most = rule.get("words")
    if most and len(text.split()) > most:
        return ("too-long", f"is too long: {len(text.split())} words.", f"Write at most {most}."), text
    return None, text


def _plain(text: str, rule: Shape) -> tuple[Fault, str]:
    if sign := _MARKDOWN.search(text):
        return ("not-plain", f"is shown as it is, '{sign[0]}' too.", "Write plain words: there is no Markdown here."), text
    return _text(text, rule)


def _choice(text: str, rule: Shape) -> tuple[Fault, str]:
    if text not in rule["of"]:
        return ("unknown-value", f"cannot be '{text}'.", did_you_mean(text, rule["of"])), text
    return None, text


def _date(text: str, _: Shape) -> tuple[Fault, date | None]:
    try:
        return None, date.fromisoformat(text)
    except ValueError:
        return ("wrong-type", f"must be a date, not '{text}'.", "Write it as 2026-11-23."), None


def _pattern(pattern: re.Pattern[str], what: str, how: str):
    def check(text: str, _: Shape) -> tuple[Fault, str]:
        if not pattern.fullmatch(text):
            return ("wrong-type", f"must be {what}, not '{text}'.", how), text
        return None, text
    return check


def _slug(text: str, _: Shape) -> tuple[Fault, str]:
    if not SLUG.fullmatch(text):
        return ("wrong-type", f"must be lower-case words joined by hyphens, not '{text}'.", f"Write '{slug(text, empty='invalid-session')}'."), text
    return None, text


def _template(text: str, rule: Shape) -> tuple[Fault, str]:
    if sign := _FORMAT.search(text):
        return ("bad-placeholder", f"has '{sign[0]}', as programs write it.", "Write a word in braces for what varies, such as {name}."), text
    for name in PLACEHOLDER.findall(text):
        if not SLUG.fullmatch(name):
            return ("bad-placeholder", f"has the placeholder '{{{name}}}'.", "A placeholder is a lower-case word in braces, such as {name}."), text
    if not re.search(r"[^\W\d_]{3}", PLACEHOLDER.sub("", text)):
        return ("too-short", "has no word of its own beside placeholders.", "Write the words people see."), text
    return _text(text, rule)


_TYPES = {"number": "a number", "text": "text", "plain": "text", "choice": "one word", "date": "a date", "slug": "a short name", "url": "an address", "path": "an address on this site", "template": "text"}
_CHECKS = {
    "text": _text, "plain": _plain, "choice": _choice, "date": _date, "template": _template,
    "slug": _slug,
    "number": _pattern(NUMBER, "a whole number", "Such as 20."),
    "url": _pattern(URL, "a full https address", "Such as https://docs.papermc.io/velocity/faq/."),
    "path": _pattern(PATH, "an address on this site", "Such as fixes/old-address/."),
}
