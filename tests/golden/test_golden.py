"""Golden pages: what a writer writes, what the site makes of it, and what it says where something has to be mended.

A case is a folder with `input.md`, a whole page. Beside it stand `expected.md`, its Markdown as it is rendered, and
`problems.txt`, what a writer is told; only what there is to say is kept. `--update-golden` writes both.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from building import ROOT, TODAY, built, data, page
from golden_files import check
from minefix import problem
from minefix.read import read
from minefix.related import related
from minefix.site import Site, build
from minefix.source import Source

GOLDEN = Path(__file__).parent
CASES = sorted(path.parent for path in GOLDEN.glob("*/*/input.md"))
DANGER = sorted(path.parent for path in (GOLDEN / "danger").glob("*/input.md"))
NEIGHBOURS = (
    page("## FAQ\n\n### What does online mode mean?\n\nThat accounts are checked.", id="online-mode", phrases='[online mode, online-mode, "what online-mode does"]'),
    page("Text.", id="online-mode-false", phrases="['should you set online-mode=false']"),
    page("Text.", id="invalid-session", phrases="[invalid session]", messages="""
  - text: "Failed: invalid session of {name}"
    seen: player
    on: [vanilla]
    side: player
    means: The player's own game was refused.
    acts: [player]"""),
    page("Text.", id="velocity-modern-forwarding", path="docs/guides/velocity-modern-forwarding.md"),
    page("Text.", id="bungeecord-ip-forwarding", path="docs/guides/bungeecord-ip-forwarding.md"),
    page("Text.", id="secure-backends", path="docs/guides/secure-backends.md"),
    page("Text.", id="strange", title="'A [strange] *title* with ` signs | <b> & __init__'"),
)


def name(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


@cache
def site_of(case: Path) -> tuple[Site, Source, str]:
    """The site of a case and its neighbours, the case's page, and what is reported of it."""
    raw = (case / "input.md").read_bytes().decode("utf-8")
    source = Source.read(f"docs/fixes/{case.name}.md", raw)
    site, problems = built(*NEIGHBOURS, source)
    return site, source, problem.report(found for found in problems if found.path == source.path)


@pytest.mark.parametrize("case", CASES, ids=name)
def test_page(case: Path, update_golden: bool) -> None:
    site, source, report = site_of(case)
    kept = {"problems.txt": f"{report}\n" if report else ""}
    article = site.library.by_path.get(source.path)
    if case.parent.name != "bad_input" or not report:
        assert article, report
        kept["expected.md"] = site.markdown(article)
    for file in ("expected.md", "problems.txt"):
        if kept.get(file):
            check(case / file, kept[file], update_golden)
        else:
            assert not (case / file).exists(), f"{case / file} is out of date: delete it"


@pytest.mark.parametrize("case", CASES, ids=name)
def test_rewriting_twice_is_rewriting_once(case: Path) -> None:
    site, source, report = site_of(case)
    if case.parent.name == "bad_input" and report:
        return                                      # nothing is published, so nothing is rewritten
    if article := site.library.by_path.get(source.path):
        once = site.markdown(article)
        assert again(site, source, article.body_at, once) == once


def test_every_real_page_is_rewritten_once() -> None:
    sources = [Source.read(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in sorted((ROOT / "docs").rglob("*.md"))]
    site, _ = built(*sources)
    assert len(site.library.articles) == len(sources) > 10
    for article in site.library.articles:
        once = site.markdown(article)
        assert again(site, article.source, article.body_at, once) == once, article.source.path


def again(site: Site, source: Source, body_at: int, body: str) -> str:
    """The page with this body, rewritten among the same other pages."""
    article, _ = read(Source(source.path, source.text[:body_at] + body), data())
    assert article
    return site.markdown(article)


@pytest.mark.parametrize("case", sorted(path.parent for path in GOLDEN.glob("related/*/docs")), ids=name)
def test_related(case: Path, update_golden: bool) -> None:
    """Each page of a small site with the pages it is said to be related to, and why."""
    site, _ = built(*(Source(f"docs/{path.name}", path.read_text(encoding="utf-8")) for path in sorted((case / "docs").glob("*.md"))))
    found = {article.id: [[other.article.id, other.reason] for other in related(article, site.library, site.edges)] for article in site.library.articles}
    check(case / "expected.json", json.dumps(found, indent=2) + "\n", update_golden)


def test_every_danger_rule_has_a_golden_page_of_its_own() -> None:
    assert {rule.id for rule in data().rules} <= {case.name for case in DANGER}
    for rule in data().rules:
        assert f"rule-{rule.id} " in (GOLDEN / "danger" / rule.id / "expected.md").read_text(encoding="utf-8")


def test_the_neighbours_have_no_problems_but_that_nobody_links_to_them() -> None:
    site, problems = build(NEIGHBOURS, data(), TODAY)
    assert len(site.library.articles) == len(NEIGHBOURS)
    assert not problems
