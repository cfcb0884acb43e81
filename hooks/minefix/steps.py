"""Step blocks: a bullet list that changes one thing - what, the risk, the way back, how you know it worked."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from . import shell, snippets
from .article import Article
from .data_shapes import RISKS
from .edits import Edit, inner
from .problem import Problem, did_you_mean
from .scan import Block
from .slugs import slug

FILE = ("File", "Setting", "Value", "Risk", "Roll back", "It worked")
COMMAND = ("Where", "Run", "Risk", "Roll back", "It worked")
_ITEM = re.compile(r"^[-*+][ \t]+\*\*([^*\n]+?):\*\*[ \t]*", re.MULTILINE)
_CODE = re.compile(r"(`+)(.+?)\1")


@dataclass(frozen=True)
class Row:
    """One line of a step: its label, and where its text stands in the source."""

    label: str
    start: int          # of the list item
    text_at: int
    end: int


@dataclass(frozen=True)
class Step:
    """A step block."""

    text: str           # the whole source
    block: Block
    rows: tuple[Row, ...]

    def row(self, label: str) -> str:
        """The Markdown of a row, on one line; '' where it is missing."""
        return next((" ".join(self.text[row.text_at:row.end].split()) for row in self.rows if row.label == label), "")

    def codes(self, label: str) -> list[str]:
        """The code spans of a row."""
        return [match[2].strip() for match in _CODE.finditer(self.row(label))]

    def settings(self) -> list[snippets.Setting]:
        """What a file step sets: each setting with the value in the same place; values behind those are old ones."""
        file = self.codes("File")[:1]
        pairs = zip(self.codes("Setting"), self.codes("Value"))
        return [snippets.Setting(name.rsplit("/", 1)[-1], key, value) for name in file for key, value in pairs]

    def commands(self) -> list[tuple[str, ...]]:
        """What a command step runs."""
        return [words for code in self.codes("Run") for words in shell.commands(code)]

    def line(self) -> str:
        """The line to copy: a setting in the grammar of its file, or the command."""
        if run := self.codes("Run"):
            return "\n".join(run)
        return "\n".join(map(_line, self.settings())) if self.row("Value").startswith("`") else ""     # "the text in `x`" is not `x`


def read(article: Article, block: Block) -> Step | None:
    """The step that a list block is, None for any other block: its first item is labelled File or Where."""
    if block.kind != "list":
        return None
    text = article.source.text
    items = list(_ITEM.finditer(text, block.start, block.end))
    if not items or items[0].start() != block.start or items[0][1] not in (FILE[0], COMMAND[0]):
        return None
    ends = [item.start() for item in items[1:]] + [block.end]
    return Step(text, block, tuple(Row(item[1], item.start(), item.end(), end) for item, end in zip(items, ends)))


def edits(article: Article, others: list[Edit], words: dict) -> list[Edit]:
    """Every step block as a definition list, with the other features' edits inside its rows made."""
    made = []
    taken: set[str] = set()
    for block in article.blocks:
        step = read(article, block)
        if step:
            made.append(Edit(block.start, block.end, text=_rendered(step, others, words, taken)))
    return made


def problems(article: Article) -> list[Problem]:
    """Rows that are missing, unknown, out of order or empty, and risks that are no risk."""
    found = []
    for block in article.blocks:
        step = read(article, block)
        if step:
            found += _row_problems(article, step)
    return found


def _row_problems(article: Article, step: Step) -> list[Problem]:
    labels = FILE if step.rows[0].label == FILE[0] else COMMAND
    have = [row.label for row in step.rows]
    found = [
        article.source.problem(row.start, "step-unknown-row", f"'{row.label}' is not a row of a step.", did_you_mean(row.label, labels))
        for row in step.rows if row.label not in labels
    ]
    found += [article.source.problem(step.block.start, "step-incomplete", f"This step has no row '{label}'.", f"A step has, in this order: {', '.join(labels)}.")
              for label in labels if label not in have]
    if not found and have != list(labels):
        found.append(article.source.problem(step.block.start, "step-order", "The rows of this step are out of order.", f"Write them as: {', '.join(labels)}."))
    found += [article.source.problem(row.start, "step-empty-row", f"'{row.label}' says nothing.", "Write what the reader needs.") for row in step.rows if not step.row(row.label)]
    risk = next((row for row in step.rows if row.label == "Risk"), None)
    if risk and step.row("Risk") and _risk(step.row("Risk"))[0] not in RISKS:
        found.append(article.source.problem(risk.text_at, "step-risk", f"'{_risk(step.row('Risk'))[0]}' is not a risk.", f"Begin with one of: {', '.join(RISKS)}."))
    command = next((row for row in step.rows if row.label == "Run"), None)
    if command and step.row("Run") and not step.codes("Run"):
        found.append(article.source.problem(command.text_at, "step-code", "'Run' holds no command.", "Put it in backticks."))
    return found


def _risk(row: str) -> tuple[str, str]:
    match = re.match(r"\W*([A-Za-z]+)\W*(.*)", row, re.DOTALL)
    return (match[1].lower(), match[2]) if match else ("", row)


def _rendered(step: Step, others: list[Edit], words: dict, taken: set[str]) -> str:
    found = step.settings()
    name = anchor = f"set-{slug(found[0].key)}" if found else f"run-{slug(step.line(), words=4)}"
    for n in range(2, 1000):
        if name not in taken:
            break
        name = f"{anchor}-{n}"
    taken.add(name)
    rows = "\n".join(f"<dt>{row.label}</dt>\n<dd markdown=\"span\">{_cell(step, row, others, words)}</dd>" for row in step.rows)
    line = html.escape(step.line()).replace("\n", "&#10;")
    copy = f'<button class="mf-copy" type="button" data-copy="{line}" hidden>Copy the line</button>' if line else ""
    return f'<div class="mf-step" markdown="1">\n<dl class="mf-plate" id="{name}" markdown="1">\n{rows}\n</dl>\n{copy}\n</div>'


def _cell(step: Step, row: Row, others: list[Edit], words: dict) -> str:
    text = " ".join(inner(step.text, others, row.text_at, row.end).split())
    if row.label != "Risk":
        return text
    risk, rest = _risk(text)
    return f'<span class="mf-risk" data-risk="{risk}">{words["risks"].get(risk, risk)}</span> {rest}'


def _line(setting: snippets.Setting) -> str:
    key, value = setting.key, snippets.unquoted(setting.value)
    if setting.file.endswith((".yml", ".yaml")):
        parts = key.split(".")
        return "\n".join(f"{'  ' * i}{part}:" for i, part in enumerate(parts)) + f" {value}"
    plain = value in ("true", "false") or value.replace(".", "", 1).lstrip("-").isdigit()
    if setting.file.endswith(".toml"):
        return f"{key} = {value}" if plain else f'{key} = "{value}"'
    return f"{key}={value}"
