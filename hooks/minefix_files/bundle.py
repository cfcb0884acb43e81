"""The scripts and the stylesheets as pages load them: bundled by esbuild, kept while nothing has changed."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from minefix import assets
from minefix.rendering import fingerprint

from .project import ROOT, Stop

FOLDER = ROOT / "docs" / "assets"
KEPT = ROOT / ".cache" / "assets"
MODULES = ROOT / "node_modules"


def begin() -> Callable[[], tuple[dict[str, tuple[str, str]], dict[str, str], str]]:
    """Sets esbuild to work, which takes a second; what is returned waits for it and gives, for each script by its name below docs/assets,
    the address below the site root and the text; the text of each stylesheet; and that of the script in the page. It raises Stop where npm
    packages or Node are missing, or a script is wrong."""
    installed = MODULES / ".package-lock.json"      # npm's own note of what is there
    if not installed.exists():
        return _stopped("The npm packages are missing. Run: python3 dev.py build (it installs what the site needs).")
    sources = {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*")) if path.suffix in (".js", ".css")}
    rules = [path.read_text(encoding="utf-8") for path in (installed, ROOT / "package.json")]     # package.json tells esbuild that it may leave out what nobody uses
    out = KEPT / fingerprint([*rules, json.dumps(sources), *assets.command([], "")])
    finish = _start(assets.entries(sources), out) if not out.exists() else lambda: None

    def result() -> tuple[dict[str, tuple[str, str]], dict[str, str], str]:
        finish()
        texts = {path.relative_to(out).as_posix(): path.read_text(encoding="utf-8") for path in sorted(out.rglob("*.*"))}
        inline, styles = texts.pop(assets.INLINE).strip(), assets.styles(texts)
        scripts = {name: text for name, text in texts.items() if name not in styles}
        addresses = assets.addresses(scripts, json.dumps(scripts))
        return {name: (addresses[name], text) for name, text in scripts.items()}, styles, inline
    return result


def _start(entries: list[str], out: Path) -> Callable[[], None]:
    node = os.environ.get("MINEFIX_NODE") or shutil.which("node")
    if not node:
        return _stopped("There is no Node on PATH. Run: python3 dev.py build (it finds one or installs it).")
    KEPT.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix="new-", dir=KEPT))      # of its own, because another build may be at it too
    process = subprocess.Popen([node, str(MODULES / "esbuild" / "bin" / "esbuild"), *assets.command(entries, str(new))],
                               cwd=FOLDER, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8")

    def finish() -> None:
        said = process.communicate()[1]
        if process.returncode:
            shutil.rmtree(new)
            raise Stop(f"The scripts in docs/assets cannot be bundled:\n{said}")
        with contextlib.suppress(OSError):
            new.rename(out)
        for other in KEPT.iterdir():
            if other != out and not other.name.startswith("new-"):
                shutil.rmtree(other, ignore_errors=True)
    return finish


def _stopped(sentence: str) -> Callable[[], NoReturn]:
    def stop() -> NoReturn:
        raise Stop(sentence)
    return stop
