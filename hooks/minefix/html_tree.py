"""HTML: how markup becomes a tree of elements, and what of it a reader sees as text."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import TypeAlias

import lxml.etree as etree

INLINE = frozenset("a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q s samp small span strong sub "
                   "sup time u var wbr".split())

# Not prose, never part of what a reader reads. `headerlink` is Python-Markdown's ¶, the other classes are Material's.
_MACHINERY = "head script style template noscript svg button input select textarea iframe".split()
_MACHINERY_CLASSES = frozenset("headerlink md-clipboard md-code__nav twemoji linenos".split())
_PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)        # to make one takes as long as a quarter of a page
_MARKED = etree.XPath("//*[@class or @hidden]")
_LINES = tuple(INLINE - {"br"})

Element: TypeAlias = etree._Element


def tree(html: str) -> Element:
    """The elements of a page or a part of one, without machinery and comments; stray and missing end tags are forgiven."""
    root = etree.fromstring(f"<mf-root>{html}</mf-root>".encode(), _PARSER)      # within an element, so that text in front is not taken for a paragraph
    for element in _MARKED(root):
        if "hidden" in element.attrib or not _MACHINERY_CLASSES.isdisjoint(element.get("class", "").split()):
            element.tag = _MACHINERY[0]
    etree.strip_elements(root, *_MACHINERY, with_tail=False)
    return root


def nodes(element: Element) -> Iterator[Element | str]:
    """What stands in an element, in order: elements, and the text between them."""
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


def flatten(element: Element) -> Element:
    """The element with blocks alone: what the inline elements in it held has become text of the block around them."""
    etree.strip_tags(element, *_LINES)
    return element


def text(element: Element) -> str:
    """What a reader reads in an element, with single spaces; blocks are apart."""
    return text_of_flat(flatten(copy(element)))


def text_of_flat(element: Element) -> str:
    """The same of an element that is flat already."""
    return tidy(" ".join(element.itertext()))


def tidy(text: str) -> str:
    """A text in one line, white space as a browser shows it."""
    return " ".join(text.split())
