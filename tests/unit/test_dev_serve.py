"""dev.py serve: where it listens, and which changes it sees."""
from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import dev


def test_a_free_port_is_no_problem():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert dev.port_problem("127.0.0.1", port) is None


def test_a_taken_port_is_said_with_one_that_is_free():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        sentence = dev.port_problem("127.0.0.1", port)
    assert sentence.startswith(f"Port {port} is taken: stop what uses it, or run: python3 dev.py serve --port ")
    assert dev.port_problem("127.0.0.1", int(sentence.rsplit(" ", 1)[1])) is None


def test_no_such_port_and_no_such_address():
    assert dev.port_problem("127.0.0.1", 99999).startswith("There is no port 99999")
    assert dev.port_problem("203.0.113.1", 8000).startswith("Cannot listen on 203.0.113.1:8000 (")


def test_a_name_that_nobody_knows_is_told_in_the_words_of_who_looked_it_up(monkeypatch):
    def unknown(address):
        raise socket.gaierror(socket.EAI_NONAME, f"Name or service not known (while attempting to bind on address {address!r})")

    monkeypatch.setattr(socket, "create_server", unknown)
    assert dev.port_problem("nosuch.invalid", 8000) == "Cannot listen on nosuch.invalid:8000 (Name or service not known): try another --host or --port."


def test_the_way_to_a_free_port_takes_a_try_for_each(monkeypatch):
    tried = []

    def listen(address):
        tried.append(address[1])
        if address[1] < 8020:
            raise OSError(errno.EADDRINUSE, "Address already in use")
        return socket.socket()

    monkeypatch.setattr(socket, "create_server", listen)
    assert dev.port_problem("127.0.0.1", 8000).endswith("--port 8020") and tried == list(range(8000, 8021))


def test_a_change_is_seen(tmp_path, monkeypatch):
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    (tmp_path / "docs").mkdir()
    page = tmp_path / "docs" / "a.md"
    page.write_text("a")
    before = dev.snapshot(["docs", "mkdocs.yml"])
    assert dev.snapshot(["docs", "mkdocs.yml"]) == before
    os.utime(page, (1, 1))
    assert dev.snapshot(["docs", "mkdocs.yml"]) != before


def test_a_change_during_the_set_up_starts_the_server_again(tmp_path, monkeypatch):
    """The set-up may take minutes; what changes in the meantime was not part of it."""
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev.signal, "signal", lambda *_: None)
    monkeypatch.setattr(dev, "port_problem", lambda *_: None)
    requirements, made = tmp_path / "requirements.txt", []

    def prepare():
        made.append(1)
        requirements.touch()
        os.utime(requirements, (len(made), len(made)))
        return {}

    def start(*_, **__):
        if len(made) > 1:
            raise KeyboardInterrupt
        return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])

    real = dev.subprocess
    monkeypatch.setattr(dev, "prepare", prepare)
    monkeypatch.setattr(dev, "time", SimpleNamespace(sleep=lambda _: pytest.fail("the change was not noticed", pytrace=False)))
    monkeypatch.setattr(dev, "subprocess", SimpleNamespace(Popen=start, TimeoutExpired=real.TimeoutExpired))
    with pytest.raises(KeyboardInterrupt):
        dev.serve([])
    assert len(made) == 2


def test_what_mkdocs_watches_is_said_once():
    """mkdocs.yml says it, for whoever runs `mkdocs serve`."""
    assert "--watch" not in dev.serve_command("python", "127.0.0.1", 8000)
    assert "\nwatch: [hooks, overrides]\n" in (Path(dev.__file__).parent / "mkdocs.yml").read_text(encoding="utf-8")
