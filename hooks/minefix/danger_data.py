"""The danger rules as the tools in the browser read them: danger.json, one source for a page's warning and a tool's finding."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .data_files import Condition, Match, Rule

FORMAT = 1


def export(rules: Iterable[Rule]) -> dict[str, Any]:
    """The rules about settings in files, ready for JSON. Rules that know shell commands only are left out: a tool is given no commands."""
    shown = ((rule, [_match(match) for match in rule.matches if match.files]) for rule in rules)
    return {"format": FORMAT, "rules": [_rule(rule, matches) for rule, matches in shown if matches]}


def _rule(rule: Rule, matches: list[dict[str, Any]]) -> dict[str, Any]:
    words = rule.wording
    return {"id": rule.id, "severity": words.severity, "title": words.title, "why": words.why, "fix": words.fix,
            "rollback": words.rollback, "risk": rule.risk, "see": rule.see, "matches": matches}


def _match(match: Match) -> dict[str, Any]:
    assert match.condition
    return {"files": list(match.files), **_condition(match.condition), "others": [_condition(other) for other in match.others]}


def _condition(condition: Condition) -> dict[str, Any]:
    return {"key": condition.key, "values": list(condition.values), "test": condition.test}
