"""The scripts and the stylesheets as pages load them: bundled by esbuild, kept while nothing has changed."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from minefix import assets
from minefix.rendering import fingerprint

from .project import ROOT, Stop

FOLDER = ROOT / "docs" / "assets"
KEPT = ROOT / ".cache" / "assets"
MODULES = ROOT / "node_modules"


def inline_js() -> str:
    """The one script that stands in the page itself."""
    return (FOLDER / "inline.js").read_text(encoding="utf-8").strip()


def bundle() -> dict[str, tuple[str, str]]:
    """Name below docs/assets -> address below the site root, and text. Raises Stop where npm packages or Node are missing."""
    installed = MODULES / ".package-lock.json"      # npm's own note of what is there
    if not installed.exists():
        raise Stop("The npm packages are missing. Run: python3 dev.py build (it installs what the site needs).")
    sources = {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*")) if path.suffix in (".js", ".css")}
    out = KEPT / fingerprint([installed.read_text(encoding="utf-8"), json.dumps(sources), *assets.command([], "")])
    if not out.exists():
        _make(assets.entries(sources), out)
    texts = {path.relative_to(out).as_posix(): path.read_text(encoding="utf-8") for path in sorted(out.rglob("*.*"))}
    addresses = assets.addresses(texts, json.dumps(texts))
    return {name: (addresses[name], text) for name, text in texts.items()}


def _make(entries: list[str], out: Path) -> None:
    node = os.environ.get("MINEFIX_NODE") or shutil.which("node")
    if not node:
        raise Stop("There is no Node on PATH. Run: python3 dev.py build (it finds one or installs it).")
    KEPT.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix="new-", dir=KEPT))      # of its own, because another build may be at it too
    done = subprocess.run([node, str(MODULES / "esbuild" / "bin" / "esbuild"), *assets.command(entries, str(new))],
                          cwd=FOLDER, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        shutil.rmtree(new)
        raise Stop(f"The scripts in docs/assets cannot be bundled:\n{done.stderr}")
    with contextlib.suppress(OSError):
        new.rename(out)
    for other in KEPT.iterdir():
        if other != out and not other.name.startswith("new-"):
            shutil.rmtree(other, ignore_errors=True)
