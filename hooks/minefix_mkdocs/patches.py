"""Where MkDocs is made to work otherwise than it does by itself, to save time.

A MkDocs that has changed where `environment` and `Renderer` take hold is slower and nothing else; tests/site/test_cache.py says so.
"""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Iterable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

import jinja2
import markdown
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc


def environment(theme: Any) -> jinja2.Environment:
    """MkDocs' own for a theme, without a list of what lies beside the templates: MkDocs would publish all that, and Material's fourteen thousand
    files, of which no page loads one, take a seventh of the rebuild of 100 articles in `serve`."""
    env = type(theme).get_env(theme)
    env.loader.list_templates = lambda: []
    return env


def leave(page: Page, files: Files, anchors: Iterable[str], links: Mapping[str, Mapping[str, str]]) -> None:
    """What `Page.render` of MkDocs 1.6 leaves behind, for a page whose own `render` was replaced, from what is known of it; without the HTML."""
    vars(page).pop("render", None)      # what replaced it holds a whole rendering
    page.content, page.toc, page.present_anchor_ids = "", get_toc([]), set(anchors)
    page.links_to_anchors = {to: dict(found) for path, found in links.items() if (to := files.get_file_from_path(path))}


class Renderer:
    """Renders pages one by one as MkDocs does, all with the same Markdown engine."""

    def __init__(self) -> None:
        self._engine: markdown.Markdown | None = None

    def render(self, file: File, text: str, config: Any, files: Files) -> tuple[Page, tuple[str, ...]]:
        """A page as `Page.render` leaves it, made from this Markdown, and what MkDocs warned of, kept instead of spoken."""
        warnings: list[str] = []
        ear = logging.Handler(logging.WARNING)
        ear.emit = lambda record: warnings.append(record.getMessage())
        logger, before = logging.getLogger("mkdocs.structure.pages"), file.page
        logger.addHandler(ear)
        logger.propagate = False
        try:
            page = Page(None, file, config)
            page.markdown = text
            with self._one_engine():
                page.render(config, files)
        finally:
            file.page = before
            logger.removeHandler(ear)
            logger.propagate = True
        return page, tuple(warnings)

    @contextlib.contextmanager
    def _one_engine(self) -> Iterator[None]:
        """While this lasts, `Page.render` gets the one engine, fresh again, where MkDocs would build one for each page: a quarter of the work."""
        module = sys.modules[Page.__module__]
        before, module.markdown = module.markdown, SimpleNamespace(**vars(markdown) | {"Markdown": self._fresh})
        try:
            yield
        finally:
            module.markdown = before

    def _fresh(self, **settings: Any) -> markdown.Markdown:
        self._engine = self._engine or markdown.Markdown(**settings)
        return self._engine.reset()
