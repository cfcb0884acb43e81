"""Warnings: a dangerous setting on a page gets the words of its rule right below, once per rule and page."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from . import meeting, shell, showing
from .article import Article
from .data_files import RULE_CLASS, Match, Rule, Wording
from .edits import Edit
from .scan import Block
from .snippets import Snippet
from .telling import Phrase, words_of

RANK = 20       # below the block itself
_WORD = re.compile(r"[\w-]+")
_PLACES = re.compile(r"(?:\.(?:\*|\d+))+$")


@dataclass(frozen=True)
class Guard:
    """The rules, and what they speak of, to pass by quickly what they do not: files, last names of keys, first words of commands."""

    rules: tuple[Rule, ...]
    files: Mapping[str, str]        # in lower case -> as the rules spell them
    names: frozenset[str]
    first_names: frozenset[str]     # without those of keys that only count beside another
    programs: frozenset[str]
    told: tuple[Phrase, ...]

    @classmethod
    def of(cls, rules: tuple[Rule, ...]) -> Guard:
        matches = [match for rule in rules for match in rule.matches]
        first = frozenset(_last_name(match.condition.key) for match in matches if match.condition)
        others = frozenset(_last_name(condition.key) for match in matches for condition in match.others)
        return cls(rules, {name.lower(): name for match in matches for name in match.files}, first | others, first,
                   frozenset(match.command[0].lower() for match in matches if match.command), tuple(match.told for match in matches if match.told))

    def may_stand_in(self, text: str, block: bool = False) -> bool:
        """Whether a part of a page can show what a rule is about; `block`: it is code as a whole. This is for speed, and wrong in one direction only.

        Names with a sign in them stand in no sentence by chance. A plain word, such as "user", is a name where a sign follows it. Commands are
        code. Behind a backslash anything can be.
        """
        if "\\" in text or any(name in text for name in self._names[block]) or not block and any(_found(text, self._words)):
            return True
        if not block and self.may_be_told(frozenset(words_of(text))):
            return True
        code = text if block else _code(text)
        return bool(code) and any(_found(code.lower(), self._programs))

    def may_be_told(self, words: frozenset[str]) -> bool:
        """Whether a text of these words can tell one of the phrases."""
        return any(phrase.may_stand_among(words) for word in self._rare.keys() & words for phrase in self._rare[word])

    @cached_property
    def _rare(self) -> dict[str, list[Phrase]]:
        """Of each phrase the longest words of which one must stand -> the phrases."""
        words = {word for phrase in self.told for word in phrase.needed[0]}
        return {word: [phrase for phrase in self.told if word in phrase.needed[0]] for word in words}

    @cached_property
    def ways(self) -> list[tuple[Rule, list[tuple[str, Match]]]]:
        """Each rule with the ways to meet it, by the last name of their key, by "$" and the first word of their command, or by '' for words."""
        def name(match: Match) -> str:
            return _last_name(match.condition.key) if match.condition else f"${match.command[0].lower()}" if match.command else ""

        return [(rule, [(name(match), match) for match in rule.matches]) for rule in self.rules]

    @cached_property
    def _names(self) -> tuple[list[str], list[str]]:
        return [name for name in self.first_names if not name.isalpha()], [*self.first_names]

    @cached_property
    def _words(self) -> list[tuple[str, re.Pattern[str]]]:
        return [(name, re.compile(rf"""{name}["'`*”’]{{0,3}}[ \t]*(?:[=:→|]|->|`)""")) for name in self.first_names if name.isalpha()]

    @cached_property
    def _programs(self) -> list[tuple[str, re.Pattern[str]]]:
        names = {_WORD.findall(program)[-1] for program in self.programs}
        return [(name, re.compile(rf"{name}(?<![\w-]{name})(?![\w-])")) for name in names]


def _last_name(key: str) -> str:
    """Of the key itself, not of the places in its list."""
    return _PLACES.sub("", key).rpartition(".")[2]


def _code(text: str) -> str:
    """The code spans of a text, and perhaps more."""
    return text if "``" in text else " ".join(text.split("`")[1::2])


