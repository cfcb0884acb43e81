"""lost-words: a value of the front matter whose words YAML leaves out: behind a '#', or a first word with '&' or '!', as in a colour code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..article import Article
from ..problem import Problem

_VALUE = re.compile(r"^ *+(?:- ++)*+(?:(?<=- )|\w++: ++)(?:(?P<first>[&!]\S++)|[^\s\"'|>#\[{&!][^\n]*? (?P<rest>#\S[^\n]*+))", re.MULTILINE)


def check(article: Article) -> Iterator[Problem]:
    """A problem at the first of them in each value. A remark, with a blank behind its '#', is none."""
    for found in _VALUE.finditer(article.source.text, 0, article.body_at):
        part = found.lastgroup or ""
        yield article.source.problem(found.start(part), "lost-words", f"YAML does not read '{found[part]}' as part of the value.", "Put the whole value in double quotes.")
