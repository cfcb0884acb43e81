"""Every address the built site names leads somewhere: links, anchors, assets, sitemap, robots, redirects, structured data."""
from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

PROMISED = (
    "fixes/how-to-fix-invalid-session-on-minecraft-server/",
    "fixes/what-does-online-mode-do-in-minecraft/",
    "fixes/should-you-set-online-mode-false/",
    "fixes/failed-to-verify-username/",
    "fixes/authentication-servers-are-down/",
    "guides/velocity-modern-forwarding/",
    "guides/bungeecord-ip-forwarding/",
    "guides/secure-minecraft-backend-servers/",
    "", "fixes/", "guides/", "tools/", "tools/error-decoder/", "faq/", "errors/", "about/", "404.html",
)
ADDRESSES = ("href", "src", "action", "formaction", "poster", "cite", "data", "srcset", "imagesrcset", "xlink:href", "manifest", "ping", "background")
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def addresses(page):
    """Every address on a page, with the element that names it."""
    for element in page.walk():
        for name in ADDRESSES:
            if name not in element.attributes:
                continue
            several = name.endswith("srcset")
            for address in [part.split()[0] for part in element[name].split(",")] if several else [element[name]]:
                yield element, address
        if element.tag == "meta" and element["property"] in ("og:url", "og:image"):
            yield element, element["content"]


def test_the_promised_addresses_are_there_exactly(site):
    assert not set(PROMISED) - set(site.pages)


def test_every_draft_is_a_page_and_every_page_a_draft(site, drafts):
    assert set(site.pages) - {"404.html"} - site.made == set(drafts)


def test_every_address_inside_the_site_leads_somewhere(site, no_findings):
    """A folder is written with its slash, so that no host has to redirect; a fragment names an id of the page it leads to."""
    findings = []
    for base, page in site.pages.items():
        for element, address in addresses(page):
            where = f"{base or '/'}:{element.line} <{element.tag}> {address!r}"
            target = site.inner(base, address)
            if target is None:
                continue
            path, fragment = target
            if path not in site.files:
                findings.append(f"{where} leads to no file")
            elif fragment and fragment not in site.anchors.get(path, ()):
                findings.append(f"{where} leads to no id on {path or '/'}")
            elif not address:
                findings.append(f"{where} is empty")
    no_findings(findings)


def test_only_plain_links_lead_out_and_only_by_https(site, no_findings):
    findings = []
    for base, page in site.pages.items():
        for element, address in addresses(page):
            if site.inner(base, address) is None and not (element.tag == "a" and re.match(r"https://[\w.-]+\.\w+(/|$|#|\?)", address)):
                findings.append(f"{base or '/'}:{element.line} <{element.tag}> {address!r}")
            elif address.startswith("//") or address.lower().startswith("http:"):
                findings.append(f"{base or '/'}:{element.line} {address!r} is not https")
    no_findings(findings)


def test_the_404_page_works_at_any_depth(site, no_findings):
    """It is shown at addresses nobody knows, so nothing on it may be relative."""
    no_findings([f"{element.line} {address!r}" for element, address in addresses(site.pages["404.html"])
                 if not address.startswith(("/", "https://", "#"))])


def test_stylesheets_and_scripts_name_only_files_of_the_site(site, no_findings):
    named = {".js": r"""(?:\bfrom|\bimport|\bimport\(|new URL\((?=[^,]*,\s*import\.meta\.url))\s*["']([^"'\n]+)["']"""}
    findings = []
    for name in site.files:
        if Path(name).suffix not in named:
            continue
        text = re.sub(r"/\*.*?\*/", "", site.read(name), flags=re.DOTALL)       # types are imported in comments
        for address in re.findall(named[Path(name).suffix], text):
            target = site.inner(name, address)
            if not address.startswith("data:") and (target is None or target[0] not in site.files):
                findings.append(f"{name}: {address}")
    no_findings(findings)


def test_the_addresses_in_the_structured_data_exist(site, no_findings):
    def texts(value):
        if isinstance(value, str):
            yield value
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from texts(inner)

    findings = []
    for base, page in site.pages.items():
        for script in page.all('script[type="application/ld+json"]'):
            for text in texts(json.loads(script.raw)):
                target = site.inner(base, text) if text.startswith(site.root) else None
                if target and target[0] not in site.files:
                    findings.append(f"{base or '/'}: {text}")
    no_findings(findings)


def test_the_addresses_in_the_data_of_search_and_decoder_exist(site, no_findings):
    named = [doc["href"] for doc in json.loads(site.read("search.json"))["docs"]]
    named += [page["href"] for page in json.loads(site.read("rules.json"))["pages"].values()]
    findings = []
    for href in named:
        path, fragment = site.inner("", href) or ("outside", "")
        if path not in site.pages or fragment and fragment not in site.anchors[path]:
            findings.append(href)
    no_findings(findings)


