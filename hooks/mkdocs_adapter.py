"""The only file that knows MkDocs: its events become calls into minefix."""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

HOOKS = Path(__file__).parent
ROOT = HOOKS.parent
PARTS = ("assets", "danger_data", "data_files", "history", "messages", "page", "page_facts", "problem", "redirects", "rendered", "rendering", "search_index", "share", "site", "slugs", "source")

CACHE = ROOT / ".cache" / "minefix"
ENGINE = ("markdown", "mkdocs", "mkdocs-material", "pygments", "pymdown-extensions")    # what the HTML of a page depends on

log = logging.getLogger("mkdocs.minefix")
state = SimpleNamespace(serving=False, core=None, site=None, publication=None, renderings={})


def on_startup(command: str, **_: Any) -> None:
    state.serving = command == "serve"


def on_config(config: Any, **_: Any) -> Any:
    """Read the core anew, so that `serve` shows edits to it."""
    core = state.core = _load_core()
    state.renderings = {}
    config.mdx_configs.setdefault("toc", {})["slugify"] = core.slugs.toc_slug
    return config


def on_files(files: Files, config: Any, **_: Any) -> Files:
    """Read every page and stop with all problems at once; then hand over what the site is made of."""
    core = state.core
    data, problems = core.data_files.load(_read_data)
    if data:
        today = datetime.now(timezone.utc).date()
        state.site, problems = core.site.build((_source(file) for file in files.documentation_pages()), data, today)
        problems += core.site.rule_problems(state.site, core.source.Source.read("hooks/data/danger.yml", _read_data("danger.yml")))
    if problems:
        raise PluginError("\n" + core.problem.report(problems))
    return _with_assets(files, config)


def on_nav(nav: Any, config: Any, files: Files, **_: Any) -> Any:
    """Render every page ahead: what is known from an earlier build is taken from there, the rest is shared among the processors."""
    articles = ((_article(file), file) for file in files.documentation_pages())
    state.renderings = dict(_rendered({article.id: (file, state.core.page.rewrite(article, state.site)) for article, file in articles}, config, files))
    return nav


def on_page_markdown(markdown: str, page: Any, files: Files, **_: Any) -> str:
    """The page is rendered already: hand MkDocs the result in place of its own `render`."""
    article = _article(page.file)
    page.meta["template"] = f"{state.core.page.TEMPLATES.get(article.kind, article.kind)}.html"
    page.meta["updated"] = state.core.page.dates(article, state.site, state.publication)[1]
    page.update_date = page.meta["updated"][:10] or page.update_date
    page.render = lambda *_: _take(page, state.renderings[article.id], files)
    return markdown


def on_page_context(context: Any, page: Any, **_: Any) -> Any:
    page.meta["derived"] = state.core.page.derive(_article(page.file), _body, state.site, state.publication)
    return context


def on_template_context(context: Any, template_name: str, **_: Any) -> Any:
    if template_name == "404.html":
        context["derived"] = state.core.page.missing(state.site, state.publication)
    return context


def on_post_build(config: Any, **_: Any) -> None:
    """Write what needs every page: the search index."""
    index = state.core.search_index.documents(state.site, _body)
    Path(config.site_dir, "search.json").write_text(_json(index), encoding="utf-8")


def _body(name: str) -> Any:
    return state.renderings[name].body


def _take(page: Page, rendering: Any, files: Files) -> None:
    """What `Page.render` of MkDocs 1.6 leaves behind, from a rendering."""
    page.content, page.toc, page.present_anchor_ids = rendering.html, get_toc([]), set(rendering.anchors)
    page.links_to_anchors = {to: dict(links) for path, links in rendering.links.items() if (to := files.get_file_from_path(path))}
    for warning in rendering.warnings:
        log.warning(warning)


