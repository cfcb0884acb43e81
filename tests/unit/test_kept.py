"""kept: what was written comes back whole or not at all, and nothing is left lying about."""

import errno
import subprocess
import sys

import pytest
from building import ROOT
from minefix_files import kept

RENDERINGS = {"key": "{}\n<p>ü\n</p>".encode(), "other": b""}
DAMAGE = {
    "missing": lambda file: file.unlink(),
    "empty": lambda file: file.write_bytes(b""),
    "cut off": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "changed": lambda file: file.write_bytes(file.read_bytes().replace(b"<p>", b"<b>")),
    "not text": lambda file: file.write_bytes(b"\xff\xfe\x00"),
    "another format": lambda file: file.write_text("{}\n{}"),
    "a folder": lambda file: (file.unlink(), file.mkdir()),
}


def write(renderings, before=frozenset()):
    writer = kept.Writer("pages", "mark")
    for key, value in renderings.items():
        writer.add(key, value)
    writer.end(before)


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "FOLDER", tmp_path / ".cache")
    write(RENDERINGS)
    return kept.FOLDER / "pages"


def test_what_was_written_comes_back(file):
    assert kept.read("pages", "mark") == RENDERINGS and [path.name for path in file.parent.iterdir()] == [file.name]


def test_kinds_do_not_mix(file):
    kept.write("looks", "mark", {"key": b"x"}, set())
    assert kept.read("looks", "mark") == {"key": b"x"} and kept.read("pages", "mark") == RENDERINGS
    before = (file.parent / "looks").stat().st_ino
    kept.write("looks", "mark", {"key": b"x"}, {"key"})
    assert (file.parent / "looks").stat().st_ino == before


def test_what_depended_on_something_else_counts_as_nothing(file):
    assert kept.read("pages", "another") == {} and kept.read("pages", "mar") == {}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_what_is_damaged_counts_as_nothing(file, damage):
    damage(file)
    assert kept.read("pages", "mark") == {}


def test_where_nothing_can_be_written_nothing_is_kept(file):
    file.unlink()
    file.mkdir()
    write(RENDERINGS)
    assert kept.read("pages", "mark") == {} and [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_full_disk_leaves_what_is_kept(file, monkeypatch):
    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    writer = kept.Writer("pages", "mark")
    monkeypatch.setattr(writer._file, "write", full)
    writer.add("new", b"x")
    writer.end(set())
    assert kept.read("pages", "mark") == RENDERINGS and [path.name for path in file.parent.iterdir()] == [file.name]


def test_an_interrupted_build_leaves_nothing_behind(file):
    code = f"from pathlib import Path; from minefix_files import kept; kept.FOLDER = Path({str(file.parent)!r}); kept.Writer('pages', 'mark').add('new', b'x'); raise KeyboardInterrupt"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "hooks", capture_output=True, text=True, check=False)
    assert "KeyboardInterrupt" in done.stderr
    assert kept.read("pages", "mark") == RENDERINGS and [path.name for path in file.parent.iterdir()] == [file.name]


def test_what_is_the_same_is_not_written_again(file):
    before = file.stat().st_ino
    write(RENDERINGS, before=RENDERINGS.keys())
    assert file.stat().st_ino == before and [path.name for path in file.parent.iterdir()] == [file.name]
    write({"key": RENDERINGS["key"]}, before=RENDERINGS.keys())
    assert kept.read("pages", "mark").keys() == {"key"}


def test_what_is_dropped_leaves_what_was_kept(file):
    writer = kept.Writer("pages", "mark")
    writer.add("new", b"x")
    writer.drop()
    assert kept.read("pages", "mark") == RENDERINGS and [path.name for path in file.parent.iterdir()] == [file.name]
