"""Without JavaScript every page reads, the menu is reached, and the tool and the search have a substitute that works."""
from __future__ import annotations

import pytest

FLAGSHIP = "fixes/how-to-fix-invalid-session-on-minecraft-server/"


@pytest.fixture(scope="module", params=[1280, 360])
def plain(request, new_watch):
    return new_watch(java_script_enabled=False, viewport={"width": request.param, "height": 800})


def visible(page, css):
    return page.locator(css).first.is_visible()


def test_the_article_is_all_there(plain):
    page = plain.open(FLAGSHIP)
    for css in ("h1", ".mf-meta", ".mf-answer", ".mf-jump a", "table.mf-msgs tbody tr", "#faq", ".highlight pre", ".mf-step dl", "#related-articles", ".mf-sources a", "footer p"):
        assert visible(page, css), css
    assert page.locator("table.mf-msgs tbody tr").count() >= 2
    assert not plain.complaints


def test_no_control_is_shown_that_would_do_nothing(plain):
    for address in (FLAGSHIP, "errors/", "", "tools/error-decoder/", "404.html"):
        page = plain.open(address)
        for css in ("[data-search]", "[data-theme-switch]", ".mf-copy", ".md-clipboard", "#filter", "[data-acts]", "textarea"):
            assert page.locator(css).count() == 0 or not visible(page, css), (address, css)


def test_the_menu_is_reached(plain):
    page = plain.open(FLAGSHIP)
    link = page.locator("#menu").get_by_role("link", name="Guides")
    if not link.is_visible():
        page.get_by_role("button", name="Menu", exact=True).click()
    link.click()
    assert page.url == plain.root + "guides/"


def test_contents_fold_out(plain):
    page = plain.open(FLAGSHIP)
    fold = page.locator("details.mf-fold")
    if fold.is_visible():
        fold.locator("summary").click()
        fold.get_by_role("link", name="FAQ").click()
        assert page.url.endswith("#faq")
    else:
        page.locator(".md-sidebar--secondary").get_by_role("link", name="FAQ").click()
        assert page.url.endswith("#faq")


def test_search_is_a_link_to_the_error_index(plain):
    page = plain.open(FLAGSHIP)
    page.get_by_role("link", name="Find an error").click()
    assert page.url == plain.root + "errors/"
    assert page.locator(".mf-index li").count() > 40 and page.locator(".mf-index li").last.is_visible()
    page.locator(".mf-index a.mf-msg").first.click()
    assert page.locator("h1").is_visible() and "/fixes/" in page.url


@pytest.mark.parametrize("address", ["", "tools/error-decoder/"])
def test_the_tool_says_what_to_do_instead(plain, address):
    page = plain.open(address)
    box = page.locator("mf-tool")
    assert box.is_visible() and "needs JavaScript" in box.inner_text()
    box.get_by_role("link").click()
    assert page.url == plain.root + "errors/"


def test_the_404_page_leads_on(plain):
    page = plain.open("404.html")
    page.locator("article").get_by_role("link", name="Error index").click()
    assert page.url == plain.root + "errors/"


def test_the_colours_of_the_system_hold(new_watch):
    for scheme in ("light", "dark"):
        page = new_watch(java_script_enabled=False, color_scheme=scheme).open(FLAGSHIP)
        colour = page.locator("body").evaluate("(body) => getComputedStyle(body).backgroundColor.match(/[0-9.]+/g).slice(0, 3).map(Number)")
        assert (sum(colour) > 384) == (scheme == "light")
