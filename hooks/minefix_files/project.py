"""The project's own files: data, pages, and their dates."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from minefix import assets, data_files, history, site, yaml_nodes
from minefix.problem import Problem
from minefix.read import url_of
from minefix.source import Source

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
LARGEST = 300_000       # bytes of a picture, two seconds on a slow phone
ASK_ALL = ("dead-link", "orphan-article", "unknown-id")       # what is a problem only if there is no such page, be it one that cannot be read


class Unreadable(Exception):
    """A file that is no text. Its only argument is the problem."""


class Stop(Exception):
    """One sentence for the person at the keyboard: why nothing can be built, and what to do."""


def name_of(path: Path) -> str:
    """The path of a file from the project on. Where its name is no UTF-8, a question mark stands for what nobody could print."""
    return path.relative_to(ROOT).as_posix().encode("utf-8", "replace").decode()


def shown(folder: Path) -> list[Path]:
    """Everything below a folder. What is hidden does not count, as for MkDocs: editors leave such files behind."""
    return sorted(path for path in folder.rglob("*") if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def pages() -> list[Path]:
    """Every Markdown file below docs/. MkDocs, which leaves some out without a word and walks in circles, is not asked."""
    return [path for path in shown(DOCS) if path.suffix == ".md" and not path.is_dir()]


def strays() -> list[Problem]:
    """What stands below docs/ and is neither a page nor in assets/: MkDocs would publish it as it is, script included, or walk in circles. And pictures
    that nobody wants to wait for."""
    found, docs = [], os.path.realpath(DOCS)
    for path in shown(DOCS):
        name = name_of(path)
        if path.is_symlink() and path.is_dir():
            found.append(Problem(name, 1, 1, "stray-file", "This is a link to a folder.", "Put the files themselves here."))
        elif path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(docs):
            found.append(Problem(name, 1, 1, "stray-file", "This is a link to something outside of docs.", "Put the file itself here."))
        elif path.relative_to(DOCS).parts[0] != "assets" and path.suffix != ".md" and not path.is_dir():
            found.append(Problem(name, 1, 1, "stray-file", "This file is no page.", "Let the name of a page end with .md, and put pictures into docs/assets."))
        elif path.suffix != ".md" and "?" in name:
            found.append(Problem(name, 1, 1, "stray-file", "The name of this file is no address.", "Name it in lower-case words joined by hyphens."))
        elif path.suffix != ".md" and not path.exists():
            found.append(Problem(name, 1, 1, "stray-file", "This is a link to nowhere.", "Put the file itself here, or delete the link."))
        elif path.name.endswith(assets.PICTURES) and path.stat().st_size > LARGEST:
            found.append(Problem(name, 1, 1, "picture-too-large", f"This picture has {path.stat().st_size // 1000:,} kB.", f"Make it smaller, or save it as .webp: at most {LARGEST // 1000} kB."))
    return found


def _undrawn(built: site.Site) -> list[Problem]:
    """Pages of tools that there is no script for."""
    return [tool.source.problem(tool.place("id"), "tool-without-script", f"No script draws the tool '{tool.id}'.", f"Give it one, docs/assets/{folder}{tool.id}.js, or the page another kind.")
            for tool in built.library.by_kind.get("tool", ()) for folder in (assets.PAGES, "tools/") if not (DOCS / "assets" / folder / f"{tool.id}.js").is_file()]


def latest_day(now: datetime) -> date:
    """The last day that has begun somewhere: what a writer in New Zealand has checked today is not in the future."""
    return (now + timedelta(hours=14)).date()


def read_data() -> tuple[data_files.Data | None, list[Problem]]:
    """The data files, or their problems."""
    try:
        return data_files.load(_data)
    except Unreadable as error:
        return None, [*error.args]


def read_site(before: site.Site | None = None, alone: bool = False, rewriting: bool = False,
              looks: Mapping[str, bytes] | None = None) -> tuple[site.Site | None, list[Problem]]:
    """The site of all pages, and every problem. No site where a data file is broken. The rest as in `site.build`."""
    data, problems = read_data()
    problems += strays()
    if data is None:
        return None, problems
    sources, unread = [], 0
    for path in pages():
        try:
            sources.append(Source.read(name_of(path), read_text(path)))
        except Unreadable as error:
            problems += error.args
            unread += 1
    try:
        home = _home()
    except Unreadable as error:
        problems += error.args
        home = ""
    pictures = {name_of(path) for path in shown(DOCS / "assets") if path.name.endswith(assets.PICTURES)}
    built, found = site.build(sources, data, latest_day(datetime.now(timezone.utc)), before, alone, rewriting, looks, pictures, home)
    problems += [*found, *_undrawn(built), *site.rule_problems(built, "hooks/data/danger.yml")]
    whole = not unread and len(built.library.articles) == len(sources)
    return built, problems if whole else [problem for problem in problems if problem.code not in ASK_ALL]


def _home() -> str:
    """The address of the site, as mkdocs.yml says it where the environment does not."""
    node, _ = yaml_nodes.parse(Source.read("mkdocs.yml", read_text(ROOT / "mkdocs.yml")))
    address = node.get("site_url") if node else None
    return (address.items[-1] if address.items else address).text or "" if address else ""


def dates(built: site.Site | None) -> tuple[dict[str, tuple[str, str]], str]:
    """The first and last change of each page that git knows, under its old addresses too; where it knows none, why. Raises Stop for a shallow
    clone, in which every page looks new."""
    try:
        shallow, log = _git("git", "rev-parse", "--is-shallow-repository"), _git(*history.COMMAND)
    except FileNotFoundError:
        return {}, "there is no git on PATH"
    if shallow.stdout.strip() == "true":
        raise Stop("This clone is shallow, so the dates of the pages are unknown. Run: git fetch --unshallow")
    if log.returncode or not log.stdout:
        return {}, next(iter(log.stderr.splitlines()), "git knows no file in docs")
    moved = {f"docs/{old.strip('/')}{end}": article.source.path for article in (built.library.articles if built else ()) for old in article.moved_from for end in (".md", "/index.md")}
    return history.parse(log.stdout, moved), ""


def lost(known: Iterable[str]) -> list[Problem]:
    """The pages that are gone, so that a link from elsewhere would lead nowhere. `known` are those of `dates`, where a page that moved has its new path."""
    gone = sorted(path for path in known if path.endswith(".md") and not (ROOT / path).exists())
    return [Problem(path, 1, 1, "lost-address", "This page is gone, and links to it would lead nowhere.", f"List '{url_of(path)}' under moved_from of the page to read instead.")
            for path in gone]


def _git(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)


def _data(name: str) -> str:
    return read_text(ROOT / "hooks" / "data" / name)


def read_text(path: Path) -> str:
    """The text of a file below the project; raises Unreadable where it is none."""
    name = name_of(path)
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        before = Source.read(name, error.object[:error.start].decode())
        raise Unreadable(before.problem(len(before.text), "not-utf-8", "From here on the file is not UTF-8 text.", "Save it as UTF-8.")) from None
    except OSError as error:
        raise Unreadable(Problem(name, 1, 1, "unreadable", f"The file cannot be read: {error.strerror}.", "Put it right, or delete it.")) from None
