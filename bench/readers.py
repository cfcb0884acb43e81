"""What a reader waits for: pages and interactions on a slow phone on a slow network, in a real Chromium, beside a bare page of the same words.

The phone is 360 px wide and four times slower than this machine; the network is Slow 4G (150 ms, 1.6 Mbit/s).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import TYPE_CHECKING

import browser
import pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SLOWER = 4
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
ANSWER = 100        # the aim of INP in ms
QUIET = 1500        # ms after the load, in which late shifts and long tasks are still seen
SEARCH, PROPERTIES = "about/", "tools/server-properties/"
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
BLOCKING = "(from) => __seen.long.reduce((sum, [start, long]) => sum + Math.max(0, Math.min(long, start + long - from) - 50), 0)"


def main(runs: int) -> None:
    """Measure and print."""
    with browser.chromium() as chromium, pages.served(chromium) as root:
        _pages(chromium, root, runs)
        _interactions(chromium, root, runs)


@contextmanager
def _phone(chromium: Browser) -> Iterator[Page]:
    """A page of a fresh browser profile, so nothing is cached, on the slow phone."""
    context = chromium.new_context(**pages.PHONE)
    try:
        page = context.new_page()
        page.add_init_script(WATCH)
        page.session = context.new_cdp_session(page)
        page.session.send("Network.enable")
        page.session.send("Network.emulateNetworkConditions", NETWORK)
        page.session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        yield page
    finally:
        context.close()


def _pages(chromium: Browser, root: str, runs: int) -> None:
    print(f"Pages: a phone {SLOWER} times slower than this machine, 360 px, Slow 4G, brotli; the median of {runs} loads. **Bold** misses an aim: LCP ratio "
          f"{pages.RATIO}, CLS {pages.SHIFT}, TBT {pages.BLOCKED} ms.\n")
    print("| page | LCP | bare page | ratio | CLS | TBT | first view | requests |\n|---|---:|---:|---:|---:|---:|---:|---:|")
    for kind, address in pages.PAGES.items():
        pairs = [(_load(chromium, root + address), _load(chromium, root + pages.bare(kind))) for _ in range(runs)]
        ours, other = zip(*pairs)
        lcp, plain = (median(load["lcp"] for load in loads) for loads in (ours, other))
        shift, blocked = (median(load[name] for load in ours) for name in ("cls", "blocked"))
        print(f"| {kind} | {lcp:.0f} ms | {plain:.0f} ms | {browser.judged(lcp / plain, pages.RATIO, '{:.2f}')} | {browser.judged(shift, pages.SHIFT, '{:.3f}')} "
              f"| {browser.judged(blocked, pages.BLOCKED, '{:.0f} ms')} | {median(load['bytes'] for load in ours) / 1000:.1f} kB "
              f"| {median(load['requests'] for load in ours):.0f} |", flush=True)


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
    page.locator("[data-rows]:not([aria-busy])").wait_for()


def _example(page: Page) -> None:
    page.locator("mf-tool .mf-chip").last.tap()
    page.locator("mf-tool .mf-result:not([hidden])").wait_for()


INTERACTIONS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "search: open and type": (SEARCH, _search),
    "menu": (SEARCH, _menu),
    "theme switch": (SEARCH, _theme),
    "filter of the error index": ("errors/", _filter),
    "error decoder: an example": (pages.DECODER, _example),
    "server.properties: an example": (PROPERTIES, _example),
}
