"""The one element that draws every tool: its three boxes, every part of a result, files of all kinds, the worker, the share link, no network."""
from __future__ import annotations

import gzip
import io
import json
import os
import re
import shutil
import struct
import subprocess
import threading
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import expect

ROOT = Path(__file__).resolve().parents[2]
FAKE, ELEMENT = Path(__file__).with_name("fake_tool.js"), ROOT / "docs/assets/tools/element.js"
KINDS = ("text", "files", "form")
ALL = pytest.mark.parametrize("kind", KINDS)
MB = 2 ** 20


class Quiet(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript"}

    def log_message(self, format, *args):
        """A test speaks for itself."""


@pytest.fixture(scope="module")
def lab_url(site_dir, node, tmp_path_factory):
    """A copy of the site with a page for each kind of the fake tool."""
    folder = tmp_path_factory.mktemp("lab") / "site"
    shutil.copytree(site_dir, folder)
    page = (folder / "tools/error-decoder/index.html").read_text(encoding="utf-8")
    pages = next(folder.glob("assets/*/tools/pages"))
    for kind in KINDS:
        script = folder / f"fake-{kind}.js"
        script.write_text(f"import {{ tool }} from {json.dumps(str(FAKE))}; import {{ define }} from {json.dumps(str(ELEMENT))}; define(tool, import.meta.url);", encoding="utf-8")
        for source, made in ((script, pages / script.name), (FAKE, pages.parent / script.name)):
            subprocess.run([node, ROOT / "node_modules/esbuild/bin/esbuild", source, "--bundle", "--format=esm", "--charset=utf8",
                            f'--define:KIND="{kind}"', f"--outfile={made}", "--log-level=warning"], check=True)
        (folder / f"tools/fake-{kind}").mkdir()
        (folder / f"tools/fake-{kind}/index.html").write_text(
            page.replace('name="error-decoder"', f'name="fake-{kind}"').replace("pages/error-decoder.js", f"pages/fake-{kind}.js"), encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def lab(watch, lab_url):
    """Opens a fake tool in a watched page; at the end it must not have complained."""
    made = type(watch)(watch.page.context, lab_url)
    yield made
    assert not made.complaints, made.complaints


def open_tool(lab, kind, ready=True):
    page = lab.open(f"tools/fake-{kind}/")
    if ready:
        with page.expect_response("**/libraries/yaml.js"):
            page.locator("mf-tool").dispatch_event("focusin")
        page.wait_for_load_state("networkidle")
    return page


ANSWERED = """() => {
  const [status, alarm, result] = ["[role=status]", "[role=alert]", ".mf-result"].map((part) => document.querySelector(`mf-tool > ${part}`));
  return !status.textContent.startsWith("Reading") && Boolean(status.textContent || alarm.textContent || !result.hidden);
}"""


def answered(page):
    """Returns once the tool has answered: it no longer says that it reads, and a result, a complaint or a sentence is there."""
    page.wait_for_function(ANSWERED)


def give(page, kind, text):
    """Gives a text in the manner of the tool, and waits for its answer."""
    if kind == "text":
        page.locator("mf-tool textarea").fill(text)
        page.get_by_role("button", name="Check", exact=True).click()
    elif kind == "files":
        choose(page, ("given.yml", text.encode()))
    else:
        page.get_by_label("Your name").fill(text)
        page.get_by_role("button", name="Check", exact=True).click()
    answered(page)


def choose(page, *files):
    """Through the hidden input that the button stands for. A file is a name and bytes, or a path."""
    given = [str(file) if isinstance(file, Path) else {"name": file[0], "mimeType": "", "buffer": file[1]} for file in files]
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=re.compile("^(Choose files|Open a file)$")).click()
    chooser.value.set_files(given if len(given) > 1 else given[0])


def drop(page, *paths):
    """A real drop of files and folders from the disk, as the browser gets it from the system."""
    session = page.context.new_cdp_session(page)
    box = page.locator("mf-tool .mf-drop, mf-tool form").first.bounding_box()
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": box["x"] + 20, "y": box["y"] + 20, "data": data})


def told(page):
    """What the fake tool says it was given."""
    note = page.locator(".mf-result:not([hidden]) .mf-said")
    note.wait_for()
    return json.loads(note.inner_text())


def status(page):
    return page.locator("mf-tool > [role=status]")


def alarm(page):
    return page.locator("mf-tool > [role=alert]")


def zipped(**files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/"), text)
    return data.getvalue()


# What is drawn

@ALL
def test_every_part_is_drawn_and_nothing_becomes_markup(lab, kind):
    page = open_tool(lab, kind)
    give(page, kind, "everything")
    result = page.locator(".mf-result:not([hidden])")
    result.wait_for()
    assert result.locator("h2").all_inner_texts() == ["Result"]
    assert result.locator("h3").all_inner_texts() == ["The login path", "Findings", "Missing"]
    assert result.locator(".mf-verdict dt").all_inner_texts() == ["Can players join?", "Is it safe?", "Is it fast?"]
    assert result.locator(".mf-answered").all_inner_texts() == ["Yes", "No", "Unknown"]
    assert result.locator(".mf-sev").all_inner_texts() == ["Error", "Warning", "Note"]
    assert result.locator(".mf-found code").all_inner_texts()[0] == "lobby/paper-global.yml:7"
    assert result.locator(".mf-plate dt").all_inner_texts() == ["Risk", "Roll back", "It worked"]
    assert result.locator(".mf-risk").inner_text() == "Security"
    assert result.locator(".mf-found a").evaluate_all("(all) => all.map((a) => new URL(a.href).pathname)") == ["/guides/velocity-modern-forwarding/"]
    assert page.locator('mf-tool img, mf-tool script').count() == 0 and result.inner_text().count("<img src=x") >= 8
    assert not page.evaluate("() => window.hit")


def test_the_result_is_announced_with_verdict_and_counts(lab):
    page = open_tool(lab, "files")
    assert status(page).count() == 1 and alarm(page).count() == 1
    give(page, "files", "everything")
    expect(status(page)).to_contain_text("1 error, 1 warning, 1 note.")
    expect(status(page)).to_contain_text("Can players join? Yes. Is it safe? No. Is it fast? Unknown.")


def test_ways_that_begin_alike_are_one_list_that_branches(lab):
    page = open_tool(lab, "text")
    give(page, "text", "everything")
    tree = page.locator(".mf-tree")
    assert tree.count() == 1 and tree.evaluate("(tree) => tree.tagName") == "OL"
    assert tree.locator(":scope > .mf-node b").evaluate_all("(all) => all.map((b) => b.firstChild.textContent)") == ["Player", "Proxy"]
    branches = tree.locator(".mf-branches > li > ol")
    assert branches.count() == 3 and branches.locator(".mf-node").count() == 6
    assert branches.nth(0).locator(".mf-hop").first.text_content().startswith("Broken: Forwarding to lobby")
    assert branches.nth(0).locator(".mf-hop").nth(1).text_content() == "Open: any name", "a word is not said twice"
    assert branches.evaluate_all("(all) => all.map((list) => list.getAttribute('aria-label'))") == ["lobby", "survival", "creative"]


def test_copy_takes_the_new_lines_only(lab):
    page = open_tool(lab, "text")
    give(page, "text", "everything")
    change = page.locator(".mf-found .mf-code")
    assert change.locator("del").all_inner_texts() == ["  enabled: false"] and change.locator("ins").count() == 2
    change.get_by_role("button", name="Copy").click()
    expect(status(page)).to_have_text("Copied.")
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
    expect(status(page)).to_have_text("Copied.")
    assert [url for url in lab.requests if not url.startswith("blob:")] == []


def test_the_copied_result_has_no_files_and_no_changes(lab):
    page = open_tool(lab, "text")
    give(page, "text", "everything")
    page.get_by_role("button", name="Copy result").click()
    expect(status(page)).to_have_text("Copied.")
    text = page.evaluate("() => navigator.clipboard.readText()")
    assert "Can players join? Yes." in text and "Error: Forwarding is off" in text and "/guides/velocity-modern-forwarding/" in text and "Risk: Security" in text
    assert "motd" not in text and "secret: 'x'" not in text


def test_what_is_too_wide_scrolls_by_keyboard(lab):
    lab.page.set_viewport_size({"width": 360, "height": 740})
    page = open_tool(lab, "text")
    give(page, "text", "everything")
    table = page.get_by_role("group", name="Players")
    table.focus()
    expect(table).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.mf-scroll').scrollLeft > 0")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_hundred_thousand_findings_come_in_portions(lab):
    page = open_tool(lab, "text")
    give(page, "text", "many 100000")
    items = page.locator(".mf-found > li")
    expect(items).to_have_count(20)
    expect(status(page)).to_contain_text("100000 notes.")
    page.get_by_role("button", name="Show 1000 more of 100000").click()
    expect(items).to_have_count(1020)
    expect(items.nth(20)).to_be_focused()
    give(page, "text", "many 30")
    page.get_by_role("button", name="Show all 30").click()
    expect(items).to_have_count(30)
    assert page.get_by_role("button", name=re.compile("^Show")).count() == 0


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


@ALL
def test_a_tool_that_breaks_says_so_and_keeps_the_input(lab, kind):
    page = open_tool(lab, kind)
    give(page, kind, "crash")
    expect(alarm(page)).to_contain_text("Line 3. It broke.")
    assert not page.locator(".mf-result").is_visible()
    kept = {"text": "mf-tool textarea", "form": "#fake-form-name"}.get(kind)
    assert page.locator(kept).input_value() == "crash" if kept else page.locator(".mf-files li").count() == 1
    if kind != "files":
        give(page, kind, "hello")
        assert told(page)["start"] == "hello" and not alarm(page).inner_text()


def test_bad_input_is_a_sentence_with_its_place(lab):
    page = open_tool(lab, "text")
    give(page, "text", "bad")
    expect(alarm(page)).to_have_text("a.yml, line 7. This is bad.")
    assert not page.locator(".mf-result").is_visible()


# Files

def test_files_are_listed_removed_and_announced(lab):
    page = open_tool(lab, "files")
    choose(page, ("b.yml", b"b"), ("a.yml", b"aa"))
    assert told(page)["paths"] == ["a.yml", "b.yml"]
    assert page.locator(".mf-files code").all_inner_texts() == ["a.yml", "b.yml"]
    page.get_by_role("button", name="Remove a.yml").click()
    expect(page.get_by_role("button", name="Remove b.yml")).to_be_focused()
    assert told(page)["paths"] == ["b.yml"]
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Choose files")).to_be_focused()
    expect(status(page)).to_contain_text("There is nothing to see yet.")
    assert not page.locator(".mf-result").is_visible()


def test_a_file_given_again_takes_the_place_of_the_old_or_both_stay(lab):
    page = open_tool(lab, "files")
    choose(page, ("server.properties", b"first"), ("spigot.yml", b"same"))
    choose(page, ("server.properties", b"second!"), ("spigot.yml", b"same"))
    expect(alarm(page)).to_contain_text("server.properties: the new text took the place of the earlier.")
    assert told(page)["lengths"] == [7, 4]
    page.get_by_role("button", name="Keep both, as two servers").click()
    expect(page.locator(".mf-said")).to_contain_text("server-2/server.properties")
    assert sorted(zip(told(page)["paths"], told(page)["lengths"])) == [("server-2/server.properties", 7), ("server-2/spigot.yml", 4), ("server.properties", 5), ("spigot.yml", 4)]


@pytest.fixture
def network(tmp_path):
    """A folder as it lies on a disk: two servers, and much that no check reads."""
    for name, text in {"proxy/config.yml": "p", "lobby/server.properties": "l", "lobby/config/paper-global.yml": "g", "lobby/world/r.0.0.mca": "\0" * 99, "lobby/.git/config.yml": "x",
                       "lobby/paper.jar": "PK\3\4", "__MACOSX/lobby/a.yml": "x"}.items():
        path = tmp_path / "network" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "network"


WANTED = ["network/proxy/config.yml", "network/lobby/server.properties", "network/lobby/config/paper-global.yml"]


def test_a_folder_is_chosen(lab, network):
    page = open_tool(lab, "files")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a folder").click()
    chooser.value.set_files(str(network))
    assert sorted(told(page)["paths"]) == sorted(WANTED)


def test_a_folder_is_dropped(lab, network):
    page = open_tool(lab, "files")
    drop(page, network)
    assert sorted(told(page)["paths"]) == sorted(WANTED)
    assert not alarm(page).inner_text()


def test_a_zip_is_unpacked_and_only_what_is_read(lab):
    page = open_tool(lab, "files")
    choose(page, ("servers.zip", zipped(lobby__server__properties="x", **{"lobby/spigot.yml": "abc", "lobby/world/level.dat": "\0", "big.jar": "x" * 9, "deep/er/a.yml": "dd"})))
    assert told(page)["paths"] == ["lobby/spigot.yml", "deep/er/a.yml"]
    assert told(page)["lengths"] == [3, 2]


def test_a_zip_without_anything_to_read_says_so(lab):
    page = open_tool(lab, "files")
    choose(page, ("w.zip", zipped(**{"level.dat": "x", "r.mca": "y"})))
    expect(alarm(page)).to_contain_text("w.zip holds 2 files, but none of a kind this check reads.")


def locked(data):
    """The same archive with the mark of a password on every entry."""
    for sign, offset in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        at = data.find(sign)
        data = data[:at + offset] + struct.pack("<H", 1) + data[at + offset + 2:]
    return data


def lying(data, size):
    """The same archive with another size in its table of contents."""
    at = data.find(b"PK\1\2")
    return data[:at + 24] + struct.pack("<I", size) + data[at + 28:]


REFUSED = {
    "a zip with a password": ("a.zip", locked(zipped(**{"a.yml": "secret"})), "a.zip is protected by a password"),
    "a zip cut off": ("a.zip", zipped(**{"a.yml": "x" * 999})[:60], "a.zip is damaged or incomplete"),
    "a zip bomb": ("bomb.zip", zipped(**{"a.yml": "\0" * 40 * MB}), "1 file was left out"),
    "a zip bomb that lies": ("bomb.zip", lying(zipped(**{"a.yml": "0" * 40 * MB}), 1000), "becomes larger than 1 kB when it is unpacked"),
    "a gz bomb": ("a.log.gz", gzip.compress(b"0" * 40 * MB), "becomes larger than 4.0 MB when it is unpacked"),
    "a gz cut off": ("a.log.gz", gzip.compress(os.urandom(9999))[:500], "a.log.gz is damaged"),
    "bytes": ("a.yml", b"a\0b\xff" * 99, "a.yml is not a text file"),
    "nothing": ("a.yml", b"", "a.yml is empty"),
    "another archive": ("a.7z", b"7z\xbc\xaf\x27\x1c" * 9, "archive of a kind this page cannot open"),
    "a file too large": ("a.yml", b"a" * (5 * MB), "a.yml has 5.0 MB; this box reads up to"),
}


@pytest.mark.parametrize("kind", ["text", "files"])
@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_gets_a_sentence_and_nothing_is_lost(lab, kind, case):
    name, data, sentence = REFUSED[case]
    page = open_tool(lab, kind)
    give(page, kind, "mine")
    before = told(page)
    choose(page, (name, data))
    expect(alarm(page)).to_contain_text(sentence)
    assert told(page)["start"] == before["start"] == "mine"
    assert page.locator("mf-tool textarea").input_value() == "mine" if kind == "text" else page.locator(".mf-files code").all_inner_texts() == ["given.yml"]


@pytest.mark.parametrize("kind", ["text", "files"])
def test_half_a_gigabyte_is_refused_before_it_is_read(lab, kind, tmp_path):
    big = tmp_path / "latest.log"
    with big.open("wb") as file:
        file.truncate(500 * MB)
    page = open_tool(lab, kind)
    page.evaluate("() => { for (const name of ['arrayBuffer', 'stream', 'text']) { const real = Blob.prototype[name]; Blob.prototype[name] = function () { if (this.size > 9e6) window.read = true; return real.call(this); } } }")
    choose(page, big)
    expect(alarm(page)).to_contain_text("latest.log has 500 MB; this box reads up to 4.0 MB")
    assert not page.evaluate("() => window.read")


def test_too_many_files_are_left_out_the_deepest_first(lab):
    page = open_tool(lab, "files")
    choose(page, ("many.zip", zipped(**{"plugins/x/lang/%d.yml" % n: "x" for n in range(60)}, **{"server.properties": "top"})))
    expect(alarm(page)).to_contain_text("21 files were left out: this box reads up to 40 files and 4.0 MB together.")
    assert len(told(page)["paths"]) == 40 and told(page)["paths"][0] == "server.properties"


ENCODED = [("a.yml", "ä: 1".encode("utf-16"), 4, "utf-16le"), ("b.yml", b"\xfe\xff" + "ä: 1".encode("utf-16-be"), 4, "utf-16be"), ("c.yml", "name: 1".encode("utf-16-le"), 7, "utf-16le"),
           ("d.yml", b"\xef\xbb\xbfa: 1", 4, "utf-8-bom"), ("e.yml", "ä€: 1".encode("windows-1252"), 5, "windows-1252"), ("f.yml", "ä: 1".encode(), 4, "utf-8"), ("g.log.gz", gzip.compress(b"packed"), 6, "utf-8")]


def test_every_encoding_is_read_and_named(lab):
    page = open_tool(lab, "files")
    choose(page, *((name, data) for name, data, _, _ in ENCODED))
    said = told(page)
    assert list(zip(said["paths"], said["lengths"], said["encodings"])) == [(name.removesuffix(".gz"), length, encoding) for name, _, length, encoding in ENCODED]


def test_a_text_may_come_as_files_too(lab):
    page = open_tool(lab, "text")
    choose(page, ("latest.log.gz", gzip.compress(b"from a file")))
    assert told(page)["start"] == "from a file" and told(page)["paths"] == ["latest.log"]
    choose(page, ("logs.zip", zipped(**{"logs/one.log": "1", "logs/two.log": "2"})))
    expect(page.locator(".mf-said")).to_contain_text('"logs/one.log","logs/two.log"')
    assert page.locator("mf-tool textarea").input_value() == ""


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
    assert not alarm(page).inner_text() and not page.locator(".mf-result").is_visible()
    port.fill("25566")
    assert port.get_attribute("aria-invalid") is None and port.get_attribute("aria-describedby") is None
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


# Large inputs

@pytest.mark.parametrize("kind", ["text", "files"])
def test_a_large_input_goes_to_a_worker(lab, kind):
    page = open_tool(lab, kind)
    give(page, kind, "hello" + "x" * 9)
    assert told(page)["worker"] is False
    choose(page, ("large.log", b"large " + b"x" * (2 * MB)))
    expect(page.locator(".mf-said")).to_contain_text('"worker":true')
    assert told(page)["yaml"] == 1


def test_a_slow_run_can_be_cancelled_and_the_page_stays_awake(lab):
    page = open_tool(lab, "text")
    give(page, "text", "before")
    choose(page, ("slow.log", b"slow " + b"x" * (2 * MB)))
    cancel = page.get_by_role("button", name="Cancel")
    cancel.wait_for()
    expect(status(page)).to_contain_text("Reading a large text")
    page.locator("[data-theme-switch]").click(timeout=1000)
    cancel.click()
    expect(status(page)).to_have_text("Cancelled. Your input is still here.")
    assert page.locator("mf-tool textarea").input_value() == "before"
    page.wait_for_timeout(500)
    choose(page, ("large.log", b"large " + b"x" * (2 * MB)))
    expect(page.locator(".mf-said")).to_contain_text('"start":"large')


# The network

@ALL
def test_nothing_is_asked_for_before_the_first_touch_nor_after_it(lab, kind):
    page = open_tool(lab, kind, ready=False)
    page.wait_for_load_state("networkidle")
    assert not [url for url in lab.requests if url.endswith(".json") or "/libraries/" in url]
    page.get_by_role("group", name="Examples").get_by_role("button", name="One").click()
    told(page)
    lab.reset()
    page.context.set_offline(True)
    give(page, kind, "everything")
    page.locator(".mf-verdict").wait_for()
    if kind != "form":
        choose(page, ("large.log", b"large " + b"x" * (2 * MB)))
        expect(page.locator(".mf-said")).to_contain_text('"start":"large') if kind == "text" else page.locator(".mf-files li", has_text="large.log").wait_for()
        choose(page, ("z.zip", zipped(**{"a.yml": "z"})))
        page.wait_for_timeout(300)
    page.get_by_role("button", name="Copy result").click()
    expect(status(page)).to_contain_text("Copied.")
    page.wait_for_timeout(300)
    assert lab.requests == []


def test_what_could_not_be_loaded_is_said_and_asked_for_again(lab):
    page = lab.open("tools/fake-text/")
    page.route("**/libraries/yaml.js", lambda route: route.abort())
    give(page, "text", "mine")
    expect(alarm(page)).to_contain_text("could not be loaded")
    assert page.locator("mf-tool textarea").input_value() == "mine"
    page.unroute("**/libraries/yaml.js")
    give(page, "text", "mine")
    assert told(page)["start"] == "mine"
    lab.reset()


@ALL
def test_nothing_given_is_kept(lab, kind):
    page = open_tool(lab, kind)
    give(page, kind, "everything Secretname")
    page.locator(".mf-verdict").wait_for()
    kept = page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href, document.title, history.state])")
    assert "Secretname" not in kept
    page.reload()
    page.locator("mf-tool.ready").wait_for()
    assert "Secretname" not in page.evaluate("() => document.querySelector('mf-tool').innerHTML + [...document.querySelectorAll('mf-tool :is(input,textarea)')].map((e) => e.value).join()")


