"""History: when a page was first and last changed, from what git logs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timezone

# What `parse` reads: for each commit, newest first, a line with its author date and subject, then the paths it touched, from the folder it runs in.
COMMAND = ("git", "-c", "core.quotepath=off", "log", "--format=%x01%aI%x09%s", "--name-only", "--relative", "--", "docs")
_NO_CONTENT = ("style", "chore", "ci", "build", "test")     # commits of these types change nothing for a reader


def parse(log: str, moved: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """path -> first and last content change, ISO 8601 in UTC. A page known only from other commits counts them; what `moved`, old path -> new one,
    counts what happened to it before."""
    first: dict[str, str] = {}
    last: dict[str, tuple[bool, str]] = {}
    for commit in log.split("\x01")[1:]:
        head, _, names = commit.partition("\n")
        when, _, subject = head.partition("\t")
        date = datetime.fromisoformat(when).astimezone(timezone.utc).isoformat(timespec="seconds")
        content = subject.split("(")[0].split(":")[0] not in _NO_CONTENT
        for path in (moved.get(name, name) for name in names.split("\n") if name):
            first[path] = date
            if path not in last or (content and not last[path][0]):
                last[path] = (content, date)
    return {path: (first[path], last[path][1]) for path in first}
