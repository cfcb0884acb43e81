"""The writer's commands without MkDocs: check, new, schema, tool. Started by dev.py."""

from __future__ import annotations

import argparse
import contextlib
import json
import subprocess
import sys
import tempfile
from datetime import datetime, timezone
from pathlib import Path

from minefix import data_files, messages, problem, published, schema_table, skeleton
from minefix.shapes import SLUG
from minefix.slugs import slug
from minefix_files import bundle, project
from minefix_files.project import DOCS, ROOT

FOLDERS = {"fix": "fixes", "guide": "guides", "explainer": "fixes"}


def main(arguments: list[str]) -> int:
    """Run one command; the exit status is 0 where nothing has to be mended."""
    parser = argparse.ArgumentParser(prog="dev.py", description="The writer's commands.")
    commands = parser.add_subparsers(dest="command", required=True)
    checked = commands.add_parser("check", help="read every page and name every problem")
    checked.add_argument("--messages", action="store_true", help="show how many messages the site owns, by software")
    new = commands.add_parser("new", help="start a page")
    new.add_argument("kind", choices=sorted(FOLDERS))
    new.add_argument("title")
    new.add_argument("--id", help="its permanent name, in lower-case words joined by hyphens; made from the title where it is left out")
    commands.add_parser("schema", help="explain every key of the front matter")
    tool = commands.add_parser("tool", help="run a tool over files and print JSON")
    tool.add_argument("name")
    tool.add_argument("files", nargs="+", help="files or folders, or - for what is piped in")
    chosen = parser.parse_args(arguments)
    return {"check": check, "new": start, "schema": schema, "tool": run_tool}[chosen.command](chosen)


def check(chosen: argparse.Namespace) -> int:
    """Every problem of every page and data file; with --messages, what is covered."""
    built, problems = project.read_site()
    if not problems:
        with contextlib.suppress(project.Stop):         # a shallow clone does not know what is gone
            problems = project.lost(project.dates(built)[0])
    if problems:
        print(problem.report(problems))
        return 1
    assert built
    pages = built.library
    if chosen.messages:
        print(messages.coverage(pages, built.data.software))
    print(f"{len(pages.articles)} pages, {len(pages.messages)} messages, {len(pages.questions)} questions: nothing to mend.")
    return 0


def start(chosen: argparse.Namespace) -> int:
    """A new page that says what belongs where; it does not overwrite one."""
    if not chosen.title.isprintable():
        print("This title holds a sign that cannot be printed. Type it anew, on one line.")
        return 1
    file = slug(chosen.title, empty="") or chosen.id
    name = chosen.id or file
    if not name:
        print("This title has no letter for an address. Give it a name with --id, such as --id server-full.")
        return 1
    if not SLUG.fullmatch(name):
        print(f"'{name}' is no id. Write lower-case words joined by hyphens, such as server-full.")
        return 1
    path = DOCS / FOLDERS[chosen.kind] / f"{file}.md"
    shown = path.relative_to(ROOT).as_posix()
    labels = _data_or_exit().words["answer"][chosen.kind]
    text = skeleton.page(chosen.kind, name, json.dumps(chosen.title, ensure_ascii=False), labels, datetime.now(timezone.utc).date())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as new:
            new.write(text)
    except FileExistsError:
        print(f"{shown} exists already. Choose another title.")
        return 1
    except OSError as error:
        print(f"{shown} cannot be written: {error.strerror}.")
        return 1
    print(f"{shown} is there. Fill it in, then run: python3 dev.py check")
    return 0


def schema(_: argparse.Namespace) -> int:
    """The front matter, key by key, as a Markdown table."""
    print(schema_table.table(_data_or_exit().schema), end="")
    return 0


def run_tool(chosen: argparse.Namespace) -> int:
    """The very code that runs in the browser, over files; one line of JSON for each."""
    built, problems = project.read_site()
    if built is None:
        print(problem.report(problems), file=sys.stderr)
        return 1
    try:
        node = bundle.node()
    except project.Stop as stop:
        sys.exit(str(stop))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in published.data(built).items():
            Path(folder, name).write_text(text, encoding="utf-8")
        runner = DOCS / "assets" / "tools" / "cli.mjs"
        return subprocess.run([node, str(runner), chosen.name, folder, *chosen.files], check=False).returncode


def _data_or_exit() -> data_files.Data:
    data, problems = project.read_data()
    if data is None:
        sys.exit(problem.report(problems))
    return data


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
