"""Values enter, the Vietnamese words for them leave: periods, dates, statuses, sizes. The templates' filters."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from congvan.model.period import Period
from congvan.model.terms import Frequency, Status, Urgency
from congvan.model.view import Duty, LetterView, Relation, SeriesView
from congvan.vietnamese.dates import day_month_year, short_date
from congvan.vietnamese.numbers import format_number

STATUS = {
    Status.DRAFT: "Dự thảo",
    Status.ISSUED: "Đã ban hành",
    Status.REPLACED: "Đã được thay thế",
    Status.WITHDRAWN: "Đã thu hồi",
}
_URGENCY = {Urgency.KHAN: "Khẩn", Urgency.THUONG_KHAN: "Thượng khẩn", Urgency.HOA_TOC: "Hỏa tốc"}
_FREQUENCY = {
    Frequency.MONTHLY: "hằng tháng",
    Frequency.QUARTERLY: "hằng quý",
    Frequency.HALF_YEARLY: "6 tháng một lần",
    Frequency.NINE_MONTHS: "9 tháng đầu năm",
    Frequency.YEARLY: "hằng năm",
}
_ROMAN = ("I", "II", "III", "IV")
_KILO = 1000  # bytes: sizes are told in decimal units, as phones and browsers do


def sentence(text: str) -> str:
    """Give the text with a capital first letter, the others as they are."""
    return text[:1].upper() + text[1:]


def subject(view: LetterView) -> str:
    """Give a letter's subject as a title."""
    return sentence(view.subject)


def number(view: LetterView) -> str:
    """Tell which letter it is: `Số 12/UBND-VHXH`, or that it has no number yet."""
    return f"Số {view.symbol}" if view.number is not None else "Chưa có số"


def short_period(period: Period) -> str:
    """Give a period as a table's head has room for it: `4/2026`, `Quý I/2026`, `6T đầu 2026`, `9T 2026`, `2026`."""
    return {
        Frequency.MONTHLY: f"{period.index}/{period.year}",
        Frequency.QUARTERLY: f"Quý {_ROMAN[(period.index - 1) % 4]}/{period.year}",
        Frequency.HALF_YEARLY: f"6T {'đầu' if period.index == 1 else 'cuối'} {period.year}",
        Frequency.NINE_MONTHS: f"9T {period.year}",
        Frequency.YEARLY: f"{period.year}",
    }[period.frequency]


def due_rule(series: SeriesView) -> str:
    """Tell by when a series is due, as a phrase; empty if it never is."""
    if series.due_day is None:
        return ""
    if series.months_after == 0:
        month = "trong tháng" if series.frequency is Frequency.MONTHLY else "tháng cuối của kỳ báo cáo"
    elif series.months_after == 1:
        month = "tháng liền sau kỳ báo cáo"
    else:
        month = f"tháng thứ {series.months_after} sau kỳ báo cáo"
    return f"ngày {series.due_day} {month}"


def until_due(duty: Duty, as_of: date) -> str:
    """Tell how far off the due day is on the day `as_of`: `còn 5 ngày`, `quá hạn 3 ngày`, `đến hạn trong ngày`."""
    days = (duty.due - as_of).days
    if days > 0:
        return f"còn {format_number(days)} ngày"
    return f"quá hạn {format_number(-days)} ngày" if days else "đến hạn trong ngày"


def size(count: int) -> str:
    """Give a number of bytes: `850 byte`, `18 KB`, `1,2 MB`."""
    if count < _KILO:
        return f"{count} byte"
    if count < _KILO**2:
        return f"{format_number(round(count / _KILO))} KB"
    megabytes = (Decimal(count) / _KILO**2).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{format_number(megabytes)} MB"


def relation(tie: Relation) -> str:
    """Tell how this letter is tied to the other."""
    return tie.traits.words


def relation_target(tie: Relation) -> str:
    """Name the other letter: `công văn số 15/UBND-VHXH, ngày 02/5/2026`; of another agency, whose it is."""
    whose = f" của {tie.agency}" if tie.agency else ""
    if not tie.date:
        return f"công văn {tie.letter.period.label}{whose} (chưa có số)"
    return f"công văn số {tie.symbol}, {day_month_year(tie.date)}{whose}"


def status(view: LetterView) -> str:
    """Tell where the letter stands."""
    return STATUS[view.status]


def urgency(value: Urgency) -> str:
    """Give the degree of urgency as letters print it, in ordinary case."""
    return _URGENCY[value]


def frequency(series: SeriesView) -> str:
    """Tell how often a series is reported."""
    return _FREQUENCY[series.frequency]


FILTERS: Mapping[str, Callable[..., str]] = {
    "sentence": sentence,
    "subject": subject,
    "number": number,
    "short_period": short_period,
    "due_rule": due_rule,
    "until_due": until_due,
    "size": size,
    "relation_target": relation_target,
    "status": status,
    "urgency": urgency,
    "frequency": frequency,
    "short_date": short_date,
    "long_date": day_month_year,
    "count": format_number,
}
