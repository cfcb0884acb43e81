"""Warnings: a dangerous setting on a page gets the words of its rule right below, once per rule and page."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from . import meeting, showing
from .article import Article
from .data_files import RULE_CLASS, Rule, Wording
from .edits import Edit
from .scan import Block
from .snippets import Snippet

RANK = 20       # below the block itself


def edits(article: Article, rules: tuple[Rule, ...], known: Container[str]) -> list[Edit]:
    """One warning per rule that the page meets and does not warn of itself, below the first block that meets it. Where only the front matter meets
    it, the warning begins the body."""
    said = written(article)
    made: list[Edit] = []
    for block, rule in found(article, rules):
        if rule.id not in said:
            said.add(rule.id)
            at, indent = (block.end, "    ") if block.inside else (_below(article, block.end), "")
            made.append(Edit(at, at, RANK, f"\n\n{indent}" + f"\n{indent}".join(admonition(article, rule, known)) + "\n"))
    top = _below(article, article.body_at)
    front = [rule for rule in _met(rules, showing.in_front(article)) if rule.id not in said]
    return [*(Edit(top, top, -RANK, "\n\n" + "\n".join(admonition(article, rule, known)) + "\n\n") for rule in front), *made]


def written(article: Article) -> set[str]:
    """The ids of the rules that the page warns of in its own words."""
    return {word.removeprefix(RULE_CLASS) for block in article.blocks for _, words in block.notes for word in words if word.startswith(RULE_CLASS)}


def found(article: Article, rules: tuple[Rule, ...]) -> Iterator[tuple[Block, Rule]]:
    """Every top-level block that meets a rule, with the rule, in reading order."""
    outer: Block | None = None
    above: list[Rule] = []                          # of a heading: its warning stands below what follows it
    pieces = {block.start: tokens for block, tokens in article.pieces}
    for block in article.blocks:
        outer = outer if outer and block.start < outer.end else block
        met = _met(rules, showing.in_block(article, block, pieces.get(block.start, ())))
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
        f'!!! {words.severity} {RULE_CLASS}{rule.id} "{words.title.replace(chr(34), "”")}"',
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


def _met(rules: tuple[Rule, ...], shown: Snippet) -> list[Rule]:
    """The rules that this meets; a file that no rule knows may be any of theirs."""
    if not shown.settings and not shown.commands:
        return []
    names = {name.lower(): name for rule in rules for match in rule.matches for name in match.files}
    settings = [replace(setting, file=names.get(setting.file.lower(), "")) for setting in shown.settings]
    return [rule for rule in rules if any(meeting.met(match, settings, shown.commands) for match in rule.matches)]
