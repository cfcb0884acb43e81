"""Files that are given to a tool: chosen, dropped, unpacked, decoded, or refused with a sentence."""
from __future__ import annotations

import gzip
import os
import struct

import pytest
from playwright.sync_api import expect

from browser.tools_lab import MB, alarm, answered, choose, drop, give, hold, offer, open_tool, status, told, zipped


def test_files_are_listed_removed_and_announced(lab):
    page = open_tool(lab, "files")
    choose(page, ("b.yml", b"b"), ("a.yml", b"aa"))
    assert told(page)["paths"] == ["a.yml", "b.yml"]
    expect(page.locator(".mf-files code")).to_have_text(["a.yml", "b.yml"])
    page.get_by_role("button", name="Remove a.yml").click()
    expect(page.get_by_role("button", name="Remove b.yml")).to_be_focused()
    assert told(page)["paths"] == ["b.yml"]
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Choose files")).to_be_focused()
    expect(status(page)).to_contain_text("There is nothing to see yet.")
    expect(page.locator(".mf-result")).to_be_hidden()


def test_a_list_that_was_unfolded_stays_so_when_a_file_is_removed(lab):
    page = open_tool(lab, "files")
    choose(page, *((f"{name}.yml", b"x") for name in "abcdefg"))
    page.get_by_text("7 files read").click()
    page.get_by_role("button", name="Remove c.yml").press("Enter")
    expect(page.get_by_role("button", name="Remove d.yml")).to_be_focused()
    expect(page.locator(".mf-files code")).to_have_count(6)


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
    expect(alarm(page)).to_be_empty()


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
    if kind == "text":
        expect(page.locator("mf-tool textarea")).to_have_value("mine")
    else:
        expect(page.locator(".mf-files code")).to_have_text(["given.yml"])


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
    expect(page.locator("mf-tool textarea")).to_have_value("")
    expect(status(page)).to_contain_text("Read: 2 files.")
    expect(page.get_by_role("group", name="Examples").get_by_role("button", name="One")).to_be_disabled()


LARGE = ("large.log", b"large " * 1000)


def test_a_file_that_is_still_being_read_does_not_take_the_place_of_what_came_later(lab):
    page = open_tool(lab, "text")
    hold(page)
    for later in (lambda: give(page, "text", "later"), lambda: choose(page, ("later.log", b"later"))):
        offer(page, LARGE)
        expect(status(page)).to_contain_text("Reading large.log")
        later()
        assert told(page)["start"] == "later"
    page.evaluate("() => window.go()")
    lab.linger()
    assert told(page)["start"] == "later"


def test_files_that_are_still_being_read_do_not_come_back_after_all_were_removed(lab):
    page = open_tool(lab, "files")
    choose(page, ("a.yml", b"a"), ("b.yml", b"b"))
    hold(page)
    offer(page, LARGE)
    expect(status(page)).to_contain_text("Reading large.log")
    page.get_by_role("button", name="Remove all").click()
    page.evaluate("() => window.go()")
    lab.linger()
    expect(page.locator(".mf-files li")).to_have_count(0)


def test_two_choices_share_the_room_there_is(lab):
    page = open_tool(lab, "files")
    hold(page)
    for name in ("one.yml", "two.yml"):
        offer(page, (name, b"x" * (3 * MB)))
    page.evaluate("() => window.go()")
    expect(alarm(page)).to_contain_text("two.yml has 3.0 MB; this box reads up to 1.0 MB.")
    answered(page)
    expect(page.locator(".mf-files code")).to_have_text(["one.yml"])


def test_a_folder_of_logs_is_read_by_its_latest(lab, tmp_path):
    logs = tmp_path / "logs"
    logs.mkdir()
    (logs / "latest.log").write_text("newest")
    (logs / "debug.log").write_text("debug")
    (logs / "2026-11-01-1.log.gz").write_bytes(gzip.compress(b"old"))
    page = lab.open("tools/error-decoder/")
    drop(page, logs)
    expect(alarm(page)).to_have_text("1 of 3 files is read: logs/latest.log.")
    page = open_tool(lab, "text")
    drop(page, logs)
    assert told(page)["paths"] == ["logs/latest.log", "logs/2026-11-01-1.log", "logs/debug.log"]
    (tmp_path / "empty").mkdir()
    drop(page, tmp_path / "empty")
    expect(alarm(page)).to_have_text("There is no file in it.")
