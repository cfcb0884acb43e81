"""steps, displays, headings, messages, reading time: the parts that goldens do not show."""

import pytest

from building import article, codes, data, library, page, rendered
from minefix import displays, headings, messages, reading_time, steps

FILE = "- **File:** `a/b.yml`\n- **Setting:** `c.d`\n- **Value:** `true`, then restart\n- **Risk:** none. No.\n- **Roll back:** `false`\n- **It worked:** Yes."
COMMAND = "- **Where:** here\n- **Run:** `op <name>`\n- **Risk:** data. Yes.\n- **Roll back:** no\n- **It worked:** yes"


def step(body):
    made = article(body)
    return steps.read(made, made.blocks[0])


@pytest.mark.parametrize(("body", "line"), [
    (FILE, "c:\n  d: true"), (COMMAND, "op <name>"), (FILE.replace("b.yml", "b.toml"), "d = true"), (FILE.replace("b.yml", "b.toml").replace("`true`", "`modern`"), 'd = "modern"'),
    (FILE.replace("b.yml", "b.toml").replace("`true`", '`["lobby"]`'), 'd = ["lobby"]'), (FILE.replace("b.yml", "b.toml").replace("`true`", '`"2.7"`'), 'd = "2.7"'), (FILE.replace("b.yml", "b.json"), ""),
    (FILE.replace("`true`", "`'[a-z]*'`"), "c:\n  d: '[a-z]*'"), (FILE.replace("`c.d`", "`c.d` and `c.e`").replace("`true`,", "`x` and `y`,"), "c:\n  d: x\n  e: y"),
    (FILE.replace("`c.d`", "`c.d` and `e`").replace("`true`,", "`x` and the text in `forwarding.secret`,"), ""), (FILE.replace("`c.d`", "`c` and `d`").replace("`true`,", "`x` and `y` (were `z`),"), "c: x\nd: y"),
    (FILE.replace("then restart", "then `reload`"), "c:\n  d: true"), (FILE.replace("`true`,", "`x` for games, `y` for lobbies,"), "c:\n  d: x"), (COMMAND.replace("`op <name>`", "`a` and then `b`, or `c`"), "a\nb"), (COMMAND.replace("`op <name>`", "`a 30`; `a 0` switches it off"), "a 30"),
    (FILE.replace("b.yml", "b.properties"), "c.d=true"), (FILE.replace("`true`", "the text in `forwarding.secret`"), ""), (FILE.replace("`true`", "deleted. An empty list is `[]`"), ""),
    (FILE.replace("`true`,", "`a` (was `b`),"), "c:\n  d: a"), (FILE.replace("`c.d`", "`c` and `d`").replace("`true`,", "`x` for both (was `y`),"), ""), (FILE.replace("`c.d`", "`c` and `d`").replace("`true`,", "`x` (was `z`) and `y`,"), "c: x\nd: y"),
])
def test_the_line_to_copy_is_what_the_step_says_and_never_a_guess(body, line):
    assert step(body).line() == line


@pytest.mark.parametrize("body", ["- a\n- b", "- **Setting:** x\n- **File:** y", "1. **File:** x", "text"])
def test_another_list_is_no_step(body):
    assert step(body) is None


@pytest.mark.parametrize(("old", "new", "code"), [
    ("", "", None), ("- **Value:** `true`, then restart\n", "", "step-incomplete"), ("Setting", "Seting", "step-unknown-row"), ("`false`", "", "step-empty-row"), ("none. No", "some. No", "step-risk"),
    ("- **Risk:** none. No.\n- **Roll back:** `false`", "- **Roll back:** `false`\n- **Risk:** none. No.", "step-order"),
])
def test_faults_of_a_file_step(old, new, code):
    assert code is None and not steps.problems(article(FILE)) or code in [problem.code for problem in steps.problems(article(FILE.replace(old, new)))]


@pytest.mark.parametrize(("risk", "said"), [
    ("data. `down` removes `all`.", " <code>down</code> removes <code>all</code>."), ("**data.** **Never** do it.", " <strong>Never</strong> do it."), ("Data: it goes.", " it goes."), ("data", " "),
])
def test_what_follows_the_risk_stays_as_it_is_written(risk, said):
    assert f'data-risk="data">{data().words["risks"]["data"]}</span>{said.rstrip()}' in rendered(FILE.replace("none. No.", risk))


