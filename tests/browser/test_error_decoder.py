"""The error decoder on its page and on home: finds every message, sends nothing, makes no markup, works without a network."""
from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.decoder import BOTH, LOG, PAGE, box, decode, drop, findings, pages
from browser.tools_lab import alarm, answered, aside, status

SAMPLES = {"player": "Steve", "name": "Steve", "server": "lobby", "ip": "203.0.113.7", "address": "203.0.113.7", "port": "25565", "version": "1.21.4", "n": "7",
           "ms": "31", "uuid": "069a79f4-44e9-4726-a5be-fca90e38aaf5", "reason": "Sample", "url": "https://sessionserver.mojang.com/session"}


def said(message):
    """The message as it would be seen, with something in each placeholder."""
    return re.sub(r"\{([^{}]*)\}", lambda found: SAMPLES.get(found[1].lower(), "Sample"), message["text"])


@BOTH
def test_a_known_message_leads_to_its_page(watch, site_url, rules, address):
    """Its own page is the first finding. A sample of the messages; tests/site/test_decoder.py takes them all through the same code."""
    page, lost = watch.open(address), []
    for message in rules["messages"][::40]:
        decode(page, said(message))
        expected = site_url + rules["pages"][message["page"]]["href"]
        found = pages(page)
        if found[:1] != [expected]:
            lost.append(f"{said(message)!r}: {found or status(page).inner_text()}, not {expected}")
    assert not lost, "\n".join(lost)


def test_a_finding_says_side_who_acts_and_the_reader_s_own_line(watch):
    page = watch.open(PAGE)
    decode(page, "[12:00:00] [Server thread/INFO]: Starting\n[12:00:01] [User Authenticator #1/ERROR]: Username 'Steve' tried to join with an invalid session")
    first = findings(page).first
    text = first.inner_text()
    assert "line 2" in text and "Which side failed" in text and "Who acts" in text and "tried to join with an invalid session" in first.locator("samp").inner_text()
    first.locator("a.mf-btn").click()
    page.wait_for_url("**/fixes/failed-to-verify-username/")


@BOTH
def test_what_is_pasted_never_becomes_an_element(watch, address):
    page = watch.open(address)
    page.evaluate("() => { window.alert = () => { window.hit = true } }")
    for text in ("<img src=x onerror=alert(1)>", "<script>alert(1)</script>",
                 "Username '<img src=x onerror=alert(1)>' tried to join with an invalid session",
                 "Unable to connect to <svg onload=alert(1)>: <b>bold</b>"):
        decode(page, text)
        assert page.locator('img[src="x"], mf-tool script, mf-tool b:text("bold"), svg[onload]').count() == 0, text
    watch.linger()
    assert findings(page).count() >= 1 and "<b>bold</b>" in findings(page).first.inner_text()
    assert not page.evaluate("() => window.hit")


@BOTH
def test_an_empty_box_gets_a_sentence(watch, address):
    page = watch.open(address)
    for text in ("", "   \n "):
        decode(page, text)
        expect(alarm(page)).to_contain_text("There is no text yet")
        expect(box(page)).to_be_focused()
        expect(page.locator(".mf-result")).to_be_hidden()


def test_an_unknown_text_gets_a_sentence(watch):
    page = watch.open(PAGE)
    decode(page, "Everything is fine today")
    expect(status(page)).to_contain_text("No message in this text is known here")
    expect(findings(page)).to_have_count(0)


@BOTH
def test_what_is_unknown_can_be_searched_for(watch, address):
    """By the line that tells most, without what the log puts in front of it; and the error index is one step away."""
    page = watch.open(address)
    decode(page, "[12:00:00] [Server thread/INFO]: Default game type: SURVIVAL\n" * 9 + "[12:00:01] [Server thread/ERROR]: faild to verfy usrname")
    shown = page.locator(".mf-result:not([hidden]) .mf-state")
    expect(shown).to_contain_text("No message in this text is known here")
    assert shown.get_by_role("link").evaluate("(link) => new URL(link.href).pathname") == "/errors/"
    button = shown.get_by_role("button", name="Search the site for this")
    button.click()
    expect(page.get_by_role("searchbox")).to_have_value("faild to verfy usrname")
    expect(page.locator(".mf-hits a").first).to_have_attribute("href", re.compile("/fixes/failed-to-verify-username/"))
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_a_file_in_which_nothing_is_known_leads_to_the_search_too(watch):
    page = watch.open(PAGE)
    drop(page, "latest.log", b"Everything is fine today\n")
    expect(status(page)).to_have_text(re.compile("^latest.log: No message in this text is known here"))
    page.get_by_role("button", name="Search the site", exact=True).click()
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_the_result_is_announced(watch):
    """In a live region that stood there before; the number and what comes first."""
    page = watch.open(PAGE)
    expect(status(page)).to_have_count(1)
    expect(alarm(page)).to_have_count(1)
    decode(page, "Failed to verify username!")
    expect(status(page)).to_have_text("1 known message.")
    decode(page, "Failed to verify username!\nUnable to verify player details")
    expect(status(page)).to_have_text("2 known messages, the likely cause first.")


def test_the_examples_work_and_step_back_before_one_s_own_text(watch):
    page = watch.open(PAGE)
    chips = page.locator(".mf-chips button")
    assert chips.count() >= 3
    for chip in chips.all():
        chip.click()
        answered(page)
        assert findings(page).count() >= 1, chip.inner_text()
    box(page).fill("my own text")
    for chip in chips.all():
        expect(chip).to_be_disabled()


def test_control_and_enter_sends_the_form(watch):
    page = watch.open(PAGE)
    box(page).fill("Failed to verify username!")
    page.keyboard.press("Control+Enter")
    answered(page)
    expect(findings(page)).to_have_count(1)


