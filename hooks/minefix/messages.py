"""Messages: the table 'what you see, where, which side failed, who acts', the look-alikes, and the index of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from .article import Article, Message
from .edits import Edit
from .hrefs import href
from .library import Library

TABLE = ("Which message do you have?", "messages")
LOOKALIKES = ("Looks like this, but isn’t", "not-this")
BOTH_SIDES = "both sides of this error"
REASONS = ("disconnect.", "multiplayer.disconnect.", "velocity.error.")      # keys that a proxy's log shows for a reason it has no words for


@dataclass(frozen=True)
class Badge:
    """Who acts, as a badge: the side whose node is filled, and its word."""

    side: str
    word: str


def edits(article: Article, library: Library, words: dict, software: dict) -> list[Edit]:
    """The table and the look-alikes as sections: in a guide, which is read for its steps, before the FAQ; else first, behind 'Both sides of this error'."""
    there = {block.anchor for block in article.blocks if block.kind == "heading"}
    parts = []
    if article.messages and TABLE[1] not in there:
        parts.append(f"## {TABLE[0]} {{ #{TABLE[1]} }}\n\n{table(article, words, software)}\n\n")
    if article.not_to_confuse and LOOKALIKES[1] not in there:
        parts.append(f"## {LOOKALIKES[0]} {{ #{LOOKALIKES[1]} }}\n\n{lookalikes(article, library)}\n\n")
    parts_of_page = [block for block in article.blocks if block.kind == "heading" and block.level == 2 and block.text.strip().lower() != BOTH_SIDES]
    if article.kind == "guide":
        parts_of_page = [block for block in parts_of_page if block.text.strip().lower() == "faq"]
    at = parts_of_page[0].start if parts_of_page else len(article.source.text)
    return [Edit(at, at, text=("" if parts_of_page else "\n\n") + "".join(parts))] if parts else []


def table(article: Article, words: dict, software: dict) -> str:
    """The messages of a page as one HTML table."""
    head = "".join(f'<th scope="col">{name}</th>' for name in ("What you see", "Where", "Which side failed", "Who acts"))
    rows = "".join(_row(message, words, software) for message in article.messages)
    return f'<table class="mf-msgs"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def lookalikes(article: Article, library: Library) -> str:
    """The pages this one is mistaken for, each by the message people see and what it means."""
    rows = []
    for ref in article.not_to_confuse:
        other = library.by_id.get(ref.id)
        if other:
            first = next(iter(other.messages), None)
            link = f'<a class="mf-msg" href="{href(article.url, other.url)}">{escape(first.text if first else other.title, quote=False)}</a>'
            rows.append(f"<li>{link}<p>{escape(first.means if first else other.description, quote=False)}</p></li>")
    return f'<ul class="mf-list">{"".join(rows)}</ul>'


def versions(message: Message) -> str:
    """From which to which version it is shown, in words; '' where it always is."""
    if message.since and message.until:
        return f"{message.since} only" if message.since == message.until else f"{message.since} to {message.until}"
    return f"since {message.since}" if message.since else f"up to {message.until}" if message.until else ""


def badges(message: Message, words: dict) -> list[Badge]:
    """Who has to act."""
    return [Badge(*words["acts"][name]) for name in message.acts]


def printed_by(message: Message, software: dict) -> str:
    """The software that shows it, by name."""
    return ", ".join(software[name] for name in message.on if name in software)


def pages(library: Library) -> dict:
    """Title and address of every article by its id, ready for JSON: what a tool's finding links to."""
    return {article.id: {"title": article.title, "href": article.url} for article in library.articles if article.section}


def rules(library: Library) -> dict:
    """What the error decoder knows, ready for JSON: the pages, and every message with its meaning, and its key where a log shows that in place of the words."""
    owners = {article.id: {"title": article.title, "href": article.url} for _, article in library.messages}
    keys = ("slug", "text", "seen", "on", "since", "until", "side", "means", "acts", "severity")
    return {"format": 1, "pages": owners, "messages": [
        {**{key: getattr(message, key) for key in keys}, **({"key": message.key} if message.key.startswith(REASONS) else {}), "page": article.id}
        for message, article in library.messages]}


def _row(message: Message, words: dict, software: dict) -> str:
    when = f' <span class="mf-quiet">{escape(versions(message))}</span>' if versions(message) else ""
    acts = "<br>".join(f'<span class="mf-who" data-side="{badge.side}">{escape(badge.word, quote=False)}</span>' for badge in badges(message, words))
    source = escape(printed_by(message, software), quote=False)
    return (f'<tr><td class="mf-msg">{escape(message.text, quote=False)}{when}</td>'
            f'<td data-l="Where">{escape(words["seen"][message.seen], quote=False)}, from {source}</td>'
            f'<td data-l="Failed">{escape(words["side"][message.side], quote=False)}.<br>{escape(message.means, quote=False)}</td>'
            f'<td data-l="Who acts">{acts}</td></tr>')


def coverage(library: Library, software: dict) -> str:
    """How many messages the site owns by the software that prints them, and on how many pages, as a Markdown table."""
    rows = []
    for name, title in software.items():
        owners = [article.id for message, article in library.messages if name in message.on]
        if owners:
            rows.append((len(owners), f"| {title} | {len(owners)} | {len(set(owners))} |"))
    total = f"| all | {len(library.messages)} | {len({article.id for _, article in library.messages})} |"
    return "\n".join(["| software | messages | pages |", "|---|---:|---:|", *(row for _, row in sorted(rows, key=lambda row: -row[0])), total])
