"""The file that knows MkDocs: its events become calls into minefix. What is done to MkDocs itself is in minefix_mkdocs."""

from __future__ import annotations

import gc
import importlib
import importlib.metadata
import logging
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkdocs.commands.build import get_context
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory

HOOKS = Path(__file__).parent
OVERRIDES = HOOKS.parent / "overrides"
MODULES = {             # what is called here
    "minefix": ("assets", "made_html", "page", "page_facts", "problem", "published", "rendered", "rendering", "search_index", "share", "slugs"),
    "minefix_files": ("bundle", "kept", "project"),
    "minefix_mkdocs": ("patches",),
}
ENGINE = ("lxml", "markdown", "mkdocs", "mkdocs-material", "pygments", "pymdown-extensions")    # what the HTML of a page, and what is read from it, depends on

log = logging.getLogger("mkdocs.minefix")
state = SimpleNamespace(
    serving=False, dirty=False, started="", depends=[], looks=[], core=None, files=None, mkdocs=None, renderer=None, bundle=None, site=None, publication=None, nav=None, env=None,
    last=None, this=None, modified=set(), mark="", keys={}, kept={}, before=frozenset(), keeping=None, rendered=None, filled=None,
)


@dataclass
class Build:
    """What a build has made, most of it by the id of a page: the next one of the same server makes only what that does not hold."""

    site: Any
    loose: frozenset[str]                                               # the files that are no pages: another set of them can break links anywhere
    written: Mapping[str, str | None]                                   # file of the published site -> its text, where it is one of ours
    keys: dict[str, str] = field(default_factory=dict)
    renderings: dict[str, Any] = field(default_factory=dict)
    derived: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    used: dict[str, bytes] = field(default_factory=dict)                # key -> rendering as it is kept


def on_startup(command: str, dirty: bool, **_: Any) -> None:
    """`dirty` is MkDocs' word for a build that makes only what has changed. It warns of wrong links then, for which there is no reason here."""
    state.serving, state.dirty, state.started = command == "serve", dirty, datetime.now(timezone.utc).isoformat(timespec="seconds")
    if dirty:
        logging.getLogger("mkdocs.commands.build").addFilter(lambda record: not record.getMessage().startswith("A 'dirty' build"))


def on_config(config: Any, **_: Any) -> Any:
    """Read our own code anew, so that `serve` shows edits to it; esbuild may begin."""
    if not config.site_url:
        raise PluginError("The address of the site is empty. Set SITE_URL to it, such as https://example.org/, or unset SITE_URL.")
    depends, looks = [*_depends_on(config)], [repr(config.user_configs), *_texts(OVERRIDES, ".html", ".xml")]
    if not state.dirty or (depends, looks) != (state.depends, state.looks):
        gc.unfreeze()
        state.depends, state.looks, state.last = depends, looks, None
        state.core, state.files, state.mkdocs = _load()
        state.renderer = state.mkdocs.patches.Renderer()
    state.bundle = state.files.bundle.begin()
    config.mdx_configs.setdefault("toc", {})["slugify"] = state.core.slugs.toc_slug
    config.markdown_extensions.append(state.core.made_html.MadeHtml())
    config.theme.get_env = partial(state.mkdocs.patches.environment, config.theme)
    return config


def on_files(files: Files, config: Any, **_: Any) -> Files:
    """Read every page and stop with all problems at once; then hand over what the site is made of."""
    loose = frozenset(file.src_uri for file in files if not file.is_documentation_page())
    if state.last and state.last.loose != loose:
        state.last = None
    gc.disable()                    # what is read stays until the end: nobody has to look for rubbish in it, here or later
    paths = (state.files.project.DOCS / file.src_uri for file in files.documentation_pages())
    state.site, problems = state.files.project.read_site(paths, state.last and state.last.site, alone=state.serving, rewriting=True)
    gc.enable()
    try:
        (scripts, styles, inline), (dates, unknown) = state.bundle(), state.files.project.dates(state.site)
    except state.files.project.Stop as stop:
        if not problems:
            raise PluginError(str(stop)) from None
    if problems:
        raise PluginError("\n" + state.core.problem.report(problems))
    if unknown and not state.serving:
        log.info(f"The pages are published without dates, and there is no feed: {unknown}.")
    state.publication = _publication(config, {name: address for name, (address, _) in scripts.items()}, styles, inline, dates)
    made = dict(scripts.values()) | state.core.published.files(state.site, state.publication.facts, state.publication.dates) | dict.fromkeys(_sheets(), "")
    files = Files([file for file in files if not _unused(file)] + [File.generated(config, name, content=text) for name, text in made.items()])
    state.this = Build(state.site, loose, {file.abs_dest_path: made.get(file.src_uri) for file in files})
    before = state.last.written if state.last else {}
    state.modified = {file.src_uri for file in files if file.src_uri in made and before.get(file.abs_dest_path) != made[file.src_uri]}
    for file in files:
        if file.src_uri in made or file.is_documentation_page():
            file.is_modified = partial(_is_modified, file.src_uri)
    return files


