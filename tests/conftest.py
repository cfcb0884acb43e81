"""What tests share: the real site built once, a server for it, a browser, Node. Nothing is made before a test asks for it."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Callable, Iterator

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytest_plugins = ["plugin_golden"]

ROOT = Path(__file__).resolve().parent.parent
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


def pytest_xdist_auto_num_workers() -> int:
    """Processes that run tests: one more than there are processors, as tests also wait for a browser."""
    return (os.cpu_count() or 1) + 1


class StaticSite(SimpleHTTPRequestHandler):
    """Serves a folder as a static host does: an address of a folder is its index.html, all else is a 404 with 404.html."""

    protocol_version = "HTTP/1.1"
    extensions_map = {
        "": "application/octet-stream",
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ico": "image/x-icon",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".mjs": "text/javascript; charset=utf-8",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".webmanifest": "application/manifest+json",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def list_directory(self, path: str) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", self.extensions_map[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """A test speaks for itself."""


@pytest.fixture(scope="session")
def site_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one real, strict build of this repository."""
    folder = tmp_path_factory.mktemp("build") / "site"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", folder]
    result = subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace")
    if result.returncode:
        pytest.fail(f"mkdocs build --strict ended with {result.returncode}:\n{result.stdout}", pytrace=False)
    return folder


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serves a folder on this machine; gives its address with a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(StaticSite, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


@pytest.fixture(scope="session")
def serve() -> Callable[[Path], AbstractContextManager[str]]:
    """Serves another folder while a `with` block runs."""
    return serving


@pytest.fixture(scope="session")
def site_url(site_dir: Path) -> Iterator[str]:
    """The address of the built site on this machine, with a slash at its end."""
    with serving(site_dir) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium: the one in MINEFIX_BROWSER (dev.py sets it), else Playwright's own."""
    from playwright.sync_api import sync_playwright

    as_root = hasattr(os, "geteuid") and os.geteuid() == 0        # Chromium's sandbox refuses to work for root
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("MINEFIX_BROWSER") or None,
            args=[*QUIET, *(["--no-sandbox"] if as_root else [])])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def node() -> str:
    """The path of Node: the one in MINEFIX_NODE (dev.py sets it), else the one on PATH."""
    found = os.environ.get("MINEFIX_NODE") or shutil.which("node")
    if not found:
        pytest.fail("No Node: run the tests with `python3 dev.py test`.", pytrace=False)
    return found
