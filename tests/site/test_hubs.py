"""The hubs: every message, question and page on one of their sheets, and the ways between these."""
from __future__ import annotations

from collections import Counter

from minefix.typography import typed

SEEN = {"player": "screen", "server": "server-log", "proxy": "proxy-log"}


def messages_of(site, address, page):
    """The rows of a part of the error index: where it was seen, its text and its owner, by anchor."""
    found = {}
    for seen, anchor in SEEN.items():
        for heading in page.all(f"h2#{anchor}"):
            for row in heading.parent.all("ul.mf-index li"):
                link = row.one("a.mf-msg")
                here = row.one("a.mf-hash")
                assert row["id"] not in found and here["href"] == "#" + row["id"] and row.all("p")[0].text and row.all(".mf-who"), row["id"]
                assert here["aria-label"] == f"Link to {link.text}", "a list of links tells them apart"
                found[row["id"]] = (seen, link.text, site.inner(address, link["href"])[0])
    assert len(found) == len(page.all("ul.mf-index li"))
    return found


def test_the_error_index_lists_every_message_on_one_of_its_pages_with_an_anchor_of_its_own(site, articles):
    declared = Counter((message["seen"], " ".join(message["text"].split()), address) for address, draft in articles.items() for message in draft.meta.get("messages", ()))
    shown = [pair for address in site.sheets("errors/") for pair in messages_of(site, address, site.pages[address]).items()]
    assert Counter(message for _, message in shown) == declared and len(shown) > 40
    assert len({anchor for anchor, _ in shown}) == len(shown)
    places = list(SEEN)
    assert shown == sorted(shown, key=lambda pair: (places.index(pair[1][0]), pair[0])), "a dictionary, by where a message is seen"


def test_the_file_of_all_rows_has_the_rows_of_the_pages_in_their_order(site):
    """It is put on any of them, so its addresses are from the root."""
    assert [*messages_of(site, "errors/rows.html", site.rows).items()] == [pair for address in site.sheets("errors/") for pair in messages_of(site, address, site.pages[address]).items()]
    links = [link["href"] for link in site.rows.all("a[href]")]
    assert all(link.startswith(("/", "#")) and "//" not in link for link in links)
    assert all(site.inner("errors/rows.html", link)[0] in site.files for link in links)
    here, rows = site.pages["errors/"].all("ul.mf-index li"), site.rows.all("ul.mf-index li")
    assert [(row.text, row["data-on"], row["data-since"], row["data-until"]) for row in here] == [(row.text, row["data-on"], row["data-since"], row["data-until"]) for row in rows[:len(here)]]


def test_search_engines_leave_the_file_of_all_rows_out(site):
    assert site.rows.one('meta[name="robots"]')["content"] == "noindex" and "rows.html" not in site.read("sitemap.xml")
    assert site.rows.one('link[rel="canonical"]')["href"] == site.root + "errors/"


def test_a_page_of_a_hub_says_where_it_is_and_leads_to_the_others(site):
    for hub, name, entries in (("errors/", "Messages", "ul.mf-index li"), ("faq/", "Questions", ".mf-faq h3")):
        sheets = site.sheets(hub)
        assert len(sheets) > 2
        total, before = sum(len(site.pages[address].all(entries)) for address in sheets), 0
        for number, address in enumerate(sheets, 1):
            page = site.pages[address]
            last = before + len(page.all(entries))
            assert f"{name} {before + 1} to {last} of {total}" in page.one("article").text, address
            before = last
            pager = page.all("nav.mf-pager")[-1]
            ways = {link["rel"]: site.inner(address, link["href"])[0] for link in pager.all("a[rel]")}
            assert ways == {name: sheets[there] for name, there in (("prev", number - 2), ("next", number)) if 0 <= there < len(sheets)}, address
            numbered = {int(link.text): site.inner(address, link["href"])[0] for link in pager.all("ol a")}
            assert numbered == {n: sheets[n - 1] for n in numbered} and {1, number, len(sheets)} <= set(numbered) and len(numbered) <= 7, address
            assert [link.text for link in pager.all("a[aria-current]")] == [str(number)], address


def test_links_to_a_part_of_a_hub_lead_to_the_page_where_it_begins(site):
    sheets = site.sheets("errors/")
    begins = {anchor: next(address for address in sheets if anchor in site.anchors[address]) for anchor in SEEN.values()}
    assert len(set(begins.values())) > 1
    for address in sheets:
        for links in (site.pages[address].all("[data-toc] a"), site.pages[address].all(".mf-anchors a")):
            assert [site.inner(address, link["href"]) for link in links] == [(begins[anchor], anchor) for anchor in SEEN.values()], address
    for address in (sheets := site.sheets("faq/")):
        to = [site.inner(address, link["href"]) for link in site.pages[address].all("[data-toc] a")]
        assert to == [(next(sheet for sheet in sheets if anchor in site.anchors[sheet]), anchor) for _, anchor in to] and len(to) > 2, address
    assert {site.inner("", link["href"]) for link in site.pages[""].all("ol.mf-path a")} == {(address, anchor) for anchor, address in begins.items()}


def test_the_question_hub_links_to_every_question_on_one_of_its_pages(site, drafts):
    asked = Counter((typed(question), address) for address, draft in drafts.items() for question in draft.questions)
    shown = Counter()
    for sheet in site.sheets("faq/"):
        for heading in site.pages[sheet].all(".mf-faq h3"):
            after = [child for child in heading.parent.inside if not isinstance(child, str)]
            answer = after[after.index(heading) + 1]
            link = answer.all("a[href]")[-1]
            address, anchor = site.inner(sheet, link["href"])
            assert len(answer.text) > 60, heading.text
            assert site.pages[address].one(f"#{anchor}").text.strip("¶ ") == heading.text.strip("¶ "), heading.text
            shown[(heading.typed, address)] += 1
    assert shown == asked and len(asked) >= 40


def test_a_category_lists_every_page_in_it(site, drafts):
    for hub in ("fixes/", "guides/", "tools/"):
        below = {address for address in drafts if address.startswith(hub) and address != hub}
        cards = [site.inner(sheet, link["href"])[0] for sheet in site.sheets(hub) for link in site.pages[sheet].all("ul.mf-cards a")]
        assert sorted(cards) == sorted(below) and below, hub
