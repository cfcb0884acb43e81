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


def test_commands_with_the_same_words_stand_in_one_list():
    loaded, _ = load(danger=RULE.replace('{file: server.properties, key: online-mode, is: "false"}', "{command: [a b, c], args: [d, [e, f]], without: g}"))
    assert [(match.command, match.args, match.without) for match in loaded.rules[0].matches] == [(command, (("d",), ("e", "f")), ("g",)) for command in (("a", "b"), ("c",))]


@pytest.mark.parametrize(("old", "new", "code", "line"), [
    ("risk: security", "risk: doom", "unknown-value", 7),
    ("  why: Because it is so.\n", "", "missing-key", 1),
    ("why:", "whyy:", "unknown-key", 6),
    *(("why: Because", f"why: See {words} because", "not-plain", 6) for words in ("<port>", "[x](https://a.b)", "[[other]]")),
    ('is: "false"', 'iss: "false"', "bad-match", 5),
    ('is: "false"', 'is: "false", test: empty', "bad-match", 5),
    ('is: "false"', "test: emptyy", "bad-match", 5),
    ("file: server.properties, ", "", "bad-match", 5),
    ('is: "false"', "is: [a, {b: c}]", "bad-match", 5), ('is: "false"', 'is: "false", and: {key: x, is: y}', "bad-match", 5),
    ('key: online-mode, is: "false"', "key: x", "bad-match", 5),
    ("{file: server.properties", "{command: op, file: server.properties", "bad-match", 5),
    *(('{file: server.properties, key: online-mode, is: "false"}', match, "bad-match", 5) for match in ("{command: [op, {a: b}]}", "{command: []}", "{command: op, args: [[]]}", "{command: op, without: [[a]]}", "{command: ' '}", "{command: '['}", "{command: [op, ' ']}", "{told: ' '}", "{told: '[a|b]'}", "{told: [turn off, (a|)]}", "{told: a, command: b}")),
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


@pytest.mark.parametrize(("name", "old", "new", "code", "key"), [
    ("software", "paper: Paper", "paper: [Paper]", "wrong-type", "paper"),
    ("software", "paper: Paper", "paper:", "wrong-type", "paper"),
    ("words", "  proxy: Proxy log\n", "", "missing-key", "proxy"),
    ("words", "  proxy: Proxy log\n", "  prxy: Proxy log\n", "unknown-key", "prxy"),
    ("words", "proxy-admin: [proxy, Proxy admin]", "proxy-admin: Proxy admin", "wrong-type", "proxy-admin"),
    ("words", "hosting: [Hosting, ", "hosting: [", "wrong-type", "hosting"),
    ("words", "first: Do this first}", "last: Do this first}", "missing-key", "first"),
    ("words", "back: Back to Server List\n", "", "missing-key", "back"),
    ("words", "  explainer: {means: The short answer, side: Where it is decided, first: Do this first}\n", "", "missing-key", "explainer"),
    ("words", "  If you run a proxy: [proxy, proxy, I run a proxy]", "  If you run a proxy: [proxy, [proxy], I run a proxy]", "wrong-type", "If you run a proxy"),
    ("words", "answer:  ", "answers:  ", "unknown-key", "answers"),
    ("schema", "level:\n  type: ", "level:\n  typ: ", "unknown-key", "typ"),
    ("schema", "type: plain\n  length: [3, 70]", "type: plane\n  length: [3, 70]", "unknown-value", "type"),
    ("schema", "length: [3, 70]", "length: [3]", "wrong-type", "length"),
    ("schema", "length: [3, 70]", "length: [3, many]", "wrong-type", "length"),
    ("schema", "  of: [beginner, expert]\n", "", "missing-key", "of"),
    ("schema", "  of: [beginner, expert]\n", "  of: beginner\n", "wrong-type", "level"),
    ("schema", "required: [fix, guide, explainer]", "required: fix", "wrong-type", "required"),
    ("schema", "  about: Who it is written for.\n", "", "missing-key", "level"),
    ("schema", "of: {type: slug}", "of: slug", "wrong-type", "on"),
    ("schema", "words: 20", "words: few", "wrong-type", "words"),
])
def test_a_shape_that_a_data_file_cannot_have(name, old, new, code, key):
    text = (ROOT / f"hooks/data/{name}.yml").read_text(encoding="utf-8")
    assert old in text
    loaded, problems = load(**{name: text.replace(old, new, 1)})
    assert loaded is None
    assert (f"hooks/data/{name}.yml", code) in [(problem.path, problem.code) for problem in problems]
    assert any(f"'{key}'" in problem.sentence for problem in problems)


def test_what_looks_like_something_else_to_yaml_is_the_text_that_was_written():
    old = {name: (ROOT / f"hooks/data/{name}.yml").read_text(encoding="utf-8") for name in ("software", "schema", "words")}
    loaded, problems = load(software=old["software"] + "no: 1.10\nof-a-day: 2026-13-45\nof-a-kind: !!int x\n", schema=old["schema"].replace("of: [beginner, expert]", "of: [on, off]"),
                            words=old["words"].replace("back: Back to Server List", "back: Yes"))
    assert not problems
    assert [loaded.software[name] for name in ("no", "of-a-day", "of-a-kind")] == ["1.10", "2026-13-45", "x"]
    assert (loaded.schema["level"]["of"], loaded.words["back"]) == (["on", "off"], "Yes")


def test_what_writers_may_choose_has_a_word():
    text = (ROOT / "hooks/data/schema.yml").read_text(encoding="utf-8")
    loaded, problems = load(schema=text.replace("service, network, nobody]", "service, network, nobody, moon]"))
    assert loaded is None
    assert [(problem.path, problem.code) for problem in problems] == [("hooks/data/words.yml", "missing-key")]
    assert "'moon'" in problems[0].sentence


def test_the_same_files_are_the_same_data():
    """While serving, nothing is read again as long as this holds."""
    assert load()[0] == load()[0] is not None


@pytest.mark.parametrize("name", ["schema", "software", "words"])
@pytest.mark.parametrize("junk", ["", "x", "- x", "x: [", "x: {a: [1, {b: c}]}", "? [a]\n: b"])
def test_no_line_can_be_replaced_by_one_that_crashes(name, junk):
    lines = (ROOT / f"hooks/data/{name}.yml").read_text(encoding="utf-8").splitlines()
    for at, line in enumerate(lines):
        indent = line[:len(line) - len(line.lstrip())]
        load(danger=RULE, **{name: "\n".join([*lines[:at], indent + junk.replace("\n", f"\n{indent}"), *lines[at + 1:]])})