def test_a_risk_is_no_link_whatever_other_pages_are_called():
    assert 'data-risk="downtime"' in rendered(FILE.replace("none. No", "downtime. Some downtime"), page("x", id="other", phrases="[downtime]"))


@pytest.mark.parametrize(("old", "new", "bare"), [
    ("`a/b.yml`", "a/b.yml", True), ("`c.d`", "c.d (new)", True), ("`true`, then restart", "true, then restart", True), ("`true`, then restart", "false.", True),
    ("`a/b.yml`", "the router's settings", False), ("`c.d`", "the whole file", False), ("`true`, then restart", "empty (was `x`)", False), ("`true`, then restart", "the text in forwarding.secret", False),
])
def test_a_name_or_a_value_stands_in_backticks_unless_it_is_told_in_words(old, new, bare):
    assert [problem.code for problem in steps.problems(article(FILE.replace(old, new)))] == ["step-code"] * bare


def test_a_command_stands_in_backticks():
    assert not steps.problems(article(COMMAND))
    assert [problem.code for problem in steps.problems(article(COMMAND.replace("`", "")))] == ["step-code"]


@pytest.mark.parametrize(("body", "code"), [
    ('```console title="x"\na\n```', None), ('```screen title="x"\na\n\nb\n```', None), ("```console\na\n```", "display-title"), ('```console title="x"\n\n```', "display-empty"), ('```screen title="x"\na\n```', "display-screen"),
])
def test_faults_of_a_display(body, code):
    assert [problem.code for problem in displays.problems(article(body))] == [code] * bool(code)


@pytest.mark.parametrize("kind", displays.KINDS)
def test_a_display_without_a_title_is_told_how_to_write_its_own_kind(kind):
    problem, = displays.problems(article(f"```{kind}\na\n\nb\n```"))
    assert f'```{kind} title="' in problem.hint


def test_there_are_doors_where_there_are_two_sides_and_to_the_steps_of_a_fix():
    both = article("## If you run the server\n\na\n\n## If you are the player\n\nb")
    assert [(door.anchor, door.side) for door in headings.doors(both, data().words)] == [("server", "server"), ("player", "player")]
    assert [len(headings.doors(article("## If you run the server", kind=kind), data().words)) for kind in ("fix", "guide")] == [1, 0]
    assert headings.doors(article("## If you are the player { #own }", kind="fix"), data().words)[0].anchor == "own"


@pytest.mark.parametrize(("since", "until", "words"), [("", "", ""), ("1.2", "", "since 1.2"), ("", "1.3", "up to 1.3"), ("1.2", "1.3", "1.2 to 1.3"), ("1.2", "1.2", "1.2 only")])
def test_versions_in_words(since, until, words):
    extra = (f", since: '{since}'" if since else "") + (f", until: '{until}'" if until else "")
    message, = article(messages="\n  - {text: 'It failed', seen: player, on: [paper], side: server, means: It says that., acts: [player]" + extra + "}").messages
    assert messages.versions(message) == words


def test_the_decoder_knows_every_message_and_its_page():
    made = messages.rules(library(article(id="a", messages="\n  - {text: 'It failed', seen: proxy, on: [velocity], side: network, means: It says that., acts: [nobody], severity: note}"), article(id="b")))
    assert made["pages"] == {"a": {"title": "The page a", "href": "fixes/a/"}}
    message, = made["messages"]
    assert (message["slug"], message["severity"], message["page"]) == ("proxy-log-it-failed", "note", "a")


@pytest.mark.parametrize(("key", "known"), [("multiplayer.disconnect.kicked", True), ("disconnect.spam", True), ("velocity.error.no-available-servers", True), ("gui.banned.title", False)])
def test_the_decoder_knows_the_key_of_a_reason(key, known):
    made = messages.rules(library(article(id="a", messages=f"\n  - {{text: 'It failed', key: {key}, seen: proxy, on: [velocity], side: network, means: It says that., acts: [nobody]}}")))
    assert made["messages"][0].get("key") == (key if known else None)


@pytest.mark.parametrize(("body", "words", "minutes"), [("", 0, 1), ("", 230, 1), ("", 231, 2), ("```sh\n" + "ls -l\n" * 60 + "```", 120, 2), ("", 2300, 10)])
def test_reading_time_is_counted_in_whole_minutes(body, words, minutes):
    assert reading_time.minutes(article(body), words) == minutes


def test_a_page_with_two_good_steps_has_no_problem():
    assert codes(page(f"## A\n\n{FILE}\n\n## B\n\n{COMMAND}")) == []
