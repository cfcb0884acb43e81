"""What was made before is used again only where it is still true: a warm build, and one that goes on where the last one of the same process
ended, is the cold one, byte for byte, whatever was changed."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
PAGES, LOOKS = ".cache/pages", ".cache/looks"
SERVER = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config

for number, _ in enumerate(sys.stdin):
    config = load_config("mkdocs.yml", site_dir="again")
    if not number:
        config.plugins.on_startup(command="build", dirty=True)
    try:
        build(config, dirty=True)
        print("built", flush=True)
    except Exception:
        print("failed", flush=True)
"""
CHANGES = (     # an input of the rendering, the file it is in, and an edit of it that shows on some page
    ("an article", "docs/fixes/connection-refused.md", "## FAQ", "One more paragraph about a closed port.\n\n## FAQ"),
    ("a link of an article", "docs/fixes/connection-refused.md", "## FAQ", "See [[server-full]].\n\n## FAQ"),
    ("a question", "docs/fixes/idle-kick.md", "\n### ", "\n### Does a test ask this?\n\nIt does.\n\n### "),
    ("the title of a page that others link by id", "docs/fixes/unknown-host.md", "title: ", "title: Really "),
    ("a phrase of a page", "docs/fixes/server-full.md", "phrases: [", "phrases: [the log, "),
    ("a message of a page", "docs/fixes/idle-kick.md", "You have been idle for too long", "You have been idle for far too long"),
    ("a danger rule", "hooks/data/danger.yml", "title: Do not", "title: Please do not"),
    ("the words of the site", "hooks/data/words.yml", "Server admin", "Server administrator"),
    ("the name of a software", "hooks/data/software.yml", "Velocity", "Velocity proxy"),
    ("a template", "overrides/partials/footer.html", "Not an official", "Truly not an official"),
    ("a style", "docs/assets/stylesheets/print.css", "@media print{", "@media print{.edited{color:red}"),
    ("our own code", "hooks/minefix/displays.py", '<div class="mf-display">', '<div class="mf-display mf-new">'),
    ("a setting of the renderer", "mkdocs.yml", "Link to this part", "Link to this section"),
)
NEW_PAGE = """---
title: A page that a test adds
description: A page that a test adds and takes away again, long enough to be a description that tells somebody what it is.
kind: page
id: new-page
---

Some words of no consequence.
"""


def run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "mkdocs", "build", *options], cwd=folder, text=True, capture_output=True,
                          env=ENVIRONMENT, check=False)


def build(folder: Path, cold: bool = False) -> dict[str, bytes]:
    """Every file of the site that this project makes."""
    if cold:
        shutil.rmtree(folder / ".cache", ignore_errors=True)
    done = run(folder, "-q")
    assert not done.returncode, done.stderr
    return contents(folder / "site")


def contents(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file() and file.suffix != ".gz"}


@pytest.fixture(scope="module")
def project(copy_project):
    """A copy of the project that was built once, and what came of it."""
    folder = copy_project()
    return folder, build(folder, cold=True)


@pytest.fixture(scope="module")
def again(project):
    """Builds the project once more, always in the same process as `dev.py serve` does, and gives every file of that site."""
    folder, first = project
    with subprocess.Popen([sys.executable, "-c", SERVER], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, bufsize=1, env=ENVIRONMENT) as server:
        def build_again() -> dict[str, bytes]:
            server.stdin.write("build\n")
            assert (said := server.stdout.readline()) == "built\n", said
            return contents(folder / "again")

        assert build_again() == first
        yield build_again
        server.stdin.close()


def test_an_unchanged_tree_gives_the_same_site_and_keeps_what_it_kept(project):
    folder, first = project
    before = [(folder / kept).stat().st_mtime_ns for kept in (PAGES, LOOKS)]
    assert build(folder) == first and [(folder / kept).stat().st_mtime_ns for kept in (PAGES, LOOKS)] == before


@pytest.mark.parametrize(("file", "old", "new"), [change[1:] for change in CHANGES], ids=[change[0] for change in CHANGES])
def test_a_changed_input_changes_the_warm_build_as_it_does_the_cold_one(project, again, file, old, new):
    folder, first = project
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text, "choose another text to change"
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    try:
        warm, next_one = build(folder), again()
        assert [name for name in warm if name.endswith(".html") and warm[name] != first.get(name)], "the change shows nowhere, so nothing is tested"
        assert warm == next_one == build(folder, cold=True)
    finally:
        (folder / file).write_text(text, encoding="utf-8")


def test_a_page_comes_and_goes(project, again):
    """Its address, its short address and what others say of it: all of it is there, and gone again."""
    folder, first = project
    text = (folder / "docs/fixes/idle-kick.md").read_text(encoding="utf-8")
    page, link = folder / "docs/guides/new.md", folder / "docs/fixes/idle-kick.md"
    page.write_text(NEW_PAGE, encoding="utf-8")
    link.write_text(f"{text}\nSee [[new-page]].\n", encoding="utf-8")
    try:
        with_it = again()
        assert "guides/new/index.html" in with_it and with_it == build(folder)
    finally:
        page.unlink()
        link.write_text(text, encoding="utf-8")
    assert again() == first


