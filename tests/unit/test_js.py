"""The JavaScript of the site: its own tests in Node, and its types."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TYPESCRIPT = ROOT / "node_modules" / "typescript" / "bin" / "tsc"


def node() -> str:
    """Node as dev.py found it, else the one on PATH."""
    found = os.environ.get("MINEFIX_NODE") or shutil.which("node")
    assert found, "Node is missing: run `python3 dev.py test`, which brings it, or set MINEFIX_NODE."
    return found


def run(*arguments: object) -> str:
    """The output of Node, which must end well."""
    done = subprocess.run([node(), *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=600)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    return done.stdout


def test_javascript_does_what_its_tests_say() -> None:
    # Named one by one: newer Node versions take a folder for a module.
    files = sorted((ROOT / "tests" / "js").glob("**/*.test.mjs"))
    assert files
    assert "# fail 0" in run("--test", "--test-concurrency=2", "--test-reporter=tap", *files)


def test_javascript_has_sound_types() -> None:
    assert TYPESCRIPT.exists(), "TypeScript is missing: run `python3 dev.py test`, which installs it, or `npm ci`."
    run(TYPESCRIPT, "--noEmit", "-p", "tsconfig.json")
