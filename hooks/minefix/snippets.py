"""Snippets: the settings and commands that a fenced block, inline code or a sentence shows, read by the grammar it has."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

import yaml

from . import java_properties, shell
from .scan import Block
from .yaml_nodes import compose

_LANGUAGES = {
    "properties": "properties", "toml": "toml", "yaml": "yaml", "yml": "yaml", "screen": "none", "json": "json",
    **dict.fromkeys(("dockerfile", "docker", "containerfile"), "dockerfile"),
    **dict.fromkeys(("sh", "bash", "zsh", "shell", "powershell", "batch", "bat", "cmd"), "lines"),
}
_ENDINGS = {"properties": "properties", "toml": "toml", "yml": "yaml", "yaml": "yaml"}
_WORD = re.compile(r"[^\s\"'`(),;:]+")
_SECTION = re.compile(r"[ \t]*\[([\w.\-]+)\][ \t]*$")
_ITEM = re.compile(r"([A-Za-z_][\w.-]*)=(.*)", re.DOTALL)
_SEARCHED = frozenset(("regexp", "regex", "search_string", "insertafter", "insertbefore"))     # of Ansible: what is there already
_STEP = re.compile(r"^[ \t]*(USER|FROM)[ \t]+(\S+)", re.MULTILINE | re.IGNORECASE)
LATELY = 64         # blocks that are still known: of one page, a check and the danger rules want the same ones
_VISITS = 3
_ITEMS = 40         # of a list that is an option of a task
_INNER = 2          # settings inside the value of a setting
_NONE = frozenset(("", "~", "null", "Null", "NULL"))
# A name, a sign or a small word, and a value, wherever they stand. Dashes in front, Docker's -e and --env=, PowerShell's $env: and yq's dot do not count.
_MENTION = re.compile(r"""(?<![\w.-])(?:--env=|-e(?=[A-Z])|\$env:|-{0,2}\.?)(\w[\w.-]*+)["'`*]{0,3}[ \t]*+([=:→]|->|(?:to|is|as|at|on)(?= ))[ \t]*+["'`*]{0,3}?("[^"\n]*"|'[^'\n]*'|[\w$\[:][^\s,;|&<>()/\\"'`*]*+)""")


class Setting(NamedTuple):
    """One key and its value in one file. `file` is a base name, '' where the page does not say; `key` a dotted path; `value` is spelled as
    in the file, with its quotes where the file's grammar makes a difference of them; `part` tells the documents of one YAML text apart."""

    file: str
    key: str
    value: str
    part: int = 0


class Snippet(NamedTuple):
    """What a block shows. `fault` says why it cannot be read, '' where it can."""

    settings: tuple[Setting, ...] = ()
    commands: tuple[tuple[str, ...], ...] = ()
    fault: str = ""
    fault_line: int = 0         # from 0, within the block
    told: str = ""              # its sentences


def read(fence: Block) -> Snippet:
    """What a fenced block shows. Its language says how to read it, else the name of its file; where neither does, its lines are looked
    through for settings and commands."""
    return _read((fence.words[0] if fence.words else "").lower(), file_in(fence.options.get("title", "")), fence.text)


@lru_cache(maxsize=LATELY)
def _read(language: str, file: str, text: str) -> Snippet:
    if grammar := _LANGUAGES.get(language):
        return _by(grammar, text, file)
    text = _added(text) if language == "diff" else text
    grammar = _ENDINGS.get(file.rpartition(".")[2].lower(), "")
    snippet = _by(grammar, text, file) if grammar else Snippet()
    return snippet if snippet.settings else loose(text, file)


def loose(text: str, file: str = "") -> Snippet:
    """The settings and commands in lines of no certain grammar."""
    return Snippet(tuple(_loose(text, file)), tuple(shell.commands(text)))


def mentions(text: str, file: str = "") -> Iterator[Setting]:
    """The settings that a line or a sentence spells out: online-mode=false, bungeecord: true, online-mode to false."""
    for name, sign, value in _MENTION.findall(text):
        if sign in "=:→" or not name.isalpha():      # a plain word and "is" make an ordinary sentence
            yield Setting(file, name, value.rstrip(".!?"))
            for _ in range(_INNER):                 # systemd's Environment=NAME=value
                if inner := _ITEM.fullmatch(unquoted(value)):
                    yield Setting("", inner[1], value := inner[2])


def file_in(title: str) -> str:
    """The base name of the first file that a title names, '' if there is none."""
    names = (word.replace("\\", "/").rpartition("/")[2].rstrip(".") for word in _WORD.findall(title))
    return next((name for name in names if name.rpartition(".")[2].isalpha() and "." in name), "")


def unquoted(value: str) -> str:
    """A value without the quotes around it."""
    return value[1:-1] if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'" else value


def _by(grammar: str, text: str, file: str) -> Snippet:
    try:
        return _GRAMMARS[grammar](text, file)
    except RecursionError:
        return Snippet(fault="it is nested too deeply")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return Snippet(fault=str(getattr(error, "problem", "") or "it is not YAML"), fault_line=mark.line if mark else 0)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        return Snippet(fault=str(error).split(" (at")[0], fault_line=int(at[1]) - 1 if at else text.count("\n"))
    except ValueError:                              # Python reads and writes no number of more than 4300 digits
        return Snippet(fault="a number in it is too long")


def _loose(text: str, file: str) -> Iterator[Setting]:
    section = ""
    for line in text.split("\n"):
        if found := _SECTION.match(line):
            section = f"{found[1]}."
        elif not line.lstrip().startswith(("#", "!", ";", "//")):
            for one in (one for part in shell.written(line) for one in mentions(part, file)):
                yield one
                if section:
                    yield Setting(file, section + one.key, one.value)


def _added(diff: str) -> str:
    """What a diff leaves: its lines without the sign in front, those taken away left out."""
    return "\n".join(line[1:] if line[:1] in ("+", " ") else line for line in diff.split("\n") if not line.startswith(("-", "+++", "@@")))


def _yaml(text: str, file: str) -> Snippet:
    roots = compose(text)
    settings = (one._replace(part=part) for part, root in enumerate(roots) for one in _settings_in(root, file))
    return Snippet(tuple(settings), tuple(words for root in roots for words in _commands_in(root)))


def _settings_in(root: yaml.Node | None, file: str) -> Iterator[Setting]:
    stack: list[tuple[yaml.Node | None, str]] = [(root, "")]
    visits: Counter[int] = Counter()                # what '*name' refers to is read at a few of the places where it stands
    while stack:
        node, path = stack.pop()
        visits[id(node)] += 1
        if visits[id(node)] > _VISITS:
            continue
        if isinstance(node, yaml.MappingNode):
            plain = {key.value: value.value for key, value in node.value if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)}
            if "name" in plain and "value" in plain:                # a third way to write a group of keys: Kubernetes
                yield Setting(file, f"{path}.{plain['name']}", plain["value"])
            if "option" in plain and "value" in plain:              # Ansible's ini_file, about another file
                yield Setting(file_in(plain.get("path", "")), plain["option"], plain["value"])
            gone = {*_SEARCHED, *(("line", "block") if plain.get("state") == "absent" else ())}
            stack += [(value, path if key.value == "<<" else f"{path}.{key.value}" if path else str(key.value)) for key, value in node.value
                      if isinstance(key, yaml.ScalarNode) and key.value not in gone]
        elif isinstance(node, yaml.SequenceNode):
            stack += [(item, f"{path}.{i}") for i, item in enumerate(node.value)]
            items = (_ITEM.match(item.value) for item in node.value if isinstance(item, yaml.ScalarNode))
            yield from (Setting(file, f"{path}.{item[1]}", item[2]) for item in items if item)      # the other way to write a group of keys
        elif isinstance(node, yaml.ScalarNode):
            plain = not node.style
            yield Setting(file, path, "" if plain and node.value in _NONE else node.value if plain else f'"{node.value}"')
            yield from mentions(node.value)         # a file or a command inside of the file


def _commands_in(root: yaml.Node | None) -> Iterator[tuple[str, ...]]:
    """The commands in a YAML file: a text or a list that is one, and a task of Ansible as the command `module name=value …`."""
    stack, seen = [root], set[int]()
    while stack:
        node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            stack += [value for _, value in node.value]
            for key, value in node.value:
                name = str(key.value).rpartition(".")[2] if isinstance(key, yaml.ScalarNode) else ""
                if name and isinstance(value, yaml.MappingNode):
                    yield (name, *(f"{option.value}={one.value}" for option, said in value.value for one in _each(said)))
                elif name and isinstance(value, yaml.ScalarNode) and "=" in value.value:
                    yield from shell.commands(f"{name} {value.value}")
        elif isinstance(node, yaml.SequenceNode):
            stack += node.value
            words = [str(item.value) for item in node.value if isinstance(item, yaml.ScalarNode)]
            if len(words) > 1:
                yield from shell.commands(shlex.join(words))
        elif isinstance(node, yaml.ScalarNode) and " " in node.value:
            yield from shell.commands(node.value)


def _each(node: yaml.Node) -> list[yaml.ScalarNode]:
    """A text, or the first texts of a list."""
    return [one for one in (node.value[:_ITEMS] if isinstance(node, yaml.SequenceNode) else [node]) if isinstance(one, yaml.ScalarNode)]


def _json(text: str, file: str) -> Snippet:
    """JSON is YAML; what is only a part of it has lines to look through."""
    try:
        return _yaml(text, file)
    except yaml.YAMLError:
        return loose(text, file)


def _dockerfile(text: str, file: str) -> Snippet:
    """A Dockerfile sets who runs it by the last USER of its last stage: before that, root may install things."""
    user = ""
    for word, value in _STEP.findall(text):
        user = value if word.upper() == "USER" else ""
    found = loose(text)
    return found._replace(settings=(*found.settings, Setting("Dockerfile", "USER", user)))


def _flat(table: dict, file: str, path: str = "") -> Iterator[Setting]:
    for key, value in table.items():
        name = f"{path}.{key}" if path else key
        if isinstance(value, dict):
            yield from _flat(value, file, name)
        elif isinstance(value, list):
            yield from (Setting(file, f"{name}.{i}", str(item)) for i, item in enumerate(value))
        else:
            yield Setting(file, name, str(value).lower() if isinstance(value, bool) else str(value))


_GRAMMARS: dict[str, Callable[[str, str], Snippet]] = {
    "none": lambda text, file: Snippet(),
    "json": _json,
    "dockerfile": _dockerfile,
    "lines": lambda text, file: loose(text),
    "yaml": _yaml,
    "toml": lambda text, file: Snippet(tuple(_flat(tomllib.loads(text), file))),
    "properties": lambda text, file: Snippet(tuple(Setting(file, key, value) for key, value in java_properties.pairs(text))),
}
