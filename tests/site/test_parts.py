"""What each page must show: the frame of an article, its parts, the flagship's sections, the data of search and decoder."""
from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urljoin

from minefix.typography import typed

FLAGSHIP = "fixes/how-to-fix-invalid-session-on-minecraft-server/"
NOT_OFFICIAL = "Not an official Minecraft product. Not approved by or associated with Mojang or Microsoft."
STEPS = (["File", "Setting", "Value", "Risk", "Roll back", "It worked"], ["Where", "Run", "Risk", "Roll back", "It worked"],
         ["Run", "Risk", "Roll back", "It worked"])
SECTIONS = ["Fixes", "Guides", "Tools", "Error index", "Questions"]
SIDES = {"player", "proxy", "server", "nobody"}


def section(page, anchor):
    """The elements between the heading with this id and the next heading of its level."""
    heading = page.one(f"#{anchor}")
    found, inside = [], False
    for element in [child for child in heading.parent.inside if not isinstance(child, str)]:
        if inside and element.tag in ("h1", "h2"):
            break
        if inside:
            found.append(element)
        inside = inside or element is heading
    return found


def words(elements):
    return " ".join(element.text for element in elements)


# The frame

def test_every_page_says_that_it_is_not_official(site):
    for address, page in site.pages.items():
        assert NOT_OFFICIAL in page.one("footer").text, address


def test_every_page_has_the_same_ways_out(site):
    for address, page in site.pages.items():
        sections = [link.text for link in page.all("#menu ul a")]
        assert [name for name in sections if name in SECTIONS] == SECTIONS and len(sections) <= 9, address
        assert page.one("a.md-skip")["href"] == "#main" and page.one("#main"), address
        current = [link.text for link in page.all("#menu a[aria-current]")]
        folder = {"fixes": "Fixes", "guides": "Guides", "tools": "Tools", "errors": "Error index", "faq": "Questions"}.get(address.split("/")[0])
        assert current == ([folder] if folder else []) or folder is None and len(current) <= 1, address


def test_an_article_shows_category_time_updated_and_verified(site, articles, drafts):
    assert len(articles) >= 8
    for address, draft in articles.items():
        meta = site.pages[address].one("p.mf-meta")
        category = meta.one("a")
        assert (category.text, site.inner(address, category["href"])) == (drafts[address.split("/")[0] + "/"].meta["title"], (address.split("/")[0] + "/", "")), address
        minutes = re.search(r"(\d+) min read", meta.text)
        assert minutes and 2 <= int(minutes[1]) <= 40, address
        updated, verified = meta.all("time")
        assert re.search(r"Updated \d{1,2} [A-Z][a-z]{2} \d{4}", meta.text) and re.match(r"\d{4}-\d\d-\d\dT", updated["datetime"]), address
        # YAML 1.1 reads the key `on` as true
        assert verified["datetime"] == draft.meta["verified"][True].isoformat(), address
        assert typed(f"with {draft.meta['verified']['with']}") in meta.typed, address


def test_reading_time_follows_the_text(site, articles):
    """Longer pages do not claim to be shorter: two pages that differ by a third in length are in that order."""
    shown = {address: (len(page.one("article").text.split()), int(re.search(r"(\d+) min read", page.one("p.mf-meta").text)[1]))
             for address, page in site.pages.items() if address in articles}
    for a, (words_a, minutes_a) in shown.items():
        assert 100 <= words_a / minutes_a <= 450, a
        for b, (words_b, minutes_b) in shown.items():
            assert words_a < words_b * 4 / 3 or minutes_a >= minutes_b, (a, b)


