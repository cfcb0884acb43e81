"""related: the writer's word first, then what the links say; each with the reason a reader is shown."""

from building import article, library
from minefix import links
from minefix.related import related

MESSAGE = "\n  - {{text: 'It failed {0}', seen: player, on: [paper], side: server, means: It says that., acts: [player]}}"


def shown(*articles):
    made = library(*articles)
    edges = made.edges({a.id: links.targets(a, made) for a in made.articles})
    return [(other.article.id, other.reason) for other in related(made.by_id["here"], made, edges)]


def guide(name, body="", **keys):
    return article(body, id=name, kind="guide", **keys)


def test_the_order_of_relations():
    assert shown(
        guide("here", "[[linked]]", related="[chosen-b, chosen-a]", not_to_confuse="[mistaken]", messages=MESSAGE.format("here")),
        guide("chosen-a"), guide("chosen-b"), guide("mistaken"), guide("linked"), guide("linking", "[[here]]"), guide("same", messages=MESSAGE.format("there")),
    ) == [("chosen-b", "Read on"), ("chosen-a", "Read on"), ("mistaken", "Often mistaken for this"), ("linked", "Read on"), ("linking", "Builds on this"), ("same", "Same software")]


def test_six_at_most_and_ties_go_by_address():
    assert [name for name, _ in shown(guide("here", " ".join(f"[[g{n}]]" for n in range(8))), *(guide(f"g{n}") for n in range(8)))] == [f"g{n}" for n in range(6)]


def test_never_the_page_itself_a_hub_or_a_tool_or_a_page_that_does_not_exist():
    assert shown(guide("here", "[[hub]] [[tool]] [[nobody]]", related="[here, hub, tool]"), article(id="hub", kind="category"), article(id="tool", kind="tool")) == []


def test_relations_add_up():
    assert shown(guide("here", "[[a]] [[b]]"), guide("a"), guide("b", "[[here]]"))[0] == ("b", "Read on")
