"""Whatever a writer types: a page that has no problem holds no script, no foreign element and no attribute that could run one.

The source is read by us and rendered by Python-Markdown; where the two disagree a check must say so. So both are asked.
"""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import built, page, rendered

PIECES = ["`", "``", "```", "~~~", "\n", "\n\n", "    ", "  ", "\t", "- ", "1. ", "> ", "| a | b |\n|---|---|\n", '!!! note "x"\n', '=== "x"\n', "# ", "## ", "a", "b c", "\\", "[", "]", "(", ")", "](", "[[", "]]", "|",
          "![", "<img src=x onerror=alert(1)>", "<script>", "</script>", "<b ", ">", "<!--", "-->", "javascript:alert(1)", "{onclick=x}", "{: ", "}", "{", "**b**", "https://a.b/", '"', "'", "[x]: ", "&#106;avascript:x",
          "```sh\n", "\n```\n", "    ```sh\n", "    ```\n", "    ```<script>", "    !!! note\n", "[]: javascript:x\n", "[a]:\n", "[][]", "===", "---", "- **File:** `x`\n", "- **Risk:** none. "]
STEP = "- **File:** `x`\n- **Setting:** `y`\n- **Value:** `z`\n- **Risk:** none. No.\n- **Roll back:** no\n- **It worked:** yes"
HOSTILE = [
    "```sh onclick=\"alert(1)\"\nls\n```", "~~~ <script>alert(1)</script>", "- a ` b\n- <img src=x onerror=alert(1)> ` c", "a `\n\n<img src=x onerror=alert(1)> ` b", "| ` | b |\n|---|---|\n| <img src=x onerror=alert(1)> ` | c |",
    "![`](x.png) a ` <img src=x onerror=alert(1)> ` b", "[[other|<img src=x onerror=alert(1)>]]", "[a](javascript:alert(1) 'b')", "[a]( javascript:alert(1) )", "[a\n](javascript:alert(1))", "[a](java\nscript:alert(1))",
    "## A { onclick=alert(1) }", "**b**{onclick=\"}\" onmouseover=alert(1)}", "x\n{: onclick=alert(1) }", "| a |\n|---|\n| b {: onclick=x } |", '=== "x"\n\n    <script>alert(1)</script>', '!!!note "x"\n    <script>alert(1)</script>',
    "> ```\n> <script>alert(1)</script>\n> ````", "```\n<script>alert(1)</script>\n````", "- a\n\n    ```\n  b\n    <script>alert(1)</script>\n    ```", "\\`<img src=x onerror=alert(1)>`", "`a\\`<img src=x onerror=alert(1)>`",
    "- **File:** `x`\n- **Setting:** `y`\n- **Value:** <img src=x onerror=alert(1)>", "<a\nhref=javascript:alert(1)>x</a>", "<scr<b>ipt>", "&lt;script&gt;", "*[a]: <b>\n\na", "[^1]: <b>", "<?php x ?>", "<![CDATA[x]]>", "<javascript:alert(1)>",
    'a\n    ```<meta http-equiv=refresh content="0;url=/elsewhere">', 'a\n    !!! note "x"\n    <script>alert(1)</script>', "a\n    ~~~ <b onclick=x>", "| a | b |\n|---|---|\n    ```<script>",
    STEP.replace("`z`", "the lines below\n\n    ~~~\n    <script>alert(1)</script>\n    ~~~\n"), STEP.replace("`z`", "`[x](y onfocus=alert(1) autofocus)`"),
    "[a]:\n[b]: javascript:alert(1)\n\nClick [here][b].", "[]: javascript:alert(1)\n\n[here][]", "[]: javascript:alert(1)\n\n[][]",
]
ALLOWED = frozenset("p h1 h2 h3 h4 h5 h6 ul ol li strong em code pre span div a img table thead tbody tr th td blockquote hr br dl dt dd button figure figcaption samp sup sub".split())


class Reader(HTMLParser):
    """Collects what must not be there."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag not in ALLOWED:
            self.found.append(tag)
        for name, value in attrs:
            scheme = re.match(r"[a-z][a-z0-9+.-]*:|&", re.sub(r"[\x00-\x20]", "", value or "").lower())
            if name.startswith("on") or name == "style" or (name in ("href", "src") and scheme and scheme[0] not in ("https:", "http:", "mailto:")):
                self.found.append((tag, name, value))

    def handle_comment(self, data):
        self.found.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def unsafe(body):
    reader = Reader()
    reader.feed(rendered(body, page("x", id="other")))
    return reader.found


@pytest.mark.parametrize("body", HOSTILE)
def test_hostile_text_is_a_problem_or_harmless(body):
    _, problems = built(page(body), page("x", id="other"))
    assert problems or not unsafe(body)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_what_has_no_problem_is_harmless(body):
    _, problems = built(page(body), page("x", id="other"))
    assert problems or not unsafe(body)


def test_the_reader_of_this_test_sees_what_is_unsafe():
    reader = Reader()
    reader.feed('<p onclick=x><a href="javascript:x"><script></script><!-- x -->')
    assert len(reader.found) == 4
