"""shapes: keys and values of front matter, each fault with its place and what to write instead."""

import pytest

from minefix.shapes import check_group
from minefix.source import Source
from minefix.yaml_nodes import parse

SHAPE = {
    "name": {"type": "text", "length": [2, 5], "about": "A name."},
    "few": {"type": "text", "words": 2, "about": "Few words."},
    "kind": {"type": "choice", "of": ["fix", "guide"], "about": "A kind."},
    "day": {"type": "date", "about": "A day."},
    "id": {"type": "slug", "about": "An id."},
    "url": {"type": "url", "about": "An address."},
    "old": {"type": "path", "about": "An old address."},
    "said": {"type": "plain", "words": 2, "about": "A sentence."},
    "message": {"type": "template", "about": "A message."},
    "ids": {"type": "list", "of": {"type": "slug"}, "about": "Ids."},
    "box": {"type": "group", "keys": {"in": {"type": "text", "required": True, "about": "It."}}, "about": "A box."},
}


def checked(text, shape=SHAPE, kind=""):
    source = Source("x.yml", text)
    root, _ = parse(source)
    return check_group(source, root, shape, kind)


@pytest.mark.parametrize("text", [
    "name: Steve", "few: a b", "kind: fix", "day: 2026-11-23", "id: a-1", "url: https://a.b/c?d#e", "old: fixes/old-one/",
    "message: 'Failed {name} of {player-2}'", "ids: [a, b-c]", "box: {in: x}", "said: '<b> &amp;'", "said: '[name] (2)'",
])
def test_what_is_right_has_no_problem(text):
    value, problems = checked(text)
    assert not problems and len(value.value) == 1


@pytest.mark.parametrize(("text", "code", "hint"), [
    ("nam: x", "unknown-key", "'name'"), ("name:", "empty-value", "delete"), ("name: x", "too-short", "2 to 5"), ("name: abcdef", "too-long", "2 to 5"),
    ("few: a b c", "too-long", "at most 2"), ("name: [a]", "wrong-type", "A name."), ("kind: fixx", "unknown-value", "'fix'"), ("day: 2026-02-30", "wrong-type", "2026-11-23"),
    ("day: yesterday", "wrong-type", "2026-11-23"), ("id: Not one", "wrong-type", "'not-one'"), ("id: '?'", "wrong-type", "invalid-session"), *((f"said: '{text}'", "not-plain", "plain words") for text in ("Set `a`", "a **b**", "[a](b)", "[[a]]")), ("said: a very long sentence", "too-long", "at most 2"), ("id: a--b", "wrong-type", ""), ("url: http://a.b", "wrong-type", "https"),
    ("url: 'https://a.b/\"><x'", "wrong-type", ""), ("url: javascript:x", "wrong-type", ""), ("old: /fixes/", "wrong-type", ""), ("old: ../x", "wrong-type", ""),
    ("message: '{Name} is here'", "bad-placeholder", "{name}"), ("message: '{a} {b}'", "too-short", "words"), ("ids: a", "wrong-type", "[one, two]"), ("ids: []", "empty-value", "items"),
    ("ids: [a, a]", "duplicate-value", "Delete"), ("ids: [a, B]", "wrong-type", ""), ("box: x", "wrong-type", "in"), ("box: {}", "missing-key", "It."),
])
def test_what_is_wrong_says_what_instead(text, code, hint):
    _, problems = checked(text)
    assert [problem.code for problem in problems] == [code]
    assert hint in problems[0].hint


def test_a_problem_stands_at_the_value():
    _, problems = checked("name: Steve\nids:\n  - a\n  - B")
    assert (problems[0].line, problems[0].column) == (4, 5)


def test_text_is_put_on_one_line():
    assert checked("name: >-\n  a\n  b")[0].get("name") == "a b"


@pytest.mark.parametrize(("required", "kind", "missing"), [(True, "", True), (["fix"], "fix", True), (["fix"], "guide", False), (False, "fix", False)])
def test_what_is_required_depends_on_the_kind(required, kind, missing):
    _, problems = checked("{}", {"a": {"type": "text", "required": required, "about": "An a."}}, kind)
    assert [problem.code for problem in problems] == ["missing-key"] * missing


@pytest.mark.parametrize(("text", "codes"), [("titel: x", ["unknown-key"]), ("colour: x", ["unknown-key", "missing-key"]), ("titel: x\ntitle: y", ["unknown-key"])])
def test_a_misspelt_key_is_told_once(text, codes):
    _, problems = checked(text, {"title": {"type": "text", "required": True, "about": "A title."}})
    assert [problem.code for problem in problems] == codes


def test_a_wrong_value_is_left_out_and_the_rest_is_kept():
    value, _ = checked("name: x\nid: a")
    assert list(value.value) == ["id"]
