"""dev.py and dev_setup.py: what they decide and say. Nothing is installed here."""
from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import dev
import dev_setup

ROOT = Path(dev.__file__).resolve().parent


@pytest.fixture
def project(tmp_path, monkeypatch):
    """An empty project folder that dev.py takes for its own, with a .venv that looks made."""
    for name, path in (("ROOT", ""), ("VENV", ".venv"), ("LOG", ".venv/setup.log"), ("HALF_MADE", ".venv/half-made")):
        monkeypatch.setattr(dev_setup, name, tmp_path / path)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "venv.done").write_text(dev_setup.fingerprint())
    (tmp_path / "requirements.txt").write_text("mkdocs==1\n")
    return tmp_path


@pytest.fixture
def steps(monkeypatch):
    """The commands that set-up would run, as they come; `steps.fails` makes the next one fail with that output."""
    class Steps(list):
        fails: str | None = None

        def __call__(self, doing, *command):
            self.append(" ".join(map(str, command)))
            if self.fails is not None:
                raise dev_setup.Failure(f"{doing} failed", self.fails)

    found = Steps()
    monkeypatch.setattr(dev_setup, "step", found)
    return found


# An old Python

def test_an_old_python_says_so_in_one_sentence():
    lie = "import sys; sys.version_info = (3, 8, 1, 'final', 0); import runpy; runpy.run_path('dev.py', run_name='__main__')"
    result = subprocess.run([sys.executable, "-c", lie], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 1
    assert result.stderr.startswith("MineFixTools needs Python 3.11 or newer, and this is Python 3.8:")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("version", ["2.7", "3.6", "3.8", "3.10"])
def test_real_old_pythons_can_read_the_file(version):
    python = shutil.which(f"python{version}")
    if not python or not dev_setup.runs(python, "--version"):
        # Without one at hand, hold what no old parser understands.
        text = (ROOT / "dev.py").read_text(encoding="utf-8")
        assert text.isascii()
        assert not any(word in text for word in (' f"', " f'", "->", ":=", "nonlocal"))
        return
    result = subprocess.run([python, "dev.py"], cwd=ROOT, capture_output=True, text=True)
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)


# Stamps, and set-ups that were interrupted

def test_a_stage_runs_once(project, steps):
    dev_setup.install("requirements.txt", "packages")
    dev_setup.install("requirements.txt", "packages")
    assert len(steps) == 1 and "--require-hashes" in steps[0]


def test_a_changed_file_or_python_runs_it_again(project, steps, monkeypatch):
    dev_setup.install("requirements.txt", "packages")
    (project / "requirements.txt").write_text("mkdocs==2\n")
    dev_setup.install("requirements.txt", "packages")
    monkeypatch.setattr(dev_setup.platform, "python_version", lambda: "3.99.0")
    dev_setup.install("requirements.txt", "packages")
    assert len(steps) == 3


def test_a_failure_leaves_no_stamp(project, steps):
    steps.fails = "ERROR: no such thing"
    with pytest.raises(dev_setup.Failure):
        dev_setup.install("requirements.txt", "packages")
    assert not (project / ".venv" / "requirements.txt.done").exists()


@pytest.mark.parametrize(("output", "half_made"), [
    ("NewConnectionError: name resolution", False),                     # pip had not begun: what was there is whole
    ("Installing collected packages: mkdocs\nNo space left", True),
])
def test_only_what_pip_has_begun_to_change_is_half_made(project, steps, output, half_made):
    steps.fails = output
    with pytest.raises(dev_setup.Failure):
        dev_setup.install("requirements.txt", "packages")
    assert dev_setup.HALF_MADE.exists() is half_made


def test_a_working_environment_is_kept(project, steps, monkeypatch):
    monkeypatch.setattr(dev_setup, "runs", lambda *command: "")
    dev_setup.make_venv()
    assert steps == []