# The share link

def test_a_link_carries_ids_and_nothing_else(watch):
    page = watch.open("tools/error-decoder/")
    page.locator("mf-tool textarea").fill("Failed to verify username! 203.0.113.7 Secretname\nUnable to verify player details")
    page.get_by_role("button", name="Find the fix").click()
    page.get_by_role("button", name="Copy a link to these pages").click()
    expect(status(page)).to_have_text("Copied.")
    link = page.evaluate("() => navigator.clipboard.readText()")
    assert re.fullmatch(re.escape(watch.root) + r"tools/error-decoder/#ids=[a-z0-9-]+(,[a-z0-9-]+)*", link), link
    assert "203" not in link and "ecretname" not in link
    page.goto("about:blank")
    page.goto(link)
    links = page.locator(".mf-shared a")
    expect(links).to_have_count(link.count(",") + 1)
    links.first.click()
    page.wait_for_url("**/fixes/**")


def test_a_link_with_other_things_in_it_shows_only_pages_that_exist(watch):
    page = watch.open("tools/error-decoder/#ids=invalid-session,no-such-page,<b>x</b>,javascript:alert(1),__proto__")
    expect(page.locator(".mf-shared a")).to_have_count(1)
    page.goto(watch.root + "tools/error-decoder/#ids=no-such-page")
    expect(status(page)).to_have_text("The link names no page that exists here.")
    assert page.locator(".mf-shared").count() == 0
    page.goto(watch.root + "tools/error-decoder/#faq")


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
    page.locator(".mf-verdict").wait_for()
    assert axe(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_drawn_path_fits_every_screen(lab):
    """One way alone is a list too; on a wide screen what leads around the proxy stands below it, on a narrow one all is below each other."""
    page = open_tool(lab, "text")
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for text, drawing in (("everything", ".mf-tree"), ("way", ".mf-way")):
            give(page, "text", text)
            page.locator(drawing).wait_for()
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


# The real ones

def test_every_example_of_every_tool_gives_a_result(watch, addresses, axe):
    for address in (address for address in addresses if re.fullmatch("tools/[^/]+/", address)):
        page = watch.open(address)
        assert axe(page) == [], address
        for example in page.locator(".mf-chips button").all():
            example.click()
            page.locator(".mf-result:not([hidden])").wait_for()
            assert not alarm(page).inner_text(), address
            assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        assert axe(page) == [], address
