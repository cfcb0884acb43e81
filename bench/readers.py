"""What a reader waits for: pages and interactions on a slow phone on a slow network, in a real Chromium, beside a bare page of the same words.

The phone is 360 px wide and four times slower than this machine; the network is Slow 4G (150 ms, 1.6 Mbit/s). The bare page has the text that
the page shows and neither style nor script, so the ratio of both is what our look costs, whatever the machine.
"""

from __future__ import annotations

import html
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import browser
from corpus import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SLOWER = 4
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
RATIO, SHIFT, BLOCKED, ANSWER = 1.4, 0, 50, 100     # the aims: LCP as a multiple, CLS, TBT and INP in ms
QUIET = 1500        # ms after the load, in which late shifts and long tasks are still seen
SEARCH, DECODER, PROPERTIES = "about/", "tools/error-decoder/", "tools/server-properties/"
PAGES = {"home": "", "article": "fixes/how-to-fix-invalid-session-on-minecraft-server/", "category": "fixes/", "errors": "errors/", "faq": "faq/",
         "tool": DECODER, "guide": "guides/velocity-modern-forwarding/"}
MESSAGE = "failed to verify username"

# Long tasks count from the first paint on, and what of an interaction's is blocked is told from its start.
WATCH = """(() => {
  const seen = window.__seen = {lcp: 0, fcp: 0, cls: 0, long: [], events: [], first: 0};
  const watch = (type, note, more = {}) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({type, buffered: true, ...more});
  watch("largest-contentful-paint", (entry) => { seen.lcp = entry.startTime; });
  watch("paint", (entry) => { if (entry.name === "first-contentful-paint") seen.fcp = entry.startTime; });
  watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
  watch("longtask", (entry) => seen.long.push([entry.startTime, entry.duration]));
  watch("event", (entry) => { if (entry.interactionId) seen.events.push([entry.name, entry.duration]); }, {durationThreshold: 16});
})()"""
LAY_OUT_ALL = "for (const one of document.querySelectorAll('*')) one.style.contentVisibility = 'visible'"      # what is not laid out has no words
BLOCKING = "(from) => __seen.long.reduce((sum, [start, long]) => sum + Math.max(0, Math.min(long, start + long - from) - 50), 0)"


