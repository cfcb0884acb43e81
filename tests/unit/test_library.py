"""library: look-up by id, path, phrase and message, and the links in both directions."""

from building import article, library

MESSAGE = "\n  - {{text: '{}', seen: {}, on: [{}], side: server, means: It says that., acts: [player]}}"


def test_articles_stand_in_the_order_of_their_addresses():
    assert [a.id for a in library(article(id="b"), article(id="a")).articles] == ["a", "b"]


def test_the_first_owner_counts():
    made = library(article(id="x", path="docs/b.md"), article(id="x", path="docs/a.md"), article(id="p", phrases="[some words]"), article(id="q", phrases="[Some Words]"))
    assert made.by_id["x"].url == "a/"
    assert made.phrases == {"some words": "p"}


def found(text, *phrases):
    made = library(*(article(id=f"p{n}", phrases=f"['{phrase}']") for n, phrase in enumerate(phrases)))
    return [text[start:end] for start, end, _ in made.mentions(text)]


def test_what_was_forgotten_is_read_again():
    made = library(article("See some words.", id="a"), article(id="b", phrases="[some words]"))
    pieces, mentions = made.by_id["a"].pieces, made.mentions("some words")
    made.forget()
    assert "pieces" not in vars(made.by_id["a"])
    assert (made.by_id["a"].pieces, made.mentions("some words")) == (pieces, mentions)


def test_the_longest_phrase_wins():
    assert found("what online-mode does, online-mode", "online-mode", "what online-mode does") == ["what online-mode does", "online-mode"]


def test_phrases_are_whole_words_in_any_case():
    assert found("Invalid Session. invalid sessions, xinvalid session, invalid session's", "invalid session") == ["Invalid Session", "invalid session"]
    assert found("online-mode=false, online-mode-x, my-online-mode, (online-mode)", "online-mode") == ["online-mode"]


def test_messages_have_anchors_that_no_other_message_has():
    made = library(article(id="a", messages=MESSAGE.format("It failed {name}", "player", "paper") + MESSAGE.format("It failed", "server", "paper")),
                   article(id="b", messages=MESSAGE.format("It failed", "player", "velocity")))
    assert [message.slug for message, _ in made.messages] == ["it-failed-name", "server-log-it-failed", "it-failed"]
    twice = library(article(id="a", messages=MESSAGE.format("Same words", "player", "paper") + MESSAGE.format("Same words", "player", "velocity")))
    assert [message.slug for message, _ in twice.messages] == ["same-words", "same-words-velocity"]


def test_edges_go_both_ways_and_only_to_pages_that_exist():
    made = library(article(id="a"), article(id="b"))
    edges = made.edges({a.id: ["b", "b", "zzz", "a"] if a.id == "a" else [] for a in made.articles})
    assert (edges.to, edges.back) == ({"a": ("b",), "b": ()}, {"a": (), "b": ("a",)})


def test_what_many_print_relates_nobody():
    few = library(*(article(id=f"a{n}", messages=MESSAGE.format(f"It failed {n}", "player", "paper")) for n in range(3)))
    many = library(*(article(id=f"a{n}", messages=MESSAGE.format(f"It failed {n}", "player", "paper")) for n in range(13)))
    assert few.software_neighbours(few.by_id["a0"]) == {"a0": 1, "a1": 1, "a2": 1}
    assert many.software_neighbours(many.by_id["a0"]) == {}
