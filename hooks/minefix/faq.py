"""FAQ: the visible questions of a page, and nothing else, are what search engines are told."""

from __future__ import annotations

from collections.abc import Iterator

from .page_facts import QuestionFact
from .rendered import Rendered


def facts(body: Rendered) -> Iterator[QuestionFact]:
    """Every question of a rendered page with its answer in the tags search engines show."""
    for question in body.questions:
        yield QuestionFact(question.anchor, question.name, question.answer)