def _rendered(pages: dict[str, tuple[File, str]], config: Any, files: Files) -> Iterator[tuple[str, Any]]:
    """The rendering of every page by its id."""
    core = state.core.rendering
    mark = core.fingerprint(_depends_on(config, files))
    keys = {name: core.key(mark, file.src_uri, markdown) for name, (file, markdown) in pages.items()}
    CACHE.mkdir(parents=True, exist_ok=True)
    fresh = []
    for name in pages:
        known = _stored(CACHE / keys[name])
        if known:
            yield name, known
        else:
            fresh.append(name)
    texts = state.core.share.results(lambda number: _render(*pages[fresh[number]], config, files), len(fresh), alone=state.serving)
    for name, text in zip(fresh, texts):
        made = core.decode(text)
        if not made.warnings:
            (CACHE / keys[name]).write_text(text, encoding="utf-8")
        yield name, made
    for path in set(CACHE.iterdir()) - {CACHE / key for key in keys.values()}:
        path.unlink()                               # what this build did not need, the next one hardly will


def _render(file: File, markdown: str, config: Any, files: Files) -> str:
    """MkDocs' own rendering of one page, warnings kept instead of spoken."""
    warnings: list[str] = []
    ear = logging.Handler(logging.WARNING)
    ear.emit = lambda record: warnings.append(record.getMessage())
    logger, before = logging.getLogger("mkdocs.structure.pages"), file.page
    logger.addHandler(ear)
    logger.propagate = False
    try:
        page = Page(None, file, config)
        page.markdown = markdown
        page.render(config, files)
    finally:
        file.page = before
        logger.removeHandler(ear)
        logger.propagate = True
    core = state.core.rendering
    links = {to.src_uri: found for to, found in (page.links_to_anchors or {}).items()}
    return core.encode(core.Rendering(page.content, tuple(sorted(page.present_anchor_ids)), links, tuple(warnings), state.core.rendered.read(page.content)))


def _depends_on(config: Any, files: Files) -> Iterator[str]:
    """Everything beside its own Markdown that the HTML of a page depends on."""
    yield from (f"{name} {importlib.metadata.version(name)}" for name in ENGINE)
    yield sys.version
    yield repr((config.markdown_extensions, sorted((name, str(settings)) for name, settings in config.mdx_configs.items() if name != "toc"), config.use_directory_urls))
    yield from (path.read_text(encoding="utf-8") for path in sorted((HOOKS / "minefix").glob("**/*.py")))
    yield Path(__file__).read_text(encoding="utf-8")
    yield from sorted(f"{file.src_uri} {file.url}" for file in files.documentation_pages())


