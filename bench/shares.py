"""Which part of a build takes how long: one build in one process, asked a thousand times a second where it is. Prints JSON.

Sampling costs little and treats all parts alike, where a tracing profiler makes small functions look slow. A moment belongs to the
innermost of our modules, or of the packages below, that is at work; the standard library works for whoever called it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from types import FrameType

from mkdocs.commands.build import build
from mkdocs.config import load_config

EVERY = 0.001       # seconds of processor time
HOOKS = Path("hooks").resolve()
OTHERS = {"/markdown/": "Markdown", "/pymdownx/": "Markdown", "/pygments/": "Markdown", "/jinja2/": "templates", "/overrides/": "templates",
          "/material/templates/": "templates", "/mkdocs/": "MkDocs", "/watchdog/": "MkDocs"}

seen: Counter[str] = Counter()


def part(frame: FrameType | None) -> str:
    """Whose work a moment is."""
    while frame:
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(HOOKS):
            return f"ours: {file.relative_to(HOOKS).with_suffix('').parts[:2][-1]}"
        for folder, package in OTHERS.items():
            if folder in file.as_posix():
                return package
        frame = frame.f_back
    return "start"


def main() -> None:
    """Build the project in the current folder."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})         # one processor, so that nothing is done in other processes
    signal.signal(signal.SIGPROF, lambda _, frame: seen.update([part(frame)]))
    config = load_config("mkdocs.yml")
    config.plugins.on_startup(command="build", dirty=False)
    begin = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    build(config)
    signal.setitimer(signal.ITIMER_PROF, 0)
    whole, moments = time.process_time() - begin, sum(seen.values())
    json.dump({name: number * whole / moments for name, number in seen.items()}, sys.stdout)


if __name__ == "__main__":
    main()
