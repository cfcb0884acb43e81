#!/usr/bin/env python3
"""The one command of this project: it sets itself up (dev_setup.py), then serves, builds, checks or tests the site.

Standard library only. Even a very old Python must be able to read this file, so that it can say that it is too old:
no f-strings, no annotations.
"""
import sys

if sys.version_info < (3, 11):
    sys.exit("MineFixTools needs Python 3.11 or newer, and this is Python %d.%d: install a newer one from "
             "https://www.python.org/downloads/ and run this command with it." % tuple(sys.version_info[:2]))

import argparse
import contextlib
import difflib
import errno
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from dev_setup import PYTHON, ROOT, Failure, prepare, say

COMMANDS = (
    ("serve", "show the site at http://127.0.0.1:8000/ and follow your edits (--port, --host)"),
    ("build", "write the whole site to site/, or change nothing if there is a problem (--out)"),
    ("check", "read every page and list the problems: file, line, what, what instead"),
    ("new", "start a new article"),
    ("schema", "explain the front matter, key by key"),
    ("tool", "run one of the site's tools on files, for example: tool error-decoder latest.log"),
    ("test", "run the tests; what follows goes to pytest, for example: test -k links"),
    ("bench", "measure builds, or with an option serve, the error decoder, or what a reader waits for; see bench --help"),
)
# MkDocs reads mkdocs.yml again, but what it watches, where it serves and which hooks it started stays as it was.
RESTART_ON = ("hooks/mkdocs_adapter.py", "mkdocs.yml", "requirements.txt", "package.json", "package-lock.json")
SOURCES = ("docs", "hooks", "overrides") + RESTART_ON[1:]
OURS = ("index.html", "rules.json", "danger.json")     # a folder with these holds a built site, and may be replaced by another ...
LEFT_THERE = {".DS_Store"}                      # ... unless a hidden name that is not left there by looking, such as .git, says that it is more
LIGHTHOUSE = "--lighthouse"                     # the option of bench that needs a program of its own
IN_A_BROWSER = {"--serve", "--readers", LIGHTHOUSE}         # what bench measures there


def help_text():
    """All commands, one line each."""
    lines = ["  python3 dev.py {:8}{}".format(name, about) for name, about in COMMANDS]
    return "\n".join(["MineFixTools. The first run sets everything up in this folder; nothing else is needed.", ""] + lines)


def options_of(command, arguments, *known):
    """The options of `command`; `known` are pairs of a name and the keywords that argparse takes for it."""
    parser = argparse.ArgumentParser(prog="dev.py " + command, description=dict(COMMANDS)[command])
    for name, keywords in known:
        parser.add_argument(name, **keywords)
    return parser.parse_args(arguments)


def refusal(host, port):
    """The error with which the system refuses to let a server listen there, or None if it does not."""
    try:
        socket.create_server((host, port)).close()
    except (OSError, OverflowError) as error:
        return error
    return None


def port_problem(host, port):
    """Why a server cannot listen there and what to do, or None if it can."""
    error = refusal(host, port)
    if error is None:
        return None
    if isinstance(error, OverflowError):
        return "There is no port {}: choose one from 1024 to 65535.".format(port)
    if error.errno == errno.EADDRINUSE:
        other = next((near for near in range(port + 1, port + 100) if refusal(host, near) is None), 0)
        return "Port {} is taken: stop what uses it, or run: python3 dev.py serve --port {}".format(port, other)
    why = str(error.strerror).partition(" (while")[0]       # Python goes on with the address
    return "Cannot listen on {}:{} ({}): try another --host or --port.".format(host, port, why)


def snapshot(names):
    """When each file of `names` was last changed; a folder stands for all files below it."""
    times = {}
    for path in (ROOT / name for name in names):
        for file in [path] + [below for below in path.rglob("*") if "__pycache__" not in below.parts]:
            with contextlib.suppress(OSError):
                times[file] = file.stat().st_mtime_ns
    return times


def stop(child):
    """The process has ended. A moment is left to one that Ctrl+C has told already."""
    for tell in (lambda: None, child.terminate, child.kill):
        tell()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=1.5)
            return


def wait_for_change(child, before):
    """Returns once a file of RESTART_ON, which were as in the snapshot `before`, has changed, or any source if the server ended by itself."""
    watched = RESTART_ON
    while snapshot(watched) == before:
        if watched is RESTART_ON and child.poll() is not None:
            say("The server has ended, for the reason above. Save a correction to start it again, or press Ctrl+C.")
            watched, before = SOURCES, snapshot(SOURCES)
        time.sleep(0.5)


