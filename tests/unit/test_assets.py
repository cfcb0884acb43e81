"""assets: what pages ask for by name, addresses that change with the content, and the policy every page lives under."""

import base64
import hashlib

from minefix import assets

FILES = ["site.js", "search.js", "tools/pages/b.js", "tools/pages/a.js", "tools/lib/x.js", "inline.js"]


def test_pages_ask_for_a_stylesheet_the_script_the_search_and_a_script_for_each_tool():
    assert assets.entries(FILES) == ["stylesheets/site.css", "stylesheets/hub.css", "stylesheets/tool.css", "stylesheets/home.css", "site.js", "inline.js", "error-index.js", "search.js", "search-worker.js", "tools/worker.js",
                                      "tools/pages/a.js", "tools/pages/b.js", "tools/a.js", "tools/b.js"]


def test_of_what_a_browser_could_run_only_our_icon_is_published():
    names = ["assets/icon.svg", "assets/a/b.png", "assets/a/assets/icon.svg", "assets/icon.svg.svg", "assets/site.js", "assets/a.html"]
    assert [name for name in names if assets.is_published(name)] == names[:2]


def test_every_entry_is_bundled_and_what_is_asked_for_later_stays_apart():
    command = assets.command(["site.js"], "/out")
    assert command[0] == "site.js" and {"--bundle", "--minify", "--outdir=/out", "--external:./search.js"} <= set(command)


def test_all_files_stand_in_one_folder_that_changes_with_the_content():
    first, second = assets.addresses(FILES, "x"), assets.addresses(FILES, "y")
    assert list(first) == FILES and len({address.split("/")[1] for address in first.values()}) == 1
    assert first == assets.addresses(FILES, "x") and not set(first.values()) & set(second.values())


def test_stylesheets_stand_in_the_page_as_they_are():
    texts = {"stylesheets/site.css": '@charset "UTF-8";a{}\n', "stylesheets/tool.css": "b{}\n", "site.js": "0"}
    assert assets.styles(texts) == {"stylesheets/site.css": "a{}", "stylesheets/tool.css": "b{}"}


def test_the_policy_allows_one_inline_script_one_style_and_nothing_from_elsewhere():
    policy = assets.csp("alert(1)", "a{}")
    digests = [f"'sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode()}'" for text in (b"alert(1)", b"a{}")]
    assert f"script-src 'self' {digests[0]};" in policy and f"style-src {digests[1]};" in policy
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "http" not in policy
