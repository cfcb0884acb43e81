"""One build: from the files that MkDocs has found to what it writes. Where the last one of the same server holds a thing still, it is taken from there."""

from __future__ import annotations

import gc
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.commands.build import get_context
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory

from minefix import assets, checks, made_html, page as pages, page_facts, problem, published, rendered, rendering, search_index, share, slugs, typography
from minefix.article import Article
from minefix.rendering import Rendering
from minefix.site import Site
from minefix_files import bundle, kept, project

from . import patches

log = logging.getLogger("mkdocs.minefix")


@dataclass
class Made:
    """What a build has made, most of it by the id of a page."""

    site: Site
    loose: frozenset[str]                                               # the files that are no pages: another set of them can break links anywhere
    written: Mapping[str, str | None]                                   # file of the published site -> its text, where it is one of ours
    renderer: patches.Renderer
    env: Any = None                                                     # the templates, compiled
    keys: dict[str, str] = field(default_factory=dict)
    renderings: dict[str, Rendering] = field(default_factory=dict)
    derived: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    used: dict[str, bytes] = field(default_factory=dict)                # key -> rendering as it is kept


class Build:
    """The steps are called in the order in which they stand here; MkDocs' own work lies between them.

    `depends` is all that the HTML of every page depends on, `last` what the last build of the same server has made with the same code.
    `incremental` is what MkDocs calls dirty: only what has changed is written. `started` dates what no commit dates, while `serving`.
    """

    made: Made
    _site: Site
    _publication: pages.Publication

    def __init__(self, depends: Sequence[str], last: Made | None, serving: bool, incremental: bool, started: str) -> None:
        self._depends, self._last, self._serving, self._incremental, self._started = depends, last, serving, incremental, started
        self._bundle = bundle.begin()
        self._modified: set[str] = set()            # what MkDocs has to write anew, by the name of its file
        self._writer: kept.Writer | None = None
        self._rendered: share.Answers[bytes] | None = None
        self._filled: share.Answers[bytes] | None = None

    def configure(self, config: Any) -> None:
        """Hand MkDocs what of ours it works with."""
        config.mdx_configs.setdefault("toc", {})["slugify"] = slugs.toc_slug
        config.markdown_extensions += [made_html.MadeHtml(), typography.Typography()]
        config.theme.get_env = partial(patches.environment, config.theme)

    def read(self, files: Files, config: Any) -> Files:
        """Read every page and stop with all problems at once; then hand over what the site is made of."""
        loose = frozenset(file.src_uri for file in files if not file.is_documentation_page())
        if self._last and self._last.loose != loose:
            self._last = None
        last = self._last
        gc.disable()                    # what is read stays until the end: nobody has to look for rubbish in it, here or later
        mark = rendering.fingerprint(self._depends)
        looks = None if last else kept.read("looks", mark)
        self._site, problems = project.read_site(last and last.site, alone=self._serving, rewriting=True, looks=looks)
        gc.enable()
        unfinished = [one for one in problems if self._serving and one.code in checks.UNFINISHED]
        wrong = [one for one in problems if one not in unfinished]
        try:
            (scripts, styles, inline), (dates, unknown) = self._bundle(), project.dates(self._site)
        except project.Stop as stop:
            if not wrong:
                raise PluginError(str(stop)) from None
        if wrong := wrong or project.lost(dates):
            raise PluginError("\n" + problem.report([*wrong, *unfinished]))
        if unfinished:
            log.info(f"Shown here, but not ready to be published:\n{problem.report(unfinished)}")
        if looks is not None:
            kept.write("looks", mark, self._site.looks, looks.keys())
        if unknown and not self._serving:
            log.info(f"The pages are published without dates, and there is no feed: {unknown}.")
        self._publication = self._published(config, {name: address for name, (address, _) in scripts.items()}, styles, inline, dates)
        made = dict(scripts.values()) | published.files(self._site, self._publication.facts, self._publication.dates) | dict.fromkeys(self._sheets(), "")
        files = Files([file for file in files if not _is_unused(file)] + [File.generated(config, name, content=text) for name, text in made.items()])
        self.made = Made(self._site, loose, {file.abs_dest_path: made.get(file.src_uri) for file in files}, last.renderer if last else patches.Renderer())
        before = last.written if last else {}
        self._modified = {file.src_uri for file in files if file.src_uri in made and before.get(file.abs_dest_path) != made[file.src_uri]}
        for file in files:
            if file.src_uri in made or file.is_documentation_page():
                file.is_modified = partial(self._is_modified, file.src_uri)
        return files

    def render(self, nav: Any, files: Files, config: Any) -> None:
        """Begin to render the pages: what is kept from an earlier build is taken from there, the rest is shared among the processors."""
        last, self._nav = self._last, nav
        addresses = sorted(f"{file.src_uri} {file.url}" for file in files if file.src_dir)      # no page links to one that is made
        mark = rendering.fingerprint([*self._depends, *addresses])
        self._kept = dict(last.used) if last else kept.read("pages", mark)
        self._before, self._writer = frozenset(self._kept), None if last else kept.Writer("pages", mark)
        wanted = [file for file in files.documentation_pages() if not self._is_rendered(self.article(file))]
        self._modified |= {file.src_uri for file in wanted}
        if not last:
            gc.freeze()
        self._keys = {file.src_uri: self._site.rendering(_path(file)) for file in wanted}
        fresh = [file for file in wanted if self._keys[file.src_uri] not in self._kept]
        self._rendered = share.Answers(lambda number: self._render(fresh[number], config, files), (file.src_uri for file in fresh), alone=self._serving)

    def take(self, page: Page, files: Files) -> None:
        """The page is being rendered already: hand MkDocs the result in place of its own `render`."""
        key = self._keys[page.file.src_uri]
        made = self._kept.pop(key, b"") or self._rendered.take(page.file.src_uri)       # who has it no longer needs to hold it twice
        page.render = lambda *_: self._take(page, files, key, made, rendering.decode(made))

    def fill(self, env: Any, config: Any, files: Files) -> Any:
        """Begin to fill the templates of the pages, shared among the processors, while MkDocs copies and writes what is there."""
        self._rendered.end()
        last, made, shown = self._last, self.made, files.documentation_pages()
        made.env = env = last.env if last else env          # the templates are the same, and compiled
        if self._writer:
            self._writer.end(self._before)
        if self._incremental:
            if last:
                self._take_over(last, files)
            else:
                clean_directory(config.site_dir)
            made.derived = {article.id: self._derive(article) for article in map(self.article, shown)}
            self._modified |= {file.src_uri for file in shown}
            self._modified -= {file.src_uri for file in shown if self._is_as_in(last, self.article(file))}
        else:
            self._site.library.forget()
        self._kept = {}
        html = {name: one.html for name, one in made.renderings.items()}
        fill = [file for file in shown if not self._incremental or file.src_uri in self._modified]
        self._filled = share.Answers(lambda number: self._fill(fill[number].page, html, config, shown), (file.src_uri for file in fill), alone=self._serving)
        for file in fill:
            file.page.meta["template"] = "made.html"
        if not self._incremental:
            made.renderings = {name: replace(one, html=b"") for name, one in made.renderings.items()}
        return env

    def missing(self) -> dict[str, Any]:
        """What the template of the 404 page reads."""
        return pages.missing(self._site, self._publication)

    def filled(self, file: File) -> str:
        """The whole page as it is published."""
        return self._filled.take(file.src_uri).decode()

    def finish(self, config: Any) -> Made:
        """Write what needs every page: the search index, and all rows of the error index."""
        self._filled.end()
        with Path(config.site_dir, "search.json").open("w", encoding="utf-8") as file:
            file.writelines(search_index.pieces(self._site, self._body))
        if rows := pages.rows(self._site, self._publication):
            Path(config.site_dir, rows[0]).write_text(self.made.env.get_template("rows.html").render(d=rows[1]), encoding="utf-8")
        return self.made

    def drop(self) -> None:
        """It has failed: nothing goes on, and what is kept stays as it was."""
        if self._writer:
            self._writer.drop()
        for answers in (self._rendered, self._filled):
            if answers:
                answers.end()

    def article(self, file: File) -> Article:
        """The page that a file holds, be it written or made."""
        return self._site.pages[_path(file)]

    def _body(self, name: str) -> rendered.Rendered:
        return self.made.renderings[name].body

    def _sheets(self) -> list[str]:
        """The pages that no writer wrote, by the name of the file that MkDocs may take them for."""
        return [path.removeprefix("docs/") for path in self._site.pages if path not in self._site.library.by_path]

    def _is_modified(self, name: str) -> bool:
        """Whether a file that we make, or a page, has to be made anew. In place of MkDocs' own `is_modified`, which compares times."""
        return name in self._modified

    def _is_rendered(self, article: Article) -> bool:
        """Whether the last build has rendered the page from the same text. Warnings are to be heard at every build, so there it does not count."""
        last = self._last
        return bool(last) and article.source.path in self._site.same and article.id in last.keys and not last.renderings[article.id].warnings

    def _is_as_in(self, last: Made | None, article: Article) -> bool:
        """Whether that build has written the page already, from the same text and the same facts."""
        name = article.id
        return last is not None and last.keys.get(name) == self.made.keys[name] and last.derived.get(name) == self.made.derived[name]

    def _take(self, page: Page, files: Files, key: str, kept_as: bytes, made: Rendering) -> None:
        article = self.article(page.file)
        self.made.keys[article.id], self.made.renderings[article.id] = key, made
        self._site.rewritten.pop(article.id, None)          # nobody needs it any more
        page.meta["updated"] = pages.dates(article, self._site, self._publication)[1]
        page.update_date = page.meta["updated"][:10] or page.update_date
        patches.leave(page, files, made.anchors, made.links)
        for warning in made.warnings:
            log.warning(warning)
        if made.warnings:
            return
        if self._writer:
            self._writer.add(key, kept_as)
        if self._incremental:
            self.made.used[key] = kept_as

    def _take_over(self, last: Made, files: Files) -> None:
        """Complete this build with what the last one had rendered, and delete what is no longer part of the site."""
        for file in files.documentation_pages():
            if (name := self.article(file).id) not in self.made.keys:
                self._take(file.page, files, last.keys[name], last.used[last.keys[name]], last.renderings[name])
        for path in last.written.keys() - self.made.written.keys():
            Path(path).unlink(missing_ok=True)

    def _derive(self, article: Article) -> dict[str, Any]:
        return pages.derive(article, self._body, self._site, self._publication)

    def _render(self, file: File, config: Any, files: Files) -> bytes:
        """A page's rendering, in one piece."""
        article = self.article(file)
        try:
            page, warnings = self.made.renderer.render(file, self._site.markdown(article), config, files)
            body = rendered.read(page.content, config.site_url + file.url)
        except RecursionError:
            deep = article.source.problem(0, "nested-too-deeply", "The text of this page is nested too deeply to be rendered.", "Delete list marks, or marks of bold and italic words, that stand in a row.")
            raise PluginError("\n" + problem.report([deep])) from None
        links = {to.src_uri: found for to, found in (page.links_to_anchors or {}).items()}
        return rendering.encode(Rendering(page.content.encode(), tuple(sorted(page.present_anchor_ids)), links, warnings, rendering.pack(body)))

    def _fill(self, page: Page, html: Mapping[str, bytes], config: Any, shown: Sequence[File]) -> bytes:
        """The whole page as it is published, as UTF-8: half of what the text takes in memory."""
        article = self.article(page.file)
        page.content = str(html[article.id], "utf-8")
        page.meta["derived"] = self.made.derived.get(article.id) or self._derive(article)
        template = self.made.env.get_template(f"{pages.TEMPLATES.get(article.kind, article.kind)}.html")
        return template.render(get_context(self._nav, shown, config, page)).encode()

    def _published(self, config: Any, addresses: Mapping[str, str], styles: Mapping[str, str], inline: str, dates: Mapping[str, tuple[str, str]]) -> pages.Publication:
        """How this build is published. While serving there is no policy: live reload puts a script of its own into the pages."""
        repository, url = (config.repo_url or "").rstrip("/"), config.site_url
        facts = page_facts.SiteFacts(url=url, name=config.site_name, tagline=config.extra["tagline"], description=config.site_description, language="en",
                                logo=f"{url}assets/logo.png", image=f"{url}assets/card.png", repository=repository)
        unknown = (self._started, self._started) if self._serving else ("", "")
        return pages.Publication(
            facts=facts, assets=addresses, styles=styles, inline_js=inline, csp={name: "" if self._serving else assets.csp(inline, text) for name, text in styles.items()},
            dates=lambda path: dates.get(path, unknown),
            edit=lambda path: f"{repository}/edit/main/{path}" if repository else "",
            report=lambda path: f"{repository}/issues/new?title=This+did+not+work:+{path}" if repository else "",
        )


def _path(file: File) -> str:
    return f"docs/{file.src_uri}"


def _is_unused(file: File) -> bool:
    """What Material and our own source folder bring that no page loads."""
    ours = file.src_dir is not None and Path(file.src_dir).resolve() == project.DOCS
    return file.src_uri.startswith("assets/") and not (ours and assets.is_published(file.src_uri))
