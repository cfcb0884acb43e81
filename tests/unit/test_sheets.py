"""sheets: a hub goes on over numbered pages, each bounded whatever the number of articles, and together they hold everything once."""

from __future__ import annotations

import json
from functools import cache

import pytest

from building import TODAY, built, data, page
from minefix import page as pages, page_facts, sheets
from minefix.assets import STYLES
from minefix.rendered import read
from minefix.site import Site, build

ANSWER = "{{means: It means this., side: {side}, why: Because., first: Do that.}}"
HUBS = (page("", id="fixes", kind="category", path="docs/fixes/index.md"), page("", id="questions", kind="questions", path="docs/faq.md"),
        page("", id="errors", kind="errors", path="docs/errors/index.md"), page("[[fixes]]", id="home", kind="home", path="docs/index.md"))
ASSETS = {name: name for name in ("site.js", "error-index.js", "tools/pages/error-decoder.js")}
URL = "https://example.org/below/"
PUBLICATION = pages.Publication(
    facts=page_facts.SiteFacts(URL, "MineFixTools"), assets=ASSETS, styles=dict.fromkeys(STYLES, ""), inline_js="", csp=dict.fromkeys(STYLES, ""), edit=lambda path: path, report=lambda path: "",
    dates=lambda path: ("2026-11-01T00:00:00+00:00", "2026-11-23T00:00:00+00:00" if path.endswith("page-7.md") else "2026-11-02T00:00:00+00:00"))


def fix(number: int):
    side, seen = ("player", "proxy", "server")[number % 3], ("player", "server", "proxy")[number % 3]
    message = f"\n  - {{text: 'It failed {number} times', seen: {seen}, on: [paper], side: server, means: It says that it failed., acts: [player]}}"
    return page(f"## FAQ\n\n### Is it number {number}?\n\nYes, {number}.", id=f"page-{number}", kind="fix", answer=ANSWER.format(side=side), messages=message,
                verified="{on: 2026-11-23, with: Minecraft 26.1}", sources="[{title: A source, url: https://example.org/}]")


@cache
def site_of(count: int) -> Site:
    return built(*HUBS, *map(fix, range(count)))[0]


def derived(site: Site, name: str) -> dict:
    article = site.sheets[name].page
    return pages.derive(article, lambda _: read("", URL), site, PUBLICATION)


def entries(site: Site, hub: str) -> list:
    return [entry for sheet in site.sheets.values() if sheet.spread.hub.id == hub for part in sheet.parts for entry in part.entries]


@pytest.mark.parametrize("hub", ["fixes", "questions", "errors"])
@pytest.mark.parametrize("count", [0, 1, 40, 41, 60, 61, 500])
def test_together_the_sheets_hold_every_entry_once(hub, count):
    found = entries(site_of(count), hub)
    assert len(found) == len({entry.id if hub == "fixes" else entry[0].text for entry in found}) == count


@pytest.mark.parametrize("hub", ["fixes", "questions", "errors"])
def test_two_thousand_more_make_no_page_of_a_hub_larger(hub):
    """Nothing that a template reads grows but the digits of numbers: neither what is listed, nor the pager, nor the structured data."""
    few, many = site_of(500), site_of(2500)
    largest = [max(len(json.dumps(derived(site, name))) for name, sheet in site.sheets.items() if sheet.spread.hub.id == hub) for site in (few, many)]
    assert len([1 for sheet in many.sheets.values() if sheet.spread.hub.id == hub]) > 4 * len([1 for sheet in few.sheets.values() if sheet.spread.hub.id == hub])
    assert largest[1] < largest[0] * 1.03, largest
    for sheet in many.sheets.values():
        assert sum(len(part.entries) for part in sheet.parts) <= sheets.SIZES[sheet.spread.hub.kind] and len(sheet.near()) <= 7


def test_a_pager_shows_the_first_the_last_and_those_around():
    near = {number: sheet.near() for sheet in site_of(2500).sheets.values() if sheet.spread.hub.id == "errors" for number in [sheet.number]}
    assert near[1] == [1, 2, 0, 63] and near[3] == [1, 2, 3, 4, 0, 63] and near[4] == [1, 2, 3, 4, 5, 0, 63] and near[5] == [1, 0, 4, 5, 6, 0, 63]
    assert near[61] == [1, 0, 60, 61, 62, 63] and near[63] == [1, 0, 62, 63]


def test_a_hub_on_one_page_has_no_pager_and_no_rows_elsewhere():
    made = derived(site_of(7), "errors")["sheet"]
    assert (made["links"], made["previous"], made["next"], made["rows"], made["said"]) == ([], "", "", "", "")
    assert pages.rows(site_of(7), PUBLICATION) is None


