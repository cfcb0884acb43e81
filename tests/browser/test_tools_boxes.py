"""The three boxes of a tool - text, files, form - with their examples, options and problems, and what a large input does."""
from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.tools_lab import ALL, MB, alarm, choose, give, offer, open_tool, status, told

ANYTHING = re.compile("^")

# Every box

@ALL
def test_an_example_fills_the_box_and_never_replaces_what_is_one_s_own(lab, kind):
    page = open_tool(lab, kind)
    example = page.get_by_role("group", name="Examples").get_by_role("button", name="One")
    example.click()
    said = told(page)
    assert said["yaml"] == 1 and ("one" in said["start"])
    give(page, kind, "my own")
    expect(example).to_be_disabled()
    if kind == "files":
        assert told(page)["paths"] == ["given.yml"], "the files of the example give way"


@pytest.mark.parametrize("kind", ["text", "files"])
def test_an_option_is_handed_over_and_runs_again(lab, kind):
    page = open_tool(lab, kind)
    give(page, kind, "hello")
    assert told(page)["options"] == {"loud": False}
    page.get_by_label("Say it louder").check()
    expect(page.locator(".mf-said")).to_contain_text('"loud":true')


def send(page, text):
    """Asks for an answer, and waits for none."""
    page.locator("mf-tool textarea").fill(text)
    page.get_by_role("button", name="Check", exact=True).dispatch_event("click")



def test_an_option_counts_while_the_first_run_goes_on(lab):
    page = open_tool(lab, "text")
    page.locator("mf-tool textarea").fill("hello")
    page.evaluate("""() => {
      document.querySelector("mf-tool form button:not([type])").click();
      document.querySelector("mf-tool input[type=checkbox]").click();
    }""")
    assert told(page)["options"] == {"loud": True}


def test_what_an_engine_says_is_not_told_to_readers(lab):
    page = open_tool(lab, "text")
    give(page, "text", "crash of the engine")
    expect(alarm(page)).to_contain_text("Line 3. This could not be read. It is still here.")


@ALL
def test_a_tool_that_breaks_says_so_and_keeps_the_input(lab, kind):
    page = open_tool(lab, kind)
    give(page, kind, "crash")
    expect(alarm(page)).to_contain_text("Line 3. It broke.")
    expect(page.locator(".mf-result")).to_be_hidden()
    if kind == "files":
        expect(page.locator(".mf-files li")).to_have_count(1)
    else:
        expect(page.locator({"text": "mf-tool textarea", "form": "#fake-form-name"}[kind])).to_have_value("crash")
        give(page, kind, "hello")
        assert told(page)["start"] == "hello"
        expect(alarm(page)).to_be_empty()


def test_bad_input_is_a_sentence_with_its_place(lab):
    page = open_tool(lab, "text")
    give(page, "text", "bad")
    expect(alarm(page)).to_have_text("a.yml, line 7. This is bad.")
    expect(page.locator(".mf-result")).to_be_hidden()


# Forms

def test_a_problem_stands_beside_its_field(lab):
    page = open_tool(lab, "form")
    port = page.get_by_label("Port", exact=True)
    port.fill("x")
    page.keyboard.press("Enter")
    expect(port).to_be_focused()
    expect(port).to_have_attribute("aria-invalid", "true")
    expect(port).to_have_accessible_description("This is no port.")
    expect(status(page)).to_contain_text("1 field must be put right.")
    expect(alarm(page)).to_be_empty()
    expect(page.locator(".mf-result")).to_be_hidden()
    port.fill("25566")
    expect(port).not_to_have_attribute("aria-invalid", ANYTHING)
    expect(port).not_to_have_attribute("aria-describedby", ANYTHING)
    page.keyboard.press("Enter")
    assert told(page)["fields"]["port"] == "25566"


def test_a_form_hands_over_what_was_filled_in(lab):
    page = open_tool(lab, "form")
    expect(page.get_by_label("Your name")).to_have_accessible_description("As others see it")
    page.get_by_label("Your name").fill(" Steve ")
    page.get_by_label("System", exact=True).select_option("docker")
    page.get_by_label("Addresses").fill("10.0.0.1\n\n 10.0.0.2 \n")
    page.get_by_role("button", name="Check", exact=True).click()
    assert told(page)["fields"] == {"name": "Steve", "port": "25565", "system": "docker", "lines": ["10.0.0.1", "10.0.0.2"]}


