"""Without JavaScript every page reads, the menu is reached, and the tool and the search have a substitute that works."""
from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

FLAGSHIP = "fixes/how-to-fix-invalid-session-on-minecraft-server/"


@pytest.fixture(scope="module", params=[1280, 360])
def plain(request, new_watch):
    return new_watch(java_script_enabled=False, viewport={"width": request.param, "height": 800})


def test_the_article_is_all_there(plain):
    page = plain.open(FLAGSHIP)
    for css in ("h1", ".mf-meta", ".mf-answer", ".mf-jump a", "table.mf-msgs tbody tr", "#faq", ".highlight pre", ".mf-step dl", "#related-articles", ".mf-sources a", "footer p"):
        expect(page.locator(css).first).to_be_visible()
    assert page.locator("table.mf-msgs tbody tr").count() >= 2
    assert not plain.complaints


def test_no_control_is_shown_that_would_do_nothing(plain):
    for address in (FLAGSHIP, "errors/", "", "tools/error-decoder/", "404.html"):
        page = plain.open(address)
        for css in ("[data-search]", "[data-theme-switch]", ".mf-copy", ".md-clipboard", "#filter", "[data-acts]", "textarea"):
            expect(page.locator(css).first).to_be_hidden()


def test_the_menu_is_reached(plain):
    page = plain.open(FLAGSHIP)
    link = page.locator("#menu").get_by_role("link", name="Guides")
    if not link.is_visible():
        page.get_by_role("button", name="Menu", exact=True).click()
    link.click()
    page.wait_for_url(plain.root + "guides/")


def test_contents_fold_out(plain):
    page = plain.open(FLAGSHIP)
    fold = page.locator("details.mf-fold")
    if fold.is_visible():
        fold.locator("summary").click()
        fold.get_by_role("link", name="FAQ").click()
    else:
        page.locator(".md-sidebar--secondary").get_by_role("link", name="FAQ").click()
    expect(page).to_have_url(re.compile("#faq$"))


def test_search_is_a_link_to_the_error_index(plain):
    page = plain.open(FLAGSHIP)
    page.get_by_role("link", name="Find an error").click()
    page.wait_for_url(plain.root + "errors/")
    expect(page.locator(".mf-index li").last).to_be_visible()
    page.locator(".mf-index a.mf-msg").first.click()
    page.wait_for_url(re.compile(r"/(fixes|guides)/"))
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize(("hub", "entries"), [("errors/", ".mf-index li"), ("faq/", ".mf-faq h3")])
def test_every_page_of_a_hub_is_reached_by_next(plain, hub, entries):
    page, seen = plain.open(hub), []
    while True:
        seen.append(page.url.removeprefix(plain.root))
        expect(page.locator(entries).last).to_be_visible()
        following = page.locator("nav.mf-pager").last.get_by_role("link", name="Next")
        if not following.count():
            break
        following.press("Enter")
        page.wait_for_url(f"{plain.root}{hub}{len(seen) + 1}/")
    assert len(seen) > 2 and page.locator("nav.mf-pager").last.get_by_role("link", name=f"Page {len(seen)}", exact=True).get_attribute("aria-current") == "page"


def test_the_index_is_a_dictionary_with_its_pager_above_the_messages(plain):
    page = plain.open("errors/2/")
    for button in page.locator("[data-all]").all():
        expect(button).to_be_hidden()
    above = page.locator("nav.mf-pager").first
    expect(above).to_be_visible()
    assert above.bounding_box()["y"] < page.locator(".mf-index").first.bounding_box()["y"]
    above.get_by_role("link", name="Page 3").click()
    page.wait_for_url(plain.root + "errors/3/")


@pytest.mark.parametrize("address", ["", "tools/error-decoder/"])
def test_the_tool_says_what_to_do_instead(plain, address):
    page = plain.open(address)
    box = page.locator("mf-tool")
    expect(box).to_be_visible()
    expect(box).to_contain_text("needs JavaScript")
    box.get_by_role("link").click()
    page.wait_for_url(plain.root + "errors/")


def test_the_404_page_leads_on(plain):
    page = plain.open("404.html")
    page.locator("article").get_by_role("link", name="Error index").click()
    page.wait_for_url(plain.root + "errors/")


def test_the_colours_of_the_system_hold(new_watch):
    for scheme in ("light", "dark"):
        page = new_watch(java_script_enabled=False, color_scheme=scheme).open(FLAGSHIP)
        colour = page.locator("body").evaluate("(body) => getComputedStyle(body).backgroundColor.match(/[0-9.]+/g).slice(0, 3).map(Number)")
        assert (sum(colour) > 384) == (scheme == "light")
