"""A rendered page: how to read its headings, sections, questions and text back from the HTML. The one reader of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from .html_tree import INLINE, Element, flatten, nodes, text, text_of_flat, tidy, tree

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_AFTER_ANSWER = frozenset("h1 h2 h3 section aside nav footer".split())
_LONE_SIGNS = re.compile(r" (?:[^\w\s]|_)+(?= )")
_BREAK = "\ufdd0"          # Unicode promises that it stands in no text
_EMPHASIS = frozenset("b strong i em".split())


class RenderedQuestion(NamedTuple):
    """One visible FAQ question: the id and text of its heading, its answer, and in short: the text of its first paragraph.

    The answer is in the 16 tags that search engines show of an `Answer.text`, links absolute, nothing else left over: h1-h6, br, ol,
    ul, li, a, p, div, b, strong, i, em (Google's FAQPage page, retired in June 2026, still the best specification). Code becomes its
    text, a code block a paragraph, a table a list, an admonition its paragraphs.
    """

    anchor: str
    name: str
    answer: str
    short: str


class Section(NamedTuple):
    """The text below one H2, without the heading; what stands above the first H2 has no anchor and no heading."""

    anchor: str
    heading: str
    text: str


class Rendered(NamedTuple):
    """What a rendered page says.

    `headings`: level, id and text of each. `questions`: every H3 below the H2 "FAQ", each with all that follows up to the next
    heading H1 to H3. `sections`: its text by H2, without title and machinery. `words`: how many there are to read.
    """

    headings: tuple[tuple[int, str, str], ...] = ()
    questions: tuple[RenderedQuestion, ...] = ()
    sections: tuple[Section, ...] = ()
    words: int = 0


def read(html: str, url: str) -> Rendered:
    """All of it from one parse. `url` is the page's own address, absolute."""
    root = tree(html)
    asked = _questions(root, url)
    flatten(root)
    headings, parts = _headings(root), _sections(root)
    return Rendered(headings, asked, parts, sum(words(part.heading) + words(part.text) for part in parts))


def words(text: str) -> int:
    """How many words there are in a text; a sign without a letter or digit is none."""
    found = text.split()
    return len(found) - len(_LONE_SIGNS.findall(f" {' '.join(found)} "))


def _questions(root: Element, url: str) -> tuple[RenderedQuestion, ...]:
    found, in_faq = [], False
    for heading in root.iter("h1", "h2", "h3"):
        if heading.tag != "h3":
            in_faq = heading.tag == "h2" and text_of_flat(flatten(heading)).casefold() == "faq"
        elif in_faq:
            answer = list(_answer(heading))
            found.append(RenderedQuestion(heading.get("id", ""), text_of_flat(flatten(heading)), _blocks(answer, url), _short(answer)))
    return tuple(found)


def _headings(flat: Element) -> tuple[tuple[int, str, str], ...]:
    return tuple((int(e.tag[1]), e.get("id", ""), text_of_flat(e)) for e in flat.iter(*_HEADINGS))


def _sections(flat: Element) -> tuple[Section, ...]:
    """Takes the headings H1 and H2 out of the tree, and its text apart where an H2 stood."""
    above = [("", "")]
    for heading in flat.iter("h1", "h2"):
        begins = heading.tag == "h2"
        if begins:
            above.append((heading.get("id", ""), text_of_flat(heading)))
        heading.clear(keep_tail=True)
        heading.text = _BREAK if begins else None
    texts = map(tidy, " ".join(flat.itertext()).split(_BREAK))
    return tuple(Section(*heading, text) for heading, text in zip(above, texts) if heading[1] or text)


def _answer(heading: Element) -> Iterator[Element | str]:
    """What belongs to the answer of a heading. The theme's blocks and Markdown's footnotes, which may follow the last answer,
    do not."""
    if heading.tail:
        yield heading.tail
    for node in heading.itersiblings():
        if node.tag in _AFTER_ANSWER or "footnote" in _classes(node) or next(node.iter("h1", "h2", "h3"), None) is not None:
            return
        yield node
        if node.tail:
            yield node.tail


def _short(answer: Iterable[Element | str]) -> str:
    """The text of the first paragraph, or of the whole where there is none."""
    paragraphs = (e for node in answer if not isinstance(node, str) for e in node.iter("p"))
    first = next(paragraphs, None)
    return text(first) if first is not None else tidy(" ".join(node if isinstance(node, str) else text(node) for node in answer))


def _blocks(parts: Iterable[Element | str], base: str) -> str:
    """Blocks one after the other; text that stands between them becomes a paragraph."""
    done: list[str] = []
    line: list[Element | str] = []
    for node in parts:
        if _is_inline(node):
            line.append(node)
        else:
            done += [_wrapped("p", _line(line, base)), _block(node, base)]
            line = []
    return "".join([*done, _wrapped("p", _line(line, base))])


def _block(node: Element, base: str) -> str:
    if node.tag in ("dt", "summary", "caption") or "admonition-title" in _classes(node):
        return _wrapped("p", _wrapped("strong", _line(nodes(node), base)))
    if node.tag == "p" or node.tag in _HEADINGS:
        return _wrapped(node.tag, _line(nodes(node), base))
    if node.tag in ("ul", "ol"):
        return _wrapped(node.tag, "".join(_item(e, base) for e in node))
    if node.tag == "pre":
        return _wrapped("p", _code(node))
    if node.tag == "table" and "highlighttable" not in _classes(node):
        captions = (_block(e, base) for e in node.iter("caption"))
        rows = (_row(e, base) for e in node.iter("tr"))
        return "".join(captions) + _wrapped("ul", "".join(rows))
    return _blocks(nodes(node), base)


def _item(item: Element, base: str) -> str:
    inline = all(e.tag in INLINE for e in item)
    return _wrapped("li", (_line if inline else _blocks)(nodes(item), base))


def _row(row: Element, base: str) -> str:
    cells = [(cell.tag, _line(nodes(cell), base)) for cell in row]
    shown = [_wrapped("strong", line) if tag == "th" else line for tag, line in cells if line]
    return _wrapped("li", " – ".join(shown))


def _code(pre: Element) -> str:
    """A code block line by line; the indentation stays, because in YAML it has a meaning."""
    lines = "".join(pre.itertext()).strip("\n").split("\n")
    kept = ("\u00a0" * (len(line) - len(line.lstrip(" "))) + line.strip() for line in lines)
    return "<br>".join(escape(line, quote=False) for line in kept)


def _line(parts: Iterable[Element | str], base: str) -> str:
    return "".join(_inline(node, base) for node in parts).strip()


def _inline(node: Element | str, base: str) -> str:
    if isinstance(node, str):
        return escape(re.sub(r"[ \t\n\r\f]+", " ", node), quote=False)
    if node.tag == "br":
        return "<br>"
    inner = "".join(_inline(child, base) for child in nodes(node))
    if node.tag in _EMPHASIS:
        return _wrapped(node.tag, inner)
    if node.tag == "a":
        return _link(node.get("href", ""), inner, base)
    return inner if _is_inline(node) else f" {inner} "


def _link(href: str, inner: str, base: str) -> str:
    try:
        url = urljoin(base, href.strip())
        absolute = urlsplit(url).scheme in ("http", "https", "mailto")
    except ValueError:              # "http://[": the link check says so, here only the text is left
        return inner
    if not href or not absolute or not inner.strip():
        return inner
    return f'<a href="{escape(url)}">{inner}</a>'


def _wrapped(tag: str, inner: str) -> str:
    return f"<{tag}>{inner}</{tag}>" if inner else ""


def _is_inline(node: Element | str) -> bool:
    return isinstance(node, str) or node.tag in INLINE


def _classes(node: Element) -> list[str]:
    return node.get("class", "").split()
