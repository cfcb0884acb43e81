"""Work shared among the processors, where the system can fork: children then see everything that is in memory."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

SMALLEST = 50           # below that, starting processes costs more than it saves
LOAD = 8                # tasks that a process is handed at once
AHEAD = 32              # loads that are worked on before somebody takes their answers: more would only fill the memory
Answer = TypeVar("Answer")
_task: Callable[[int], object] | None = None


class Answers(Generic[Answer]):
    """The answers to a task, each under a name, worked on from now on and taken when they are needed.

    `task(0)`, `task(1)` … belong to `names` in their order; who takes in that order never waits for another's answer, and nothing is
    held for longer than needed. One after the other if `alone`, or where sharing does not pay or is not possible.
    """

    def __init__(self, task: Callable[[int], Answer], names: Iterable[str], alone: bool = False) -> None:
        names = tuple(names)
        self._answers = _answers(task, len(names), alone)
        self._coming = zip(self._answers, names)        # answers first: who asks for one more than there are ends the processes
        self._here: dict[str, Answer] = {}

    def take(self, name: str) -> Answer:
        """The answer under a name, once; what the task raised is raised here."""
        while name not in self._here:
            answer, came = next(self._coming)
            self._here[came] = answer
        answer = self._here.pop(name)
        if isinstance(answer, _Failed):
            raise answer.error
        return answer

    def end(self) -> None:
        """No more answers are needed."""
        self._answers.close()


@dataclass(frozen=True)
class _Failed:
    """In place of an answer: what the task raised in another process."""

    error: Exception


def _answers(task: Callable[[int], Answer], count: int, alone: bool) -> Iterator[Answer]:
    global _task
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if alone or processors < 2 or count < SMALLEST:
        return (task(number) for number in range(count))
    loads = deque(range(start, min(start + LOAD, count)) for start in range(0, count, LOAD))
    _task = task
    pool = ProcessPoolExecutor(processors, mp_context=multiprocessing.get_context("fork"))
    begun = deque(pool.submit(_run, loads.popleft()) for _ in range(min(AHEAD, len(loads))))
    _task = None                # the children have it
    return _until_the_end(pool, begun, loads)


def _until_the_end(pool: ProcessPoolExecutor, begun: deque[Future[list[Answer]]], loads: deque[range]) -> Iterator[Answer]:
    try:
        while begun:
            answers = begun.popleft().result()
            if loads:
                begun.append(pool.submit(_run, loads.popleft()))
            yield from answers
    finally:
        pool.shutdown(cancel_futures=True)


def _run(load: range) -> list[object]:
    return [_answer(number) for number in load]


def _answer(number: int) -> object:
    assert _task
    try:
        return _task(number)
    except Exception as error:
        return _Failed(error)
