"""By keyboard and by finger: skip link, menu, colours, copy buttons and contents."""
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


def test_the_ring_of_the_keyboard_is_not_cut_off_in_the_contents(watch):
    page = watch.open(FLAGSHIP)
    page.locator("[data-search]").focus()      # by keyboard from here on
    last = page.locator(".md-sidebar--secondary a").last
    while not last.evaluate("(link) => link === document.activeElement"):
        page.keyboard.press("Tab")
    room = last.evaluate("""(link) => {
        const {outlineStyle, outlineOffset, outlineWidth} = getComputedStyle(link), ring = parseFloat(outlineOffset) + parseFloat(outlineWidth);
        const box = link.getBoundingClientRect(), frame = link.closest("nav").getBoundingClientRect();
        return outlineStyle === "solid" && Math.min(box.left - frame.left, frame.right - box.right, frame.bottom - box.bottom) - ring; }""")
    assert room >= 0


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
    assert not here and any("textarea" in one for one in seen) and "feed.xml" in seen[-1]


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
    menu.get_by_role("link").last.focus()
    page.keyboard.press("Tab")          # what is behind the menu cannot be seen
    expect(menu).to_be_hidden()
    expect_focus(page, "main *")

    button.focus()
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

def open_and_stop_the_clock(watch, address):
    clock = watch.page.clock
    clock.install()
    clock.resume()
    page = watch.open(address)
    clock.pause_at(page.evaluate("Date.now()") / 1000 + 60)
    return page


def test_every_block_of_code_copies_exactly_its_text(watch):
    page = open_and_stop_the_clock(watch, "guides/secure-minecraft-backend-servers/")
    blocks = page.locator(".highlight")
    assert blocks.count() >= 3
    names = blocks.locator("button").evaluate_all("(buttons) => buttons.map((button) => button.ariaLabel)")
    assert len(set(names)) == len(names) and all(name.startswith("Copy ") for name in names), names
    for block in blocks.all():
        text = block.locator("pre").evaluate("(pre) => pre.textContent.replace(/\\n$/, '')")
        block.get_by_role("button", name=re.compile("^Copy .")).click()
        expect(block.get_by_role("button", name="Copied", exact=True)).to_have_text("Copied")
        assert clipboard(page) == text and text and not text.endswith("\n")
        assert "Copy" not in text and "¶" not in text


def test_a_step_copies_its_line(watch):
    page = open_and_stop_the_clock(watch, "guides/velocity-modern-forwarding/")
    buttons = page.locator(".mf-step button.mf-copy")
    assert buttons.count() >= 3
    for button in buttons.all():
        button.click()
        expect(button).to_have_text("Copied")
        assert clipboard(page) == button.get_attribute("data-copy") != ""
    page = open_and_stop_the_clock(watch, FLAGSHIP)
    page.get_by_role("button", name="Copy the line online-mode=true", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    assert clipboard(page) == "online-mode=true"


def test_a_copy_that_fails_says_so_and_the_label_comes_back(new_watch):
    watch = new_watch()
    watch.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error('no'))}})")
    page = open_and_stop_the_clock(watch, FLAGSHIP)
    button = page.locator(".mf-copy").first
    for _ in range(2):
        button.click()
        expect(button).to_have_text("Not copied")
        expect(button).to_have_accessible_name("Not copied")
    page.clock.run_for(4000)
    expect(button).to_have_text("Copy the line")
    expect(button).to_have_accessible_name("Copy the line online-mode=true")
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
