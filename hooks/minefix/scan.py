"""The one reader of Markdown blocks: where fences, headings, lists, tables, admonitions and paragraphs start and end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# A run that something else could take over is possessive (*+), and ends of lines are cut off by hand: so reading stays linear.
_FENCE = re.compile(r"^( *)(`{3,}|~{3,}+)[ \t]*+([^`\n]*)$")
_HEADING = re.compile(r"^#{1,6}[ \t]+")
_HEADING_ID = re.compile(r"(?:^|[ \t])\{:?[ \t]*#([\w-]+)[^}]*\}$")
_LIST = re.compile(r"^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+")
_TABLE_RULE = re.compile(r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*+(?:\|[ \t]*:?-+:?[ \t]*+)*\|?[ \t]*$")
_HTML = re.compile(r"^ {0,3}<(?![A-Za-z][\w+.-]*:)[A-Za-z/!?]")        # an address in <…> is text
_FENCES = frozenset("`~")
INLINE = ("text", "list", "admonition", "table", "heading")        # the kinds of block that hold inline Markdown
_OPTION = re.compile(r"(?<![\w-])([\w-]+)=(?:\"([^\"]*)\"|(\S+))")


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `kind` is fence, heading, list, table, admonition, html, code or text; offsets are those of the scanned text.

    `inside` names the container a fence stands in ('' at the top level, else admonition or list).
    """

    kind: str
    start: int
    end: int                    # behind the last character, without the line end
    inside: str = ""
    level: int = 0              # heading
    text: str = ""              # heading: words; fence: its lines without indent; admonition: title
    anchor: str = ""            # heading: explicit id
    words: tuple[str, ...] = ()  # admonition: its type and classes; fence: language
    options: dict[str, str] = field(default_factory=dict)   # fence: title, hl_lines …
    body_at: int = 0            # fence: offset of its first line
    closed: bool = True         # fence
    notes: tuple[tuple[int, tuple[str, ...]], ...] = ()     # admonition, list: offset and words of every admonition in it, itself included


def blocks(text: str, start: int = 0) -> tuple[Block, ...]:
    """The blocks of a Markdown text from an offset on, in order. Linear in its length."""
    lines = _lines(text, start)
    found: list[Block] = []
    i = 0
    while i < len(lines):
        begin, line = lines[i]
        if not line.strip():
            i += 1
            continue
        i, made = _next_block(text, lines, i, begin, line)
        found.extend(made)
    return tuple(found)


Lines = list[tuple[int, str]]


def _lines(text: str, start: int) -> Lines:
    out: Lines = []
    for line in text[start:].split("\n"):
        out.append((start, line))
        start += len(line) + 1
    return out


def _next_block(text: str, lines: Lines, i: int, begin: int, line: str) -> tuple[int, list[Block]]:
    kind = _begins(line)
    if kind == "fence":
        j, fence = _fence(lines, i, "")
        return j, [fence]
    if kind == "heading":
        level = len(line) - len(line.lstrip("#"))
        words, anchor = _heading(line[level:])
        return i + 1, [Block("heading", begin, begin + len(line), level=level, text=words, anchor=anchor)]
    if kind == "admonition":
        return _container(lines, i, "admonition")
    if _LIST.match(line):
        return _container(lines, i, "list")
    if line.startswith(("    ", "\t")):
        return _run(lines, i, "code", lambda n: lines[n][1].startswith(("    ", "\t")))
    if _HTML.match(line):
        return _run(lines, i, "html", lambda n: bool(lines[n][1].strip()))
    if "|" in line and i + 1 < len(lines) and _TABLE_RULE.match(lines[i + 1][1]) and "-" in lines[i + 1][1]:
        return _run(lines, i, "table", lambda n: _continues(lines[n][1]))      # a line without a stroke is a row, too
    return _run(lines, i, "text", lambda n: _continues(lines[n][1]))


