"""HTML: how markup becomes a tree of elements, what of it a reader sees as text, and how it becomes markup again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from lxml.etree import HTMLParser

INLINE = frozenset("a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q s samp small span strong sub "
                   "sup time u var wbr".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())

# What stands in these stands as well in the element around them: what the parser adds, what we add for it, and in code a span for each word.
_TRANSPARENT = frozenset("html body mf-root span".split())

# Not prose, never part of what a reader reads. `headerlink` is Python-Markdown's ¶, the other classes are Material's.
_MACHINERY = frozenset("head script style template noscript svg button input select textarea iframe".split())
_MACHINERY_CLASSES = frozenset("headerlink md-clipboard md-code__nav twemoji linenos".split())


@dataclass
class Element:
    """An element with its attributes and children; a child is an Element or text."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Its id, or nothing."""
        return self.attributes.get("id", "")

    @property
    def classes(self) -> list[str]:
        """The names in its class attribute."""
        return self.attributes.get("class", "").split()

    def below(self) -> Iterator[Element]:
        """Every element in it, in the order of the text."""
        for _, _, element in self.placed():
            yield element

    def placed(self) -> Iterator[tuple[Element, int, Element]]:
        """Every element in it with its parent and its position there, in the order of the text."""
        for position, child in enumerate(self.children):
            if isinstance(child, Element):
                yield self, position, child
                yield from child.placed()


def tree(html: str) -> Element:
    """The elements of a page or a part of one, without machinery and spans; stray and missing end tags are forgiven."""
    parser = HTMLParser(target=_Reader())
    parser.feed(f"<mf-root>{html}</mf-root>")       # within an element, so that text in front is not taken for a paragraph
    return parser.close()


def text(node: Element) -> str:
    """What a reader reads in an element, with single spaces."""
    return tidy(pieces(node))


def pieces(node: Element, whole: tuple[str, ...] = ()) -> Iterator[str | Element]:
    """The text in an element, a space at each edge of a block; elements with a tag in `whole` come as themselves."""
    for child in node.children:
        if isinstance(child, str) or child.tag in whole:
            yield child
        else:
            edge = "" if child.tag in INLINE and child.tag != "br" else " "
            yield edge
            yield from pieces(child, whole)
            yield edge


def tidy(texts: Iterable[str]) -> str:
    """Texts in one line, white space as a browser shows it."""
    return " ".join("".join(texts).split())


def markup(node: Element | str) -> str:
    """A node as HTML again."""
    if isinstance(node, str):
        return escape(node, quote=False)
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes.items())
    end = "" if node.tag in _VOID else f"</{node.tag}>"
    return f"<{node.tag}{attributes}>{''.join(map(markup, node.children))}{end}"


class _Reader:
    """What lxml's parser tells of. Machinery is parsed like anything else, but hangs on no parent, so that no caller ever meets it."""

    def __init__(self) -> None:
        self._open = [Element("")]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _MACHINERY or "hidden" in attributes or not _MACHINERY_CLASSES.isdisjoint(attributes.get("class", "").split()):
            self._open.append(Element(tag))
        elif tag in _TRANSPARENT:
            self._open.append(self._open[-1])
        else:
            element = Element(tag, dict(attributes))
            self._open[-1].children.append(element)
            self._open.append(element)

    def end(self, _tag: str) -> None:
        self._open.pop()

    def data(self, text: str) -> None:
        self._open[-1].children.append(text)

    def close(self) -> Element:
        return self._open[0]
