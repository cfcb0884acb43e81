"""The data files: facts as typed values. A broken one is an error for everybody, so nothing is published with it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from . import inline
from .data_shapes import RULE, WORDING, schema_problems, shapes_of, software_problems, words_problems
from .problem import Problem
from .shapes import Value, check_group
from .source import Place, Source
from .telling import Phrase
from .typography import curled
from .yaml_nodes import Node, parse

RULE_CLASS = "rule-"          # with the id of a rule behind it, the class of an admonition that is the warning of that rule
TESTS = ("empty", "not-empty", "weak-password", "published-port", "published-rcon", "public-address")


@dataclass(frozen=True)
class Condition:
    """One key and what it must hold: one of `values` (lower case), or a named test."""

    key: str
    values: tuple[str, ...] = ()
    test: str = ""


@dataclass(frozen=True)
class Match:
    """One way a rule is met: a condition in one of `files` together with others in the same file, a shell command with one word of each of
    `args` and none of `without`, or words that tell it."""

    files: tuple[str, ...] = ()
    condition: Condition | None = None
    others: tuple[Condition, ...] = ()
    command: tuple[str, ...] = ()
    args: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()
    test: str = ""
    told: Phrase | None = None


@dataclass(frozen=True)
class Wording:
    """How a warning speaks; `severity` is danger, warning or note."""

    severity: str
    title: str
    why: str
    fix: str
    rollback: str


@dataclass(frozen=True)
class Rule:
    """One dangerous setting. `risk` is one of RISKS, `see` the id of the article that explains it, `see_at` where that stands in the rule file."""

    id: str
    wording: Wording
    matches: tuple[Match, ...]
    risk: str
    see: str
    contexts: Mapping[str, Wording]
    see_at: Place = field(default=Place(1, 1), compare=False)


@dataclass(frozen=True)
class Data:
    """Everything the data files say."""

    schema: Mapping[str, Any]
    rules: tuple[Rule, ...]
    software: Mapping[str, str]             # id -> name
    words: Mapping[str, Any]                # sides, actors, kinds … (data/words.yml)
    digest: str = field(compare=False)      # of the files as written


def load(read: Callable[[str], str], folder: str = "hooks/data/") -> tuple[Data | None, list[Problem]]:
    """The data files by way of `read(name) -> text`. No data where one of them has a problem."""
    digest = hashlib.sha256()

    def source(name: str) -> Source:
        text = read(name)
        digest.update(f"{name}\0{text}\0".encode())
        return Source.read(folder + name, text)

    schema, in_schema = _group(source("schema.yml"), schema_problems, shapes_of)
    software, in_software = _group(source("software.yml"), software_problems)
    words, in_words = _group(source("words.yml"), lambda *file: words_problems(*file, schema))
    rules, in_rules = _rules(source("danger.yml"))
    problems = [*in_schema, *in_software, *(() if in_schema else in_words), *in_rules]      # what words there must be, only a sound schema can tell
    return (None, problems) if problems else (Data(schema, rules, software, words, digest.hexdigest()), [])


def _group(source: Source, check: Callable[[Source, Node], list[Problem]], made: Callable[[Node], dict[str, Any]] = lambda node: node.plain) -> tuple[dict[str, Any], list[Problem]]:
    """What is `made` of a file that is a group of keys; nothing where it has a problem."""
    node, problems = parse(source)
    if not problems and (node is None or node.entries is None):
        problems = [source.problem(0, "data-shape", "The file must be a group of keys.")]
    problems = problems or check(source, node)
    return ({}, problems) if problems else (made(node), [])


def _rules(source: Source) -> tuple[tuple[Rule, ...], list[Problem]]:
    node, problems = parse(source)
    if node is None or problems:
        return (), problems
    if node.items is None:
        return (), [source.problem(node.place, "data-shape", "The rules must be a list.", "Start each with '- id: …'.")]
    rules: dict[str, Rule] = {}
    for item in node.items:
        if item.entries is None:
            problems.append(source.problem(item.place, "data-shape", f"A rule must be a group of keys, not {item.shape}.", "Start it with '- id: …'."))
            continue
        value, found = check_group(source, item, RULE)
        matches = _matches(source, item.get("matches"), found)
        for group in (value, *value.get("in_context", {}).values()):
            found += [source.problem(one.place, "not-plain", f"'{key}' holds a link or HTML.", "Write words and `code` only.")
                      for key, one in group.value.items() if key in WORDING and not _is_plain(one.value)]
        problems += found
        if found:
            continue
        rule = _rule(value, matches)
        if rule.id in rules:
            problems.append(source.problem(item.place, "duplicate-id", f"The rule '{rule.id}' stands here a second time.", "Give it another id or delete it."))
        rules[rule.id] = rule
    return tuple(rules.values()), problems


def _rule(value: Value, matches: tuple[Match, ...]) -> Rule:
    wording = Wording(*(curled(value.get(key)) for key in WORDING))
    contexts = value.get("in_context", {})
    return Rule(
        id=value.get("id"), wording=wording, matches=matches, risk=value.get("risk"), see=value.get("see"),
        contexts={name: replace(wording, **{key: curled(item.value) for key, item in group.value.items()}) for name, group in contexts.items()},
        see_at=value.value["see"].place,
    )


def _matches(source: Source, node: Node | None, problems: list[Problem]) -> tuple[Match, ...]:
    made = []
    for item in (node.items or ()) if node else ():
        if matches := _match(item):
            made += matches
        else:
            problems.append(source.problem(item.place, "bad-match", "This match cannot be understood.",
                                           f"Write file, key and is (or test: {', '.join(TESTS)}), command with args, or told."))
    return tuple(made)


def _match(node: Node) -> list[Match]:
    """What an item under "matches" stands for: one match, or one for each of its commands; nothing where it cannot be understood."""
    keys = {key.text for key, _ in node.entries or ()}
    test = node.get("test")
    args = node.get("args")
    several = (args.items or (args,)) if args else ()
    if (test and test.text not in TESTS) or not all(map(_is_words, (*map(node.get, ("file", "is", "command", "without", "told")), *several))):
        return []
    if keys == {"told"}:
        phrases = [*map(Phrase, _words(node.get("told")))]
        return [Match(told=phrase) for phrase in phrases] if all(phrase.is_sound for phrase in phrases) else []
    if commands := _words(node.get("command")) if keys <= {"command", "args", "without", "test"} else ():
        return [Match(command=tuple(command.split()), args=tuple(map(_words, several)), without=_words(node.get("without")), test=test.text or "" if test else "")
                for command in commands] if all(re.search(r"[\w-]", command.partition(" ")[0]) for command in commands) else []
    files = _words(node.get("file"))
    condition = _condition(node)
    more = node.get("and")
    others = tuple(_condition(item) for item in (more.items or ())) if more else ()
    if (more and not others) or not files or condition is None or None in others or not keys <= {"file", "key", "is", "test", "and"}:
        return []
    return [Match(files=files, condition=condition, others=tuple(c for c in others if c))]


def _condition(node: Node) -> Condition | None:
    key, values, test = node.get("key"), _words(node.get("is")), node.get("test")
    if not _is_words(node.get("is")) or not key or not key.text or bool(values) == bool(test) or (test and test.text not in TESTS):
        return None
    return Condition(key.text, tuple(value.lower() for value in values), test.text or "" if test else "")


def _is_plain(text: str) -> bool:
    """Words and code, nothing that Markdown or a browser makes something else of."""
    return all(token.kind == "code" or token.kind == "prose" and "<" not in token.text for token in inline.tokens(text, 0, len(text)))


def _is_words(node: Node | None) -> bool:
    return node is None or node.text is not None or (bool(node.items) and all(item.text is not None for item in node.items))


def _words(node: Node | None) -> tuple[str, ...]:
    if node is None:
        return ()
    return tuple(item.text or "" for item in node.items) if node.items is not None else tuple((node.text or "",))
