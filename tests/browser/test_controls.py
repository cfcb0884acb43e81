"""By keyboard and by finger: skip link, menu, colours, copy buttons, contents, and the filter of the error index."""
from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

FLAGSHIP = "fixes/how-to-fix-invalid-session-on-minecraft-server/"


def expect_focus(page, css):
    """Waits until an element that is `css` has the focus."""
    expect(page.locator(f":is({css}):focus")).to_have_count(1)


def clipboard(page):
    return page.evaluate("() => navigator.clipboard.readText()").replace("\r\n", "\n")


# Keyboard

def test_the_first_tab_is_the_skip_link_and_it_skips(watch):
    page = watch.open(FLAGSHIP)
    page.keyboard.press("Tab")
    expect_focus(page, "a.md-skip")
    box = page.locator("a.md-skip").bounding_box()
    assert box["x"] >= 0 and box["y"] >= 0 and box["height"] >= 20, "the skip link is not shown while it has the focus"
    page.keyboard.press("Enter")
    expect_focus(page, "#main")
    expect(page).to_have_url(re.compile("#main$"))
    page.keyboard.press("Tab")
    expect_focus(page, "#main *")


def test_tab_goes_through_the_header_in_its_order_and_shows_where_it_is(watch):
    page = watch.open(FLAGSHIP)
    for css in ("a.md-skip", "a.md-logo", "[data-search]", "[data-theme-switch]"):
        page.keyboard.press("Tab")
        expect_focus(page, css)
        assert page.evaluate("""() => { const style = getComputedStyle(document.activeElement);
            return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none" }"""), css
    page.keyboard.press("Tab")
    expect_focus(page, "#menu *")      # the sections come next


def test_every_control_can_be_reached_and_left(watch):
    """From the first to the last by Tab alone: no trap, no positive tabindex, nothing hidden has the focus."""
    page = watch.open("tools/error-decoder/")
    assert page.evaluate("() => [...document.querySelectorAll('[tabindex]')].filter((element) => element.tabIndex > 0).length") == 0
    seen, last = [], page.evaluate_handle("() => document.activeElement")
    for _ in range(120):
        page.keyboard.press("Tab")
        page.wait_for_function("(last) => document.activeElement !== last", arg=last)
        last = page.evaluate_handle("() => document.activeElement")
        here = last.evaluate("(element) => element === document.body ? '' : element.outerHTML.slice(0, 90)")
        if not here:
            break
        seen.append(here)
        assert last.evaluate("(element) => element.checkVisibility({visibilityProperty: true})"), here
        assert not last.evaluate("(element) => { const before = element.visited; element.visited = true; return before; }"), f"twice: {here}"
    assert not here and any("textarea" in one for one in seen) and "about/#contribute" in seen[-1]


def test_the_menu_opens_and_closes_by_keyboard_and_gives_the_focus_back(watch):
    watch.page.set_viewport_size({"width": 360, "height": 740})
    page = watch.open(FLAGSHIP)
    menu, button = page.locator("#menu"), page.get_by_role("button", name="Menu", exact=True)
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect_focus(page, "#menu *")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()

    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.get_by_role("button", name="Close menu").focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()

    page.keyboard.press("Space")
    expect(menu).to_be_visible()
    menu.get_by_role("link", name="Error index").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/errors/")
    expect(menu).to_be_hidden()


def test_the_menu_works_with_a_finger(phone):
    page = phone.open(FLAGSHIP)
    page.get_by_role("button", name="Menu", exact=True).tap()
    expect(page.locator("#menu")).to_be_visible()
    page.touchscreen.tap(20, 500)
    expect(page.locator("#menu")).to_be_hidden()
    page.get_by_role("button", name="Menu", exact=True).tap()
    page.locator("#menu").get_by_role("link", name="Questions").tap()
    page.wait_for_url("**/faq/")


def test_on_a_wide_screen_the_sections_need_no_button(watch):
    page = watch.open(FLAGSHIP)
    expect(page.locator("#menu").get_by_role("link", name="Guides")).to_be_visible()
    expect(page.get_by_role("button", name="Menu", exact=True)).to_be_hidden()


# Colours

COLOUR = "() => getComputedStyle(document.body).backgroundColor"


def test_the_colour_switch_goes_round_and_says_where_it_is(watch):
    page = watch.open(FLAGSHIP)
    switch = page.locator("[data-theme-switch]")
    seen = []
    for theme in ("as the system", "light", "dark", "as the system"):
        expect(switch).to_have_attribute("aria-label", f"Colours: {theme}")
        seen.append(page.evaluate(COLOUR))
        switch.click()
    assert seen[0] == seen[1] == seen[3] != seen[2]


