"""Made HTML: our own blocks come through Markdown as they are, or with the Markdown in them made, and nothing else is taken for one."""

from __future__ import annotations

import markdown
import pytest
from markdown.util import HTML_PLACEHOLDER

from building import rendered
from minefix.made_html import MadeHtml


def made(text: str) -> str:
    return markdown.Markdown(extensions=[MadeHtml()]).convert(text)


@pytest.mark.parametrize("block", [
    '<div class="mf-display"><samp>**no** `Markdown` &lt;here&gt; [x](y.md)</samp></div>',
    "<figure><figcaption>One</figcaption></figure>",
    '<table class="mf-msgs"><tbody><tr><td>a*b*c</td></tr></tbody></table>',
    '<ul class="mf-list">\n<li>one</li>\n<li>two</li>\n</ul>',
])
def test_a_block_stays_as_it_is(block):
    assert made(f"Before.\n\n{block}\n\nAfter.") == f"<p>Before.</p>\n{block}\n<p>After.</p>"


def test_what_follows_a_block_without_an_empty_line_belongs_to_it_and_what_comes_before_does_not():
    assert made("Before\n<div>x</div>\nwithin\n\nafter") == "<p>Before</p>\n<div>x</div>\nwithin\n<p>after</p>"


def test_the_markdown_in_a_block_is_made_and_only_there():
    text = ('<div class="a" markdown="1">\n<dl id="x" markdown="1">\n<dt>*F* &amp; co</dt>\n<dd markdown="span">`a<b` & **c** [d](e.md)</dd>\n'
            '</dl>\n<button data-copy="a=&quot;b&quot;&#10;c" hidden>Copy</button>\n</div>')
    assert made(text) == ('<div class="a">\n<dl id="x">\n<dt>*F* &amp; co</dt>\n<dd><code>a&lt;b</code> &amp; <strong>c</strong> <a href="e.md">d</a></dd>\n'
                          '</dl>\n<p><button data-copy="a=&quot;b&quot;&#10;c" hidden>Copy</button></p>\n</div>')


def test_the_end_of_the_page_ends_a_block():
    assert made('<div markdown="1">\n<p markdown="span">*a*</p>\n</div>') == "<div>\n<p><em>a</em></p>\n</div>"


@pytest.mark.parametrize("text", ["<https://example.org/>", "Text <span>in</span> a line", "    <div>code</div>", "`<div>`", "<divide> and conquer"])
def test_everything_else_is_what_markdown_makes_of_it(text):
    assert made(text) == markdown.markdown(text)


def test_what_a_fence_holds_is_no_block():
    html = rendered('```html title="x.html"\n<div markdown="1">\n<p markdown="span">*a*</p>\n</div>\n```\n')
    assert "<p>" not in html and "<em>" not in html and "&lt;" in html


def test_a_page_that_names_a_place_in_the_store_gets_nothing_from_it():
    assert made(f"<div>x</div>\n\n{HTML_PLACEHOLDER % 0}") == "<div>x</div>\n<p>wzxhzdk:0</p>"
