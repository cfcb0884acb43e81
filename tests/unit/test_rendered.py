"""rendered: what is read back from the markup that Python-Markdown, Material and writers of raw HTML produce."""

from __future__ import annotations

from html import escape
from xml.etree import ElementTree

import pytest

from minefix.html_tree import text as text_in, tree
from minefix.rendered import RenderedQuestion, Section, read, words

PAGE = "https://minefixtools.example/fixes/invalid-session/"
MARK = '<a class="headerlink" href="#x" title="Permanent link">&para;</a>'


def answer(html: str) -> str:
    return questions(f"<h2>FAQ</h2><h3>Why?</h3>{html}")[0].answer


def text_of(html: str) -> str:
    return text_in(tree(html))


def questions(html: str) -> tuple[RenderedQuestion, ...]:
    return read(html, PAGE).questions


class TestQuestions:
    def test_h3_under_the_faq_up_to_the_next_heading(self):
        html = f"""
            <h2 id="steps">Steps</h2><h3 id="no">Not a question</h3><p>…</p>
            <h2 id="faq">FAQ{MARK}</h2><p>Short answers.</p>
            <h3 id="faq-why">Why me?{MARK}</h3><p>Because.</p><h4>More</h4><p>And so.</p>
            <h3 id="faq-when">When?</h3><p>Now.</p>
            <h2 id="sources">Sources</h2><h3 id="neither">Nor this</h3>"""
        first, second = questions(html)
        assert first == RenderedQuestion("faq-why", "Why me?", "<p>Because.</p><h4>More</h4><p>And so.</p>", "Because.")
        assert (second.anchor, second.name, second.answer) == ("faq-when", "When?", "<p>Now.</p>")

    @pytest.mark.parametrize("title", ["FAQ", "faq", " Faq ", "<code>FAQ</code>", f"FAQ{MARK}"])
    def test_the_title_in_any_spelling(self, title):
        assert len(questions(f"<h2>{title}</h2><h3>Why?</h3>")) == 1

    @pytest.mark.parametrize("html", ["", "<h2>FAQs and more</h2><h3>Why?</h3>", "<h3>FAQ</h3><h3>Why?</h3>",
                                      "<h2>FAQ</h2><h4>Why?</h4>", "<h2>FAQ</h2><h1>Other</h1><h3>Why?</h3>"])
    def test_pages_without_a_faq(self, html):
        assert questions(html) == ()

    def test_a_question_keeps_its_signs_and_loses_its_markup(self):
        html = '<h2>FAQ</h2><h3 id="a">What is <code>&lt;/script&gt;</code> &amp; <em>"why"</em>?</h3>'
        assert questions(html) == (RenderedQuestion("a", 'What is </script> & "why"?', "", ""),)

    def test_the_last_answer_ends_with_its_container_or_the_footnotes(self):
        for after in ('</div><p>Edit this page</p>', '<div class="footnote"><p>1</p></div>', "<aside>Share</aside>",
                      '<div><h2>Related</h2></div>', "<footer>x</footer>"):
            (question,) = questions(f"<div><h2>FAQ</h2><h3>Why?</h3><p>So.</p>{after}")
            assert question.answer == "<p>So.</p>"

    def test_it_reads_a_whole_page_as_well(self):
        html = f"<!doctype html><head><title>FAQ</title></head><body><main><h2>FAQ</h2><h3>Why?{MARK}</h3><p>So.</p></main>"
        assert [q.name for q in questions(html)] == ["Why?"]