@pytest.mark.parametrize(("system", "clicks", "theme"), [("light", 2, "dark"), ("dark", 1, "light")])
def test_the_chosen_colours_stay_without_a_flash(new_watch, system, clicks, theme):
    """The choice is in force before the first element of the body exists, on this page and on the next."""
    watch = new_watch(color_scheme=system)
    watch.page.add_init_script("""new MutationObserver((_, observer) => { if (document.body) { window.atFirst = document.documentElement.dataset.theme ?? "system"; observer.disconnect(); } })
        .observe(document, {childList: true, subtree: true})""")
    page = watch.open(FLAGSHIP)
    assert page.evaluate("() => window.atFirst") == "system"
    before = page.evaluate(COLOUR)
    for _ in range(clicks):
        page.locator("[data-theme-switch]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    chosen = page.evaluate(COLOUR)
    assert chosen != before
    for go in (page.reload, lambda: watch.open("errors/")):
        go()
        assert (page.evaluate("() => window.atFirst"), page.evaluate(COLOUR)) == (theme, chosen)
        expect(page.locator("[data-theme-switch]")).to_have_attribute("aria-label", f"Colours: {theme}")
    assert not watch.complaints


def test_a_window_that_stores_nothing_still_switches(new_watch):
    watch = new_watch()
    watch.page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})")
    page = watch.open(FLAGSHIP)
    before = page.evaluate(COLOUR)
    for _ in range(2):
        page.locator("[data-theme-switch]").click()
    expect(page.locator("[data-theme-switch]")).to_have_attribute("aria-label", "Colours: dark")
    assert page.evaluate(COLOUR) != before and not watch.complaints


# Copy: what a button says is taken back after some seconds, so the clock of the page stands still

def stop_the_clock(watch):
    watch.page.clock.install(time=0)
    watch.page.clock.pause_at(1)


def test_every_block_of_code_copies_exactly_its_text(watch):
    stop_the_clock(watch)
    page = watch.open("guides/secure-minecraft-backend-servers/")
    blocks = page.locator(".highlight")
    assert blocks.count() >= 3
    for block in blocks.all():
        text = block.locator("pre").evaluate("(pre) => pre.textContent.replace(/\\n$/, '')")
        block.get_by_role("button", name="Copy", exact=True).click()
        expect(block.locator("button")).to_have_text("Copied")
        assert clipboard(page) == text and text and not text.endswith("\n")
        assert "Copy" not in text and "¶" not in text


def test_a_step_copies_its_line(watch):
    stop_the_clock(watch)
    page = watch.open("guides/velocity-modern-forwarding/")
    buttons = page.locator(".mf-step button.mf-copy")
    assert buttons.count() >= 3
    for button in buttons.all():
        button.click()
        expect(button).to_have_text("Copied")
        assert clipboard(page) == button.get_attribute("data-copy") != ""
    page = watch.open(FLAGSHIP)
    page.get_by_role("button", name="Copy the line").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    assert clipboard(page) == "online-mode=true"


def test_a_copy_that_fails_says_so_and_the_label_comes_back(new_watch):
    watch = new_watch()
    stop_the_clock(watch)
    watch.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error('no'))}})")
    page = watch.open(FLAGSHIP)
    button = page.locator(".mf-copy").first
    button.click()
    expect(button).to_have_text("Not copied")
    page.clock.run_for(4000)
    expect(button).to_have_text("Copy the line")
    assert not watch.complaints


# Contents

def test_the_contents_follow_the_reader(watch):
    page = watch.open(FLAGSHIP)
    current = page.locator("[data-toc] a[aria-current]")
    for anchor in ("player", "faq", "both-sides-of-this-error"):
        page.evaluate("(id) => document.getElementById(id).scrollIntoView({behavior: 'instant', block: 'start'})", anchor)
        expect(current).to_have_attribute("href", f"#{anchor}")
        expect(current).to_have_count(1)


def test_the_contents_fold_out_on_a_phone(phone):
    page = phone.open(FLAGSHIP)
    page.locator("details.mf-fold summary").tap()
    page.locator("details.mf-fold").get_by_role("link", name="FAQ").tap()
    expect(page).to_have_url(re.compile("#faq$"))


