"""The page of the error decoder: how a test gives it a text and reads the answer."""
from __future__ import annotations

import pytest

from browser.tools_lab import answered

PAGE = "tools/error-decoder/"
BOTH = pytest.mark.parametrize("address", ["", PAGE], ids=["home", "its page"])
LOG = ("[12:00:00] [Server thread/INFO]: Default game type: SURVIVAL\n"
       "[12:00:01] [User Authenticator #1/ERROR]: Username 'Steve' tried to join with an invalid session\n").encode()


def box(page):
    return page.locator("mf-tool textarea")


def decode(page, text):
    """Pastes a text and waits for the answer."""
    box(page).fill(text)
    page.get_by_role("button", name="Find the fix").click()
    answered(page)


def findings(page):
    return page.locator(".mf-result:not([hidden]) .mf-found > li")


def pages(page):
    """The addresses of the pages that the findings lead to, in their order."""
    return findings(page).locator("a.mf-btn").evaluate_all("(all) => all.map((a) => a.href)")


def drop(page, name, data):
    page.locator("mf-tool form").evaluate("""(form, [name, bytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], name));
      for (const type of ["dragover", "drop"]) form.dispatchEvent(new DragEvent(type, {dataTransfer: transfer, bubbles: true, cancelable: true}));
    }""", [name, list(data)])
