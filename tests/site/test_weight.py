"""The first view of every page within its budget in brotli, measured from what the HTML and the scripts ask for.

Node compresses, because Python's standard library has no brotli. A budget is never raised to pass.
"""
from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from minefix import assets

ARTICLE, TOOL = 20_000, 45_000          # bytes of everything that a first view fetches
REQUESTS = 5
STATIC = re.compile(r"""(?:^|[;\s])(?:import|export)\s*(?:[\w*{][^"';()]*?\bfrom\s*)?["'](\.[^"']+)["']""")
CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")

BROTLI = """const z = require("node:zlib"), sizes = {};
for (const name of JSON.parse(require("node:fs").readFileSync(0)))
  sizes[name] = z.brotliCompressSync(require("node:fs").readFileSync(name), {params: {[z.constants.BROTLI_PARAM_QUALITY]: 11}}).length;
console.log(JSON.stringify(sizes));"""


def compressed(node, files):
    """The compressed size of every file."""
    done = subprocess.run([node, "-e", BROTLI], input=json.dumps(sorted(map(str, files))), encoding="utf-8", capture_output=True, check=True)
    return {Path(name): count for name, count in json.loads(done.stdout).items()}


@pytest.fixture(scope="module")
def size(site, node):
    """The compressed size of every file of the site."""
    return {file.relative_to(site.folder).as_posix(): count for file, count in compressed(node, site.folder.rglob("*.*")).items()}


def imported(site, script, found):
    """`script` and every module it imports when it starts."""
    if script not in found:
        found.append(script)
        text = re.sub(r"/\*.*?\*/", "", site.read(script), flags=re.DOTALL)
        for name in STATIC.findall(text):
            imported(site, site.inner(script, name)[0], found)


def first_view(site, address):
    """The files that a browser fetches before the reader does anything, the page itself first."""
    page, found = site.pages[address], []
    for link in page.all("link[href]"):
        if link["rel"] in ("stylesheet", "icon", "modulepreload", "preload", "manifest"):
            found.append(site.inner(address, link["href"])[0])
    for picture in page.all("img[src]"):
        if picture["loading"] != "lazy":
            found.append(site.inner(address, picture["src"])[0])
    for script in [page.one("body")["data-script"], *(script["src"] for script in page.all("script[src]"))]:
        imported(site, site.inner(address, script)[0], found)
    return [address if address.endswith(".html") else f"{address}index.html", *dict.fromkeys(found)]


@pytest.fixture(scope="module")
def views(site):
    return {address: first_view(site, address) for address in site.pages}


def is_tool(address):
    return address == "" or address.startswith("tools/") and address != "tools/"


def told(size, files):
    return sum(size[name] for name in files), ", ".join(f"{name.rsplit('/', 1)[-1]} {size[name]}" for name in files)


def test_an_article_or_a_hub_is_within_its_budget(size, views, no_findings):
    findings = []
    for address, files in views.items():
        total, parts = told(size, files)
        if not is_tool(address) and total > ARTICLE:
            findings.append(f"{address}: {total} bytes, {total - ARTICLE} too many ({parts})")
    no_findings(findings)


def test_a_tool_page_and_home_are_within_theirs(size, views, no_findings):
    findings = []
    for address, files in views.items():
        total, parts = told(size, files)
        if is_tool(address) and total > TOOL:
            findings.append(f"{address or '/'}: {total} bytes, {total - TOOL} too many ({parts})")
    no_findings(findings)


def test_an_article_or_a_hub_makes_few_requests(views):
    assert not {address: files for address, files in views.items() if not is_tool(address) and len(files) > REQUESTS}


def test_the_measure_sees_everything(views):
    """Page with its styles, script, icon on every page; a tool's own script where there is one. The browser tests count the real requests."""
    for address, files in views.items():
        assert {Path(name).suffix for name in files} >= {".html", ".js", ".svg"}, address
        assert any("/tools/" in name for name in files if name.startswith("assets/")) == is_tool(address), address


def test_what_every_page_shares_leaves_room_for_the_text(site, size, views, node, tmp_path):
    """Its files, and its styles, which stand in the page."""
    shared = sorted(set.intersection(*(set(files) for files in views.values())))
    styles = tmp_path / "styles.css"
    styles.write_text(site.pages["about/"].one("style").raw, encoding="utf-8")
    [styles] = compressed(node, [styles]).values()
    assert styles > 1000 and styles + told(size, shared)[0] <= 10_000, (styles, told(size, shared))


def test_a_browser_shows_nothing_before_what_the_first_screen_holds(site):
    """An empty page with a header would be laid out and painted first, a tenth of the time until there is something to read."""
    for address, page in site.pages.items():
        awaited = page.one('link[rel="expect"]')
        assert awaited["blocking"] == "render" and awaited["href"] == "#mf-first", address
        first = page.one("#mf-first")
        assert first["class"] in ("mf-answer", "mf-lead") or first.tag == "h1", address


def test_a_page_has_one_of_the_stylesheets_and_all_it_needs_of_them(site):
    """What stands in any of them for a class of the page stands in its own, too. Most classes stand in all."""
    styles = {page.one("style").raw for page in site.pages.values()}
    known = {style: frozenset(CLASS.findall(style)) for style in styles}
    everywhere = frozenset.union(*known.values())
    assert len(styles) == len(assets.STYLES) and min(map(len, known.values())) > 50
    for address, page in site.pages.items():
        used = {name for element in page.all("[class]") for name in element["class"].split()}
        assert not (used & everywhere) - known[page.one("style").raw], address


def test_the_script_of_a_tool_s_page_is_what_the_tool_is_and_not_what_it_does(site):
    """Beside the declaration it is the same for all tools: what they do would be loaded, and begun, while the page opens."""
    sizes = {name.rpartition("/")[2]: len(site.read(name)) for name in site.files if "/tools/pages/" in name}
    assert len(sizes) > 4 and max(sizes.values()) - min(sizes.values()) < 2000, sizes


def test_a_page_does_not_list_every_page(site):
    """Hub navigation: what grows with the number of articles stands on hubs only."""
    for address, page in site.pages.items():
        frame = [link["href"] for part in ("header", "#menu", "footer") for link in page.one(part).all("a[href]")]
        assert len(frame) <= 20, address


def test_the_data_of_search_and_decoder_stay_small(site, size):
    """For each 100 articles, at most this many bytes on the wire."""
    articles = sum(address.count("/") == 2 for address in set(site.pages) - site.made)
    per_hundred = {name: size[name] / articles * 100 for name in ("rules.json", "search.json")}
    assert per_hundred["rules.json"] <= 60_000 and per_hundred["search.json"] <= 400_000, per_hundred
