"""What the browser tests share: contexts of the one Chromium, and a watch that notes everything a page should not do."""
from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Callable, Iterator

import pytest
from playwright.sync_api import expect

from browser.tools_lab import build_lab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
# No preload: it reads the styles again for rules that are off, and media, of which there are none.
AXE_RUN = """async () => (await axe.run(document, {resultTypes: ["violations"], preload: false})).violations.map(
  (v) => `axe ${v.id}: ${v.help} (${v.nodes.length}): ` + v.nodes.slice(0, 3).map((n) => `${n.target} ${n.any.concat(n.all, n.none)[0]?.message ?? ""}`).join(" | "))"""
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
PATIENCE = 20_000       # milliseconds until a test gives up: enough for a loaded machine, and what passes waits no longer than it takes
expect.set_options(timeout=PATIENCE)

FRAME = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
STILL = """() => new Promise((done) => {
  let at, same = 0;
  const look = () => {
    same = scrollY === at ? same + 1 : 0;
    at = scrollY;
    if (same < 10) requestAnimationFrame(look); else done();
  };
  look();
})"""


def new_context(browser: Browser, **options) -> BrowserContext:
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    return context


class Watch:
    """A page of its own, with all it complained about and all it asked for since the last `reset`."""

    def __init__(self, context: BrowserContext, root: str, scripts: bool = True) -> None:
        self.scripts = scripts
        self.root, self.complaints, self.requests = root, [], []
        self.pardoned: tuple[str, ...] = ()
        self.page: Page = context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self._complain(f"error: {error}"))
        self.page.on("request", self._asked)
        self.page.on("requestfailed", self._failed)
        self.page.on("response", lambda answer: answer.status < 400 or self._complain(f"{answer.status}: {answer.url}"))
        self.page.on("filechooser", lambda chooser: None)       # from the start: a listener added just before a key is pressed comes too late

    def _complain(self, text: str) -> None:
        """What a test provokes and names in `pardoned` is no complaint, whenever it comes."""
        if not any(words in text for words in self.pardoned):
            self.complaints.append(text)

    def _failed(self, request: Request) -> None:
        """ERR_ABORTED is the browser's own doing: the page was left while its icon was on the way."""
        if request.failure != "net::ERR_ABORTED":
            self._complain(f"failed: {request.url} {request.failure}")

    def _said(self, message: ConsoleMessage) -> None:
        """Also the way Chromium tells of a violated policy."""
        self._complain(f"console {message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        """The icon is left out: the browser asks for it by itself, some time after the page is there, or not at all."""
        if not (request.resource_type == "other" and request.url.endswith("/assets/icon.svg")):
            self.requests.append(request.url)
        if not request.url.startswith((self.root, "data:", "blob:")):
            self._complain(f"elsewhere: {request.url}")

    def open(self, address: str = "") -> Page:
        self.reset()
        self.page.goto(self.root + address)
        self.ready()
        return self.page

    def ready(self) -> None:
        """Returns once the scripts of an open page have run, all of it is laid out, and a frame with what they made is drawn."""
        if not self.scripts:
            return
        self.page.locator("body>p[role=status]").wait_for(state="attached")      # site.js makes it …
        self.page.locator("html:not(.mf-top)").wait_for(state="attached")        # … and has the whole page laid out
        self.page.evaluate(FRAME)
        if self.page.locator("mf-tool").count():
            self.page.locator("mf-tool.ready").wait_for()

    def settle(self) -> None:
        """Returns once the page has not scrolled for ten frames: the way to an anchor may be smooth."""
        self.page.evaluate(STILL)

    def resize(self, width: int, height: int = 900) -> None:
        """Makes the window of an open page as large; returns once the page and its scripts have taken notice."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.wait_for_function("(width) => innerWidth === width", arg=width)
        self.page.evaluate(FRAME)

    def linger(self) -> None:
        """Gives the page time for what it must not do. There is no state to wait for; too short a time hides a fault and never makes one."""
        self.page.wait_for_timeout(500)

    def reset(self) -> None:
        self.complaints.clear()
        self.requests.clear()


@pytest.fixture(scope="session")
def addresses(site_dir: Path) -> list[str]:
    """Every page of the site, by its address below the root."""
    files = [file for file in sorted(site_dir.rglob("*.html")) if file.name != "rows.html" and 'http-equiv="refresh"' not in file.read_text(encoding="utf-8")]
    return [file.relative_to(site_dir).as_posix().removesuffix("index.html") for file in files]


@pytest.fixture(scope="session")
def rules(site_dir: Path) -> dict:
    """What the decoder knows."""
    return json.loads((site_dir / "rules.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """What axe-core finds wrong with a page as it is shown now."""
    source = AXE.read_text(encoding="utf-8")

    def run(page: Page) -> list[str]:
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(source)
        return page.evaluate(AXE_RUN)
    return run


@pytest.fixture(scope="session")
def new_watch(browser: Browser, site_url: str) -> Iterator[Callable[..., Watch]]:
    """Makes watched pages in a context with the given options; they live until the last test."""
    contexts = []

    def make(**options) -> Watch:
        options = {"viewport": DESKTOP, **options}
        contexts.append(new_context(browser, **options))
        return Watch(contexts[-1], site_url, options.get("java_script_enabled", True))

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def watch(browser: Browser, site_url: str) -> Iterator[Watch]:
    """A watched page in a fresh context at 1280 px that may use the clipboard; at the end it must not have complained."""
    context = new_context(browser, viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"])
    made = Watch(context, site_url)
    yield made
    context.close()
    assert not made.complaints, made.complaints


@pytest.fixture
def phone(browser: Browser, site_url: str) -> Iterator[Watch]:
    """The same at 360 px, with a finger."""
    context = new_context(browser, viewport=PHONE, has_touch=True, is_mobile=True)
    made = Watch(context, site_url)
    yield made
    context.close()
    assert not made.complaints, made.complaints


@pytest.fixture(scope="session")
def lab_url(site_dir: Path, node: str, serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a copy of the site that has the fake tools, too."""
    folder = tmp_path_factory.mktemp("lab") / "site"
    build_lab(site_dir, node, folder)
    with serve(folder) as url:
        yield url


@pytest.fixture
def lab(watch: Watch, lab_url: str) -> Iterator[Watch]:
    """A watched page for the fake tools; at the end it must not have complained."""
    made = Watch(watch.page.context, lab_url)
    yield made
    assert not made.complaints, made.complaints
