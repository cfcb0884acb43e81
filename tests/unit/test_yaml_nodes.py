"""yaml_nodes: positions, text as it was written, and what is refused."""

import pytest

from minefix.source import Place, Source
from minefix.yaml_nodes import parse


def node(text):
    root, problems = parse(Source("x.yml", text))
    assert not problems
    return root


def problem(text):
    root, problems = parse(Source("x.yml", text))
    assert len(problems) == 1
    return problems[0]


def test_scalars_stay_what_was_written():
    assert [item.text for item in node("[1.10, no, 2026-11-23, 0x10, 'a: b', ~x]").items] == ["1.10", "no", "2026-11-23", "0x10", "a: b", "~x"]


def test_every_key_and_value_knows_its_place():
    (key, value), = node("\na:\n  b: c").entries
    assert (key.place, value.place) == (Place(2, 1), Place(3, 3))


def test_a_part_of_a_file_keeps_the_lines_of_the_file():
    root, _ = parse(Source("x.md", "---\ntitle: x\n---\n"), 4, 13)
    assert root.get("title").place == Place(2, 8)


@pytest.mark.parametrize("text", ["a:", "a: ~", "a: null"])
def test_nothing_is_empty(text):
    assert node(text).get("a").empty


def test_a_quoted_nothing_is_text():
    assert node("a: ''").get("a").text == ""


@pytest.mark.parametrize(("text", "shape"), [("x", "text"), ("[]", "list"), ("a: b", "keys"), ("", "empty")])
def test_shapes_in_words(text, shape):
    assert shape in node(text).shape


@pytest.mark.parametrize(("text", "place", "said"), [
    ("a: 'b", Place(1, 4), "quote that starts here never ends"),
    ("a:\n\tb: c", Place(2, 1), "tab"),
    ("a: b: c", Place(1, 5), "second ': '"),
    ("a: b\n  c: d", Place(2, 4), "goes in further"),
    ("a: @b", Place(1, 4), "cannot begin with '@'"),
    ("a:\n  b: [c, d\ne: f", Place(2, 6), "bracket that starts here"),
    ('a: b\nc: "d\ne: f\ng: "h"', Place(2, 4), "quote on this line never ends"),
    ("a: b\nc d\ne: f", Place(2, 1), "no ': ' on this line"),
    ("a: &x b\nc: *x", Place(2, 4), "refers to another value"),
    ("a: &x [*x]", Place(1, 8), "refers to another value"),
    ("a: [", None, "cannot be read"),
])
def test_what_cannot_be_read(text, place, said):
    found = problem(text)
    assert found.code == "yaml-error" and said in found.sentence
    assert place is None or (found.line, found.column) == (place.line, place.column)


def test_a_sign_that_yaml_refuses_is_shown_where_it_stands():
    found = problem("a: b\nc: d\x1be")
    assert (found.code, found.line, found.column) == ("unseen-sign", 2, 5) and "U+001B" in found.sentence


@pytest.mark.parametrize("text", ['a: "b "c" d"', "a: {b} c"])
def test_a_text_that_needs_quotes_is_told_so(text):
    assert "in double quotes" in problem(text).hint


@pytest.mark.parametrize("text", ["[" * 100_000, "a: " + "{a: " * 3000 + "}" * 3000, "a: " + "[" * 500 + "]" * 500])
def test_a_deep_nest_is_refused_and_not_climbed_into(text):
    assert "levels deep" in problem(text).sentence


def test_a_key_twice_names_the_first():
    found = problem("a: 1\nb: 2\na: 3")
    assert (found.code, found.line) == ("duplicate-key", 3) and "line 1" in found.sentence
    assert "'None'" not in problem("[a]: 1\n[b]: 2").sentence
