"""dev.py build: a whole site or nothing, and only in the place of another."""
from __future__ import annotations

import pytest

import dev


def folder(path, **files):
    path.mkdir()
    for name, text in files.items():
        (path / f"{name}.html").write_text(text)
    return path


def site(path):
    """A built site."""
    path.mkdir()
    for name in dev.OURS:
        (path / name).write_text("old")
    return path


def test_publishing_replaces_the_whole_folder(tmp_path):
    target = folder(tmp_path / "site", index="old", gone="old")
    dev.publish(folder(tmp_path / "fresh", index="new"), target)
    assert [(file.name, file.read_text()) for file in target.iterdir()] == [("index.html", "new")]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_publishing_that_fails_keeps_the_old_folder(tmp_path):
    target = folder(tmp_path / "site", index="old")
    with pytest.raises(OSError):
        dev.publish(tmp_path / "never-built", target)
    assert (target / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("fails", [False, True])
def test_a_build_is_published_only_if_it_succeeds(tmp_path, monkeypatch, fails):
    target = site(tmp_path / "site")

    def mkdocs(command, **_):
        folder(command[-1], index="new")
        return int(fails)

    monkeypatch.setattr(dev, "prepare", dict)
    monkeypatch.setattr(dev.subprocess, "call", mkdocs)
    if fails:
        with pytest.raises(dev.Failure, match="Nothing was published"):
            dev.build(["--out", str(target)])
    else:
        assert dev.build(["--out", str(target)]) == 0
    assert (target / "index.html").read_text() == ("old" if fails else "new")
    assert not list(tmp_path.glob(".site-*"))


@pytest.mark.parametrize("name", ["page", "index"])
def test_a_folder_that_is_no_site_of_ours_is_never_replaced(tmp_path, name):
    target = folder(tmp_path / "docs", **{name: "mine"})
    with pytest.raises(dev.Failure, match="is no built site"):
        dev.build(["--out", str(target)])


@pytest.mark.parametrize("hidden", [".git", ".nojekyll"])
def test_a_checkout_that_holds_a_built_site_is_never_replaced(tmp_path, hidden):
    (site(tmp_path / "pages") / hidden).touch()
    with pytest.raises(dev.Failure, match="or more than that"):
        dev.build(["--out", str(tmp_path / "pages")])


def test_what_may_be_replaced(tmp_path):
    assert dev.is_replaceable(folder(tmp_path / "empty")) and dev.is_replaceable(site(tmp_path / "site"))
    (tmp_path / "site" / ".DS_Store").touch()
    assert dev.is_replaceable(tmp_path / "site") and not dev.is_replaceable(tmp_path / "site" / "index.html")
