"""front_matter: where the body starts, and what is said where there is no front matter to read."""

import pytest

from minefix.front_matter import read
from minefix.source import Source

SCHEMA = {"title": {"type": "text", "required": True, "about": "A title."}}


@pytest.mark.parametrize(("text", "body"), [
    ("---\ntitle: x\n---\nBody\n", "Body\n"), ("---\ntitle: x\n---", ""), ("---\ntitle: x\n---   \n\nBody", "\nBody"), ("--- \ntitle: x\n---\nBody", "Body"),
    ("---\ntitle: |\n  ---- no end\n  x\n---\n---\nBody", "---\nBody"),
])
def test_the_body_starts_behind_the_closing_line(text, body):
    value, at, problems = read(Source("x.md", text), SCHEMA)
    assert value and not problems and text[at:] == body


@pytest.mark.parametrize(("text", "code", "line"), [
    ("", "empty-page", 1), (" \n\n", "empty-page", 1), ("# Title\n", "front-matter-missing", 1), ("\n\n---\ntitle: x\n---\n", "front-matter-missing", 3),
    ("---\ntitle: x\n", "front-matter-open", 1), ("---\ntitle: x\n ---\n", "front-matter-open", 1), ("---\n---\n", "front-matter-shape", 2), ("---\n- a\n---\n", "front-matter-shape", 2),
    ("---\nwords\n---\n", "front-matter-shape", 2), ("---\ntitle: 'x\n---\n", "yaml-error", 2),
])
def test_no_front_matter_is_one_problem_and_no_value(text, code, line):
    value, _, problems = read(Source("x.md", text), SCHEMA)
    assert value is None
    assert [(problem.code, problem.line) for problem in problems] == [(code, line)]
