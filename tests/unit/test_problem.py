"""problem: how a fault is told, and how many at once."""

from minefix.problem import Problem, did_you_mean, report

FIRST = Problem("docs/a.md", 3, 1, "dead-link", "It is dead.", "Mend it.")
SECOND = Problem("docs/a.md", 12, 4, "image-alt", "It says nothing.")


def test_a_problem_says_where_what_and_what_instead():
    assert str(FIRST) == "docs/a.md:3:1: dead-link It is dead. Mend it."


def test_a_report_is_sorted_by_line_and_ends_with_the_count():
    assert report([SECOND, FIRST]).splitlines() == [str(FIRST), str(SECOND), "2 problems in 1 file."]


def test_a_problem_found_twice_is_told_once():
    assert report([FIRST, FIRST]).endswith("1 problem in 1 file.")


def test_no_problem_is_no_text():
    assert report([]) == ""


def test_a_close_word_is_suggested_and_nothing_that_does_not_exist():
    assert did_you_mean("descriptoin", ["description", "title"]) == "Did you mean 'description'?"
    assert did_you_mean("zzz", ["b", "a"]) == "Known are: a, b."
    assert did_you_mean("zzz", []) == ""
    assert did_you_mean("zzz", map(str, range(100))) == ""
