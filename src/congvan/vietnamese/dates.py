"""Days enter; Vietnamese dates as official letters print them leave.

Days below 10 and the months 1 and 2 take a leading zero, other months do not: a guard against a figure
written in front afterwards (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 4).
"""

from datetime import date

# Room to write two figures by hand. No-break spaces: HTML collapses others, and no line may break here.
_ROOM = "\u00a0" * 6
_FIRST_DAY_WITHOUT_ZERO = 10
_FIRST_MONTH_WITHOUT_ZERO = 3


def day_month_year(day: date) -> str:
    """Give the date in words: `ngày 05 tháng 02 năm 2026`, `ngày 15 tháng 4 năm 2026`."""
    return f"ngày {_day(day)} tháng {_month(day)} năm {day.year}"


def issue_date(day: date | None, place: str, year: int | None = None) -> str:
    """Give the place and date of issue: `Bỉm Sơn, ngày 05 tháng 02 năm 2026`.

    A draft has no day: day and month are left blank to be written by hand, and the year too unless `year`
    says it. `year` is not read where there is a day.
    """
    if day is not None:
        return f"{place}, {day_month_year(day)}"
    return f"{place}, ngày{_ROOM}tháng{_ROOM}năm{_ROOM if year is None else f' {year}'}"


def short_date(day: date) -> str:
    """Give the date in figures: `05/02/2026`, and by the same rule `15/4/2026`."""
    return f"{_day(day)}/{_month(day)}/{day.year}"


def _day(day: date) -> str:
    return f"{day.day:02}" if day.day < _FIRST_DAY_WITHOUT_ZERO else str(day.day)


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month < _FIRST_MONTH_WITHOUT_ZERO else str(day.month)
