"""A letter's Markdown becomes clean HTML, with its headings and words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from congvan.model.view import WITHHELD_PASSAGE, WITHHELD_PHRASE
from congvan.render.body import Heading, render_body, with_addresses


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("a) một\n\nb) hai", "<p>a) một</p>\n<p>b) hai</p>"),
        ("a) một\nb) hai\nđ) ba", "<p>a) một</p>\n<p>b) hai</p>\n<p>đ) ba</p>"),
        ("5. năm\n\n1. một", "<p>5. năm</p>\n<p>1. một</p>"),
        ("2.1. x\n2.2. y", "<p>2.1. x</p>\n<p>2.2. y</p>"),
        ("gồm:\n- một\n- hai", "<p>gồm:</p>\n<ul>\n<li>một</li>\n<li>hai</li>\n</ul>"),
        (" - một\n - hai", "<ul>\n<li>một</li>\n<li>hai</li>\n</ul>"),
        ("- một\n    - hai", "<ul>\n<li>một<ul>\n<li>hai</li>\n</ul>\n</li>\n</ul>"),
        ("- một\ntiếp\n- hai", "<ul>\n<li>một\ntiếp</li>\n<li>hai</li>\n</ul>"),
        ("- một\na) điểm", "<ul>\n<li>một</li>\n</ul>\n<p>a) điểm</p>"),
        ("    thụt vào", "<p>thụt vào</p>"),
        ("dòng\n---", "<p>dòng</p>\n<hr>"),
        ("[TOC]", "<p>[TOC]</p>"),
    ],
)
def test_letters_and_numbers_stay_as_their_author_wrote_them(markdown: str, html: str) -> None:
    """Points, numbers, dashes and indented lines come out as paragraphs and lists, whatever empty lines there are."""
    assert render_body(markdown).html == html


def test_tables_keep_their_alignment_without_styles() -> None:
    """A pipe table says how columns are aligned by attributes."""
    html = render_body("|a|b|\n|:-:|--:|\n|1|2|").html
    assert '<th align="center">a</th>' in html
    assert '<td align="right">2</td>' in html
    assert "style" not in html


def test_headings_get_stable_unique_ids_from_their_folded_words() -> None:
    """The same words twice give two ids; đ is folded too; levels go down by single steps from 2."""
    body = render_body("# Đột phá\n\n#### Đột phá\n\n## ***\n\n### {{ x }} `mã`")
    assert body.headings[:2] == (Heading(2, "dot-pha", "Đột phá"), Heading(3, "dot-pha_1", "Đột phá"))
    assert [x.level for x in body.headings] == [2, 3, 2, 3]
    assert len({x.id for x in body.headings}) == 4
    assert all(f'id="{x.id}"' in body.html for x in body.headings)


def test_headings_tell_the_kinds_that_the_decree_sets_differently() -> None:
    """`I.` and `a)` are marked, `1.` is not."""
    html = render_body("## I. Phần\n\n## 1. Mục\n\n### a) Điểm").html
    assert '<h2 id="i-phan" class="part">' in html or '<h2 class="part" id="i-phan">' in html
    assert '<h2 id="1-muc">' in html
    assert "point" in html.split("<h3")[1]


def test_withheld_marks_are_wrapped() -> None:
    """A phrase becomes a span, a passage a paragraph; a link definition of the same words changes nothing."""
    phrase = render_body(f"Số ĐT: {WITHHELD_PHRASE}.\n\n{WITHHELD_PHRASE[:-1]}]: https://example.com")
    assert f'<p>Số ĐT: <span class="withheld">{WITHHELD_PHRASE}</span>.</p>' in phrase.html
    passage = render_body(f"Trước\n\n{WITHHELD_PASSAGE}\n\nSau")
    assert f'<p class="withheld">{WITHHELD_PASSAGE}</p>' in passage.html
    assert WITHHELD_PASSAGE in passage.text


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<style>p{color:red}</style>",
        "<iframe src='https://example.com'></iframe>",
        "<img src=x.png onerror=alert(1)>",
        "<!-- mật -->",
        "<base href='file:///'>",
        "<svg><image href='file:///etc/passwd'/></svg>",
        "<object data='file:///etc/passwd'></object>",
        "<link rel=attachment href='file:///etc/passwd'>",
        "<a rel='attachment' href='file:///etc/passwd'>x</a>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,alert)",
        "[x](vbscript:alert)",
        "![x](https://example.com/pixel.png)",
        "![x](//example.com/pixel.png)",
        "![x](/\\example.com/pixel.png)",
        "![x](file:///etc/passwd)",
        "<p style='background:url(https://example.com)'>x</p>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    ],
)
def test_nothing_that_acts_or_calls_out_survives(hostile: str) -> None:
    """Scripts, styles, frames, handlers, comments and foreign pictures are gone, in a block and in a line."""
    for markdown in (hostile, f"chữ {hostile} chữ"):
        html = render_body(markdown).html.lower()
        for word in (
            "script",
            "style",
            "iframe",
            "onerror",
            "mật",
            "<base",
            "svg",
            "object",
            "<link",
            "file:",
            "data:",
        ):
            assert word not in html
        assert "example.com" not in html
        assert "rel=" not in html or 'rel="noopener"' in html


def test_links_out_are_kept_and_cannot_reach_back() -> None:
    """A link to another host gets rel=noopener."""
    assert '<a href="https://example.com/" rel="noopener">' in render_body("[x](https://example.com/)").html


def test_the_words_are_plain_text_one_block_a_line() -> None:
    """No tags, no entities, no arrows of footnotes."""
    body = render_body("## 1. A & B\n\nmột **hai**\nba[^1] ![hình](a.png)\n\n- bốn\n\n|x|y|\n|-|-|\n|1|2|\n\n[^1]: năm")
    assert body.text.split("\n") == ["1. A & B", "một hai ba1 hình", "bốn", "x", "y", "1", "2", "năm"]


DEEP = {
    "quotations": ">" * 10_000 + " x",
    "stairs": "\n".join(">" * i + " x" for i in range(1, 500)),
    "lists": "\n".join("    " * i + "- x" for i in range(400)),
    "lists by tabs": "\n".join("\t" * i + "- x" for i in range(400)),
    "dashes": "- " * 3000 + "x",
    "brackets": "[" * 20_000,
    "balanced brackets": "[" * 9000 + "]" * 9000,
    "links": "[a](" * 5000,
    "tags": "<div>" * 5000,
    "angles": "<a " * 100_000,
    "emphasis": "*a **b " * 3000,
    "backticks": "`" * 20_000,
}


@pytest.mark.parametrize("markdown", DEEP.values(), ids=DEEP)
def test_what_is_nested_beyond_reason_comes_out_as_plain_paragraphs(markdown: str) -> None:
    """Nothing raises, and no tags are nested deeply."""
    html = render_body(markdown).html
    assert html.count("<div>") + html.count("<blockquote>") + html.count("<ul>") <= 60


def test_a_wide_table_rule_is_not_taken_for_nesting() -> None:
    """A row of dashes and a rule of stars are no lists."""
    assert "<table>" in render_body("a | b\n---------- | -----------\n1 | 2").html
    assert "<hr>" in render_body("* * * * * * * * * * * *").html


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab1.)-*>#[]()!<>&|`~_\\ \t\n:đ{}\u0002\u0003\x00\"'/="), max_size=120))
def test_no_input_raises_and_equal_input_gives_equal_html(markdown: str) -> None:
    """Whatever an author types."""
    assert render_body(markdown) == render_body(markdown)


def test_addresses_can_be_led_elsewhere_and_stay_clean() -> None:
    """Each link and picture is asked for once; a script cannot be led in."""
    html = render_body("[x](a/) ![y](b.png) [z](#c)").html
    led = with_addresses(html, lambda name, value: None if value == "a/" else f"https://example.com/{name}/{value}")
    assert 'href="a/"' not in led
    assert 'src="https://example.com/src/b.png"' in led
    assert "javascript" not in with_addresses(html, lambda _name, _value: "javascript:alert(1)").replace("https", "")


@pytest.mark.parametrize(
    ("span", "kept"), [("3", True), ("99", True), ("100", False), ("30000000", False), ("-1", False)]
)
def test_a_cell_over_more_columns_than_a_letter_has_is_one_cell(span: str, kept: bool) -> None:
    """What lays out the page would make each of thirty million columns."""
    html = render_body(f'<table><tr><td colspan="{span}">a</td></tr></table>').html
    assert (f'colspan="{span}"' in html) is kept


@pytest.mark.parametrize("indent", [2, 3, 4, 6])
def test_points_within_an_item_stand_on_lines_of_their_own(indent: int) -> None:
    """With fewer spaces than Markdown asks for, too; the next item is an item as before."""
    points = "".join(f"{' ' * indent}{words}\n" for words in ("1. Số một", "2. Số hai", "a) Chữ"))
    html = render_body(f"- Cha:\n{points}- Cô\n\nHết.").html
    assert "".join(html.split("\n")) == (
        "<ul><li><p>Cha:</p><p>1. Số một</p><p>2. Số hai</p><p>a) Chữ</p></li><li><p>Cô</p></li></ul><p>Hết.</p>"
    )


def test_points_within_an_inner_item_leave_the_lists_as_they_are() -> None:
    """Whatever their indent."""
    for indent in (6, 8):
        html = render_body(f"- Cha:\n    - Con:\n{' ' * indent}1. Số một\n    - Con thứ hai\n- Cô").html
        root = lxml_html.fragment_fromstring(html)
        assert root.xpath("count(./li)") == 2
        assert root.xpath("count(./li[1]/ul/li)") == 2
        assert root.xpath("count(.//p[.='1. Số một'])") == 1
