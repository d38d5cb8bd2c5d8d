"""Letters that nobody should write: nothing is lost, nothing leaves the margins, the file stays what it should be."""

import re
from collections import Counter

import pytest

from congvan.model.view import LetterView, Person
from congvan.publish.pdf.worker import make
from congvan.render.body import render_body
from tests import verapdf
from tests.factories import a_letter, an_agency
from tests.golden.measured import MM, Pages
from tests.golden.sheets import LETTERS, P, job

_END = "\n\nhết./.\n"


def _columns(count: int, cell: str) -> str:
    return "".join(f"|{f'{x}|' * count}\n" for x in (" Cột ", "---", f" {cell} ")) + _END


_NOTES = "".join(f"đoạn {n}[^{n}] {P}\n\n" for n in range(12)) + _END + "".join(f"[^{n}]: {P}\n" for n in range(12))
_ROWS = "| Tên[^1] | Số [xem](https://example.com/) |\n|---|---|\n" + "| hàng | 1,5 |\n" * 60
EXTREMES: dict[str, LetterView] = {
    "a row longer than a page": a_letter(body="| A | B |\n|---|---|\n| x | " + "chữ dài " * 900 + f"|{_END}"),
    "twenty columns": a_letter(body=_columns(20, "1.234.567.890")),
    "sixty columns": a_letter(body=_columns(60, "1.234")),
    "notes that fill the page": a_letter(body=_NOTES),
    "a note longer than half a page": a_letter(body=f"đoạn[^1]{_END}\n[^1]: {P * 15}"),
    "note and link in a head that is repeated": a_letter(body=f"{_ROWS}{_END}\n[^1]: chú"),
    "a note in a heading and one in a cell": a_letter(
        body=f"## I. Kết quả[^1]\n\n| Tên | Số |\n|---|---|\n| a[^2] | 1,5 |{_END}\n[^1]: một\n[^2]: hai"
    ),
    "words without an end": a_letter(
        body=f"- {'a' * 200}\n    - {'b' * 200}\n\n> {'c' * 200}\n\n## {'d' * 90}{_END}",
        to=("Sở " + "x" * 120, "Văn" + " phòng" * 40),
        subject="báo cáo " + "y" * 90,
        copies=("z" * 100, "Lưu: VT"),
    ),
    "an address of four lines": a_letter(
        body=f"một{_END}", agency=an_agency(contact=Person(address="Số 1 đường " + "Ví Dụ rất dài " * 22, phone="0237"))
    ),
    "nothing": a_letter(body=""),
    "an appendix alone": a_letter(body="# Phụ lục {.landscape}\n\nmột"),
}


@pytest.mark.parametrize("name", EXTREMES)
def test_nothing_is_lost_or_leaves_the_margins(name: str) -> None:
    """Every character of the body is there, within 29.5 mm and 14.5 mm of the sides, 19.4 mm of the foot."""
    view = EXTREMES[name]
    pages = Pages(view)
    wanted = Counter(re.sub(r"[\s:.]", "", render_body(view.body).text.casefold()))
    assert wanted - Counter("".join(c["text"] for page in pages.chars for c in page).casefold()) == Counter()
    for (width, height), chars, shapes in zip(pages.sizes, pages.chars, pages.shapes, strict=True):
        inside = [x for x in (*chars, *shapes) if 18 * MM < x["top"] < height - 19 * MM and x.get("text") != " "]
        assert min(x["x0"] for x in inside) / MM >= 29.5
        assert (width - max(x["x1"] for x in inside)) / MM >= 14.5
        assert (height - max(x["bottom"] for x in inside)) / MM >= 19.4


@pytest.mark.parametrize("name", [*EXTREMES, *LETTERS])
def test_each_is_archival_and_accessible(name: str) -> None:
    """PDF/A-2a and PDF/UA-1, by veraPDF; the golden letters too."""
    data = make(job(name, (EXTREMES | LETTERS)[name]))
    assert isinstance(data, bytes)
    assert [verapdf.violations(data, x) for x in verapdf.BOTH] == [[], []]
