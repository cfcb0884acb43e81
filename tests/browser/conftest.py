"""What the browser tests share: contexts of the one Chromium, and a watch that notes everything a page should not do."""
from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Callable, Iterator

import pytest

from browser.tools_lab import build_lab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
AXE_RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.map(
  (v) => `axe ${v.id}: ${v.help} (${v.nodes.length}): ` + v.nodes.slice(0, 3).map((n) => `${n.target} ${n.any.concat(n.all, n.none)[0]?.message ?? ""}`).join(" | "))"""
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


class Watch:
    """A page of its own, with all it complained about and all it asked for since the last `reset`."""

    def __init__(self, context: BrowserContext, root: str, scripts: bool = True) -> None:
        self.scripts = scripts
        self.root, self.complaints, self.requests = root, [], []
        self.page: Page = context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("request", self._asked)
        self.page.on("requestfailed", self._failed)
        self.page.on("response", lambda answer: answer.status < 400 or self.complaints.append(f"{answer.status}: {answer.url}"))

    def _failed(self, request: Request) -> None:
        """ERR_ABORTED is the browser's own doing: the page was left while its icon was on the way."""
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def _said(self, message: ConsoleMessage) -> None:
        """Also the way Chromium tells of a violated policy."""
        self.complaints.append(f"console {message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((self.root, "data:", "blob:")):
            self.complaints.append(f"elsewhere: {request.url}")

    def open(self, address: str = "") -> Page:
        self.reset()
        self.page.goto(self.root + address)
        if self.scripts and self.page.locator("mf-tool").count():
            self.page.locator("mf-tool.ready").wait_for()
        return self.page

    def settle(self) -> None:
        """Returns once the page no longer scrolls: the way to an anchor may be smooth."""
        at, same = -1, 0
        while same < 3:
            now = self.page.evaluate("() => scrollY")
            at, same = now, same + 1 if now == at else 0
            self.page.wait_for_timeout(60)

    def reset(self) -> None:
        self.complaints.clear()
        self.requests.clear()


@pytest.fixture(scope="session")
def addresses(site_dir: Path) -> list[str]:
    """Every page of the site, by its address below the root."""
    files = [file for file in sorted(site_dir.rglob("*.html")) if 'http-equiv="refresh"' not in file.read_text(encoding="utf-8")]
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
        page.evaluate(source)
        return page.evaluate(AXE_RUN)
    return run


@pytest.fixture(scope="session")
def new_watch(browser: Browser, site_url: str) -> Iterator[Callable[..., Watch]]:
    """Makes watched pages in a context with the given options; they live until the last test."""
    contexts = []

    def make(**options) -> Watch:
        options = {"viewport": DESKTOP, **options}
        contexts.append(browser.new_context(**options))
        contexts[-1].set_default_timeout(8000)
        return Watch(contexts[-1], site_url, options.get("java_script_enabled", True))

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def watch(browser: Browser, site_url: str) -> Iterator[Watch]:
    """A watched page in a fresh context at 1280 px that may use the clipboard; at the end it must not have complained."""
    context = browser.new_context(viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(8000)
    made = Watch(context, site_url)
    yield made
    context.close()
    assert not made.complaints, made.complaints


@pytest.fixture
def phone(browser: Browser, site_url: str) -> Iterator[Watch]:
    """The same at 360 px, with a finger."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    context.set_default_timeout(8000)
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