def test_every_page_is_reached_from_home_by_links(site):
    seen, queue = {""}, [""]
    for base in queue:
        for link in site.pages[base].all("a[href]"):
            target = site.inner(base, link["href"])
            if target and target[0] in site.pages and target[0] not in seen:
                seen.add(target[0])
                queue.append(target[0])
    assert set(site.pages) - seen == {"404.html"}


def test_every_page_names_its_own_address(site):
    for address, page in site.pages.items():
        named = [link["href"] for link in page.all('link[rel="canonical"]')]
        assert named == ([] if address == "404.html" else [site.root + address]), address
        assert [meta["content"] for meta in page.all('meta[property="og:url"]')] == named, address


def test_the_sitemap_lists_every_page_once_with_a_true_date(site):
    entries = [(entry.findtext("s:loc", "", SITEMAP), entry.findtext("s:lastmod", "", SITEMAP))
               for entry in ElementTree.fromstring(site.read("sitemap.xml")).findall("s:url", SITEMAP)]
    assert sorted(loc for loc, _ in entries) == sorted(site.root + address for address in site.pages if address != "404.html")
    for loc, date in entries:
        assert not date or datetime.fromisoformat(date) <= datetime.now(timezone.utc), loc
    assert gzip.decompress((site.folder / "sitemap.xml.gz").read_bytes()).decode() == site.read("sitemap.xml")


def test_every_page_leads_to_the_feed_and_the_feed_to_pages_of_the_site(site):
    feed = ElementTree.fromstring(site.read("feed.xml"))
    entries = [(entry.find("a:link", ATOM).get("href"), entry.findtext("a:updated", "", ATOM)) for entry in feed.findall("a:entry", ATOM)]
    assert entries and [updated for _, updated in entries] == sorted((updated for _, updated in entries), reverse=True)
    for href, updated in entries:
        page = site.pages[href.removeprefix(site.root)]
        assert {meta["content"] for meta in page.all('meta[property="article:modified_time"]')} <= {updated}, href
    for address, page in site.pages.items():
        named = [*page.all('link[rel="alternate"]'), *page.all("footer a[type]")]
        assert {site.inner(address, link["href"]) for link in named} == (set() if address == "404.html" else {("feed.xml", "")}), address


def test_robots_lets_everybody_in_and_names_the_sitemap(site):
    lines = site.read("robots.txt").splitlines()
    assert f"Sitemap: {site.root}sitemap.xml" in lines
    assert not [line for line in lines if line.lower().startswith("disallow:") and line.split(":")[1].strip()]
    assert "noindex" not in "".join(meta["content"] for address, page in site.pages.items() if address != "404.html"
                                    for meta in page.all('meta[name="robots"]'))
    assert "noindex" in site.pages["404.html"].one('meta[name="robots"]')["content"]


def test_a_moved_page_keeps_its_old_address(copy_project, read_site, tmp_path, drafts):
    """Built from a copy, because no page of the site has moved yet."""
    folder, moved = copy_project(), "guides/velocity-modern-forwarding/"
    draft = folder / drafts[moved].path.relative_to(drafts[moved].path.parents[2])
    draft.write_text(draft.read_text(encoding="utf-8").replace("\nkind:", "\nmoved_from: [velocity/forwarding/]\nkind:", 1), encoding="utf-8")
    built = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "-d", tmp_path / "site"], cwd=folder, text=True,
                           capture_output=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=False)
    assert not built.returncode, built.stderr
    old = read_site(tmp_path / "site")
    page = old.redirects["velocity/forwarding/"]
    seconds, _, to = page.one('meta[http-equiv="refresh"]')["content"].partition("; url=")
    assert (seconds, old.inner("velocity/forwarding/", to)) == ("0", (moved, ""))
    assert page.one('link[rel="canonical"]')["href"] == old.root + moved
    assert "noindex" in page.one('meta[name="robots"]')["content"] and not page.all("script")
    assert old.inner("velocity/forwarding/", page.one("a")["href"]) == (moved, "")
    assert old.root + "velocity/forwarding/" not in old.read("sitemap.xml")


def test_redirects_lead_to_pages(site):
    for address, page in site.redirects.items():
        to = page.one('meta[http-equiv="refresh"]')["content"].partition("url=")[2]
        assert (site.inner(address, to) or [""])[0] in site.pages, address
        assert urlsplit(page.one('link[rel="canonical"]')["href"]).path.lstrip("/") in site.pages, address
