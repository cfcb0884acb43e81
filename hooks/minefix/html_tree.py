"""HTML: how markup becomes a tree of elements, what of it a reader sees as text, and how it becomes markup again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

INLINE = frozenset("a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q s samp small span strong sub "
                   "sup time u var wbr".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())

# Not prose, never part of what a reader reads. `headerlink` is Python-Markdown's ¶, the other classes are Material's.
_MACHINERY = frozenset("head script style template noscript svg button input select textarea iframe".split())
_MACHINERY_CLASSES = frozenset("headerlink md-clipboard md-code__nav twemoji linenos".split())

# What a start tag ends when the end tag was left out (html.spec.whatwg.org/multipage/syntax.html#optional-tags).
_ENDS = {"li": "p li", "dt": "p dt dd", "dd": "p dt dd", "tr": "p td th tr", "td": "p td th", "th": "p td th"}


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
    def classes(self) -> set[str]:
        """The names in its class attribute."""
        return set(self.attributes.get("class", "").split())

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
    """The elements of a page or a part of one, without machinery; stray and missing end tags are forgiven."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


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


class _Reader(HTMLParser):
    """Machinery is parsed like anything else, but hangs on no parent, so that no caller ever meets it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        ended = _ENDS.get(tag, "" if tag in INLINE else "p").split()
        while self._open[-1].tag in ended:
            self._open.pop()
        element = Element(tag, {name: value or "" for name, value in attrs})
        if not _is_machinery(element):
            self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        for position in range(len(self._open) - 1, 0, -1):
            if self._open[position].tag == tag:
                del self._open[position:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def _is_machinery(element: Element) -> bool:
    return (element.tag in _MACHINERY or "hidden" in element.attributes
            or not element.classes.isdisjoint(_MACHINERY_CLASSES))
