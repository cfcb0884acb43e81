"""Work shared among the processors, where the system can fork: children then see everything that is in memory."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor

SMALLEST = 50           # below that, starting processes costs more than it saves
_task: Callable[[int], str] | None = None


def results(task: Callable[[int], str], count: int, alone: bool = False) -> Iterator[str]:
    """`task(0)`, `task(1)` … in order; one after the other if `alone`, or where sharing does not pay or is not possible."""
    global _task
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if alone or processors < 2 or count < SMALLEST:
        yield from map(task, range(count))
        return
    _task = task
    with ProcessPoolExecutor(processors, mp_context=multiprocessing.get_context("fork")) as pool:
        yield from pool.map(_run, range(count), chunksize=8)


def _run(number: int) -> str:
    assert _task
    return _task(number)
