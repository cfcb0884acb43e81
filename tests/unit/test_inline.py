"""inline: the pieces of a block."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minefix.inline import tokens


def pieces(text):
    return [(token.kind, token.text, token.target) for token in tokens(text, 0, len(text))]


@pytest.mark.parametrize(("text", "expected"), [
    ("`a`", ("code", "a", "")), ("`` a ` b ``", ("code", "a ` b", "")), ("`[a](b) <c> [[d]]`", ("code", "[a](b) <c> [[d]]", "")),
    ("[[an-id]]", ("wiki", "", "an-id")), ("[[an-id|some `words`]]", ("wiki", "some `words`", "an-id")),
    ("[a `b`](c.md#d)", ("link", "a `b`", "c.md#d")), ('[a](b "c d")', ("link", "a", "b")), ("[a](<b>)", ("link", "a", "b")), ("[a](b_(c))", ("link", "a", "b_(c)")), ("[a][b]", ("link", "a", "b")),
    ("![alt](x.png)", ("image", "alt", "x.png")), ("<https://a.b>", ("auto", "https://a.b", "https://a.b")), ("<b>", ("html", "<b>", "")), ("<!-- a\nb -->", ("html", "<!-- a\nb -->", "")),
    ("{#a .b}", ("attrs", "{#a .b}", "")), ("{onclick=x}", ("attrs", "{onclick=x}", "")), ("https://a.b/c", ("bare", "https://a.b/c", "")),
])
def test_one_piece(text, expected):
    assert pieces(text) == [expected]


@pytest.mark.parametrize("text", [r"\`a\`", r"\[[a]]", "a ` b", "`a\nb`", "5 < 6 > 4", "[a]", "[a] (b)", "a_b*c"])
def test_prose(text):
    assert {kind for kind, *_ in pieces(text)} <= {"prose"}


@pytest.mark.parametrize("text", ["![`](x) a ` <i> ` b", '<a title="`"> a ` <i> ` b', "[[a`|b]] c ` <i> ` d", "[`](x) ` <i> ` b"])
def test_code_goes_first_as_it_does_for_the_renderer(text):
    """Otherwise `<i>` would look like code to us and be live on the page."""
    assert ("html", "<i>", "") in pieces(text)


@given(st.text(alphabet="`[]()!<>{}\\|\n ab:/.#\"-"), st.integers(0, 5), st.integers(0, 9))
def test_pieces_cover_the_text_in_order(text, start, length):
    start, end = min(start, len(text)), min(max(start, len(text) - length), len(text))
    found = list(tokens(text, start, end))
    edges = [start, *(edge for token in found for edge in (token.start, token.end)), end]
    assert edges == sorted(edges)
    gaps = "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2]))
    assert not gaps
    assert all(token.text == text[token.start:token.end] for token in found if token.kind == "prose")


def test_ranges_to_pass_over_are_passed_over():
    assert [token.text for token in tokens("abXXcd", 0, 6, ((2, 4),))] == ["ab", "cd"]


@pytest.mark.parametrize("unit", ["`", "``` ` `` ", "[", "[a", "[[", "[[a|", "![", "<", "<a ", "<!--", "{", "{a", "[a](", "[a](b", "https://", "\\", "<a:"])
def test_hostile_repetition_is_read(unit):
    """Every run has a bound: this ends at once, or the test would not."""
    text = unit * 4000
    assert sum(token.end - token.start for token in tokens(text, 0, len(text))) == len(text)
