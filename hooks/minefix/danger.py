"""Warnings: a dangerous setting in a snippet, a step or inline code gets the words of its rule right below, once per rule and page."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from . import meeting, snippets, steps
from .article import Article
from .data_files import RULE_CLASS, Rule
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
    names = {name.lower(): name for rule in rules for match in rule.matches for name in match.files}
    pieces = {block.start: tokens for block, tokens in article.pieces}
    for block in article.blocks:
        outer = outer if outer and block.start < outer.end else block
        settings, commands = _shown(article, block, pieces.get(block.start, ()))
        if not settings and not commands:
            continue
        settings = [replace(setting, file=names.get(setting.file.lower(), "")) for setting in settings]     # a file no rule knows: nobody says which
        for rule in rules:
            if any(meeting.met(match, settings, commands) for match in rule.matches):
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
    codes = [snippets.loose(token.text) for token in tokens if token.kind == "code"]
    return [setting for code in codes for setting in code.settings], [words for code in codes for words in code.commands if len(words) > 1]
