"""Days in prose: those that do not exist, leading zeros of dates in words, times that run backwards."""

import re
from calendar import monthrange
from collections.abc import Iterator
from itertools import pairwise

from congvan.check.sheet import Passage, Sheet
from congvan.model.finding import Finding
from congvan.model.rules import dates as rules
from congvan.model.terms import Audience
from congvan.model.text import Phrase, Quote, Text
from congvan.vietnamese.dates import Day, day_month_year, days

# `giai đoạn 2030 - 2026`; school years and terms alike.
_YEARS = re.compile(r"(?P<first>[12]\d{3})\s*(?:[-–]|đến|tới)\s*(?:hết\s+)?(?:năm\s+)?(?P<last>(?:19|20)\d\d)(?!\d)")
_SPAN = re.compile(r"(?:giai đoạn|nhiệm kỳ|thời kỳ|niên khóa|năm học|từ năm)\s+$", re.IGNORECASE)
_MONTH = re.compile(r"[Tt]háng\s+(?P<month>\d{1,2})(?:\s*/\s*|\s+năm\s+)(?:19|20)\d\d(?!\d)")
_OF_A_DAY = re.compile(r"(?:\w|\d\s)$")  # before the word for month
_UNTIL = re.compile(r"\s*(?:[-–]|,?\s*(?:cho\s+)?(?:đến|tới))\s*(?:hết\s+)?", re.IGNORECASE)
_FROM = re.compile(r"(?:từ|trong thời gian)\s+$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_MONTHS, _LEAP_YEAR = 12, 2024
_LUNAR = re.compile(r"[\s(]{0,2}(?:âm lịch|AL\b)", re.IGNORECASE)


def check_days(sheet: Sheet) -> Iterator[Finding]:
    """Check the days in everything that people read."""
    for passage in sheet.passages:
        if not _DIGIT.search(passage.prose):
            continue
        found = [x for x in days(passage.prose) if not _LUNAR.match(passage.prose, x.end)]
        for day in found:
            yield from _day(sheet, passage, day)
        for first, last in pairwise(found):
            yield from _span(sheet, passage, first, last)
        for month in _MONTH.finditer(passage.prose):
            alone = not _OF_A_DAY.search(passage.prose, max(0, month.start() - 2), month.start())
            if alone and not 1 <= int(month["month"]) <= _MONTHS:
                written = sheet.quote(passage, month.start(), month.end())
                place = passage.place(month.start())
                yield rules.IMPOSSIBLE_DAY.at(place, passage.field, written=written, reason=_NO_MONTH)
        for years in _YEARS.finditer(passage.prose):
            named = _SPAN.search(passage.prose, max(0, years.start() - _NEAR), years.start())
            if named and years["last"] < years["first"]:
                yield _backwards(sheet, passage, named.start(), years.end())


def _day(sheet: Sheet, passage: Passage, day: Day) -> Iterator[Finding]:
    written = sheet.quote(passage, day.start, day.end)
    reason = _impossible(day, written.audience)
    if reason:
        yield rules.IMPOSSIBLE_DAY.at(passage.place(day.start), passage.field, written=written, reason=reason)
    elif day.in_words and day.calendar and not day.is_padded:
        suggestion = Quote(day_month_year(day.calendar), written.audience)
        yield rules.ZERO_PADDING.at(passage.place(day.start), passage.field, written=written, suggestion=suggestion)


def _impossible(day: Day, whose: Audience) -> Text | Phrase | None:
    """Why there is no such day; None if there is."""
    if not 1 <= day.month <= _MONTHS:
        return _NO_MONTH
    last = monthrange(day.year or _LEAP_YEAR, day.month)[1]  # 29 February may be meant where no year is said
    if 1 <= day.day <= last:
        return None
    month = f"{day.month}/{day.year}" if day.year else str(day.month)
    return _NO_DAY.of(month=Quote(month, whose), day=Quote(str(day.day), whose))


_NO_MONTH = Text("a year has 12 months")
_NO_DAY = Text("month {month} has no day {day}")


def _span(sheet: Sheet, passage: Passage, first: Day, last: Day) -> Iterator[Finding]:
    """`từ ngày 15/3/2026 đến ngày 14/2/2026`; only where both years are said."""
    if not (first.calendar and last.calendar and last.calendar < first.calendar):
        return
    between = _UNTIL.fullmatch(passage.prose, first.end, last.start)
    if between and _FROM.search(passage.prose, max(0, first.start - _NEAR), first.start):
        yield _backwards(sheet, passage, first.start, last.end)


_NEAR = 20  # characters; room for «trong thời gian »


def _backwards(sheet: Sheet, passage: Passage, start: int, end: int) -> Finding:
    return rules.BACKWARDS.at(passage.place(start), passage.field, written=sheet.quote(passage, start, end))
