"""What the placeholders of a letter print for an audience, by name. What it may not see is `WITHHELD`."""

from collections.abc import Iterator
from datetime import date

from congvan.model.agency import Agency
from congvan.model.amount import Amount
from congvan.model.letter import Contact, Letter, Value
from congvan.model.series import Series
from congvan.model.terms import Audience
from congvan.project.audience import may_see, redact
from congvan.project.fill import WITHHELD, Fillings, Internal, Name, Withheld
from congvan.vietnamese.amounts import format_dong
from congvan.vietnamese.dates import day_month_year
from congvan.vietnamese.numbers import format_number


def fillings(letter: Letter, agency: Agency, series: Series, audience: Audience) -> Fillings:
    """Give every name that a placeholder may use: those of `PLACEHOLDER_NAMES` and the series' figures."""
    return (
        dict(_envelope(letter, series, audience))
        | dict(_offices(agency, series))
        | dict(_figures(letter, series, audience))
    )


def _envelope(letter: Letter, series: Series, audience: Audience) -> Iterator[tuple[Name, str | Withheld]]:
    front = redact(letter.front, "letter", audience)
    due = series.due(letter.id.period)
    yield ("period",), letter.id.period.label
    yield ("subject",), front.subject
    yield ("number",), "" if front.number is None else f"{front.number:02}"
    yield ("notation",), front.notation
    yield ("symbol",), letter.symbol
    yield ("date",), _day(front.date)
    yield ("due",), _day(due)
    yield ("signer", "title"), front.signer.title if front.signer else ""
    yield ("signer", "name"), front.signer.name if front.signer else ""
    given = front.contact or Contact.model_construct(name=None, phone=None, email=None)
    for name in ("name", "phone", "email"):
        seen = may_see(audience, "letter.contact") and may_see(audience, f"letter.contact.{name}")
        yield ("contact", name), Internal(getattr(given, name) or "") if seen else WITHHELD


def _offices(agency: Agency, series: Series) -> Iterator[tuple[Name, str]]:
    """Names of agency and series: every audience that may see the letter may see these (audience table)."""
    for name in ("name", "short", "place"):
        yield ("agency", name), getattr(agency.file, name)
    for name in ("title", "short"):
        yield ("series", name), getattr(series.file, name)
    request = series.file.requested_by
    yield ("series", "requested_by", "agency"), request.agency if request else ""
    yield ("series", "requested_by", "number"), request.number if request else ""
    yield ("series", "requested_by", "date"), _day(request.date if request else None)


def _figures(letter: Letter, series: Series, audience: Audience) -> Iterator[tuple[Name, str | bool | Withheld]]:
    for figure in series.properties():
        value = letter.figure(figure.name)
        shown = value if isinstance(value, bool) else printed(value)
        if figure.audience is Audience.INTERNAL and isinstance(shown, str):
            shown = Internal(shown)
        yield ("data", *figure.name.split(".")), shown if audience.may_see(figure.audience) else WITHHELD


def printed(value: Value) -> str:
    """A figure in Vietnamese form: `2,0 tỷ đồng`, `1.250`, `98,5`; lists with commas; nothing for None."""
    if isinstance(value, Amount):
        return format_dong(value.dong, value.written)
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | float):
        return format_number(value)
    if isinstance(value, list):
        return ", ".join(printed(x) for x in value)
    return value if isinstance(value, str) else ""


def _day(day: date | None) -> str:
    return day_month_year(day) if day else ""