def on_nav(nav: Any, config: Any, files: Files, **_: Any) -> Any:
    """Begin to render the pages: what is kept from an earlier build is taken from there, the rest is shared among the processors."""
    last, state.nav = state.last, nav
    addresses = sorted(f"{file.src_uri} {file.url}" for file in files if file.src_dir)      # no page links to one that is made
    state.mark = state.core.rendering.fingerprint([*state.depends, *addresses])
    state.kept = dict(last.used) if last else state.files.kept.read(state.mark)
    state.before, state.keeping = frozenset(state.kept), None if last else state.files.kept.Writer(state.mark)
    pages = [file for file in files.documentation_pages() if not _is_rendered(_article(file))]
    state.modified |= {file.src_uri for file in pages}
    if not last:
        gc.freeze()
    state.keys = {file.src_uri: state.core.rendering.key(file.src_uri, state.site.markdown(_article(file))) for file in pages}
    wanted = [file for file in pages if state.keys[file.src_uri] not in state.kept]
    state.rendered = state.core.share.Answers(lambda number: _rendered(wanted[number], config, files), (file.src_uri for file in wanted), alone=state.serving)
    return nav


def on_page_read_source(page: Any, **_: Any) -> str:
    """The Markdown alone: its front matter is read already."""
    return _article(page.file).body


def on_page_markdown(markdown: str, page: Any, files: Files, **_: Any) -> str:
    """The page is being rendered already: hand MkDocs the result in place of its own `render`."""
    key = state.keys[page.file.src_uri]
    made = state.kept.pop(key, b"") or state.rendered.take(page.file.src_uri)       # who has it no longer needs to hold it twice
    page.render = lambda *_: _take(page, files, key, made, state.core.rendering.decode(made))
    return markdown


def on_env(env: Any, config: Any, files: Files) -> Any:
    """Begin to fill the templates of the pages, shared among the processors, while MkDocs copies and writes what is there."""
    state.rendered.end()
    state.env = env = state.env if state.last else env          # the templates are the same, and compiled
    last, this, pages = state.last, state.this, files.documentation_pages()
    if state.keeping:
        state.keeping.end(state.before)
    if state.dirty:
        if last:
            _take_over(last, files)
        else:
            clean_directory(config.site_dir)
        this.derived = {article.id: _derive(article) for article in map(_article, pages)}
        state.modified = state.modified.union(file.src_uri for file in pages) - {file.src_uri for file in pages if _is_as_in(last, _article(file))}
        state.last = None           # until everything is written, nobody knows what the published files hold
    else:
        state.site.library.forget()
    state.kept = {}
    html = {name: rendering.html for name, rendering in this.renderings.items()}
    fill = [file for file in pages if not state.dirty or file.src_uri in state.modified]
    state.filled = state.core.share.Answers(lambda number: _filled(fill[number].page, html, env, config, pages), (file.src_uri for file in fill), alone=state.serving)
    for file in fill:
        file.page.meta["template"] = "made.html"
    if not state.dirty:
        this.renderings = {name: replace(rendering, html=b"") for name, rendering in this.renderings.items()}
    return env


def on_page_context(context: Any, page: Any, **_: Any) -> Any:
    context["made"] = state.filled.take(page.file.src_uri).decode()
    return context


def on_template_context(context: Any, template_name: str, **_: Any) -> Any:
    if template_name == "404.html":
        context["derived"] = state.core.page.missing(state.site, state.publication)
    return context


def on_post_build(config: Any, **_: Any) -> None:
    """Write what needs every page: the search index, and all rows of the error index."""
    state.filled.end()
    with Path(config.site_dir, "search.json").open("w", encoding="utf-8") as file:
        file.writelines(state.core.search_index.pieces(state.site, _body))
    if rows := state.core.page.rows(state.site, state.publication):
        Path(config.site_dir, rows[0]).write_text(state.env.get_template("rows.html").render(d=rows[1]), encoding="utf-8")
    state.last = state.this if state.dirty else None


def on_build_error(**_: Any) -> None:
    if state.keeping:
        state.keeping.drop()
    for answers in (state.rendered, state.filled):
        if answers:
            answers.end()


def _body(name: str) -> Any:
    return state.this.renderings[name].body


def _article(file: File) -> Any:
    return state.site.pages[f"docs/{file.src_uri}"]


def _sheets() -> list[str]:
    """The pages that no writer wrote, by the name of the file that MkDocs may take them for."""
    return [path.removeprefix("docs/") for path in state.site.pages if path not in state.site.library.by_path]


