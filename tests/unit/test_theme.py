"""Our templates stand on Material's base.html: what they take for granted there still holds in the version that is installed."""

import hashlib
import re
from importlib.resources import files

BASE = (files("material") / "templates" / "base.html").read_text(encoding="utf-8")
BLOCK = re.compile(r"{%-?\s*(block|endblock)\b\s*(\w*)[^%]*%}")


def outside() -> str:
    """The template without what stands in its outermost blocks, which we fill ourselves."""
    kept, depth, at = [], 0, 0
    for mark in BLOCK.finditer(BASE):
        opens = mark[1] == "block"
        if opens and not depth:
            kept.append(BASE[at:mark.start()] + f"[{mark[2]}]")
        depth += 1 if opens else -1
        at = mark.end()
    return "".join([*kept, BASE[at:]])


def test_what_stands_between_the_blocks_is_what_our_frame_was_made_for():
    """It is published on every page, except for what overrides/main.html puts in a comment. After a change, look at the pages first."""
    known = "0ebd5af938fdcd2d76335acd12dcad6a73c144a85be412378f31de5ef1739b1b"      # mkdocs-material 9.8.1
    assert hashlib.sha256(outside().encode()).hexdigest() == known, "Material changed base.html outside its blocks: see overrides/main.html"
