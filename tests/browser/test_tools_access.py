"""Tools for everybody: axe, every width, the keyboard, and every example of the real tools."""
from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.tools_lab import ALL, alarm, answered, give, open_tool, told

# For everybody

@ALL
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_fault_and_nothing_is_too_wide(lab, axe, kind, scheme, width):
    lab.page.set_viewport_size({"width": width, "height": 800})
    lab.page.emulate_media(color_scheme=scheme)
    page = open_tool(lab, kind)
    assert axe(page) == []
    give(page, kind, "everything")
    expect(page.locator(".mf-verdict")).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_drawn_path_fits_every_screen(lab):
    """One way alone is a list too; on a wide screen what leads around the proxy stands below it, on a narrow one all is below each other."""
    page = open_tool(lab, "text")
    for width in (320, 360, 768, 1280):
        lab.resize(width, 800)
        for text, drawing in (("everything", ".mf-tree"), ("way", ".mf-way")):
            give(page, "text", text)
            expect(page.locator(drawing)).to_be_visible()
            assert page.locator(drawing).evaluate("(list) => list.tagName === 'OL' && list.scrollWidth <= list.clientWidth"), (width, drawing)
        tops = page.locator(".mf-way .mf-node").evaluate_all("(all) => all.map((node) => Math.round(node.getBoundingClientRect().top))")
        assert len(set(tops)) == (4 if width < 768 else 2) and tops == sorted(tops), width


def test_the_files_box_works_by_keyboard_alone(lab):
    page = open_tool(lab, "files")
    page.get_by_role("button", name="Choose files").focus()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files({"name": "a.yml", "mimeType": "", "buffer": b"a"})
    told(page)
    for name in ("Choose a folder", "Remove a.yml"):
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name=name)).to_be_focused()


def test_letters_of_twice_the_size_fit_a_phone(lab):
    """180 px are to letters of 16 px what 360 px are to letters of 32 px."""
    lab.page.set_viewport_size({"width": 180, "height": 370})
    page = open_tool(lab, "text")
    give(page, "text", "everything")
    narrow = page.locator(".mf-result :is(p, dd, td, .mf-hop > span):visible").evaluate_all("(all) => all.filter((one) => one.clientWidth && one.clientWidth < 60).map((one) => one.textContent)")
    assert narrow == [] and page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


# The real ones

def test_every_example_of_every_tool_gives_a_result(watch, addresses, axe):
    for address in (address for address in addresses if re.fullmatch("tools/[^/]+/", address)):
        page = watch.open(address)
        assert axe(page) == [], address
        for example in page.locator(".mf-chips button").all():
            example.click()
            answered(page)
            expect(page.locator(".mf-result:not([hidden])")).to_be_visible()
            assert not alarm(page).inner_text(), address
            assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        assert axe(page) == [], address
