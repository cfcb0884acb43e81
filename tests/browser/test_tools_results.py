"""What a tool draws: every part of a result, what can be copied and saved from it, and results of any size."""
from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from browser.tools_lab import ALL, alarm, aside, give, open_tool, status

HOSTILE = '<img src=x onerror="window.hit=1">'


@ALL
def test_every_part_is_drawn_and_nothing_becomes_markup(lab, kind):
    page = open_tool(lab, kind)
    give(page, kind, "everything")
    result = page.locator(".mf-result:not([hidden])")
    expect(result).to_be_visible()
    assert result.locator("h2").all_inner_texts() == ["Result"]
    assert result.locator("h3").all_inner_texts() == ["The login path", "Findings", "Players", "The mended file", "Missing"]
    assert result.locator("section > ol").last.locator("li").all_inner_texts() == ["spigot.yml", HOSTILE]
    assert result.locator(".mf-verdict dt").all_inner_texts() == ["Can players join?", "Is it safe?", "Is it fast?"]
    assert result.locator(".mf-answered").all_inner_texts() == ["Yes", "No", "Unknown"]
    assert result.locator(".mf-sev").all_inner_texts() == ["Error", "Warning", "Note"]
    assert result.locator(".mf-found code").all_inner_texts()[0] == "lobby/paper-global.yml:7"
    assert result.locator(".mf-found li").first.locator("p").all_inner_texts()[1:3] == [f"Nobody asks {HOSTILE}", f"What to do: Switch it on {HOSTILE}"]
    assert result.locator(".mf-plate dt").all_inner_texts() == ["Risk", "Roll back", "It worked"]
    assert result.locator(".mf-risk").inner_text() == "Security"
    assert result.locator(".mf-found a").evaluate_all("(all) => all.map((a) => new URL(a.href).pathname)") == ["/guides/velocity-modern-forwarding/"]
    assert page.locator('mf-tool img, mf-tool script').count() == 0 and result.inner_text().count("<img src=x") >= 8
    assert not page.evaluate("() => window.hit")


def test_the_result_is_announced_with_verdict_and_counts(lab):
    page = open_tool(lab, "files")
    expect(status(page)).to_have_count(1)
    expect(alarm(page)).to_have_count(1)
    give(page, "files", "everything")
    expect(status(page)).to_contain_text("1 error, 1 warning, 1 note.")
    expect(status(page)).to_contain_text("Can players join? Yes. Is it safe? No. Is it fast? Unknown.")


def test_ways_that_begin_alike_are_one_list_that_branches(lab):
    page = open_tool(lab, "text")
    give(page, "text", "everything")
    tree = page.locator(".mf-tree")
    expect(tree).to_have_count(1)
    assert tree.evaluate("(tree) => tree.tagName") == "OL"
    assert tree.locator(":scope > .mf-node b").evaluate_all("(all) => all.map((b) => b.firstChild.textContent)") == ["Player", "Proxy"]
    branches = tree.locator(".mf-branches > li > ol")
    expect(branches).to_have_count(3)
    expect(branches.locator(".mf-node")).to_have_count(6)
    assert branches.nth(0).locator(".mf-hop").first.text_content().startswith("Broken: Forwarding to lobby")
    assert branches.nth(0).locator(".mf-hop").nth(1).text_content() == "Open: any name", "a word is not said twice"
    assert branches.evaluate_all("(all) => all.map((list) => list.getAttribute('aria-label'))") == ["lobby", "survival", "creative"]


def test_copy_takes_the_new_lines_only(lab):
    page = open_tool(lab, "text")
    give(page, "text", "everything")
    change = page.locator(".mf-found .mf-code")
    expect(change.locator("ins")).to_have_count(2)
    assert change.locator("del").all_inner_texts() == ["  enabled: false"]
    change.get_by_role("button", name="Copy").click()
    expect(aside(page)).to_have_text("Copied.")
    assert page.evaluate("() => navigator.clipboard.readText()") == "  enabled: true\n  secret: 'x'"


def test_a_file_is_copied_and_saved_byte_for_byte(lab):
    page = open_tool(lab, "text")
    give(page, "text", "everything")
    file = page.locator(".mf-file")
    lab.reset()
    with page.expect_download() as saved:
        file.get_by_role("button", name="Download config/server.properties").click()
    assert saved.value.suggested_filename == "server.properties"
    assert Path(saved.value.path()).read_bytes() == "motd=§aHi\r\nonline-mode=true\n".encode()
    file.get_by_role("button", name="Copy").click()
    expect(aside(page)).to_have_text("Copied.")
    assert [url for url in lab.requests if not url.startswith("blob:")] == []


def test_of_a_long_file_the_beginning_is_shown_and_all_of_it_saved(lab):
    page = open_tool(lab, "text")
    give(page, "text", "long")
    file = page.locator(".mf-file")
    shown = file.locator("pre").text_content()
    assert 90_000 < len(shown) <= 100_000 and shown.endswith("e\n")
    expect(file).to_contain_text("Only the beginning is shown here. The copy and the download have all of it.")
    with page.expect_download() as saved:
        file.get_by_role("button", name="Download long.txt").click()
    assert Path(saved.value.path()).stat().st_size == 800_000
    file.get_by_role("button", name="Copy").click()
    expect(aside(page)).to_have_text("Copied.")
    assert page.evaluate("async () => (await navigator.clipboard.readText()).length") == 800_000


