"""A corpus to measure with: articles like ours, each different, the same for every run; alone, or in a copy of this project."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_NOUNS = "server proxy backend player login session secret port address setting account token firewall world plugin network file log launcher profile".split()
_VERBS = "checks refuses accepts forwards opens closes restarts reads writes shows needs expects names sends stores loads".split()
_MORE = "again first only twice never always before after without behind with from into through against".split()
_SECTIONS = ("fixes", "guides")


def article(number: int, total: int) -> str:
    """The Markdown of one article, about 750 words: front matter, message, displays, step, snippet that meets a danger rule, table, list, links, FAQ."""
    rng = random.Random(number)
    name = f"case-{number}"
    links = " ".join(f"See [[case-{rng.randrange(total)}]]." for _ in range(3))
    return f"""---
title: Case {number} of the {rng.choice(_NOUNS)} that {rng.choice(_VERBS)}
description: Case {number}, what it means when the {rng.choice(_NOUNS)} {rng.choice(_VERBS)} {rng.choice(_MORE)}, who has to act, and the first thing to do about it.
kind: fix
id: {name}
answer:
  means: The {rng.choice(_NOUNS)} {rng.choice(_VERBS)} {rng.choice(_MORE)}.
  side: server
  why: The {rng.choice(_NOUNS)} says so.
  first: Look at the {rng.choice(_NOUNS)} and start it again.
messages:
  - text: "Error {number}: the {rng.choice(_NOUNS)} {{name}} {rng.choice(_VERBS)} {rng.choice(_MORE)}"
    seen: server
    on: [paper]
    side: server
    means: The {rng.choice(_NOUNS)} {rng.choice(_VERBS)} {rng.choice(_MORE)} the {rng.choice(_NOUNS)}.
    acts: [server-admin]
phrases: [case number {number}]
not_to_confuse: [case-{(number + 1) % total}]
verified: {{on: 2026-11-23, with: "Paper 26.2"}}
sources:
  - {{title: "PaperMC docs", url: "https://docs.papermc.io/"}}
---

## Both sides of this error

```screen title="What the player sees"
Failed to connect

Error {number}
```

```console title="What the log says"
Error {number}: nothing else
```

## If you run the server

{_prose(rng, 120)} {links} This is much like case number {rng.randrange(total)}.

### Change the setting

- **File:** `server.properties`
- **Setting:** `motd`
- **Value:** `case {number}`
- **Risk:** downtime. {_prose(rng, 12)}
- **Roll back:** {_prose(rng, 12)}
- **It worked:** {_prose(rng, 12)}

```properties title="server.properties"
online-mode=false
motd=case {number}
```

{_prose(rng, 130)}

1. **First.** {_prose(rng, 25)}
2. **Second.** {_prose(rng, 25)}
3. **Third.** {_prose(rng, 25)}

| What | Where |
|---|---|
| {_prose(rng, 6)} | {_prose(rng, 6)} |
| {_prose(rng, 6)} | {_prose(rng, 6)} |

```yaml title="config/paper-global.yml"
proxies:
  velocity:
    enabled: true
    secret: "the text in forwarding.secret"
```

## If you run a proxy

{_prose(rng, 150)}

## FAQ

### What does case {number} mean?

{_prose(rng, 40)}

### Who has to act in case {number}?

{_prose(rng, 40)}
"""


def stock(text: str) -> str:
    """The same article for a stock site: its own front matter keys and forms are left out, the words stay."""
    head, body = text.split("\n---\n", 1)
    title = head.split("title: ", 1)[1].split("\n", 1)[0]
    body = body.replace("```screen", "```text").replace("```console", "```text")
    return f"# {title}\n\n{body.replace('[[', '').replace(']]', '')}"


def write(folder: Path, total: int) -> None:
    """`total` articles below a docs folder."""
    for number in range(total):
        path = folder / _SECTIONS[number % 2] / f"case-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(number, total), encoding="utf-8")


def project(folder: Path, total: int) -> Path:
    """`folder`, made to be a copy of this project with `total` articles more."""
    folder.mkdir(exist_ok=True)
    for name in ("mkdocs.yml", "package.json", "hooks", "overrides", "docs"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, folder / name)
    os.symlink(ROOT / "node_modules", folder / "node_modules", target_is_directory=True)
    write(folder / "docs", total)
    return folder


def _prose(rng: random.Random, words: int) -> str:
    out: list[str] = []
    while len(out) < words:
        sentence = ["The", rng.choice(_NOUNS), rng.choice(_VERBS), "the", rng.choice(_NOUNS), rng.choice(_MORE), "the", rng.choice(_NOUNS)]
        out += [*sentence[:-1], f"{sentence[-1]}."]
    return " ".join(out)
