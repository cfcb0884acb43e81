"""What was rendered, kept from one build to the next in one file. A file that is not whole is as good as not there."""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import os
import tempfile
from collections.abc import Set
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


class Writer:
    """Keeps renderings one by one, until the `end`, so that nobody has to hold them all in memory.

    `mark` stands for everything that all of them depend on. Another build may be at it too, so the file is exchanged whole; where
    nothing can be written, nothing is kept.
    """

    def __init__(self, mark: str) -> None:
        begin = f"{mark}\n".encode()
        self.keys: set[str] = set()
        self._checksum = hashlib.sha256(begin)
        try:
            FILE.parent.mkdir(exist_ok=True)
            self._file = tempfile.NamedTemporaryFile(dir=FILE.parent, delete=False)
            self._file.write(begin)
            atexit.register(self.drop)          # who is interrupted leaves nothing behind
        except OSError:
            self._file = None

    def add(self, key: str, value: bytes) -> None:
        """Keeps one rendering."""
        self.keys.add(key)
        head = f"{key} {len(value)}\n".encode()
        self._write(head)
        self._write(value)
        self._checksum.update(head + value)

    def end(self, before: Set[str]) -> None:
        """Puts the new file in the place of the one that holds the keys `before`, unless it would be the same: what this build did not
        need, the next one hardly will."""
        self._write(self._checksum.hexdigest().encode())
        self.drop(replacing=self.keys != before)

    def drop(self, replacing: bool = False) -> None:
        """Leaves what is kept as it was."""
        if not self._file:
            return
        with contextlib.suppress(OSError):
            self._file.close()
            if replacing:
                os.replace(self._file.name, FILE)
        Path(self._file.name).unlink(missing_ok=True)
        self._file = None
        atexit.unregister(self.drop)

    def _write(self, data: bytes) -> None:
        if not self._file:
            return
        try:
            self._file.write(data)
        except OSError:             # the disk is full
            self.drop()
