"""kept: what was written comes back whole or not at all, and nothing is left lying about."""

import pytest
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


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "FILE", tmp_path / ".cache" / "pages")
    kept.write("mark", RENDERINGS)
    return kept.FILE


def test_what_was_written_comes_back(file):
    assert kept.read("mark") == RENDERINGS and [path.name for path in file.parent.iterdir()] == [file.name]


def test_what_depended_on_something_else_counts_as_nothing(file):
    assert kept.read("another") == {} and kept.read("mar") == {}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_what_is_damaged_counts_as_nothing(file, damage):
    damage(file)
    assert kept.read("mark") == {}


def test_where_nothing_can_be_written_nothing_is_kept(file):
    file.unlink()
    file.mkdir()
    kept.write("mark", RENDERINGS)
    assert kept.read("mark") == {} and [path.name for path in file.parent.iterdir()] == [file.name]
