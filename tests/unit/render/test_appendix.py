"""A body's appendices stand each in an element of its own, in every edition."""

import re

import pytest

from congvan.model.view import INTERNAL_BEGINS, INTERNAL_ENDS
from congvan.render.body import Heading, render_body

LETTER = "Báo cáo kèm Phụ lục I, II./.\n\n"


def shape(html: str) -> str:
    """The elements in their order, without words: `p [appendix h2 p]`."""
    html = re.sub(r'<div class="([a-z ]+)">', lambda x: f" [{x[1].replace(' ', '+')} ", html).replace("</div>", "] ")
    return " ".join(re.sub(r"<([a-z0-9]+)[^>]*>[^<\[\]]*(?:</\1>)?", r" \1 ", html).split())


@pytest.mark.parametrize(
    ("heading", "words", "is_turned"),
    [
        ("# Phụ lục", "Phụ lục", False),
        ("# Phụ lục: Danh mục", "Phụ lục: Danh mục", False),
        ("# Phụ lục I. Danh mục", "Phụ lục I. Danh mục", False),
        ("# PHỤ LỤC IV: Danh mục", "Phụ lục IV: Danh mục", False),
        ("# Phụ lục II: Bảng số liệu {.landscape}", "Phụ lục II: Bảng số liệu", True),
        ("# Phụ lục II: Bảng *số liệu* { .landscape }", "Phụ lục II: Bảng số liệu", True),
        ("# Phụ lục {.landscape}", "Phụ lục", True),
        ("# Phụ lục {.Landscape}", "Phụ lục", True),
    ],
)
def test_a_heading_begins_an_appendix(heading: str, words: str, is_turned: bool) -> None:
    """With or without number and title; what turns its pages is no part of its words."""
    body = render_body(f"{LETTER}{heading}\n\nnội dung")
    name = "appendix+landscape" if is_turned else "appendix"
    assert shape(re.sub("</?em>", "", body.html)) == f"p [{name} h2 p ]"
    assert [x.text for x in body.headings] == [words]
    assert body.text.splitlines() == ["Báo cáo kèm Phụ lục I, II./.", words, "nội dung"]


@pytest.mark.parametrize("heading", ["## Phụ lục I: Danh mục", "# Phụ lục này kèm theo", "# Phụ lục Ia", "# Kết quả"])
def test_another_heading_begins_none(heading: str) -> None:
    """Another level, or a sentence that begins with the word."""
    assert "appendix" not in render_body(f"{LETTER}{heading}\n\nnội dung").html


def test_headings_of_an_appendix_stand_below_its_title() -> None:
    """Whatever their level is among themselves, no level is skipped."""
    body = render_body(f"## 1. A\n\n### 1.1. B\n\n{LETTER}# Phụ lục: P\n\n## 1. C\n\n#### 1.1. D\n\n###### x")
    levels = [(x.level, x.text) for x in body.headings]
    assert levels == [(2, "1. A"), (3, "1.1. B"), (2, "Phụ lục: P"), (3, "1. C"), (4, "1.1. D"), (5, "x")]
    assert body.headings[2] == Heading(2, "phu-luc-p", "Phụ lục: P")


def test_each_appendix_ends_where_the_next_begins_and_footnotes_end_the_page() -> None:
    """Nothing is lost, nothing changes its place but the notes."""
    body = render_body(f"{LETTER}một[^1]\n\n# Phụ lục I: A\n\nhai[^2]\n\n# Phụ lục II: B\n\nba\n\n[^1]: x\n[^2]: y")
    parts = re.findall(r'<div class="(\w+)">(.*?)</div>', body.html, re.DOTALL)
    assert [name for name, _ in parts] == ["appendix", "appendix", "footnote"]
    assert [word for word, (_, html) in zip(("hai", "ba", "x"), parts, strict=True) if word in html] == [
        "hai",
        "ba",
        "x",
    ]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("a\n\n{\n\n# Phụ lục: P\n\nb\n\n}", "p [appendix [internal h2 p ] ]"),
        ("a\n\n# Phụ lục: P\n\n{\n\nb\n\n}\n\nc", "p [appendix h2 [internal p ] p ]"),
        ("{\n\na\n\n# Phụ lục: P\n\nb\n\n}\n\nc", "[internal p ] [appendix [internal h2 p ] p ]"),
        (
            "{\n\na\n\n# Phụ lục I: P\n\nb\n\n# Phụ lục II: P\n\nc\n\n}",
            "[internal p ] [appendix [internal h2 p ] ] [appendix [internal h2 p ] ]",
        ),
    ],
    ids=["begins before it", "within it", "begins in the letter", "holds two"],
)
def test_an_internal_passage_is_internal_on_both_sides_of_where_an_appendix_begins(
    markdown: str, expected: str
) -> None:
    """And no element is left open over another's end."""
    body = render_body(markdown.replace("{", INTERNAL_BEGINS).replace("}", INTERNAL_ENDS))
    assert shape(body.html) == expected


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("PHỤ LỤC: Danh sách", "Phụ lục: Danh sách"),
        ("PHỤ LỤC II. BẢNG SỐ LIỆU", "Phụ lục II. BẢNG SỐ LIỆU"),
        ("phụ lục iv", "Phụ lục IV"),
        ("Phụ Lục 2: Danh sách", "Phụ lục 2: Danh sách"),
    ],
)
def test_the_name_is_written_as_the_decree_does(heading: str, words: str) -> None:
    """However it was typed; the title is the author's."""
    assert [x.text for x in render_body(f"Thân./.\n\n# {heading}\n\nNội dung.").headings] == [words]
