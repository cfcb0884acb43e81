"""FAQ: the visible questions of a page, and nothing else, are what search engines are told."""

from __future__ import annotations

from collections.abc import Iterator

from .page_facts import QuestionFact
from .rendered import Rendered, answer_text


def facts(body: Rendered, page_url: str) -> Iterator[QuestionFact]:
    """Every question of a rendered page with its answer in the tags search engines show."""
    for question in body.questions:
        yield QuestionFact(question.anchor, question.name, answer_text(question.answer_html, page_url))