def test_the_doors_lead_to_their_part(watch):
    page = watch.open(FLAGSHIP)
    for side in ("player", "server", "proxy"):
        page.locator(f'.mf-jump a[href="#{side}"]').click()
        expect(page.locator(f"h2#{side}:target")).to_be_visible()
        expect(page).to_have_url(re.compile(f"#{side}$"))


# The error index

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
    expect(page.locator("[data-rows]:not([aria-busy])")).to_have_count(1)


def total(page):
    return int(page.locator("[data-count]").text_content().split()[0])


def fetched(watch):
    return [url for url in watch.requests if url.endswith("rows.html")]


def how_many(page, *words, css="*"):
    """The number of all rows that hold these words and something that is `css`."""
    texts = all_rows(page).filter(has=page.locator(css)).evaluate_all("(all) => all.map((row) => row.textContent.toLowerCase())")
    return sum(all(word in text for word in words) for text in texts)


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


def test_the_index_shows_exactly_the_messages_with_all_words_in_their_order(watch):
    """Asked one after the other, as fast as they come: the last question counts."""
    page, _ = whole(watch)
    box, names = page.get_by_label("Part of the message"), "(all) => all.map((row) => row.id)"
    texts = all_rows(page).evaluate_all("(all) => all.map((row) => [row.id, row.textContent.toLowerCase()])")
    for query in ("session", "verify USERNAME", "a", "", "zzzz", "1.21 version", "player's", "  kicked   from "):
        box.fill("server")
        box.fill(query)
        still(page)
        expected = [name for name, text in texts if all(word in text for word in query.lower().split())]
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


def test_all_messages_are_shown_by_keyboard(watch, axe):
    page = watch.open("errors/2/")
    button, everything = page.get_by_role("button", name="Show all"), total(page)
    button.focus()
    page.keyboard.press("Enter")
    expect(rows(page)).to_have_count(everything)
    expect(button).to_be_hidden()
    expect(page.locator("[data-count]")).to_have_text(f"{everything} messages")
    page.keyboard.press("Tab")
    expect_focus(page, ".mf-index > li:first-child *")
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
        for row in rows(page).all():
            assert row.locator(f'.mf-who[data-side="{side}"]').count() >= 1
    assert all(0 < count < everything for count in counts.values()), counts
    page.locator('[data-acts="nobody"]').click()
    expect(rows(page)).to_have_count(everything)


def test_the_index_filters_by_software(watch):
    page, everything = whole(watch)
    for name in ("Velocity", "BungeeCord"):
        page.get_by_label("Software").select_option(name)
        expect(rows(page).filter(has_not_text=name)).to_have_count(0)
        assert 0 < rows(page).count() < everything
        for row in rows(page).all():
            assert name in row.text_content()
    page.get_by_label("Software").select_option("Any")
    expect(rows(page)).to_have_count(everything)


def test_the_index_filters_by_where_it_is_seen(watch):
    page, _ = whole(watch)
    for anchor in ("screen", "server-log", "proxy-log"):
        page.get_by_label("Where you saw it").select_option(anchor)
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
    for row in rows(page).all():
        assert "session" in row.text_content().lower() and row.locator('.mf-who[data-side="player"]').count()


def test_the_index_opens_with_words_from_its_address(watch):
    page = watch.open("errors/?q=verify%20username")
    expect(page.get_by_label("Part of the message")).to_have_value("verify username")
    expect(page.locator(".mf-pager").last).to_be_hidden()
    found = how_many(page, "verify", "username")
    assert 1 <= found < all_rows(page).count() / 10
    expect(rows(page)).to_have_count(found)


def test_an_address_of_a_message_shows_it_whatever_is_filtered(watch):
    page = watch.open("errors/")
    slug = all_rows(page).last.get_attribute("id")
    page = watch.open(f"errors/?q=zzzz#{slug}")
    expect(page.locator(f"#{slug}")).to_be_visible()
    expect(page.get_by_label("Part of the message")).to_have_value("")
    expect(page.locator(f"#{slug}")).to_be_in_viewport()
    watch.settle()
    assert page.evaluate("(id) => document.getElementById(id).getBoundingClientRect().top < innerHeight", slug)


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", "(((", "[\\", "%E0%A4%A"])
def test_the_index_takes_any_text_as_text(watch, text):
    page = watch.open("errors/")
    page.get_by_label("Part of the message").fill(text)
    expect(rows(page)).to_have_count(0)
    expect(page.locator('img[src="x"]')).to_have_count(0)
