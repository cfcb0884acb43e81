"""The one reader of Markdown inside a block: code, links, images, addresses, raw HTML and attribute lists; the rest is prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Every run is bounded, or ends with its line: the reader stays linear on hostile text. Code goes first, as it does for the renderer:
# it stands on one line, and nothing else may hold half of it (checks/loose_markdown.py sees to both).
_TOKEN = re.compile(
    r"""(?P<escape>\\.)
      | (?P<code>(?<!`)(?P<ticks>`{1,8})(?!`)(?P<inner>[^\n]+?)(?<!`)(?P=ticks)(?!`))
      | (?P<wiki>\[\[(?P<id>[^\[\]|`\n]{0,99})(?:\|(?P<label>(?:[^\[\]`\n]|`[^`\n]{1,200}`){0,200}))?\]\])
      | (?P<image>!\[(?P<alt>[^\[\]`]{0,500})\](?:\((?P<src>[^()\s`]{0,500})[^()`\n]{0,300}\)|\[[^\[\]`]{0,200}\])?)
      | (?P<link>(?<!!)\[(?P<words>(?:[^\[\]`]|`[^`\n]{1,200}`){1,500})\](?:\((?P<href><[^<>`\n]{0,500}>|[^()\s`]{0,500}(?:\([^()\s`]{0,200}\)[^()\s`]{0,200})?)(?:[ ]"[^"`\n]{0,200}")?\)|\[(?P<ref>[^\[\]`]{0,200})\]))
      | (?P<auto><(?P<scheme>[A-Za-z][A-Za-z0-9+.-]{0,20}:[^<>\s`]{0,500})>)
      | (?P<html><!--[^`]{0,2000}?-->|</?[A-Za-z][^<>`]{0,500}>)
      | (?P<attrs>\{[^{}`\n]{1,300}\})
      | (?P<bare>https?://[^\s<>()\[\]`{}]+)""",
    re.VERBOSE | re.DOTALL,
)
_START = re.compile(r"\\|`|\[|!|<|\{|https?:")       # a piece begins with one of these; most text has none, and to find that out is cheap
_KINDS = ("code", "wiki", "image", "link", "auto", "html", "attrs", "bare")


class Token(NamedTuple):
    """One piece of a block. `kind` is prose, code, wiki, image, link, auto, html, attrs or bare; offsets are those of the scanned text.

    `text` is the code's content, the link's words, the image's alternative text; `target` the address or id.
    """

    kind: str
    start: int
    end: int
    text: str = ""
    target: str = ""


def tokens(text: str, start: int, end: int, without: tuple[tuple[int, int], ...] = ()) -> Iterator[Token]:
    """The pieces between two offsets, in order, prose included. `without` are ranges to pass over (fences inside a list)."""
    at = start
    for skip_from, skip_to in (*sorted(without), (end, end)):
        if at < skip_from:
            yield from _between(text, at, min(skip_from, end))
        at = max(at, skip_to)


def _between(text: str, start: int, end: int) -> Iterator[Token]:
    at = prose_from = start
    while found := _START.search(text, at, end):
        match = _TOKEN.match(text, found.start(), end)
        at = match.end() if match else found.start() + 1
        if not match:
            continue
        kind = next((kind for kind in _KINDS if match[kind] is not None), "")
        if not kind:
            continue                                # an escaped character is prose
        if prose_from < match.start():
            yield Token("prose", prose_from, match.start(), text[prose_from:match.start()])
        yield _token(kind, match)
        prose_from = at
    if prose_from < end:
        yield Token("prose", prose_from, end, text[prose_from:end])


def _token(kind: str, match: re.Match[str]) -> Token:
    if kind == "code":
        inner, target = match["inner"].strip(), ""
    elif kind == "wiki":
        inner, target = (match["label"] or "").strip(), match["id"].strip()
    elif kind == "image":
        inner, target = match["alt"], match["src"] or ""           # '' where the file is named elsewhere, or nowhere
    elif kind == "link":
        inner, target = match["words"], (match["href"] or match["ref"] or "").strip("<>")
    elif kind == "auto":
        inner, target = match["scheme"], match["scheme"]
    else:
        inner, target = match[0], ""
    return Token(kind, match.start(), match.end(), inner, target)
