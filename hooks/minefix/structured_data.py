"""Structured data: how a page is told to search engines, as one schema.org graph in one script element.

The form follows what engines read in November 2026 and their own pages on it; a rule that is not plain names its source.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from .article import ARTICLES, Article
from .page_facts import PageFacts, SiteFacts, TermFact

Node = dict[str, Any]
LISTS = ("category", "tools", "questions")      # the hubs that list pages or questions


def graph(article: Article, facts: PageFacts, site: SiteFacts) -> Node:
    """The graph of a page. Every `@id` that is referred to is in it, nothing is empty, nothing is said that is not known.

    The 404 page has none: nobody asks for one.
    """
    nodes = [*_publisher(site, whole=article.kind == "home"), _web_page(article, facts, site)]
    if article.kind == "errors":
        nodes.append(_term_set(facts))
    elif article.kind in LISTS:
        nodes.append(_item_list(facts))
    elif article.kind in ("tool", *ARTICLES):
        nodes.append((_web_application if article.kind == "tool" else _tech_article)(article, facts, site))
        nodes += [*_terms(facts.terms), _image(site)]
    nodes.append(_breadcrumb(facts))
    return {"@context": "https://schema.org", "@graph": [node for node in nodes if node]}


def script(graph: Node) -> str:
    """The script element of a graph; the only place where it becomes text.

    `<` as an escape cannot end the element; `>`, `&`, U+2028 and U+2029 are escaped so that no careless reader trips. Any
    JSON parser reads the same graph back. The rule is in html.spec.whatwg.org/multipage/scripting.html, "Restrictions for
    contents of script elements".
    """
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return f'<script type="application/ld+json">{text}</script>'


def _publisher(site: SiteFacts, whole: bool) -> Iterator[Node]:
    """Organization and WebSite: whole on the home page (Google reads them there alone), elsewhere what references need."""
    organization = {"name": site.name, "url": site.url, "logo": site.logo}
    web_site = {"name": site.name, "url": site.url}
    if whole:
        organization |= {"logo": site.logo and _node("ImageObject", site.url + "#logo", url=site.logo, contentUrl=site.logo),
                         "slogan": site.tagline, "description": site.description, "image": site.image,
                         "sameAs": [site.repository] if site.repository else []}
        web_site |= {"alternateName": _domain(site), "description": site.description, "inLanguage": site.language,
                     "publisher": _to(site.url, "organization")}
    yield _node("Organization", site.url + "#organization", **organization)
    yield _node("WebSite", site.url + "#website", **web_site)


def _domain(site: SiteFacts) -> str:
    """The lower-case domain as second name, where the site is the whole domain (Google's site names page)."""
    address = urlsplit(site.url)
    return (address.hostname or "") if address.path in ("", "/") else ""


def _web_page(article: Article, facts: PageFacts, site: SiteFacts) -> Node:
    """The page itself, as a plain FAQPage where it owns questions; they are nested, as simple readers follow no `@id`."""
    hub = article.kind in (*LISTS, "errors")
    questions = [] if hub else _questions(facts, site)
    kind = "CollectionPage" if hub else "FAQPage" if questions else "AboutPage" if article.id == "about" else "WebPage"
    subject = "app" if article.kind == "tool" else "list" if hub else "article" if article.kind in ARTICLES else ""
    return _node(
        kind, facts.url + "#webpage", url=facts.url, name=facts.title, description=facts.description,
        inLanguage=site.language, isPartOf=_to(site.url, "website"),
        about=_to(site.url, "organization") if article.kind == "home" or article.id == "about" else {},
        breadcrumb=_to(facts.url, "breadcrumb") if _breadcrumb(facts) else {},
        datePublished=facts.published, dateModified=facts.modified,
        lastReviewed=facts.reviewed, reviewedBy=_to(site.url, "organization") if facts.reviewed else {},
        mainEntity=questions or (_to(_set(facts), "terms") if article.kind == "errors" else _to(facts.url, subject) if subject else {}))


def _questions(facts: PageFacts, site: SiteFacts) -> list[Node]:
    """Whole questions only: one without a name or an answer is left out."""
    asked = [q for q in facts.questions if q.name and q.answer]
    return [_node("Question", f"{facts.url}#{q.anchor}", url=f"{facts.url}#{q.anchor}", position=position,
                  inLanguage=site.language, name=q.name,
                  acceptedAnswer=_node("Answer", f"{facts.url}#{q.anchor}-answer", url=f"{facts.url}#{q.anchor}",
                                       inLanguage=site.language, text=q.answer))
            for position, q in enumerate(asked, 1)]


def _tech_article(article: Article, facts: PageFacts, site: SiteFacts) -> Node:
    """The article. TechArticle alone: engines take it as an Article, and a second type makes strict checkers complain."""
    return _node(
        "TechArticle", facts.url + "#article", headline=facts.title, description=facts.description,
        inLanguage=site.language, isPartOf=_to(facts.url, "webpage"), mainEntityOfPage=_to(facts.url, "webpage"),
        datePublished=facts.published, dateModified=facts.modified,
        author=_to(site.url, "organization"), publisher=_to(site.url, "organization"),
        image=_to(site.url, "card") if site.image else {},
        articleSection=facts.category[0] if facts.category else "",
        keywords=[phrase.id for phrase in article.phrases],
        proficiencyLevel=article.level.capitalize(),
        dependencies=article.verified.with_ if article.verified else "",
        wordCount=facts.words or None, isAccessibleForFree=True,
        about=[{"@id": term.url} for term in facts.terms],
        citation=[_node("CreativeWork", name=link.title, url=link.url) for link in article.sources])


def _web_application(_: Article, facts: PageFacts, site: SiteFacts) -> Node:
    """The tool, free and without ratings: nobody has rated it where a reader could see that."""
    return _node(
        "WebApplication", facts.url + "#app", url=facts.url, name=facts.title, description=facts.description,
        inLanguage=site.language, mainEntityOfPage=_to(facts.url, "webpage"),
        image=_to(site.url, "card") if site.image else {},
        applicationCategory="UtilitiesApplication", operatingSystem="Any", browserRequirements="Requires JavaScript",
        offers=_node("Offer", price="0", priceCurrency="USD"), isAccessibleForFree=True,
        publisher=_to(site.url, "organization"), about=[{"@id": term.url} for term in facts.terms])


def _item_list(facts: PageFacts) -> Node:
    elements = [_node("ListItem", position=n, name=name, url=url) for n, (name, url) in enumerate(facts.items, 1)]
    return _node("ItemList", facts.url + "#list", numberOfItems=len(elements), itemListElement=elements)


def _term_set(facts: PageFacts) -> Node:
    """The messages of a page of the index, by name; what each means is told in full on the page that owns it, so that this list stays light.

    It is one set, and each page of the index tells its share: by `@id` they are put together.
    """
    terms = [_node("DefinedTerm", t.url, name=t.name, url=t.url) for t in facts.terms]
    home = _set(facts)
    return _node("DefinedTermSet", home + "#terms", name=facts.title if home == facts.url else "", url=home, hasDefinedTerm=terms)


def _set(facts: PageFacts) -> str:
    """The address of the index that the messages of a page are in."""
    return facts.terms[0].url.partition("#")[0] if facts.terms else facts.url


def _terms(terms: Iterable[TermFact]) -> Iterator[Node]:
    """The page's messages, and a stub of the set on the error index that they are in."""
    homes = {term: term.url.partition("#")[0] for term in terms}
    for term, home in homes.items():
        yield _node("DefinedTerm", term.url, name=term.name, description=term.description, termCode=term.code,
                    url=term.url, inDefinedTermSet=_to(home, "terms"))
    for home in dict.fromkeys(homes.values()):
        yield _node("DefinedTermSet", home + "#terms", url=home)


def _image(site: SiteFacts) -> Node:
    """The picture of articles and tools, the same for all. Google ignores a lone ImageObject that names neither creator, credit, copyright nor licence."""
    if not site.image:
        return {}
    return _node("ImageObject", site.url + "#card", url=site.image, contentUrl=site.image, creditText=site.name,
                 creator=_to(site.url, "organization"), copyrightNotice=site.name)


def _breadcrumb(facts: PageFacts) -> Node:
    """The way to the page. A section without a page is left out: a crumb without an address spoils Google's whole list."""
    *way, last = facts.breadcrumb or (("", ""),)
    crumbs = [crumb for crumb in way if all(crumb)] + [last]
    if len(crumbs) < 2:
        return {}
    return _node("BreadcrumbList", facts.url + "#breadcrumb", itemListElement=[
        _node("ListItem", position=n, name=name, item=url) for n, (name, url) in enumerate(crumbs, 1)])


def _to(url: str, fragment: str) -> Node:
    return {"@id": f"{url}#{fragment}"}


def _node(kind: str, id: str = "", **properties: Any) -> Node:
    """A node without empty properties."""
    node = {"@type": kind, "@id": id, **properties}
    return {name: value for name, value in node.items() if value not in ("", None, [], {})}
