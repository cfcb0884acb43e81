"""share: every answer under its name, in one process or in several, and no process is left behind."""

from __future__ import annotations

import multiprocessing
import os

import pytest

from minefix.share import AHEAD, LOAD, SMALLEST, Answers

MANY = LOAD * AHEAD * 2 + 3
several = pytest.mark.skipif(not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2, reason="needs two processors that a process can be bound to")


def names(count):
    return [f"page {number}" for number in range(count)]


@pytest.mark.parametrize(("count", "alone"), [(0, False), (SMALLEST - 1, False), (MANY, False), (MANY, True)])
def test_every_name_has_its_answer(count, alone):
    answers = Answers(lambda number: number * number, names(count), alone)
    assert [answers.take(name) for name in names(count)] == [number * number for number in range(count)]
    answers.end()


def test_answers_can_be_taken_in_any_order():
    answers = Answers(str, names(MANY))
    assert {name: answers.take(name) for name in reversed(names(MANY))} == {name: str(number) for number, name in enumerate(names(MANY))}
    answers.end()


@several
def test_many_tasks_are_done_elsewhere_and_few_or_lonely_ones_here():
    def workers(count, alone=False):
        answers = Answers(lambda _: os.getpid(), names(count), alone)
        found = {answers.take(name) for name in names(count)}
        answers.end()
        return found

    assert os.getpid() not in workers(MANY)
    assert workers(MANY, alone=True) == workers(SMALLEST - 1) == {os.getpid()}


@pytest.mark.parametrize("alone", [False, True])
def test_what_goes_wrong_is_raised_where_the_answer_is_taken(alone):
    answers = Answers(lambda number: 1 // (number - 70), names(MANY), alone)
    assert [answers.take(f"page {number}") for number in range(70)] == [-1] * 70
    with pytest.raises(ZeroDivisionError):
        answers.take("page 70")
    answers.end()


def test_who_needs_no_more_leaves_no_process_behind():
    answers = Answers(lambda number: number, names(MANY))
    answers.take("page 0")
    answers.end()
    assert not multiprocessing.active_children()
