"""image-kind: an image in a format that is not published, one that names no file, or more than a file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..article import Article
from ..assets import PICTURES
from ..problem import Problem


_MORE = re.compile(r"\]\(\S+[ \t]+[^\s\")]")      # only a "title" may stand there
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
            elif token.kind == "image" and _MORE.search(article.source.text, token.start, token.end):
                yield article.source.problem(token.start, "image-kind", "Something stands behind the name of this picture, so that it is not found.", "Write ![words](file): its size is that of the file.")
