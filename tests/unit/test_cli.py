"""cli.py and a real MkDocs build, on a copy of the project: what a writer sees when something is wrong."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from building import ROOT, data
from minefix.skeleton import PLACEHOLDERS

PLACE = re.compile(r"^[\w./-]+:\d+:\d+: [a-z0-9-]+ \S", re.MULTILINE)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project without what is installed; every test has its own."""
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def run(copy: Path, *command: str) -> tuple[int, str]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONUTF8": "1"}
    result = subprocess.run([sys.executable, *command], cwd=copy, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
    assert "Traceback" not in result.stdout
    return result.returncode, result.stdout


def cli(copy: Path, *arguments: str) -> tuple[int, str]:
    return run(copy, "hooks/cli.py", *arguments)


def build(copy: Path) -> tuple[int, str]:
    return run(copy, "-m", "mkdocs", "build", "--strict", "-d", str(copy / "built"))


def lines(said: str) -> list[str]:
    return [line for line in said.splitlines() if PLACE.match(line)]


def test_check_and_build_say_the_same_of_a_broken_page_and_nothing_is_published(copy):
    about = copy / "docs/about.md"
    about.write_text(about.read_text(encoding="utf-8").replace("description:", "descriptoin:", 1) + "\n[[nobody]]\n\n<script>alert(1)</script>\n", encoding="utf-8")
    status, said = cli(copy, "check")
    assert status == 1
    assert {line.split(": ")[1].split()[0] for line in lines(said)} == {"unknown-key", "unknown-id", "unsafe-markup"}
    assert all(line.startswith("docs/about.md:") for line in lines(said)) and said.rstrip().endswith("problems in 1 file.")
    built, said_too = build(copy)
    assert built != 0 and lines(said_too) == lines(said)
    assert not list((copy / "built").rglob("*.html"))


@pytest.mark.parametrize(("old", "new", "place"), [
    (b"title: ", b'title: "', ":2:8: yaml-error "), (b"kind: explainer", b"kind: explainr", ":4:7: unknown-value "), (b"title: ", b"title: \xe9", ":2:8: not-utf-8 "),
])
def test_a_page_that_cannot_be_read_makes_no_other_page_wrong(copy, old, new, place):
    online_mode = copy / "docs/fixes/what-does-online-mode-do-in-minecraft.md"
    online_mode.write_bytes(online_mode.read_bytes().replace(old, new, 1))
    line, = lines(cli(copy, "check")[1])
    assert line.startswith(f"docs/fixes/{online_mode.name}{place}")


@pytest.mark.parametrize("script", ["tools/pages/redact.js", "tools/redact.js"])
def test_a_page_of_a_tool_that_nothing_draws_is_named(copy, script):
    (copy / "docs/assets" / script).unlink()
    assert lines(cli(copy, "check")[1]) == [f"docs/tools/redact.md:5:5: tool-without-script No script draws the tool 'redact'. Give it one, docs/assets/{script}, or the page another kind."]


@pytest.mark.parametrize(("path", "content", "place", "code"), [
    ("docs/about.md", b"---\ntitle: caf\xe9\n---\n", "docs/about.md:2:11", "not-utf-8"),
    ("docs/about.md", "---\r\ntitle: x\r\n---\r\n".encode("utf-16"), "docs/about.md:1:1", "not-utf-8"),
    ("docs/about.md", b"", "docs/about.md:1:1", "empty-page"),
    ("docs/about.md", b"---\ntitle: x\n---\n" + b"word " * 400_000, "docs/about.md:1:1", "page-too-long"),
    ("docs/about.md", b"---\na: &a [*a]\n---\n", "docs/about.md:2:8", "yaml-error"),
    ("hooks/data/danger.yml", b"- id: x\n  title: 'y\n", "hooks/data/danger.yml:2:10", "yaml-error"),
    ("hooks/data/words.yml", b"- a\n", "hooks/data/words.yml:1:1", "data-shape"),
    ("docs/fixes/evil.html", b"<script>alert(1)</script>", "docs/fixes/evil.html:1:1", "stray-file"),
    ("hooks/data/danger.yml", b"# caf\xe9\n", "hooks/data/danger.yml:1:6", "not-utf-8"),
])
def test_a_file_that_cannot_be_read_is_named(copy, path, content, place, code):
    (copy / path).write_bytes(content)
    for status, said in (cli(copy, "check"), build(copy)):
        assert status != 0
        assert f"{place}: {code} " in said


def test_a_page_that_is_a_dead_link_is_named_and_what_an_editor_left_behind_is_no_page(copy):
    (copy / "docs/fixes/.#eula.md").symlink_to("nobody@nowhere.1234")
    (copy / "docs/fixes/folder.md").mkdir()
    assert cli(copy, "check")[0] == 0
    (copy / "docs/fixes/gone.md").symlink_to("nowhere.md")
    for status, said in (cli(copy, "check"), build(copy)):
        assert status != 0 and "docs/fixes/gone.md:1:1: unreadable " in said


def test_a_link_to_a_folder_is_the_only_problem_even_in_a_circle(copy):
    (copy / "docs/fixes/loop").symlink_to("..")
    for status, said in (cli(copy, "check"), build(copy)):
        assert status != 0 and [line.split(" This ")[0] for line in lines(said)] == ["docs/fixes/loop:1:1: stray-file"]


@pytest.mark.parametrize(("name", "code"), [("fixes/README.md", "file-name"), ("fixes/x.markdown", "stray-file"), ("templates/x.md", "file-name"), ("hints/x.md", "no-hub"), ("x.md", "no-hub")])
def test_check_and_build_say_the_same_of_a_file_that_mkdocs_would_leave_out_or_warn_of(copy, name, code):
    path = copy / "docs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text((copy / "docs/fixes/banned.md").read_text(encoding="utf-8").replace("\nid: banned", "\nid: mine"), encoding="utf-8")
    (status, said), (built, said_too) = cli(copy, "check"), build(copy)
    assert status != 0 and built != 0 and lines(said_too) == lines(said)
    assert any(line.startswith(f"docs/{name}:1:1: {code} ") for line in lines(said))


def test_the_project_may_be_reached_through_a_link(copy, tmp_path_factory):
    link = tmp_path_factory.mktemp("links") / "link"
    link.symlink_to(copy)
    status, said = run(copy, "-m", "mkdocs", "build", "--strict", "-f", str(link / "mkdocs.yml"))
    assert status != 0 and "The npm packages are missing." in said


def test_an_empty_address_of_the_site_is_a_sentence(copy, monkeypatch):
    monkeypatch.setenv("SITE_URL", "")
    status, said = build(copy)
    assert status != 0 and "SITE_URL" in said


GIVEN = {
    "error-decoder": ("latest.log", "[12:00:00] [Server thread/INFO]: Disconnecting Steve: Failed to verify username!", "findings"),
    "server-properties": ("server.properties", "online-mode=false\n", "findings"),
    "auth-check": ("ops.json", '[{"uuid":"b50ad385-829d-3141-a216-7e7d7539ba7f","name":"Notch","level":4}]', "identities"),
    "login-path": ("velocity.toml", 'player-info-forwarding-mode = "none"\n', "findings"),
    "firewall": ("form.json", '{"system": "ufw", "proxies": "203.0.113.10", "backends": "25566", "ssh": "22", "open": "", "own": ""}', "rules"),
    "redact": ("config.yml", "password: hunter2\n", "text"),
}


def test_every_tool_runs_over_a_file(tmp_path):
    for name, (file, text, part) in GIVEN.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
        status, said = cli(ROOT, "tool", name, str(tmp_path / file))
        assert status == 0, said
        assert json.loads(said).get(part), (name, said)
    assert {path.stem for path in (ROOT / "docs/assets/tools/pages").glob("*.js")} == set(GIVEN)


def test_a_tool_without_node_is_a_sentence(monkeypatch):
    monkeypatch.setenv("MINEFIX_NODE", "/no/such/node")
    status, said = cli(ROOT, "tool", "redact", "README.md")
    assert status == 1 and said.startswith("There is no Node")


def test_the_project_itself_has_nothing_to_mend(copy):
    status, said = cli(copy, "check")
    assert status == 0 and re.fullmatch(r"\d+ pages, \d+ messages, \d+ questions: nothing to mend\.\n", said)


@pytest.mark.parametrize("kind", ["fix", "guide", "explainer"])
def test_a_new_page_has_all_keys_and_waits_only_for_its_words_and_a_link_to_it(copy, kind):
    status, said = cli(copy, "new", kind, 'What "<b>" & é mean: a test')
    assert status == 0
    path = copy / said.split(" is there.")[0]
    assert path.is_file() and path.name == "what-b-e-mean-a-test.md"
    status, said = cli(copy, "check")
    assert status == 1
    assert {line.split(": ")[1].split()[0] for line in lines(said)} == {"placeholder", "orphan-article"}
    text = path.read_text(encoding="utf-8")
    assert len(lines(said)) == 1 + sum(words in text for words in PLACEHOLDERS) and "«" not in text


def test_new_does_not_overwrite(copy):
    assert cli(copy, "new", "guide", "A test")[0] == 0
    (copy / "docs/guides/a-test.md").write_text("mine", encoding="utf-8")
    status, said = cli(copy, "new", "guide", "A test!")
    assert status == 1 and "exists already" in said
    assert (copy / "docs/guides/a-test.md").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(("arguments", "said"), [(["Ошибка входа"], "Give it a name with --id"), (["T", "--id", "Bad Id: x"], "'Bad Id: x' is no id."), (["Ошибка", "--id", "../x"], "'../x' is no id."),
                                                (["A\nB"], "cannot be printed"), (["caf\udce9"], "cannot be printed"), (["a" * 400], "cannot be written")])
def test_new_wants_a_name_that_makes_an_address(copy, arguments, said):
    before = set((copy / "docs").rglob("*"))
    status, answer = cli(copy, "new", "fix", *arguments)
    assert status == 1 and said in answer and set((copy / "docs").rglob("*")) == before


def test_new_names_the_file_by_the_id_where_the_title_has_no_letter_for_it(copy):
    assert cli(copy, "new", "fix", "Ошибка входа", "--id", "login-failed")[0] == 0
    assert "\nid: login-failed\n" in (copy / "docs/fixes/login-failed.md").read_text(encoding="utf-8")


def test_schema_explains_every_key():
    status, said = cli(ROOT, "schema")
    assert status == 0
    for name, rule in data().schema.items():
        assert f"`{name}`" in said and rule["about"] in said
    assert "`messages.text`" in said and "`sources.url`" in said and "`answer.means`" in said


@pytest.mark.parametrize("arguments", [["chekc"], [], ["new", "fixx", "T"], ["new", "fix"], ["tool", "error-decoder"]])
def test_a_wrong_command_is_a_clear_error(arguments):
    status, said = cli(ROOT, *arguments)
    assert status == 2 and "error:" in said and "usage:" in said
