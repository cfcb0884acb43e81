"""image-kind: an image in a format that is not published, or one that names no file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..article import Article
from ..assets import PICTURES
from ..problem import Problem


_BLANK = re.compile(r"\]\([^\s()\"]+ [^()\"]*\)$")


def check(article: Article) -> Iterator[Problem]:
    """A problem at each."""
    for _, tokens in article.pieces:
        for token in tokens:
            if token.kind == "image" and not token.target:
                yield article.source.problem(token.start, "image-kind", "This image does not name its file.", "Write it behind the words: ![words](../assets/file.png).")
            elif token.kind == "image" and not token.target.endswith(PICTURES) and "//" not in token.target:       # that is unsafe-markup
                if _BLANK.search(article.source.text, token.start, token.end):
                    said, hint = "The name of this picture has a blank.", "Call the file something like ../assets/my-picture.png."
                else:
                    said, hint = f"'{token.target}' is no picture that is published.", f"Save it as one of: {', '.join(PICTURES)}."
                yield article.source.problem(token.start, "image-kind", said, hint)