def test_an_article_answers_first(site, articles):
    for address, draft in articles.items():
        page = site.pages[address]
        texts = [element.typed for element in page.all("dl.mf-answer dd")]
        answer = {key: typed(text) for key, text in draft.meta["answer"].items()}
        assert len(texts) == 3 and texts[0] == answer["means"] and answer["why"] in texts[1] and texts[2] == answer["first"], address
        assert page.one("dl.mf-answer .mf-who")["data-side"] == answer["side"], address
        order = [element for element in page.one("article").walk()]
        assert order.index(page.one("dl.mf-answer")) < order.index(page.all("h2")[0]), address


def test_an_article_has_its_faq(site, articles):
    for address, draft in articles.items():
        asked = [*map(typed, draft.questions)]
        assert asked, address
        shown = [element.typed for element in section(site.pages[address], "faq") if element.tag == "h3"]
        assert shown == asked, address
        assert all(element["id"].startswith("faq-") for element in section(site.pages[address], "faq") if element.tag == "h3"), address


def test_an_article_leads_on(site, articles, drafts):
    """Related tools and articles, look-alikes and sources, all of the front matter; the declared ones are among them."""
    address_of = {draft.meta["id"]: address for address, draft in drafts.items()}
    for address, draft in articles.items():
        page = site.pages[address]

        def linked(anchor):
            return {site.inner(address, link["href"])[0] for element in section(page, anchor) for link in element.all("a[href]")}

        assert linked("related-tools") == {address_of[name] for name in draft.meta.get("tools", ())}, address
        assert linked("related-articles") >= {address_of[name] for name in draft.meta.get("related", ())} - {address}, address
        assert 1 <= len(linked("related-articles")) <= 12, address       # six cards and at most six back-links
        if draft.meta.get("not_to_confuse"):
            assert linked("not-this") == {address_of[name] for name in draft.meta["not_to_confuse"]}, address
        shown = [(link.typed, link["href"]) for element in section(page, "sources") for link in element.all("a")]
        assert shown == [(typed(source["title"]), source["url"]) for source in draft.meta["sources"]] and shown, address


def test_the_contents_list_every_second_heading(site):
    for address, page in site.pages.items():
        if not page.all("[data-toc]") or page.all("[data-parts]"):      # a hub's contents are those of all its pages
            continue
        headings = [(element.text.strip("¶ "), "#" + element["id"]) for element in page.all("article h2")]
        assert page.all("details.mf-fold, .mf-anchors"), f"{address} has no contents on a phone"
        for listed in page.all("[data-toc], details.mf-fold"):
            assert [(link.text, link["href"]) for link in listed.all("a")] == headings, address


def test_no_card_and_no_list_is_empty(site, no_findings):
    findings = []
    for address, page in site.pages.items():
        for card in page.all("ul.mf-cards li"):
            link = card.one("a[href]")
            title = link.one("b").text
            if not title or len(link.text) < len(title) + 40:
                findings.append(f"{address or '/'}:{card.line} a card without text: {link.text}")
        for holder in page.all("article ul, article ol, article dl, article tbody, #menu ul, nav"):
            if not holder.text:
                findings.append(f"{address or '/'}:{holder.line} an empty <{holder.tag} class={holder['class']}>")
    no_findings(findings)


def test_no_markup_of_the_writers_is_left_over(site, no_findings):
    findings = []
    for address, page in site.pages.items():
        for element in page.one("article").walk():
            own = "" if element.tag in ("code", "pre", "samp") else " ".join(child for child in element.inside if isinstance(child, str))
            above = {element.tag, *element["class"].split()}
            while element.parent:
                element = element.parent
                above |= {element.tag, *element["class"].split()}
            if not above & {"code", "pre", "samp", "script", "mf-msg"} and (found := re.search(r"`|\[\[|\]\]|!!! |\{ ?#|\{:|^#{2,} |(?<!\*)\*\*(?![* ])|\{\{|\}\}|Undefined", own.strip())):
                findings.append(f"{address or '/'}:{element.line} {found[0]!r} in {own.strip()[:80]!r}")
    no_findings(findings)


# Messages, steps, warnings

