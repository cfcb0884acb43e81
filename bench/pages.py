"""What readers get, to be measured: the built site in brotli, with a bare page of the same words beside each kind of page.

The bare page has the text that the page shows and neither style nor script, so the ratio of both is what our look costs, whatever the machine.
"""

from __future__ import annotations

import html
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DECODER = "tools/error-decoder/"
PAGES = {"home": "", "article": "fixes/how-to-fix-invalid-session-on-minecraft-server/", "category": "fixes/", "errors": "errors/", "faq": "faq/",
         "tool": DECODER, "guide": "guides/velocity-modern-forwarding/"}
RATIO, SHIFT, BLOCKED = 1.4, 0, 50       # the aims: LCP as a multiple of the bare page's, CLS, TBT in ms
LAY_OUT_ALL = "for (const one of document.querySelectorAll('*')) one.style.contentVisibility = 'visible'"      # what is not laid out has no words


def bare(kind: str) -> str:
    """The address, below the root, of the bare page beside a kind of page."""
    return f"bare/{kind}/"


@contextmanager
def served(chromium: Browser) -> Iterator[str]:
    """The address of a fresh build of the site, with the bare pages; every page measured has been asked for once, so it is compressed already."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        _build(site)
        with _serving(site) as root:
            context = chromium.new_context(**PHONE)
            page = context.new_page()
            for kind, address in PAGES.items():
                page.goto(root + address, wait_until="networkidle")
                page.evaluate(LAY_OUT_ALL)
                _write_bare(site / bare(kind) / "index.html", page.title(), page.inner_text("body"))
                page.goto(root + bare(kind))
            context.close()
            yield root


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


def _write_bare(file: Path, title: str, text: str) -> None:
    file.parent.mkdir(parents=True)
    words = "\n".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    file.write_text(f'<!doctype html>\n<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
                    f'<link rel="icon" href="data:,"><title>{html.escape(title)}</title>\n{words}\n', encoding="utf-8")
