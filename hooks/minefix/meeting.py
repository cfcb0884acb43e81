"""Which danger rules settings and commands meet; lib/server/danger.js answers the same for the tools (tests/vectors/danger.json)."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from . import shell
from .data_files import Condition, Match
from .snippets import Setting, unquoted

_SWITCH = {"true", "false"}
_YAML = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_VARIABLE = re.compile(r"\$(?:\{([^{}]*)\}|\w+)")
_DEFAULT = re.compile(r"\w*:?-(.*)")
_PORT = re.compile(r"\d+(?:-\d+)?")
_NAMED = re.compile(r"(-{0,2}[A-Za-z][\w.-]*)=(.*)|(-\w+):(.*)", re.DOTALL)
_RANGE = re.compile(r"(?<!\d)(\d{2,5})[:-](\d{2,5})(?!\d)")
_WIDE = 200         # ports of a range that are counted one by one
_NUMBERS = re.compile(r"\{?\d[\d,:-]*+(?:/\w+)?[,}]*")
_SHORT_P = re.compile(r"-[dit]*p=?(.*)")
_PORTS = re.compile(r"(?:--publish|(?:published_)?ports|publish)=(.*)")
_INSIDE = re.compile(r"(?:.*:)?([0-9]{1,5})(?:-([0-9]{1,5}))?(?:/tcp)?", re.DOTALL)
_RCON = 25575


def met(match: Match, settings: Sequence[Setting], commands: Iterable[tuple[str, ...]], told: tuple[str, frozenset[str]] = ("", frozenset())) -> bool:
    """Does what a block shows meet this part of a rule, or what it tells, a text and its words?"""
    if match.told:
        return match.told.tells(*told)
    if match.command:
        return any(_command_meets(match, shell.program(words)) for words in commands)
    return any(_meets(match, setting, settings) for setting in settings)


def _meets(match: Match, setting: Setting, settings: Sequence[Setting]) -> bool:
    condition = match.condition
    assert condition
    if (setting.file and setting.file not in match.files) or not _key_fits(condition.key, setting, bool(match.others)):
        return False
    if not _value_fits(condition, setting, match.files):
        return False
    same = [other for other in settings if (other.file, other.part) == (setting.file, setting.part)]
    return all(_other_holds(replace(other, key=_bound(other.key, condition.key, setting.key)), same, match.files) for other in match.others)


def _bound(pattern: str, star: str, key: str) -> str:
    """The pattern of another key, for the same items that the stars of the first stand for."""
    names, stars, have = pattern.split("."), star.split("."), key.split(".")
    left_out = len(stars) - len(have)
    for at, (name, same) in enumerate(zip(names, stars)):
        if name == same == "*" and at >= left_out:
            names[at] = have[at - left_out]
    return ".".join(names)


def _other_holds(condition: Condition, settings: Sequence[Setting], files: tuple[str, ...]) -> bool:
    """A key that is missing counts as empty, but where nobody says which file it is it must be there."""
    found = [setting for setting in settings if _key_fits(condition.key, setting, True)]
    if not found and all(setting.file for setting in settings):
        return TESTS[condition.test]("") if condition.test else "" in condition.values
    return any(_value_fits(condition, setting, files) for setting in found)


def _key_fits(pattern: str, setting: Setting, others: bool) -> bool:
    """A part of a file and a sentence name a nested key by its last words. One word more is needed where other keys count, for an item of a
    list in a file that nobody names, and in place of a star that begins them. A variable of the environment may stand anywhere in such a file."""
    wanted, have = pattern.split("."), setting.key.split(".")
    if len(wanted) == 1 and pattern.isupper() and not setting.file:
        return have[-1] == pattern
    if len(have) < len(wanted):
        in_list = "*" in wanted and not setting.file
        wanted = wanted[len(wanted) - len(have):]
        if len(have) <= (others or in_list) + (wanted[0] == "*"):
            return False
    return len(wanted) == len(have) and all(w in ("*", h) for w, h in zip(wanted, have))


def _value_fits(condition: Condition, setting: Setting, files: tuple[str, ...]) -> bool:
    plain = unquoted(setting.value.strip())
    if condition.test:
        return TESTS[condition.test](plain)
    if _SWITCH.issuperset(condition.values):
        return _switch(setting, condition.key, files) in condition.values
    return plain.lower() in condition.values


def _switch(setting: Setting, key: str, files: tuple[str, ...]) -> str:
    """What the program that reads the file takes the value for: true, false, or a text."""
    spelled = setting.value.strip().lower()
    plain = unquoted(spelled)
    if setting.file.endswith(".properties"):
        return "true" if setting.value.lower() == "true" else "false"      # Java's server: everything but true is false
    if "environment." in key or ".env" in files:
        plain = _filled(plain, "")
        return "false" if plain not in ("", "true") else plain             # it ends up in server.properties
    return plain if plain != spelled or setting.file.endswith(".toml") else _YAML.get(plain, plain)


def _command_meets(match: Match, words: tuple[str, ...]) -> bool:
    plain, wanted = ([*map(_spelled, several)] for several in (words, match.command))
    if not (plain[:len(wanted)] == wanted or (plain[:1] == ["sudo"] and plain[1:len(wanted) + 1] == wanted)):
        return False
    have = {part for word in words for part in _parts(word)}
    have |= {f"{option}={value}".lower() for option, value in zip(words, words[1:]) if option[:1] == "-"}
    if any(have.isdisjoint(map(_spelled, one_of)) for one_of in match.args) or not have.isdisjoint(map(_spelled, match.without)):
        return False
    return not match.test or any(TESTS[match.test](value) for value in _ports(words))


def _spelled(word: str) -> str:
    """A word of a command as it is compared: capitals make a difference in options of one letter only, a unit may go without its ending, and
    what narrows a selector does not count."""
    if len(word) == 2 and word[0] == "-":
        return word
    return word.lower().partition("[" if word[:1] == "@" else "\0")[0].removesuffix(".service")


def _parts(word: str) -> Iterator[str]:
    """A word as it is compared, and what it is made of: a name and its value, the ports of a list or a range."""
    named = _NAMED.fullmatch(word)
    for part in (word, *filter(None, named.groups() if named else ())):
        yield _spelled(part)
        if _NUMBERS.fullmatch(part):
            yield from re.findall(r"\d{2,}", part)
            for first, last in _RANGE.findall(part):
                yield from map(str, range(int(first), min(int(last), int(first) + _WIDE)))


def _ports(words: tuple[str, ...]) -> Iterable[str]:
    """The port mappings of a docker command or a task of Ansible, however they are spelled."""
    for word, following in zip(words, (*words[1:], "")):
        if word == "--publish":
            yield following
        elif found := _PORTS.fullmatch(word) or _SHORT_P.fullmatch(word):
            yield found[1] or following


def _filled(value: str, unknown: str) -> str:
    """A value with the defaults of its variables; `unknown` stands for one that has none."""
    return _VARIABLE.sub(lambda found: default[1] if (default := _DEFAULT.match(found[1] or "")) else unknown, value)


def _published(value: str) -> bool:
    parts = _filled(value, "0").split("/")[0].rsplit(":", 2)
    if len(parts) < 3:
        return all(map(_PORT.fullmatch, parts))
    return not _loopback(parts[0].strip("[]"))


def _rcon(value: str) -> bool:
    inside = _INSIDE.fullmatch(_filled(value, "0"))
    return inside is not None and int(inside[1]) <= _RCON <= int(inside[2] or inside[1]) and _published(value)


def _loopback(host: str) -> bool:
    if host in ("localhost", ""):
        return host == "localhost"
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _public(value: str) -> bool:
    host = value.strip("[]")
    if host in ("", "localhost"):
        return False
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return True
    return address.is_unspecified or not (address.is_loopback or address.is_private)


TESTS: Mapping[str, Callable[[str], bool]] = {
    "empty": lambda value: value == "",
    "not-empty": lambda value: value != "",
    "weak-password": lambda value: len(value) < 12,
    "published-port": _published,
    "published-rcon": _rcon,
    "public-address": _public,
}
