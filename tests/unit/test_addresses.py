"""hrefs, slugs, redirects: the parts of addresses, and that old ones keep leading somewhere."""

import pytest

from building import article, library
from minefix import hrefs, redirects
from minefix.slugs import slug, toc_slug


@pytest.mark.parametrize(("start", "to", "anchor", "expected"), [
    ("fixes/a/", "guides/b/", "", "../../guides/b/"), ("fixes/a/", "fixes/b/", "c", "../b/#c"), ("", "faq/", "", "faq/"), ("faq/", "", "", "../"),
    ("a/", "a/", "", "./"), ("a/", "a/", "b", "#b"), ("", "", "", "./"), ("fixes/a/", "assets/x.css", "", "../../assets/x.css"),
])
def test_relative_addresses(start, to, anchor, expected):
    assert hrefs.href(start, to, anchor) == expected


def test_files():
    assert hrefs.file_href("docs/fixes/a.md", "docs/guides/b.md") == "../guides/b.md"


@pytest.mark.parametrize(("text", "expected"), [
    ("Can a server's setting cause this?", "can-a-servers-setting-cause-this"), ("“Ünïcode” 🎮", "unicode"), ("`a=b` *c* [[d]]", "a-b-c-d"), ("Words { #id }", "words"), ("🎮", "section"), ("", "section"),
    ("שלום", "section"), (" ".join("abcdefghijklmno"), "a-b-c-d-e-f-g-h-i-j-k-l"),
])
def test_slugs(text, expected):
    assert slug(text) == expected
    assert toc_slug(text, "_") == expected.replace("-", "_")


def test_a_moved_page_keeps_its_old_address_without_a_script():
    made = redirects.pages(library(article(id="new", title="'A \"</title><script>\" page'", moved_from="[fixes/old, older/x/]")), "https://example.org/")
    assert list(made) == ["fixes/old/", "older/x/"]
    html = made["fixes/old/"]
    assert 'content="0; url=../new/"' in html and '<link rel="canonical" href="https://example.org/fixes/new/">' in html and 'content="noindex"' in html
    assert "<script" not in html and html.count("</title>") == 1
