"""What the tests over the built HTML share: every page as a tree, the front matter it was made from, a copy of the project to break."""
from __future__ import annotations

import html.parser
import re
import shutil
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Callable, Iterator
from urllib.parse import urljoin, urlsplit

import pytest
import yaml

from minefix.typography import typed

ROOT = Path(__file__).resolve().parents[2]
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
ENDED_BY = {"li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "p": {"p"}}      # html-validate sees to the rest
PART = re.compile(r"""\.(?P<cls>[\w-]+)|\#(?P<id>[\w-]+)|\[(?P<name>[\w:-]+)(?:="(?P<value>[^"]*)")?\]""")


@dataclass(eq=False)
class Element:
    """An element of a page; `inside` holds elements and texts in their order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    line: int = 0
    parent: Element | None = None
    inside: list[Element | str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")

    def walk(self) -> Iterator[Element]:
        for child in self.inside:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    @property
    def raw(self) -> str:
        """The text as it stands, that of all elements inside included."""
        return "".join(child if isinstance(child, str) else child.raw for child in self.inside)

    @property
    def text(self) -> str:
        """The text with single blanks."""
        return " ".join(self.raw.split())

    @property
    def typed(self) -> str:
        """The text as a writer types it."""
        return typed(self.text.strip("¶ "))

    def all(self, css: str) -> list[Element]:
        """The elements inside that a small selector names: `ul.mf-cards li a[href]`, several with commas."""
        return [found for found in self.walk() if any(found._fits(one.split(), self) for one in css.split(","))]

    def one(self, css: str) -> Element:
        """The only element that `css` names."""
        found = self.all(css)
        assert len(found) == 1, f"{len(found)} elements are {css}, not one"
        return found[0]

    def _fits(self, steps: list[str], root: Element) -> bool:
        if not self._is(steps[-1]):
            return False
        above = self.parent
        while len(steps) > 1 and above is not None and above is not root.parent:
            if above._fits(steps[:-1], root):
                return True
            above = above.parent
        return len(steps) == 1

    def _is(self, compound: str) -> bool:
        tag, _, _ = re.split(r"([.#\[])", compound + "[", maxsplit=1)
        return tag in ("", self.tag) and all(
            (not part["cls"] or part["cls"] in self["class"].split())
            and (not part["id"] or self["id"] == part["id"])
            and (not part["name"] or part["name"] in self.attributes and part["value"] in (None, self[part["name"]]))
            for part in PART.finditer(compound))


class _Reader(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.at = self.top = Element("")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.at.tag in ENDED_BY.get(tag, ()):
            self.at = self.at.parent
        made = Element(tag, {name: value or "" for name, value in attrs}, self.getpos()[0], self.at)
        self.at.inside.append(made)
        if tag not in VOID:
            self.at = made

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.at.inside.append(Element(tag, {name: value or "" for name, value in attrs}, self.getpos()[0], self.at))

    def handle_endtag(self, tag: str) -> None:
        above = self.at
        while above.tag != tag and above.parent:
            above = above.parent
        if above.parent:
            self.at = above.parent

    def handle_data(self, data: str) -> None:
        self.at.inside.append(data)


def parse(text: str) -> Element:
    """The tree of an HTML text."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.top


@dataclass
class BuiltSite:
    """The built site. Pages go by their address below the root: '', 'faq/', 'fixes/failed-to-verify-username/', '404.html'."""

    folder: Path

    def __post_init__(self) -> None:
        found = {self.address(file): file.read_text(encoding="utf-8") for file in sorted(self.folder.rglob("*.html"))}
        self.rows = parse(found.pop("errors/rows.html"))         # what a script asks for is no page
        self.html = {address: text for address, text in found.items() if 'http-equiv="refresh"' not in text}
        self.redirects = {address: parse(text) for address, text in found.items() if address not in self.html}
        self.pages = {address: parse(text) for address, text in self.html.items()}

    def address(self, file: Path) -> str:
        return file.relative_to(self.folder).as_posix().removesuffix("index.html")

    @cached_property
    def root(self) -> str:
        """The address the site is published at."""
        return self.pages[""].one('link[rel="canonical"]')["href"]

    @cached_property
    def files(self) -> frozenset[str]:
        """What a static host answers with 200."""
        return frozenset(self.address(file) for file in self.folder.rglob("*") if file.is_file())

    @cached_property
    def anchors(self) -> dict[str, set[str]]:
        return {address: {element["id"] for element in page.walk() if element["id"]} for address, page in self.pages.items()}

    def sheets(self, hub: str) -> list[str]:
        """The addresses of the pages of a hub, the hub's own first."""
        numbers = sorted(int(found[1]) for address in self.pages if (found := re.fullmatch(rf"{hub}(\d+)/", address)))
        assert numbers == list(range(2, len(numbers) + 2)), hub
        return [hub, *(f"{hub}{number}/" for number in numbers)]

    @cached_property
    def made(self) -> set[str]:
        """The pages that no writer wrote: those of the hubs from the second on."""
        return {address for hub in ("errors/", "faq/", "fixes/", "guides/", "hosting/", "tools/") for address in self.sheets(hub)[1:]}

    def inner(self, base: str, href: str) -> tuple[str, str] | None:
        """The address below the root and the fragment that `href` on page `base` leads to; None if it leads elsewhere."""
        url = urljoin(self.root + base, href)
        if not url.startswith(self.root):
            return None
        parts = urlsplit(url)
        return parts.path.removeprefix(urlsplit(self.root).path), parts.fragment

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


@dataclass(frozen=True)
class Draft:
    """A page as its writer left it, read without any code of ours."""

    path: Path
    meta: dict
    body: str

    @property
    def questions(self) -> list[str]:
        """What its writer typed for its questions: H3 below the H2 'FAQ'."""
        parts = re.split(r"^## ", self.body, flags=re.MULTILINE)
        lines = (line for part in parts if part.startswith("FAQ\n") for line in part.splitlines())
        return [re.sub(r"[`*]|\\(?=[^\w\s])", "", line[4:].strip()) for line in lines if line.startswith("### ")]


@pytest.fixture(scope="session")
def site(site_dir: Path) -> BuiltSite:
    return BuiltSite(site_dir)


@pytest.fixture(scope="session")
def read_site() -> Callable[[Path], BuiltSite]:
    """Reads another built site."""
    return BuiltSite


@pytest.fixture(scope="session")
def drafts() -> dict[str, Draft]:
    """The Markdown pages by the address they are published at."""
    made = {}
    for path in sorted((ROOT / "docs").rglob("*.md")):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        place = path.relative_to(ROOT / "docs").with_suffix("").as_posix()
        address = re.sub(r"(^|/)index/$", r"\1", f"{place}/")
        made[address] = Draft(path, yaml.safe_load(head), body)
    return made


@pytest.fixture(scope="session")
def articles(drafts: dict[str, Draft]) -> dict[str, Draft]:
    """The drafts of the fixes, guides and explainers."""
    return {address: draft for address, draft in drafts.items() if draft.meta["kind"] in ("fix", "guide", "explainer")}


@pytest.fixture(scope="session")
def copy_project(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Makes a copy of the project that a test may break; it has no git history, so its pages have no dates."""
    def copy() -> Path:
        folder = tmp_path_factory.mktemp("project")
        for name in ("docs", "hooks", "overrides"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        for file in (file for file in ROOT.iterdir() if file.is_file() and file.name != ".git"):       # in a worktree it is a file
            shutil.copy(file, folder)
        (folder / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
        return folder
    return copy


@pytest.fixture
def no_findings() -> Callable[[list[str]], None]:
    """Fails with all findings, a line each: a test that stops at the first is run again and again."""
    def check(findings: list[str]) -> None:
        if findings:
            pytest.fail("\n".join(dict.fromkeys(findings)), pytrace=False)
    return check
