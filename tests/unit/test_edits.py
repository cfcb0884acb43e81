"""edits: what several features change, made at once."""

from hypothesis import given
from hypothesis import strategies as st

from minefix.edits import Edit, apply, inner

TEXT = "0123456789"


def test_edits_are_made_in_the_order_of_the_text():
    assert apply(TEXT, [Edit(8, 9, text="B"), Edit(2, 3, text="A")]) == "01A34567B9"


def test_inserts_at_one_place_go_by_rank():
    assert apply("ab", [Edit(1, 1, 20, "2"), Edit(1, 1, 0, "1")]) == "a12b"


def test_an_insert_goes_before_what_is_replaced_there_and_behind_what_ends_there():
    assert apply("abc", [Edit(1, 2, text="X"), Edit(1, 1, 0, "<"), Edit(2, 2, 0, ">")]) == "a<X>c"


def test_an_edit_inside_a_larger_one_gives_way():
    assert apply(TEXT, [Edit(2, 8, text="-"), Edit(3, 4, text="lost")]) == "01-89"


def test_inner_makes_only_the_edits_that_lie_within():
    assert inner(TEXT, [Edit(0, 1, text="x"), Edit(4, 5, text="Y"), Edit(5, 9, text="x")], 3, 7) == "3Y56"


def test_the_text_before_the_start_is_left_out():
    assert apply(TEXT, [Edit(6, 7, text="x")], 5) == "5x789"


@given(st.text(st.characters(exclude_characters="\x00"), max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5))))
def test_nothing_outside_an_edit_is_lost(text, spans):
    made = [Edit(min(start, len(text)), min(start + length, len(text)), text="\x00") for start, length in spans]
    outside = [char for i, char in enumerate(text) if not any(edit.start <= i < edit.end for edit in made)]
    left = [char for char in apply(text, made) if char != "\x00"]
    remaining = iter(left)
    assert all(char in remaining for char in outside)


@given(st.text())
def test_no_edit_changes_nothing(text):
    assert apply(text, []) == text