def test_the_table_holds_every_message_of_the_front_matter(site, articles):
    badge = {"player": "player", "account-owner": "player", "proxy-admin": "proxy", "server-admin": "server", "nobody": "nobody"}
    for address, draft in articles.items():
        declared = draft.meta.get("messages", ())
        rows = site.pages[address].all("table.mf-msgs tbody tr")
        assert len(rows) == len(declared), address
        for row, message in zip(rows, declared):
            text, where, failed, acts = row.all("td")
            assert text.text.startswith(" ".join(message["text"].split())), (address, message["text"])
            assert where.text and typed(" ".join(message["means"].split())) in failed.typed, (address, message["text"])
            assert [who["data-side"] for who in acts.all(".mf-who")] == [badge[name] for name in message["acts"]], (address, message["text"])


def test_sentences_have_curly_quotes(site):
    """What a machine said, code, and what is typed into it are no sentences."""
    exact = ("code", "pre", "samp", "script", "style", "noscript", "textarea", "title")
    for address, page in site.pages.items():
        for element in page.walk():
            above = [element]
            while above[-1].parent:
                above.append(above[-1].parent)
            if not any(one.tag in exact or {"mf-msg", "mf-kick"} & set(one["class"].split()) for one in above):
                said = "".join(child for child in element.inside if isinstance(child, str))
                assert not re.search("[\"']", said), (address, element.line, said)


def test_every_badge_is_a_side_and_a_word(site):
    for address, page in site.pages.items():
        for who in page.all(".mf-who"):
            assert who["data-side"] in SIDES and who.text, (address, who.line)


def test_a_step_names_risk_and_the_way_back(site, articles):
    steps = [(address, step) for address in articles for step in site.pages[address].all(".mf-step")]
    assert len(steps) >= 20
    for address, step in steps:
        labels = [label.text for label in step.all("dt")]
        assert labels in STEPS, (address, labels)
        assert all(value.text for value in step.all("dd")), (address, step.line)
        assert step.one(".mf-risk")["data-risk"] in ("none", "downtime", "data", "security"), (address, step.line)
        for button in step.all("button.mf-copy"):
            assert button["data-copy"].strip() and "hidden" in button.attributes, (address, button.line)


def test_a_snippet_that_switches_authentication_off_has_its_warning(site, no_findings):
    """In server.properties and velocity.toml, in any page, whatever made the warning."""
    findings = []
    for address, page in site.pages.items():
        shown = [block for block in page.all("pre") if re.search(r"^\s*online-mode\s*=\s*false", block.raw, re.MULTILINE)]
        if shown and not page.all(".admonition.rule-offline-mode"):
            findings.append(f"{address}:{shown[0].line} online-mode=false without its warning")
    no_findings(findings)
    assert any("rule-offline-mode" in text for text in site.html.values())


def test_a_rule_warns_once_on_a_page(site):
    for address, page in site.pages.items():
        rules = Counter(name for box in page.all(".admonition") for name in box["class"].split() if name.startswith("rule-"))
        assert not [name for name, count in rules.items() if count > 1], (address, rules)


# Home, tool, about

def test_home_starts_from_the_error(site):
    page = site.pages[""]
    order = [element for element in page.one("article").walk()]
    box = page.one('mf-tool[name="error-decoder"]')
    assert order.index(box) < order.index(page.all("article h2")[0])
    assert site.inner("", box.one("a")["href"])[0] == "errors/"
    assert {site.inner("", link["href"])[0] for link in page.all("article a[href]")} >= {"errors/", "faq/", "fixes/", "guides/", "tools/", "tools/error-decoder/"}


def test_the_tool_has_words_where_there_is_no_script(site):
    page = site.pages["tools/error-decoder/"]
    box = page.one('mf-tool[name="error-decoder"]')
    assert "JavaScript" in box.text and site.inner("tools/error-decoder/", box.one("a")["href"])[0] == "errors/"
    assert "by hand" in page.one("article").text


