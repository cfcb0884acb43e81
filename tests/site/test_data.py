"""What the decoder and the search load is whole: every message and every part of a page, under its address."""

from __future__ import annotations

import json
import re

from minefix.typography import typed


def test_the_rules_of_the_decoder_are_whole(site, articles):
    rules = json.loads(site.read("rules.json"))
    assert rules["format"] == 1
    known = [(message["text"], message["page"]) for message in rules["messages"]]
    assert known == [(" ".join(message["text"].split()), draft.meta["id"]) for draft in articles.values() for message in draft.meta.get("messages", ())]
    by_id = {draft.meta["id"]: (typed(draft.meta["title"]), address) for address, draft in articles.items()}
    for name, page in rules["pages"].items():
        assert (typed(page["title"]), page["href"]) == by_id[name], name
    assert {page for _, page in known} == set(rules["pages"])
    anchors = set().union(*(site.anchors[address] for address in site.sheets("errors/")))
    keys = [message.get("key", "") for draft in articles.values() for message in draft.meta.get("messages", ())]
    assert all(message.get("key", key) == key for message, key in zip(rules["messages"], keys, strict=True)) and any("key" in message for message in rules["messages"])
    for message in rules["messages"]:
        assert set(message) - {"key"} == {"slug", "text", "seen", "on", "since", "until", "side", "means", "acts", "severity", "page"}, message["text"]
        assert message["severity"] in ("error", "warning", "note") and message["acts"] and message["on"] and message["means"], message["text"]
        assert message["slug"] in anchors, message["text"]


def test_the_search_index_is_whole(site, drafts):
    docs = json.loads(site.read("search.json"))["docs"]
    assert [doc["id"] for doc in docs] == list(range(len(docs)))
    pages = {doc["href"].split("#")[0] for doc in docs}
    hubs = {address for address, draft in drafts.items() if draft.meta["kind"] in ("home", "category", "questions", "errors", "tools")}
    assert pages == set(drafts) - hubs
    for address in pages:
        own = [doc for doc in docs if doc["href"].split("#")[0] == address]
        assert {typed(doc["title"]) for doc in own} == {typed(drafts[address].meta["title"])}, address
        assert {doc["kind"] for doc in own} == {drafts[address].meta["kind"]}, address
        messages = " \n".join(str(doc["messages"]) for doc in own)
        assert all(" ".join(message["text"].split()) in messages for message in drafts[address].meta.get("messages", ())), address
        headings = {element.text.strip("¶ ") for element in site.pages[address].all("article h2, article h3")}
        assert {doc["heading"] for doc in own} <= headings | {""}, address
        for question in drafts[address].questions:
            assert any(typed(question) in typed(f"{doc['heading']} {doc['text']}") for doc in own), (address, question)
    assert not [doc["href"] for doc in docs if not doc["text"] and not doc["messages"]]
    said = [message["text"] for draft in drafts.values() for message in draft.meta.get("messages", ()) if "<" in message["text"]]     # such as /2fa code <code>
    for doc in docs:
        text = doc["text"]
        for message in said:
            text = text.replace(" ".join(message.split()), "")
        assert not re.search(r"</?(p|a|b|li|td|code|span|strong|div|h[1-6])[ >]|¶|&(amp|lt|quot);", text), doc["href"]
