"""Footnotes go to where they are first called."""

import re

from congvan.model.form import FORMS
from congvan.render.body import render_body
from congvan.render.paper import on_paper
from congvan.typeface.faces import vendored


def printed(markdown: str) -> str:
    """The HTML for paper."""
    return on_paper(render_body(markdown).html, FORMS[0], vendored()).body


def test_a_note_stands_behind_its_first_call_and_the_list_is_gone() -> None:
    """With its number; the second call keeps the number alone."""
    html = printed("Một[^a] hai[^b] lại[^a].\n\n[^a]: chú A\n[^b]: chú B")
    assert [
        re.sub(r"<[^>]*>", "", x).strip() for x in re.findall(r'<span class="note" .*?</span>\s*</span>', html)
    ] == [
        "1 chú A",
        "2 chú B",
    ]
    assert html.count("chú A") == html.count("chú B") == 1
    assert html.count('class="footnote-ref"') == 3
    assert 'class="footnote"' not in html
    assert "↑" not in html


def test_a_call_leads_to_its_note() -> None:
    """By an id that is there once."""
    html = printed("Một[^a].\n\n[^a]: chú A")
    target = re.findall(r'href="#([^"]+)"', html)
    assert [html.count(f'id="{x}"') for x in target] == [1]


def test_a_note_holds_no_blocks_and_no_line_breaks() -> None:
    """It stands within a line of a paragraph: HTML would end that before a block."""
    html = printed("Một[^a] sau.\n\n[^a]: đoạn đầu\n    dòng hai\n\n    đoạn *hai*")
    note = html[html.index('<span class="note"') : html.index(" sau.")]
    assert not re.search(r"<(p|ul|li|div|table)\b", note)
    assert "\n" not in note
    assert all(x in note for x in ("đoạn đầu dòng hai", "đoạn <em>hai</em></span>"))


def test_a_list_that_nobody_calls_stays() -> None:
    """Typed as HTML it is the writer's own."""
    assert "lạ" in printed('<div class="footnote"><ol><li id="fn:9">lạ</li></ol></div>\n\nx[^1]\n\n[^1]: y')