def test_about_says_who_what_and_how(site):
    anchors = site.anchors["about/"]
    assert {"how-we-check-facts", "privacy", "contribute"} <= anchors
    assert NOT_OFFICIAL in site.pages["about/"].one("article").text


# The flagship

def test_the_flagship_has_every_section_of_the_original(site):
    page = site.pages[FLAGSHIP]
    player = [item.one("strong").text.lower() + " " + item.text.lower() for element in section(page, "player") for item in element.all("li")]
    for number, first in enumerate(("close the game", "open the launcher", "sign out and in")):
        assert first in player[number], player[number]
    assert "launcher" in player[0] and "join again" in words(section(page, "player"))

    server = section(page, "server")
    warning = [element for element in server if "danger" in element["class"].split()]
    assert len(warning) == 1 and "online-mode=false" in warning[0].text and "any name" in warning[0].text
    assert any("online-mode=true" in block.text for element in server for block in [element, *element.walk()] if block.tag == "pre")
    assert re.search(r"Check that (the login check|online-mode) is on|Keep the login check on", words(server)) and "account" in words(server)

    checks = [item.one("strong").text for element in section(page, "proxy") if element.tag == "ol" for item in element.all("li")]
    assert checks == ["Forwarding mode.", "Backend settings.", "Secrets match.", "Firewall.", "Plugins on the right layer."]

    cracked = words(section(page, "cracked-clients-and-offline-networks"))
    assert "We do not recommend" in cracked and "the identity risk is yours" in cracked.lower()

    asked = " ".join(element.text for element in section(page, "faq") if element.tag == "h3")
    for question in ("What does “Invalid session” mean", "Can a server setting cause", "Should I set online-mode=false"):
        assert question in asked


def test_the_flagship_has_what_the_original_lacks(site):
    page = site.pages[FLAGSHIP]
    both = words(section(page, "both-sides-of-this-error"))
    assert "Failed to log in: Invalid session (Try restarting your game and the launcher)" in both
    assert "Username 'Steve' tried to join with an invalid session" in both and "Failed to verify username" in both
    software = words(section(page, "who-sees-what-on-which-software"))
    assert all(name in software for name in ("Velocity", "BungeeCord", "Paper")) and re.search(r"\b1\.\d+\b", software)
    assert len(section(page, "sources")[0].all("a")) >= 5
    assert {"related-tools", "related-articles", "messages", "not-this"} <= site.anchors[FLAGSHIP]


def test_the_flagship_links_the_two_phrases_of_the_seeds(site):
    links = {link.text.lower(): site.inner(FLAGSHIP, link["href"]) for link in site.pages[FLAGSHIP].all("article p a[href]")}
    assert links["what online-mode does"] == ("fixes/what-does-online-mode-do-in-minecraft/", "")
    assert links["should you set online-mode=false"] == ("fixes/should-you-set-online-mode-false/", "")


def test_a_phrase_is_linked_once_and_never_to_its_own_page(site, articles, no_findings):
    findings = []
    for address in articles:
        page = site.pages[address]
        own = [link for link in page.all("article p a[href]") if site.inner(address, link["href"]) == (address, "")]
        findings += [f"{address}:{link.line} links to itself: {link.text}" for link in own]
        nested = [link for link in page.all("h2 a, h3 a, pre a, code a") if "headerlink" not in link["class"]]
        findings += [f"{address}:{link.line} a link in a heading or code: {link.text}" for link in nested]
    no_findings(findings)


# 404 and data

def test_the_404_page_offers_search_and_claims_nothing(site):
    page = site.pages["404.html"]
    assert page.one("[data-search-here]") and not page.all('link[rel="canonical"]') and not page.all('script[type="application/ld+json"]')
    assert {urljoin(site.root, link["href"]) for link in page.all("article a")} >= {site.root, site.root + "errors/", site.root + "fixes/"}
