"""How fast the error decoder reads a log, and in how much memory, beside a loop over the same lines with one regular expression.

Each reading has a process of its own: it starts cold, and its peak memory is its own. The seconds are those from opening the file to the answer.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from corpus import ROOT

MB = 1_000_000
AIM = 50                    # MB a second
SMALL, USUAL, LARGE = 10, 50, 100
RARE, DENSE = 200, 4        # one line of so many is a known message
NAMES = "Steve Alex Notch_99 xX_Miner_Xx BuilderBob redstone_rat Herobrine42 quietfox".split()
PLUGINS = "Essentials LuckPerms WorldGuard Vault ViaVersion CoreProtect Geyser-Spigot PlaceholderAPI".split()
USUAL_LINES = (
    "[Server thread/INFO]: {name} joined the game",
    "[Server thread/INFO]: {name} left the game",
    "[Server thread/INFO]: {name}[/203.0.113.{small}:{port}] logged in with entity id {number} at ([world]{number}.5, 64.0, -{port}.7)",
    "[User Authenticator #{small}/INFO]: UUID of player {name} is 069a79f4-44e9-4726-a5be-{number:012x}",
    "[Async Chat Thread - #{small}/INFO]: <{name}> does anyone have {small} iron to trade for bread at {number}",
    "[Server thread/INFO]: {name} issued server command: /home base{small}",
    "[Server thread/INFO]: [{plugin}] Enabling {plugin} v{small}.{small}.{port}",
    "[Server thread/INFO]: [{plugin}] Saved {number} entries in {small} ms.",
    "[Server thread/WARN]: {name} moved too quickly! {small}.25,-{small}.75,{port}.5",
    "[Worker-Main-{small}/INFO]: Preparing spawn area: {small}%",
    "[Server thread/INFO]: {name} has made the advancement [Stone Age]",
    "[Paper Async Task Handler Thread - {small}/INFO]: [{plugin}] Fetched https://repo.example.org/{plugin}/{number}/latest.json in {port} ms",
)
FRAME = "\tat {plugin}.listener.Handler%d.lambda$handle$%d(Handler%d.java:{small}) ~[{plugin}-{small}.jar:?]\n"
TRACE = "java.lang.IllegalStateException: {plugin} task {number}\n" + "".join(FRAME % (at, at, at) for at in range(8)) + "\t... {small} more"


def main(runs: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder, "rules.json")
        rules.write_text(_rules(), encoding="utf-8")
        texts = [message["text"] for message in json.loads(rules.read_text(encoding="utf-8"))["messages"]]
        print(f"Node {_node('--version')}. The median of {runs} cold readings each (slowest to fastest); one line of {RARE} is a known message, of {DENSE} in the last row. "
              f"The aim is {AIM} MB/s: **bold** misses it.\n"
              "The time includes the reading of the file, a chunk at a time for the decoder, whole for the other.\nMemory is the whole process: Node, the rules, and what is held of the log.\n")
        print("| log | decoder | one regular expression | ratio | peak memory | its growth | the other's peak |\n|---:|---:|---:|---:|---:|---:|---:|")
        first = 0.0
        for size, every in ((SMALL, RARE), (USUAL, RARE), (LARGE, RARE), (USUAL, DENSE)):
            log = Path(folder, "latest.log")
            with log.open("w", encoding="utf-8") as file:
                file.writelines(_log(size * MB, texts, every))
            ours, other = zip(*[(_read("decoder", log, rules), _read("baseline", log, rules)) for _ in range(runs)])     # in turn: both meet the same load
            fast, usual = (size / median(one["seconds"] for one in readings) for readings in (ours, other))
            peak, peer = (max(one["memory"] for one in readings) for readings in (ours, other))
            first = first or peak
            low, *_, high = sorted(size / one["seconds"] for one in (*ours, *ours))
            speed = (f"{fast:.0f} MB/s" if fast >= AIM else f"**{fast:.0f} MB/s**") + f" ({low:.0f} to {high:.0f})"
            grown = f"{(peak - first) / (size - SMALL):.1f} MiB for each MB" if size > SMALL else "-"
            print(f"| {size} MB | {speed} | {usual:.0f} MB/s | {usual / fast:.1f} | {peak:.0f} MiB | {grown} | {peer:.0f} MiB |", flush=True)


def _rules() -> str:
    """What the decoder knows, as the site publishes it."""
    sys.path.append(str(ROOT / "hooks"))
    from minefix import messages, problem
    from minefix_files import project

    built, problems = project.read_site()
    if built is None:
        sys.exit(problem.report(problems))
    return json.dumps(messages.rules(built.library))


def _log(size: int, messages: list[str], every: int) -> Iterator[str]:
    """Lines of a server log, the same for every run, until there are `size` characters: players, plugins, stack traces, known messages."""
    rng, number = random.Random(1), 0
    while size > 0:
        number += 1
        form = rng.choice(USUAL_LINES)
        if not rng.randrange(every):
            form = "[Server thread/ERROR]: " + re.sub(r"\{[^{}]*\}", lambda _: "{name}", rng.choice(messages))
        elif not rng.randrange(RARE):
            form = f"[Server thread/ERROR]: {TRACE}"
        said = form.format(name=rng.choice(NAMES), plugin=rng.choice(PLUGINS), small=rng.randrange(1, 60), port=rng.randrange(1024, 65536), number=number)
        line = f"[12:{number // 60 % 60:02}:{number % 60:02}] {said}\n"
        size -= len(line)
        yield line


def _read(kind: str, log: Path, rules: Path) -> dict[str, float]:
    return json.loads(_node(Path(__file__).with_suffix(".mjs"), kind, log, rules))


def _node(*arguments: object) -> str:
    """What Node prints."""
    done = subprocess.run([os.environ.get("MINEFIX_NODE", "node"), *map(str, arguments)], capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"The reading failed:\n{done.stderr}")
    return done.stdout.strip()
