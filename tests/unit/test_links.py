"""links: by id, by file and by phrase; where none may stand is in tests/golden/links."""

from building import article, library
from minefix import links

OTHER = article(id="other", phrases="[some phrase]", title="Another page")


def test_targets_are_found_by_id_file_and_phrase():
    far = article(id="far", path="docs/guides/far.md")
    here = article("[[other]] [far](../guides/far.md#x) [[here]] [web](https://a.b/x.md)")
    assert links.targets(here, library(here, far, OTHER)) == ["other", "far"]
    assert links.targets(article("Some phrase."), library(here, OTHER)) == ["other"]
    assert links.targets(article("Some phrase."), library(here, OTHER), phrases=False) == []


def test_an_unknown_id_is_a_problem_with_a_suggestion_and_no_link():
    here = article("See [[othr]].")
    made = library(here, OTHER)
    problem, = links.problems(here, made)
    assert (problem.line, problem.column, problem.code, problem.hint) == (7, 5, "unknown-id", "Did you mean 'other'?")
    assert links.edits(here, made) == []


def test_a_phrase_is_linked_once_and_not_at_all_where_the_page_links_itself():
    assert len(links.edits(article("Some phrase, some phrase."), library(OTHER))) == 1
    assert [edit.text for edit in links.edits(article("Some phrase. [[other|x]]"), library(OTHER))] == ["[x](other.md)"]


def test_a_title_says_its_words_and_nothing_else():
    strange = article(id="strange", title="'[x] (javascript:alert(1)) <img src=y> | ` z *w*'")
    text, = [edit.text for edit in links.edits(article("[[strange]]"), library(strange))]
    assert text == r"[\[x\] (javascript:alert(1)) &lt;img src=y> \| \` z \*w\*](strange.md)"


def test_a_list_of_many_notes_is_read_once():
    """Read once for each note, it takes minutes here."""
    here = article("- a\n" + "    !!! note\n    `a` b\n" * 8000)
    assert links.targets(here, library(OTHER)) == []
