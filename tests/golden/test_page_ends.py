"""Where pages may end: letters one line longer each time, over the end of their first page."""

from collections.abc import Iterator

import pytest

from tests.factories import a_letter, an_agency
from tests.golden.measured import Pages
from tests.golden.sheets import BASE, END, WARD, P

_ENDS = {
    "paragraph": END,
    "one line": "Kính báo cáo./.",
    "list": "- Tổ dân phố 1;\n- Tổ dân phố 2;\n- Tổ dân phố 3./.",
    "table": "| Tên | Số |\n|---|---|\n| Một | 1,5 |\n| Hai | 2,25 |\n| Ba ./. | 3 |",
    "long paragraph": f"{P} {P} {END}",
}


def _filled(lines: int, rest: str) -> Pages:
    """A letter whose body has so many lines before the rest."""
    filler = "  \n".join(f"Dòng {n}" for n in range(1, lines + 1))
    view = a_letter(agency=an_agency(letterhead=WARD.letterhead, contact=None), body=f"{BASE}\n\n{filler}\n\n{rest}")
    return Pages(view)


@pytest.mark.parametrize("end", _ENDS)
def test_the_signature_never_stands_alone(end: str) -> None:
    """However long the letter is, two lines of the body, or its whole last block, stand above the signature."""
    pages_of_signature = set()
    for lines in range(14, 31 if end == "paragraph" else 22):
        pages = _filled(lines, _ENDS[end])
        authority = pages.find("Nơi nhận")
        above = [x for x in pages.on(authority.page) if x.bottom < authority.top]
        assert len(above) >= min(2, len(list(_printed(end)))), (lines, [x.text for x in above])
        assert pages.find("Lê Văn Bình").page == authority.page
        pages_of_signature.add(authority.page)
    assert pages_of_signature == {1, 2}


def _printed(end: str) -> Iterator[str]:
    """The lines that an end takes at least."""
    yield from ["one line"] if end == "one line" else ["first", "last"]


def test_no_heading_is_the_last_on_its_page() -> None:
    """A chain of headings goes on to the next page together with two lines of what it heads."""
    chain = f"## II. Kết quả thực hiện\n\n### 1. Công tác chỉ đạo\n\n#### a) Ở phường\n\n{P}\n\n{END}"
    moved = set()
    for lines in range(19, 30):
        pages = _filled(lines, chain)
        found = [pages.find(x) for x in ("II. KẾT QUẢ", "1. Công tác", "a) Ở phường", "Ủy ban nhân dân phường đã quán")]
        assert len({x.page for x in found}) == 1, lines
        following = pages.lines[pages.lines.index(found[-1]) + 1]
        assert following.page == found[-1].page, lines
        moved.add(found[0].page)
    assert moved == {1, 2}


def test_a_head_of_a_table_is_not_the_last_on_its_page() -> None:
    """It goes on with the first row."""
    moved = set()
    table = "### 1. Bảng số liệu\n\n| Tên | Số |\n|---|---|\n" + "".join(f"| Hàng {n} | {n},5 |\n" for n in range(1, 6))
    for lines in range(20, 32):
        pages = _filled(lines, f"{table}\n\n{END}")
        heading, head, row = pages.find("1. Bảng"), pages.find("Tên Số"), pages.find("Hàng 1")
        assert heading.page == head.page == row.page, lines
        moved.add(row.page)
    assert moved == {1, 2}
