from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import vobject

from congvan.model.view import Duty, EditionView
from congvan.render.data.calendar import calendar
from congvan.render.data.deadlines import agency_deadlines, owed, site_deadlines
from congvan.render.pages.shelf import Shelf
from tests.factories import a_duty, a_letter, a_series, an_agency, an_edition

TODAY = date(2026, 5, 4)


def duties(edition: EditionView) -> tuple[Duty, ...]:
    """What the edition's agencies owe."""
    return owed(edition, Shelf.of(edition))


def events(edition: EditionView, site_url: str = "") -> list[Any]:
    """The entries of the site's calendar, read back by another library."""
    made = calendar("Hạn báo cáo", site_deadlines(duties(edition)), edition.as_of, site_url)
    return list(vobject.readOne(made.decode()).contents.get("vevent", []))


def test_overdue_and_the_coming_half_year() -> None:
    """The month that is missing, then each month due until November; a letter that is there is not due."""
    overdue = a_duty("2026-03", due=date(2026, 4, 20), overdue=True)
    edition = an_edition(a_letter("2026-02"), a_letter("2026-05"), duties=(overdue,), as_of=TODAY)
    assert [(x.due, x.overdue) for x in duties(edition)] == [(date(2026, 4, 20), True)] + [
        (date(2026, month, 20), False) for month in (6, 7, 8, 9, 10)
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"due_day": None}, []),
        ({"due_day": 31, "months_after": 1}, [(5, 31), (6, 30), (7, 31), (8, 31), (9, 30), (10, 31)]),
    ],
)
def test_due_days_follow_the_series(changes: dict[str, Any], expected: list[tuple[int, int]]) -> None:
    """A series that is never due has no entry; the last of a month is as late as the month allows."""
    series = a_series(**changes)
    found = duties(an_edition(a_letter("2026-02", series=series, due=None), as_of=TODAY))
    assert [(x.due.month, x.due.day) for x in found] == expected
    assert all(TODAY <= x.due <= date(2026, 11, 4) for x in found)


def test_what_was_not_asked_for_yet_is_not_owed() -> None:
    """The request of 30 March asks for nothing that was due before it."""
    edition = an_edition(letters=(), agencies=(an_agency(),), series=(a_series(),), as_of=date(2026, 1, 4))
    assert [x.due for x in duties(edition)] == [date(2026, month, 20) for month in (4, 5, 6)]


def test_the_calendar_is_read_by_another_library() -> None:
    """Whole days, an alarm the morning before, Vietnamese words, commas and all; what is overdue rings no alarm."""
    overdue = a_duty("2026-03", due=date(2026, 4, 20), overdue=True)
    late, coming, *_ = events(an_edition(a_letter("2026-04"), duties=(overdue, a_duty()), as_of=TODAY))
    assert late.summary.value == "Quá hạn báo cáo: KHCN – cơ chế tài chính, tháng 3 năm 2026"
    assert (late.dtstart.value, late.dtend.value) == (date(2026, 4, 20), date(2026, 4, 21))
    assert coming.summary.value.startswith("Hạn báo cáo: KHCN")
    assert coming.description.value.splitlines() == [
        "Báo cáo tháng về tháo gỡ điểm nghẽn cơ chế tài chính cho khoa học, công nghệ, tháng 5 năm 2026.",
        "Theo văn bản số 1133/SKHCN-KHTC ngày 30/3/2026 của Sở Khoa học và Công nghệ tỉnh Thanh Hóa.",
        "Chưa có trong kho: UBND phường Bỉm Sơn.",
    ]
    assert coming.valarm.trigger.value == -timedelta(hours=15)
    assert "valarm" not in late.contents


def test_one_entry_for_all_agencies() -> None:
    """166 wards are one entry of the site's calendar, with ten names and a number; each has its own in its own."""
    wards = tuple(an_agency(id=f"xa-{x:03}", short=f"UBND xã {x}") for x in range(166))
    edition = an_edition(letters=(), agencies=wards, series=(a_series(),), as_of=TODAY)
    first, *_ = found = events(edition)
    assert len(found) == 6
    assert first.description.value.endswith("UBND xã 9 và 156 cơ quan khác.")
    own = [x for x in duties(edition) if x.agency.id == "xa-007"]
    assert len({x.id for x in agency_deadlines(own)}) == 6


def test_form_of_the_file() -> None:
    """Lines end and fold as RFC 5545 says, ids last, the stamp is the edition's day, an empty one is sound."""
    edition = an_edition(a_letter("2026-02"), duties=(a_duty(),), as_of=TODAY)
    made = calendar("Hạn báo cáo", site_deadlines(duties(edition)), TODAY, "https://kho.example.org/")
    lines = made.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert made.count(b"DTSTAMP:20260504T000000Z") == made.count(b"BEGIN:VEVENT")
    assert b"UID:695620a4-a7a2-52c2-9e6e-b170272aca79" in made
    assert b"URL:https://kho.example.org/series/khcn-tai-chinh/" in made
    assert "vevent" not in vobject.readOne(calendar("a", (), TODAY, "").decode()).contents


def test_no_words_begin_a_property() -> None:
    """A carriage return in a title would end its line: what follows would be a property of somebody's choice."""
    odd = "Hạn\r\nATTACH:x\rATTACH:y\0\x0b, hết"
    first = next(iter(site_deadlines(duties(an_edition(a_letter("2026-04"), as_of=TODAY)))))
    deadline = replace(first, title=odd, text=odd)
    made = calendar(odd, [deadline], TODAY, "").decode()
    assert not [x for x in made.splitlines() if x.startswith("ATTACH")]
    assert "X-WR-CALNAME:Hạn\\nATTACH:xATTACH:y\\, hết\r\n" in made
    assert not set(made.replace("\r\n", "")) & set("\r\n\0\x0b")
