"""The writer's commands without MkDocs: check, new, schema, tool. Started by dev.py."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import datetime, timezone
from pathlib import Path

from minefix import data_files, messages, problem, published, schema_table
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
    new.add_argument("--id", help="its permanent name; made from the title where it is left out")
    commands.add_parser("schema", help="explain every key of the front matter")
    tool = commands.add_parser("tool", help="run a tool over files and print JSON")
    tool.add_argument("name")
    tool.add_argument("files", nargs="+")
    chosen = parser.parse_args(arguments)
    return {"check": check, "new": start, "schema": schema, "tool": run_tool}[chosen.command](chosen)


def check(chosen: argparse.Namespace) -> int:
    """Every problem of every page and data file; with --messages, what is covered."""
    built, problems = project.read_site(project.pages())
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
    name = chosen.id or slug(chosen.title)
    path = DOCS / FOLDERS[chosen.kind] / f"{slug(chosen.title)}.md"
    if path.exists():
        print(f"{path.relative_to(ROOT).as_posix()} exists already. Choose another title.")
        return 1
    words = _data_or_exit().words
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_skeleton(chosen.kind, name, chosen.title, words), encoding="utf-8")
    print(f"{path.relative_to(ROOT).as_posix()} is there. Fill it in, then run: python3 dev.py check")
    return 0


def schema(_: argparse.Namespace) -> int:
    """The front matter, key by key, as a Markdown table."""
    print(schema_table.table(_data_or_exit().schema), end="")
    return 0


def run_tool(chosen: argparse.Namespace) -> int:
    """The very code that runs in the browser, over files; one line of JSON for each."""
    built, problems = project.read_site(project.pages())
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


def _skeleton(kind: str, name: str, title: str, words: dict) -> str:
    labels = words["answer"][kind]
    shown = json.dumps(title, ensure_ascii=False)
    message = """messages:
  - text: "The exact words; {name} stands for what varies"
    seen: player
    on: [vanilla]
    side: player
    means: One sentence about what it says.
    acts: [player]
""" if kind == "fix" else ""
    return f"""---
title: {shown}
description: One plain sentence of 70 to 160 characters that helps someone decide to click on this page.
kind: {kind}
id: {name}
answer:
  means: "{labels['means']}, in at most 20 words."
  side: player
  why: One sentence.
  first: "{labels['first']}: an order."
{message}tools: [error-decoder]
verified: {{on: {datetime.now(timezone.utc).date()}, with: "The versions the facts were read from"}}
sources:
  - {{title: "Who says it", url: "https://example.org/"}}
---

## If you are the player

1. **Name the first step.** Say what to do.

## FAQ

### What does somebody ask?

The answer, in one to three short paragraphs.
"""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
