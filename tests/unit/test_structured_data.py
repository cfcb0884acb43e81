"""structured_data: the graph of each kind of page, and the script that says it safely."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from golden_files import check
from minefix.article import Article, Link, Ref, Verified
from minefix.source import Place, Source
from minefix.page_facts import PageFacts, SiteFacts, TermFact
from minefix.rendered import RenderedQuestion
from minefix.structured_data import graph, script
from structured_data.linter import lint

GOLDEN = Path(__file__).parents[1] / "golden" / "structured_data"
URL = "https://minefixtools.example/"
SITE = SiteFacts(URL, "MineFixTools", "the server utility lab", "Fixes for Minecraft logins.", "en",
            logo=URL + "assets/logo.png", image=URL + "assets/card.png",
            repository="https://github.com/example/minefixtools")
NASTY = ["</script><script>alert(1)</script>", 'He said "no"', "<!-- <script>", "one\u2028two\u2029three",
         "Tom & Jerry &lt;", "back\\slash", "snow ☃ 🎮", "\x00\x1f"]
TERM = TermFact("Failed to log in: Invalid session", "The player's own game was refused.",
                URL + "errors/#invalid-session", "disconnect.loginFailedInfo.invalidSession")
QUESTION = RenderedQuestion("faq-server", "Is it the server?", "<p>No.</p>", "No.")


def article(url: str, kind: str, id_: str, **more) -> Article:
    return Article(Source("docs/x.md", ""), url, url.partition("/")[0], kind, id_, "", "", **more)


def facts(url: str, title: str, **more) -> PageFacts:
    crumbs = (("Home", URL), (title, URL + url)) if url else ()
    return PageFacts(URL + url, title, f"What {title} says.", published="2026-11-01", modified="2026-11-23",
                     **{"breadcrumb": crumbs, **more})


FIX = article("fixes/invalid-session/", "fix", "invalid-session", level="beginner",
              phrases=(Ref("invalid session", Place(1, 1)),),
              verified=Verified(date(2026, 11, 23), "Minecraft 26.1, Paper 26.2"),
              sources=(Link("Minecraft Wiki", "https://minecraft.wiki/"),))
FIX_FACTS = facts(FIX.url, "Invalid session", reviewed="2026-11-23", words=812, category=("Fixes", URL + "fixes/"),
                  questions=(QUESTION,), terms=(TERM,),
                  breadcrumb=(("Home", URL), ("Fixes", URL + "fixes/"), ("Invalid session", URL + FIX.url)))
PAGES = {
    "fix": (FIX, FIX_FACTS),
    "home": (article("", "home", "home"), facts("", "MineFixTools")),
    "category": (article("fixes/", "category", "fixes"), facts("fixes/", "Fixes", items=(("Invalid session", URL + FIX.url),))),
    "questions": (article("faq/", "questions", "faq"),
                  facts("faq/", "Questions", items=(("Is it the server?", URL + FIX.url + "#faq-server"),))),
    "errors": (article("errors/", "errors", "errors"), facts("errors/", "Error index", terms=(TERM, replace(
        TERM, name="Authentication servers are down.", url=URL + "errors/#down", code="")))),
    "tool": (article("tools/error-decoder/", "tool", "error-decoder"),
             facts("tools/error-decoder/", "Error decoder", questions=(QUESTION,))),
    "guide": (article("guides/velocity/", "guide", "velocity"), facts("guides/velocity/", "Velocity")),
    "about": (article("about/", "page", "about"), facts("about/", "About")),
}


def nodes(kind: str, site: SiteFacts = SITE, **changes) -> dict[str, dict]:
    """The top nodes of a page by type."""
    about, known = PAGES[kind]
    return {node["@type"]: node for node in graph(about, replace(known, **changes), site)["@graph"]}


def page_around(about: Article, known: PageFacts, site: SiteFacts = SITE) -> str:
    """A page that shows what the graph says, as the theme would."""
    faq = "".join(f'<h3 id="{q.anchor}">{escape(q.name)}</h3>{q.answer}' for q in known.questions)
    return (f'<html><head><link rel="canonical" href="{known.url}">{script(graph(about, known, site))}</head>'
            f"<body><h1>{escape(known.title)}</h1><h2>FAQ</h2>{faq}</body></html>")


@pytest.mark.parametrize("kind", ["fix", "home", "questions", "errors", "tool"])
def test_golden(kind, update_golden):
    text = json.dumps(graph(*PAGES[kind], SITE), indent=2, ensure_ascii=False) + "\n"
    check(GOLDEN / kind / "expected.json", text, update_golden)


@pytest.mark.parametrize("kind", PAGES)
def test_the_linter_has_no_finding(kind):
    assert lint(page_around(*PAGES[kind])) == []
    assert lint(page_around(*PAGES[kind], SiteFacts(URL, "MineFixTools"))) == []


@pytest.mark.parametrize("kind", PAGES)
def test_the_same_in_is_the_same_out(kind):
    assert script(graph(*PAGES[kind], SITE)) == script(graph(*PAGES[kind], SITE))


@pytest.mark.parametrize(("kind", "type_"), [
    ("fix", "FAQPage"), ("guide", "WebPage"), ("home", "WebPage"), ("category", "CollectionPage"), ("about", "AboutPage"),
    ("questions", "CollectionPage"), ("errors", "CollectionPage"), ("tool", "FAQPage")])
def test_the_type_of_a_page(kind, type_):
    assert nodes(kind)[type_]["@id"] == PAGES[kind][1].url + "#webpage"


class TestFacts:
    def test_the_home_page_has_the_whole_organization_and_others_a_stub(self):
        home, fix = nodes("home")["Organization"], nodes("fix")["Organization"]
        assert home["sameAs"] == [SITE.repository] and home["slogan"] == SITE.tagline
        assert set(fix) == {"@type", "@id", "name", "url", "logo"}
        assert home["@id"] == fix["@id"] == URL + "#organization"

    def test_the_domain_is_a_second_name_only_where_the_site_is_the_domain(self):
        assert nodes("home")["WebSite"]["alternateName"] == "minefixtools.example"
        about = article("", "home", "home")
        below = graph(about, facts("", "Home"), replace(SITE, url="https://user.github.io/project/"))
        assert "alternateName" not in json.dumps(below)

    def test_nothing_is_said_that_is_not_known(self):
        bare = nodes("fix", SiteFacts(URL, "MineFixTools"), reviewed="", published="", modified="", words=0,
                     category=None, breadcrumb=(), questions=(), terms=())
        assert set(bare) == {"Organization", "WebSite", "WebPage", "TechArticle"}
        assert not set(bare["TechArticle"]) & {"image", "datePublished", "dateModified", "wordCount",
                                               "articleSection", "about"}
        assert not {"lastReviewed", "reviewedBy", "breadcrumb"} & set(bare["WebPage"])
        assert "sameAs" not in nodes("home", SiteFacts(URL, "MineFixTools"))["Organization"]

    def test_a_question_without_answer_is_left_out(self):
        assert nodes("fix", questions=(QUESTION._replace(answer=""),))["WebPage"]["mainEntity"] == {
            "@id": PAGES["fix"][1].url + "#article"}

    def test_a_hub_owns_no_question(self):
        page = nodes("questions", questions=(QUESTION,))["CollectionPage"]
        assert page["mainEntity"] == {"@id": URL + "faq/#list"}

    def test_a_crumb_without_a_page_is_left_out_and_one_crumb_is_none(self):
        crumbs = (("Home", URL), ("Network", ""), ("Invalid session", ""))
        listed = nodes("fix", breadcrumb=crumbs)["BreadcrumbList"]["itemListElement"]
        assert [(c["position"], c["name"], "item" in c) for c in listed] == [(1, "Home", True), (2, "Invalid session", False)]
        assert "BreadcrumbList" not in nodes("fix", breadcrumb=crumbs[2:])

    def test_the_messages_of_a_fix_are_terms_of_the_error_index(self):
        fix, errors = nodes("fix"), nodes("errors")
        assert fix["TechArticle"]["about"] == [{"@id": TERM.url}]
        assert fix["DefinedTermSet"]["@id"] == errors["DefinedTermSet"]["@id"] == URL + "errors/#terms"
        assert errors["DefinedTermSet"]["hasDefinedTerm"][0]["name"] == fix["DefinedTerm"]["name"] == TERM.name


class _Scripts(HTMLParser):
    """What a browser takes for the scripts of a page, and the tags it sees beside them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += data


