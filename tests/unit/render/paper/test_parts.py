"""A body is parted for paper: the letter's own, its notes where they are called, its appendices."""

import re
from collections import Counter
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.model.form import FORMS
from congvan.render.body import render_body
from congvan.render.paper import Paper, on_paper
from congvan.typeface.faces import vendored

FORM = FORMS[0]


def paper(markdown: str) -> Paper:
    """The parts of a body."""
    return on_paper(render_body(markdown).html, FORM, vendored())


def test_a_plain_body_stays_as_it_is() -> None:
    """To the letter."""
    html = render_body("Một đoạn & hai.\n\n- a\n- b\n\n## 1. Đề mục\n\nhết./.").html
    assert on_paper(html, FORM, vendored()) == Paper(html)


def test_appendices_are_taken_out_with_name_and_title() -> None:
    """The name stands apart from the title, whatever stood between; the label has both for the outline."""
    made = paper("Kèm theo./.\n\n# Phụ lục I: Danh mục *mới*\n\nnội dung\n\n# Phụ lục II. Bảng {.landscape}\n\nbảng")
    assert made.body == "<p>Kèm theo./.</p>"
    first, second = made.appendices
    assert (first.name, first.title, first.label) == ("Phụ lục I", "Danh mục <em>mới</em>", "Phụ lục I: Danh mục mới")
    assert (first.landscape, first.html, first.id) == (False, "<p>nội dung</p>", "phu-luc-i-danh-muc-moi")
    assert (second.name, second.title, second.landscape) == ("Phụ lục II", "Bảng", True)


def test_an_appendix_without_a_title_has_its_name_alone() -> None:
    """Nothing is made up."""
    (appendix,) = paper("Kèm theo./.\n\n# Phụ lục\n\nnội dung").appendices
    assert (appendix.name, appendix.title) == ("Phụ lục", "")


@pytest.mark.parametrize(
    "body",
    [
        "Giá 5 < 6 & 7 > 3, “ngoặc”, \u00a0, é, 𝔸\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        "một[^1] hai[^2] một[^1]\n\n[^1]: ghi chú <b>đậm</b>\n[^2]: hai đoạn\n\n    đoạn sau\n\n    - mục",
        "- a\n    - b\n\n    | x | y |\n    |---|---|\n    | 1 | 2 |\n\n> trích\n\n# Phụ lục: A\n\n![ảnh](x.png)",
        "<table><tr><td colspan=2>a</td></tr><tr><td>b</td><td>c</td></tr></table>\n\nx",
        "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>",
        "<div class=appendix>tự gõ</div>\n\n<div class=footnote><ol><li id=fn:9>lạ</li></ol></div>\n\nx[^1]\n\n[^1]: y",
    ],
)
def test_no_word_is_lost(body: str) -> None:
    """All words of the page's HTML are in the parts, as often; notes have their numbers besides."""
    made = paper(body)
    parts = made.body + "".join(f" {x.name} {x.title} {x.html}" for x in made.appendices)
    wanted = render_body(body).html.replace("↑", "").replace("↩", "")
    assert Counter(words(wanted)) - Counter(words(parts)) == Counter()


# Whatever a letter may hold that this room looks at, whole or left open.
PIECES = (
    "| a | b |\n|---|---|\n| 1 | 2,5 |\n", "# Phụ lục I: A\n", "# Phụ lục {.landscape}\n", "x[^1] ",
    "\n[^1]: chú\n", "\n\n",
    "- a\n", "    ", "> ", "**b**", "`c`", "☑", "1.234,5", "%", "[l](x)", "![i](y.png)", "\n\ue000\n\n", "\n\ue001\n\n",
    "<table>", "<tr>", "<td>", "<th>", "<thead>", "</table>", "<table><tr><td>q</table>", "<div>", "</div>",
    "<p>", "<sup>",
    "<div class=appendix>", "<h2 class=appendix-title>", "<div class=footnote>", "<li id='fn:1'>", "<span class=note>",
    "<a href='#fn:1' class=footnote-ref>1</a>", "&amp;", "<", "\x00", "\x0b", "\ufffe", "\u2028",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_no_character_is_lost_whatever_was_typed(body: str) -> None:
    """Nothing raises, and all that the page shows the sheet shows too."""
    made = paper(body)
    parts = made.body + "".join(f" {x.name} {x.title} {x.html}" for x in made.appendices)
    wanted = "".join(words(render_body(body).html.replace("↑", "")))
    assert Counter(wanted) - Counter("".join(words(parts))) == Counter()


def words(html: str) -> list[str]:
    """The words between tags."""
    return unescape(re.sub(r"<[^>]*>", " ", html)).replace(":", " ").split()
