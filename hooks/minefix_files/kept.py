"""What was rendered, kept from one build to the next. Anything that is not whole is as good as not there."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from minefix.rendering import Rendering, decode, encode

from .project import ROOT

FOLDER = ROOT / ".cache" / "pages"


def stored(key: str, make: Callable[[], Rendering]) -> str:
    """The text of the rendering that was kept under a key; else of a new one, which is kept unless it has warnings."""
    path = FOLDER / key
    try:
        text = path.read_text(encoding="utf-8")
        if decode(text):
            return text
    except (OSError, UnicodeDecodeError):
        pass
    made = make()
    text = encode(made)
    if not made.warnings:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return text


def forget_others(keys: Iterable[str]) -> None:
    """Only these keys stay: what a build did not need, the next one hardly will."""
    used = set(keys)
    for path in FOLDER.iterdir() if FOLDER.exists() else ():
        if path.name not in used:
            path.unlink(missing_ok=True)        # another build may be at it too
