"""article, read: what one page says, and where."""

import pytest

from building import article, data, page
from minefix.read import LONGEST, read, url_of
from minefix.source import Place, Source


@pytest.mark.parametrize(("path", "url"), [("docs/index.md", ""), ("docs/faq.md", "faq/"), ("docs/fixes/index.md", "fixes/"), ("docs/fixes/a-b.md", "fixes/a-b/")])
def test_addresses(path, url):
    assert url_of(path) == url


def test_the_section_is_the_top_folder():
    assert article(path="docs/guides/x.md").section == "guides"
    assert article(path="docs/about.md").section == ""


def test_the_body_is_what_stands_below_the_front_matter():
    assert article("Text.\n").body == "Text.\n"


def test_questions_are_the_h3_below_the_h2_faq():
    found = article("### Not here?\n\n## FAQ\n\n### Is `a=b` [it](x.md)?\n\nYes.\n\n#### Still\n\nthe answer\n\n### And? { #and }\n\nNo.\n\n## Other\n\n### Nor here?").questions
    assert [(question.text, question.anchor, question.answer) for question in found] == [
        ("Is a=b it?", "faq-is-a-b-it-x-md", "Yes.\n\n#### Still\n\nthe answer"), ("And?", "and", "No.")]
    assert found[0].place == Place(11, 1)


def test_messages_know_their_place_and_default_to_errors():
    message, = article(messages="\n  - {text: 'It failed', seen: player, on: [paper], side: server, means: It says that., acts: [player]}").messages
    assert (message.severity, message.place.line, message.on, message.acts) == ("error", 7, ("paper",), ("player",))


def test_places_of_keys_and_the_top_where_a_key_is_absent():
    assert article().place("id") == Place(5, 5)
    assert article().place("related") == Place(1, 1)


def test_an_article_without_title_kind_or_id_cannot_be_used():
    for key in ("title", "kind", "id"):
        made, problems = read(page(**{key: None}), data())
        assert made is None and [problem.code for problem in problems] == ["missing-key"]


def test_unknown_software_is_named_with_a_suggestion():
    _, problems = read(page(messages="\n  - {text: 'It failed', seen: player, on: [papre], side: server, means: It says that., acts: [player]}"), data())
    assert [(problem.code, problem.hint) for problem in problems] == [("unknown-value", "Did you mean 'paper'?")]


def test_a_page_of_two_megabytes_is_refused_at_once():
    made, problems = read(Source("docs/x.md", page().text + "word " * 400_000), data())
    assert made is None and [problem.code for problem in problems] == ["page-too-long"]
    assert read(Source("docs/x.md", page().text.ljust(LONGEST)), data())[0]


def test_pieces_leave_out_the_fences_of_a_list():
    (_, tokens), = article("- a\n\n    ```sh\n    `b`\n    ```\n\n- `c`").pieces
    assert [token.text for token in tokens if token.kind == "code"] == ["c"]
