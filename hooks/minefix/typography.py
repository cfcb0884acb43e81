"""Typography: writers type straight quotes and " - ", readers get “curly” ones and a dash. Code and what machines said stay as they are."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

# What opens stands behind a blank, a bracket or a dash, in front of a word, or behind another one that opens.
_STRAIGHT = re.compile(
    r"""(?P<code>(?P<ticks>`+)(?!`).{1,300}?(?<!`)(?P=ticks)(?!`))
      | (?P<opens>(?<!\S)["'] | (?<=[(\[{–—“‘])["'](?![\s.,;:!?]) | (?<=[/=-])["'](?=\w) | (?<![^\s(\[{/–—-]["'])(?:(?<=")'|(?<=')"))
      | (?<=\S[ ])-(?=[ ])
      | ["']""", re.VERBOSE)
_OPEN, _CLOSED = {'"': "“", "'": "‘"}, {'"': "”", "'": "’", "-": "–"}
_TYPED = str.maketrans("“”‘’–", "\"\"''-")


class Typography(Extension):
    """The extension, to be given to Markdown beside those of mkdocs.yml."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Curled(md), "typography", 6)    # attr_list (8) has read the quotes around values, toc (5) takes headings over


class _Curled(Treeprocessor):
    """What is atomic, code above all, is nobody's sentence."""

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            if (text := element.text) and not isinstance(text, AtomicString):
                element.text = curled(text)
            if element.tail:
                element.tail = curled(element.tail, begins=element.tag == "br")


def curled(text: str, begins: bool = True) -> str:
    """A sentence with curly quotes, apostrophes and dashes, code spans as they are. Where it does not begin with the text, something stands in front of it."""
    if '"' not in text and "'" not in text and " - " not in text:
        return text
    return _STRAIGHT.sub(_curl, text) if begins else _STRAIGHT.sub(_curl, f"x{text}")[1:]


def typed(shown: str) -> str:
    """A text in the quotes and dashes of a keyboard."""
    return shown.translate(_TYPED)


def _curl(found: re.Match[str]) -> str:
    if found["code"]:
        return found[0]
    return (_OPEN if found["opens"] else _CLOSED)[found[0]]
