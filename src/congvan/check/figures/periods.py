"""The period that a letter's words name, against that of its file, and the day of issue against the period.

Prose may speak of other periods. Only where a letter says which period it is itself about are the words compared: after
«Kỳ báo cáo», in the subject, in «… báo cáo … như sau» and in «Trên đây là báo cáo …».
"""

import re
from collections.abc import Iterator

from congvan.check.body_text import FILLER
from congvan.check.sheet import Passage, Sheet
from congvan.model.finding import Finding, Rule
from congvan.model.period import Spoken, spoken
from congvan.model.rules import dates as rules
from congvan.model.terms import Frequency
from congvan.vietnamese.dates import day_month_year

PLACEHOLDER = "{{ period }}"
_LABEL = re.compile(r"(?:kỳ|kì) báo cáo[*_]*\s*:(?P<said>[^\n;(]*)", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<![\d/])(?P<month>0?[1-9]|1[0-2])[/-](?P<year>20\d\d)(?!\d)")
_SENTENCES = (
    # A requested report's own name stands before: only the last «báo cáo» before «như sau» is this letter's.
    re.compile(r"báo cáo(?P<said>(?:(?!báo cáo)(?:[^.;\n]|\n(?!\s*\n))){0,300}?)như sau", re.IGNORECASE),
    re.compile(r"trên đây là[^.;\n]{0,40}?báo cáo(?P<said>(?:[^.;\n]|\n(?!\s*\n)){0,300})", re.IGNORECASE),
)
# What a period after these belongs to something else: a plan, a decision, a request.
_ANOTHERS = re.compile(
    r"(?:công văn|kế hoạch|quyết định|nghị quyết|chỉ thị|chương trình|thông báo|đề án|so với|cùng kỳ)[^,]*$",
    re.IGNORECASE,
)


def check_periods(sheet: Sheet) -> Iterator[Finding]:
    """Compare the periods that the letter says it reports on, and its date, with the period of its file."""
    yield from _labels(sheet)
    yield from _subject(sheet)
    yield from _sentences(sheet)
    yield from _issue(sheet)


def _labels(sheet: Sheet) -> Iterator[Finding]:
    body, period = sheet.body, sheet.id.period
    for label in _LABEL.finditer(body.prose):
        if FILLER in label["said"]:
            continue
        named = [*spoken(label["said"]), *_numeric(label["said"])]
        if named and not any(x.lies_in(period) for x in named):
            yield _differs(rules.PERIOD_DIFFERS, sheet, body, named[0], label.start("said"))


def _numeric(text: str) -> Iterator[Spoken]:
    """`04/2026`: only a label is that short of words."""
    for x in _NUMERIC.finditer(text):
        yield Spoken(x.start(), x.end(), Frequency.MONTHLY, int(x["month"]), int(x["year"]))


def _subject(sheet: Sheet) -> Iterator[Finding]:
    for passage in sheet.passages:
        if passage.field == "subject":
            yield from _same_kind(rules.PERIOD_IN_SUBJECT, sheet, passage, str(passage.prose), 0)


def _sentences(sheet: Sheet) -> Iterator[Finding]:
    for pattern in _SENTENCES:
        for found in pattern.finditer(sheet.body.prose):
            yield from _same_kind(rules.PERIOD_IN_SENTENCE, sheet, sheet.body, found["said"], found.start("said"))


def _same_kind(rule: Rule, sheet: Sheet, passage: Passage, said: str, start: int) -> Iterator[Finding]:
    """The periods of the letter's own frequency in what it says of itself: one of them is the letter's."""
    period = sheet.id.period
    named = list(spoken(said))
    if period.frequency is Frequency.YEARLY or any(x.may_be(period) for x in named):
        return  # a year is named for many reasons
    for x in named:
        if x.frequency is period.frequency and not _ANOTHERS.search(said, 0, x.start):
            yield _differs(rule, sheet, passage, x, start)
            return


def _differs(rule: Rule, sheet: Sheet, passage: Passage, named: Spoken, start: int) -> Finding:
    begin, end = start + named.start, start + named.end
    return rule.at(
        passage.place(begin), passage.field, written=sheet.quote(passage, begin, end),
        period=sheet.id.period.label, placeholder=PLACEHOLDER,
    )  # fmt: skip


def _issue(sheet: Sheet) -> Iterator[Finding]:
    day = sheet.front.date if sheet.front else None
    begins = sheet.id.period.first_day
    if day and day < begins:
        place = sheet.raw.positions.value("date")
        yield rules.ISSUED_BEFORE_PERIOD.at(
            place, "date", date=day_month_year(day), period=sheet.id.period.label, begins=day_month_year(begins)
        )
