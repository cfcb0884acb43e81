"""What was rendered, kept from one build to the next in one file. A file that is not whole is as good as not there."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from minefix.rendering import fingerprint

from .project import ROOT

FILE = ROOT / ".cache" / "pages.json"


def read() -> dict[str, str]:
    """Key -> rendering, as text. Nothing where the file is missing, damaged, or not written by `write`."""
    try:
        checksum, _, text = FILE.read_text(encoding="utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return {}
    return json.loads(text) if checksum == fingerprint([text]) else {}


def write(renderings: Mapping[str, str]) -> None:
    """Keeps these and no others: what a build did not need, the next one hardly will. Another build may be at it too, so the file
    is exchanged whole; where nothing can be written, nothing is kept."""
    text = json.dumps(renderings, ensure_ascii=False, separators=(",", ":"))
    with contextlib.suppress(OSError):
        FILE.parent.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=FILE.parent, encoding="utf-8", delete=False) as new:
            new.write(f"{fingerprint([text])}\n{text}")
        try:
            os.replace(new.name, FILE)
        finally:
            Path(new.name).unlink(missing_ok=True)