def test_a_sheet_is_a_page_like_its_hub():
    site = site_of(500)
    sheet, made = site.sheets["errors/2"], derived(site, "errors/2")
    assert (sheet.path, sheet.page.url, sheet.page.kind, sheet.page.messages) == ("docs/errors/2.md", "errors/2/", "errors", ())
    assert site.sheets["questions/3"].path == "docs/faq/3.md" and site.pages["docs/faq/3.md"].title == "The page questions, page 3"
    assert made["title"] == "The page errors, page 2" and made["description"].startswith("Page 2 of 13. ") and len(made["description"]) <= 160
    assert made["edit"]["href"] == "docs/errors/index.md"
    assert made["head"]["canonical"] == URL + "errors/2/"
    assert [item["active"] for item in made["nav"] if item["title"] == "Error index"] == [True]
    assert made["sheet"]["said"] == "Messages 41 to 80 of 500" and (made["sheet"]["previous"], made["sheet"]["next"]) == ("../", "../3/")
    assert made["sheet"]["rows"] == "../rows.html"
    assert [item["active"] for item in derived(site, "questions/2")["nav"] if item["title"] == "Questions"] == [True]


def test_the_text_of_a_hub_stands_on_its_first_sheet_alone():
    hub = page("Words of the hub.", id="errors", kind="errors", path="docs/errors/index.md")
    site, _ = build((hub, *map(fix, range(41))), data(), TODAY, rewriting=True)
    assert site.rewritten["errors"].strip() == "Words of the hub."
    assert site.markdown(site.sheets["errors/2"].page) == ""


def test_a_part_that_goes_on_has_its_heading_again_and_is_linked_where_it_begins():
    site = site_of(500)
    titles = [[part.title for part in site.sheets[name].parts] for name in ("errors/4", "errors/5", "errors/6")]
    assert titles == [["On the player’s screen"], ["On the player’s screen", "In the server log"], ["In the server log"]]
    assert [part["href"] for part in derived(site, "errors/5")["sheet"]["parts"]] == ["../#screen", "#server-log", "../9/#proxy-log"]
    home = pages.derive(site.library.by_id["home"], lambda _: read("", URL), site, PUBLICATION)
    assert [place["href"] for place in home["groups"]["where"]] == ["errors/#screen", "errors/9/#proxy-log", "errors/5/#server-log"]        # as on the way of a login
    assert [place["href"] for place in home["groups"]["browse"]] == ["errors/", "faq/", "fixes/"]


def test_messages_stand_as_in_a_dictionary():
    slugs = [[message.slug for part in sheet.parts if part.anchor == "screen" for message, _ in part.entries] for sheet in site_of(500).sheets.values() if sheet.spread.hub.id == "errors"]
    assert sum(slugs, []) == sorted(sum(slugs, []))


def test_the_structured_data_of_a_sheet_holds_its_own_entries_under_their_names_for_good():
    site = site_of(500)
    graph = {node["@type"]: node for node in json.loads(derived(site, "errors/2")["head"]["json_ld_html"].partition(">")[2].removesuffix("</script>"))["@graph"]}
    terms = graph["DefinedTermSet"]["hasDefinedTerm"]
    assert graph["DefinedTermSet"]["@id"] == graph["CollectionPage"]["mainEntity"]["@id"] == URL + "errors/#terms"
    assert [term["@id"] for term in terms] == [f"{URL}errors/#{message.slug}" for part in site.sheets["errors/2"].parts for message, _ in part.entries]
    assert [crumb["name"] for crumb in graph["BreadcrumbList"]["itemListElement"]] == ["Home", "The page errors", "The page errors, page 2"]


def test_a_sheet_is_as_new_as_its_hub():
    site = site_of(500)
    for name, sheet in site.sheets.items():
        assert pages.dates(sheet.page, site, PUBLICATION)[1] == "2026-11-23T00:00:00+00:00", name


def test_all_rows_lead_from_the_root():
    address, made = pages.rows(site_of(500), PUBLICATION)
    assert (address, made["canonical"]) == ("errors/rows.html", URL + "errors/")
    rows = [row for group in made["groups"] for row in group["messages"]]
    assert len(rows) == 500 and all(row["href"].startswith("/below/fixes/") and row["short"].startswith("/below/e/") for row in rows)


def test_what_counts_written_pages_knows_no_sheets():
    site = site_of(500)
    assert len(site.library.articles) == 504 and not [article for article in site.library.articles if article.url.endswith("/2/")]
    assert {kind: len(some) for kind, some in site.library.by_kind.items()} == {"fix": 500, "category": 1, "questions": 1, "errors": 1, "home": 1}
