"""The pages of the internal edition alone: drafts, findings, registers."""

from datetime import date, timedelta

import pytest

from congvan.model import address
from congvan.model.finding import Finding, Place
from congvan.model.rules.register import DUPLICATE_NUMBER
from congvan.model.terms import Audience
from congvan.model.text import Quote
from congvan.model.view import EditionView
from congvan.model.volume import volumes
from congvan.render.pages.internal import internal_pages
from congvan.render.pages.page import Page
from congvan.render.pages.shelf import Shelf
from congvan.render.register import COLUMNS
from tests.factories import a_draft, a_letter, a_series, an_agency, an_edition
from tests.unit.render.pages.html_reader import Reading

MOST_BYTES = 70_000
DRAFT, ISSUED = a_draft(due=date(2026, 5, 2)), a_letter()
SECRET = "tên chỉ cơ quan được biết"


def an_internal(*letters: object, **changes: object) -> EditionView:
    """An internal edition of these letters."""
    return an_edition(*letters, audience=Audience.INTERNAL, **changes)  # type: ignore[arg-type]


def pages_of(edition: EditionView, *findings: Finding, sizes: dict[str, int] | None = None) -> dict[str, Page]:
    """The internal pages by address."""
    made = internal_pages(edition, Shelf.of(edition), findings, volumes(edition), sizes or {})
    return {x.address: x for x in made}


def a_warning(file: str, line: int = 7) -> Finding:
    """A warning at a line of a file, which quotes what only the office may read."""
    return DUPLICATE_NUMBER.at(
        Place(file, line, 3), "number", symbol=Quote(SECRET, Audience.INTERNAL), year=2026, other="reports/x.md"
    )


def test_the_public_edition_has_none_of_these_pages() -> None:
    """Whatever was found, drafted or registered."""
    assert pages_of(an_edition(ISSUED, DRAFT), a_warning(DRAFT.id.source)) == {}


def test_the_internal_edition_always_has_its_three_lists() -> None:
    """Without a letter and a finding, too, where each says that it has nothing."""
    nothing = an_internal()
    nothing = EditionView(Audience.INTERNAL, nothing.as_of, (), (), (), ())
    pages = pages_of(nothing)
    assert {name: Reading(x.html).text.rpartition(". ")[2] for name, x in pages.items()} == {
        "drafts/": "Không có dự thảo nào.",
        "findings/": "Không có cảnh báo hay ghi chú nào.",
        "register/": "Chưa có công văn nào được ban hành.",
    }


def test_every_page_says_that_it_is_internal() -> None:
    """In a word, beside the colour."""
    pages = pages_of(an_internal(ISSUED, DRAFT), a_warning(DRAFT.id.source))
    assert set(pages) == {"drafts/", "findings/", "register/", "register/bim-son/2026/"}
    assert all("Nội bộ." in Reading(x.html).text for x in pages.values())


def test_a_draft_is_told_with_its_due_day_and_what_is_missing() -> None:
    """Three things at once, the rest on the page of findings, at this draft."""
    lines = [a_warning(DRAFT.id.source, n) for n in range(1, 5)]
    page = pages_of(an_internal(ISSUED, DRAFT), a_warning("reports/_agencies/bim-son.yml"), *lines)["drafts/"]
    text = Reading(page.html).text
    assert "02/5/2026 Quá hạn KHCN – cơ chế tài chính, tháng 5 năm 2026 UBND phường Bỉm Sơn" in text
    assert text.count(SECRET) == 3
    assert "Xem cả 4 điều" in text
    assert "../findings/#cv-file-2" in Reading(page.html).links


def test_drafts_stand_by_due_day() -> None:
    """The first due first, whatever its agency or period."""
    early, late = a_draft("2026-06", due=date(2026, 5, 1)), a_draft("2026-05", due=date(2026, 5, 20))
    links = Reading(pages_of(an_internal(late, early))["drafts/"].html).links
    assert [x for x in links if "khcn" in x] == [f"../{early.id}/", f"../{late.id}/"]