# Where the work is done

@ALL
def test_what_may_be_much_is_done_in_a_worker(lab, kind):
    """Also a small text: the page answers to its reader meanwhile. A form has little to do."""
    page = open_tool(lab, kind)
    give(page, kind, "hello")
    assert told(page)["worker"] is (kind != "form") and told(page)["yaml"] == 1
    if kind != "form":
        choose(page, ("large.log", b"large " + b"x" * (2 * MB)))
        expect(page.locator(".mf-said")).to_contain_text('"start":"large' if kind == "text" else '"worker":true')
        assert told(page)["worker"] is True


def test_the_page_does_the_work_where_no_worker_can_be_had(lab):
    page = open_tool(lab, "text")
    lab.pardoned = ("net::ERR_FAILED",)
    page.route("**/worker.js", lambda route: route.abort())
    for text in ("hello", "large " + "x" * (2 * MB)):
        give(page, "text", text)
        assert told(page)["worker"] is False and told(page)["start"] == text[:20]


def test_a_worker_that_dies_is_replaced(lab):
    page = open_tool(lab, "text")
    give(page, "text", "before")
    page.evaluate("""() => {
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (asked) {
        if (asked.input?.text !== "deadly") return post.call(this, asked);
        this.terminate();
        this.dispatchEvent(new ErrorEvent("error", { cancelable: true }));
      };
    }""")
    give(page, "text", "deadly")
    expect(alarm(page)).to_contain_text("This was too much for the browser.")
    give(page, "text", "after")
    assert told(page)["start"] == "after" and told(page)["worker"] is True


def test_what_waits_for_a_worker_that_dies_gets_another(lab):
    page = open_tool(lab, "text")
    give(page, "text", "before")
    for text in ("dying", "after"):
        send(page, text)
        page.wait_for_timeout(150)      # the first is at work by then; if it is not, or is dead, this looks at nothing
    expect(page.locator(".mf-said")).to_contain_text('"start":"after"')
    assert told(page)["worker"] is True


def test_of_two_runs_at_once_the_last_is_shown(lab):
    page = open_tool(lab, "text")
    give(page, "text", "before")
    for text in ("first", "last"):
        send(page, text)
    expect(page.locator(".mf-said")).to_contain_text('"start":"last"')
    lab.linger()
    assert told(page)["start"] == "last"


def test_a_run_that_takes_long_makes_room_for_the_next(lab):
    """However small its input is; the next one does not wait until it is over, and one that it stopped is not heard of again."""
    page = open_tool(lab, "text")
    page.locator("mf-tool textarea").fill("slow")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("button", name="Cancel")).to_be_visible()
    for text in ("slow again", "soon"):         # the second does not take long yet when the third comes
        page.locator("mf-tool textarea").fill(text)
        page.get_by_role("button", name="Check", exact=True).click()
    assert told(page)["start"] == "soon"


def test_a_slow_run_can_be_cancelled_and_the_page_stays_awake(lab):
    page = open_tool(lab, "text")
    give(page, "text", "before")
    offer(page, ("slow.log", b"slow " + b"x" * (2 * MB)))
    expect(status(page)).to_contain_text("Reading takes a while")
    page.locator("[data-theme-switch]").click()
    expect(page.locator("[data-theme-switch]")).to_have_attribute("aria-label", "Colours: light")
    page.get_by_role("button", name="Cancel").click()      # it is there only while the run goes on
    expect(status(page)).to_have_text("Cancelled. Your input is still here.")
    expect(page.locator(".mf-result")).to_be_hidden()      # it was of another input
    expect(page.locator("mf-tool textarea")).to_be_focused()
    expect(page.locator("mf-tool textarea")).to_have_value("before")
    choose(page, ("large.log", b"large " + b"x" * (2 * MB)))
    expect(page.locator(".mf-said")).to_contain_text('"start":"large')


def test_after_a_cancelled_run_the_tool_works_on_without_a_network(lab):
    """The worker that is stopped cannot be had again then; what it was made of is here."""
    page = open_tool(lab, "text")
    lab.pardoned = ("net::ERR_INTERNET_DISCONNECTED",)
    give(page, "text", "before")
    page.context.set_offline(True)
    offer(page, ("slow.log", b"slow " + b"x" * (2 * MB)))
    page.get_by_role("button", name="Cancel").click()
    give(page, "text", "after")
    assert told(page)["start"] == "after"
