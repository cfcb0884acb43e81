"""Log files given to the error decoder: opened, dropped, packed, damaged, in any encoding, and far larger than a page could hold."""
from __future__ import annotations

import gzip
import random
import re
import zipfile

import pytest
from playwright.sync_api import expect

from browser.decoder import BOTH, LOG, PAGE, box, decode, drop, findings, pages
from browser.tools_lab import alarm, answered, status


def test_a_log_file_is_opened(watch):
    page = watch.open(PAGE)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open a log file").click()
    chooser.value.set_files({"name": "latest.log", "mimeType": "text/plain", "buffer": LOG})
    answered(page)
    expect(status(page)).to_have_text("latest.log: 1 known message.")
    assert pages(page)[0].endswith("/fixes/failed-to-verify-username/")
    expect(box(page)).to_have_value("")      # a file is not poured into the box


@BOTH
def test_a_log_file_is_dropped(watch, address):
    page = watch.open(address)
    drop(page, "proxy.log.0", LOG)
    expect(status(page)).to_have_text("proxy.log.0: 1 known message.")


@pytest.mark.parametrize(("name", "data", "sentence"), [
    ("latest.log.gz", b"\x1f\x8b\x08\x00\x00", "cannot be unpacked"), ("empty.log", b"", "is empty"), ("world.dat", b"a\x00b", "is not a text file"),
])
def test_a_file_that_is_no_log_gets_a_sentence(watch, name, data, sentence):
    page = watch.open(PAGE)
    drop(page, name, data)
    expect(alarm(page)).to_contain_text(re.compile(sentence, re.IGNORECASE))
    expect(alarm(page)).to_contain_text(name)


def test_a_log_in_utf_16_is_read(watch):
    page = watch.open(PAGE)
    drop(page, "latest.log", b"\xff\xfe" + LOG.decode().encode("utf-16-le"))
    expect(status(page)).to_have_text("latest.log: 1 known message.")


def test_a_big_log_is_read_and_the_page_stays_awake(watch):
    """5 MB with the cause near the end; no frame waits longer than a second and a half, on the slowest test machine."""
    line = "[12:00:{:02d}] [Server thread/INFO]: Player{} moved too quickly! {}.{},64.0,-{}.5 in world overworld, corrected\n"
    parts, size, number = [], 0, 0
    while size < 5 * 2 ** 20:
        parts.append(line.format(number % 60, number % 97, number, number % 7, number % 1000))
        size, number = size + len(parts[-1]), number + 1
    log = "".join(parts) + LOG.decode()
    page = watch.open(PAGE)
    box(page).focus()
    page.evaluate("""(text) => {
      window.longest = 0; let last = performance.now();
      const tick = () => { const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now; requestAnimationFrame(tick); };
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "latest.log"));
      tick();
      document.querySelector("mf-tool form").dispatchEvent(new DragEvent("drop", {dataTransfer: transfer, bubbles: true, cancelable: true}));
    }""", log)
    expect(status(page)).to_have_text(re.compile(r"^latest\.log: \d+ known message"))
    assert pages(page)[0].endswith("/fixes/failed-to-verify-username/")
    assert f"line {number + 2}" in findings(page).first.inner_text()
    assert page.evaluate("() => window.longest") < 1500
    page.locator("[data-theme-switch]").click()
    expect(page.locator("[data-theme-switch]")).to_have_attribute("aria-label", "Colours: light")


def big_log(size, ending):
    line = b"[12:00:00] [Server thread/INFO]: Player moved too fast! 3.1,64.0,-3.5 in world overworld, corrected\n"
    return line * (size // len(line)) + ending, size // len(line)


def pick(page, *paths):
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open a log file").click()
    chooser.value.set_files([str(path) for path in paths])


@pytest.mark.parametrize("packed", [False, True], ids=["as it is", "packed"])
def test_a_log_of_sixty_megabytes_is_read_a_piece_at_a_time(watch, tmp_path, packed):
    """The page reads no more than its start; the worker is given the file, and not its text."""
    log, lines = big_log(60_000_000, LOG)
    path = tmp_path / ("latest.log.gz" if packed else "latest.log")
    path.write_bytes(gzip.compress(log, 1) if packed else log)
    page = watch.open(PAGE)
    box(page).fill("mine")
    page.evaluate("""() => {
      window.most = 0; window.texts = 0;
      const real = Blob.prototype.arrayBuffer;
      Blob.prototype.arrayBuffer = function () { window.most = Math.max(window.most, this.size); return real.call(this); };
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (asked) { if (asked.input) window.texts = JSON.stringify(asked.input).length; return post.call(this, asked); };
    }""")
    pick(page, path)
    expect(status(page)).to_have_text("latest.log: 1 known message.", timeout=60_000)
    assert f"line {lines + 2}" in findings(page).first.inner_text()
    expect(box(page)).to_have_value("mine")
    assert page.evaluate("() => window.most") <= 200_000 and 0 < page.evaluate("() => window.texts") < 1000


def test_the_reading_of_a_big_log_can_be_cancelled(watch, tmp_path):
    path = tmp_path / "latest.log"
    path.write_bytes(big_log(400_000_000, LOG)[0])
    page = watch.open(PAGE)
    pick(page, path)
    page.get_by_role("button", name="Cancel").click()
    expect(status(page)).to_have_text("Cancelled. Your input is still here.")
    decode(page, "Failed to verify username!")
    expect(status(page)).to_have_text("1 known message.")


def test_a_log_that_is_damaged_further_down_gets_a_sentence(watch, tmp_path):
    path = tmp_path / "latest.log.gz"
    path.write_bytes(gzip.compress(random.Random(1).randbytes(300_000).hex().encode() + LOG)[:-1000])
    page = watch.open(PAGE)
    pick(page, path)
    expect(alarm(page)).to_contain_text("latest.log.gz is damaged: it cannot be unpacked.")


def test_answers_come_in_the_order_of_the_questions(watch, tmp_path):
    """A text that is pasted while a file is being read is answered by what is known of the text."""
    path = tmp_path / "latest.log"
    path.write_bytes(big_log(20_000_000, LOG)[0])
    page = watch.open(PAGE)
    box(page).focus()
    pick(page, path)
    box(page).fill("Unable to verify player details")
    page.get_by_role("button", name="Find the fix").click()
    expect(status(page)).to_have_text("1 known message.")
    assert "Unable to verify player details" in findings(page).first.inner_text()
    watch.linger()
    expect(status(page)).to_have_text("1 known message.")


def test_a_page_that_gets_no_worker_reads_the_file_itself(watch):
    watch.page.add_init_script("delete window.Worker")
    page = watch.open(PAGE)
    drop(page, "latest.log", LOG)
    expect(status(page)).to_have_text("latest.log: 1 known message.")


def test_the_first_log_of_an_archive_is_read(watch, tmp_path):
    path = tmp_path / "logs.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("logs/old/b.log", "nothing")
        archive.writestr("logs/a.log", LOG)
    page = watch.open(PAGE)
    pick(page, path)
    expect(status(page)).to_have_text("logs/a.log: 1 known message.")