def _begins(line: str) -> str:
    """What this line begins even right behind a paragraph: a fence, a heading or an admonition; "" for any other line."""
    sign = line.lstrip()[:1]
    if sign in _FENCES:
        return "fence" if _FENCE.match(line) and not line.startswith("    ") else ""
    if sign == line[:1] == "#":
        return "heading" if _HEADING.match(line) else ""
    return "admonition" if sign == line[:1] == "!" and _admonition(line) else ""


def _heading(line: str) -> tuple[str, str]:
    """The words of a heading and its explicit id, from what stands behind its signs."""
    words = line.strip(" \t").rstrip("#").rstrip(" \t")
    found = _HEADING_ID.search(words, words.rfind("}", 0, -1) + 1) if words.endswith("}") else None
    return (words[:found.start()].rstrip(" \t"), found[1]) if found else (words, "")


def _admonition(line: str) -> tuple[int, str, str] | None:
    """The indent, the words and the title of a line that starts a note."""
    marks = line.lstrip(" ")
    if not marks.startswith("!!!"):
        return None
    words, quote, title = marks[3:].strip(" \t").partition('"')
    if quote and not title.endswith('"'):
        return None
    return len(line) - len(marks), words, title[:-1]


def _continues(line: str) -> bool:
    return bool(line.strip()) and not _begins(line)


def _run(lines: Lines, i: int, kind: str, belongs) -> tuple[int, list[Block]]:
    j = i + 1
    while j < len(lines) and belongs(j):
        j += 1
    return j, [Block(kind, lines[i][0], lines[j - 1][0] + len(lines[j - 1][1]))]


def _fence(lines: Lines, i: int, inside: str) -> tuple[int, Block]:
    begin, line = lines[i]
    match = _FENCE.match(line)
    assert match
    indent, mark, info = len(match[1]), match[2], match[3].strip()
    closing = re.compile(rf"^ {{{indent}}}{re.escape(mark)}[ \t]*$")
    j = i + 1
    body: list[str] = []
    while j < len(lines) and not closing.match(lines[j][1]):
        if lines[j][1].strip() and not lines[j][1].startswith(" " * indent):
            break                                   # what is indented less does not belong to it: the fence was never closed
        body.append(lines[j][1][indent:])
        j += 1
    closed = j < len(lines) and bool(closing.match(lines[j][1]))
    last = lines[j] if closed else lines[j - 1]
    language = info.split("{")[0].split(" ")[0].strip()
    options = {m[1]: m[2] if m[2] is not None else m[3] for m in _OPTION.finditer(info)}
    body_at = lines[i + 1][0] if i + 1 < len(lines) else begin + len(line)
    return j + closed, Block("fence", begin, last[0] + len(last[1]), inside=inside, text="\n".join(body), words=(language,) if language else (),
                             options=options, body_at=body_at, closed=closed)


def _container(lines: Lines, i: int, kind: str) -> tuple[int, list[Block]]:
    """An admonition or a list with what is indented below it; fences inside come out as blocks of their own behind it."""
    fences: list[Block] = []
    _, _, title = _admonition(lines[i][1]) or (0, "", "")
    notes = _note(lines[i])
    j = i + 1
    last = i
    while j < len(lines):
        line = lines[j][1]
        if not line.strip():
            j += 1
            continue
        indented = line.startswith(("    ", "\t")) if kind == "admonition" else line.startswith(("  ", "\t"))
        lazy = kind == "list" and last == j - 1 and _continues(line)
        if not (indented or (kind == "list" and _LIST.match(line)) or lazy):
            break
        if _FENCE.match(line) and indented:
            j, fence = _fence(lines, j, kind)
            fences.append(fence)
            last = j - 1
            continue
        notes += _note(lines[j])
        last = j
        j += 1
    end = lines[last][0] + len(lines[last][1])
    return last + 1, [Block(kind, lines[i][0], end, words=notes[0][1] if kind == "admonition" else (), text=title, notes=tuple(notes)), *fences]


def _note(line: tuple[int, str]) -> list[tuple[int, tuple[str, ...]]]:
    note = _admonition(line[1])
    return [(line[0] + note[0], tuple(note[1].split()))] if note else []
