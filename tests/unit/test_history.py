"""history: the first and last day on which a page changed for its readers."""

from minefix.history import parse


def commit(when, subject, *paths):
    return f"\x01{when}\t{subject}\n\n" + "".join(f"{path}\n" for path in paths)


LOG = (commit("2026-11-04T09:00:00+02:00", "style: spaces", "docs/a.md") + commit("2026-11-03T00:30:00+02:00", "fix(pages): better", "docs/a.md", "docs/ü b.md")
       + commit("2026-11-01T09:00:00+00:00", "feat: pages", "docs/a.md") + commit("2026-10-01T09:00:00+00:00", "chore(docs): move", "docs/c.md"))


def test_the_first_and_the_last_change_in_utc():
    assert parse(LOG, {})["docs/a.md"] == ("2026-11-01T09:00:00+00:00", "2026-11-02T22:30:00+00:00")


def test_a_page_known_from_one_commit_has_one_day():
    assert parse(LOG, {})["docs/ü b.md"] == ("2026-11-02T22:30:00+00:00",) * 2


def test_a_page_without_a_change_of_content_counts_the_others():
    assert parse(LOG, {})["docs/c.md"] == ("2026-10-01T09:00:00+00:00",) * 2


def test_no_log_is_no_dates():
    assert parse("", {}) == {}


def test_a_page_that_moved_keeps_its_first_date():
    log = commit("2026-12-01T09:00:00+00:00", "feat: move", "docs/new.md") + LOG
    assert parse(log, {"docs/a.md": "docs/new.md"})["docs/new.md"] == ("2026-11-01T09:00:00+00:00", "2026-12-01T09:00:00+00:00")


def test_a_move_that_is_no_change_of_content_changes_no_date():
    log = commit("2026-12-01T09:00:00+00:00", "chore: move", "docs/new.md") + LOG
    assert parse(log, {"docs/a.md": "docs/new.md"})["docs/new.md"] == parse(LOG, {})["docs/a.md"]