def test_a_finding_is_told_with_its_code_place_and_words() -> None:
    """In Vietnamese, as the office may read it, under the letter that it is about."""
    findings = [a_warning(ISSUED.id.source), a_warning("reports/nobody.md")]
    page = pages_of(an_internal(ISSUED), *findings)["findings/"]
    text = Reading(page.html).text
    assert SECRET in text
    assert findings[0].rule.code in text
    assert f"{ISSUED.id.source}, dòng 7, cột 3" in text
    assert "UBND phường Bỉm Sơn: KHCN – cơ chế tài chính, tháng 4 năm 2026" in text
    assert address.letter(ISSUED.id) in Reading(page.html).targets(page.address)
    assert "reports/nobody.md" in text


@pytest.mark.parametrize(("count", "parts"), [(1, 1), (80, 1), (81, 2), (2500, 32)])
def test_findings_are_told_in_parts(count: int, parts: int) -> None:
    """However many there are, each once; a file whose findings begin on a later part is found there."""
    files = [f"reports/a/b/{n // 7:04}.md" for n in range(count)]
    pages = pages_of(an_internal(), *(a_warning(x, n) for n, x in enumerate(files, start=1)))
    found = [x for name, x in pages.items() if name.startswith("findings/")]
    assert len(found) == parts
    assert sum(Reading(x.html).text.count(SECRET) for x in found) == count
    assert max(len(x.html.encode()) for x in found) < MOST_BYTES


def test_a_register_has_the_ten_columns_and_a_line_a_letter() -> None:
    """By date and number, drafts left out; the columns that only a pen can fill are blank."""
    other = a_letter("2026-03", number=2, date=date(2026, 4, 17), series=a_series(id="b"))
    page = pages_of(an_internal(ISSUED, other, DRAFT))["register/bim-son/2026/"]
    reading = Reading(page.html)
    assert len(COLUMNS) == [tag for tag, _ in reading.tags].count("th") == 10
    assert "(1) (2) (3) (4) (5) (6) (7) (8) (9) (10) 2/UBND-VHXH 17/4/2026" in reading.text
    assert "12/UBND-VHXH 17/4/2026 Công văn V/v báo cáo tình hình" in reading.text
    assert "Lê Văn Bình Sở Khoa học và Công nghệ tỉnh Thanh Hóa VT, VHXH, annv(01)" in reading.text
    assert page.kind == "register"


def test_registers_are_listed_by_agency_and_year_of_issue() -> None:
    """With how many letters each has; a report on December that was signed in January is in January's."""
    other = an_agency(id="an-loc", short="UBND xã An Lộc")
    edition = an_internal(ISSUED, a_letter("2025-12", date=date(2026, 1, 5)), a_letter("2025-11", agency=other,
        date=date(2025, 11, 30)))  # fmt: skip
    text = Reading(pages_of(edition)["register/"].html).text
    assert "UBND phường Bỉm Sơn 2026 (2) UBND xã An Lộc 2025 (1)" in text


def test_a_register_leads_to_its_pdf_where_there_is_one() -> None:
    """And to none where it was not made, as in a preview."""
    pdf = "register/bim-son/2026/bim-son-2026-register.pdf"
    with_pdf = pages_of(an_internal(ISSUED), sizes={pdf: 41_200})["register/bim-son/2026/"]
    assert "bim-son-2026-register.pdf" in Reading(with_pdf.html).links
    assert "PDF, 41 KB" in Reading(with_pdf.html).text
    assert "PDF" not in pages_of(an_internal(ISSUED))["register/bim-son/2026/"].html


def test_a_long_register_is_read_in_parts() -> None:
    """Three hundred letters of a year are three pages, none of them heavy."""
    letters = [
        a_letter(number=n, date=date(2026, 1, 1) + timedelta(days=n), series=a_series(id=f"s{n}"))
        for n in range(1, 301)
    ]
    pages = {k: x for k, x in pages_of(an_internal(*letters)).items() if k.startswith("register/bim-son")}
    assert list(pages) == [f"register/bim-son/2026/{x}" for x in ("", "page-2/", "page-3/")]
    assert max(len(x.html.encode()) for x in pages.values()) < MOST_BYTES
