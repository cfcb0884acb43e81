"""kept: what was written comes back whole or not at all, and nothing is left lying about."""

import pytest
from minefix_files import kept

RENDERINGS = {"key": '{"html":"<p>ü\\n</p>"}', "other": "{}"}
DAMAGE = {
    "missing": lambda file: file.unlink(),
    "empty": lambda file: file.write_bytes(b""),
    "cut off": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "changed": lambda file: file.write_bytes(file.read_bytes().replace(b"<p>", b"<b>")),
    "not text": lambda file: file.write_bytes(b"\xff\xfe\x00"),
    "another format": lambda file: file.write_text("{}"),
    "a folder": lambda file: (file.unlink(), file.mkdir()),
}


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "FILE", tmp_path / ".cache" / "pages.json")
    kept.write(RENDERINGS)
    return kept.FILE


def test_what_was_written_comes_back(file):
    assert kept.read() == RENDERINGS and [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_what_is_damaged_counts_as_nothing(file, damage):
    damage(file)
    assert kept.read() == {}


def test_where_nothing_can_be_written_nothing_is_kept(file):
    file.unlink()
    file.mkdir()
    kept.write(RENDERINGS)
    assert kept.read() == {} and [path.name for path in file.parent.iterdir()] == [file.name]
