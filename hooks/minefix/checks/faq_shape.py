"""faq-shape: an article without questions, a question that is none, an answer that is missing."""

from __future__ import annotations

from collections.abc import Iterator

from ..article import ARTICLES, Article
from ..problem import Problem


def check(article: Article) -> Iterator[Problem]:
    """A problem for each question of a wrong shape, and for each article without one."""
    swallowed = any(block.kind == "fence" and not block.closed for block in article.blocks)       # unclosed-fence says it
    if article.kind in ARTICLES and not article.questions and not swallowed:
        yield article.source.problem(article.place("kind"), "faq-shape", "This article answers no question.", "Add '## FAQ' with '### Question?' headings below.")
    for question in article.questions:
        if not question.text.rstrip("`\"”’*").endswith("?"):
            yield article.source.problem(question.place, "faq-shape", f"'{question.text}' is not a question.", "End it with a question mark, or move it out of the FAQ.")
        if not question.answer:
            yield article.source.problem(question.place, "faq-shape", "This question has no answer.", "Write one to three short paragraphs below it.")
