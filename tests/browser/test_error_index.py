"""The error index: a sheet at first, all messages once somebody asks, and what they are filtered by."""
from __future__ import annotations

from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from minefix.typography import typed

from browser.error_index import all_rows, fetched, how_many, rows, still, total, whole


def test_the_index_filters_by_words_in_any_order(watch):
    page = watch.open("errors/")
    everything = total(page)
    assert everything > 40
    page.get_by_label("Part of the message").fill("username VERIFY failed")
    expect(all_rows(page)).to_have_count(everything)
    found = how_many(page, "username", "verify", "failed")
    assert 1 <= found < everything / 10
    expect(rows(page)).to_have_count(found)
    still(page)
    assert any("Failed to verify username" in text for text in rows(page).locator("a.mf-msg").all_text_contents())
    for text in rows(page).all_text_contents():
        assert all(word in text.lower() for word in ("username", "verify", "failed"))
    for group in page.locator("[data-group]").all():
        assert group.is_visible() == (group.locator("li:not([hidden])").count() > 0)
    page.get_by_label("Part of the message").fill("")
    expect(rows(page)).to_have_count(everything)


@pytest.mark.parametrize(("typed", "plain"), [("can’t keep up", "can't keep up"), ('"Invalid session"', "invalid session"), ("“Invalid session”.", "invalid session"),
                                              ("Invalid session.", "invalid session"), ("verify username!", "verify username")])
def test_the_index_finds_a_message_however_it_is_quoted(watch, typed, plain):
    """Phones type curly quotation marks; who quotes a message or ends a sentence with it asks for the same."""
    page = watch.open("errors/?" + urlencode({"q": typed}))
    expect(page.locator(".mf-pager").last).to_be_hidden()
    still(page)
    assert 0 < rows(page).count() == how_many(page, *plain.split())


def test_the_index_shows_exactly_the_messages_with_all_words_in_their_order(watch):
    """Asked one after the other, as fast as they come: the last question counts."""
    page, _ = whole(watch)
    box, names = page.get_by_label("Part of the message"), "(all) => all.map((row) => row.id)"
    texts = all_rows(page).evaluate_all("(all) => all.map((row) => [row.id, row.textContent.toLowerCase()])")
    for query in ("session", "verify USERNAME", "a", "", "zzzz", "1.21 version", "player's", "  kicked   from "):
        box.fill("server")
        box.fill(query)
        still(page)
        expected = [name for name, text in texts if all(word in typed(text) for word in query.lower().split())]
        assert rows(page).evaluate_all(names) == expected, query
        expect(page.locator("[data-count]")).to_have_text(f"{len(expected)} message{'' if len(expected) == 1 else 's'}")
        for group in page.locator("[data-group]").all():
            assert group.is_visible() == (group.locator("li:not([hidden])").count() > 0), query


def test_a_key_waits_for_no_list_and_only_rows_that_change_are_touched(watch):
    """Neither the event nor what it sets off at once changes a row: first the letter is shown. Asking again for the same touches nothing."""
    page, everything = whole(watch)
    touched = page.evaluate("""async () => {
      const box = document.querySelector("#filter"), list = document.querySelector("[data-rows]"), seen = [];
      let touched = 0;
      new MutationObserver((all) => { touched += all.filter((one) => one.target.matches("li")).length; }).observe(list, {attributes: true, subtree: true, attributeFilter: ["hidden"]});
      for (const words of ["session", "session "]) {
        touched = 0;
        box.value = words;
        box.dispatchEvent(new Event("input"));
        for (let turn = 0; turn < 100; turn++) await undefined;
        seen.push(touched);
        while (list.ariaBusy) await new Promise((done) => setTimeout(done, 10));
        seen.push(touched);
      }
      return seen;
    }""")
    hidden = everything - rows(page).count()
    assert touched == [0, hidden, 0, 0] and hidden


def test_the_index_opens_with_a_sheet_and_fetches_the_rest_once_when_somebody_is_about_to_ask(watch):
    page = watch.open("errors/3/")
    everything = total(page)
    shown = rows(page).count()
    watch.linger()
    assert shown < everything and not fetched(watch)
    page.get_by_label("Part of the message").focus()
    page.wait_for_function("() => performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('rows.html') && entry.responseEnd)")
    watch.linger()
    assert rows(page).count() == shown, "nothing moves while nobody asks"
    page.locator('[data-acts="player"]').click()
    expect(all_rows(page)).to_have_count(everything)
    for locator in page.locator("[data-pager]").all():
        expect(locator).to_be_hidden()
    page.locator('[data-acts="player"]').click()
    expect(rows(page)).to_have_count(everything)
    expect(page.locator("[data-count]")).to_have_text(f"{everything} messages")
    assert len(fetched(watch)) == 1
    link = page.locator('[data-toc] a[href$="#proxy-log"]')
    link.click()
    expect(page).to_have_url(watch.root + "errors/3/#proxy-log")
    expect(page.locator("h2#proxy-log")).to_be_in_viewport()
    expect(link).to_have_attribute("aria-current", "location")
    page.locator(".mf-index a.mf-msg").last.click()
    page.wait_for_url("**/fixes/**")