@pytest.mark.parametrize("harm", ["half-made", "no stamp", "other python", "does not run"])
def test_a_harmed_environment_is_made_anew(project, steps, monkeypatch, harm, capsys):
    old = project / ".venv" / "old-file"
    old.touch()
    monkeypatch.setattr(dev_setup, "runs", lambda *command: None if harm == "does not run" else "")
    if harm == "half-made":
        dev_setup.HALF_MADE.touch()
    elif harm == "no stamp":
        (project / ".venv" / "venv.done").unlink()
    elif harm == "other python":
        (project / ".venv" / "venv.done").write_text("0" * 64)
    monkeypatch.setattr(dev_setup, "step", lambda *words: (steps(*words), (project / ".venv").mkdir()))
    dev_setup.make_venv()
    assert not old.exists() and len(steps) == 1
    assert dev_setup.is_done(project / ".venv" / "venv.done", dev_setup.fingerprint())
    assert "starting over" in capsys.readouterr().err


def test_a_killed_set_up_is_found_by_the_next_run(project):
    """The marker is on the disk while pip works, so that no way of dying can leave it out."""
    snippet = ("import dev_setup, os, pathlib, time; dev_setup.ROOT = pathlib.Path('.'); "
               "dev_setup.VENV = pathlib.Path('.venv'); dev_setup.HALF_MADE = pathlib.Path('.venv/half-made'); "
               "dev_setup.step = lambda *words: (print('working', flush=True), time.sleep(60)); "
               "dev_setup.install('requirements.txt', 'packages')")
    child = subprocess.Popen([sys.executable, "-c", snippet], cwd=project, stdout=subprocess.PIPE, text=True,
                             env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert child.stdout.readline() == "working\n"
    child.kill()
    child.communicate()
    assert dev_setup.HALF_MADE.exists()


def test_the_second_of_two_runs_waits(project, capsys):
    holder = subprocess.Popen(
        [sys.executable, "-c", "import dev_setup, time\nwith open('.dev.lock', 'a+b') as f:\n"
         " assert dev_setup.locked(f); print('locked', flush=True); time.sleep(1)"],
        cwd=project, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert holder.stdout.readline() == "locked\n"
    began = time.monotonic()
    with dev_setup.one_at_a_time():
        assert time.monotonic() - began > 0.5
    holder.communicate()
    assert "Waiting" in capsys.readouterr().err


# What failed, in a sentence

@pytest.mark.parametrize(("output", "start"), [
    ("WARNING: Retrying after connection broken by 'NewConnectionError(\n... No matching distribution", "the package server"),
    ("npm error code ENOTFOUND\nnpm error network", "the package server"),
    ("npm error code ECONNREFUSED", "the package server"),
    ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "the disk is full"),
    ("npm error code ENOSPC", "the disk is full"),
    ("because ensurepip is not\navailable.  On Debian/Ubuntu", "this Python cannot make virtual environments"),
    ("/usr/bin/python3: No module named venv", "this Python cannot make virtual environments"),
    ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "a download is not the file"),
    ("npm error code EINTEGRITY", "a download is not the file"),
    ("PermissionError: [Errno 13] Permission denied: '/x'", "a file could not be written"),
    ("ERROR: No matching distribution found for x==1", "there is no such package"),
    ("something new", "the log says why"),
])
def test_reasons(output, start):
    sentence = dev_setup.reason(output)
    assert sentence.startswith(start) and sentence.endswith(".") and "\n" not in sentence


def test_a_step_keeps_its_output_in_the_log_and_names_it(project):
    with pytest.raises(dev_setup.Failure, match=r"^Trying failed: the disk is full.*\(Log: .venv/setup.log\)$"):
        dev_setup.step("Trying", sys.executable, "-c", "print('ENOSPC'); raise SystemExit(3)")
    assert "ENOSPC" in (project / ".venv" / "setup.log").read_text()


def test_the_system_s_errors_are_sentences_too(monkeypatch):
    def fail(arguments):
        raise OSError(errno.ENOSPC, "No space left on device", "x")
    monkeypatch.setattr(dev, "main", fail)
    assert dev.guarded([]) == "The disk is full: free about 1 GB, then run this again."


