"""The danger rules in Python and in JavaScript answer the same: this side of the shared cases, and what danger.json carries."""

import json
from pathlib import Path
from typing import Any

import pytest
from minefix import danger_data, data_files, meeting
from minefix.data_files import Condition, Match, Rule, Wording
from minefix.snippets import Setting

ROOT = Path(__file__).resolve().parents[2]
VECTORS = json.loads((ROOT / "tests" / "vectors" / "danger.json").read_text(encoding="utf-8"))


def condition(plain: dict[str, Any]) -> Condition:
    return Condition(plain["key"], tuple(plain["values"]), plain["test"])


def match(plain: dict[str, Any]) -> Match:
    return Match(files=tuple(plain["files"]), condition=condition(plain), others=tuple(map(condition, plain["others"])))


def rule(plain: dict[str, Any]) -> Rule:
    wording = Wording(*(plain[key] for key in ("severity", "title", "why", "fix", "rollback")))
    return Rule(plain["id"], wording, tuple(map(match, plain["matches"])), plain["risk"], plain["see"], {})


def real_rules() -> tuple[Rule, ...]:
    data, problems = data_files.load(lambda name: (ROOT / "hooks" / "data" / name).read_text(encoding="utf-8"))
    assert data and not problems
    return data.rules


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_cases_shared_with_javascript(case: dict[str, Any]) -> None:
    settings = [Setting(**setting) for setting in case["settings"]]
    met = [one.id for one in map(rule, VECTORS["rules"]) if any(meeting.met(each, settings, ()) for each in one.matches)]
    assert met == case["expect"]


def test_the_cases_know_every_named_test() -> None:
    conditions = [each for plain in VECTORS["rules"] for match in plain["matches"] for each in (match, *match["others"])]
    assert {each["test"] for each in conditions} - {""} == set(meeting.TESTS) == set(data_files.TESTS)


def test_danger_json_says_what_the_rules_say() -> None:
    exported = json.loads(json.dumps(danger_data.export(real_rules())))
    assert exported["format"] == 1
    for real in real_rules():
        in_files = tuple(each for each in real.matches if each.files)
        plain = next((one for one in exported["rules"] if one["id"] == real.id), None)
        assert bool(plain) == bool(in_files), f"{real.id}: only rules about files belong in danger.json, and all of those."
        if plain:
            back = rule(plain)
            assert (back.wording, back.risk, back.see, back.matches) == (real.wording, real.risk, real.see, in_files)


def test_danger_json_is_made_of_the_vectors_keys() -> None:
    exported = danger_data.export(real_rules())
    assert list(exported["rules"][0]) == list(VECTORS["rules"][0])
    assert {key for one in exported["rules"] for each in one["matches"] for key in each} == set(VECTORS["rules"][0]["matches"][0])
