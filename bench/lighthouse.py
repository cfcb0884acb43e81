"""What Lighthouse says of each kind of page on its slow phone: the four scores, and the LCP beside that of a bare page of the same words.

Lighthouse is large and only measures, so it has a package-lock.json of its own in this folder, and `dev.py bench --lighthouse` installs it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

import browser
import pages

LIGHTHOUSE = Path(__file__).with_name("node_modules") / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
SCORE = 100     # the aim of each


def main(runs: int) -> None:
    """Measure and print."""
    print(f"Lighthouse, mobile, brotli; the medians of {runs} loads. **Bold** misses an aim: scores {SCORE}, LCP ratio {pages.RATIO}, CLS {pages.SHIFT},"
          f" TBT {pages.BLOCKED} ms.\n")
    print("| page | performance | accessibility | best practices | SEO | LCP | bare page | ratio | CLS | TBT |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    with browser.chromium() as chromium, pages.served(chromium) as root:
        for kind, address in pages.PAGES.items():
            pairs = [(_report(root + address), _report(root + pages.bare(kind))) for _ in range(runs)]
            ours, plain = ([(_scores(report), _metrics(report)) for report in side] for side in zip(*pairs))
            scores = [median(each) for each in zip(*(scores for scores, _ in ours))]
            lcp, shift, blocked = (median(each) for each in zip(*(metrics for _, metrics in ours)))
            other = median(metrics[0] for _, metrics in plain)
            print(f"| {kind} | {' | '.join(browser.judged(score, SCORE, '{:.0f}', least=True) for score in scores)} | {lcp:.0f} ms | {other:.0f} ms "
                  f"| {browser.judged(lcp / other, pages.RATIO, '{:.2f}')} | {browser.judged(shift, pages.SHIFT, '{:.3f}')} | {browser.judged(blocked, pages.BLOCKED, '{:.0f} ms')} |",
                  flush=True)


def _report(url: str) -> dict:
    """One load in a browser of its own, as Lighthouse tells it."""
    command = [os.environ.get("MINEFIX_NODE", "node"), str(LIGHTHOUSE), url, "--output=json", "--quiet", f"--chrome-flags={' '.join(['--headless=new', *browser.flags()])}"]
    chrome = {"CHROME_PATH": os.environ["MINEFIX_BROWSER"]} if "MINEFIX_BROWSER" in os.environ else {}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **chrome})
    if done.returncode:
        sys.exit(f"Lighthouse failed on {url}:\n{done.stderr}")
    return json.loads(done.stdout)


def _scores(report: dict) -> list[float]:
    """In the order of CATEGORIES, 0 to 100."""
    return [100 * (report["categories"][name]["score"] or 0) for name in CATEGORIES]


def _metrics(report: dict) -> list[float]:
    """LCP in ms, CLS, TBT in ms."""
    return [report["audits"][name]["numericValue"] for name in ("largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time")]
