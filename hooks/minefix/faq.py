"""FAQ: the visible questions of a page, and nothing else, are what search engines are told."""

from __future__ import annotations

from collections.abc import Iterator

from . import rendered
from .page_facts import QuestionFact


def facts(html: str, page_url: str) -> Iterator[QuestionFact]:
    """Every question of a rendered page with its answer in the tags search engines show."""
    for question in rendered.questions(html):
        yield QuestionFact(question.anchor, question.name, rendered.answer_text(question.answer_html, page_url))
