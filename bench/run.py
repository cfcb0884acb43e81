"""The benchmark: builds a corpus with this project and with stock Material in turn, and prints time, memory, ratio and growth.

Times mean little from one machine to the next; the ratio against the stock site in the same run is the result.
"""

from __future__ import annotations

import argparse
import gzip
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import corpus

ROOT = Path(__file__).resolve().parent.parent
STOCK = """site_name: Stock
site_url: https://example.org/
theme: {name: material, font: false, features: [navigation.prune]}
plugins: [search]
markdown_extensions: [admonition, attr_list, md_in_html, tables, pymdownx.highlight, pymdownx.superfences, toc: {permalink: true}]
"""


def main(arguments: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[100, 1000], help="sizes of the corpus, in articles (default: 100 1000)")
    parser.add_argument("--runs", type=int, default=1, help="builds of each kind and size; the median counts")
    chosen = parser.parse_args(arguments)
    print("Processor seconds of cold builds, peak memory, and one article's HTML.\n")
    print("| articles | ours | stock Material | ratio | our memory | one article, gzip |\n|---:|---:|---:|---:|---:|---:|")
    seconds: dict[int, float] = {}
    for pages in chosen.pages:
        with tempfile.TemporaryDirectory() as folder:
            ours, stock = _ours(Path(folder, "ours"), pages), _stock(Path(folder, "stock"), pages)
            mine, theirs = [], []
            for _ in range(chosen.runs):
                mine.append(_build(ours))
                theirs.append(_build(stock))
            seconds[pages] = statistics.median(cpu for cpu, _ in mine)
            other = statistics.median(cpu for cpu, _ in theirs)
            page = next((ours / "site" / "fixes").glob("case-*/index.html"))
            print(f"| {pages} | {seconds[pages]:.1f} s | {other:.1f} s | {seconds[pages] / other:.2f} | {max(m for _, m in mine):.0f} MiB "
                  f"| {len(gzip.compress(page.read_bytes())) / 1000:.1f} kB |", flush=True)
    small, large = min(seconds), max(seconds)
    if large > small:
        growth = math.log(seconds[large] / seconds[small]) / math.log(large / small)
        print(f"\nGrowth from {small} to {large} articles: time ~ articles^{growth:.2f}.")


def _ours(folder: Path, pages: int) -> Path:
    for name in ("mkdocs.yml", "hooks", "overrides", "docs"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, _made(folder) / name)
    os.symlink(ROOT / "node_modules", folder / "node_modules", target_is_directory=True)
    corpus.write(folder / "docs", pages)
    return folder


def _stock(folder: Path, pages: int) -> Path:
    corpus.write(_made(folder) / "docs", pages)
    for path in (folder / "docs").rglob("*.md"):
        path.write_text(corpus.stock(path.read_text(encoding="utf-8")), encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    return folder


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


# Runs in a process of its own, because the peak memory of ended children never falls again.
_MEASURE = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], capture_output=True, text=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024))
sys.exit(done.stderr if done.returncode else 0)
"""


def _build(folder: Path) -> tuple[float, float]:
    """Processor seconds and peak memory in MiB of one cold build; other work on the machine disturbs them less than the clock."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    done = subprocess.run([sys.executable, "-c", _MEASURE], cwd=folder, capture_output=True, text=True, check=False,
                          env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    if done.returncode:
        sys.exit(f"The build in {folder.name} failed:\n{done.stderr}")
    cpu, peak = map(float, done.stdout.split())
    return cpu, peak


if __name__ == "__main__":
    main(sys.argv[1:])
