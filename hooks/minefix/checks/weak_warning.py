"""weak-warning: a note that takes the place of a rule's warning, but speaks of the danger as of a smaller one."""

from __future__ import annotations

from collections.abc import Iterator

from .. import danger
from ..article import Article
from ..data_files import RULE_CLASS
from ..problem import Problem
from . import Context

ORDER = ("tip", "note", "warning", "danger")


def check(article: Article, context: Context) -> Iterator[Problem]:
    """A problem at each note whose kind stands below the severity of its rule, in the context of its page."""
    rules = {RULE_CLASS + rule.id: rule for rule in context.data.rules}
    for at, words in (note for block in article.blocks for note in block.notes):
        for rule in (rules[word] for word in words[1:] if word in rules and words[0] in ORDER):
            severity = danger.wording(article, rule).severity
            if ORDER.index(words[0]) < ORDER.index(severity):
                yield article.source.problem(at, "weak-warning", f"A {words[0]} is too weak for '{rule.id}'.", f"Write '!!! {severity} {RULE_CLASS}{rule.id}'.")
