"""What `dev.py serve` starts shows every kind of edit and outlives a broken page; `dev.py build` publishes a whole site or nothing."""
from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import date
from pathlib import Path

import pytest

import dev
from minefix import skeleton

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONUTF8": "1"}
PAGE = "guides/velocity-modern-forwarding"
PATIENCE = 120      # seconds until an edit must be served: enough for a loaded machine; a test waits no longer than it takes
TRIES = 5           # another program may take the port between its choice and its use


def until(state, why):
    """What `state()` gives as soon as it is something; fails with `why()` if it never is."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = state()
        if found:
            return found
        time.sleep(0.2)
    pytest.fail(f"not after {PATIENCE} s: {why()}", pytrace=False)


class Served:
    """A project folder and the server that shows it."""

    def __init__(self, folder: Path, log: Path) -> None:
        self.folder, self.log = folder, log
        for _ in range(TRIES):
            self._start()
            until(lambda: self.read(f"{PAGE}/") or self.process.poll() is not None, self.said)
            if self.process.poll() is None:
                return
            assert "already in use" in self.said(), self.said()
        pytest.fail(f"no free port in {TRIES} tries", pytrace=False)

    def _start(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"127.0.0.1:{port}"
        self.process = subprocess.Popen(dev.serve_command(sys.executable, "127.0.0.1", port), cwd=self.folder, env=ENVIRONMENT,
                                        stdin=subprocess.DEVNULL, stdout=self.log.open("wb"), stderr=subprocess.STDOUT)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)

    def read(self, address: str) -> str:
        """What is served there now; empty while the server waits for a build that works."""
        try:
            with urllib.request.urlopen(f"http://{self.address}/{address}", timeout=5) as answer:
                return answer.read().decode()
        except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError):
            return ""

    def wait(self, address: str, *, shows: str = "", hides: str = "") -> str:
        """Returns what is served there once it holds `shows` and no longer holds `hides`."""
        def served() -> str:
            assert self.process.poll() is None, self.said()
            text = self.read(address)
            return text if shows in text and not (hides and hides in text) else ""

        return until(served, lambda: f"{address} does not show {shows!r} (or still {hides!r})\n{self.said()}")

    def said(self, since: int = 0) -> str:
        """The end of what the server said, or all of it since then."""
        text = self.log.read_text(encoding="utf-8", errors="replace")
        return text[since:] if since else text[-3000:]

    def edit(self, name: str, old: str, new: str) -> None:
        file = self.folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{name} no longer holds {old!r}: choose another text to edit"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def served(copy_project, tmp_path_factory):
    server = Served(copy_project(), tmp_path_factory.mktemp("serve") / "log")
    yield server
    server.stop()


def test_live_reload_is_on_and_no_policy_stands_in_its_way(served):
    html = served.wait(f"{PAGE}/", shows="<h1")
    assert "livereload" in html and "Content-Security-Policy" not in html


def test_an_edit_to_a_page_is_served(served):
    served.edit(f"docs/{PAGE}.md", "\n## ", "\nThe brown fox was here.\n\n## ")
    served.wait(f"{PAGE}/", shows="The brown fox was here.")


def test_an_edit_to_a_rule_is_served(served):
    """The page shows a setting for which no page of its own has a handwritten warning: the rule's own words stand below it."""
    served.edit(f"docs/{PAGE}.md", "\n## ", "\n```properties title=\"server.properties\"\nrcon.password=\nenable-rcon=true\n```\n\n## ")
    shown = re.sub(r"</?code>", "`", served.wait(f"{PAGE}/", shows="rcon.password"))
    rules = (served.folder / "hooks/data/danger.yml").read_text(encoding="utf-8")
    titles = [title for title in re.findall(r"^ +title: (.+)$", rules, re.MULTILINE) if f">{title}</p>" in shown]
    assert titles, f"no warning of a rule on {PAGE}"
    for title in titles:
        served.edit("hooks/data/danger.yml", f"title: {title}", "title: A title nobody wrote before")
    served.wait(f"{PAGE}/", shows="A title nobody wrote before")


def test_an_edit_to_an_override_is_served(served):
    served.edit("overrides/partials/footer.html", "Not an official Minecraft product.", "Not an official Minecraft product, says the test.")
    served.wait(f"{PAGE}/", shows="Not an official Minecraft product, says the test.")


def test_an_edit_to_the_core_is_served(served):
    served.edit("hooks/minefix/messages.py", "Which message do you have?", "Which line do you have?")
    served.wait(f"{PAGE}/", shows="Which line do you have?", hides="Which message do you have?")


