"""scan: where blocks of Markdown start and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minefix.scan import blocks

LINES = st.sampled_from(["", "text", "# h", "- item", "    four", "  two", "```", "~~~sh", "````", "| a | b |", "|---|---|", '!!! note "x"', "<b>", "> q", "1. a", "\t", "    ```", "é🎮"])


def kinds(text):
    return [block.kind for block in blocks(text)]


@pytest.mark.parametrize(("text", "expected"), [
    ("a\nb\n\nc", ["text", "text"]),
    ("## A\ntext", ["heading", "text"]),
    ("text\n## A", ["text", "heading"]),
    ("- a\n- b\n\n- c", ["list"]),
    ("1. a\n2) b", ["list"]),
    ("- a\n\ntext", ["list", "text"]),
    ("| a |\n|---|\n| b |\n\ntext", ["table", "text"]),
    ("a | b\n--|--\nc | d", ["table"]),
    ("a | b\nno rule", ["text"]),
    ('!!! note "x"\n    in\n\n    it\n\nout', ["admonition", "text"]),
    ('!!!note "x"\n    in', ["admonition"]),
    ("<div>\nx\n\ny", ["html", "text"]),
    ("<https://example.org> is text", ["text"]),
    ("text\n\n    code", ["text", "code"]),
    ("```\n# no heading\n- no list\n```", ["fence"]),
    ("````\n```\n````", ["fence"]),
    ("~~~\n```\n~~~", ["fence"]),
    ("- a\n\n    ```\n    b\n    ```\n\n- c", ["list", "fence"]),
    ('!!! note "x"\n    ```\n    b\n    ```\n', ["admonition", "fence"]),
])
def test_kinds(text, expected):
    assert kinds(text) == expected


@given(st.lists(LINES).map("\n".join))
def test_every_word_is_in_a_block_and_blocks_stand_in_order(text):
    found = blocks(text)
    assert [block.start for block in found] == sorted(block.start for block in found)
    assert all(0 <= block.start <= block.end <= len(text) for block in found)
    covered = "".join(" " if any(block.start <= i < block.end for block in found) else char for i, char in enumerate(text))
    assert not covered.strip()


@given(st.text())
def test_no_text_is_too_strange(text):
    assert all(block.end <= len(text) for block in blocks(text))


def test_offsets_are_those_of_the_whole_text():
    block, = blocks("---\nfront\n---\nbody", 14)
    assert (block.start, block.end) == (14, 18)


def test_a_heading_has_level_words_and_anchor():
    first, second = blocks("### A `b` ##\n## Ü { #here .x }")
    assert (first.level, first.text, first.anchor) == (3, "A `b`", "")
    assert (second.level, second.text, second.anchor) == (2, "Ü", "here")
    third, fourth, fifth = blocks("# a {b} # #\n# {#x} {#y}\n# a {# x}")
    assert (third.text, third.anchor, fourth.text, fourth.anchor, fifth.text) == ("a {b} #", "", "{#x}", "y", "a {# x}")


def test_a_fence_has_language_options_and_its_lines_without_indent():
    _, fence = blocks('- a\n\n    ```yaml title="a b.yml" hl_lines="1"\n    a:\n      b: c\n    ```')
    assert (fence.words, fence.options, fence.text, fence.inside) == (("yaml",), {"title": "a b.yml", "hl_lines": "1"}, "a:\n  b: c", "list")


@pytest.mark.parametrize("text", ["```\na", "```\na\n````", "```\na\n ```", "```\na\n``` x", "- a\n\n    ```\n    b\n\ntext", "- a\n\n    ```\n  b\n    ```"])
def test_a_fence_that_the_renderer_would_not_close_is_not_closed(text):
    assert not next(block for block in blocks(text) if block.kind == "fence").closed


def test_an_admonition_has_its_words_and_title_and_lists_those_inside():
    note, = blocks('!!! danger rule-x "A “title”"\n    a\n\n    !!! tip "b"\n        c')
    assert (note.words, note.text) == (("danger", "rule-x"), "A “title”")
    assert [words for _, words in note.notes] == [("danger", "rule-x"), ("tip",)]


def test_what_a_fence_shows_is_no_admonition():
    container, _ = blocks('- a\n\n    ```\n    !!! danger rule-x "y"\n    ```')
    assert container.notes == ()


def test_reading_is_linear():
    """Twice the text is at most about twice the steps: counted, not timed."""
    assert steps("- a\n\n    ```\n    b\n    ```\n\n" * 800) < 2.5 * steps("- a\n\n    ```\n    b\n    ```\n\n" * 400)
    assert steps("```\n" * 1600) < 2.5 * steps("```\n" * 800)
    assert steps("    ```\n- a\n" * 1600) < 2.5 * steps("    ```\n- a\n" * 800)


@pytest.mark.parametrize("line", [
    "# a{}x", "# a {}", "# a{}#{}x", "# a{}{{#b}}x", "# {{#a{}", "# a }}{}{{", "!!!{}x", "!!! a{}x", '!!! a "b"{}x', '!!! a{}"b', "```{}`", "~~~{}`", "a|b\n-{}x", "a|b\n-|{}x", "- a\n\n    !!!{}x",
])
@pytest.mark.parametrize("sign", [" ", "\t", "~", "a", "{{#a "])
def test_a_long_run_of_one_sign_costs_no_more_than_its_length(line, sign):
    """What costs more than that takes hours here."""
    blocks(line.format(*[sign * (100_000 // len(sign))] * 2))


def steps(text):
    import sys
    count = 0

    def trace(*_):
        nonlocal count
        count += 1
        return trace
    sys.settrace(trace)
    try:
        blocks(text)
    finally:
        sys.settrace(None)
    return count
