"""The error index for the tests of a browser: its rows, how many there are, and when they have followed."""
from __future__ import annotations

from playwright.sync_api import expect


def rows(page):
    return page.locator(".mf-index > li:not([hidden])")


def all_rows(page):
    return page.locator(".mf-index > li")


def whole(watch, address="errors/"):
    """The error index with all its messages, and how many there are."""
    page = watch.open(address)
    count = total(page)
    page.get_by_role("button", name="Show all").click()
    expect(rows(page)).to_have_count(count)
    return page, count


def still(page):
    """Returns once the list has followed the last question."""
    page.locator("[data-rows]:not([aria-busy])").wait_for(state="attached")


def total(page):
    return int(page.locator("[data-count]").text_content().split()[0])


def fetched(watch):
    return [url for url in watch.requests if url.endswith("rows.html")]


def how_many(page, *words, css="*"):
    """The number of all rows that hold these words and something that is `css`."""
    texts = all_rows(page).filter(has=page.locator(css)).evaluate_all("(all) => all.map((row) => row.textContent.toLowerCase())")
    return sum(all(word in text for word in words) for text in texts)
