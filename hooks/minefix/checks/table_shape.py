"""table-shape: a row with more or fewer cells than its table has columns, which the renderer cuts off or fills up without a word, or no line of dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..article import Article
from ..problem import Problem

_HIDDEN = re.compile(r"\\.")
_LOOSE = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*\|[-:| \t]*|\+(?:[-=]{2,}\+)+[ \t]*")     # a line of dashes on its own, or of a table in another style


def check(article: Article) -> Iterator[Problem]:
    """A problem at each such row."""
    for block, tokens in article.pieces:
        if block.kind not in ("table", "text"):
            continue
        shown = "".join("x" * (token.end - token.start) if token.kind in ("code", "wiki") else article.source.text[token.start:token.end] for token in tokens)
        rows, at, columns = _HIDDEN.sub("xx", shown).split("\n"), block.start, 0
        if block.kind == "text":
            if len(rows) > 1 and all(row.startswith("|") and row.rstrip().endswith("|") for row in rows):
                yield article.source.problem(at, "table-shape", "This table has no line of dashes.", "Write |---|---| below its first row.")
            elif _LOOSE.fullmatch(rows[0]):
                yield article.source.problem(at, "table-shape", "This line belongs to no table.", "Write the rows of a table without empty lines between them, and |---|---| below the first.")
            continue
        framed = rows[0].strip().startswith("|") or rows[0].strip().endswith("|")      # else a stroke at the end of a row parts its last, empty cell
        for row in rows:
            cells = (row.strip().removeprefix("|").removesuffix("|") if framed else row).count("|") + 1
            columns = columns or cells
            if cells != columns:
                yield article.source.problem(at, "table-shape", f"Columns of this table: {columns}, cells of this row: {cells}.", "Write a cell for each column, and '\\|' for the sign.")
            at += len(row) + 1
