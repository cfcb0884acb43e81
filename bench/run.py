"""The benchmark. Without an option for something else it builds a corpus with this project and with stock Material in turn, and prints
time, memory, ratio and growth. Times mean little from one machine to the next; a ratio within the same run is the result.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import corpus
import decoder
import lighthouse
import readers
import serve
from corpus import ROOT

OWN = sum(1 for _ in (ROOT / "docs").rglob("*.md"))
SMALLEST_SHARE = 0.005      # of the build, to be worth a line
STOCK = """site_name: Stock
site_url: https://example.org/
theme: {name: material, font: false, features: [navigation.prune]}
plugins: [search]
markdown_extensions: [admonition, attr_list, tables, pymdownx.highlight, pymdownx.superfences, toc: {permalink: true}]
"""


def main(arguments: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__, allow_abbrev=False)
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--shares", action="store_true", help="how long each part of our build takes (not on Windows)")
    instead.add_argument("--serve", action="store_true", help="how long `serve` takes from an edit to its words in a browser")
    instead.add_argument("--decoder", action="store_true", help="how fast the error decoder reads a log, and in how much memory (not on Windows)")
    instead.add_argument("--readers", action="store_true", help="what a reader with a slow phone on a slow network waits for, in a browser")
    instead.add_argument("--lighthouse", action="store_true", help="what Lighthouse says of each kind of page")
    parser.add_argument("--pages", type=int, nargs="+", default=[100, 1000],
                        help="sizes of the corpus, in articles (default: 100 1000); not for --decoder, --readers and --lighthouse")
    parser.add_argument("--runs", type=int, help="how often each thing is measured. Builds: the fastest counts (default: 1); the others: "
                        "the median (default: 5); not for --shares")
    chosen = parser.parse_args(arguments)
    if chosen.shares:
        return _shares(chosen.pages)
    if chosen.serve:
        return serve.main(chosen.pages, chosen.runs or 5)
    if chosen.decoder:
        return decoder.main(chosen.runs or 5)
    if chosen.readers:
        return readers.main(chosen.runs or 5)
    if chosen.lighthouse:
        return lighthouse.main(chosen.runs or 5)
    print("Cold builds: seconds by the clock / by the processors. Warm: the same tree again. One article's HTML, gzip.\n")
    print(f"Both sites also have this project's own {OWN} pages.\n")
    print("| articles | ours | stock Material | ratio | warm | our memory | one article |\n|---:|---:|---:|---:|---:|---:|---:|")
    cost: dict[int, float] = {}
    for pages in chosen.pages:
        with tempfile.TemporaryDirectory() as folder:
            ours, stock = corpus.project(Path(folder, "ours"), pages), _stock(Path(folder, "stock"), pages)
            pairs = [(_build(ours, cold=True), _build(stock, cold=True)) for _ in range(chosen.runs or 1)]
            warm = min((_build(ours, cold=False) for _ in range(chosen.runs or 1)), key=lambda run: run.clock)
            mine, theirs = (min(side, key=lambda run: run.clock) for side in zip(*pairs))
            cost[pages] = mine.processors
            page = next((ours / "site" / "fixes").glob("case-*/index.html"))
            print(f"| {pages} | {mine.clock:.1f} / {mine.processors:.1f} s | {theirs.clock:.1f} / {theirs.processors:.1f} s "
                  f"| {mine.clock / theirs.clock:.2f} / {mine.processors / theirs.processors:.2f} | {warm.clock:.1f} s | {mine.memory:.0f} MiB "
                  f"| {len(gzip.compress(page.read_bytes())) / 1000:.1f} kB |", flush=True)
    small, large = min(cost), max(cost)
    if large > small:
        print(f"\nGrowth from {small} to {large} articles: processor time ~ pages^{_growth(small, cost[small], large, cost[large])}.")


def _shares(sizes: list[int]) -> None:
    """A table: seconds of a cold build in one process, by the part that is at work, for each size of the corpus."""
    print(f"With this project's own {OWN} pages.\n")
    made: list[dict[str, float]] = []
    for pages in sizes:
        with tempfile.TemporaryDirectory() as folder:
            ours = corpus.project(Path(folder, "ours"), pages)
            made.append(json.loads(_run(ours, str(Path(__file__).with_name("shares.py")))))
    rows = {name: [shares.get(name, 0) for shares in made] for name in {name for shares in made for name in shares}}
    mine = [sum(row[i] for name, row in rows.items() if name.startswith("ours: ")) for i in range(len(sizes))]
    whole = [sum(shares.values()) for shares in made]
    growth = " grows as pages^ |" if len(sizes) > 1 else ""
    print(f"| part | {' | '.join(f'{pages} articles' for pages in sizes)} |{growth}\n|---|{'---:|' * (len(sizes) + bool(growth))}")
    for name, row in sorted(rows.items(), key=lambda item: -item[1][-1]) + [("all of ours", mine), ("the whole build", whole)]:
        if row[-1] >= SMALLEST_SHARE * whole[-1]:
            grows = f" {_growth(sizes[0], row[0], sizes[-1], row[-1])} |" if growth else ""
            print(f"| {name} | {' | '.join(f'{seconds:.2f} s' for seconds in row)} |{grows}")


def _growth(small: int, before: float, large: int, after: float) -> str:
    """The exponent with which time grows with the pages, our own included, from one size of the corpus to another."""
    return f"{math.log(after / before) / math.log((large + OWN) / (small + OWN)):.2f}" if before else "-"


def _stock(folder: Path, pages: int) -> Path:
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("index.md", "assets"))
    corpus.write(folder / "docs", pages)
    for path in (folder / "docs").rglob("*.md"):
        path.write_text(corpus.stock(path.read_text(encoding="utf-8")), encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Run:
    """One build: seconds by the clock, seconds of all processors, and the largest process in MiB."""

    clock: float
    processors: float
    memory: float


# Runs in a process of its own, because the peak memory of ended children never falls again.
_MEASURE = """
import resource, subprocess, sys, time
begin = time.perf_counter()
done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], capture_output=True, text=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024))
sys.exit(done.stderr if done.returncode else 0)
"""


def _build(folder: Path, cold: bool) -> Run:
    """One build into a new folder, as `dev.py build` makes it; a cold one knows nothing of earlier builds.

    What they left is moved out of the way: a file system that has just deleted thousands of files can be ten times slower to make new ones.
    """
    for left in ("site", ".cache") if cold else ("site",):
        if (folder / left).exists():
            (folder / left).rename(tempfile.mkdtemp(dir=folder.parent) + "/left")
    return Run(*map(float, _run(folder, "-c", _MEASURE).split()))


def _run(folder: Path, *python: str) -> str:
    done = subprocess.run([sys.executable, *python], cwd=folder, capture_output=True, text=True, check=False,
                          env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    if done.returncode:
        sys.exit(f"The build in {folder.name} failed:\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main(sys.argv[1:])
