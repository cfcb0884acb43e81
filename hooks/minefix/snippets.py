"""Snippets: the settings and commands a fenced block shows, read by the block's own grammar."""

from __future__ import annotations

import posixpath
import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from .scan import Block
from .yaml_nodes import compose

_LANGUAGES = {
    "properties": "properties", "ini": "properties", "toml": "toml", "yaml": "yaml", "yml": "yaml", "sh": "shell", "bash": "shell", "shell": "shell",
    "console": "", "screen": "", "powershell": "shell", "batch": "shell", "systemd": "properties", "service": "properties", "conf": "properties",
}
_PROPERTY = re.compile(r"^[ \t]*([\w.\-*]+)[ \t]*[=:][ \t]*(.*?)[ \t]*$")
_SECTION = re.compile(r"^[ \t]*\[([\w.\-]+)\][ \t]*$")
_PROMPT = re.compile(r"^(?:[$#>]|PS [^>]*>)[ \t]+")


@dataclass(frozen=True)
class Setting:
    """One key and its value in one file. `file` is a base name, '' where the page does not say; `key` a dotted path."""

    file: str
    key: str
    value: str


@dataclass(frozen=True)
class Snippet:
    """What a block shows. `fault` says why it cannot be read, '' where it can."""

    settings: tuple[Setting, ...] = ()
    commands: tuple[tuple[str, ...], ...] = ()
    fault: str = ""
    fault_line: int = 0         # from 0, within the block


def read(fence: Block) -> Snippet:
    """The settings or commands of a fenced block; nothing for a language it does not know."""
    language = (fence.words[0] if fence.words else "").lower()
    file = posixpath.basename(fence.options.get("title", "").split(" ")[0])
    grammar = _LANGUAGES.get(language, "")
    if grammar == "shell":
        return Snippet(commands=tuple(commands(fence.text)))
    try:
        if grammar == "yaml":
            return Snippet(settings=tuple(_yaml(fence.text, file)))
        if grammar == "toml":
            return Snippet(settings=tuple(_flat(tomllib.loads(fence.text), file)))
    except RecursionError:
        return Snippet(fault="it is nested too deeply")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return Snippet(fault=str(getattr(error, "problem", "") or "it is not YAML"), fault_line=mark.line if mark else 0)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        return Snippet(fault=str(error).split(" (at")[0], fault_line=int(at[1]) - 1 if at else fence.text.count("\n"))
    if grammar == "properties":
        return Snippet(settings=tuple(_properties(fence.text, file)))
    return Snippet()


def setting(code: str, file: str = "") -> Setting | None:
    """The setting that inline code such as `online-mode=false` or `bungeecord: true` shows."""
    match = _PROPERTY.match(code)
    if not match or not match[2] or " " in match[2].strip("\"'"):
        return None
    return Setting(file, match[1], unquoted(match[2]))


def commands(text: str) -> Iterator[tuple[str, ...]]:
    """The words of every command line, prompts and comments left out, joined over line ends with a backslash."""
    for line in text.replace("\\\n", " ").split("\n"):
        line = _PROMPT.sub("", line.strip())
        if not line or line.startswith("#"):
            continue
        for part in re.split(r"\s(?:&&|\|\||;|\|)\s", line):
            try:
                words = shlex.split(part, comments=True)
            except ValueError:
                words = part.split()
            if words:
                yield tuple(words)


def unquoted(value: str) -> str:
    """A value without the quotes around it."""
    return value[1:-1] if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'" else value


def _properties(text: str, file: str) -> Iterator[Setting]:
    section = ""
    for line in text.split("\n"):
        if found := _SECTION.match(line):
            section = f"{found[1]}."
        elif not line.lstrip().startswith(("#", "!", ";")) and (match := _PROPERTY.match(line)):
            yield Setting(file, (section if file.endswith((".toml", ".conf")) else "") + match[1], unquoted(match[2]))


def _yaml(text: str, file: str) -> Iterator[Setting]:
    root = compose(text)
    stack: list[tuple[yaml.Node | None, str]] = [(root, "")]
    met: set[yaml.Node | None] = set()              # what '*name' refers to is read where it stands
    while stack:
        node, path = stack.pop()
        if node in met:
            continue
        met.add(node)
        if isinstance(node, yaml.MappingNode):
            stack += [(value, f"{path}.{key.value}" if path else str(key.value)) for key, value in node.value if isinstance(key, yaml.ScalarNode)]
        elif isinstance(node, yaml.SequenceNode):
            stack += [(item, f"{path}.{i}") for i, item in enumerate(node.value)]
        elif isinstance(node, yaml.ScalarNode):
            yield Setting(file, path, node.value)


def _flat(table: dict, file: str, path: str = "") -> Iterator[Setting]:
    for key, value in table.items():
        name = f"{path}.{key}" if path else key
        if isinstance(value, dict):
            yield from _flat(value, file, name)
        elif isinstance(value, list):
            yield from (Setting(file, f"{name}.{i}", str(item)) for i, item in enumerate(value))
        else:
            yield Setting(file, name, str(value).lower() if isinstance(value, bool) else str(value))