def test_a_heading_that_is_filtered_away_is_not_where_the_reader_is(watch):
    page = watch.open("errors/")
    page.locator("#filter").fill("failed to verify username")
    for locator, times in ((page.locator("h2#proxy-log"), 1), (page.locator("[data-rows][aria-busy]"), 0)):     # all messages are there, and filtered
        expect(locator).to_have_count(times)
    expect(page.locator("h2#proxy-log")).to_be_hidden()
    page.locator("h2#screen").evaluate("heading => heading.scrollIntoView()")
    current = page.locator("[data-toc] a[aria-current]")
    expect(current).to_have_count(1)
    expect(current).to_have_attribute("href", "#screen")


def test_no_link_leads_to_a_group_that_is_filtered_away(watch):
    """It would show nothing, or all messages in place of those that were asked for."""
    page = watch.open("errors/?q=failed+to+verify+username!#proxy-log")
    expect(page.locator("h2#proxy-log")).to_have_count(1)
    still(page)
    expect(page.locator("h2#proxy-log")).to_be_hidden()
    expect(page.get_by_label("Part of the message")).to_have_value("failed to verify username!")
    found = rows(page).count()
    ways, shown = page.locator("[data-toc]").get_by_role("link"), page.locator("[data-group]:not([hidden])").evaluate_all("(all) => all.map((group) => '#' + group.getAttribute('aria-labelledby'))")
    for links in (ways, page.locator(".mf-anchors a:not([hidden])")):
        assert links.evaluate_all("(links) => links.map((link) => link.hash)") == shown
    ways.first.click()
    expect(page.locator("h2#screen")).to_be_in_viewport()
    expect(rows(page)).to_have_count(found)
    page.get_by_label("Part of the message").fill("")
    expect(ways).to_have_count(3)


def test_all_messages_are_shown_by_keyboard(watch, axe):
    page = watch.open("errors/2/")
    button, everything = page.get_by_role("button", name="Show all"), total(page)
    button.focus()
    page.keyboard.press("Enter")
    expect(rows(page)).to_have_count(everything)
    expect(button).to_be_hidden()
    expect(page.locator("[data-count]")).to_have_text(f"{everything} messages")
    page.keyboard.press("Tab")
    expect(page.locator(".mf-index > li:first-child *:focus")).to_have_count(1)
    assert axe(page) == []


@pytest.mark.parametrize("way", ["words", "button", "address"])
def test_a_sheet_stays_usable_where_the_rest_cannot_be_fetched_and_it_is_tried_again(watch, way):
    watch.pardoned = ("rows.html", "net::ERR_FAILED")
    watch.page.route("**/rows.html", lambda route: route.abort())
    page = watch.open("errors/" if way == "words" else "errors/2/" if way == "button" else "errors/#no-such-message")
    everything, shown = total(page), rows(page).count()
    ask = {"words": lambda: page.get_by_label("Part of the message").fill("session"), "button": lambda: page.get_by_role("button", name="Show all").click(), "address": lambda: None}[way]
    ask()
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    expect(page.locator("[data-count]")).to_have_text(f"{everything} messages")
    assert rows(page).count() == shown
    expect(page.locator("nav.mf-pager").last).to_be_visible()
    page.unroute("**/rows.html")
    page.get_by_label("Part of the message").fill("username")
    expect(all_rows(page)).to_have_count(everything)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_what_is_typed_while_the_rest_is_on_the_way_counts(watch):
    waiting = []
    watch.page.route("**/rows.html", lambda route: waiting.append(route))
    page = watch.open("errors/")
    everything = total(page)
    page.get_by_label("Part of the message").press_sequentially("verify user")
    expect(page.locator("[data-count]")).to_have_text("Loading all messages …")
    page.get_by_label("Part of the message").press_sequentially("name")
    waiting[0].continue_()
    expect(all_rows(page)).to_have_count(everything)
    expect(rows(page)).to_have_count(how_many(page, "verify", "username"))
    assert len(fetched(watch)) == 1


def test_the_index_says_when_nothing_fits(watch):
    page = watch.open("errors/")
    none = page.locator("[data-none]")
    expect(none).to_be_hidden()
    page.get_by_label("Part of the message").fill("zzzz qqqq")
    expect(rows(page)).to_have_count(0)
    expect(none).to_be_visible()
    expect(page.locator("[data-count]")).to_have_text("0 messages")
    assert none.get_by_role("link").get_attribute("href").endswith("tools/error-decoder/")