class TestAnswerText:
    @pytest.mark.parametrize(("html", "text"), [
        ("<p class='x' id='y' style='color:red'>Plain</p>", "<p>Plain</p>"),
        ("<p>Set <code>online-mode=true</code>, <kbd>Esc</kbd></p>", "<p>Set online-mode=true, Esc</p>"),
        ("<p>a <b>b</b> <strong>c</strong> <i>d</i> <em>e</em><br>f</p>",
         "<p>a <b>b</b> <strong>c</strong> <i>d</i> <em>e</em><br>f</p>"),
        ("<h4 id='m'>More</h4>", "<h4>More</h4>"),
        ("<ul class='x'>\n<li>one</li>\n<li><p>two</p></li></ul>", "<ul><li>one</li><li><p>two</p></li></ul>"),
        ("<ol><li>a<ul><li>b</li></ul></li></ol>", "<ol><li><p>a</p><ul><li>b</li></ul></li></ol>"),
        ("loose <em>text</em>", "<p>loose <em>text</em></p>"),
        ("<div><section>one<p>two</p>three</section></div>", "<p>one</p><p>two</p><p>three</p>"),
        ("<blockquote><p>said</p></blockquote>", "<p>said</p>"),
        ("<dl><dt>File</dt><dd>server.properties</dd></dl>", "<p><strong>File</strong></p><p>server.properties</p>"),
        ("<hr><p></p><p><img src='x.png' alt='x'></p><ul></ul>", ""),
        ("", ""),
    ])
    def test_only_the_shown_tags_are_left(self, html, text):
        assert answer(html) == text

    def test_a_code_block_is_a_paragraph_with_its_lines_and_indentation(self):
        html = ('<div class="highlight"><span class="filename">paper-global.yml</span><pre><span></span>'
                '<code><a id="__codelineno-0-1" href="#__codelineno-0-1"></a><span class="nt">velocity</span>:\n'
                '  secret: "&lt;yours&gt;"\n</code></pre><button class="md-clipboard">Copy</button></div>')
        assert answer(html) == ('<p>paper-global.yml</p><p>velocity:<br>\u00a0\u00a0secret: "&lt;yours&gt;"</p>')

    def test_line_numbers_are_not_the_answer(self):
        html = ('<table class="highlighttable"><tr><td class="linenos"><pre>1\n2</pre></td>'
                "<td class='code'><div><pre><code>a\nb</code></pre></div></td></tr></table>")
        assert answer(html) == "<p>a<br>b</p>"

    def test_a_table_is_a_list(self):
        html = ("<table><caption>Sides</caption><thead><tr><th>Where</th><th>Who</th></tr></thead>"
                "<tbody><tr><td>Screen</td><td><b>You</b></td></tr><tr><td></td><td>x</td></tr></tbody></table>")
        assert answer(html) == ("<p><strong>Sides</strong></p><ul><li><strong>Where</strong> – <strong>Who</strong></li>"
                                "<li>Screen – <b>You</b></li><li>x</li></ul>")

    def test_an_admonition_is_its_paragraphs(self):
        html = '<div class="admonition danger"><p class="admonition-title">Careful</p><p>Anyone can be you.</p></div>'
        assert answer(html) == "<p><strong>Careful</strong></p><p>Anyone can be you.</p>"
        html = "<details class='note'><summary>More</summary><p>Text</p></details>"
        assert answer(html) == "<p><strong>More</strong></p><p>Text</p>"

    @pytest.mark.parametrize(("href", "url"), [
        ("../online-mode/", "https://minefixtools.example/fixes/online-mode/"), ("#steps", PAGE + "#steps"),
        ("/errors/?q=a&amp;b", "https://minefixtools.example/errors/?q=a&amp;b"),
        ("https://minecraft.wiki/", "https://minecraft.wiki/"),
        ("//cdn.example/x", "https://cdn.example/x"), ("mailto:a@example.org", "mailto:a@example.org"),
        ("/a&quot;b", "https://minefixtools.example/a&quot;b"),
    ])
    def test_links_are_absolute(self, href, url):
        assert answer(f'<p><a class="x" rel="y" href="{href}">there</a></p>') == f'<p><a href="{url}">there</a></p>'

    @pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "http://[", ""])
    def test_other_links_are_their_text(self, href):
        assert answer(f'<p><a href="{href}">there</a></p>') == "<p>there</p>"

    def test_machinery_is_gone(self):
        html = (f"<h4>More{MARK}</h4><script>alert('x')</script><style>p{{}}</style><button>Copy</button>"
                '<span class="twemoji"><svg><path/></svg></span><p hidden>secret</p><template><p>x</p></template>')
        assert answer(html) == "<h4>More</h4>"

    @pytest.mark.parametrize("text", ["</script>", "<!-- x", '"quoted"', "a & b", "&lt;", "line\u2028end", "<b>"])
    def test_every_sign_comes_back_as_itself(self, text):
        assert text_of(answer(f"<p>{escape(text)}</p>")) == " ".join(text.split())

    @pytest.mark.parametrize("html", ["<p>one<p>two", "<ul><li>one<li>two</ul>", "<p>a <em>b</p>", "</div></p>text",
                                      "<table><tr><td>a<td>b<tr><td>c</table>", "<p><b><i>x</b></i></p>",
                                      "<a><div>x</div></a>"])
    def test_broken_markup_comes_out_well_formed(self, html):
        done = answer(html)
        ElementTree.fromstring(f"<x>{done}</x>")
        assert text_of(done).replace("–", "").split() == text_of(html).split()

    def test_a_second_time_changes_nothing(self):
        html = ("<p>a <code>b</code></p><pre>c\n  d</pre><ul><li>e</li></ul>"
                "<table><tr><th>f</th><td>g</td></tr></table>")
        assert answer(answer(html)) == answer(html)


class TestText:
    def test_white_space_is_normal_and_blocks_are_apart(self):
        html = f"<h1>A{MARK}</h1><p>b\n   <em>c</em>d&nbsp;e</p><table><tr><td>f</td><td>g</td></tr></table>h<br>i"
        assert text_of(html) == "A b cd e f g h i"

    @pytest.mark.parametrize(("html", "shown"), [
        ("a</div>b", "ab"), ("</section></li>x", "x"), ("a</p>b", "ab"), ("a<p>b</p>c</body>d", "a b c d"), ("<p>a<p>b", "a b"),
        ("<ul><li>a<li>b</ul>c", "a b c"), ("<table><tr><td>a<td>b</table>c", "a b c"), ("<div>" * 400 + "x" + "</div>" * 400 + "y", "x y"), ("", ""),
    ])
    def test_stray_and_missing_end_tags_lose_nothing(self, html, shown):
        assert text_of(html) == shown

    def test_words_are_counted_without_signs(self):
        assert words("Set online-mode=true — then restart … __") == 4
        assert words("") == 0

    def test_headings(self):
        html = f"<h1 id='a'>A{MARK}</h1><div><h2 id='b'>B <code>c</code></h2></div><h6>F</h6>"
        assert read(html, PAGE).headings == ((1, "a", "A"), (2, "b", "B c"), (6, "", "F"))

    def test_sections(self):
        html = (f"<h1>Title</h1><p>Intro.</p><h2 id='s'>Steps{MARK}</h2><p>One</p><h3 id='t'>Two</h3><pre>x = 1\n</pre>"
                "<button>Copy</button><h2 id='e'>Empty</h2>")
        assert read(html, PAGE).sections == (Section("", "", "Intro."), Section("s", "Steps", "One Two x = 1"), Section("e", "Empty", ""))

    def test_no_section_above_the_first_heading_if_there_is_no_text(self):
        assert read("<h1>Title</h1>\n<h2>Only</h2>", PAGE).sections == (Section("", "Only", ""),)
