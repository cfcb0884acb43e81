"""assets: what pages ask for by name, addresses that change with the content, and the policy every page lives under."""

import base64
import hashlib

from minefix import assets

FILES = ["site.js", "search.js", "tools/pages/b.js", "tools/pages/a.js", "tools/lib/x.js", "inline.js"]


def test_pages_ask_for_the_stylesheet_the_script_the_search_and_a_script_for_each_tool():
    assert assets.entries(FILES) == ["stylesheets/site.css", "stylesheets/tool.css", "site.js", "error-index.js", "search.js", "search-worker.js", "tools/worker.js",
                                      "tools/pages/a.js", "tools/pages/b.js", "tools/a.js", "tools/b.js"]


def test_every_entry_is_bundled_and_what_is_asked_for_later_stays_apart():
    command = assets.command(["site.js"], "/out")
    assert command[0] == "site.js" and {"--bundle", "--minify", "--outdir=/out", "--external:./search.js"} <= set(command)


def test_all_files_stand_in_one_folder_that_changes_with_the_content():
    first, second = assets.addresses(FILES, "x"), assets.addresses(FILES, "y")
    assert list(first) == FILES and len({address.split("/")[1] for address in first.values()}) == 1
    assert first == assets.addresses(FILES, "x") and not set(first.values()) & set(second.values())


def test_the_policy_allows_one_inline_script_and_nothing_from_elsewhere():
    policy = assets.csp("alert(1)")
    assert base64.b64encode(hashlib.sha256(b"alert(1)").digest()).decode() in policy
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "http" not in policy
