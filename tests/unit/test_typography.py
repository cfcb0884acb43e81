"""Typography: quotes and apostrophes of sentences become curly ones, a hyphen between blanks a dash; code, what machines said and what was escaped do not."""

from __future__ import annotations

import pytest

from building import rendered
from minefix.typography import curled


@pytest.mark.parametrize("typed, shown", [
    ("the server's log", "the server’s log"),
    ("players' lists", "players’ lists"),
    ("It says \"Failed to verify username!\".", "It says “Failed to verify username!”."),
    ("\"Invalid session\" and 'Steve'", "“Invalid session” and ‘Steve’"),
    ("(\"one\"/\"two\")", "(“one”/“two”)"),
    ("can't, \"don't\"", "can’t, “don’t”"),
    ("`a=\"b\"` isn't \"b\"", "`a=\"b\"` isn’t “b”"),
    ("``it's ` \"x\"`` isn't", "``it's ` \"x\"`` isn’t"),
    ("“curly” stays ‘so’", "“curly” stays ‘so’"),
    ("\"'Steve' joined\" and '\"Steve\" joined'", "“‘Steve’ joined” and ‘“Steve” joined’"),
    ("(\"'a' b\") “'x'”", "(“‘a’ b”) “‘x’”"),
    ("key=\"value\" and \"server-ip=\" and \"\"", "key=“value” and “server-ip=” and “”"),
    ("\"/\", \"-\", \"(\", \"a—\" and \"a/\"", "“/”, “-”, “(”, “a—” and “a/”"),
    ("a—\"b\"—c and x-'y'", "a—“b”—c and x-‘y’"),
    ("one - two, `a - b`, x-y, -Xmx4G and - so", "one – two, `a - b`, x-y, -Xmx4G and – so"),
    ("- not this one -", "- not this one -"),
    ("nothing to do", "nothing to do"),
    ("a ` and \"b\"", "a ` and “b”"),
])
def test_what_is_typed_on_a_keyboard_becomes_what_is_printed(typed, shown):
    assert curled(typed) == shown
    assert curled(shown) == shown


def test_what_does_not_begin_a_sentence_closes_it():
    assert curled('\'s "x"', begins=False) == "’s “x”"
    assert curled('" and', begins=False) == "” and"
    assert curled(" - and", begins=False) == " – and"


@pytest.mark.parametrize("typed, shown", [
    ("`a - b` - one - **two**", "<p><code>a - b</code> – one – <strong>two</strong></p>"),
    ("Mojang's *own* \"word\".", "<p>Mojang’s <em>own</em> “word”.</p>"),
    ("\"*All* of it\", `it's`'s end", "<p>“<em>All</em> of it”, <code>it's</code>’s end</p>"),
    ("He reads \"**no**\" and \"[x](https://example.org/ \"it's\")\".",
     "<p>He reads “<strong>no</strong>” and “<a href=\"https://example.org/\" title=\"it's\">x</a>”.</p>"),
])
def test_the_sentences_of_a_page_have_curly_quotes(typed, shown):
    assert shown in rendered(f"{typed}\n")


def test_headings_keep_their_address():
    assert '<h2 id="whats-wrong">What’s wrong' in rendered("## What's wrong\n\nText.\n")


def test_a_display_keeps_what_the_machine_said_and_its_notes_are_sentences():
    html = rendered("```console title=\"The server's log\"\n# It isn't this:\nUsername 'Steve' isn't \"here\"\n```\n")
    assert "<figcaption>The server’s log</figcaption>" in html
    assert "<span class=\"mf-note\">It isn’t this:</span> <samp>Username 'Steve' isn't \"here\"</samp>" in html


def test_a_fence_and_a_message_stay_as_they_are():
    html = rendered("```text\nit's \"so\"\n```\n", messages='[{text: "Can\'t \\"x\\"", seen: server, on: [paper], side: server, means: "The server can\'t.", acts: [nobody]}]')
    assert "it's \"so\"" in html.replace("&quot;", '"') and "Can't \"x\"" in html and "The server can’t." in html