class TestScript:
    @pytest.mark.parametrize("text", NASTY)
    def test_any_text_is_read_back_unchanged(self, text):
        about = replace(FIX, phrases=(Ref(text, Place(1, 1)),))
        known = replace(FIX_FACTS, title=text, description=text, questions=(RenderedQuestion("a", text, text, text),))
        made = graph(about, known, SITE)
        page = _Scripts(f"{script(made)}<p>")
        assert page.tags == ["script", "p"]
        assert json.loads(page.text) == made

    def test_no_sign_that_html_or_javascript_reads(self):
        inner = script({"a": "".join(NASTY)}).removeprefix('<script type="application/ld+json">').removesuffix("</script>")
        assert not set("<>&\u2028\u2029") & set(inner)

    @pytest.mark.parametrize("text", ['How to fix "</script>" & <!--', "one\u2028two"])
    def test_the_linter_agrees(self, text):
        shown = " ".join(text.split())
        known = replace(FIX_FACTS, title=shown, description=text,
                        questions=(RenderedQuestion("a", shown, f"<p>{escape(text, quote=False)}</p>", shown),))
        assert lint(page_around(FIX, known)) == []

    def test_what_is_no_json_is_refused(self):
        with pytest.raises(ValueError):
            script({"a": float("nan")})
