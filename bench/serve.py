"""Edit to reloaded: how long a writer waits from saving an article until its new words are seen in the browser, and where that time goes.

The server is the one of `dev.py serve`, the browser a real one that follows live reload. Edits fall at random moments, because the server
looks for changes at fixed intervals.
"""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import browser
import corpus

if TYPE_CHECKING:
    from playwright.sync_api import Page

AIM = 0.003                         # seconds for each article: 3 s at 1000; never less than a second
ARTICLE = "fixes/case-0"
PATIENCE = 120                      # seconds until a server or a reload is given up
SIGNS = {"noticed": "Detected file changes", "built": "Reloading browsers"}
PAINTED = "() => { const [paint] = performance.getEntriesByName('first-contentful-paint'); return paint && performance.timeOrigin + paint.startTime; }"


class Served:
    """The server of a project folder, and when it first said what since `said` was cleared."""

    def __init__(self, folder: Path) -> None:
        sys.path.append(str(corpus.ROOT))
        from dev import serve_command

        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url, self.said = f"http://127.0.0.1:{port}/", {}
        self.process = subprocess.Popen(serve_command(sys.executable, "127.0.0.1", port), cwd=folder, stderr=subprocess.PIPE, text=True, encoding="utf-8",
                                        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
        self.ready, self.lines = threading.Event(), []
        threading.Thread(target=self._listen, daemon=True).start()
        self.ready.wait(PATIENCE)
        if self.process.poll() is not None or not self.ready.is_set():
            self.stop()
            sys.exit("The server did not start:\n" + "".join(self.lines))

    def _listen(self) -> None:
        for line in self.process.stderr:
            now = time.perf_counter()
            self.lines.append(line)
            for name, words in SIGNS.items():
                if words in line:
                    self.said.setdefault(name, now)     # one edit may be noticed twice: as the file is emptied, and as it is written
            if "Serving on" in line:
                self.ready.set()
        self.ready.set()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)


def main(sizes: list[int], edits: int) -> None:
    """Measure and print."""
    print(f"From the write of an article to its new words in the browser: the median of {edits} edits. **Bold** misses the aim.\n")
    print("| articles | aim | edit to reloaded | slowest | until noticed | until built | until seen |\n|---:|---:|---:|---:|---:|---:|---:|")
    for pages in sizes:
        with tempfile.TemporaryDirectory() as folder, browser.chromium() as chromium:
            project = corpus.project(Path(folder, "project"), pages)
            served = Served(project)
            try:
                page = chromium.new_page()
                page.goto(f"{served.url}{ARTICLE}/")
                waits = [_edit(served, page, project / "docs" / f"{ARTICLE}.md", number) for number in range(edits)]
            finally:
                served.stop()
        whole = sorted(sum(parts) for parts in waits)
        aim = max(1, pages * AIM)
        parts = " | ".join(f"{median(part):.2f} s" for part in zip(*waits))
        print(f"| {pages} | {aim:.1f} s | {browser.judged(median(whole), aim, '{:.2f} s')} | {whole[-1]:.2f} s | {parts} |", flush=True)


def _edit(served: Served, page: Page, file: Path, number: int) -> tuple[float, float, float]:
    """Seconds until the server noticed an edit, had built it, and the browser showed it."""
    page.wait_for_load_state("load")
    time.sleep(1 + random.Random(number).random())      # the page asks for the next change once it is loaded; a writer is no faster
    words = f"Edit number {number} of the writer."
    text = file.read_text(encoding="utf-8").replace("\n### Change the setting", f"\n{words}\n\n### Change the setting")
    served.said.clear()
    begin = time.perf_counter()
    file.write_text(text, encoding="utf-8")
    page.get_by_text(words).wait_for(timeout=PATIENCE * 1000)
    seen = page.wait_for_function(PAINTED).json_value() / 1000 - (time.time() - time.perf_counter())       # over a reload Playwright looks every half second only
    noticed, built = (served.said.get(name, 0) for name in SIGNS)
    if not begin < noticed < built:
        sys.exit("The server built without saying so:\n" + "".join(served.lines[-20:]))
    return noticed - begin, built - noticed, seen - built
