"""Every page is valid HTML, in the words of html-validate's recommended rules, with a head of its own."""
from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = ROOT / ".htmlvalidate.json"
# What .htmlvalidate.json sets otherwise than the recommended rules, and why (the file itself takes no comments).
REASONS = {
    "doctype-style": "Material's base.html opens every page with a lower-case doctype. HTML knows no case there.",
    "no-trailing-whitespace": "Templates leave blanks where an optional part is missing. A matter of style that compresses to nothing.",
}
VALIDATOR = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"


def validate(node, report, *files):
    """The messages of html-validate, a line each; it writes them to the file `report`, as a pipe would lose what is long."""
    done = subprocess.run([node, VALIDATOR, "--config", SETTINGS, "--formatter", f"json={report}", *files],
                          capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert report.is_file(), done.stderr + done.stdout
    return [f"{page['filePath']}:{found['line']}:{found['column']} {found['ruleId']} {found['message']}"
            for page in json.loads(report.read_text(encoding="utf-8")) for found in page["messages"]]


def test_every_page_is_valid(site, node, tmp_path, no_findings):
    no_findings([line.replace(f"{site.folder}/", "") for line in validate(node, tmp_path / "report.json", *sorted(site.folder.rglob("*.html")))])


def test_the_validator_sees_what_is_wrong(node, tmp_path):
    """It is set up with one file that could switch it off by mistake."""
    page = tmp_path / "page.html"
    page.write_text('<!DOCTYPE html>\n<html><head><title>Wrong</title></head><body><p id="a"><div id="a">text</div></p>'
                    '<a href="x"><button>in a link</button></a><img src="x.png" style="color:red"></body></html>', encoding="utf-8")
    rules = {line.split()[1] for line in validate(node, tmp_path / "report.json", page)}
    assert {"no-dup-id", "element-required-attributes", "no-inline-style", "element-permitted-content", "close-order"} & rules >= {"no-dup-id", "no-inline-style"}


def test_every_exception_has_its_reason():
    settings = json.loads(SETTINGS.read_text(encoding="utf-8"))
    assert settings["root"] is True and settings["extends"] == ["html-validate:recommended"]
    assert set(settings) == {"$schema", "root", "extends", "rules"}, "an exception that this test does not see"
    assert set(settings["rules"]) == set(REASONS), "a rule is set otherwise without a reason in REASONS"


def test_an_id_stands_once_on_its_page(site, no_findings):
    no_findings([f"{address or '/'}: {name}" for address, page in site.pages.items()
                 for name, count in Counter(element["id"] for element in page.walk() if element["id"]).items() if count > 1])


def test_one_first_heading_and_no_level_is_skipped(site, no_findings):
    findings = []
    for address, page in site.pages.items():
        levels = [int(element.tag[1]) for element in page.all("h1, h2, h3, h4, h5, h6")]
        if levels.count(1) != 1 or levels[0] != 1:
            findings.append(f"{address or '/'}: {levels.count(1)} first headings")
        findings += [f"{address or '/'}: from h{a} to h{b}" for a, b in zip(levels, levels[1:]) if b > a + 1]
        findings += [f"{address or '/'}: an empty heading" for element in page.all("h1, h2, h3, h4, h5, h6") if not element.text.strip("¶ ")]
    no_findings(findings)


def test_the_head_says_what_browsers_need_first(site):
    for address, page in site.pages.items():
        assert page.one("html")["lang"] == "en", address
        head = [element for element in page.one("head").inside if not isinstance(element, str)]
        assert head[0].attributes == {"charset": "utf-8"}, address
        assert "width=device-width" in page.one('meta[name="viewport"]')["content"], address
        assert "maximum-scale" not in page.one('meta[name="viewport"]')["content"], address


def test_titles_and_descriptions_have_a_length_that_search_results_show(site, no_findings):
    findings = []
    for address, page in site.pages.items():
        title, description = page.one("title").text, page.one('meta[name="description"]')["content"]
        if not 15 <= len(title) <= 70:
            findings.append(f"{address or '/'}: the title has {len(title)} characters, not 15 to 70: {title}")
        if not 70 <= len(description) <= 160:
            findings.append(f"{address or '/'}: the description has {len(description)} characters, not 70 to 160: {description}")
    no_findings(findings)


def test_titles_headings_and_descriptions_are_unique(site):
    for what in (lambda page: page.one("title").text, lambda page: page.one("h1").text, lambda page: page.one('meta[name="description"]')["content"]):
        texts = Counter(what(page).casefold() for page in site.pages.values())
        assert not [text for text, count in texts.items() if count > 1]


def test_the_head_shows_the_same_words_everywhere(site):
    """What is shown where a page is shared is what stands on it."""
    for address, page in site.pages.items():
        assert page.one('meta[property="og:description"]')["content"] == page.one('meta[name="description"]')["content"], address
        assert page.one('meta[property="og:title"]')["content"] in page.one("title").text + page.one("h1").text, address
        assert page.one('meta[name="twitter:card"]')["content"] in ("summary", "summary_large_image"), address