def test_an_edit_to_a_style_is_served(served):
    served.edit("docs/assets/stylesheets/print.css", "@media print{", "@media print{.edited-by-a-test{color:red}")
    served.wait(f"{PAGE}/", shows=".edited-by-a-test")


def test_an_edit_to_a_script_is_served_under_a_new_address(served):
    def script(html):
        return re.search(r'data-script="([^"]+/site\.js)"', html)[1]

    before = script(served.wait(f"{PAGE}/", shows="site.js"))
    served.edit("docs/assets/site.js", 'button.textContent = "Copy";', 'button.textContent = "Copy, says the test";')
    after = script(served.wait(f"{PAGE}/", shows="site.js", hides=before))
    served.wait(f"{PAGE}/{after}", shows="Copy, says the test")


def test_a_page_that_is_being_written_is_served_with_what_it_lacks(served):
    name, address = "docs/fixes/half-a-page.md", "fixes/half-a-page/"
    labels = {"means": "What it means", "first": "Do this first"}
    (served.folder / name).write_text(skeleton.page("fix", "half-a-page", "Half a page", labels, date(2026, 1, 1)), encoding="utf-8")
    html = served.wait(address, shows="Not ready to be published")
    assert "Name the first step" in html and "No other page leads here" in html
    assert "placeholder" in served.said()
    served.edit(name, "**Name the first step.** Say what to do.", "**Restart.** Then look.")
    lines = re.search("Lines [0-9, ]+: These words", html)[0]
    served.wait(address, shows="Then look.", hides=lines)
    (served.folder / name).unlink()
    until(lambda: not served.read(address), served.said)


def test_a_page_of_any_kind_says_what_it_lacks(served):
    for name, address in (("docs/about.md", "about/"), ("docs/tools/redact.md", "tools/redact/")):
        text = (served.folder / name).read_text(encoding="utf-8")
        (served.folder / name).write_text(f"{text}\nOne sentence that says why.\n", encoding="utf-8")
        served.wait(address, shows="Not ready to be published")
        (served.folder / name).write_text(text, encoding="utf-8")
        served.wait(address, shows="<h1", hides="Not ready to be published")


@pytest.mark.parametrize(("old", "new"), [("\ndescription:", "\ndescripton:"), ("\ntitle:", "\ntitle: [")], ids=["a wrong word", "no YAML"])
def test_a_broken_page_is_named_and_the_server_goes_on(served, old, new):
    """MkDocs holds requests back until a build works again; that it is alive shows once the page is repaired."""
    name = f"docs/{PAGE}.md"
    sound = (served.folder / name).read_text(encoding="utf-8")
    seen = len(served.log.read_text(encoding="utf-8", errors="replace"))
    served.edit(name, old, new)
    until(lambda: re.search(rf"{name}:\d+:\d+: [a-z-]+ ", served.said(seen)), served.said)
    assert "Traceback" not in served.said(seen)
    assert served.process.poll() is None
    mended = f"Mended after {new.strip()}"
    (served.folder / name).write_text(f"{sound}\n{mended}\n", encoding="utf-8")
    served.wait(f"{PAGE}/", shows=mended)
    (served.folder / name).write_text(sound, encoding="utf-8")
    served.wait(f"{PAGE}/", shows="<h1", hides=mended)


# dev.py build

BUILD = "import dev, os, sys; dev.PYTHON = sys.executable; dev.prepare = lambda: dict(os.environ); sys.exit(dev.guarded(['build']))"


def contents(folder):
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_dev_build_publishes_only_a_whole_site(copy_project):
    """The real dev.py without its set-up: build, break, build, repair, build."""
    folder = copy_project()

    def build():
        return subprocess.run([sys.executable, "-c", BUILD], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)

    done = build()
    assert not done.returncode, done.stderr
    before = contents(folder / "site")
    assert "index.html" in before

    page = folder / f"docs/{PAGE}.md"
    sound = page.read_text(encoding="utf-8")
    for broken in (sound.replace("\ndescription:", "\ndescripton:", 1), sound + "\n[nowhere](nowhere.md)\n"):
        page.write_text(broken, encoding="utf-8")
        done = build()
        assert done.returncode == 1 and "Nothing was published" in done.stderr, done.stderr
        assert f"docs/{PAGE}.md" in done.stderr and "Traceback" not in done.stderr, done.stderr
        assert contents(folder / "site") == before

    page.write_text(sound + "\nA new last line.\n", encoding="utf-8")
    done = build()
    assert not done.returncode, done.stderr
    assert b"A new last line." in contents(folder / "site")[f"{PAGE}/index.html"]
    assert not [path.name for path in folder.iterdir() if path.name.startswith(".site")], "something half-made is left over"
