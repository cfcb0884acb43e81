"""site: what it takes from the site before, and that this changes nothing but the time it takes."""

from dataclasses import replace
from datetime import date

import pytest

from building import TODAY, built, data, page
from minefix import site
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
        assert made.markdown(made.library.by_path[path]) == before.markdown(before.library.by_path[path])


def test_what_has_not_changed_is_not_read_again():
    before, _ = built(OTHER, HERE)
    made, _ = site.build((OTHER, edited(HERE, "See", "Look at")), data(), TODAY, before)
    assert made.library.by_id["other"] is before.library.by_id["other"]


def test_a_page_with_a_problem_is_looked_at_again():
    flawed = edited(HERE, "See", "![](assets/a.png) See")
    before, problems = built(OTHER, flawed)
    again, same = site.build((OTHER, flawed), data(), TODAY, before)
    assert sorted(same) == problems != [] and again.problems == {HERE.path: problems}
    assert again.library.by_id["other"] is before.library.by_id["other"]


def test_other_data_files_leave_nothing_of_it():
    before, _ = built(OTHER, HERE)
    made, _ = site.build((OTHER, HERE), replace(data(), rules=()), TODAY, before)
    assert made.same == set() and made.library.by_id["other"] is not before.library.by_id["other"]


def test_pages_are_checked_alike_in_other_processes_and_alone():
    pages = [page("<div>" if number % 7 == 3 else "x", id=f"page-{number}") for number in range(SMALLEST + 9)]
    shared, alone = (sorted(site.build(pages, data(), TODAY, alone=alone)[1]) for alone in (False, True))
    assert shared == alone and len([problem for problem in alone if problem.code == "unsafe-markup"]) == len(range(3, SMALLEST + 9, 7))


@pytest.mark.parametrize("alone", [False, True])
def test_pages_are_rewritten_by_the_way_as_they_are_later(alone):
    pages = [page(f"See [[page-{number + 1}]], and set `online-mode=false`.", id=f"page-{number}") for number in range(SMALLEST)] + [page("x", id=f"page-{SMALLEST}")]
    made, problems = site.build(pages, data(), TODAY, alone=alone, rewriting=True)
    later, _ = site.build(pages, data(), TODAY, alone=alone)
    assert not problems and made.rewritten.keys() == later.library.by_id.keys() and not any(later.rewritten.values())
    assert made.rewritten == {name: later.markdown(article) for name, article in later.library.by_id.items()}
    assert "!!! danger rule-offline-mode" in made.rewritten["page-0"] and "(page-1.md)" in made.rewritten["page-0"]


@pytest.mark.parametrize("broken", [page("<div>"), page("x", kind="nothing"), page("See [[nowhere]].")])
def test_what_has_to_be_mended_is_not_rewritten(broken):
    made, problems = site.build((OTHER, broken), data(), TODAY, rewriting=True)
    assert problems and not made.rewritten.get("here")


def test_what_is_the_same_as_before_is_rewritten_only_when_it_is_asked_for():
    before, _ = site.build((OTHER, HERE), data(), TODAY, rewriting=True)
    made, _ = site.build((OTHER, edited(HERE, "See", "Look at")), data(), TODAY, before, rewriting=True)
    assert made.rewritten["other"] == "" and made.markdown(made.library.by_path[OTHER.path]) == before.rewritten["other"]
    assert "Look at" in made.rewritten["here"]


LOOKS = [       # what is another way now, and the pages that are rewritten for it
    ((OTHER, HERE), {}, set()),
    ((OTHER, edited(HERE, "See", "Look at")), {}, {"here"}),
    ((edited(OTHER, "The page", "A page"), HERE), {}, {"other", "here"}),
    ((OTHER, HERE, page("x", id="third")), {}, {"other", "here", "third"}),
    ((OTHER, HERE), {"digest": "another"}, {"other", "here"}),
]


@pytest.mark.parametrize(("sources", "changes", "rewritten"), LOOKS)
def test_kept_looks_spare_what_has_not_changed_and_change_nothing(monkeypatch, sources, changes, rewritten):
    kept = site.build((OTHER, HERE), data(), TODAY, rewriting=True, looks={})[0].looks
    assert len(kept) == 2 and all(isinstance(look, bytes) for look in kept.values())
    now, looked_at = replace(data(), **changes), []
    expected, problems = site.build(sources, now, TODAY, rewriting=True, looks={})
    monkeypatch.setattr(site.checks, "of_a_page", lambda article: looked_at.append(article.id) or [])
    made, found = site.build(sources, now, TODAY, rewriting=True, looks=kept)
    assert (made.library, made.edges, made.looks, made.renderings, found) == (expected.library, expected.edges, expected.looks, expected.renderings, problems)
    assert {name for name, text in made.rewritten.items() if text} == rewritten == set(looked_at)
    assert [made.markdown(article) for article in made.library.articles] == [expected.markdown(article) for article in expected.library.articles]


def test_a_kept_look_does_not_hide_what_depends_on_the_day():
    sources = (OTHER, page("See [[other]].", verified="{on: 2026-11-24, with: Minecraft}"))
    kept = site.build(sources, data(), date(2026, 11, 24), rewriting=True, looks={})[0].looks
    assert len(kept) == 2
    assert [problem.code for problem in site.build(sources, data(), date(2026, 11, 23), rewriting=True, looks=kept)[1]] == ["future-date"]


def test_what_has_a_problem_is_not_kept():
    made, problems = site.build((OTHER, page("<div>")), data(), TODAY, rewriting=True, looks={})
    assert problems and len(made.looks) == 1
