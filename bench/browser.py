"""A real Chromium for the measures that need one, and how numbers become the cells of a table."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def flags() -> list[str]:
    """What Chromium is started with, by whomever."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0        # Chromium's sandbox refuses to work for root
    return ["--no-first-run", *(["--no-sandbox"] if as_root else [])]


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser in MINEFIX_BROWSER (dev.py sets it), else Playwright's own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("MINEFIX_BROWSER") or None,
                                             args=["--disable-background-networking", *flags()])
        yield browser
        browser.close()


def judged(value: float, aim: float, form: str = "{}", least: bool = False) -> str:
    """A number, bold where it fails its aim: the most it may be, or the least."""
    text = form.format(value)
    return text if value == aim or (value > aim) == least else f"**{text}**"
