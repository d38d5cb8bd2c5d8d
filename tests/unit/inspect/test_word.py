"""Letters that a word processor exported: what is right is called right, and each slip by its name.

word_letters.py made the two PDFs; what is wrong in them was typed there on purpose, and is listed here by hand.
"""

from pathlib import Path

import pytest

from congvan.inspect.inspection import inspect_sheet
from congvan.inspect.reading import read_sheet
from congvan.inspect.report import Report, Status
from congvan.model.text import Language

HERE = Path(__file__).parent


def _report(name: str) -> Report:
    return inspect_sheet(read_sheet(HERE / f"{name}.pdf"))


@pytest.fixture(scope="module")
def poor() -> Report:
    """The letter with what is often seen."""
    return _report("word-poor")


def test_a_letter_that_keeps_the_form_breaks_no_rule() -> None:
    """Two pages with a table, drawn lines, a page number, tables without borders for the letterhead and the end."""
    report = _report("word-good")
    assert [x.message(Language.EN) for x in report.of(Status.BROKEN)] == []
    assert {x.rule.code for x in report.of(Status.ABSENT)} == {"CV940", "CV955", "CV956", "CV957", "CV958"}
    assert report.of(Status.UNKNOWN) == []
    assert [x.is_embedded for x in report.faces] == [True] * 4


WRONG = {
    "CV932": {"left margin", "top margin"},  # 25 and 15 mm
    "CV933": {"typeface"},  # a link in Arial
    "CV934": {"colour of “https://example.com/bao-cao”"},
    "CV935": {"page number"},  # on page 1, at the foot
    "CV937": {"words"},  # long dashes
    "CV938": {"the line under the motto"},  # underlined
    "CV939": {"sizes of the State's name, the motto and the day"},  # 12, 14, 13
    "CV942": {"the line under the issuer"},  # underlined
    "CV943": {"size of number and symbol", "number and symbol"},
    "CV944": {"place and day", "place of place and day"},
    "CV946": {"the addressees", "face of “Kính gửi: ", "face of “- Sở Tài chính tỉnh Mẫu”"},  # bold
    "CV950": {"authority"},  # K/T
    "CV951": {"the signer's name"},  # ThS.
    "CV952": {"room for the signature"},
    "CV953": {"place of “Nơi nhận:”"},
}  # fmt: skip


def test_each_slip_is_told_by_its_name(poor: Report) -> None:
    """And none that is not there: State's name, issuer and title are as they should be."""
    found = {x.rule.code for x in poor.of(Status.BROKEN)}
    assert found == {*WRONG, "CV945", "CV947", "CV948", "CV954"}
    for code, names in WRONG.items():
        told = [x.message(Language.EN).partition(": ")[0] for x in poor.of(Status.BROKEN) if x.rule.code == code]
        starts = {name for name in names for x in told if x.startswith(name.partition(": ")[0])}
        assert starts == names, (code, told)


def test_what_was_expected_and_found_is_told_with_its_place(poor: Report) -> None:
    """In millimetres from the top left: the symbol stands in the left column, in the upper sixth of page 1."""
    (_, symbol) = [x.as_json(Language.EN) for x in poor.of(Status.BROKEN) if x.rule.code == "CV943"]
    assert (symbol["expected"], symbol["found"]) == ("“Số: 07/UBND-VHXH”", "“Số: 7 /UBND - VHXH”")
    assert symbol["page"] == 1
    assert 25 < symbol["x"] < symbol["x"] + symbol["width"] < 90
    assert 20 < symbol["y"] < 40


def test_the_vietnamese_order_of_letters(poor: Report) -> None:
    """After d) comes đ), not e)."""
    (point,) = [x.as_json(Language.EN) for x in poor.of(Status.BROKEN) if x.rule.code == "CV948"]
    assert (point["expected"], point["found"]) == ("“đ)”", "“e)”")
