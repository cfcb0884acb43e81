"""Skeleton: what a new article starts from, and the words in it that stand for what its writer knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from string import Template

_PAGE = """---
title: $title
description: «One plain sentence of 70 to 160 characters that helps someone decide to click on this page.»
kind: $kind
id: $id
answer:
  means: "$means«, in at most 20 words.»"
  side: player
  why: «One sentence that says why.»
  first: "$first«: an order, in at most 20 words.»"
${messages}tools: [error-decoder]
verified: {on: $today, with: "«The versions the facts were read from»"}
sources:
  - {«title: "Who says it"», «url: "https://example.org/"»}
---

## If you are the player

1. «**Name the first step.**» «Say what to do.»

## FAQ

### «What does somebody ask?»

«The answer, in one to three short paragraphs.»
"""
_MESSAGES = """messages:
  - text: "«The exact words; {name} stands for what varies»"
    seen: player
    on: [vanilla]
    side: player
    means: «One sentence about what it says.»
    acts: [player]
"""
PLACEHOLDERS = tuple(re.findall("«([^»]+)»", _PAGE + _MESSAGES))


def page(kind: str, name: str, title: str, labels: Mapping[str, str], today: date) -> str:
    """The Markdown of a new article. `title` is YAML already, `labels` are those of the answer box for its kind."""
    text = Template(re.sub("[«»]", "", _PAGE))
    messages = re.sub("[«»]", "", _MESSAGES) if kind == "fix" else ""
    return text.substitute(title=title, kind=kind, id=name, means=labels["means"], first=labels["first"], messages=messages, today=today)
