"""feed: the pages that changed last, as Atom that a program can read."""

from xml.etree import ElementTree

from building import article, library
from minefix import feed
from minefix.page_facts import SiteFacts

FACTS = SiteFacts("https://example.org/", "Lab", description="What & why.")
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def made(days, *articles):
    text = feed.atom(library(*articles), FACTS, lambda path: days.get(path.split("/")[-1], ("", "")))
    return text and ElementTree.fromstring(text.encode())


def entry(name, day, **keys):
    return article("x", id=name, kind=keys.pop("kind", "tool"), path=f"docs/tools/{name}.md", **keys), (f"{name}.md", ("2026-01-01T00:00:00+00:00", f"2026-01-{day:02}T00:00:00+00:00"))


def test_the_last_change_comes_first_and_says_when():
    pages, days = zip(entry("old", 2), entry("new", 9), entry("between", 5))
    root = made(dict(days), *pages)
    assert [one.text for one in root.findall("a:entry/a:id", ATOM)] == ["tag:example.org,2026:new", "tag:example.org,2026:between", "tag:example.org,2026:old"]
    assert root.findtext("a:updated", "", ATOM) == root.findtext("a:entry/a:updated", "", ATOM) == "2026-01-09T00:00:00+00:00"
    assert root.findtext("a:entry/a:published", "", ATOM) == "2026-01-01T00:00:00+00:00"


def test_an_entry_says_what_the_page_says():
    page, day = entry("a", 2, title="'A < B & \"C\"'")
    one = made(dict([day]), page).find("a:entry", ATOM)
    assert (one.findtext("a:title", "", ATOM), one.findtext("a:summary", "", ATOM)) == ("A < B & “C”", page.description)
    assert one.find("a:link", ATOM).attrib == {"rel": "alternate", "type": "text/html", "href": "https://example.org/tools/a/"}
    assert one.find("a:category", ATOM).attrib == {"term": "tools"}


def test_a_page_that_moves_keeps_its_entry():
    here, day = entry("a", 2)
    there = article("x", id="a", kind="tool", path="docs/guides/elsewhere.md")
    ids = [made({"a.md": day[1], "elsewhere.md": day[1]}, page).findtext("a:entry/a:id", "", ATOM) for page in (here, there)]
    assert ids[0] == ids[1]


def test_it_has_what_an_atom_feed_must_have():
    page, day = entry("a", 2)
    root = made(dict([day]), page)
    assert all(root.findtext(f"a:{name}", "", ATOM) for name in ("id", "title", "updated", "author/a:name"))
    assert [link.get("href") for link in root.findall("a:link", ATOM)] == ["https://example.org/feed.xml", "https://example.org/"]


def test_pages_without_a_date_and_hubs_are_left_out_and_without_any_there_is_no_feed():
    pages, days = zip(entry("a", 2), entry("hub", 3, kind="tools"))
    undated, _ = entry("b", 4)
    assert [one.text for one in made(dict(days), *pages, undated).findall("a:entry/a:title", ATOM)] == ["The page a"]
    assert made({}, undated) == ""


def test_it_does_not_grow_with_the_site():
    pages, days = zip(*(entry(f"page-{number}", 1 + number % 28) for number in range(feed.MOST * 2)))
    assert len(made(dict(days), *pages).findall("a:entry", ATOM)) == feed.MOST
