"""What was made, kept from one build to the next, each kind in one file. A file that is not whole is as good as not there."""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import os
import tempfile
from collections.abc import Mapping, Set
from pathlib import Path

from .project import ROOT

FOLDER = ROOT / ".cache"                # in a file: the mark; for each value a line with key and length, and the value; at the end the checksum of all that
HEAD = 200                              # a line is never longer


def read(kind: str, mark: str) -> dict[str, bytes]:
    """Key -> value. Nothing where the file is missing, damaged, or not written by a `Writer` with the same mark."""
    found: dict[str, bytes] = {}
    begin = f"{mark}\n".encode()
    checksum = hashlib.sha256(begin)
    try:
        with (FOLDER / kind).open("rb") as file:
            if file.read(len(begin)) != begin:
                return {}
            while (head := file.readline(HEAD)).count(b" ") == 1:
                key, length = head.split()
                found[key.decode()] = value = file.read(int(length))
                checksum.update(head + value)
            return found if head == checksum.hexdigest().encode() else {}
    except (OSError, ValueError):
        return {}


def write(kind: str, mark: str, values: Mapping[str, bytes], before: Set[str]) -> None:
    """Keeps all these values, unless they are those with the keys `before`, which are kept already."""
    if values.keys() != before:
        writer = Writer(kind, mark)
        for key, value in values.items():
            writer.add(key, value)
        writer.end(before)


class Writer:
    """Keeps values of one kind, one by one, until the `end`, so that nobody has to hold them all in memory.

    `mark` stands for everything that all of them depend on. Another build may be at it too, so the file is exchanged whole; where
    nothing can be written, nothing is kept.
    """

    def __init__(self, kind: str, mark: str) -> None:
        begin = f"{mark}\n".encode()
        self._kind = kind
        self.keys: set[str] = set()
        self._checksum = hashlib.sha256(begin)
        try:
            FOLDER.mkdir(exist_ok=True)
            self._file = tempfile.NamedTemporaryFile(dir=FOLDER, delete=False)
            self._file.write(begin)
            atexit.register(self.drop)          # who is interrupted leaves nothing behind
        except OSError:
            self._file = None

    def add(self, key: str, value: bytes) -> None:
        """Keeps one value."""
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
                os.replace(self._file.name, FOLDER / self._kind)
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