def _stored(path: Path) -> Any:
    try:
        return state.core.rendering.decode(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def _with_assets(files: Files, config: Any) -> Files:
    core, library = state.core, state.site.library
    bundle = _bundle()
    made = {address: text for address, text in bundle.values()}
    made |= {"rules.json": _json(core.messages.rules(library)), "danger.json": _json(core.danger_data.export(state.site.data.rules))}
    made |= {"robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {config.site_url}sitemap.xml\n"}
    made |= {f"{url}index.html": text for url, text in core.redirects.pages(library, config.site_url).items()}
    state.publication = _publication(config, {name: address for name, (address, _) in bundle.items()})
    kept = [file for file in files if not _unused(file)]
    return Files(kept + [File.generated(config, name, content=text) for name, text in made.items()])


def _bundle() -> dict[str, tuple[str, str]]:
    """Name below docs/assets -> address and text of every bundled script and of the stylesheet; from the cache while nothing has changed."""
    core, folder = state.core.assets, ROOT / "docs" / "assets"
    sources = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*")) if path.suffix in (".js", ".css")}
    installed = ROOT / "node_modules" / ".package-lock.json"         # npm's own note of what is there
    if not installed.exists():
        raise PluginError("The npm packages are missing. Run: python3 dev.py build (it installs what the site needs).")
    lock = installed.read_text(encoding="utf-8")
    out = CACHE.parent / "assets" / state.core.rendering.fingerprint([lock, _json(sources), _json(core.command([], ""))])
    if not out.exists():
        _esbuild(core.command(core.entries(sources), f"{out}.new"), folder)
        Path(f"{out}.new").rename(out)
        for other in out.parent.iterdir():
            if other != out:
                shutil.rmtree(other)
    texts = {path.relative_to(out).as_posix(): path.read_text(encoding="utf-8") for path in sorted(out.rglob("*.*"))}
    addresses = core.addresses(texts, _json(texts))
    return {name: (addresses[name], text) for name, text in texts.items()}


def _esbuild(arguments: list[str], folder: Path) -> None:
    node = os.environ.get("MINEFIX_NODE") or shutil.which("node")
    if not node:
        raise PluginError("There is no Node on PATH. Run: python3 dev.py build (it finds one or installs it).")
    done = subprocess.run([node, str(ROOT / "node_modules" / "esbuild" / "bin" / "esbuild"), *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise PluginError(f"The scripts in docs/assets cannot be bundled:\n{done.stderr}")


def _unused(file: File) -> bool:
    """What Material and our own source folder bring that no page loads."""
    ours = file.src_dir is not None and Path(file.src_dir).resolve() == ROOT / "docs"
    if not ours:
        return file.src_uri.startswith("assets/")
    return file.src_uri.startswith("assets/") and not file.src_uri.endswith((".svg", ".png"))


def _publication(config: Any, addresses: dict[str, str]) -> Any:
    core, inline = state.core, (ROOT / "docs/assets/inline.js").read_text(encoding="utf-8").strip()
    repository, extra = config.repo_url or "", config.extra
    facts = core.page_facts.Site(url=config.site_url, name=config.site_name, tagline=extra["tagline"], description=config.site_description,
                                 language="en", logo=f"{config.site_url}assets/logo.png", repository=repository)
    dates = _dates()
    today = datetime.now(timezone.utc).isoformat(timespec="seconds")
    return core.page.Publication(
        facts=facts, assets=addresses, inline_js=inline, csp="" if state.serving else core.assets.csp(inline), card=f"{config.site_url}assets/card.png",
        dates=lambda path: dates.get(path, (today, today) if state.serving else ("", "")),
        edit=lambda path: f"{repository.rstrip('/')}/edit/main/{path}" if repository else "",
        report=lambda path: f"{repository.rstrip('/')}/issues/new?title=This+did+not+work:+{path}" if repository else "",
    )


def _dates() -> dict[str, tuple[str, str]]:
    """The dates git knows; a shallow clone would make every page look new, so it is refused."""
    history = state.core.history
    try:
        shallow = subprocess.run(("git", "rev-parse", "--is-shallow-repository"), cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
        log = subprocess.run(history.COMMAND, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    except FileNotFoundError:
        return {}
    if shallow.stdout.strip() == "true":
        raise PluginError("This clone is shallow, so the dates of the pages are unknown. Run: git fetch --unshallow")
    return history.parse(log.stdout) if log.returncode == 0 else {}


def _load_core() -> SimpleNamespace:
    """The core's modules, freshly imported."""
    for name in [name for name in sys.modules if name.split(".")[0] == "minefix"]:
        del sys.modules[name]
    sys.path.insert(0, str(HOOKS))
    try:
        return SimpleNamespace(**{part: importlib.import_module(f"minefix.{part}") for part in PARTS})
    finally:
        sys.path.remove(str(HOOKS))


def _article(file: File) -> Any:
    return state.site.library.by_path[f"docs/{file.src_uri}"]


def _source(file: File) -> Any:
    try:
        raw = Path(file.abs_src_path).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise PluginError(f"docs/{file.src_uri}:1:1: not-utf-8 The file is not UTF-8 text (byte {error.start}). Save it as UTF-8.") from None
    return state.core.source.Source.read(f"docs/{file.src_uri}", raw)


def _read_data(name: str) -> str:
    return (HOOKS / "data" / name).read_text(encoding="utf-8")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
