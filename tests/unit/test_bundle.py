"""bundle: what is there after esbuild ran, and what is said and left where it could not."""

import os
import time

import pytest

from minefix.assets import INLINE
from minefix_files import bundle, project
from minefix_files.project import Stop


class Esbuild:
    """Stands in for the process: it writes the script of the page into the folder it is told."""

    returncode = 0

    def __init__(self, command, **_):
        self.out = next(word for word in command if word.startswith("--outdir=")).removeprefix("--outdir=")

    def communicate(self):
        if not self.returncode:
            with open(os.path.join(self.out, INLINE), "w") as file:
                file.write("0\n")
        return "", "no such import"


@pytest.fixture
def assets(tmp_path, monkeypatch):
    """A project with one script; the folder of its assets."""
    for name, path in (("ROOT", ""), ("FOLDER", "docs/assets"), ("KEPT", ".cache/assets"), ("MODULES", "node_modules")):
        monkeypatch.setattr(bundle, name, tmp_path / path)
        (tmp_path / path).mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(project, "ROOT", tmp_path)
    for name in ("package.json", "node_modules/.package-lock.json", f"docs/assets/{INLINE}"):
        (tmp_path / name).touch()
    (tmp_path / "node_modules/esbuild/bin").mkdir(parents=True)
    (tmp_path / "node_modules/esbuild/bin/esbuild").write_text("#!/usr/bin/env node\n")
    monkeypatch.setattr(bundle.subprocess, "Popen", Esbuild)
    monkeypatch.setattr(bundle, "node", lambda: "node")
    monkeypatch.setattr(bundle.tempfile, "tempdir", str(tmp_path / "docs"))
    return tmp_path / "docs" / "assets"


def left():
    return [path.name for path in bundle.KEPT.iterdir()]


def test_what_was_bundled_is_kept_and_taken_from_there(assets, monkeypatch):
    assert bundle.begin()() == ({}, {}, "0") and len(left()) == 1
    monkeypatch.setattr(bundle.subprocess, "Popen", None)
    assert bundle.begin()() == ({}, {}, "0")


@pytest.mark.parametrize("begins", [b"#!/usr/bin/env node\n", b"\x7fELF"])
def test_esbuild_runs_however_npm_installed_it(begins, tmp_path, monkeypatch):
    monkeypatch.setattr(bundle, "node", lambda: "node")
    program = tmp_path / "esbuild"
    program.write_bytes(begins)
    assert bundle.esbuild(program) == ["node", str(program)][begins == b"\x7fELF":]


def test_where_esbuild_does_not_run_the_way_out_is_named(assets, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(bundle.subprocess, "Popen", refuse)
    with pytest.raises(Stop, match="esbuild does not run .Permission denied.. Delete node_modules"):
        bundle.begin()()


def test_where_esbuild_is_gone_the_way_out_is_named(tmp_path):
    with pytest.raises(Stop, match="Delete node_modules, then run: python3 dev.py build"):
        bundle.esbuild(tmp_path / "esbuild")


def test_what_editors_leave_behind_is_no_script(assets):
    (assets / ".#site.js").symlink_to("nobody@nowhere.1234")
    (assets / ".site.js").write_bytes(b"\xff")
    assert bundle.begin()()[2] == "0"


def test_a_script_that_is_no_text_is_named(assets):
    (assets / "site.js").write_bytes(b"0\n\xff")
    with pytest.raises(Stop, match="docs/assets/site.js:2:1: not-utf-8"):
        bundle.begin()()


def test_where_nothing_can_be_kept_the_site_is_built_all_the_same(assets):
    bundle.KEPT.rmdir()
    bundle.KEPT.touch()
    assert bundle.begin()()[2] == "0"
    assert list((assets / "..").resolve().iterdir()) == [assets], "something is left over"


def test_what_a_killed_build_left_is_deleted_and_what_another_one_makes_is_not(assets):
    for name, age in (("new-old", 2 * bundle.LONGEST), ("new-now", 0), ("another", 0)):
        (bundle.KEPT / name).mkdir()
        os.utime(bundle.KEPT / name, (time.time() - age,) * 2)
    bundle.begin()()
    assert "new-now" in left() and len(left()) == 2


@pytest.mark.parametrize("why", ["esbuild fails", "another build was first"])
def test_what_is_not_kept_is_not_left_behind(assets, monkeypatch, why):
    finish = bundle.begin()
    if why == "esbuild fails":
        monkeypatch.setattr(Esbuild, "returncode", 1)
        with pytest.raises(Stop, match="no such import"):
            finish()
    else:
        bundle.begin()()
        assert finish()[2] == "0"
    assert not [name for name in left() if name.startswith("new-")]


@pytest.mark.parametrize("named", ["", "/no/such/node"])
def test_a_missing_node_is_a_sentence(tmp_path, monkeypatch, named):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("MINEFIX_NODE", named)
    with pytest.raises(Stop, match="There is no Node"):
        bundle.node()
