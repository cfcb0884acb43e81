"""What was rendered before is used again only where it is still true: a warm build is the cold one, byte for byte, whatever was changed."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

KEPT = ".cache/pages"
CHANGES = (     # an input of the rendering, the file it is in, and an edit of it that shows on some page
    ("an article", "docs/fixes/connection-refused.md", "## FAQ", "One more paragraph about a closed port.\n\n## FAQ"),
    ("the title of a page that others link by id", "docs/fixes/unknown-host.md", "title: ", "title: Really "),
    ("a phrase of a page", "docs/fixes/server-full.md", "phrases: [", "phrases: [the log, "),
    ("a message of a page", "docs/fixes/idle-kick.md", "You have been idle for too long", "You have been idle for far too long"),
    ("a danger rule", "hooks/data/danger.yml", "title: Do not", "title: Please do not"),
    ("the words of the site", "hooks/data/words.yml", "Server admin", "Server administrator"),
    ("our own code", "hooks/minefix/displays.py", '<div class="mf-display">', '<div class="mf-display mf-new">'),
    ("a setting of the renderer", "mkdocs.yml", "Link to this part", "Link to this section"),
)


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, text=True, capture_output=True,
                          env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}, check=False)


def build(folder: Path, cold: bool = False) -> dict[str, bytes]:
    """Every file of the site that this project makes."""
    if cold:
        shutil.rmtree(folder / ".cache", ignore_errors=True)
    done = run(folder)
    assert not done.returncode, done.stderr
    site = folder / "site"
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file() and file.suffix != ".gz"}


@pytest.fixture(scope="module")
def project(copy_project):
    """A copy of the project that was built once, and what came of it."""
    folder = copy_project()
    return folder, build(folder, cold=True)


def test_an_unchanged_tree_gives_the_same_site_and_keeps_what_it_kept(project):
    folder, first = project
    before = (folder / KEPT).stat().st_mtime_ns
    assert build(folder) == first and (folder / KEPT).stat().st_mtime_ns == before


@pytest.mark.parametrize(("file", "old", "new"), [change[1:] for change in CHANGES], ids=[change[0] for change in CHANGES])
def test_a_changed_input_changes_the_warm_build_as_it_does_the_cold_one(project, file, old, new):
    folder, first = project
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text, "choose another text to change"
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    try:
        warm = build(folder)
        assert [name for name in warm if name.endswith(".html") and warm[name] != first.get(name)], "the change shows nowhere, so nothing is tested"
        assert warm == build(folder, cold=True)
    finally:
        (folder / file).write_text(text, encoding="utf-8")


def test_a_damaged_cache_is_as_good_as_none(project):
    folder, first = project
    build(folder)
    text = (folder / KEPT).read_text(encoding="utf-8")
    (folder / KEPT).write_text(text.replace("<h2", "<h3", 1), encoding="utf-8")
    assert build(folder) == first and (folder / KEPT).read_text(encoding="utf-8") == text


def test_one_markdown_engine_for_all_pages_makes_what_one_for_each_makes(project):
    """And MkDocs does take the one that it is handed: a version of it that does not would only be slow, and nobody would know."""
    folder, first = project
    adapter = folder / "hooks/mkdocs_adapter.py"
    text = adapter.read_text(encoding="utf-8")
    try:
        adapter.write_text(text.replace("with _one_engine():", "with contextlib.nullcontext():"), encoding="utf-8")
        assert adapter.read_text(encoding="utf-8") != text and build(folder) == first
        adapter.write_text(text.replace("return state.engines[0].reset()", "raise RuntimeError('handed over')"), encoding="utf-8")
        assert "handed over" in run(folder).stderr
    finally:
        adapter.write_text(text, encoding="utf-8")
