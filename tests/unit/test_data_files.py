"""data_files: a broken data file is named with its place, and nothing is published with it."""

import pytest

from building import ROOT, data
from minefix import data_files

RULE = """- id: a-rule
  title: A title of a rule
  severity: danger
  matches:
    - {file: server.properties, key: online-mode, is: "false"}
  why: Because it is so.
  risk: security
  fix: Do it like this.
  rollback: Undo it like that.
  see: online-mode
"""


def load(**files):
    def read(name):
        return files.get(name.split(".")[0], (ROOT / "hooks/data" / name).read_text(encoding="utf-8"))
    return data_files.load(read)


def test_the_real_files_have_no_problem():
    assert data().rules and data().software and data().words and data().schema


def test_a_rule_is_read_whole():
    loaded, problems = load(danger=RULE)
    assert not problems
    rule, = loaded.rules
    assert (rule.id, rule.risk, rule.see, rule.wording.severity) == ("a-rule", "security", "online-mode", "danger")
    assert rule.matches[0].condition.values == ("false",)


@pytest.mark.parametrize(("old", "new", "code", "line"), [
    ("risk: security", "risk: doom", "unknown-value", 7),
    ("  why: Because it is so.\n", "", "missing-key", 1),
    ("why:", "whyy:", "unknown-key", 6),
    ('is: "false"', 'iss: "false"', "bad-match", 5),
    ('is: "false"', 'is: "false", test: empty', "bad-match", 5),
    ('is: "false"', "test: emptyy", "bad-match", 5),
    ("file: server.properties, ", "", "bad-match", 5),
    ('key: online-mode, is: "false"', "key: x", "bad-match", 5),
    ("{file: server.properties", "{command: op, file: server.properties", "bad-match", 5),
    ('    - {file: server.properties, key: online-mode, is: "false"}\n', "    []\n", "empty-value", 5),
    ('    - {file: server.properties, key: online-mode, is: "false"}\n', "    words\n", "wrong-type", 5),
    ("title: A title of a rule", "title: 'A title", "yaml-error", 2),
    ("- id: a-rule", "- id: A Rule", "wrong-type", 1),
    ("- id: a-rule\n", "- id: a-rule\n  id: b-rule\n", "duplicate-key", 2),
    (RULE, RULE + RULE, "duplicate-id", 11),
    (RULE, RULE + "- a word\n", "data-shape", 11),
    (RULE, "rules: none\n", "data-shape", 1),
    (RULE, "", "data-shape", 1),
])
def test_a_broken_rule_file(old, new, code, line):
    assert old in RULE
    loaded, problems = load(danger=RULE.replace(old, new))
    assert loaded is None
    assert (code, line) in [(problem.code, problem.line) for problem in problems]
    assert {problem.path for problem in problems} == {"hooks/data/danger.yml"}


@pytest.mark.parametrize("name", ["schema", "software", "words"])
@pytest.mark.parametrize(("text", "code"), [("a: 'b", "yaml-error"), ("- a", "data-shape"), ("", "data-shape"), ("a: 1\na: 2", "duplicate-key")])
def test_another_broken_file(name, text, code):
    loaded, problems = load(**{name: text})
    assert loaded is None
    assert [(problem.path, problem.code) for problem in problems] == [(f"hooks/data/{name}.yml", code)]


def test_words_for_a_context_take_the_place_of_the_rules_own_and_the_rest_stays():
    loaded, _ = load(danger=RULE + "  in_context:\n    backend-behind-proxy: {title: Another title, severity: note}\n")
    wording = loaded.rules[0].contexts["backend-behind-proxy"]
    assert (wording.title, wording.severity, wording.why) == ("Another title", "note", "Because it is so.")
