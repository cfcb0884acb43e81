"""What was rendered, kept from one build to the next in one file. A file that is not whole is as good as not there."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from .project import ROOT

FILE = ROOT / ".cache" / "pages"       # the mark; for each page a line with key and length, and the rendering; at the end the checksum of all that
HEAD = 200                              # a line is never longer


def read(mark: str) -> dict[str, bytes]:
    """Key -> rendering. Nothing where the file is missing, damaged, or not written by `write` with the same mark."""
    found: dict[str, bytes] = {}
    begin = f"{mark}\n".encode()
    checksum = hashlib.sha256(begin)
    try:
        with FILE.open("rb") as file:
            if file.read(len(begin)) != begin:
                return {}
            while (head := file.readline(HEAD)).count(b" ") == 1:
                key, length = head.split()
                found[key.decode()] = value = file.read(int(length))
                checksum.update(head + value)
            return found if head == checksum.hexdigest().encode() else {}
    except (OSError, ValueError):
        return {}


def write(mark: str, renderings: Mapping[str, bytes]) -> None:
    """Keeps these and no others: what a build did not need, the next one hardly will. `mark` stands for everything that all of them
    depend on. Another build may be at it too, so the file
    is exchanged whole; where nothing can be written, nothing is kept."""
    with contextlib.suppress(OSError):
        FILE.parent.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=FILE.parent, delete=False) as new:
            begin = f"{mark}\n".encode()
            checksum = hashlib.sha256(begin)
            new.write(begin)
            for key, value in renderings.items():
                head = f"{key} {len(value)}\n".encode()
                checksum.update(head + value)
                new.write(head)
                new.write(value)
            new.write(checksum.hexdigest().encode())
        try:
            os.replace(new.name, FILE)
        finally:
            Path(new.name).unlink(missing_ok=True)
