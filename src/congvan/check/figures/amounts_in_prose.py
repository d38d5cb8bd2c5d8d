"""Amounts and numbers as they are typed in prose: their dots and commas, their sums, and whether they fit the data."""

import re
from collections.abc import Iterator, Mapping, Sequence

from congvan.check.figures.breakdowns import check_breakdowns
from congvan.check.figures.labels import check_labels
from congvan.check.figures.money import Figure, Ledger, Money, money_figures, placed_money, typed_money
from congvan.check.sheet import Passage, Sheet
from congvan.model.finding import Finding
from congvan.model.rules import figures as rules
from congvan.model.text import Quote
from congvan.vietnamese.amounts import format_dong, group_digits

# `12.5%`, `2.5 triệu lượt`, `3.5 ha`: a dot before one or two digits groups nothing. `1,250,000`; `1,250 hồ sơ`.
_FOREIGN = re.compile(
    r"(?<![\w/-])(?:(?P<decimal>\d{1,3}\.\d{1,2})(?=\s?%|\s(?:tỷ|tỉ|triệu|nghìn|ngàn|ha|km|tấn|m2|m²|kg)(?!\w))"
    r"|(?P<grouped>[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?)(?![\d.,]*\d)"
    r"|(?P<counted>[1-9]\d{0,2},\d{3})(?=\s(?:người|hộ|hồ sơ|lượt|học sinh|học viên|doanh nghiệp|phiếu|văn bản|cử tri"
    r"|tài khoản|khẩu|nhân khẩu|thành viên|cán bộ|hội viên|đoàn viên|lao động)(?!\w)))"
)
_PUNCTUATED = re.compile(r"\d(?<!\d.)\d*+[.,]\d[\d.,]*")  # tried once for each run of digits
_ZEROS = re.compile(r"\d\.\d00(?!\d)")  # decimals that end in two zeros are hardly ever typed: these group
_DECIMAL_COMMA = re.compile(r"\d,\d")
_HABIT = 3  # amounts in triệu with just three digits after the dot: decimals would not always be three
_UNIT = re.compile(r"t[ỷỉ]|triệu|ngh?ìn|ngàn", re.IGNORECASE)
_BILLION = re.compile(r"t[ỷỉ]", re.IGNORECASE)


def check_amounts(sheet: Sheet) -> Iterator[Finding]:
    """Check the amounts and numbers in everything that people read."""
    figures = money_figures(sheet)
    for passage in sheet.passages:
        typed = list(typed_money(sheet, passage))
        meant: set[int] = set()
        if passage is sheet.body:
            money = Ledger((*typed, *placed_money(sheet, figures)))
            sums = check_breakdowns(sheet, money)
            meant = sums.proved
            yield from sums.findings
            yield from check_labels(sheet, money, figures, sums.refuted)
        yield from _typing(passage, typed, figures, meant)
        yield from _numbers(sheet, passage, typed)


def _typing(
    passage: Passage, typed: Sequence[Money], figures: Mapping[str, Figure], meant: set[int]
) -> Iterator[Finding]:
    """Amounts whose dots and commas are another country's, or can be read in two ways."""
    known = {x.amount.dong for x in figures.values()}
    groups = any(x.is_sure and _DECIMAL_COMMA.search(x.said.text) for x in typed)
    groups = groups or sum(len(x.readings) > 1 and not _BILLION.search(x.said.text) for x in typed) >= _HABIT
    for money in typed:
        if money.is_sure:
            continue
        place = passage.place(money.start)
        whose = money.said.audience
        shown = [format_dong(x) for x in money.readings]
        if len(shown) == 1:
            suggestion = Quote(
                shown[0] if _UNIT.search(money.said.text) else f"{group_digits(money.readings[0])} đồng", whose
            )
            yield rules.FOREIGN_SEPARATORS.at(place, passage.field, written=money.said, suggestion=suggestion)
        elif money.start in meant or money.readings[0] in known or _ZEROS.search(money.said.text):
            continue
        elif _BILLION.search(money.said.text):
            readings, suggestion = Quote("; ".join(shown), whose), Quote(" / ".join(reversed(shown)), whose)
            yield rules.AMBIGUOUS_IN_PROSE.at(
                place, passage.field, written=money.said, readings=readings, suggestion=suggestion
            )
        elif not groups:  # who types decimals with a comma, or many amounts of just three digits, groups with the dot
            first, other = Quote(shown[0], whose), Quote(shown[-1], whose)
            yield rules.GROUPED_UNIT.at(
                place, passage.field, written=money.said, readings=first, suggestion=first, other=other
            )


def _numbers(sheet: Sheet, passage: Passage, typed: Sequence[Money]) -> Iterator[Finding]:
    """Other numbers with another country's dots and commas."""
    taken = Ledger(typed)
    for number in _PUNCTUATED.finditer(passage.prose):
        found = _FOREIGN.match(passage.prose, number.start())
        amount = taken.before(number.start() + 1)
        if not found or (amount and number.start() < amount.end):
            continue
        written = sheet.quote(passage, found.start(), found.end())
        suggestion = Quote(_vietnamese(found), written.audience)
        yield rules.FOREIGN_SEPARATORS.at(
            passage.place(found.start()), passage.field, written=written, suggestion=suggestion
        )


def _vietnamese(found: re.Match[str]) -> str:
    """The number as it should be typed."""
    if found["decimal"]:
        return found["decimal"].replace(".", ",")
    whole, _, fraction = found[0].partition(".")
    return whole.replace(",", ".") + (f",{fraction}" if fraction else "")