@BOTH
def test_nothing_is_asked_for_once_the_data_is_there(watch, address):
    """Any request after that fails the test, whatever it is for."""
    page = watch.open(address)
    decode(page, "Failed to verify username!")
    assert any(url.endswith("/rules.json") for url in watch.requests)
    watch.reset()
    decode(page, "Username 'Steve' tried to join with an invalid session from 203.0.113.7")
    decode(page, "nothing known")
    decode(page, "")
    box(page).fill("")
    page.locator(".mf-chips button").first.click()
    answered(page)
    drop(page, "latest.log", LOG)
    expect(status(page)).to_have_text("latest.log: 1 known message.")
    page.get_by_role("button", name="Copy result").click()
    expect(aside(page)).to_contain_text("Copied")
    watch.linger()
    assert watch.requests == []


@BOTH
def test_nothing_pasted_is_kept(watch, address):
    page = watch.open(address)
    decode(page, "Username 'Secretname' tried to join with an invalid session")
    kept = page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href, document.title, history.state])")
    assert "Secretname" not in kept and "invalid" not in kept


CAME = """async (files) => {
  const came = () => performance.getEntriesByType("resource").filter((entry) => entry.responseEnd).map((entry) => entry.name.split("/").pop());
  for (const start = Date.now(); !files.every((file) => came().includes(file)); await new Promise((done) => setTimeout(done, 20))) {
    if (Date.now() - start > 20_000) throw new Error(`only ${came()} came`);
  }
}"""


def test_the_network_may_be_cut(watch):
    """The data, the code and the worker with its own copy of the code come with the first focus. Asked of both
    threads: what a worker loads is not always among the requests that the browser tells of."""
    page = watch.open(PAGE)
    with page.expect_worker() as worker:
        box(page).focus()
    page.evaluate(CAME, ["error-decoder.js", "rules.json"])
    worker.value.evaluate(CAME, ["error-decoder.js"])
    page.context.set_offline(True)
    watch.reset()
    decode(page, "Failed to verify username!")
    drop(page, "latest.log", LOG)
    expect(status(page)).to_have_text("latest.log: 1 known message.")
    assert watch.requests == []


def test_data_that_does_not_come_is_said_and_asked_for_again(watch):
    page = watch.open(PAGE)
    watch.pardoned = ("net::ERR_FAILED",)
    page.route("**/rules.json", lambda route: route.abort())
    decode(page, "Failed to verify username!")
    expect(alarm(page)).to_contain_text("could not be loaded")
    expect(box(page)).to_have_value("Failed to verify username!")
    page.unroute("**/rules.json")
    page.get_by_role("button", name="Find the fix").click()
    expect(status(page)).to_have_text("1 known message.")
    assert len(page.workers) == 1


def test_the_result_is_copied_as_text(watch):
    page = watch.open(PAGE)
    decode(page, "Failed to verify username!")
    page.get_by_role("button", name="Copy result").click()
    expect(aside(page)).to_have_text("Copied.")
    text = page.evaluate("() => navigator.clipboard.readText()")
    assert "Failed to verify username!" in text and "/fixes/failed-to-verify-username/" in text and "Who acts:" in text


def test_many_findings_are_shown_in_two_steps(watch, rules):
    page = watch.open(PAGE)
    decode(page, "\n".join(said(message) for message in rules["messages"][:200]))
    expect(findings(page)).to_have_count(5)
    more = page.get_by_role("button", name=re.compile("Show all"))
    total = int(re.search(r"\d+", more.inner_text())[0])
    more.click()
    assert total > 20
    expect(findings(page)).to_have_count(total)
    expect(findings(page).nth(5)).to_be_focused()


def test_it_works_with_a_finger_and_fits(phone):
    page = phone.open(PAGE)
    box(page).fill("[12:00:01 ERROR]: [connected player] Steve (/203.0.113.7:50412): kicked from server lobby: Unable to verify player details " + "x" * 300)
    page.get_by_role("button", name="Find the fix").tap()
    answered(page)
    assert findings(page).count() >= 1
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_no_fact_covers_another(phone):
    page = phone.open(PAGE)
    decode(page, "Failed to read from https://api.minecraftservices.com/publickeys due to Connection refused")
    first, second = findings(page).first.locator(".mf-facts > div").all()
    wide = first.locator(".mf-who")
    expect(wide).to_have_text("The network between")
    box, other = wide.bounding_box(), second.bounding_box()
    assert box["x"] + box["width"] <= other["x"]


def test_a_long_line_of_the_reader_s_own_is_read_by_keyboard(phone):
    page = phone.open(PAGE)
    decode(page, "Username 'Steve' tried to join with an invalid session " + "and so on " * 200)
    quote = findings(page).first.get_by_role("group", name="Your text, line 1")
    expect(quote).to_have_attribute("tabindex", "0")
    assert quote.evaluate("(box) => box.scrollHeight > box.clientHeight")


def test_where_nothing_failed_nobody_is_named(watch):
    page = watch.open(PAGE)
    decode(page, '[12:55:12] [Server thread/INFO]: Done (3.475s)! For help, type "help"')
    expect(findings(page).first).to_contain_text("Done (")
    expect(page.locator(".mf-facts")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_in_a_result(new_watch, axe, scheme):
    watch = new_watch(color_scheme=scheme)
    page = watch.open(PAGE)
    decode(page, "Everything is fine today")
    assert axe(page) == []
    decode(page, "Failed to verify username!\nUnable to verify player details\nUUID of player Steve is 069a79f4-44e9-4726-a5be-fca90e38aaf5")
    assert axe(page) == [] and not watch.complaints
