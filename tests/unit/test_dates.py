"""project.dates, asked of real repositories: what git knows of the pages, and what is said where it knows nothing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from building import built, page
from minefix_files import project

GIT = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org")
FIRST, LAST = "2026-11-01T09:00:00+00:00", "2026-11-03T09:00:00+00:00"


def git(folder: Path, *words: str) -> None:
    subprocess.run([*GIT, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A repository with the project in a folder of it: a page from the first day, another one from the last."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    folder = tmp_path / "repository" / "ü project"
    (folder / "docs" / "fixes").mkdir(parents=True)
    git(folder.parent, "init", "-q")
    for day, name in ((FIRST, "a"), (LAST, "b")):
        (folder / "docs" / "fixes" / f"{name}.md").write_text(f"This is the text of page {name}.\n")
        git(folder, "add", ".")
        git(folder, "commit", "-q", "-m", "feat: pages", "--date", day)
    monkeypatch.setattr(project, "ROOT", folder)
    return folder


def test_pages_of_a_project_in_a_larger_repository_have_dates(root):
    assert project.dates(None) == ({"docs/fixes/a.md": (FIRST, FIRST), "docs/fixes/b.md": (LAST, LAST)}, "")


@pytest.mark.parametrize("old", ["fixes/a", "fixes/a/"])
def test_a_page_that_moved_keeps_its_first_date(root, old):
    git(root, "mv", "docs/fixes/a.md", "docs/fixes/new.md")
    git(root, "commit", "-q", "-m", "feat: move", "--date", LAST)
    site, _ = built(page("x", path="docs/fixes/new.md", moved_from=f"[{old}]"))
    assert project.dates(site)[0]["docs/fixes/new.md"] == (FIRST, LAST)


def test_a_page_that_is_gone_is_a_problem_until_another_one_has_its_address(root):
    git(root, "mv", "docs/fixes/a.md", "docs/fixes/new.md")
    (found,) = project.lost(project.dates(None)[0])
    assert str(found) == ("docs/fixes/a.md:1:1: lost-address This page is gone, and links to it would lead nowhere. "
                          "List 'fixes/a/' under moved_from of the page to read instead.")
    git(root, "commit", "-q", "-m", "feat: move", "--date", LAST)
    assert [problem.path for problem in project.lost(project.dates(None)[0])] == ["docs/fixes/a.md"]
    site, _ = built(page("x", path="docs/fixes/new.md", moved_from="[fixes/a]"))
    assert project.lost(project.dates(site)[0]) == []


def no_history(root, monkeypatch):
    shutil.rmtree(root.parent / ".git")
    return "fatal: not a git repository (or any of the parent directories): .git"


def another_owner(root, monkeypatch):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    return "fatal: detected dubious ownership in repository at"


def no_git(root, monkeypatch):
    monkeypatch.setenv("PATH", str(root))
    return "there is no git on PATH"


def not_committed(root, monkeypatch):
    other = root.parent / "other"
    shutil.copytree(root, other)
    monkeypatch.setattr(project, "ROOT", other)
    return "git knows no file in docs"


@pytest.mark.parametrize("harm", [no_history, another_owner, no_git, not_committed])
def test_where_git_cannot_tell_it_is_said_why(root, monkeypatch, harm):
    monkeypatch.setenv("LC_ALL", "C")
    why = harm(root, monkeypatch)
    known, said = project.dates(None)
    assert known == {} and said.startswith(why)


def test_a_shallow_clone_is_refused(root, monkeypatch):
    git(root, "clone", "-q", "--depth", "1", root.parent.as_uri(), str(root / "clone"))
    monkeypatch.setattr(project, "ROOT", root / "clone" / root.name)
    with pytest.raises(project.Stop, match="git fetch --unshallow"):
        project.dates(None)
