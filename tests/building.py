"""How a test makes an article, a library or a site from a few words of Markdown."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from minefix import data_files, site
from minefix.article import Article
from minefix.data_files import Data
from minefix.library import Library
from minefix.problem import Problem
from minefix.read import read
from minefix.scan import Block
from minefix.source import Source

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 24)
DESCRIPTION = "One plain sentence about {id} that is long enough to help somebody decide to click on it."


@cache
def data() -> Data:
    """The real data files."""
    loaded, problems = data_files.load(lambda name: (ROOT / "hooks" / "data" / name).read_text(encoding="utf-8"))
    assert loaded, problems
    return loaded


def page(body: str = "", path: str = "", **keys: object) -> Source:
    """A page of kind `page` with this body; `keys` are added to its front matter as YAML, None leaves a key out."""
    name = str(keys.get("id", "here"))
    front = {"title": f"The page {name}", "description": DESCRIPTION.format(id=name), "kind": "page", "id": name} | keys
    lines = [f"{key}: {value}" for key, value in front.items() if value is not None]
    return Source(path or f"docs/fixes/{name}.md", "\n".join(["---", *lines, "---", body]))


def article(body: str = "", path: str = "", **keys: object) -> Article:
    """The same page, read."""
    made, _ = read(page(body, path, **keys), data())
    assert made
    return made


def library(*articles: Article) -> Library:
    return Library.of(articles)


def built(*sources: Source, today: date = TODAY) -> tuple[site.Site, list[Problem]]:
    """The site of these pages and its problems, sorted."""
    made, problems = site.build(sources, data(), today, home="https://site.example/")
    return made, sorted(problems)


def codes(*sources: Source, today: date = TODAY) -> list[str]:
    """The codes of all problems of these pages, in the order of their places."""
    return [problem.code for problem in built(*sources, today=today)[1]]


def blocks(markdown: str) -> list[tuple[str, str]]:
    """The kind and the text of every block."""
    made = article(markdown)
    return [(block.kind, made.source.text[block.start:block.end]) for block in made.blocks]


def only(markdown: str, kind: str) -> Block:
    """The one block of a kind."""
    found = [block for block in article(markdown).blocks if block.kind == kind]
    assert len(found) == 1, found
    return found[0]


def extensions() -> dict:
    """The Markdown extensions of mkdocs.yml, as keywords of markdown.Markdown."""
    import yaml

    from minefix.made_html import MadeHtml
    from minefix.slugs import toc_slug
    from minefix.typography import Typography

    class Loader(yaml.SafeLoader):
        """mkdocs.yml has tags of MkDocs (!ENV); what they stand for does not matter here."""

    Loader.add_multi_constructor("!", lambda loader, tag, node: "")
    listed = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)["markdown_extensions"]
    settings = {name: value or {} for entry in listed for name, value in (entry.items() if isinstance(entry, dict) else [(entry, {})])}
    settings.setdefault("toc", {})["slugify"] = toc_slug
    return {"extensions": [*settings, MadeHtml(), Typography()], "extension_configs": settings}


def rendered(body: str, *others: Source, **keys: object) -> str:
    """The HTML that the site makes of this page's body, without the theme."""
    import markdown

    made, _ = built(page(body, **keys), *others)
    return markdown.Markdown(**extensions()).convert(made.markdown(made.library.by_path[f"docs/fixes/{keys.get('id', 'here')}.md"]))