# Node and the browser

@pytest.mark.parametrize(("version", "enough"), [
    ("v20.19.0\n", True), ("v24.1.0", True), ("v20.18.3", False), ("v9.99.0", False), ("", False), (None, False), ("Node!", False),
])
def test_which_node_is_new_enough(version, enough):
    assert dev_setup.is_new_enough(version) is enough


@pytest.mark.parametrize(("node", "npm", "version"), [(None, None, None), ("/n/node", None, "v22.0.0"), ("/n/node", "/n/npm", "v18.0.0")])
def test_without_a_good_node_on_path_the_wheel_is_used(project, steps, monkeypatch, node, npm, version):
    (project / "requirements-node.txt").touch()
    monkeypatch.setattr(dev_setup.shutil, "which", {"node": node, "npm": npm}.get)
    monkeypatch.setattr(dev_setup, "runs", lambda program, *rest: version if program == node else (
        "v24.0.0" if rest == ("--version",) else str(project / "wheel")))
    found, command = dev_setup.node_and_npm()
    assert "requirements-node.txt" in steps[0]
    assert found.startswith(str(project / "wheel")) and command[0] == found


def test_a_good_node_on_path_is_used(project, steps, monkeypatch):
    monkeypatch.setattr(dev_setup.shutil, "which", {"node": "/n/node", "npm": "/n/npm"}.get)
    monkeypatch.setattr(dev_setup, "runs", lambda *command: "v22.0.0\n")
    assert dev_setup.node_and_npm() == ("/n/node", ["/n/npm"])
    assert steps == []


def test_a_wrong_browser_is_said(project, monkeypatch):
    monkeypatch.setenv("MINEFIX_BROWSER", str(project / "none"))
    with pytest.raises(dev_setup.Failure, match="which does not start"):
        dev_setup.get_browser()


@pytest.mark.parametrize("there", ["chromium-headless-shell", "chromium"])
def test_the_lighter_chromium_is_asked_for_first(project, monkeypatch, there):
    installed = []

    def install(what, package, *fonts):
        if package != there:
            raise dev_setup.Failure("There is no such package.")
        installed.append(package)
    monkeypatch.setattr(dev_setup, "step", lambda *words: (_ for _ in ()).throw(dev_setup.Failure("Playwright's own cannot be had.")))
    monkeypatch.setattr(dev_setup, "may_apt", lambda: True)
    monkeypatch.setattr(dev_setup, "apt_install", install)
    monkeypatch.setattr(dev_setup, "find_browser", lambda: installed[0] if installed else None)
    assert dev_setup.get_browser() == there


# bench

@pytest.mark.parametrize(("option", "in_a_browser"), [("--serve", True), ("--readers", True), ("--lighthouse", True), ("--decoder", False), ("--shares", False), ("", False)])
def test_a_measure_has_a_browser_and_lighthouse_only_where_it_needs_them(project, monkeypatch, option, in_a_browser):
    (project / "bench").mkdir()
    (project / "bench" / "run.py").touch()
    asked = []
    monkeypatch.setattr(dev, "prepare", lambda **wanted: asked.append(wanted) or {})
    monkeypatch.setattr(dev.subprocess, "call", lambda *_, **__: 0)
    assert dev.main(["bench", *option.split()]) == 0
    assert asked == [{"for_tests": in_a_browser, "for_lighthouse": option == "--lighthouse"}]


# the commands

def test_help_has_every_command_on_a_line_of_its_own(capsys):
    assert dev.main([]) == dev.main(["--help"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(sum(f"dev.py {name} " in line for line in lines) == 2 for name, _ in dev.COMMANDS)


def test_a_misspelt_command_gets_a_suggestion():
    assert dev.guarded(["biuld"]) == "There is no command 'biuld'. Did you mean 'build'?"


def test_a_missing_script_is_said(project):
    assert dev.guarded(["bench"]) == "This version of MineFixTools has no bench/run.py."
