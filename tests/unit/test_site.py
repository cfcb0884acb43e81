"""site: what it takes from the site before, and that this changes nothing but the time it takes."""

from dataclasses import replace

import pytest

from building import TODAY, built, data, page
from minefix import site
from minefix.page import rewrite
from minefix.share import SMALLEST
from minefix.source import Source

OTHER = page("Here is an invalid session.", id="other")
HERE = page("## A\n\nSee [[other]].", phrases="[invalid session]")


def edited(source: Source, old: str, new: str) -> Source:
    assert old in source.text
    return replace(source, text=source.text.replace(old, new, 1))


CHANGES = [     # the pages now, and the files whose text is known to be the same as before
    ((OTHER, HERE), {OTHER.path, HERE.path}),
    ((OTHER, edited(HERE, "See", "Look at")), {OTHER.path}),
    ((OTHER, edited(HERE, "[[other]]", "nothing")), {OTHER.path}),
    ((edited(OTHER, "The page", "A page"), HERE), set()),
    ((OTHER, edited(HERE, "invalid", "other")), set()),
    ((OTHER, HERE, page("x", id="third")), set()),
    ((OTHER,), set()),
    ((OTHER, edited(HERE, "See", "- **File:** `a`\n\nSee")), {OTHER.path}),
]


@pytest.mark.parametrize(("sources", "same"), CHANGES)
def test_the_site_is_the_one_that_it_is_without_the_one_before(sources, same):
    before, problems = built(OTHER, HERE)
    assert not problems
    made, found = site.build(sources, data(), TODAY, before)
    alone, expected = built(*sources)
    assert (made.library, made.edges, sorted(found)) == (alone.library, alone.edges, expected)
    assert made.same == same
    for path in same:
        assert rewrite(made.library.by_path[path], made) == rewrite(before.library.by_path[path], before)


def test_what_has_not_changed_is_not_read_again():
    before, _ = built(OTHER, HERE)
    made, _ = site.build((OTHER, edited(HERE, "See", "Look at")), data(), TODAY, before)
    assert made.library.by_id["other"] is before.library.by_id["other"]


def test_other_data_files_leave_nothing_of_it():
    before, _ = built(OTHER, HERE)
    made, _ = site.build((OTHER, HERE), replace(data(), rules=()), TODAY, before)
    assert made.same == set() and made.library.by_id["other"] is not before.library.by_id["other"]


def test_pages_are_checked_alike_in_other_processes_and_alone():
    pages = [page("<div>" if number % 7 == 3 else "x", id=f"page-{number}") for number in range(SMALLEST + 9)]
    shared, alone = (sorted(site.build(pages, data(), TODAY, alone=alone)[1]) for alone in (False, True))
    assert shared == alone and len([problem for problem in alone if problem.code == "unsafe-markup"]) == len(range(3, SMALLEST + 9, 7))
