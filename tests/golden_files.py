"""Golden files: how a test compares a text with the one that was reviewed, and how the reviewed one is renewed."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest


def check(path: Path, text: str, update: bool) -> None:
    """Fail, with a diff, where `text` is not what the file at `path` says; with `update`, write it there instead.

    A test gets `update` from the fixture `update_golden`, which is true under `pytest --update-golden`.
    """
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        return
    if not path.is_file():
        pytest.fail(f"{path} is missing: run pytest --update-golden and review the file.", pytrace=False)
    expected = path.read_text(encoding="utf-8")
    if text != expected:
        diff = "\n".join(unified_diff(expected.splitlines(), text.splitlines(), str(path), "now", lineterm=""))
        pytest.fail(f"{diff}\nIf this is meant: pytest --update-golden, and review the difference.", pytrace=False)