def main(runs: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        _build(site)
        with _serving(site) as root, browser.chromium() as chromium:
            _pages(chromium, root, site, runs)
            _interactions(chromium, root, runs)


def _build(site: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", site], cwd=ROOT, capture_output=True, text=True, check=False,
                          env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    if done.returncode:
        sys.exit(f"The build failed:\n{done.stderr}")


@contextmanager
def _serving(site: Path) -> Iterator[str]:
    """The site on this machine, compressed by Node, because Python's standard library has no brotli."""
    command = [os.environ.get("MINEFIX_NODE", "node"), str(Path(__file__).with_name("site_server.mjs")), str(site)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        yield f"http://127.0.0.1:{int(server.stdout.readline())}/"
        server.stdin.close()


@contextmanager
def _phone(chromium: Browser, slow: bool = True) -> Iterator[Page]:
    """A page of a fresh browser profile, so nothing is cached, on the slow phone."""
    context = chromium.new_context(**PHONE)
    try:
        page = context.new_page()
        page.add_init_script(WATCH)
        page.session = context.new_cdp_session(page)
        page.session.send("Network.enable")
        if slow:
            page.session.send("Network.emulateNetworkConditions", NETWORK)
            page.session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        yield page
    finally:
        context.close()


def _pages(chromium: Browser, root: str, site: Path, runs: int) -> None:
    print(f"Pages: a phone {SLOWER} times slower than this machine, 360 px, Slow 4G, brotli; the median of {runs} loads. **Bold** misses an aim: LCP ratio "
          f"{RATIO}, CLS {SHIFT}, TBT {BLOCKED} ms.\n")
    print("| page | LCP | bare page | ratio | CLS | TBT | first view | requests |\n|---|---:|---:|---:|---:|---:|---:|---:|")
    for kind, address in PAGES.items():
        bare = f"bare/{kind}/"
        with _phone(chromium, slow=False) as page:      # also lets the server compress what it serves
            page.goto(root + address, wait_until="networkidle")
            page.evaluate(LAY_OUT_ALL)
            _write_bare(site / bare / "index.html", page.title(), page.inner_text("body"))
            page.goto(root + bare)
        pairs = [(_load(chromium, root + address), _load(chromium, root + bare)) for _ in range(runs)]
        ours, other = zip(*pairs)
        lcp, plain = (median(load["lcp"] for load in loads) for loads in (ours, other))
        shift, blocked = (median(load[name] for load in ours) for name in ("cls", "blocked"))
        print(f"| {kind} | {lcp:.0f} ms | {plain:.0f} ms | {browser.judged(lcp / plain, RATIO, '{:.2f}')} | {browser.judged(shift, SHIFT, '{:.3f}')} "
              f"| {browser.judged(blocked, BLOCKED, '{:.0f} ms')} | {median(load['bytes'] for load in ours) / 1000:.1f} kB "
              f"| {median(load['requests'] for load in ours):.0f} |", flush=True)


def _write_bare(file: Path, title: str, text: str) -> None:
    file.parent.mkdir(parents=True)
    words = "\n".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    file.write_text(f'<!doctype html>\n<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
                    f'<link rel="icon" href="data:,"><title>{html.escape(title)}</title>\n{words}\n', encoding="utf-8")


def _load(chromium: Browser, url: str) -> dict[str, float]:
    """One load into an empty cache, and what it cost."""
    with _phone(chromium) as page:
        sizes: list[float] = []
        page.session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        page.goto(url, wait_until="load")
        page.wait_for_timeout(QUIET)
        seen = page.evaluate("__seen")
        if not seen["lcp"]:
            sys.exit(f"The browser told no LCP of {url}")
        return {"lcp": seen["lcp"], "cls": seen["cls"], "blocked": page.evaluate(BLOCKING, seen["fcp"]), "bytes": sum(sizes), "requests": len(sizes)}


def _interactions(chromium: Browser, root: str, runs: int) -> None:
    print(f"\nInteractions on the same phone: the worst of each run, of that the median of {runs} runs and the worst run. The aim of INP is {ANSWER} ms. "
          "Blocked is the part of long tasks beyond 50 ms, answered the time until the end, typing included; INP sees neither.\n")
    print("| interaction | INP | worst run | blocked | answered |\n|---|---:|---:|---:|---:|")
    for name, (address, act) in INTERACTIONS.items():
        made = [_interact(chromium, root + address, act) for _ in range(runs)]
        inp, blocked, answered = (median(one[column] for one in made) for column in range(3))
        worst = max(one[0] for one in made)
        print(f"| {name} | {browser.judged(inp, ANSWER, '{:.0f} ms')} | {worst:.0f} ms | {blocked:.0f} ms | {answered:.0f} ms |", flush=True)


def _interact(chromium: Browser, url: str, act: Callable[[Page], None]) -> tuple[float, float, float]:
    """The worst interaction, the blocked time and the time until the answer, in ms."""
    with _phone(chromium) as page:
        page.goto(url, wait_until="load")
        page.wait_for_timeout(QUIET)
        begin, before = page.evaluate("[performance.now(), performance.interactionCount]")
        act(page)
        end = page.evaluate("performance.now()")
        page.wait_for_timeout(500)          # an interaction is told after its paint
        seen, made = page.evaluate("[__seen, performance.interactionCount]")
        if made <= before:
            sys.exit(f"The browser saw no interaction on {url}")
        return max((long for _, long in seen["events"]), default=16), page.evaluate(BLOCKING, begin), end - begin


def _search(page: Page) -> None:
    page.locator("[data-search]").tap()
    page.get_by_role("searchbox").wait_for()
    page.keyboard.type(MESSAGE, delay=60)
    page.locator(".mf-hits a").first.wait_for()


def _menu(page: Page) -> None:
    page.locator("header .mf-menu").tap()
    page.locator("#menu a").first.wait_for()


def _theme(page: Page) -> None:
    for _ in range(3):
        page.locator("[data-theme-switch]").tap()


def _filter(page: Page) -> None:
    page.locator("#filter").tap()
    page.keyboard.type(MESSAGE, delay=60)


def _example(page: Page, button: str) -> None:
    page.locator("mf-tool .mf-chip").last.tap()
    page.get_by_role("button", name=button).tap()
    page.locator("mf-tool .mf-result:not([hidden])").wait_for()


INTERACTIONS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "search: open and type": (SEARCH, _search),
    "menu": (SEARCH, _menu),
    "theme switch": (SEARCH, _theme),
    "filter of the error index": ("errors/", _filter),
    "error decoder: an example": (DECODER, lambda page: _example(page, "Find the fix")),
    "server.properties: an example": (PROPERTIES, lambda page: _example(page, "Check the file")),
}
