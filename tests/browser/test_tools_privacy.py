"""A tool asks nobody, keeps nothing, and its share link carries ids of pages only."""
from __future__ import annotations

import re

from playwright.sync_api import expect

from browser.tools_lab import ALL, MB, alarm, answered, aside, choose, give, open_tool, status, told, zipped

# The network

@ALL
def test_nothing_is_asked_for_before_the_first_touch_nor_after_it(lab, kind):
    page = open_tool(lab, kind)
    lab.linger()
    assert not [url for url in lab.requests if url.endswith(".json") or "/libraries/" in url]
    with page.expect_response("**/libraries/yaml.js"):
        page.locator("mf-tool").dispatch_event("focusin")
    page.get_by_role("group", name="Examples").get_by_role("button", name="One").click()
    told(page)
    lab.reset()
    page.context.set_offline(True)
    give(page, kind, "everything")
    expect(page.locator(".mf-verdict")).to_be_visible()
    if kind != "form":
        choose(page, ("large.log", b"large " + b"x" * (2 * MB)))
        expect(page.locator(".mf-said", has_text='"start":"large') if kind == "text" else page.locator(".mf-files li", has_text="large.log")).to_be_visible()
        choose(page, ("z.zip", zipped(**{"a.yml": "z"})))
        expect(page.locator(".mf-said", has_text='"start":"z"') if kind == "text" else page.locator(".mf-files li", has_text="a.yml")).to_be_visible()
    page.get_by_role("button", name="Copy result").click()
    expect(aside(page)).to_contain_text("Copied.")
    lab.linger()
    assert lab.requests == []


def test_what_could_not_be_loaded_is_said_and_asked_for_again(lab):
    page = open_tool(lab, "text")
    lab.pardoned = ("net::ERR_FAILED",)
    page.route("**/libraries/yaml.js", lambda route: route.abort())
    give(page, "text", "mine")
    expect(alarm(page)).to_contain_text("could not be loaded")
    expect(page.locator("mf-tool textarea")).to_have_value("mine")
    page.unroute("**/libraries/yaml.js")
    give(page, "text", "mine")
    assert told(page)["start"] == "mine"


def test_what_could_not_be_loaded_is_said_even_if_it_could_be_by_then(lab):
    page = open_tool(lab, "text")
    lab.pardoned = ("net::ERR_FAILED",)
    page.route("**/pages.json", lambda route: route.abort(), times=2)
    with page.expect_event("requestfailed"):
        page.locator("mf-tool textarea").fill("mine")       # the first touch asks, and the click once more
    page.get_by_role("button", name="Check", exact=True).dispatch_event("click")
    expect(alarm(page)).to_contain_text("could not be loaded")


@ALL
def test_nothing_given_is_kept(lab, kind):
    page = open_tool(lab, kind)
    give(page, kind, "everything Secretname")
    expect(page.locator(".mf-verdict")).to_be_visible()
    kept = page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href, document.title, history.state])")
    assert "Secretname" not in kept
    page.reload()
    expect(page.locator("mf-tool.ready")).to_be_visible()
    assert "Secretname" not in page.evaluate("() => document.querySelector('mf-tool').innerHTML + [...document.querySelectorAll('mf-tool :is(input,textarea)')].map((e) => e.value).join()")


# The share link

def test_a_link_carries_ids_and_nothing_else(watch):
    page = watch.open("tools/error-decoder/")
    page.locator("mf-tool textarea").fill("Failed to verify username! 203.0.113.7 Secretname\nUnable to verify player details")
    page.get_by_role("button", name="Find the fix").click()
    answered(page)
    page.get_by_role("button", name="Copy a link to these pages").click()
    expect(aside(page)).to_have_text("Copied.")
    link = page.evaluate("() => navigator.clipboard.readText()")
    assert re.fullmatch(re.escape(watch.root) + r"tools/error-decoder/#ids=[a-z0-9-]+(,[a-z0-9-]+)*", link), link
    assert "203" not in link and "ecretname" not in link
    page.goto("about:blank")
    page.goto(link)
    links = page.locator(".mf-shared a")
    expect(links).to_have_count(link.count(",") + 1)
    links.first.click()
    page.wait_for_url("**/fixes/**")


def test_a_link_with_other_things_in_it_shows_only_pages_that_exist(watch):
    page = watch.open("tools/error-decoder/#ids=invalid-session,no-such-page,<b>x</b>,javascript:alert(1),__proto__")
    expect(page.locator(".mf-shared a")).to_have_count(1)
    page.goto(watch.root + "tools/error-decoder/#ids=no-such-page")
    expect(status(page)).to_have_text("The link names no page that exists here.")
    expect(page.locator(".mf-shared")).to_have_count(0)
    page.goto(watch.root + "tools/error-decoder/#faq")
