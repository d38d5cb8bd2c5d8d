"""What the search engine is told of a letter."""

import html
import re
from datetime import date
from typing import Any

import pytest

from congvan.model import address
from congvan.model.view import Figure, FigureField, LetterView
from congvan.render.body import render_body
from congvan.render.search_record import Facet, SearchRecord, search_record
from tests.factories import a_draft, a_letter, a_series, an_attachment


def _record(view: LetterView) -> SearchRecord:
    return search_record(view, lambda: render_body(view.body), address.letter_pdf(view.id), "Đã ban hành")


def _also(**changes: Any) -> set[str]:
    return set(_record(a_letter(**changes)).meta["also"].split())


def test_a_record_leads_to_the_letters_page() -> None:
    """The address is the page's, the title the subject with a capital letter."""
    record = _record(a_letter(subject="báo cáo về đường sá"))
    assert (record.address, record.title) == ("bim-son/khcn-tai-chinh/2026-04/", "Báo cáo về đường sá")


def test_a_result_shows_number_date_agency_series_period_and_pdf() -> None:
    """What a result shows is metadata, in the words that readers see."""
    meta = _record(a_letter()).meta
    assert {name: meta[name] for name in meta if name != "also"} == {
        "symbol": "12/UBND-VHXH",
        "date": "17/4/2026",
        "agency": "UBND phường Bỉm Sơn",
        "series": "KHCN – cơ chế tài chính",
        "period": "tháng 4 năm 2026",
        "pdf": "bim-son/khcn-tai-chinh/2026-04/bim-son-khcn-tai-chinh-2026-04.pdf",
    }


def test_a_draft_has_neither_number_nor_date_nor_a_number_to_filter_by() -> None:
    """What a draft lacks is left out; it is sorted by the last day of its period."""
    view = a_draft("2026-02")
    record = search_record(view, lambda: render_body(view.body), None, "Dự thảo")
    assert not {"symbol", "date", "pdf"} & set(record.meta)
    assert record.number is None
    assert record.meta["status"] == "Dự thảo"
    assert record.day == date(2026, 2, 28)


def _facets(view: LetterView) -> dict[str, tuple[str, str]]:
    return {x.name: (x.value, x.shown) for x in _record(view).facets}


def test_facets_hold_the_id_and_the_words_for_it() -> None:
    """What every letter has: who, what, when, how it stands, whether something is attached."""
    found = _facets(a_letter())
    assert {name: found[name] for name in found if not name.startswith("figure:")} == {
        "agency": ("bim-son", "UBND phường Bỉm Sơn"),
        "series": ("khcn-tai-chinh", "KHCN – cơ chế tài chính"),
        "year": ("2026", "2026"),
        "period": ("2026-04", "tháng 4 năm 2026"),
        "status": ("issued", "Đã ban hành"),
        "attached": ("no", "Không có"),
    }
    assert _facets(a_letter(attachments=(an_attachment(),)))["attached"] == ("yes", "Có tệp kèm theo")


def test_every_facet_has_a_place_and_a_word_for_all() -> None:
    """Each of its own place, in the order of choice; what a series declares comes behind them all."""
    found = _record(a_letter()).facets
    assert [x.place for x in found] == list(range(6))
    assert [x.all for x in found if x.name != "period"][:4] == [
        "Tất cả cơ quan", "Tất cả loại báo cáo", "Tất cả các năm", "Mọi tình trạng",
    ]  # fmt: skip
    unknown = Facet("figure:khcn:a", "Quỹ", "true", "Có")
    assert (unknown.place, unknown.all) == (6, "Tất cả")


def test_a_figure_is_a_facet_if_its_series_says_so() -> None:
    """Declared figures alone; a letter without the figure has no value of the facet."""
    labels = ("Quỹ", "Quỹ đã thành lập")
    declared = FigureField("fund.established", labels, "boolean", facet=True)
    series = a_series(fields=(declared, FigureField("fund.since", ("Năm",), "integer")))
    figures = (Figure("fund.established", labels, "Có", value=True), Figure("fund.since", ("Năm",), "2020", 2020))
    (facet,) = (x for x in _record(a_letter(series=series, figures=figures)).facets if x.name.startswith("figure"))
    assert (facet.name, facet.label) == ("figure:khcn-tai-chinh:fund.established", "Quỹ đã thành lập")
    assert (facet.value, facet.shown) == ("true", "Có")
    assert not any(x.startswith("figure") for x in _facets(a_letter(series=series, figures=())))


def test_the_text_is_never_folded() -> None:
    """The searched text is the body as rendered and what the page shows round it, with all accents."""
    view = a_letter(attachments=(an_attachment(title="Bảng điểm <A>"),))
    text = html.unescape(re.sub(r"<[^>]+>", " ", _record(view).html))
    for shown in ("đổi mới sáng tạo", "Ủy ban nhân dân phường Bỉm Sơn", "PHÓ CHỦ TỊCH Lê Văn Bình", "Bảng điểm <A>"):
        assert shown in text
    assert "doi moi" not in text


@pytest.mark.parametrize("typed", ["5/1/2026", "05/01/2026", "2026-01-05", "ngày", "05", "01"])
def test_a_date_is_found_however_it_is_written(typed: str) -> None:
    """With and without zeros, as ISO, and in words."""
    assert typed in _also(date=date(2026, 1, 5))


@pytest.mark.parametrize(
    ("period", "typed"),
    [("2026-04", "4/2026"), ("2026-04", "04/2026"), ("2026-Q2", "Q2/2026"), ("2026-H1", "2026-H1"), ("2026", "2026")],
)
def test_a_period_is_found_as_people_write_it(period: str, typed: str) -> None:
    """Month and year in figures; quarters with Q."""
    view = a_letter(period)
    assert typed in _record(view).meta["also"].split()


def test_a_number_is_found_with_and_without_zeros_in_front() -> None:
    """Letters print 05/UBND-VHXH; people type 5/UBND-VHXH, or the other way round."""
    assert {"5/UBND-VHXH", "05/UBND-VHXH", "005/UBND-VHXH"} <= _also(number=5, symbol="05/UBND-VHXH")


def test_nothing_is_said_that_the_view_shows_nowhere() -> None:
    """Internal notes and the contact are not searched: the record holds what the page's text holds."""
    record = _record(a_letter(notes="MẬT-NGHI-1"))
    assert "MẬT-NGHI-1" not in record.html + "".join(record.meta.values())