def serve_command(python, host, port):
    """What serves the project in the current folder."""
    return [python, "-m", "mkdocs", "serve", "--livereload", "--dirty", "-a", "{}:{}".format(host, port)]


def serve(arguments):
    """Serve until Ctrl+C; MkDocs reads pages and the core again by itself, the rest needs a new process."""
    options = options_of("serve", arguments, ("--port", dict(type=int, default=8000)), ("--host", dict(default="127.0.0.1")))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    problem = port_problem(options.host, options.port)
    if problem:
        raise Failure(problem)
    command = serve_command(PYTHON, options.host, options.port)
    before = snapshot(RESTART_ON)
    environment = prepare()
    while True:
        child = subprocess.Popen(command, cwd=ROOT, env=environment)
        try:
            wait_for_change(child, before)
        except KeyboardInterrupt:
            return 0
        finally:
            stop(child)
        say("Starting again, because of a change that a running server does not read.")
        before = snapshot(RESTART_ON)
        try:
            environment = prepare()
        except Failure as failure:
            say(str(failure))


def publish(fresh, target):
    """`fresh` is now at `target`, and what was there is gone; if that fails, it is there as before."""
    old = target.with_name(".{}-{}-old".format(target.name, os.getpid()))
    if target.exists():
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def is_replaceable(target):
    """True for an empty folder, and for a built site that is not the checkout of a branch as well."""
    names = {path.name for path in target.iterdir()} if target.is_dir() else {"no folder"}
    return not names or names.issuperset(OURS) and not {name for name in names - LEFT_THERE if name.startswith(".")}


def build(arguments):
    """Build the site into a new folder and publish it whole, or leave everything as it was."""
    options = options_of("build", arguments, ("--out", dict(default=str(ROOT / "site"), help="a folder; default: site")))
    target = Path(options.out).resolve()
    if target.exists() and not is_replaceable(target):
        raise Failure("{} is no built site, or more than that: name a new or an empty folder with --out.".format(target))
    environment = prepare()
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(".{}-{}-new".format(target.name, os.getpid()))
    try:
        if subprocess.call([PYTHON, "-m", "mkdocs", "build", "--strict", "-d", fresh], cwd=ROOT, env=environment):
            raise Failure("Nothing was published, for the reason above. What {} held before is untouched.".format(target.name))
        publish(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    say("Built {}".format(target))
    return 0


def test(arguments):
    """The exit code of pytest."""
    return subprocess.call([PYTHON, "-m", "pytest"] + arguments, cwd=ROOT, env=prepare(for_tests=True))


def script(path, *arguments, **wanted):
    """The exit code of one of the project's own Python files; relative names in `arguments` are the caller's, `wanted` is for `prepare`."""
    if not (ROOT / path).is_file():
        raise Failure("This version of MineFixTools has no {}.".format(path))
    return subprocess.call([PYTHON, ROOT / path] + list(arguments), env=prepare(**wanted))


def main(arguments):
    """Run the command that `arguments` name; its exit code."""
    command, rest = (arguments or ["help"])[0], arguments[1:]
    if command in ("help", "--help", "-h"):
        print(help_text())
        return 0
    if command in ("check", "new", "schema", "tool"):
        return script("hooks/cli.py", command, *rest)
    if command == "bench":
        return script("bench/run.py", *rest, for_tests=bool(IN_A_BROWSER.intersection(rest)), for_lighthouse=LIGHTHOUSE in rest)
    if command not in dict(COMMANDS):
        near = difflib.get_close_matches(command, dict(COMMANDS), 1)
        raise Failure("There is no command '{}'. {}".format(
            command, "Did you mean '{}'?".format(near[0]) if near else "python3 dev.py lists them."))
    return {"serve": serve, "build": build, "test": test}[command](rest)


def guarded(arguments):
    """What `main` gives; instead of a traceback one sentence and exit code 1."""
    try:
        return main(arguments)
    except Failure as failure:
        return str(failure)
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if error.errno == errno.ENOSPC:
            return "The disk is full: free about 1 GB, then run this again."
        return "{}: {}. Mend that, then run this again.".format(error.filename or "The system says", error.strerror or error)


if __name__ == "__main__":
    sys.exit(guarded(sys.argv[1:]))
