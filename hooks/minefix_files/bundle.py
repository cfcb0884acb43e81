"""The scripts and the stylesheets as pages load them: bundled by esbuild, kept while nothing has changed."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from minefix import assets
from minefix.rendering import fingerprint

from .project import ROOT, Stop, Unreadable, read_text, shown

FOLDER = ROOT / "docs" / "assets"
KEPT = ROOT / ".cache" / "assets"
MODULES = ROOT / "node_modules"
ANEW = "Delete node_modules, then run: python3 dev.py build"
LONGEST = 3600          # seconds: no build takes longer, so what is older was left behind by one that was killed


def node() -> str:
    """The path of Node: the one in MINEFIX_NODE (dev.py sets it), else the one on PATH. Raises Stop where there is none."""
    if found := shutil.which(os.environ.get("MINEFIX_NODE") or "node"):
        return found
    raise Stop("There is no Node, neither in MINEFIX_NODE nor on PATH. Use python3 dev.py: it finds one or installs it.")


def esbuild(program: Path) -> list[str]:
    """What starts esbuild: npm installs a script for Node, and puts the program itself in its place where it is told to run the scripts of packages."""
    try:
        with program.open("rb") as file:
            return [node(), str(program)] if file.read(2) == b"#!" else [str(program)]
    except OSError:
        raise Stop(f"The npm packages are damaged: there is no esbuild. {ANEW}") from None


def begin() -> Callable[[], tuple[dict[str, tuple[str, str]], dict[str, str], str]]:
    """Sets esbuild to work, which takes a second; what is returned waits for it and gives, for each script by its name below docs/assets,
    the address below the site root and the text; the text of each stylesheet; and that of the script in the page. It raises Stop where npm
    packages or Node are missing, or a script is wrong."""
    installed = MODULES / ".package-lock.json"      # npm's own note of what is there
    if not installed.exists():
        return _stopped(Stop("The npm packages are missing. Run: python3 dev.py build (it installs what the site needs)."))
    try:
        sources = {path.relative_to(FOLDER).as_posix(): read_text(path) for path in shown(FOLDER) if path.suffix in (".js", ".css") and path.is_file()}
    except Unreadable as error:
        return _stopped(Stop(str(error.args[0])))
    rules = [path.read_text(encoding="utf-8") for path in (installed, ROOT / "package.json")]     # package.json tells esbuild that it may leave out what nobody uses
    out = KEPT / fingerprint([*rules, json.dumps(sources), *assets.command([], "")])
    try:
        finish = _start(assets.entries(sources), out) if not out.exists() else lambda: _texts(out)
    except Stop as stop:
        return _stopped(stop)

    def result() -> tuple[dict[str, tuple[str, str]], dict[str, str], str]:
        texts = finish()
        inline, styles = texts.pop(assets.INLINE).strip(), assets.styles(texts)
        scripts = {name: text for name, text in texts.items() if name not in styles}
        addresses = assets.addresses(scripts, json.dumps(scripts))
        return {name: (addresses[name], text) for name, text in scripts.items()}, styles, inline
    return result


def _start(entries: list[str], out: Path) -> Callable[[], dict[str, str]]:
    new = _new_folder()
    command = [*esbuild(MODULES / "esbuild" / "bin" / "esbuild"), *assets.command(entries, str(new))]
    try:
        process = subprocess.Popen(command, cwd=FOLDER, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    except OSError as error:
        raise Stop(f"The npm packages are damaged: esbuild does not run ({error.strerror}). {ANEW}") from None

    def finish() -> dict[str, str]:
        said = process.communicate()[1]
        try:
            if process.returncode:
                raise Stop(f"The scripts in docs/assets cannot be bundled:\n{said}")
            texts = _texts(new)
            with contextlib.suppress(OSError):          # another build was first, or nothing can be kept
                new.rename(out)
        finally:
            shutil.rmtree(new, ignore_errors=True)
        _tidy(out)
        return texts
    return finish


def _new_folder() -> Path:
    """A folder of its own, because another build may be at it too; where nothing can be kept, it is elsewhere."""
    try:
        KEPT.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix="new-", dir=KEPT))
    except OSError:
        return Path(tempfile.mkdtemp(prefix="minefix-"))


def _texts(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.*"))}


def _tidy(out: Path) -> None:
    """Nothing is kept but `out` and what another build may be making."""
    with contextlib.suppress(OSError):
        for other in KEPT.iterdir():
            if other != out and (not other.name.startswith("new-") or other.stat().st_mtime < time.time() - LONGEST):
                shutil.rmtree(other, ignore_errors=True)


def _stopped(stop: Stop) -> Callable[[], NoReturn]:
    def raised() -> NoReturn:
        raise stop
    return raised
