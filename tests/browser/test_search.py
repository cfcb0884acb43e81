"""Search: opens by key, finds what was pasted, is walked by arrows, and closes where it was opened."""
from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.queries import FLAGSHIP, PARTS, QUERIES, QUESTIONS, SPELLINGS, TRANSLATED, VERIFY


@pytest.fixture
def searching(watch):
    """The flagship with the search open."""
    page = watch.open("about/")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    return page


def hits(page):
    return page.locator(".mf-hits a")


def ask(page, text):
    """Asks, and waits for the answer: what was said before is wiped out, so what stands there then is new."""
    status = page.locator(".mf-seek [role=status]")
    status.evaluate("(status) => status.replaceChildren()")
    page.get_by_role("searchbox", name="Search an error or a setting").fill(text)
    page.wait_for_function("(status) => status.textContent", arg=status.element_handle())     # looks at every frame; `expect` waits longer


def leads(page, address):
    """The first hit leads to this page, whatever the part of it."""
    expect(hits(page).first).to_have_attribute("href", re.compile(rf"/{address}(#.*)?$"))


@pytest.mark.parametrize("key", ["Control+k", "Meta+k"])
def test_a_key_opens_it_and_escape_gives_the_focus_back(watch, key):
    page = watch.open(FLAGSHIP)
    page.locator("a.md-logo").focus()
    page.keyboard.press(key)
    box = page.get_by_role("searchbox", name="Search an error or a setting")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("a.md-logo")).to_be_focused()


def test_the_button_opens_it_and_the_cross_closes_it(watch):
    page = watch.open(FLAGSHIP)
    button = page.locator("[data-search]")
    button.click()
    expect(page.get_by_role("searchbox", name="Search an error or a setting")).to_be_focused()
    page.get_by_role("button", name="Close search").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()
    button.click()
    expect(page.get_by_role("dialog")).to_have_count(1)


def test_a_click_beside_it_closes_it(searching):
    searching.mouse.click(5, 500)
    expect(searching.get_by_role("dialog")).to_have_count(0)


def test_a_key_alone_opens_nothing(watch):
    """WCAG 2.1.4: who speaks to the computer says letters all the time, and could not switch such a key off."""
    page = watch.open("errors/")
    for key in "/ks":
        page.keyboard.press(key)
    watch.linger()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_nothing_of_search_is_loaded_before_it_is_asked_for(watch):
    page = watch.open(FLAGSHIP)
    assert not [url for url in watch.requests if "search" in url or "minisearch" in url]
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    ask(page, "session")
    expect(hits(page).first).to_be_visible()
    assert any(url.endswith("search.json") for url in watch.requests)
    watch.reset()
    ask(page, "session 2")
    watch.linger()
    assert watch.requests == [], "a search asks nobody"


def unfound(page, asked):
    """Which questions do not find their page among the first three, one line each."""
    lost = []
    for question, address in asked:
        ask(page, question)
        found = page.locator(".mf-hits li:nth-child(-n+3) a").evaluate_all("(all) => all.map((a) => a.pathname)")
        if not any(path.endswith(f"/{address}") for path in found):
            lost.append(f"{question}: {found} instead of {address}")
    return lost


@pytest.mark.parametrize(("query", "address"), QUERIES, ids=[query[:30] for query, _ in QUERIES])
def test_it_finds(searching, rules, query, address):
    """Where no page is named, the one that owns the message in the query."""
    owner = next((message["page"] for message in rules["messages"] if message["text"] in query), "")
    ask(searching, query)
    leads(searching, address or rules["pages"][owner]["href"])


@pytest.mark.parametrize("asked", [SPELLINGS, PARTS, TRANSLATED], ids=["another spelling", "a part of a message", "another language"])
def test_it_finds_what_is_typed(searching, asked):
    lost = unfound(searching, asked)
    assert not lost, "\n".join(lost)


def test_it_answers_questions_in_plain_words(searching):
    """The page is among the first three. A question that no page answers finds none, rather than all that share its "how"; if nothing else is asked, these count."""
    lost = unfound(searching, QUESTIONS)
    assert not lost, "\n".join(lost)
    ask(searching, "how to breed turtles")
    expect(hits(searching)).to_have_count(0)
    ask(searching, "how")
    expect(hits(searching)).not_to_have_count(0)


def test_a_hit_quotes_a_message_only_where_it_is_what_was_asked_for(searching):
    """Of two that fit alike, the one the page names first: the wording of today's game."""
    message = hits(searching).first.locator(".mf-msg")
    ask(searching, "invalid session")
    expect(message).to_have_text(re.compile("^Failed to log in: Invalid session"))
    ask(searching, "why can my friend not join my minecraft server")
    expect(hits(searching).first).to_contain_text("Connection timed out")
    expect(message).to_have_count(0)


