"""Rules of form: one script, one graph, ids that hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .reading import Page


def script_not_single(page: Page) -> Iterator[str]:
    """A page has exactly one JSON-LD script."""
    if len(page.scripts) != 1 and not _cut_short(page):
        yield f"{len(page.scripts)} JSON-LD scripts"


def script_end_raw(page: Page) -> Iterator[str]:
    """No raw `<` in the script: `</script` ends it, `<!--` swallows what follows."""
    for script in page.scripts:
        if "<" in script:
            yield f"a raw '<' in the script: {script[script.index('<'):][:20]!r}"
    if _cut_short(page):
        yield "the script ends within a text"


def json_invalid(page: Page) -> Iterator[str]:
    """The script is JSON, strictly: no comment, no trailing comma, no NaN."""
    if page.json_error and not _cut_short(page):
        yield page.json_error


def graph_missing(page: Page) -> Iterator[str]:
    """The document is `@context` and `@graph`, nothing else."""
    if not page.json_error and page.scripts and (
            set(page.document) != {"@context", "@graph"} or page.document["@context"] != "https://schema.org"):
        yield "the document is not {'@context': 'https://schema.org', '@graph': […]}"


def value_empty(page: Page) -> Iterator[str]:
    """What is unknown is left out."""
    for name, value in page.values:
        if value is None or value == [] or value == {} or (isinstance(value, str) and not value.strip() and name != "text"):
            yield f"'{name}' is empty"


def id_twice(page: Page) -> Iterator[str]:
    """One node, one id."""
    ids = Counter(node["@id"] for node in page.nodes if "@id" in node and len(node) > 1)
    for id_, times in ids.items():
        if times > 1:
            yield f"{times} nodes have the id {id_}"


def reference_dangling(page: Page) -> Iterator[str]:
    """What is referred to stands on the same page."""
    known = {node.get("@id") for node in page.nodes if len(node) > 1}
    for node in page.nodes:
        if set(node) == {"@id"} and node["@id"] not in known:
            yield f"nothing on the page has the id {node['@id']}"


def _cut_short(page: Page) -> bool:
    return page.json_error.startswith("Unterminated string")
