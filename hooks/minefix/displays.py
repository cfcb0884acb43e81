"""Displays: what a machine said. `screen` and `console` fences become the game's screen and a log."""

from __future__ import annotations

from html import escape

from .article import Article
from .edits import Edit
from .problem import Problem
from .scan import Block
from .typography import curled

KINDS = ("screen", "console")
_TITLES = {
    "screen": 'Write ```screen title="What the player sees".',
    "console": 'Write ```console title="What the server log says". Commands to type stand in a block of their language, such as ```sh.',
}
_NOTE = "# "


def edits(article: Article, words: dict) -> list[Edit]:
    """Every display as HTML; two that follow each other stand side by side."""
    made: list[Edit] = []
    shown = [block for block in article.blocks if is_display(block)]
    i = 0
    while i < len(shown):
        block = shown[i]
        after = shown[i + 1] if i + 1 < len(shown) else None
        if after and article.source.text[block.end:after.start].strip() == "":
            made.append(Edit(block.start, after.end, text=f'<div class="mf-two">\n{_figure(block, words)}\n{_figure(after, words)}\n</div>'))
            i += 2
        else:
            made.append(Edit(block.start, block.end, text=_figure(block, words)))
            i += 1
    return made


def is_display(block: Block) -> bool:
    """Whether a block is a top-level screen or console fence."""
    return block.kind == "fence" and bool(block.words) and block.words[0] in KINDS and not block.inside


def problems(article: Article) -> list[Problem]:
    """Displays that say nothing, that nobody introduces, or a screen without a title line."""
    found = []
    for block in article.blocks:
        if not is_display(block):
            continue
        if not block.text.strip():
            found.append(article.source.problem(block.start, "display-empty", "This display shows nothing.", "Put the machine's words between the fences."))
        if not block.options.get("title"):
            found.append(article.source.problem(block.start, "display-title", "This display has no title.", _TITLES[block.words[0]]))
        if block.words[0] == "screen" and block.text.strip() and "\n\n" not in block.text.strip():
            found.append(article.source.problem(block.start, "display-screen", "This screen has no title line of its own.", "First line: the screen's title; then a blank line; then the message."))
    return found


def _figure(block: Block, words: dict) -> str:
    caption = f"<figcaption>{escape(curled(block.options.get('title', '')), quote=False)}</figcaption>"
    glass = _screen(block, words) if block.words[0] == "screen" else _console(block)
    return f"<figure>{caption}{glass}</figure>"


def _screen(block: Block, words: dict) -> str:
    title, _, message = block.text.strip().partition("\n\n")
    shown = "<br>".join(escape(line, quote=False) for line in message.strip().split("\n"))
    button = escape(block.options.get("button", words["back"]), quote=False)
    below = f'<p class="mf-back">{button}</p>' if button else ""
    return f'<div class="mf-display mf-kick"><p class="mf-quiet">{escape(title, quote=False)}</p><p>{shown}</p>{below}</div>'


def _console(block: Block) -> str:
    lines = []
    for line in block.text.strip().split("\n"):
        if line.startswith(_NOTE):
            lines.append(f'<span class="mf-note">{escape(curled(line.removeprefix(_NOTE)), quote=False)}</span>')
        elif line.strip():
            lines.append(f"<samp>{escape(line, quote=False)}</samp>")
    return f'<div class="mf-display">{" ".join(lines)}</div>'
