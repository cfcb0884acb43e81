"""page, hubs, faq, search_index, site: what the templates and the search read."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from building import built, page, rendered
from minefix import hubs, page as pages, page_facts, search_index
from minefix.assets import STYLES
from minefix.rendered import read

URL = "https://example.org/"
NASTY = "'</script><img src=x onerror=alert(1)> \"quoted\" & <b>'"
ANSWER = "{means: It means this., side: server, why: Because., first: Do that.}"
MESSAGE = "\n  - {text: 'It </script> failed', seen: player, on: [paper], side: server, means: 'It says \"that\".', acts: [player, server-admin], exposes: backend}"
BODY = "Lead.\n\n## If you are the player\n\nA.\n\n## If you run the server\n\nB.\n\n## FAQ\n\n### Is `</script>` \"fine\" & safe?\n\nYes: `</script>`.\n\nMore."
FIX = page(BODY, id="here", kind="fix", title=NASTY, description="'A description with </script> and \"quotes\" in it that is long enough to be accepted here.'", answer=ANSWER, messages=MESSAGE,
           verified="{on: 2026-11-23, with: Minecraft 26.1}", sources="[{title: Docs, url: 'https://example.org/docs'}]", tools="[decoder]", related="[guide]")
OTHERS = (
    page("[[here]]", id="guide", kind="guide", path="docs/guides/guide.md"), page("x", id="decoder", kind="tool", path="docs/tools/decoder.md"), page("", id="home", kind="home", path="docs/index.md", related="[here]"),
    page("", id="fixes", kind="category", path="docs/fixes/index.md"), page("", id="questions", kind="questions", path="docs/faq.md"), page("", id="errors", kind="errors", path="docs/errors/index.md"),
    page("", id="tools", kind="tools", path="docs/tools/index.md"),
)
SITE, _ = built(FIX, *OTHERS)
HTML = {"here": rendered(BODY, id="here", title=NASTY, kind="fix"), "guide": '<p>See <a href="x">it</a>.</p>'}
PUBLICATION = pages.Publication(
    facts=page_facts.SiteFacts(URL, "MineFixTools", "a lab", "What it is."), assets={name: f"assets/x/{name}" for name in ('site.js', 'error-index.js', 'tools/pages/decoder.js', 'tools/pages/error-decoder.js')},
    styles={name: f"{name}{{}}" for name in STYLES}, inline_js="", csp={name: f"default-src 'none' {name}" for name in STYLES},
    dates=lambda path: ("2026-11-01T09:00:00+00:00", "2026-11-23T22:30:00+00:00"), edit=lambda path: f"edit/{path}", report=lambda path: "")


def body_of(name):
    return read(HTML.get(name, ""), f"{URL}fixes/{name}/")


def derived(name):
    return pages.derive(SITE.library.by_id[name], body_of, SITE, PUBLICATION)


@pytest.mark.parametrize("name", sorted(SITE.library.by_id))
def test_every_kind_of_page_has_all_that_the_templates_read(name):
    keys = set(derived(name))
    assert keys == set(derived("here"))
    assert keys == set(pages.missing(SITE, PUBLICATION))


def test_text_of_a_writer_is_handed_on_as_text_and_escaped_in_the_script():
    made = derived("here")
    assert made["title"].startswith("</script>")                # templates escape it
    script = made["head"]["json_ld_html"]
    assert script.count("<") == 2 and script.endswith("</script>")
    graph = json.loads(re.fullmatch(r"<script[^>]*>(.*)</script>", script, re.DOTALL)[1])
    assert "</script><img src=x onerror=alert(1)>" in json.dumps(graph)


def test_the_rewritten_page_is_safe_with_such_a_title_message_and_question():
    found = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            found.append((tag, dict(attrs)))

    Reader().feed(rendered("[[here]]\n\n" + BODY, FIX, id="zz", messages=MESSAGE.replace("failed", "broke"), not_to_confuse="[here]"))
    assert not [tag for tag, attrs in found if tag in ("script", "img") or "onerror" in attrs]
    assert ("table", {"class": "mf-msgs"}) in found


def test_dates_category_doors_and_contents():
    made = derived("here")
    assert made["meta"]["updated"] == {"iso": "2026-11-23T22:30:00+00:00", "text": "23 Nov 2026"}
    assert made["meta"]["verified"]["text"] == "23 Nov 2026" and made["meta"]["verified"]["with"] == "Minecraft 26.1"
    assert made["meta"]["category"] == {"title": "Fixes", "href": "../"}
    assert [door["href"] for door in made["doors"]] == ["#player", "#server"]
    assert {"#related-tools", "#related-articles", "#sources", "#faq"} <= {entry["href"] for entry in made["toc"]}
    assert made["answer"]["who"] == "The server"
    assert made["edit"]["href"] == "edit/docs/fixes/here.md"


def test_related_and_back_links_do_not_say_the_same_twice():
    made = derived("here")
    assert [card["href"] for card in made["related"]] == ["../../guides/guide/"] and made["related"][0]["title"]
    assert made["backlinks"] == []


def test_only_articles_say_when_they_were_published():
    assert derived("here")["head"]["published"] and not derived("fixes")["head"]["published"]


def test_a_question_is_read_as_it_is_visible():
    fact, = read(HTML["here"], f"{URL}fixes/here/").questions
    assert (fact.anchor, fact.name) == ("faq-is-script-fine-safe", "Is </script> “fine” & safe?")
    assert fact.answer == "<p>Yes: &lt;/script&gt;.</p><p>More.</p>"


def test_the_question_hub_links_every_question_to_its_owner_in_the_words_of_the_page():
    (group,) = derived("questions")["groups"]
    assert group["questions"][0]["text"] == "Is </script> “fine” & safe?"
    assert group["questions"][0]["href"] == "../fixes/here/#faq-is-script-fine-safe"
    assert group["questions"][0]["answer"] == "Yes: </script>."
    assert hubs.items(SITE.library.by_id["questions"], SITE) == [("Is </script> “fine” & safe?", "fixes/here/#faq-is-script-fine-safe")]


def test_the_error_index_lists_every_message_by_where_it_is_seen():
    groups = derived("errors")["groups"]
    assert [len(group["messages"]) for group in groups] == [1]
    entry = groups[0]["messages"][0]
    assert (entry["text"], entry["software"], entry["href"], [badge["word"] for badge in entry["acts"]]) == ("It </script> failed", "Paper", "../fixes/here/", ["Player", "Server admin"])
    assert entry["sign"]


def test_hubs_list_their_own_section():
    assert [card["href"] for group in derived("fixes")["groups"] for card in group["cards"]] == ["here/"]
    assert [card["href"] for group in derived("tools")["groups"] for card in group["cards"]] == ["decoder/"]
    assert [card["href"] for card in derived("home")["groups"]["fixes"]] == ["fixes/here/"]


def test_the_active_part_of_the_navigation():
    assert [(item["title"], item["active"]) for item in derived("here")["nav"]] == [("Fixes", True), ("Tools", False), ("Error index", False), ("Questions", False)]


def test_every_kind_of_page_has_a_stylesheet_of_its_own():
    assert [derived(name)["assets"]["css"] for name in ("here", "decoder", "home", "fixes")] == [f"stylesheets/{name}.css{{}}" for name in ("site", "tool", "home", "hub")]


def test_the_404_page_has_addresses_from_the_root():
    made = pages.missing(SITE, PUBLICATION)
    assert all(item["href"].startswith("/") for item in made["nav"]) and made["assets"]["site_js"] == "/assets/x/site.js" and made["head"]["robots"] == "noindex"


def test_the_search_index_has_a_document_for_each_section_and_none_for_hubs():
    docs = list(search_index.documents(SITE, body_of))
    assert [doc["id"] for doc in docs] == list(range(len(docs)))
    assert {"fixes/here/", "fixes/here/#player", "fixes/here/#faq"} <= {doc["href"] for doc in docs}
    assert {doc["kind"] for doc in docs} == {"fix", "guide", "tool"}
    assert next(doc for doc in docs if doc["href"] == "fixes/here/")["messages"] == "It </script> failed"


def test_a_site_collects_the_problems_of_all_pages_and_keeps_the_good_ones():
    site, problems = built(page("x", id="good"), page("[[nobody]]", id="bad"), page("x", id="worse", kind=None))
    assert {problem.path for problem in problems} == {"docs/fixes/bad.md", "docs/fixes/worse.md"}
    assert set(site.library.by_id) == {"good", "bad"}


def test_what_a_page_lacks_is_told_once_with_its_lines():
    unfinished = page("One sentence that says why.\n\nThe answer, in one to three short paragraphs.\n\nIt is there.", id="new")
    site, problems = built(unfinished)
    told = pages.derive(site.library.by_id["new"], body_of, site, PUBLICATION)["unfinished"]
    places = sorted(one.line for one in problems if one.code == "placeholder")
    assert len(places) == 2 and any(one.startswith(f"Lines {places[0]}, {places[1]}: These words") for one in told)
    assert len(told) == len({(one.sentence, one.hint) for one in problems})
