"""drift: a text the game reworded, a key that nobody owns, and the real pages against the game's own language files."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

import drift
from minefix_files import project

ROOT = Path(__file__).resolve().parents[2]
GAME = ROOT / "node_modules" / "minecraft-data" / "minecraft-data" / "data"
NOT_MESSAGES = yaml.safe_load((ROOT / "hooks/data/not_messages.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def languages():
    """The game's English texts by version, oldest first."""
    paths = json.loads((GAME / "dataPaths.json").read_text(encoding="utf-8"))["pc"]
    versions = sorted((v for v in paths if re.fullmatch(r"\d+(\.\d+)+", v) and "language" in paths[v]), key=lambda v: tuple(map(int, v.split("."))))
    return {v: json.loads((GAME / paths[v]["language"] / "language.json").read_text(encoding="utf-8")) for v in versions}


@pytest.fixture(scope="module")
def library():
    built, problems = project.read_site()
    assert not problems
    return built.library


def test_every_text_of_the_game_about_joining_has_a_page(library, languages):
    assert list(drift.unowned(library, languages, NOT_MESSAGES)) == []


def test_every_quoted_text_is_what_the_game_says_in_every_version_claimed(library, languages):
    assert list(drift.reworded(library, languages)) == []


def test_the_guard_has_something_to_guard(library, languages):
    known = set(list(languages.values())[-1])
    assert sum(message.key in known for message, _ in library.messages) > 60
    assert len(languages) > 40


def test_a_new_key_is_noticed(library, languages):
    newest = {**list(languages.values())[-1], "multiplayer.disconnect.brand_new": "Something nobody has seen"}
    (found,) = drift.unowned(library, {"99.1": newest}, NOT_MESSAGES)
    assert found.startswith("multiplayer.disconnect.brand_new: nobody owns “Something nobody has seen”.")


def test_a_reworded_text_is_noticed_with_its_place(library, languages):
    newest = list(languages)[-1]
    changed = {**languages, newest: {**languages[newest], "disconnect.loginFailedInfo.invalidSession": "Your session is no good"}}
    (found,) = drift.reworded(library, changed)
    assert "Your session is no good" in found and re.match(r"docs/fixes/how-to-fix-invalid-session.*\.md:\d+: ", found)


def test_a_removed_text_is_noticed_until_somebody_says_when_it_ended(library, languages):
    newest = list(languages)[-1]
    gone = {key: text for key, text in languages[newest].items() if key != "multiplayer.disconnect.unverified_username"}
    (found,) = drift.reworded(library, {**languages, newest: gone})
    assert "no longer has multiplayer.disconnect.unverified_username" in found
    article = library.by_id["failed-to-verify-username"]
    ended = replace(article, messages=tuple(replace(m, until=list(languages)[-2]) if m.key else m for m in article.messages))
    others = tuple(a for a in library.articles if a.id != article.id)
    assert list(drift.reworded(replace(library, articles=(*others, ended)), {**languages, newest: gone})) == []


def test_a_reason_for_a_key_that_is_gone_is_noticed(library, languages):
    (found,) = drift.unowned(library, languages, {**NOT_MESSAGES, "connect.gone": "It was a frame."})
    assert found == "connect.gone: hooks/data/not_messages.yml names a key that the game no longer has."
