"""MkDocs' events become calls. What is done then is in minefix_mkdocs; what the site is, knows no MkDocs."""

from __future__ import annotations

import gc
import importlib
import importlib.metadata
import logging
import sys
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

HOOKS = Path(__file__).parent
OVERRIDES = HOOKS.parent / "overrides"
OURS = ("minefix", "minefix_files", "minefix_mkdocs")
ENGINE = ("lxml", "markdown", "mkdocs", "mkdocs-material", "pygments", "pymdown-extensions", "pyyaml")    # what the HTML of a page, and what is read from it, depends on

state = SimpleNamespace(serving=False, incremental=False, started="", depends=[], looks=[], code=None, build=None, last=None)


def on_startup(command: str, dirty: bool, **_: Any) -> None:
    """`dirty` is MkDocs' word for a build that makes only what has changed. It warns of wrong links then, for which there is no reason here."""
    state.serving, state.incremental, state.started = command == "serve", dirty, datetime.now(timezone.utc).isoformat(timespec="seconds")
    if dirty:
        logging.getLogger("mkdocs.commands.build").addFilter(lambda record: not record.getMessage().startswith("A 'dirty' build"))


def on_config(config: Any, **_: Any) -> Any:
    """Read our own code anew where it may have changed, so that `serve` shows edits to it."""
    if not config.site_url:
        raise PluginError("The address of the site is empty. Set SITE_URL to it, such as https://example.org/, or unset SITE_URL.")
    depends, looks = [*_depends_on(config)], [repr(config.user_configs), *_texts(OVERRIDES, ".html", ".xml")]
    if not state.incremental or (depends, looks) != (state.depends, state.looks):
        gc.unfreeze()
        state.depends, state.looks, state.last, state.code = depends, looks, None, _load()
    state.build = state.code.Build(depends, state.last, state.serving, state.incremental, state.started)
    state.build.configure(config)
    return config


def on_files(files: Files, config: Any, **_: Any) -> Files:
    return state.build.read(files, config)


def on_nav(nav: Any, config: Any, files: Files, **_: Any) -> Any:
    state.build.render(nav, files, config)
    return nav


def on_page_read_source(page: Any, **_: Any) -> str:
    """The Markdown alone: its front matter is read already."""
    return state.build.article(page.file).body


def on_page_markdown(markdown: str, page: Any, files: Files, **_: Any) -> str:
    state.build.take(page, files)
    return markdown


def on_env(env: Any, config: Any, files: Files) -> Any:
    state.last = None           # until everything is written, nobody knows what the published files hold
    return state.build.fill(env, config, files)


def on_page_context(context: Any, page: Any, **_: Any) -> Any:
    context["made"] = state.build.filled(page.file)
    return context


def on_template_context(context: Any, template_name: str, **_: Any) -> Any:
    if template_name == "404.html":
        context["derived"] = state.build.missing()
    return context


def on_post_build(config: Any, **_: Any) -> None:
    made = state.build.finish(config)
    state.last = made if state.incremental else None


def on_build_error(**_: Any) -> None:
    if state.build:
        state.build.drop()


def _depends_on(config: Any) -> Iterator[str]:
    """Everything beside its own Markdown, and the addresses of all files, that the HTML of a page depends on."""
    yield from (f"{name} {importlib.metadata.version(name)}" for name in ENGINE)
    yield sys.version
    settings = sorted((name, str(value)) for name, value in config.mdx_configs.items() if name != "toc")
    yield repr((config.markdown_extensions, settings, {**config.mdx_configs.get("toc", {}), "slugify": None}, config.site_url, config.use_directory_urls, config.validation))
    yield from _texts(HOOKS, ".py")


def _texts(folder: Path, *kinds: str) -> Iterator[str]:
    """The files of these kinds below a folder, without hidden ones: editors leave such files behind."""
    return (path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*")) if path.suffix in kinds and not path.name.startswith("."))


def _load() -> ModuleType:
    """The module of the build, and with it all our own, freshly imported."""
    for name in [name for name in sys.modules if name.split(".")[0] in OURS]:
        del sys.modules[name]
    sys.path.insert(0, str(HOOKS))
    try:
        return importlib.import_module("minefix_mkdocs.build")
    finally:
        sys.path.remove(str(HOOKS))