def test_the_index_filters_by_who_acts(watch):
    (page, everything), counts = whole(watch), {}
    for side in ("player", "proxy", "server", "nobody"):
        chip = page.locator(f'[data-acts="{side}"]')
        chip.focus()
        page.keyboard.press("Space")
        expect(chip).to_have_attribute("aria-pressed", "true")
        expect(page.locator('[data-acts][aria-pressed="true"]')).to_have_count(1)
        still(page)
        counts[side] = rows(page).count()
        assert rows(page).filter(has=page.locator(f'.mf-who[data-side="{side}"]')).count() == counts[side]
    assert all(0 < count < everything for count in counts.values()), counts
    page.locator('[data-acts="nobody"]').click()
    expect(rows(page)).to_have_count(everything)


def test_a_chip_that_a_finger_let_go_does_not_look_chosen(phone):
    page = phone.open("errors/")
    page.get_by_role("button", name="More filters").tap()
    chip = page.locator('[data-acts="proxy"]')
    colour = "(chip) => getComputedStyle(chip).backgroundColor"
    before = chip.evaluate(colour)
    for pressed in ("true", "false"):
        chip.tap()
        expect(chip).to_have_attribute("aria-pressed", pressed)
        assert chip.evaluate(colour) == before


def test_the_index_filters_by_software(watch):
    page, everything = whole(watch)
    for name in ("Velocity", "BungeeCord"):
        page.get_by_role("combobox", name="Software").select_option(name)
        expect(rows(page).filter(has_not_text=name)).to_have_count(0)
        assert 0 < rows(page).count() < everything
        assert all(name in text for text in rows(page).all_text_contents())
    page.get_by_role("combobox", name="Software").select_option("Any")
    expect(rows(page)).to_have_count(everything)


def test_the_index_filters_by_where_it_is_seen(watch):
    page, _ = whole(watch)
    for anchor in ("screen", "server-log", "proxy-log"):
        page.get_by_role("combobox", name="Where you saw it").select_option(anchor)
        still(page)
        expect(page.locator(f'[data-group]:not([aria-labelledby="{anchor}"]) .mf-index > li:not([hidden])')).to_have_count(0)
        inside = page.locator(f'section[aria-labelledby="{anchor}"] .mf-index > li:not([hidden])').count()
        assert 0 < inside == rows(page).count()


def test_the_index_filters_by_version(watch):
    """What is shown since 1.21.9 is hidden from 1.21.8, and what ended with it is shown."""
    page, everything = whole(watch)
    new, old = page.locator('li[data-since="1.21.9"]:not([hidden])'), page.locator('li[data-until="1.21.8"]:not([hidden])')
    for version, since, until in (("1.21.8", False, True), ("1.21.9", True, False), ("1.21.11", True, False)):
        page.get_by_role("textbox", name="Version").fill(version)
        still(page)
        for changed, shown in ((new, since), (old, until)):
            (expect(changed).not_to_have_count if shown else expect(changed).to_have_count)(0)
    page.get_by_role("textbox", name="Version").fill("nonsense")
    expect(rows(page)).to_have_count(everything)


def test_words_and_side_count_together(watch):
    page, _ = whole(watch)
    page.locator('[data-acts="player"]').click()
    expect(page.locator('[data-acts="player"]')).to_have_attribute("aria-pressed", "true")
    page.get_by_label("Part of the message").fill("session")
    found = how_many(page, "session", css='.mf-who[data-side="player"]')
    assert 1 <= found < min(how_many(page, "session"), how_many(page, css='.mf-who[data-side="player"]'))
    expect(rows(page)).to_have_count(found)
    assert all("session" in text.lower() for text in rows(page).all_text_contents())
    assert rows(page).filter(has=page.locator('.mf-who[data-side="player"]')).count() == found


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", "(((", "[\\", "%E0%A4%A"])
def test_the_index_takes_any_text_as_text(watch, text):
    page = watch.open("errors/")
    page.get_by_label("Part of the message").fill(text)
    expect(rows(page)).to_have_count(0)
    expect(page.locator('img[src="x"]')).to_have_count(0)


def test_on_a_phone_the_messages_come_before_the_lesser_filters(phone):
    page = phone.open("errors/")
    more, software = page.get_by_role("button", name="More filters"), page.get_by_label("Software")
    expect(software).to_be_hidden()
    expect(rows(page).first).to_be_in_viewport()
    more.tap()
    expect(more).to_have_attribute("aria-expanded", "true")
    software.select_option("velocity")
    still(page)
    found = rows(page).count()
    page.reload()
    expect(software).to_be_visible()
    expect(rows(page)).to_have_count(found)
