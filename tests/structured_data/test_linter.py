"""The linter itself: a good page has no finding, and every rule finds the page that was broken for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from structured_data.linter import RULES, code, lint
from structured_data.reading import Page

FOLDER = Path(__file__).parent
GOOD = (FOLDER / "good.html").read_text(encoding="utf-8")
BROKEN = sorted((FOLDER / "broken").glob("*.html"))


def test_the_good_page_has_no_finding():
    assert lint(GOOD) == []


@pytest.mark.parametrize("rule", RULES, ids=code)
def test_every_rule_has_a_broken_sample(rule):
    assert (FOLDER / "broken" / f"{code(rule)}.html").is_file()


@pytest.mark.parametrize("sample", BROKEN, ids=lambda path: path.stem)
def test_the_rule_finds_its_own_sample(sample):
    """A sample is named after its rule; what follows `--` tells several samples of one rule apart."""
    rule = next(rule for rule in RULES if code(rule) == sample.stem.partition("--")[0])
    assert list(rule(Page.read(sample.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("sample", BROKEN, ids=lambda path: path.stem)
def test_a_sample_differs_from_the_good_page(sample):
    """A sample that is the good page by mistake would prove nothing, nor would one that breaks everything."""
    html = sample.read_text(encoding="utf-8")
    assert html != GOOD
    assert len({finding.partition(":")[0] for finding in lint(html)}) <= 3


def test_a_page_without_graph_is_one_finding():
    assert lint("<html><head></head><body><h1>Lost</h1></body></html>") == ["script-not-single: 0 JSON-LD scripts"]