def test_an_edit_makes_only_the_pages_anew_that_show_it(project, again):
    folder, first = project
    again()
    file, site = folder / "docs/fixes/connection-refused.md", folder / "again"
    before, text = {name: (site / name).stat().st_mtime_ns for name in first}, file.read_text(encoding="utf-8")
    try:
        file.write_text(text.replace("\n## ", "\nAn edit.\n\n## ", 1), encoding="utf-8")
        changed = {name for name, text in again().items() if text != first[name]}
        written = {name for name in before if (site / name).stat().st_mtime_ns != before[name]}
        assert "fixes/connection-refused/index.html" in changed <= written
        assert written <= changed | {"404.html", "sitemap.xml", "search.json", "errors/rows.html"}
    finally:
        file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("old", "new"), [("\ntitle:", "\ntitel:"), ("\n## FAQ", "\n[Nowhere](unknown-host.md#nowhere)\n\n## FAQ")], ids=["a problem, before anything is made", "a warning, when all is written"])
def test_after_a_build_that_failed_the_next_one_is_whole(project, again, old, new):
    folder, first = project
    one, other = folder / "docs/fixes/connection-refused.md", folder / "docs/fixes/server-full.md"
    sound, text = one.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")
    try:
        one.write_text(sound.replace(old, new, 1), encoding="utf-8")
        other.write_text(f"{text}\nAn edit.\n", encoding="utf-8")
        with pytest.raises(AssertionError, match="failed"):
            again()
        one.write_text(sound, encoding="utf-8")
        assert again() == build(folder) != first
    finally:
        one.write_text(sound, encoding="utf-8")
        other.write_text(text, encoding="utf-8")


def test_a_picture_that_is_gone_is_told_by_a_warm_build_too(project, again):
    folder, _ = project
    file, picture = folder / "docs/fixes/connection-refused.md", folder / "docs/assets/seen.png"
    text = file.read_text(encoding="utf-8")
    try:
        picture.write_bytes(b"\x89PNG")
        file.write_text(f"{text}\n![What is seen](../assets/seen.png)\n", encoding="utf-8")
        assert b'alt="What is seen"' in build(folder)["fixes/connection-refused/index.html"] == again()["fixes/connection-refused/index.html"]
        picture.unlink()
        with pytest.raises(AssertionError, match="failed"):
            again()
        done = run(folder)
        assert done.returncode and "seen.png" in done.stderr
    finally:
        file.write_text(text, encoding="utf-8")
        picture.unlink(missing_ok=True)


@pytest.mark.parametrize("deep", ["- " * 2000 + "a", "_a __b " * 2000 + "c" + "__ d_" * 2000], ids=["lists", "strokes"])
def test_a_page_that_is_nested_too_deeply_is_named(project, deep):
    folder, _ = project
    file = folder / "docs/fixes/connection-refused.md"
    text = file.read_text(encoding="utf-8")
    try:
        file.write_text(f"{text}\n{deep}\n", encoding="utf-8")
        done = run(folder)
        assert done.returncode and "docs/fixes/connection-refused.md:1:1: nested-too-deeply" in done.stderr and "Traceback" not in done.stderr
    finally:
        file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("kept", "old", "new"), [(PAGES, "<h2", "<h3"), (LOOKS, " unknown-host", " server-full")], ids=["pages", "looks"])
def test_a_damaged_cache_is_as_good_as_none(project, kept, old, new):
    folder, first = project
    build(folder)
    text = (folder / kept).read_text(encoding="utf-8")
    assert old in text
    (folder / kept).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert build(folder) == first and (folder / kept).read_text(encoding="utf-8") == text


@pytest.mark.parametrize(("left_out", "refused"), [
    (("with self._one_engine():", "with contextlib.nullcontext():"), ("return self._engine.reset()", "raise RuntimeError('it is used')")),
    (("    env.loader.list_templates = lambda: []\n", ""), ("list_templates = lambda: []", "list_templates = lambda: int('it is used')")),
], ids=["one-markdown-engine", "no-list-of-the-theme"])
def test_what_saves_time_changes_no_page_and_mkdocs_does_use_it(project, left_out, refused):
    """A version of MkDocs that does not would only be slow, and nobody would know."""
    folder, first = project
    patches = folder / "hooks/minefix_mkdocs/patches.py"
    text = patches.read_text(encoding="utf-8")
    try:
        assert text.count(left_out[0]) == text.count(refused[0]) == 1
        patches.write_text(text.replace(*left_out), encoding="utf-8")
        assert build(folder) == first
        patches.write_text(text.replace(*refused), encoding="utf-8")
        assert "it is used" in run(folder).stderr
    finally:
        patches.write_text(text, encoding="utf-8")
