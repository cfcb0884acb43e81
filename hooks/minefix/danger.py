"""Warnings: a dangerous setting in a snippet, a step or inline code gets the words of its rule right below, once per rule and page."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Container, Iterable, Iterator, Mapping

from . import snippets, steps
from .article import Article
from .data_files import RULE_CLASS, Condition, Match, Rule
from .edits import Edit
from .inline import Token
from .scan import Block
from .snippets import Setting

RANK = 20       # below the block itself


def edits(article: Article, rules: tuple[Rule, ...], known: Container[str]) -> list[Edit]:
    """One warning per rule that the page meets and does not warn of itself, below the first block that meets it."""
    said = written(article)
    made: list[Edit] = []
    for block, rule in found(article, rules):
        if rule.id not in said:
            said.add(rule.id)
            made.append(Edit(block.end, block.end, RANK, f"\n\n{_indent(block)}" + f"\n{_indent(block)}".join(admonition(article, rule, known)) + "\n"))
    return made


def written(article: Article) -> set[str]:
    """The ids of the rules that the page warns of in its own words."""
    return {word.removeprefix(RULE_CLASS) for block in article.blocks for _, words in block.notes for word in words if word.startswith(RULE_CLASS)}


def found(article: Article, rules: tuple[Rule, ...]) -> Iterator[tuple[Block, Rule]]:
    """Every top-level block that meets a rule, with the rule, in reading order."""
    outer: Block | None = None
    pieces = {block.start: tokens for block, tokens in article.pieces}
    for block in article.blocks:
        outer = outer if outer and block.start < outer.end else block
        settings, commands = _shown(article, block, pieces.get(block.start, ()))
        if not settings and not commands:
            continue
        for rule in rules:
            if any(_met(match, settings, commands) for match in rule.matches):
                yield (block if block.kind == "fence" else outer), rule


def admonition(article: Article, rule: Rule, known: Container[str]) -> list[str]:
    """The warning as lines of Markdown, in the wording for the page's context. `known` are the ids of pages, to be linked as [[id]]."""
    wording = next((rule.contexts[name] for name in article.contexts if name in rule.contexts), rule.wording)
    more = f" More: [[{rule.see}]]." if rule.see in known and rule.see != article.id else ""
    return [
        f'!!! {wording.severity} {RULE_CLASS}{rule.id} "{wording.title.replace(chr(34), "”")}"',
        f"    {wording.why}", "",
        f"    **Instead:** {wording.fix}{more}", "",
        f"    **Already done?** {wording.rollback}",
    ]


def _indent(block: Block) -> str:
    return "    " if block.inside else ""


def _shown(article: Article, block: Block, tokens: Iterable[Token]) -> tuple[list[Setting], list[tuple[str, ...]]]:
    if block.kind == "fence":
        snippet = snippets.read(block)
        return list(snippet.settings), list(snippet.commands)
    if block.kind == "heading" or any(word.startswith(RULE_CLASS) for word in block.words):
        return [], []                               # a warning shows settings to warn of them
    step = steps.read(article, block)
    if step:
        return step.settings(), step.commands()
    codes = [token.text for token in tokens if token.kind == "code"]
    settings = [setting for code in codes if (setting := snippets.setting(code))]
    commands = [words for code in codes for words in snippets.commands(code) if len(words) > 1]
    return settings, commands


def _met(match: Match, settings: Iterable[Setting], commands: Iterable[tuple[str, ...]]) -> bool:
    if match.command:
        return any(_command_met(match, words) for words in commands)
    condition = match.condition
    assert condition
    for setting in settings:
        if setting.file and setting.file not in match.files:
            continue
        if not setting.file and match.others:
            continue                                # a single inline key cannot show what the other keys hold
        if _holds(condition, setting):
            same = [other for other in settings if other.file == setting.file]
            if all(_other_holds(other, same) for other in match.others):
                return True
    return False


def _holds(condition: Condition, setting: Setting) -> bool:
    return _key_fits(condition.key, setting) and _value_fits(condition, setting.value)


def _other_holds(condition: Condition, settings: list[Setting]) -> bool:
    values = [setting.value for setting in settings if _key_fits(condition.key, setting)] or [""]
    return any(_value_fits(condition, value) for value in values)


def _key_fits(pattern: str, setting: Setting) -> bool:
    if not setting.file and "*" in pattern:
        return False                                # a list item says nothing without its file
    wanted, have = pattern.split("."), setting.key.split(".")
    if not setting.file and len(have) < len(wanted):
        wanted = wanted[len(wanted) - len(have):]   # prose names a nested key by its last words
    return len(wanted) == len(have) and all(w in ("*", h) for w, h in zip(wanted, have))


def _value_fits(condition: Condition, value: str) -> bool:
    plain = snippets.unquoted(value.strip())
    return TESTS[condition.test](plain) if condition.test else plain.lower() in condition.values


def _command_met(match: Match, words: tuple[str, ...]) -> bool:
    plain = [word.lower() for word in words]
    wanted = [word.lower() for word in match.command]
    starts = plain[:len(wanted)] == wanted or (plain[:1] == ["sudo"] and plain[1:len(wanted) + 1] == wanted)
    if not starts or not all(any(arg.lower() == word for word in plain) for arg in match.args):
        return False
    if not match.test:
        return True
    published = [words[i + 1] for i, word in enumerate(words[:-1]) if word in ("-p", "--publish")]
    published += [word.split("=", 1)[1] for word in words if word.startswith("--publish=")]
    return any(TESTS[match.test](value) for value in published)


def _published(value: str) -> bool:
    parts = value.split("/")[0].rsplit(":", 2)
    if len(parts) < 3:
        return len(parts) == 2 and all(part.replace("-", "").isdigit() for part in parts)
    return not _loopback(parts[0].strip("[]"))


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
    "public-address": _public,
}