def test_every_button_that_copies_says_what(lab):
    """Those who go from button to button hear nothing else."""
    page = open_tool(lab, "text")
    give(page, "text", "everything")
    button = page.locator(".mf-file").get_by_role("button", name="Copy config/server.properties", exact=True)
    button.click()
    expect(page.locator(".mf-file").get_by_role("button", name="Copied", exact=True)).to_be_visible()
    expect(button).to_have_text("Copy")
    expect(page.locator(".mf-found .mf-codebtn")).to_have_accessible_name(re.compile("^Copy lobby/paper-global.yml.*: enabled: true secret: 'x'$"))
    page = lab.open("tools/firewall/")
    page.get_by_label("Address of the proxy").fill("203.0.113.10")
    page.get_by_role("button", name="Write the rules").click()
    names = page.locator(".mf-code button").filter(has_text="Copy")
    expect(names).not_to_have_count(0)
    said = names.evaluate_all("(buttons) => buttons.map((button) => button.ariaLabel)")
    assert len(set(said)) == len(said) > 4 and all(name.startswith("Copy ") for name in said), said


def test_the_copied_result_has_no_files_and_no_changes(lab):
    page = open_tool(lab, "text")
    give(page, "text", "everything")
    page.get_by_role("button", name="Copy result").click()
    expect(aside(page)).to_have_text("Copied.")
    expect(status(page)).to_contain_text("1 error, 1 warning, 1 note.")
    text = page.evaluate("() => navigator.clipboard.readText()")
    assert "Can players join? Yes." in text and "Error: Forwarding is off" in text and "/guides/velocity-modern-forwarding/" in text and "Risk: Security. Anyone may join. Roll back: Put the old line back. It worked: A direct join fails." in text
    assert "-[Open: any name]-" in text
    assert "Note: A note\nb:2\nc/d:4\nWords." in text
    expect(page.locator(".mf-places code")).to_have_text(["b:2", "c/d:4"])
    assert "motd" not in text and "secret: 'x'" not in text


def test_a_file_is_one_by_whatever_name_and_lines_to_type_are_none(lab):
    page = open_tool(lab, "text")
    give(page, "text", "nameless")
    expect(page.locator(".mf-file button")).to_have_text(["Copy", "Download", "Copy"])
    page.get_by_role("button", name="Copy result").click()
    expect(aside(page)).to_have_text("Copied.")
    assert page.evaluate("() => navigator.clipboard.readText()") == "Step 1, commands.:\nufw status\nLook first."


def test_what_is_too_wide_scrolls_by_keyboard(lab):
    lab.page.set_viewport_size({"width": 800, "height": 740})
    page = open_tool(lab, "text")
    give(page, "text", "everything")
    table = page.get_by_role("group", name="Players")
    expect(table).to_have_attribute("tabindex", "0")
    table.focus()
    expect(table).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.mf-scroll').scrollLeft > 0")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    expect(page.locator(".mf-file pre")).not_to_have_attribute("tabindex", re.compile("^"))      # it has room for its lines
    lab.resize(1280)
    give(page, "text", "long")
    expect(page.locator(".mf-file pre")).to_have_attribute("tabindex", "0")      # it is higher than its plate


def test_on_paper_the_words_of_a_path_are_dark_on_white_and_its_signs_white_on_colour(lab):
    page = open_tool(lab, "text")
    give(page, "text", "everything")
    page.emulate_media(media="print", color_scheme="dark")
    hop = page.locator(".mf-hop").first
    assert hop.locator("span").last.evaluate("(words) => getComputedStyle(words).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert hop.evaluate("(hop) => getComputedStyle(hop, '::before').color") == "rgb(255, 255, 255)"


def test_on_a_phone_every_cell_of_a_table_stands_beside_the_name_of_its_column(lab):
    lab.page.set_viewport_size({"width": 360, "height": 740})
    page = open_tool(lab, "text")
    give(page, "text", "everything")
    cells = page.locator(".mf-scroll td")
    assert cells.evaluate_all("(all) => all.map((cell) => getComputedStyle(cell, '::before').content)") == [f'"{name}"' for name in ("Name", "UUID", "Kind", "Old file name", "New file name", "Seen in")]
    assert page.locator(".mf-scroll").evaluate("(box) => box.scrollWidth <= box.clientWidth")


def test_a_file_name_is_broken_between_its_folders_and_not_within_a_word(lab):
    page = open_tool(lab, "text")
    for width in (320, 360, 412):
        lab.resize(width)
        give(page, "text", "everything")
        lines = page.locator(".mf-file .filename span").evaluate("""(name) => [...new Set([...name.childNodes].filter((part) => part.data).map((part) => {
          const range = document.createRange();
          range.selectNode(part);
          return `${part.data}${range.getClientRects().length}`;
        }))]""")
        assert lines == ["config/1", "server.properties1"], width


def test_a_hundred_thousand_findings_come_in_portions(lab):
    page = open_tool(lab, "text")
    give(page, "text", "many 100000")
    items = page.locator(".mf-found > li")
    expect(items).to_have_count(20)
    expect(status(page)).to_contain_text("100000 notes.")
    page.get_by_role("button", name="Show 1000 more of 100000").click()
    expect(items).to_have_count(1020)
    expect(items.nth(20)).to_be_focused()
    give(page, "text", "many 23")
    page.get_by_role("button", name="Show all 23").click()
    expect(items).to_have_count(23)
    expect(page.get_by_role("button", name=re.compile("^Show"))).to_have_count(0)
    give(page, "text", "many 22")
    expect(items).to_have_count(22)
    expect(page.get_by_role("button", name=re.compile("^Show"))).to_have_count(0)