def _found(text: str, patterns: list[tuple[str, re.Pattern[str]]]) -> Iterator[bool]:
    return (bool(pattern.search(text)) for word, pattern in patterns if word in text)


def edits(article: Article, guard: Guard, known: Container[str]) -> list[Edit]:
    """One warning per rule that the page meets and does not warn of itself, below the first block that meets it. Where only the front matter meets
    it, the warning begins the body."""
    said = written(article)
    made: list[Edit] = []
    for block, rule in found(article, guard):
        if rule.id not in said:
            said.add(rule.id)
            at, indent = (block.end, "    ") if block.inside else (_below(article, block.end), "")
            made.append(Edit(at, at, RANK, f"\n\n{indent}" + f"\n{indent}".join(admonition(article, rule, known)) + "\n"))
    front: list[Rule] = []
    if guard.may_stand_in(article.source.text[:article.body_at]):
        front = [rule for rule in _met(guard, showing.in_front(article)) if rule.id not in said]
    top = _below(article, article.body_at) if front else 0
    return [*(Edit(top, top, -RANK, "\n\n" + "\n".join(admonition(article, rule, known)) + "\n\n") for rule in front), *made]


def written(article: Article) -> set[str]:
    """The ids of the rules that the page warns of in its own words."""
    return {word.removeprefix(RULE_CLASS) for block in article.blocks for _, words in block.notes for word in words if word.startswith(RULE_CLASS)}


def found(article: Article, guard: Guard) -> Iterator[tuple[Block, Rule]]:
    """Every top-level block that meets a rule, with the rule, in reading order."""
    outer: Block | None = None
    above: list[Rule] = []                          # of a heading: its warning stands below what follows it
    pieces = {block.start: tokens for block, tokens in article.pieces}
    for block in article.blocks:
        outer = outer if outer and block.start < outer.end else block
        text = article.source.text[block.start:block.end]
        met = _met(guard, showing.in_block(article, block, pieces.get(block.start, ()))) if guard.may_stand_in(text, block.kind in ("fence", "code")) else []
        if block.kind == "heading":
            above += met
            continue
        yield from ((block if block.kind == "fence" else outer, rule) for rule in (*above, *met))
        above = []
    if outer:
        yield from ((outer, rule) for rule in above)


def wording(article: Article, rule: Rule) -> Wording:
    """How the rule speaks in the page's context."""
    return next((rule.contexts[name] for name in article.contexts if name in rule.contexts), rule.wording)


def admonition(article: Article, rule: Rule, known: Container[str]) -> list[str]:
    """The warning as lines of Markdown, in the wording for the page's context. `known` are the ids of pages, to be linked as [[id]]."""
    words = wording(article, rule)
    more = f" More: [[{rule.see}]]." if rule.see in known and rule.see != article.id else ""
    return [
        f'!!! {words.severity} {RULE_CLASS}{rule.id} "{words.title}"',
        f"    {words.why}", "",
        f"    **Instead:** {words.fix}{more}", "",
        f"    **Already done?** {words.rollback}",
    ]


def _below(article: Article, at: int) -> int:
    """The offset, moved below the indented code that follows: right below a warning it would become a part of it."""
    for block in article.blocks:
        if block.start >= at:
            if block.kind != "code":
                break
            at = block.end
    return at


def _met(guard: Guard, shown: Snippet) -> list[Rule]:
    """The rules that this meets; a file that no rule knows may be any of theirs."""
    known = (one for one in dict.fromkeys(shown.settings) if not guard.names.isdisjoint(one.key.split(".")))
    settings = [one._replace(file=guard.files.get(one.file.lower(), "")) for one in known]
    started = [(one, guard.programs.intersection(word.lower() for word in shell.program(one)[:2])) for one in shown.commands]
    commands = [one for one, programs in started if programs]
    told = shown.told, frozenset(words_of(shown.told))
    spoken = {*(name for one in settings for name in one.key.split(".")), *(f"${word}" for _, programs in started for word in programs)}
    if guard.may_be_told(told[1]):
        spoken.add("")
    if not spoken:
        return []
    return [rule for rule, ways in guard.ways if any(name in spoken and meeting.met(match, settings, commands, told) for name, match in ways)]
