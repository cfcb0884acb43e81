"""Step blocks: a bullet list that changes one thing - what, the risk, the way back, how you know it worked."""

from __future__ import annotations

import html
import re
from bisect import bisect
from dataclasses import dataclass
from itertools import takewhile
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
_TOML = re.compile(r"""true|false|[+-]?\d+(?:\.\d+)?|["'\[{].*""")       # what is a value in TOML as it stands; any other is a text
_RISK = re.compile(r"([*_]{0,2})([A-Za-z]+)[.:]?\1[.:,;\s-]*(.*)", re.DOTALL)     # the word, bold or not; the sentence behind it may begin with code
_AND, _THEN = re.compile(r"\s*(?:,? and|,)\s+(?=`)"), re.compile(r"\s*(?:,? and(?: then)?|,? then|,)\s+(?=`)")        # between two values; between two commands, as "then" ends values
_OLD = re.compile(r"\((?:was|were)\b[^)]*\)?|`[^`]+`(?= ?(?:to|→|->) ?`)")


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

    def first_codes(self, label: str, between: re.Pattern[str]) -> list[str]:
        """The code spans that a row begins with, while nothing else stands between them."""
        said, found, at = self.row(label), [], 0
        while code := _CODE.match(said, at):
            found.append(code[2].strip())
            if not (more := between.match(said, code.end())):
                break
            at = more.end()
        return found

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
        """What to copy: the command, or the settings in the grammar of their file; '' where the step does not say it all."""
        if run := self.first_codes("Run", _THEN):
            return "\n".join(run)
        file = next(iter(self.codes("File")), "")
        names, values = self.codes("Setting"), self.first_codes("Value", _AND)      # "the text in `x`" is not `x`
        return _lines(file, list(zip(names, values))) if file and len(names) == len(values) else ""


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
    fences = [block.start for block in article.blocks if block.kind == "fence"]
    for block in article.blocks:
        step = read(article, block)
        if step:
            found += _row_problems(article, step)
            inside = fences[bisect(fences, block.start):bisect(fences, block.end)] + [at for at, _ in block.notes]
            found += [article.source.problem(at, "step-shape", "A step holds no code block and no note.", "Put it below the step.") for at in inside]
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
    if risk and step.row("Risk") and _risk(step.row("Risk")) not in RISKS:
        found.append(article.source.problem(risk.text_at, "step-risk", f"'{_risk(step.row('Risk'))}' is not a risk.", f"Begin with one of: {', '.join(RISKS)}."))
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


def _risk(row: str) -> str:
    match = _RISK.match(row)
    return match[2].lower() if match else ""


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
    risk = _RISK.match(step.text[row.text_at:row.end]) if row.label == "Risk" else None        # in the source: a link may be made of the word
    said = " ".join(inner(step.text, others, row.text_at + (risk.start(3) if risk else 0), row.end).split())
    if risk is None:
        return said
    word = risk[2].lower()
    return f'<span class="mf-risk" data-risk="{word}">{words["risks"].get(word, word)}</span> {said}'


def _lines(file: str, settings: list[tuple[str, str]]) -> str:
    """Settings as lines of this file. In YAML a group that stands already is not said again; in TOML the key stands under its own table."""
    if file.endswith(".json"):
        return ""
    if file.endswith((".yml", ".yaml")):
        lines: list[str] = []
        above: list[str] = []
        for key, value in settings:
            *groups, name = key.split(".")
            known = len([*takewhile(lambda pair: pair[0] == pair[1], zip(groups, above))])
            lines += [f"{'  ' * at}{group}:" for at, group in enumerate(groups) if at >= known]
            lines.append(f"{'  ' * len(groups)}{name}: {value}")
            above = groups
        return "\n".join(lines)
    if file.endswith(".toml"):
        return "\n".join(f"{key.rpartition('.')[2]} = " + (value if _TOML.fullmatch(value) else f'"{value}"') for key, value in settings)
    return "\n".join(f"{key}={snippets.unquoted(value)}" for key, value in settings)
