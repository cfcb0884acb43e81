"""Step blocks: a bullet list that changes one thing - what, the risk, the way back, how you know it worked."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import NamedTuple

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
_LIKE = re.compile(rf"^(?:[-*+]|\d{{1,9}}\.)[ \t]+[*_]{{0,2}}(?:{'|'.join({*FILE, *COMMAND})})[*_]{{0,2}}[ \t]*:", re.MULTILINE | re.IGNORECASE)
ENOUGH = 3      # labels that make of a list a step that was meant
IN_CODE = {"File": "name", "Setting": "setting", "Value": "value", "Run": "command"}      # the rows that rules and readers take word for word
FEW = 20        # words of a row without code that are looked at
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)(.+?)(?<!`)\1(?!`)")
_RISK = re.compile(r"([*_]{0,2})([A-Za-z]+)[.:]?\1[.:,;\s-]*(.*)", re.DOTALL)     # the word, bold or not; the sentence behind it may begin with code
_OLD = re.compile(r"\(was\b[^)]*\)?|`[^`]+`(?= ?(?:to|→|->) ?`)")


class Row(NamedTuple):
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
        """The Markdown of a row, on one line; '' where it is missing. Of values the new ones: without "(was …)", and in "`x` to `y`" without `x`."""
        said = next((" ".join(self.text[row.text_at:row.end].split()) for row in self.rows if row.label == label), "")
        return _OLD.sub("", said) if label == "Value" else said

    def codes(self, label: str) -> list[str]:
        """The code spans of a row."""
        return [match[2].strip() for match in _CODE.finditer(self.row(label))]

    def settings(self) -> list[snippets.Setting]:
        """What a file step sets: each setting with the value in the same place."""
        file = next(iter(self.codes("File")), "").rpartition("/")[2]
        return [snippets.Setting(file, key, value) for key, value in zip(self.codes("Setting"), self.codes("Value")) if file]

    def shown(self) -> list[snippets.Setting]:
        """What a reader may take from a file step, for the danger rules: words count where nothing is in code, "empty" is no value, and the
        last value is for all settings that are left."""
        file = snippets.file_in(self.row("File"))
        names, values = (self.codes(label) or self.row(label).split()[:FEW] for label in ("Setting", "Value"))
        if self.codes("Value"):
            return [snippets.Setting(file, key, values[min(at, len(values) - 1)]) for at, key in enumerate(names)]
        values = ["" if value == "empty" else value.strip(".,;!?") for value in values]
        return [snippets.Setting(file, key, value) for key in names for value in values]

    def commands(self) -> list[tuple[str, ...]]:
        """What a command step runs."""
        return [words for code in self.codes("Run") for words in shell.commands(code)]

    def line(self) -> str:
        """The line to copy: a setting in the grammar of its file, or the command."""
        if run := self.codes("Run"):
            return "\n".join(run)
        whole = self.row("Value").startswith("`") and len(self.codes("Setting")) <= len(self.codes("Value"))    # "the text in `x`" is not `x`
        return "\n".join(map(_line, self.settings())) if whole else ""


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
    """Lists that were meant to be steps, and rows that are missing, unknown, out of order or empty, and risks that are no risk."""
    found = []
    for block in article.blocks:
        step = read(article, block)
        if step:
            found += _row_problems(article, step)
        elif block.kind == "list" and len(_LIKE.findall(article.source.text, block.start, block.end)) >= ENOUGH:
            found.append(article.source.problem(block.start, "step-shape", "This list has the labels of a step, but is published as a list.",
                                                "Begin it with '- **File:** …' or '- **Where:** …', the colon inside the stars, and put a sentence between it and a list above."))
    return found


def _row_problems(article: Article, step: Step) -> list[Problem]:
    labels = FILE if step.rows[0].label == FILE[0] else COMMAND
    have = [row.label for row in step.rows]
    found = [
        article.source.problem(row.start, "step-unknown-row", f"'{row.label}' is not a row of a step.", did_you_mean(row.label, labels))
        for row in step.rows if row.label not in labels
    ]
    found += [article.source.problem(step.block.start, "step-incomplete", f"This step has no row '{label}'.", f"A step has, in this order, each in ** with its colon: {', '.join(labels)}.")
              for label in labels if label not in have]
    if not found and have != list(labels):
        found.append(article.source.problem(step.block.start, "step-order", "The rows of this step are out of order.", f"Write them as: {', '.join(labels)}."))
    found += [article.source.problem(row.start, "step-empty-row", f"'{row.label}' says nothing.", "Write what the reader needs.") for row in step.rows if not step.row(row.label)]
    risk = next((row for row in step.rows if row.label == "Risk"), None)
    if risk and step.row("Risk") and _risk(step.row("Risk"))[0] not in RISKS:
        found.append(article.source.problem(risk.text_at, "step-risk", f"'{_risk(step.row('Risk'))[0]}' is not a risk.", f"Begin with one of: {', '.join(RISKS)}."))
    found += [article.source.problem(row.text_at, "step-code", f"'{row.label}' holds no {IN_CODE[row.label]} in code.", "Put it in backticks.")
              for row in step.rows if row.label in IN_CODE and _is_bare(step, row.label)]
    return found


def _is_bare(step: Step, label: str) -> bool:
    """Does a row say in plain text what should be in code? A command always; a name or a value if it is one word: "the whole file" is fine."""
    said = step.row(label)
    if not said or step.codes(label):
        return False
    words = re.split(r"[(,;]|\.(?:\s|$)", said, maxsplit=1)[0].split()
    return label == "Run" or (len(words) == 1 and words[0] not in ("empty", "nothing"))


def _risk(row: str) -> tuple[str, str]:
    match = _RISK.match(row)
    return (match[2].lower(), match[3]) if match else ("", row)


def _rendered(step: Step, others: list[Edit], words: dict, taken: set[str]) -> str:
    names = step.codes("Setting")
    name = anchor = f"set-{slug(names[0])}" if names else f"run-{slug(step.line(), words=4)}"
    for n in range(2, 1000):
        if name not in taken:
            break
        name = f"{anchor}-{n}"
    taken.add(name)
    rows = "\n".join(f"<dt>{row.label}</dt>\n<dd markdown=\"span\">{_cell(step, row, others, words)}</dd>" for row in step.rows)
    line = html.escape(step.line()).replace("\n", "&#10;")
    copy = f'<button class="mf-copy" type="button" data-copy="{line}" hidden>Copy the line</button>\n' if line else ""
    return f'<div class="mf-step" markdown="1">\n<dl class="mf-plate" id="{name}" markdown="1">\n{rows}\n</dl>\n{copy}</div>'


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
