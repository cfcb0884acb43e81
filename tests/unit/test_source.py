"""source: line ends, byte order mark, and the place of every offset."""

from hypothesis import given
from hypothesis import strategies as st

from minefix.source import Place, Source


def test_windows_and_old_mac_line_ends_and_the_mark_go():
    assert Source.read("x", "\ufeffa\r\nb\rc\n").text == "a\nb\nc\n"


def test_a_mark_within_the_text_stays():
    assert Source.read("x", "a\ufeff").text == "a\ufeff"


def test_places_count_from_one():
    source = Source("x", "ab\n\ncd")
    assert [source.place(i) for i in range(6)] == [Place(1, 1), Place(1, 2), Place(1, 3), Place(2, 1), Place(3, 1), Place(3, 2)]


def test_the_place_behind_the_end_is_on_the_last_line():
    assert Source("x", "ab\nc").place(4) == Place(2, 2)


@given(st.text(alphabet="ab\n"), st.integers(0, 50))
def test_a_place_leads_back_to_its_offset(text, offset):
    offset = min(offset, len(text))
    place = Source("x", text).place(offset)
    lines = text.split("\n")
    assert sum(len(line) + 1 for line in lines[:place.line - 1]) + place.column - 1 == offset


def test_a_problem_takes_an_offset_or_a_place():
    source = Source("docs/a.md", "a\nbc")
    assert source.problem(3, "c", "S.") == source.problem(Place(2, 2), "c", "S.")
