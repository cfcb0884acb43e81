"""Fake tools for the tests of the element that draws every tool: their pages, and how a test gives them something and reads the answer."""
from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

ROOT = Path(__file__).resolve().parents[2]
FAKE, ELEMENT = Path(__file__).with_name("fake_tool.js"), ROOT / "docs/assets/tools/element.js"
KINDS = ("text", "files", "form")
ALL = pytest.mark.parametrize("kind", KINDS)
MB = 2 ** 20


def build_lab(site_dir, node, folder):
    """Makes a copy of the site with a page for each kind of the fake tool."""
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


def open_tool(lab, kind):
    return lab.open(f"tools/fake-{kind}/")


ANSWERED = """() => {
  const [status, alarm, result] = ["[role=status]", "[role=alert]", ".mf-result"].map((part) => document.querySelector(`mf-tool > ${part}`));
  return !status.textContent.startsWith("Reading") && Boolean(status.textContent || alarm.textContent || !result.hidden);
}"""


def answered(page):
    """Returns once the tool has answered: it no longer says that it reads, and a result, a complaint or a sentence is there.

    It says that it reads while the click, key or choice of files is still being handled, so an earlier answer is not taken for the new one.
    """
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
    """Chooses files, and waits for the answer."""
    offer(page, *files)
    answered(page)


def offer(page, *files):
    """Through the hidden input that the button stands for. A file is a name and bytes, or a path."""
    given = [str(file) if isinstance(file, Path) else {"name": file[0], "mimeType": "", "buffer": file[1]} for file in files]
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=re.compile("^(Choose files|Open a file)$")).click()
    chooser.value.set_files(given if len(given) > 1 else given[0])


def hold(page):
    """Files of more than 1000 bytes are not read before `window.go()`."""
    page.evaluate("""() => {
      const held = new Promise((go) => { window.go = go; });
      const slice = Blob.prototype.slice;
      Blob.prototype.slice = function (...ends) {
        const part = slice.apply(this, ends);
        if (this.size > 1000) part.arrayBuffer = () => held.then(() => Blob.prototype.arrayBuffer.call(part));
        return part;
      };
    }""")


def drop(page, *paths):
    """A real drop of files and folders from the disk, as the browser gets it from the system."""
    session = page.context.new_cdp_session(page)
    box = page.locator("mf-tool .mf-drop, mf-tool form").first.bounding_box()
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": box["x"] + 20, "y": box["y"] + 20, "data": data})


def told(page):
    """What the fake tool says it was given, once it has answered."""
    answered(page)
    note = page.locator(".mf-result:not([hidden]) .mf-said")
    expect(note).to_be_visible()
    return json.loads(note.inner_text())


def status(page):
    return page.locator("mf-tool > [role=status]:not(.mf-result + *)")


def aside(page):
    """What is said of a result that was copied or saved."""
    return page.locator("mf-tool > .mf-result + [role=status]")


def alarm(page):
    return page.locator("mf-tool > [role=alert]")


def zipped(**files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/"), text)
    return data.getvalue()
