"""What looks like a slip and is none: letters that a ruler in a hurry would call wrong."""

from pathlib import Path

import pytest

from congvan.inspect.report import Report, Status
from congvan.model.text import Language
from tests.factories import a_letter, an_agency
from tests.unit.inspect.letters import NOTHING, Change, P, broken, pdf_of, report_of

RAGGED = "\n\n".join(f"Kết quả {'trong kỳ ' * (i % 5)}{P}" for i in range(16))
TABLE = f"\n\n| Nội dung | Số liệu |\n|---|---|\n| {P} | 12 |\n\nKính báo cáo./."
CALLED = P.replace("phát triển", "phát[^1] triển").replace("công chức", "công[^1] chức")
NOTE = "\n\n[^1]: Theo số liệu của Văn phòng."
LIST = f"{P}\n\n1. Một\n\n2. Hai\n\n{P}\n\n1. Ba\n\na) Con.\n\n2. Bốn\n\n{P}./."
TITLES = f"## 1. Kết quả\n\n{P}\n\n## 2. Kiến nghị\n\na) Xem xét.\n\n{P}./."
UNTITLED = f"Số liệu tại Phụ lục kèm theo./.\n\n# Phụ lục\n\n{P}\n\n{P}"


def _ragged(more: str = "") -> Change:
    """Lines end anywhere, none at the edge; `more` moves the page's number."""
    return Change(style=f".body > p {{ text-align: left; padding-right: 12mm }} @page {{ @top-center {{ {more} }} }}")


OFF = "padding-right: 6mm"  # it stands 3 mm further left


def _report(body: str, folder: Path, change: Change = NOTHING) -> Report:
    return report_of(pdf_of(a_letter(body=body, agency=an_agency(contact=None)), change), folder)


SPARED: dict[str, tuple[str, Change]] = {
    "lines that footnotes' calls move apart": (
        "\n\n".join([P, *[CALLED] * 4]) + f"\n\nKính báo cáo./.{NOTE}",
        Change(style=".body sup { position: static !important; vertical-align: 6pt !important; line-height: 14pt }"),
    ),
    "lists of few words": (LIST, NOTHING),
    "an appendix without a title": (UNTITLED, NOTHING),
    "the same without its note": (UNTITLED, Change(style=".appendix-of { display: none }")),
}


@pytest.mark.parametrize("name", SPARED)
def test_what_is_no_slip(name: str, tmp_path: Path) -> None:
    """No rule is called broken."""
    body, change = SPARED[name]
    report = _report(body, tmp_path, change)
    assert [x.message(Language.EN) for x in report.of(Status.BROKEN)] == []


CAUGHT: dict[str, tuple[str, str, Change]] = {
    "a title that is not as bold as the one before": (
        "CV948",
        TITLES,
        Change(style=".body h2:nth-of-type(2) { font-weight: normal !important }"),
    ),
    "an appendix' title in ordinary letters": (
        "CV957",
        UNTITLED.replace("# Phụ lục\n", "# Phụ lục: Danh mục\n"),
        Change(
            style=".appendix-title { text-transform: none; font-weight: normal } .appendix-name { font-weight: bold }"
        ),
    ),
}


@pytest.mark.parametrize("name", CAUGHT)
def test_what_is_one_still(name: str, tmp_path: Path) -> None:
    """What is spared does not hide its neighbour."""
    code, body, change = CAUGHT[name]
    assert broken(_report(body, tmp_path, change)) == [code]


@pytest.mark.parametrize(
    ("body", "off", "is_broken"),
    [
        (f"{RAGGED}./.", "", False),
        (f"{RAGGED}./.", OFF, False),  # right for another right margin that the form allows
        (f"{RAGGED}./.", "padding-right: 14mm", True),
        (RAGGED + TABLE, "", False),
        (RAGGED + TABLE, OFF, True),  # the table shows the right margin
    ],
)
def test_the_axis_of_a_page_number_over_ragged_lines(body: str, off: str, is_broken: bool, tmp_path: Path) -> None:
    """It belongs to the right edge that something shows, else to any that the form allows."""
    assert ("CV935" in broken(_report(body, tmp_path, _ragged(off)))) is is_broken


def test_a_footnote_under_short_lines(tmp_path: Path) -> None:
    """Its rule is short for the page, however narrow the text is: its small words are none of the body's."""
    narrow = Change(style=".body > p { padding-right: 90mm }")
    report = _report(f"{CALLED}\n\n{RAGGED}./.{NOTE}", tmp_path, narrow)
    assert report.pages > 1
    assert [x for x in report.of(Status.BROKEN) if "Theo số liệu" in x.message(Language.EN)] == []
