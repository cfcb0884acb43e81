"""The checks: for every code a page that has the problem and one that has not."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from building import ROOT, built, codes, data, page
from minefix import checks, skeleton, slugs
from minefix.skeleton import PLACEHOLDERS
from minefix.source import Source

ANSWER = "{means: x, side: player, why: x, first: x}"
WHOLE = dict(kind="guide", answer=ANSWER, verified="{on: 2026-11-23, with: Minecraft}", sources="[{title: Docs, url: 'https://example.org'}]")
FAQ = "## FAQ\n\n### Why?\n\nBecause."
MESSAGE = "\n  - {{text: '{}', seen: {}, on: [paper], side: server, means: It says that., acts: [player]}}"
OTHER = page("x", id="other", kind="home", description="Another plain sentence that is quite long enough to help somebody decide to click on it.", phrases="[some phrase]", moved_from="[fixes/old/]")

BEHIND = {"context": "[backend-behind-proxy]"}

BAD = [     # code, body, front matter
    ("duplicate-id", "x", {"id": "other", "path": "docs/fixes/zz.md"}),
    ("duplicate-kind", "x", {"id": "zz", "kind": "home"}),
    ("duplicate-title", "x", {"title": "'The Page: other!'", "id": "zz"}),
    ("duplicate-description", "x", {"id": "zz", "description": "Another plain sentence, that is quite long enough, to help somebody decide to click on it!"}),
    ("duplicate-phrase", "x", {"id": "zz", "phrases": "[Some Phrase]"}),
    ("duplicate-address", "x", {"id": "zz", "moved_from": "[fixes/old]"}),
    ("duplicate-address", "x", {"id": "zz", "moved_from": "[fixes/other]"}),
    ("duplicate-question", FAQ + "\n\n### Why ?\n\nTwice.", {}),
    ("duplicate-message", "x", {"messages": MESSAGE.format("It failed {name}", "player") + MESSAGE.format("it FAILED {player}", "player")}),
    ("dead-link", "[x](nothing.md)", {}), ("dead-link", "[x](../fixes/)", {}), ("dead-link", "[x](/fixes/other/)", {}), ("dead-link", "[x][y]", {}), ("dead-link", "[x](//example.org)", {}),
    *(("own-address", body, {}) for body in ("[x](https://site.example/fixes/)", "<http://www.site.example>", "https://SITE.example/a", "https://site.example", "<https://site.example/a.html>")),
    *(("dead-part", body, {}) for body in ("[x](#gone)", "## A b\n\n[x](#a)", "[x](here.md#sources)")),
    ("faq-shape", "x", WHOLE), ("faq-shape", "## FAQ\n\n### Why\n\nBecause.", {}), ("faq-shape", "## FAQ\n\n### Why?\n\n### And?\n\nSo.", {}),
    *(("file-name", "x", {"path": f"docs/{name}"}) for name in ("fixes/With space.md", "fixes/Same.md", "fixes/über.md", "fixes/a.md/index.md", "sitemap.xml.md", "assets/x.md", "templates/x.md", "fixes/x.markdown")),
    *(("unseen-sign", body, {}) for body in ("a\u202eb", "`rm\u200b x`", "a\x00b", "```sh\nonline\u2011mode\n```")), *(("unseen-sign", "x", {"title": f'"The page \\{sign}"'}) for sign in ("x07", "u202e")),
    ("unclosed-fence", "```sh\nls", {}), ("unclosed-fence", "- a\n\n    ```sh\n    ls\n\n- b", {}), ("unclosed-fence", "```sh\nls\n````", {}),
    ("future-date", "x", {"verified": "{on: 2026-11-25, with: Minecraft}"}),
    ("heading-order", "# A", {}), ("heading-order", "### A", {}), ("heading-order", "## A\n\n#### B", {}), ("heading-order", "##  ", {}), ("heading-order", "## A\n\n## a!", {}), ("heading-order", "## Sources", {}), ("heading-order", "## A { #main }", {}), ("heading-order", "## A { #messages }", {"messages": MESSAGE.format("It failed", "player")}), ("heading-order", "## A { #not-this }", {"not_to_confuse": "[other]"}),
    ("image-kind", "![a](x.svg)", {}), ("image-kind", "![a](x.html)", {}), ("image-kind", "![a][x]\n\n[x]: https://b.c/d.png", {}), ("image-kind", "![a]\n\n[a]: https://b.c/d.png", {}),
    ("unsafe-markup", "![a](/\\b.c/d.png)", {}), ("unsafe-markup", "![a](/&#47;b.c/d.png)", {}), ("image-alt", "![](x.png)", {}), ("image-alt", "- ![ ](x.png)", {}),
    ("empty-note", '!!! danger rule-offline-mode "x"', {}), ("empty-note", '!!! danger rule-offline-mode "x"\n  Two spaces.', {}), ("empty-note", '!!! note "x"\n\nText.', {}), ("empty-note", '- a\n\n    !!! note "x"\n\n    Text.', {}),
    ("empty-note", '!!! note "x"\n    \n', {}), ("empty-note", '!!! note "x"\n!!! note "y"\n    Text.', {}),
    ("loose-markdown", "text\n- list", {}), ("loose-markdown", "text\n| a |\n|---|", {}), ("loose-markdown", "- a\n  - b", {}), ("loose-markdown", "- a\n\n  more", {}), ("loose-markdown", "- a\n\n\tmore", {}),
    ("loose-markdown", "```{ .sh }\nls\n```", {}), ("loose-markdown", "```sh a b\nls\n```", {}), ("loose-markdown", '```sh onclick="x"\nls\n```', {}), ("loose-markdown", '```sh button="x"\nls\n```', {}), ("loose-markdown", '- a\n\n    ```screen title="A" button="x"\n    A\n    ```', {}), ("loose-markdown", "- a\n\n   ```sh\n   ls\n   ```", {}),
    ("loose-markdown", " ```sh\n ls\n ```", {}), ("loose-markdown", "text\n```sh\nls\n```", {}), ("loose-markdown", "```sh\nls\n```\ntext", {}), ("loose-markdown", "> ~~~\n> ls\n> ~~~", {}),
    ("loose-markdown", "Title\n-----", {}), ("loose-markdown", "##Title", {}), ("loose-markdown", '=== "Tab"\n\n    x', {}), ("loose-markdown", '??? note "x"\n    y', {}), ("loose-markdown", "a ` b", {}), ("loose-markdown", "[a [b] c](https://d.e)", {}),
    ("loose-markdown", "```yaml hl_lines=\"abc\"\na: 1\n```", {}), ("loose-markdown", '!!! note "x" more\n    y', {}), ("loose-markdown", '!!! note “x”\n    y', {}), ("loose-markdown", '!!! note\t"x"\n    y', {}),
    ("loose-markdown", '!!! "x"\n    y', {}), ("loose-markdown", '> !!! danger rule-offline-mode "x"\n>     y', {}), ("loose-markdown", '- !!! danger rule-offline-mode "x"\n        y', {}), ("loose-markdown", "!!! danger, rule-offline-mode\n    y", {}),
    *(("loose-markdown", body, {}) for body in ("See [[other] there.", "See [it] (other.md).", "A[^1]\n\n[^1]: Note.", "- [ ] do", "- [x] done", "> [!NOTE]\n> x", "1) a\n2) b", "~~gone~~", "1. a\n\n- b", "- a\n1. b", "##\n\nText.")),
    *(("loose-markdown", body, {}) for body in (":::warning\nx\n:::", "- ::: tip\n", "• a\n• b", "[b]a[/b]", "[url=https://b.c]d[/url]", "[CODE]a[/CODE]", "Good :smile:", "==a b==", "[a] (https://b.c)", "(a)[https://b.c]", "See https://b.c.", "Text (https://b.c)",
                                                "1. a\n\nText.\n\n2. b", " ## A", "**a b", "** a **", "a **b** c ** d", "- **a\n\nb", "**a `b`", "| a |\n|---|\n| **b |", "a\n ## B", "2. a\n3. b", "```screan title=\"A\"\nb\n```", "```Console title=\"A\"\nb\n```")),
    *(("link-words", body, {}) for body in ("[here](https://a.b)", "See [**Click here**](https://a.b).", "[[other|this page]]")), ("dead-link", "[a]()", {}), ("dead-link", "[a](#)", {}),
    *(("missed-door", f"## {heading}", {}) for heading in ("If You Run The Server", "If you run a server", "If you are a player:", "If you run the proxy")),
    *(("lost-words", "x", {"title": title}) for title in ("The page #1 of all", "&cThe page", "!the page", "the [page] #1")), *(("lost-words", "x", {"phrases": f"\n  - {words}"}) for words in ("&cThe page", "page #1")),
    ("bad-placeholder", "x", {"messages": MESSAGE.format("It failed %s", "player")}), ("bad-placeholder", "x", {"messages": MESSAGE.format("It failed %1$s", "player")}),
    ("orphan-article", FAQ, WHOLE),
    *(("table-shape", body, {}) for body in ("| a | b |\n|---|---|\n| 1 |", "| a | b |\n|---|---|\n| 1 | 2 | 3 |", "| a | b |\n|---|\n| 1 | 2 |", "| a | b |\n| 1 | 2 |", "a | b\n-|-\n1 \\| 2", "|a|b|\n\n|---|---|\n\n|1|2|", "+---+---+\n| a | b |\n+---+---+")),
    ("image-kind", "![a](../assets/logo.png =300x)", {}),
    ("no-hub", "", {"kind": "category", "id": "fixes", "path": "docs/hints/index.md"}),
    *(("placeholder", "x", {"description": f"'{words}'"}) for words in PLACEHOLDERS),
    ("sheet-address", "", {"kind": "category", "id": "fixes", "path": "docs/fixes/index.md", "moved_from": "[fixes/2]"}),
    ("snippet-unreadable", "```yaml\na: [\n```", {}), ("snippet-unreadable", "```toml\na =\n```", {}),
    ("unknown-id", "[[nobody]]", {}), ("unknown-id", "x", {"related": "[nobody]"}), ("unknown-id", "x", {"not_to_confuse": "[here]"}), ("unknown-id", "x", {"tools": "[other]"}),
    ("unknown-rule", '!!! danger rule-nothing "x"\n    y', {}), ("unknown-rule", '!!! hint "x"\n    y', {}), ("unknown-rule", '- a\n\n    !!! danger offline-mode "x"\n        y', {}),
    ("weak-warning", '!!! tip rule-offline-mode "x"\n    y', {}), ("weak-warning", '!!! warning rule-offline-mode "x"\n    y', {}), ("weak-warning", '- a\n\n    !!! note rule-offline-mode "x"\n        y', BEHIND),
    ("weak-warning", '!!! tip rule-secure-profile-off "x"\n    y', {}), ("weak-warning", '!!! danger rule-secure-profile-off "x"\n    y\n\n!!! note rule-rcon-open "x"\n    y', BEHIND),
    ("unsafe-markup", "<div>", {}), ("unsafe-markup", "a <b>b</b>", {}), ("unsafe-markup", "[<i>a</i>](https://b.c)", {}), ("unsafe-markup", "[[other|<i>a</i>]]", {}), ("unsafe-markup", "## A {onclick=x}", {}),
    *(("unsafe-markup", body, {}) for body in ("*a*{ .md-header }", "x\n{: #main }", "## A { #b .md-header }", "## A{#b}", "[a {.b}](https://b.c)", "![a](https:b.c/d.png)", "![a](https:%2F%2Fb.c/d.png)")),
    ("unsafe-markup", "**a**{: style=x}", {}), ("unsafe-markup", "**a**{ x { }", {}), ("unsafe-markup", "[a](javascript:x)", {}), ("unsafe-markup", "[a](java&#115;cript:x)", {}), ("unsafe-markup", "<data:x>", {}),
    ("unsafe-markup", "![a](https://b.c/d.png)", {}), ("unsafe-markup", "[a]: javascript:x", {}), ("unsafe-markup", "- [a]: javascript:x", {}), ("unsafe-markup", "a <!-- b -->", {}), ("unsafe-markup", "a <i" + " x" * 400 + ">", {}),
    ("step-incomplete", "- **File:** `a`", {}), *(("step-shape", body, {}) for body in ("- **File**: `a`\n- **Setting**: `b`\n- **Value**: `c`", "1. **Where:** x\n2. **Run:** `y`\n3. **Risk:** none.", "- **Setting:** `b`\n- **Value:** `c`\n- **Risk:** none.", "- File: `a`\n- Setting: `b`\n- Value: `c`", "1. First this.\n\n- **File:** `a`\n- **Setting:** `b`\n- **Value:** `c`",
        *(f"- **File:** `a`\n- **Setting:** `b`\n- **Value:** `c`\n\n    {inside}\n\n- **Risk:** none. No.\n- **Roll back:** no\n- **It worked:** yes" for inside in ("~~~\n    d\n    ~~~", '!!! note "d"\n        e')))), ("display-title", "```console\na\n```", {}),
]
GOOD = [
    ("x [web](https://example.org/a_(b)) <https://example.org> [mail](mailto:a@b.c) <https://other.site.example> [x](http://[) [there](other.md#x) [part a](#a)\n\n[ref][r]\n\n[r]: https://example.org\n\n## A", {}),
    (FAQ + "\n\n## If you run a proxy\n\n## B `c` { #own }\n\n[a](#faq-why) [b](#proxy) [c](here.md#own) [d](#set-x) [e](#faq) [f](#messages) [g](#not-this)", {"messages": MESSAGE.format("It failed", "player"), "not_to_confuse": "[other]"}),
    ('```screen title="A" button=""\nA\n\nb\n```', {}), (FAQ + "\n\n## Last\n\n### Why not\n\nx", {}), ("## Why\n\nx\n\n" + FAQ, {}),
    ("Some `code <b> {x} [y](javascript:z)` and `` a ` b ``, 5 < 6, \\` and C#.", {}),
    ("Some [words] (and more), `[[x`, `~~`, ~/x, a [^] and \\[\\[x. See (1) and [1].", {}),
    ("[rules](https://site.example/rules.json) <https://site.example/a/feed.xml> [sources](https://site.example.org/)", {}),
    ("12:30:15, minecraft:stone, a:b:c, x == y == z, [a] (below), [b] (`c`), f(a)[1], one • two, [i]. 100% sure. [there it is](https://a.b) `==a==` `:b:`\n\n## Why https://a.b?\n\n- a\n\nText.\n\n1. b\n2. c", {}),
    ("**a** **b `c` d** ***e*** **f *g* h** \\*\\* `**` ****\n**i\nj** *k* **[l](https://a.b)** **`m`**\n\n* * *\n\n***\n\n- **n:** o\n- **p** q **r**\n\n## **S**\n\n![t](../assets/logo.png \"u v\")", {}),
    ("## If you run it with Docker\n\n### If you run a server\n\n## If you host for others\n\n## Run the server\n\n## If you run the server", {}),
    ("x", {"title": "'The page #1'", "phrases": "[a#bc, 'd #ef'] # a remark", "level": "beginner # another"}),
    ("## Tips &amp; tricks\n\n[a](#tips-tricks)", {}), ("## A\\_b\n\n[a](#ab)", {}),
    ("It came late (in\n2024) and\n\n- stays (from\n    2024) here.", {}),
    ("| a | b |\n|---|---|\n| `x|y` | [[other|it]] |\n| \\| | 2 |\n\na | b\n-|-\n1 | 2\n1 |\n| 2\n\n|x| is a sign.", {}),
    ("1. a\n\n    b\n\n    ```sh\n    ls\n    ```\n\n    - c\n\n2. d", {}),
    ('```yaml title="a.yml" hl_lines="1 2-3"\na: &b 1\nc: *b\n```\n\n````text\n```\n````\n\n~~~\n<b>\n~~~', {}),
    ('!!! danger rule-offline-mode "x"\n    y\n\n!!! note "x"\n    y\n\n    - z\n\n!!! tip "x"\n    y', {}),
    ("| a | b |\n|---|:-:|\n| `c|d` | [[other]] |\n\n> quoted\n\n![A screen](x.png)\n\n## A { #b }\n\n### C\n\n## D", {}),
    ('!!! warning rule-offline-mode "x"\n    y', BEHIND), ('!!! danger rule-forwarding-legacy "x"\n\n\n    y', {}), ('- a\n\n    !!! note "x"\n        y', {}), ('!!! note "x"\n    ```sh\n    ls\n    ```', {}),
    ("x", {"verified": "{on: 2026-11-24, with: Minecraft}", "not_to_confuse": "[other]"}),
    ("x", {"messages": MESSAGE.format("It failed", "player") + MESSAGE.format("It failed", "server")}),
]


@pytest.mark.parametrize(("code", "body", "keys"), BAD)
def test_the_problem_is_found(code, body, keys):
    assert code in codes(OTHER, page(body, **keys))


@pytest.mark.parametrize(("body", "keys"), GOOD)
def test_what_is_right_has_no_problem(body, keys):
    assert built(OTHER, page(body, **keys))[1] == []


def test_every_code_of_the_checks_has_a_sample():
    found = set()
    for path in (ROOT / "hooks/minefix/checks").glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "problem":
                found |= {call.args[1].value} if isinstance(call.args[1], ast.Constant) else {"duplicate-" + hint for hint in checks.claimed_twice._HINTS}
    assert found and found <= {code for code, *_ in BAD}


def test_no_heading_can_take_an_id_that_a_template_puts_around_a_text():
    around = [path for path in (ROOT / "overrides").rglob("*.html") if path.parent.name == "partials" or path.stem in ("main", "article", "tool", "page")]
    assert {name for path in around for name in re.findall(r'\sid="([^"{]+)"', path.read_text(encoding="utf-8"))} == slugs.FRAME


def test_every_check_is_run():
    names = {path.stem for path in Path(checks.__file__).parent.glob("*.py")} - {"__init__"}
    assert {check.__module__.split(".")[-1] for check in (*checks.OF_A_PAGE, *checks.AMONG_OTHERS, *checks.OF_THE_WHOLE)} == names


@pytest.mark.parametrize("body", [
    "![a](https://b.c/d.svg?e)", "Press <kbd>F3</kbd>.", "text\n- a\n- b\n- c", "- a\n  - b\n  - c\n\n- d\n   - e", "1) a\n2) b", "- [ ] a\n- [x] b", "Version {{ a }}.", "{{< a >}}", "## A {{#b}}",
])
def test_what_one_change_sets_right_is_one_problem(body):
    problem, = built(page(body))[1]
    assert problem.line == 7 + ("text" in body or "- b" in body)


def test_the_parts_of_a_page_are_read_once_for_all_links_to_it(monkeypatch):
    asked, parts = [], checks.dead_part._parts
    monkeypatch.setattr(checks.dead_part, "_parts", lambda article, words: asked.append(article.id) or parts(article, words))
    assert codes(page("## A\n\n" + "[a](#a) [b](here.md#a) " * 9)) == []
    assert asked == ["here"]


def test_two_pages_with_one_id_name_both_places():
    problem, = [found for found in built(OTHER, page("x", id="other", path="docs/fixes/zz.md", title="Another", description=OTHER.text.split("description: ")[1][:80].replace("Another", "One")))[1] if found.code == "duplicate-id"]
    assert (problem.path, problem.line) == ("docs/fixes/zz.md", 5) and "docs/fixes/other.md:5" in problem.sentence


def test_two_pages_with_one_id_and_messages_are_one_problem():
    one, other = (page("x", id="same", path=f"docs/fixes/{name}.md", title=name, description=f"{name}, and a plain sentence that is long enough to help somebody decide to click on it.",
                       messages=MESSAGE.format(f"It failed: {name}", "player")) for name in ("first", "second"))
    assert codes(one, other) == ["duplicate-id"]


def test_two_pages_that_were_just_started_have_only_what_each_lacks():
    labels = {"means": "What it means", "first": "Do this first"}
    started = (Source.read(f"docs/fixes/{name}.md", skeleton.page("fix", name, f"The page {name}", labels, date(2026, 1, 1))) for name in ("first", "second"))
    decoder = page("", id="error-decoder", kind="tool", path="docs/tools/error-decoder.md")
    assert set(codes(decoder, *started)) == {"placeholder", "orphan-article"}


def test_one_question_on_two_pages_is_a_problem_at_the_second():
    problem, = built(page(FAQ, id="a"), page(FAQ.replace("Why", "WHY "), id="b"))[1]
    assert (problem.path, problem.code) == ("docs/fixes/b.md", "duplicate-question") and "docs/fixes/a.md:9" in problem.sentence


def test_the_short_address_of_a_page_with_messages_is_taken():
    owner = page("x", id="owner", messages=MESSAGE.format("It failed", "player"))
    problem, = [found for found in built(OTHER, owner, page("x", id="taker", moved_from="[e/owner/]"))[1] if found.code == "duplicate-address"]
    assert problem.path == "docs/fixes/taker.md"


def test_a_tool_among_related_articles_is_told_where_it_belongs():
    others = page("", id="redact", kind="tool", path="docs/tools/redact.md"), page("", id="why", **WHOLE)
    problem, = [found for found in built(*others, page("x", related="[why, redact]"))[1] if found.code == "unknown-id"]
    assert (problem.line, problem.column, problem.hint) == (6, 16, "It is a tool: list it under 'tools'.")


@pytest.mark.parametrize("keys", [{**WHOLE, "path": "docs/tools/here.md"}, {"kind": "tool", "path": "docs/fixes/here.md"}])
def test_a_page_beside_a_hub_that_lists_another_kind_is_told_so(keys):
    hubs = page("", id="fixes", kind="category", path="docs/fixes/index.md"), page("", id="tools", kind="tools", path="docs/tools/index.md")
    assert "no-hub" in codes(*hubs, page("x", **keys))


@pytest.mark.parametrize("path", ["docs/errors/2.md", "docs/errors/17/index.md"])
def test_a_page_at_the_address_of_a_page_of_a_hub_is_told_so(path):
    hub = page("", id="errors", kind="errors", path="docs/errors/index.md")
    problem, = built(hub, page("x", path=path))[1]
    assert str(problem).startswith(f"{path}:1:1: sheet-address The address '{path[5:].replace('.md', '/').replace('/index/', '/')}' belongs to docs/errors/index.md")
    assert built(hub, page("x", path="docs/errors/two.md"), page("x", id="there", path="docs/2.md"))[1] == []
    root = page("", id="fixes", kind="category", path="docs/index.md")
    assert [code for path in ("docs/2.md", "docs/fixes/two.md") for code in codes(root, page("x", path=path)) if code == "sheet-address"] == ["sheet-address"]


@pytest.mark.parametrize(("line", "sentence"), [
    ("!!! danger rule-offline-mode “Do not disable it”", "This note is not understood: its quotes are typographic ones. Write straight quotes around its title"),
    ('!!! danger rule-nothing rule-nowhere "Two"', "'rule-nothing' is no danger rule. Known are:"), ('!!! note "x" more', "This note is not understood. Write"),
])
def test_a_note_that_is_written_wrong_is_one_problem(line, sentence):
    problem, = built(page(f"{line}\n    Text."))[1]
    assert sentence in str(problem) and problem.line == 7


def test_a_picture_with_a_blank_in_its_name_is_told_so():
    problem, = built(page("![A screen](../assets/my pic.png)"))[1]
    assert problem.code == "image-kind" and "blank" in problem.sentence
    assert codes(page('![A screen](../assets/my.png "A title")')) == []


def test_a_code_block_that_never_ends_is_one_problem():
    assert codes(page("```yaml\na: 1\n````\n\n`more`")) == codes(OTHER, page(f"[[other]]\n\n```sh\nls\n\n{FAQ}", id="other2", **WHOLE), page("[[other2]]", id="z")) == ["unclosed-fence"]


@pytest.mark.parametrize(("link", "hint"), [("[[words|other]]", "[[id|words]]"), ("[[other#faq]]", "page.md#part"), ("[[othr]]", "'other'"), ("[[What is it?]]", "Known are")])
def test_a_link_by_id_that_is_written_wrong_says_how_it_is_written(link, hint):
    problem, = built(OTHER, page(link))[1]
    assert problem.code == "unknown-id" and hint in problem.hint


def test_a_lost_word_is_shown_where_it_stands():
    problem, = [found for found in built(page("x", title="The page #1"))[1] if found.code == "lost-words"]
    assert (problem.line, problem.column) == (2, 17) and "'#1'" in problem.sentence


def test_a_page_checked_today_is_not_in_the_future():
    source = page(verified="{on: 2026-11-24, with: Minecraft}")
    assert codes(source, today=date(2026, 11, 24)) == []
    assert codes(source, today=date(2026, 11, 23)) == ["future-date"]


def test_a_page_that_is_linked_or_named_is_no_orphan():
    lost = page(FAQ, id="lost", **WHOLE)
    assert codes(lost) == ["orphan-article"]
    assert codes(lost, page("[[lost]]", id="z")) == codes(lost, page("x", id="z", related="[lost]")) == []


def test_a_danger_rule_that_leads_nowhere_is_named_at_its_line():
    from minefix.site import rule_problems
    lines = (ROOT / "hooks/data/danger.yml").read_text(encoding="utf-8").split("\n")
    site, _ = built(*(page("x", id=rule.see, path=f"docs/{rule.see}.md") for rule in data().rules if rule.see != "online-mode-false"))
    problem, = rule_problems(site, "hooks/data/danger.yml")
    assert "'offline-mode'" in problem.sentence and lines[problem.line - 1] == "  see: online-mode-false"
