"""Who may import whom. A module imports only modules of a lower rank; the core knows no MkDocs, no files, no clock."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOOKS = Path(__file__).resolve().parents[1] / "hooks"
CORE = HOOKS / "minefix"

RANKS = (                                       # the lowest first; a line is a rank
    ("problem", "html_tree", "made_html", "slugs", "hrefs", "edits", "scan", "inline", "history", "assets", "share", "shell", "telling", "java_properties", "skeleton", "typography"),
    ("source", "rendered"),
    ("yaml_nodes", "rendering", "page_facts"),
    ("shapes",),
    ("front_matter", "data_shapes"),
    ("data_files",),
    ("danger_data", "schema_table"),
    ("article",),
    ("read", "library"),
    ("snippets", "look"),
    ("steps", "displays", "headings", "related", "reading_time", "structured_data", "messages", "links", "redirects", "sheets", "feed"),     # features: never each other …
    ("meeting", "showing"),
    ("danger",),                                # … but warnings are for settings that snippets and steps show
    ("checks", "rewriting"),
    ("site",),
    ("hubs", "published"),
    ("search_index",),
    ("page",),
)
RANK = {name: rank for rank, names in enumerate(RANKS) for name in names}
FORBIDDEN_NAMES = {"open", "print", "input", "exec", "eval", "__import__", "breakpoint"}
FORBIDDEN_MODULES = {"pathlib", "logging", "subprocess", "time", "io", "shutil", "tempfile", "socket", "urllib.request", "glob", "random"}
MARKDOWN = {"made_html", "typography"}          # the modules that extend Markdown
PROCESSES = {"share"}                           # the one module that knows the machine: how many processors it has


def modules() -> list[Path]:
    return sorted(CORE.rglob("*.py"))


def label(path: Path) -> str:
    return path.relative_to(HOOKS).as_posix()


def name_of(path: Path) -> str:
    """The name a module has in RANKS; the files of checks/ are one layer."""
    return "checks" if path.parent.name == "checks" else path.stem


def syntax(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """What a file imports: top-level name of our module with True, full name of any other with False."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            yield from ((name.name, False) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or "", False
        elif isinstance(node, ast.ImportFrom):
            above = node.level - 1 if path.parent == CORE else node.level - 2
            if above < 0:                       # from . import x, inside checks/
                yield "checks", True
            else:
                yield from (((node.module or name.name).split(".")[0], True) for name in node.names)


def test_every_module_has_its_rank_and_every_rank_its_module():
    assert {name_of(path) for path in modules() if path != CORE / "__init__.py"} == set(RANK)


@pytest.mark.parametrize("path", [path for path in modules() if path != CORE / "__init__.py"], ids=label)
def test_a_module_imports_only_lower_ranks(path):
    own = name_of(path)
    for name, ours in imports(path):
        if ours and not name == own == "checks":
            assert RANK[name] < RANK[own], f"{own} imports {name}"


@pytest.mark.parametrize("path", modules(), ids=label)
def test_the_core_imports_the_standard_library_three_parsers_and_itself(path):
    for name, ours in imports(path):
        assert ours or name.split(".")[0] in sys.stdlib_module_names or name in ("yaml", "lxml.etree") or path.stem in MARKDOWN and name.split(".")[0] == "markdown", name


@pytest.mark.parametrize("path", modules(), ids=label)
def test_the_core_opens_nothing_and_asks_no_clock(path):
    assert not {name for name, ours in imports(path) if not ours} & FORBIDDEN_MODULES
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Name):
            assert node.id not in FORBIDDEN_NAMES, f"line {node.lineno}"
        if isinstance(node, ast.Attribute):
            assert node.attr not in ("now", "today", "utcnow") or ast.unparse(node.value) == "context", f"line {node.lineno}"
            assert ast.unparse(node) not in ("os.environ", "sys.stdout", "sys.stderr", "os.system"), f"line {node.lineno}"
    if name_of(path) not in PROCESSES:
        assert not {name for name, ours in imports(path) if not ours} & {"os", "multiprocessing", "threading", "concurrent.futures"}


@pytest.mark.parametrize("path", [*modules(), *sorted(HOOKS.glob("*.py"))], ids=label)
def test_a_module_starts_with_the_one_thing_it_knows(path):
    assert ast.get_docstring(syntax(path))


def test_only_the_adapter_knows_mkdocs():
    assert who_knows("mkdocs", "material") == {"mkdocs_adapter", "build", "patches"} and who_knows("jinja2") == {"patches"}
    assert who_knows("markdown") == {"patches", *MARKDOWN}


def who_knows(*packages: str) -> set[str]:
    return {path.stem for path in HOOKS.rglob("*.py") if any(name.split(".")[0] in packages for name, _ in imports(path))}


def test_the_adapter_and_the_command_line_do_not_know_each_other():
    assert "mkdocs_adapter" not in {name for name, _ in imports(HOOKS / "cli.py")}
    assert "cli" not in {name for name, _ in imports(HOOKS / "mkdocs_adapter.py")}


def test_no_check_knows_another():
    for path in (CORE / "checks").glob("*.py"):
        if path.stem != "__init__":
            found = {node.module for node in ast.walk(syntax(path)) if isinstance(node, ast.ImportFrom) and node.level == 1}
            assert found <= {None}, path.stem
