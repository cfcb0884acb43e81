"""Made HTML: how Markdown takes the HTML that our own features put into a page, without searching all of the page for it.

Writers write no HTML (checks/unsafe_markup.py), and ours has one form. A block of it begins a line with `<div`, `<figure`, `<table` or `<ul`
and goes on to the next empty line. With `markdown="1"` in its first tag it is taken apart line by line: such a tag alone on its line holds the
lines up to its end tag, `markdown="span"` says that an element's text is Markdown, and what is no block is a paragraph. Any other block stays
as it is. Markdown's own md_in_html does as much for HTML of any form; it took a fifth of Markdown's time.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from html import unescape

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

_BLOCK = re.compile(r"^<(?:div|figure|table|ul)[ >].*(?:\n.+)*", re.MULTILINE)
_TAG = re.compile(r'<(\w+)((?: [\w-]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


class MadeHtml(Extension):
    """The extension, to be given to Markdown beside those of mkdocs.yml."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Store(md), "made_html", 24)                      # fences are out of the way, nobody has looked for HTML yet
        md.parser.blockprocessors.register(_Restore(md.parser), "made_html", 105)   # before anybody takes its place for a paragraph


class _Store(Preprocessor):
    """Puts every block into Markdown's store of HTML, and its place there into the text."""

    def run(self, lines: list[str]) -> list[str]:
        return _BLOCK.sub(self._stored, "\n".join(lines)).split("\n")

    def _stored(self, block: re.Match[str]) -> str:
        lines = block[0].split("\n")
        made = _element(lines, self.md) if ' markdown="1"' in lines[0] else block[0]
        return f"\n{self.md.htmlStash.store(made)}\n"


class _Restore(BlockProcessor):
    """Puts the element that was stored into the tree of the page, where Markdown goes on with the text in it."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return self._stored(block) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        parent.append(self._stored(blocks.pop(0)))

    def _stored(self, block: str) -> etree.Element | None:
        place = HTML_PLACEHOLDER_RE.fullmatch(block)
        element = self.parser.md.htmlStash.rawHtmlBlocks[int(place[1])] if place else None
        return element if isinstance(element, etree.Element) else None


def _element(lines: list[str], md: Markdown) -> etree.Element:
    open_ones = [root := etree.Element("")]
    for line in lines:
        if line.startswith("</"):
            open_ones.pop()
            continue
        tag = _TAG.match(line)
        if not tag or not md.is_block_level(tag[1]):
            etree.SubElement(open_ones[-1], "p").text = md.htmlStash.store(line)        # ours, not Markdown
            continue
        element = etree.SubElement(open_ones[-1], tag[1], {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag[2])})
        kind, text = element.attrib.pop("markdown", ""), line[tag.end():].removesuffix(f"</{tag[1]}>")
        if kind == "1":
            open_ones.append(element)
        else:
            element.text = text if kind == "span" else AtomicString(unescape(text))
    return root[0]