def test_arrows_walk_and_enter_opens(searching):
    page = searching
    ask(page, "session")
    expect(hits(page).nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(hits(page).nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits(page).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox", name="Search an error or a setting")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(hits(page).nth(1)).to_be_focused()
    href = hits(page).nth(1).get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(href)
    expect(page.locator("h1")).to_be_visible()


def test_enter_in_the_box_opens_the_first(searching):
    ask(searching, "failed to verify username")
    leads(searching, VERIFY)
    searching.keyboard.press("Enter")
    searching.wait_for_url(f"**/{VERIFY}**")


HASTE = """(box, [text, leave]) => {
  box.value = text;
  box.dispatchEvent(new Event("input", {bubbles: true}));
  box.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true, cancelable: true}));
  if (leave) box.closest("dialog").close();
}"""


@pytest.mark.parametrize("before", ["", "eula"], ids=["the first search", "another list"])
def test_enter_waits_for_the_answer_to_what_stands_there(searching, before):
    """Neither nothing happens nor the first page of an older list opens."""
    if before:
        ask(searching, before)
        leads(searching, "fixes/agree-to-the-eula/")
    searching.get_by_role("searchbox").evaluate(HASTE, ["bind to port", False])
    searching.wait_for_url("**/fixes/failed-to-bind-to-port/**")


def test_enter_opens_nothing_once_the_search_is_closed(watch, searching):
    searching.get_by_role("searchbox").evaluate(HASTE, ["bind to port", True])
    watch.linger()
    assert searching.url.endswith("/about/")


def test_a_hit_in_this_page_closes_it(watch):
    page = watch.open(FLAGSHIP)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    ask(page, "who sees what on which software")
    leads(page, FLAGSHIP)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_it_says_what_it_found_and_when_nothing(searching):
    status = searching.get_by_role("dialog").get_by_role("status")
    expect(status).to_have_text("Paste a message, a log line or a setting.")
    ask(searching, "session")
    expect(status).to_contain_text("pages")
    ask(searching, "zzzzqqqqxxxx")
    expect(status).to_contain_text("Nothing found")
    expect(hits(searching)).to_have_count(0)
    ask(searching, "")
    expect(status).to_have_text("Paste a message, a log line or a setting.")


def test_what_is_typed_is_never_markup(searching):
    for text in ("<img src=x onerror=alert(1)>", "</script><b>", "(((*+?^$[]\\"):
        ask(searching, text)
        expect(searching.locator('img[src="x"]')).to_have_count(0)
        expect(searching.locator(".mf-hits script")).to_have_count(0)


def test_a_lost_network_is_said_and_forgiven(watch):
    page = watch.open(FLAGSHIP)
    watch.pardoned = ("net::ERR_FAILED",)
    page.route("**/search.json", lambda route: route.abort())
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    ask(page, "session")
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_contain_text("could not be loaded")
    page.unroute("**/search.json")
    ask(page, "invalid session")
    leads(page, FLAGSHIP)


def test_two_boxes_on_a_page_each_get_their_answer(watch):
    """Enter asks at once, and opens no page where the focus has moved on before the answer."""
    page, held = watch.open("about/"), []
    page.route("**/search.json", lambda route: held.append(route))
    page.goto(page.url.replace("about/", "404.html"))
    boxes = page.locator("[data-search-here]"), page.get_by_role("dialog")
    for box, words in zip(boxes, ("invalid session", "banned")):
        box.locator("input").fill(words)
        box.locator("input").press("Enter")
        expect(box.locator(".mf-count")).to_have_text("Searching …")
        page.keyboard.press("Control+k" if box is boxes[0] else "Tab")
    held[0].continue_()
    for box in boxes:
        expect(box.locator(".mf-hits a")).not_to_have_count(0)


@pytest.mark.parametrize("address", ["404.html", "no/such/page"])
def test_the_404_page_searches_in_place(watch, address):
    watch.pardoned = ("404",)
    page = watch.open(address)
    page.locator("[data-search-here] input").fill("invalid session")
    leads(page, FLAGSHIP)
    page.locator("[data-search-here] .mf-hits a").first.click()
    page.wait_for_url(f"**/{FLAGSHIP}**")


def test_on_a_phone_it_fits(phone):
    page = phone.open("about/")
    page.locator("[data-search]").tap()
    ask(page, "session")
    expect(hits(page).first).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    box = page.get_by_role("dialog").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    hits(page).first.tap()
    page.wait_for_url("**/fixes/**")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_search_that_cannot_be_loaded_is_said(watch):
    page = watch.open("about/")
    watch.pardoned = ("search.js", "net::ERR_FAILED")
    page.route("**/search.js", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.locator("[data-search]").click()
    expect(page.get_by_role("alert")).to_have_text("Search could not be loaded. Check the connection and reload the page.")
    expect(page.get_by_role("alert")).to_be_visible()


def test_marking_the_question_with_the_pointer_keeps_it_open(searching):
    ask(searching, "eula")
    box = searching.get_by_role("searchbox", name="Search an error or a setting").bounding_box()
    searching.mouse.move(box["x"] + 60, box["y"] + 10)
    searching.mouse.down()
    searching.mouse.move(5, box["y"] + 10)
    searching.mouse.up()
    expect(searching.get_by_role("dialog")).to_be_visible()
