"""A page: what the templates read, of all features."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from . import assets, feed, headings, hubs, reading_time, sheets, structured_data
from .article import ARTICLES, Article
from .hrefs import href
from .page_facts import PageFacts, SiteFacts, TermFact
from .problem import Problem
from .related import related
from .rendered import Rendered
from .site import Site

TEMPLATES = dict.fromkeys(ARTICLES, "article")      # the other kinds have a template of their own name
STYLES = {**dict.fromkeys((*TEMPLATES, "page"), assets.ARTICLE), "tool": assets.TOOL, "home": assets.HOME}         # the other kinds are hubs, and look like one
HOME_TOOL = "error-decoder"
LONGEST_TITLE = 70
FEW = 6                # back-links; a page that everybody links to does not list everybody


@dataclass(frozen=True)
class Publication:
    """How this build is published. `assets` gives the address below the site root of each bundled script, `styles` the text of each
    stylesheet; `csp` the policy of a page with that stylesheet, '' while serving."""

    facts: SiteFacts
    assets: Mapping[str, str]
    styles: Mapping[str, str]
    inline_js: str
    csp: Mapping[str, str]
    dates: Callable[[str], tuple[str, str]]     # path of the file -> published, modified (ISO 8601 in UTC, '' if unknown)
    edit: Callable[[str], str]                  # path of the file -> address where it is edited, '' if unknown
    report: Callable[[str], str]                # path of the file -> address where it is reported, '' if unknown


def derive(article: Article, body_of: Callable[[str], Rendered], site: Site, publication: Publication) -> dict[str, Any]:
    """Everything the templates read, from the article and `body_of(id)`, what any page says once it is rendered."""
    body = body_of(article.id)
    groups = hubs.groups(article, site, body_of)
    minutes = reading_time.minutes(article, body.words) if article.kind in ARTICLES else 0
    near = [hubs.card(article, other.article, reason=other.reason) for other in related(article, site.library, site.edges)] if article.kind in (*ARTICLES, "tool") else []
    tools = [hubs.card(article, site.library.by_id[ref.id]) for ref in article.tools if ref.id in site.library.by_id]
    published, modified = dates(article, site, publication)
    tool = article.id if article.kind == "tool" else HOME_TOOL if article.kind == "home" else ""
    return {
        "title": article.title, "description": article.description,
        "unfinished": _unfinished(site.problems.get(article.source.path, ())),
        "head": _head(article, body, site, publication, published, modified),
        "meta": {"category": _category(article, site), "minutes": minutes, "updated": _day(modified), "verified": _verified(article)},
        "answer": _answer(article, site.data.words),
        "doors": [{"href": f"#{door.anchor}", "side": door.side, "text": door.text} for door in headings.doors(article, site.data.words)],
        "toc": _toc(body, tools, near, article),
        "tools": tools, "related": near,
        "backlinks": [{"href": href(article.url, other.url), "title": other.title} for other in _backlinks(article, site, near)],
        "sources": [{"title": link.title, "url": link.url} for link in article.sources],
        "edit": {"href": publication.edit(article.source.path), "report": publication.report(article.source.path)},
        "nav": hubs.navigation(article.url, article.section, site, hubs.whole(article, site).url),
        "groups": groups, "sheet": hubs.place(article, site), "filters": hubs.filters(site) if article.kind == "errors" else {},
        "tool": tool,
        "assets": _assets(publication, article.kind, tool, lambda path: href(article.url, path)),
        "inline_js": publication.inline_js,
    }


def dates(article: Article, site: Site, publication: Publication) -> tuple[str, str]:
    """When the page was first and last changed; a hub changes with the pages it lists, and all its sheets with it."""
    hub = hubs.whole(article, site)
    return site.once(f"dates of {hub.url}", lambda: _dates(hub, site, publication))


def _dates(article: Article, site: Site, publication: Publication) -> tuple[str, str]:
    published, modified = publication.dates(article.source.path)
    return published, max([modified, *(publication.dates(other.source.path)[1] for other in sheets.listed(article, site.library))])


def rows(site: Site, publication: Publication) -> tuple[str, dict[str, Any]] | None:
    """All rows of the error index as one file: its address, and what its template reads. None where one sheet holds them all."""
    index = next(iter(site.library.by_kind.get("errors", ())), None)
    if not index or not hubs.place(index, site)["rows"]:
        return None
    root = _path(publication)
    return hubs.rows_url(index), {"title": f"All rows of: {index.title}", "canonical": publication.facts.url + index.url, "href": root + index.url, "groups": hubs.rows(site, root)}


def missing(site: Site, publication: Publication) -> dict[str, Any]:
    """What the template of the 404 page reads: addresses from the root, as nobody knows where it will be shown."""
    root = _path(publication)
    title = "This page does not exist"
    head = {"title": f"{title} - {publication.facts.name}", "canonical": "", "feed": "", "robots": "noindex", "image": publication.facts.image, "og_type": "website",
            "published": "", "modified": "", "json_ld_html": ""}
    return {
        "title": title, "unfinished": [], "description": "The address is wrong or the page has moved. Search for the message you saw, or look it up in the error index.",
        "head": head, "meta": {}, "answer": None, "doors": [], "toc": [], "tools": [], "related": [], "backlinks": [], "sources": [],
        "edit": {"href": "", "report": ""}, "nav": [{**item, "href": root + item["href"].removeprefix("./")} for item in hubs.navigation("", "", site)],
        "groups": [], "sheet": {}, "filters": {}, "tool": "", "assets": _assets(publication, "404", "", lambda path: root + path),
        "inline_js": publication.inline_js,
    }


def _path(publication: Publication) -> str:
    """The path of the site's root, for what is read at an address that is not known here."""
    return "/" + publication.facts.url.split("/", 3)[3]


