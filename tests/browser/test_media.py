"""A page as paper, forced colours and reduced motion show it."""

import pytest
from playwright.sync_api import expect


def test_reduced_motion_moves_nothing(new_watch):
    page = new_watch(reduced_motion="reduce").open("fixes/how-to-fix-invalid-session-on-minecraft-server/")
    still = """() => [...document.querySelectorAll("*")].filter((element) => {
      const {scrollBehavior, animationName, animationDuration, transitionDuration} = getComputedStyle(element);
      const lasts = (text) => Math.max(...text.split(",").map(parseFloat)) > 0.05;
      return scrollBehavior === "smooth" || animationName !== "none" && lasts(animationDuration) || lasts(transitionDuration);
    }).map((element) => element.tagName + "." + element.className)"""
    assert page.evaluate(still) == []
    page.locator("[data-theme-switch]").click()
    assert page.evaluate("() => document.getAnimations().length") == 0
    page.evaluate("() => { const before = scrollY; addEventListener('scroll', () => { window.jumped ??= scrollY - before }) }")
    page.locator("[data-toc] a").last.click()
    page.wait_for_function("() => window.jumped")
    assert page.evaluate("() => window.jumped") > 500, "it does not go there in one step"


def test_on_paper_there_is_the_text_and_no_navigation(watch):
    page = watch.open("fixes/how-to-fix-invalid-session-on-minecraft-server/")
    page.emulate_media(media="print")
    for css in (".md-header", "#menu", ".md-sidebar--secondary", ".mf-jump", ".mf-fold", ".md-clipboard", ".headerlink"):
        expect(page.locator(css)).not_to_have_count(0)
        expect(page.locator(css).first).to_be_hidden()
    for css in ("h1", ".mf-answer", "table.mf-msgs", "#faq", ".mf-sources a", "footer p"):
        expect(page.locator(css).first).to_be_visible()
    dark = page.evaluate("() => { document.documentElement.dataset.theme = 'dark'; return getComputedStyle(document.body).color.match(/[0-9.]+/g).slice(0, 3).map(Number) }")
    assert sum(dark) < 384, "white text on white paper"


@pytest.mark.parametrize("address", ["guides/secure-minecraft-backend-servers/", "fixes/unable-to-verify-player-details/"])
def test_on_paper_no_line_and_no_table_is_cut_off(watch, address):
    watch.page.set_viewport_size({"width": 673, "height": 900})
    page = watch.open(address)
    page.emulate_media(media="print")
    wide = "() => [...document.querySelectorAll('article code, article table, article th, article td')].filter((box) => box.getBoundingClientRect().right > innerWidth + 1).map((box) => box.textContent.slice(0, 60))"
    assert page.evaluate(wide) == []
    assert page.locator("article>table").first.evaluate("(one) => getComputedStyle(one).backgroundImage") == "none", "the shades that mean 'it goes on' are printed"


def test_on_paper_a_tool_that_was_not_used_leaves_no_gap(watch):
    page = watch.open("")
    page.emulate_media(media="print")
    assert page.locator("mf-tool").evaluate("(one) => one.offsetHeight") < 50


def test_in_forced_colours_what_is_chosen_shows(watch):
    page = watch.open("errors/")
    page.emulate_media(forced_colors="active")
    chip, other = page.locator("[data-acts=player]"), page.locator("[data-acts=proxy]")
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    outline, colour = "(one) => getComputedStyle(one).outlineStyle", "(one) => [getComputedStyle(one).borderBottomColor, getComputedStyle(one).borderLeftColor]"
    assert (chip.evaluate(outline), other.evaluate(outline)) == ("solid", "none")
    here, there = page.locator("#menu .md-nav__link--active"), page.locator("#menu .md-nav__link:not(.md-nav__link--active)").first
    assert here.evaluate(colour) != there.evaluate(colour)
    assert page.locator(".mf-who").first.evaluate("(one) => getComputedStyle(one, '::before').forcedColorAdjust") == "none"
    page = watch.open("guides/velocity-modern-forwarding/")
    assert page.locator(".hll").first.evaluate("(one) => getComputedStyle(one).borderLeftWidth") == "3px"
