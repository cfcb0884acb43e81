"""project: which files are pages, which have no business there, and what links lead out of docs/."""

import os
import sys
from datetime import datetime, timezone

import pytest

import mkdocs_adapter
from building import ROOT, page
from minefix_files import project


@pytest.fixture
def docs(tmp_path, monkeypatch):
    """An empty project whose docs/ is returned."""
    monkeypatch.setattr(project, "ROOT", tmp_path)
    monkeypatch.setattr(project, "DOCS", tmp_path / "docs")
    (tmp_path / "docs" / "assets").mkdir(parents=True)
    (tmp_path / "secret").write_text("x")
    return tmp_path / "docs"


def test_what_is_hidden_is_no_page_and_no_stray(docs):
    (docs / "a.md").touch()
    (docs / "folder.md").mkdir()
    for name in (".#a.md", ".DS_Store", "assets/.x.png.swp"):
        (docs / name).symlink_to("nobody@nowhere.1234")
    (docs / ".trash").mkdir()
    (docs / ".trash" / "b.md").touch()
    assert project.pages() == [docs / "a.md"] and project.strays() == []


@pytest.mark.parametrize(("name", "to", "said"), [
    ("assets/x.png", "/etc/hostname", "outside"), ("assets/x.png", "../../secret", "outside"), ("a.md", "../secret", "outside"), ("assets/x.png", "hop.png", "outside"),
    ("assets/x.png", "gone.png", "nowhere"), ("assets/x.png", "x.png", "nowhere"), ("assets/deep", "../..", "folder"),
])
def test_a_link_that_leads_out_of_docs_or_nowhere_is_a_problem(docs, name, to, said):
    (docs / "assets" / "hop.png").symlink_to("../../secret")
    (docs / name).symlink_to(to)
    problem, = [found for found in project.strays() if found.path == f"docs/{name}"]
    assert problem.code == "stray-file" and said in problem.sentence


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a name is always text")
def test_a_name_that_is_no_text_is_a_problem_that_can_be_printed(docs):
    for name in (b"a\xff.png", b"b\xff.md"):
        (docs / "assets" / os.fsdecode(name)).touch()
    problem, = project.strays()
    assert str(problem).startswith("docs/assets/a?.png:1:1: stray-file The name")
    assert [project.name_of(path) for path in project.pages()] == ["docs/assets/b?.md"]


def test_a_link_inside_docs_is_none(docs):
    (docs / "assets" / "a.png").touch()
    (docs / "assets" / "b.png").symlink_to("a.png")
    assert project.strays() == []


def test_a_picture_that_nobody_wants_to_wait_for_is_a_problem(docs):
    (docs / "assets" / "a.png").write_bytes(b"x" * project.LARGEST)
    (docs / "assets" / "b.JPG").touch()
    assert project.strays() == []
    (docs / "assets" / "c.webp").write_bytes(b"x" * (project.LARGEST + 1))
    problem, = project.strays()
    assert str(problem).startswith("docs/assets/c.webp:1:1: picture-too-large This picture has 300 kB.")


def test_a_picture_that_is_not_there_is_told_with_the_one_that_is(docs, monkeypatch):
    monkeypatch.setattr(project, "_data", lambda name: (ROOT / "hooks/data" / name).read_text(encoding="utf-8"))
    (docs.parent / "mkdocs.yml").write_text("site_url: !ENV [SITE_URL, https://a.example/]\n")
    (docs / "assets" / "there.png").touch()
    (docs / "a.md").write_text(page("![A](assets/there.png) ![B](assets/their.png)\n\n![C](https://c.example/d.png)", path="docs/a.md").text)
    problem, other = sorted(found for found in project.read_site()[1] if found.path == "docs/a.md")
    assert other.code == "unsafe-markup" and str(problem) == "docs/a.md:7:24: dead-link There is no picture 'docs/assets/their.png'. Did you mean 'assets/there.png'?"


def test_the_address_of_the_site_is_that_of_mkdocs():
    assert project._home() == "https://minefixtools.com/"


def test_settings_that_are_no_text_are_a_problem(docs, monkeypatch):
    monkeypatch.setattr(project, "_data", lambda name: (ROOT / "hooks/data" / name).read_text(encoding="utf-8"))
    (docs.parent / "mkdocs.yml").write_bytes(b"site_name: \xff")
    assert "mkdocs.yml:1:12: not-utf-8" in "\n".join(map(str, project.read_site()[1]))


def test_a_day_has_begun_where_it_begins_first():
    assert [str(project.latest_day(datetime(2026, 11, 29, hour, tzinfo=timezone.utc))) for hour in (9, 10)] == ["2026-11-29", "2026-11-30"]


def test_a_file_that_is_no_text_is_told_where_it_is_none(docs):
    (docs / "a.md").write_bytes("\ufeffOne\r\nzwölf ".encode() + "zwölf".encode("latin-1"))
    with pytest.raises(project.Unreadable) as caught:
        project.read_text(docs / "a.md")
    problem, = caught.value.args
    assert (problem.line, problem.column, problem.code) == (2, 9, "not-utf-8")


def test_what_editors_leave_beside_templates_and_code_is_not_read(tmp_path):
    for name, content in (("main.html", b"a"), ("sitemap.xml", b"b"), (".DS_Store", b"\xff"), (".main.html.swp", b"\xff"), (".swap.html", b"\xff"), ("main.html~", b"\xff"), ("logo.png", b"\xff")):
        (tmp_path / name).write_bytes(content)
    (tmp_path / ".#cli.py").symlink_to("nobody@nowhere.1234")
    assert list(mkdocs_adapter._texts(tmp_path, ".html", ".xml", ".py")) == ["a", "b"]
