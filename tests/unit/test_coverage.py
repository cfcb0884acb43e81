"""The table of `check --messages`: what the site owns, by software."""

from __future__ import annotations

from minefix import messages
from minefix_files import project


def test_every_message_counts_once_for_each_software_that_prints_it():
    built, _ = project.read_site()
    rows = [line.strip("| ").split(" | ") for line in messages.coverage(built.library, built.data.software).split("\n")[2:]]
    counts = {name: int(number) for name, number, _ in rows}
    paper = [message for message, _ in built.library.messages if "paper" in message.on]
    assert counts["Paper"] == len(paper) > 50
    assert counts["all"] == len(built.library.messages)
    assert [number for name, number in list(counts.items())[:-1]] == sorted((n for name, n in counts.items() if name != "all"), reverse=True)
