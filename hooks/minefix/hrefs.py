"""Addresses from one page to another."""

from __future__ import annotations


def href(from_url: str, to_url: str, anchor: str = "") -> str:
    """The relative address between two addresses below the site root, such as '../../guides/x/#top'."""
    fragment = f"#{anchor}" if anchor else ""
    if from_url == to_url and anchor:
        return fragment
    return (_relative(from_url, to_url) or "./") + fragment


def file_href(from_path: str, to_path: str) -> str:
    """The relative path between two Markdown files, which MkDocs checks and turns into an address."""
    return _relative(from_path, to_path)


def _relative(here: str, there: str) -> str:
    """The way from the folder of one path to another path: up to the folder both have in common, then down."""
    folders, wanted = here.split("/")[:-1], there.split("/")
    same = 0
    while same < min(len(folders), len(wanted) - 1) and folders[same] == wanted[same]:
        same += 1
    return "../" * (len(folders) - same) + "/".join(wanted[same:])
