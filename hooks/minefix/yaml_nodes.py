"""YAML with the position of every key and value; scalars stay the text that was written (1.10 is "1.10", no is "no")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from .problem import Problem
from .source import UNSEEN, Place, Source

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 20
_NULL = frozenset(("", "~", "null", "Null", "NULL"))


class Node(NamedTuple):
    """One YAML value. Exactly one of `text`, `items`, `entries` is set; an empty value has none of them."""

    place: Place
    text: str | None = None
    items: tuple[Node, ...] | None = None
    entries: tuple[tuple[Node, Node], ...] | None = None

    @property
    def empty(self) -> bool:
        """True for `key:` with nothing behind it."""
        return self.text is None and self.items is None and self.entries is None

    @property
    def shape(self) -> str:
        """What it is, in a writer's words."""
        if self.entries is not None:
            return "a group of keys"
        if self.items is not None:
            return "a list"
        return "empty" if self.empty else "text"

    @property
    def plain(self) -> Any:
        """What was written, as text, list and dict; None for an empty value."""
        if self.entries is not None:
            return {key.text: value.plain for key, value in self.entries}
        return self.text if self.items is None else [item.plain for item in self.items]

    def get(self, key: str) -> Node | None:
        """The value of `key` in a group of keys."""
        return next((value for name, value in self.entries or () if name.text == key), None)


def parse(source: Source, start: int = 0, end: int | None = None) -> tuple[Node | None, list[Problem]]:
    """The YAML between two offsets of a source, and what is wrong with it. None where nothing can be read."""
    first_line = source.text.count("\n", 0, start) + 1
    problems: list[Problem] = []
    try:
        return _document(_events(source.text[start:end]), source, first_line, problems), problems
    except yaml.YAMLError as error:
        return None, [_yaml_problem(source, start, first_line, error)]


def compose(text: str) -> list[yaml.Node]:
    """The trees of a YAML text, one for each document, as its own library makes them, references included; yaml.YAMLError where it cannot
    be read or is nested without end."""
    for _ in _events(text, references=True):
        pass
    return [*yaml.compose_all(text, Loader=LOADER)]


def _events(text: str, references: bool = False) -> Iterator[yaml.Event]:
    """What a YAML text consists of; yaml.YAMLError where it cannot be read, is nested without end, or refers to itself and may not.

    A few lines of either would keep a reader busy for hours, or crash it.
    """
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST or (isinstance(event, yaml.AliasEvent) and not references):
            what = f"it is nested more than {DEEPEST} levels deep" if depth > DEEPEST else f"'*{event.anchor}' refers to another value"
            raise yaml.MarkedYAMLError(problem=what, problem_mark=event.start_mark)
        yield event


def _document(events: Iterator[yaml.Event], source: Source, first_line: int, problems: list[Problem]) -> Node:
    next(events)                                            # the stream begins
    if isinstance(next(events), yaml.StreamEndEvent):
        return Node(Place(first_line, 1))
    root = _node(next(events), events, source, first_line, problems)
    next(events)                                            # the document ends
    more = next(events)
    if isinstance(more, yaml.DocumentStartEvent):
        raise yaml.MarkedYAMLError(problem="a second document begins", problem_mark=more.start_mark)
    return root


def _node(event: yaml.Event, events: Iterator[yaml.Event], source: Source, first_line: int, problems: list[Problem]) -> Node:
    """The node that an event begins; takes from `events` all that belongs to it."""
    place = Place(event.start_mark.line + first_line, event.start_mark.column + 1)
    if isinstance(event, yaml.ScalarEvent):
        is_null = not event.style and (event.value in _NULL if event.tag is None else event.tag.endswith(":null"))
        return Node(place) if is_null else Node(place, text=event.value)
    inner: list[Node] = []
    while not isinstance(following := next(events), yaml.CollectionEndEvent):
        inner.append(_node(following, events, source, first_line, problems))
    if isinstance(event, yaml.SequenceStartEvent):
        return Node(place, items=tuple(inner))
    entries = tuple(zip(inner[::2], inner[1::2]))
    seen: dict[str | None, Place] = {}
    for key, _ in entries:
        if key.text in seen:
            problems.append(source.problem(
                key.place, "duplicate-key", f"'{key.text or key.shape}' stands here a second time; the first is on line {seen[key.text].line}.",
                "Keep one of them."))
        seen.setdefault(key.text, key.place)
    return Node(place, entries=entries)


def _yaml_problem(source: Source, start: int, first_line: int, error: yaml.YAMLError) -> Problem:
    if isinstance(error, yaml.reader.ReaderError) and (unseen := UNSEEN.search(source.text, start)):
        return source.unseen(unseen.start(), unseen[0])
    never_closed = "end of stream" in str(error) and "quoted scalar" in str(error)
    no_colon = "could not find expected ':'" in str(error)          # noticed a line later only
    mark = not (never_closed or no_colon) and getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(mark.line + first_line, mark.column + 1) if mark else Place(first_line, 1)
    said = (getattr(error, "problem", None) or "it cannot be read").rstrip(".")
    hint = "Check indentation and quotes here and on the line above."
    lines = source.text.split("\n")
    line = lines[place.line - 1:place.line]
    open_quotes = [number for number in range(first_line, place.line) if lines[number - 1].replace('\\"', "").count('"') % 2]
    if never_closed:
        said, hint = "the quote that starts here never ends", "Close it; write \\\" for one inside double quotes, '' for one inside single quotes."
    elif "\\t" in said or (line and line[0].startswith("\t")):
        said, hint = "a tab character is used for indentation", "Use spaces: YAML allows no tabs."
    elif "refers to another" in said:
        hint = "Write the value out at each place."
    elif "nested more" in said:
        hint = "Delete brackets or indentation."
    elif "mapping values are not allowed" in said and line and line[0].count(": ") < 2:
        said, hint = "this line goes in further than the key above it", "Begin keys of one group in the same column."
    elif "mapping values are not allowed" in said:
        said, hint = "a second ': ' stands on one line", "Put the whole text in double quotes."
    elif "cannot start any token" in said and line:
        said, hint = f"a value cannot begin with '{line[0][place.column - 1:place.column]}'", "Put the whole value in double quotes."
    elif no_colon:
        said, hint = "there is no ': ' on this line", "Write the key, a colon, a space and the value, or indent what goes on with the line above."
    elif "expected ',' or" in said and (begin := getattr(error, "context_mark", None)):
        place = Place(begin.line + first_line, begin.column + 1)
        said, hint = "the bracket that starts here does not end where it should", "Close it, and put text with commas, brackets or colons in double quotes."
    elif "did not find expected" in said and len(open_quotes) % 2:       # noticed only at the next quote
        place = Place(open_quotes[-1], lines[open_quotes[-1] - 1].index('"') + 1)
        said, hint = "a quote on this line never ends", "Close it; write \\\" for one inside."
    elif "did not find expected" in said:
        hint = "Check the indentation, put the whole text in double quotes, and write \\\" for one inside."
    return source.problem(place, "yaml-error", f"The YAML cannot be read: {said}.", hint)