def _is_modified(name: str) -> bool:
    """Whether a file that we make, or a page, has to be made anew. In place of MkDocs' own `is_modified`, which compares times."""
    return name in state.modified


def _is_rendered(article: Any) -> bool:
    """Whether the last build has rendered the page from the same text. Warnings are to be heard at every build, so there it does not count."""
    return bool(state.last) and article.source.path in state.site.same and article.id in state.last.keys and not state.last.renderings[article.id].warnings


def _take(page: Page, files: Files, key: str, made: bytes, rendering: Any) -> None:
    article = _article(page.file)
    state.this.keys[article.id], state.this.renderings[article.id] = key, rendering
    state.site.rewritten.pop(article.id, None)         # nobody needs it any more
    page.meta["updated"] = state.core.page.dates(article, state.site, state.publication)[1]
    page.update_date = page.meta["updated"][:10] or page.update_date
    state.mkdocs.patches.leave(page, files, rendering.anchors, rendering.links)
    for warning in rendering.warnings:
        log.warning(warning)
    if rendering.warnings:
        return
    if state.keeping:
        state.keeping.add(key, made)
    if state.dirty:
        state.this.used[key] = made


def _take_over(last: Build, files: Files) -> None:
    """Complete this build with what the last one had rendered, and delete what is no longer part of the site."""
    for file in files.documentation_pages():
        if (name := _article(file).id) not in state.this.keys:
            _take(file.page, files, last.keys[name], last.used[last.keys[name]], last.renderings[name])
    for path in last.written.keys() - state.this.written.keys():
        Path(path).unlink(missing_ok=True)


def _is_as_in(last: Build | None, article: Any) -> bool:
    """Whether that build has written the page already, from the same text and the same facts."""
    name, this = article.id, state.this
    return last is not None and last.keys.get(name) == this.keys[name] and last.derived.get(name) == this.derived[name]


def _derive(article: Any) -> dict[str, Any]:
    return state.core.page.derive(article, _body, state.site, state.publication)


def _filled(page: Page, html: Mapping[str, bytes], env: Any, config: Any, pages: Sequence[File]) -> bytes:
    """The whole page as it is published, as UTF-8: half of what the text takes in memory."""
    article = _article(page.file)
    page.content = str(html[article.id], "utf-8")
    page.meta["derived"] = state.this.derived.get(article.id) or _derive(article)
    template = env.get_template(f"{state.core.page.TEMPLATES.get(article.kind, article.kind)}.html")
    return template.render(get_context(state.nav, pages, config, page)).encode()


def _rendered(file: File, config: Any, files: Files) -> bytes:
    """A page's rendering, in one piece."""
    page, warnings = state.renderer.render(file, state.site.markdown(_article(file)), config, files)
    links = {to.src_uri: found for to, found in (page.links_to_anchors or {}).items()}
    body = state.core.rendered.read(page.content, config.site_url + file.url)
    return state.core.rendering.encode(state.core.rendering.Rendering(page.content.encode(), tuple(sorted(page.present_anchor_ids)), links, warnings, body))


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


def _unused(file: File) -> bool:
    """What Material and our own source folder bring that no page loads."""
    ours = file.src_dir is not None and Path(file.src_dir).resolve() == state.files.project.DOCS
    return file.src_uri.startswith("assets/") and not (ours and file.src_uri.endswith((*state.core.assets.PICTURES, "assets/icon.svg")))


def _publication(config: Any, addresses: dict[str, str], styles: dict[str, str], inline: str, dates: dict[str, tuple[str, str]]) -> Any:
    repository = (config.repo_url or "").rstrip("/")
    facts = state.core.page_facts.Site(url=config.site_url, name=config.site_name, tagline=config.extra["tagline"], description=config.site_description,
                                       language="en", logo=f"{config.site_url}assets/logo.png", image=f"{config.site_url}assets/card.png", repository=repository)
    return state.core.page.Publication(
        facts=facts, assets=addresses, styles=styles, inline_js=inline, csp={name: "" if state.serving else state.core.assets.csp(inline, text) for name, text in styles.items()},
        dates=lambda path: dates.get(path, (state.started, state.started) if state.serving else ("", "")),
        edit=lambda path: f"{repository}/edit/main/{path}" if repository else "",
        report=lambda path: f"{repository}/issues/new?title=This+did+not+work:+{path}" if repository else "",
    )


def _load() -> Iterator[SimpleNamespace]:
    """Our own modules, freshly imported: the core, what reads files for it, and what is done to MkDocs."""
    for name in [name for name in sys.modules if name.split(".")[0] in MODULES]:
        del sys.modules[name]
    sys.path.insert(0, str(HOOKS))
    try:
        for package, parts in MODULES.items():
            yield SimpleNamespace(**{part: importlib.import_module(f"{package}.{part}") for part in parts})
    finally:
        sys.path.remove(str(HOOKS))
