"""The addresses of the error index: of a message, of a group, and of what somebody asks for."""
from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.error_index import all_rows, fetched, how_many, rows, still, whole


@pytest.mark.parametrize("address", ["errors/", "errors/2/"])
def test_the_address_of_a_message_leads_to_it_on_a_phone_whatever_page_it_stands_on(phone, address):
    """Messages far below are laid out when they come into view, which must not move them away from under their address."""
    last = phone.open("errors/").locator("nav.mf-pager ol a").last.get_attribute("href")
    name = all_rows(phone.open(f"errors/{last}")).last.get_attribute("id")
    page = phone.open(f"{address}#{name}")
    expect(page.locator(f"li[id='{name}']:target a.mf-msg")).to_be_in_viewport()
    phone.settle()
    expect(page.locator(f"li[id='{name}'] a.mf-msg")).to_be_in_viewport()


def test_the_address_of_a_message_on_this_page_needs_nothing_else(watch):
    page = watch.open("errors/")
    name = all_rows(page).last.get_attribute("id")
    page = watch.open(f"errors/?#{name}")
    expect(page.locator(f"li[id='{name}']")).to_be_in_viewport()
    watch.linger()
    assert not fetched(watch)


def test_an_address_that_is_followed_on_the_page_shows_its_message(watch):
    page = watch.open("errors/2/")
    page.evaluate("() => { location.hash = 'proxy-log' }")
    expect(page.locator("h2#proxy-log")).to_be_in_viewport()


def test_the_index_opens_with_words_from_its_address(watch):
    page = watch.open("errors/?q=verify%20username")
    expect(page.get_by_label("Part of the message")).to_have_value("verify username")
    expect(page.locator(".mf-pager").last).to_be_hidden()
    found = how_many(page, "verify", "username")
    assert 1 <= found < all_rows(page).count() / 10
    expect(rows(page)).to_have_count(found)


def test_what_is_asked_is_there_again_after_back_and_never_in_the_address(watch):
    """This browser keeps no page it leaves: it puts back what stood in the lists, and not what was shown. An address would be sent to the server."""
    page, _ = whole(watch)
    page.get_by_role("combobox", name="Where you saw it").select_option("proxy-log")
    page.get_by_role("combobox", name="Software").select_option("Velocity")
    page.locator('[data-acts="proxy"]').click()
    page.get_by_label("Part of the message").fill("server & proxy")
    page.get_by_label("Part of the message").fill("server")
    expect(page).to_have_url(watch.root + "errors/")
    still(page)
    found, shown = rows(page).count(), page.locator("[data-count]").text_content()
    rows(page).locator("a.mf-msg").first.click()
    page.wait_for_url("**/fixes/**")
    page.go_back()
    watch.ready()
    expect(rows(page)).to_have_count(found)
    assert 0 < found < 100 and page.locator("[data-count]").text_content() == shown
    expect(page.get_by_label("Part of the message")).to_have_value("server")
    expect(page.get_by_role("combobox", name="Where you saw it")).to_have_value("proxy-log")
    expect(page.locator('[data-acts="proxy"]')).to_have_attribute("aria-pressed", "true")
    assert page.locator("link[rel=canonical]").get_attribute("href").endswith("/errors/")


def test_what_an_address_asks_wrong_counts_for_nothing(watch):
    page = watch.open("errors/?seen=moon&software=%00&acts=everybody&q=session&more=1")
    assert page.locator(".mf-filters select").evaluate_all("(lists) => lists.map((list) => list.selectedIndex)") == [0, 0]
    expect(page.locator('[data-acts][aria-pressed="true"]')).to_have_count(0)
    expect(page.locator(".mf-pager").last).to_be_hidden()
    still(page)
    assert 0 < rows(page).count() == how_many(page, "session")


def test_the_list_follows_the_address_within_the_page(watch):
    """What is asked later belongs to where one is then, and is no reason to show a message that was addressed before."""
    page, everything = whole(watch)
    page.get_by_label("Part of the message").fill("session")
    still(page)
    found = rows(page).count()
    rows(page).locator("a.mf-hash").first.click()
    page.get_by_label("Part of the message").fill("keep up")
    expect(page).to_have_url(watch.root + "errors/")
    still(page)
    page.go_back()
    expect(page.get_by_label("Part of the message")).to_have_value("session")
    expect(rows(page)).to_have_count(found)


def test_what_is_typed_before_the_script_comes_is_kept(watch):
    held, page = [], watch.page
    page.route("**/error-index.js", lambda route: held.append(route))
    with page.expect_request("**/error-index.js"):
        page.goto(watch.root + "errors/?software=velocity", wait_until="commit")
    page.get_by_label("Part of the message").fill("forwarding")
    for request in held:
        request.continue_()
    watch.ready()
    expect(page.get_by_label("Part of the message")).to_have_value("forwarding")
    expect(page.get_by_role("combobox", name="Software")).to_have_value("velocity")
    still(page)
    assert 0 < rows(page).count() < all_rows(page).count()


def test_an_address_of_a_message_shows_it_whatever_is_filtered(watch):
    page = watch.open("errors/")
    slug = all_rows(page).last.get_attribute("id")
    page = watch.open(f"errors/?q=zzzz#{slug}")
    expect(page.locator(f"#{slug}")).to_be_visible()
    expect(page.get_by_label("Part of the message")).to_have_value("")
    expect(page.locator(f"#{slug}")).to_be_in_viewport()
    watch.settle()
    assert page.evaluate("(id) => document.getElementById(id).getBoundingClientRect().top < innerHeight", slug)