def _assets(publication: Publication, kind: str, tool: str, to: Callable[[str], str]) -> dict[str, str]:
    known, style = publication.assets, STYLES.get(kind, assets.HUB)
    return {"css": publication.styles[style], "csp": publication.csp[style], "site_js": to(known[assets.SCRIPT]), "index_js": to(known[assets.INDEX]),
            "tool_js": to(known[f"{assets.PAGES}{tool}.js"]) if tool else "", "root": to("").rstrip("/") or "/"}


def _head(article: Article, body: Rendered, site: Site, publication: Publication, published: str, modified: str) -> dict[str, str]:
    facts, address = publication.facts, publication.facts.url + article.url
    name = f"{facts.name} - {facts.tagline}" if article.kind == "home" else f"{article.title} - {facts.name}"
    name = name if len(escape(name)) <= LONGEST_TITLE else article.title      # what is cut off in a list of results helps nobody
    graph = structured_data.graph(article, _facts(article, body, site, publication, published, modified), facts)
    return {
        "title": name, "canonical": address, "feed": href(article.url, feed.ADDRESS) if modified else "", "robots": "max-image-preview:large", "image": publication.facts.image,
        "og_type": "article" if article.kind in ARTICLES else "website", "published": published if article.kind in ARTICLES else "",
        "modified": modified if article.kind in ARTICLES else "", "json_ld_html": structured_data.script(graph),
    }


def _facts(article: Article, body: Rendered, site: Site, publication: Publication, published: str, modified: str) -> PageFacts:
    root = publication.facts.url
    category, hub = _category(article, site), hubs.whole(article, site)
    crumbs = [("Home", root)] if article.url else []
    if hub.url != article.url:
        crumbs.append((hub.title, root + hub.url))
    elif category:
        crumbs.append((category["title"], root + f"{article.section}/"))
    index = next((hub.url for hub in site.library.by_kind.get("errors", ())), "errors/")
    terms = tuple(TermFact(m.text, m.means, f"{root}{index}#{m.slug}", m.key) for m in hubs.terms(article, site))
    return PageFacts(
        url=root + article.url, title=article.title, description=article.description,
        published=published, modified=modified,
        reviewed=article.verified.on.isoformat() if article.verified else "", words=body.words,
        category=(category["title"], root + f"{article.section}/") if category else None,
        breadcrumb=(*crumbs, (article.title, root + article.url)) if crumbs else (),
        questions=body.questions if article.kind in sheets.PAGES else (),
        items=tuple((name, root + url) for name, url in hubs.items(article, site)), terms=terms,
    )


def _unfinished(problems: Iterable[Problem]) -> list[str]:
    """What a page that is being written lacks, each thing once, with its lines."""
    lines: dict[str, dict[int, None]] = {}
    for one in sorted(problems):
        lines.setdefault(f"{one.sentence} {one.hint}", {})[one.line] = None
    return [f"{'Line' if len(own) == 1 else 'Lines'} {', '.join(map(str, own))}: {what}" for what, own in lines.items()]


def _answer(article: Article, words: Mapping[str, Any]) -> dict[str, Any] | None:
    box = article.answer
    if not box or article.kind not in words["answer"]:
        return None
    return {"labels": words["answer"][article.kind], "means": box.means, "side": box.side, "who": words["who"][box.side], "why": box.why, "first": box.first}


def _toc(body: Rendered, tools: list, near: list, article: Article) -> list[dict[str, str]]:
    own = [{"href": f"#{anchor}", "title": text} for level, anchor, text in body.headings if level == 2 and anchor]
    added = [("related-tools", "Related tools", tools), ("related-articles", "Related articles", near), ("sources", "Sources", article.sources)]
    return own + [{"href": f"#{anchor}", "title": title} for anchor, title, there in added if there]


def _category(article: Article, site: Site) -> dict[str, str] | None:
    section = site.data.words["sections"].get(article.section)
    if not section or article.url == f"{article.section}/":
        return None
    return {"title": section[0], "href": href(article.url, f"{article.section}/")}


def _backlinks(article: Article, site: Site, near: list) -> list[Article]:
    shown = {card["title"] for card in near}
    others = (site.library.by_id[name] for name in site.edges.back.get(article.id, ()))
    return [other for other in others if other.kind in ARTICLES and other.title not in shown][:FEW]


def _verified(article: Article) -> dict[str, str] | None:
    if not article.verified:
        return None
    return {**(_day(article.verified.on.isoformat()) or {}), "with": article.verified.with_}


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _day(iso: str) -> dict[str, str] | None:
    """A day for readers: 23 Nov 2026, whatever the machine's language."""
    if not iso:
        return None
    year, month, day = iso[:10].split("-")
    return {"iso": iso, "text": f"{int(day)} {_MONTHS[int(month) - 1]} {year}"}
