"""What is late on the day of the check: letters due and missing, drafts past their due day, days yet to come."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from congvan.check.facts import Facts
from congvan.model.agency import Agency
from congvan.model.duties import overdue
from congvan.model.finding import Finding
from congvan.model.identity import LetterId
from congvan.model.period import Period
from congvan.model.rules import register as rules
from congvan.model.series import Series
from congvan.model.terms import Status
from congvan.model.text import Quote
from congvan.vietnamese.dates import short_date

# The day of the check may be taken in Greenwich, where until seven in the morning of Hà Nội it is yesterday.
_AHEAD = timedelta(days=1)
# Rules that look only where the day of the check is known.
BY_DAY = frozenset(x.code for x in (rules.FUTURE_DATE, rules.LETTER_MISSING, rules.OVERDUE_DRAFT))
_MOST_NAMED = 12  # periods named in one finding: a year of months


def check_due(
    agencies: Mapping[str, Agency],
    series: Mapping[str, Series],
    held: Iterable[LetterId],
    broken: frozenset[str],
    today: date,
) -> Iterator[Finding]:
    """Tell for each duty which letters are due and missing, from the agency's first letter of it to `today`.

    A letter whose file is broken is there; so is a draft.
    """
    runs: dict[tuple[str, str], set[Period]] = defaultdict(set)
    for letter in held:
        runs[letter.agency, letter.series].add(letter.period)
    for agency in agencies.values():
        for index, name in enumerate(agency.file.series):
            if name in series and name not in agency.file.series[:index]:
                yield from _tell(
                    agency,
                    series[name],
                    index,
                    list(_missing(agency.id, series[name], runs[agency.id, name], broken, today)),
                )


def check_today(
    letters: Iterable[Facts], agencies: Mapping[str, Agency], series: Mapping[str, Series], today: date
) -> Iterator[Finding]:
    """Tell of days of issue that are still to come, and of drafts whose due day has passed."""
    whole = {(x.id, name) for x in agencies.values() for name in x.file.consolidates}
    for letter in letters:
        if letter.date and letter.date > today + _AHEAD:
            yield rules.FUTURE_DATE.at(
                letter.place("date"), "date", date=Quote(short_date(letter.date), letter.visibility),
                today=short_date(today),
            )  # fmt: skip
        of = series.get(letter.id.series)
        is_owed = not letter.replaces and (letter.id.agency, letter.id.series) not in whole
        due = of.due(letter.id.period) if of and letter.status is Status.DRAFT and is_owed else None
        if of and due and due < today:
            whose = of.file.visibility
            said = {"due": Quote(short_date(due), whose), "days": Quote(str((today - due).days), whose)}
            yield rules.OVERDUE_DRAFT.at(letter.place("status"), "status", **said)
    for one in series.values():
        asked = one.file.requested_by
        if asked and asked.date > today + _AHEAD:
            place, field = one.positions.value("requested_by", "date"), "requested_by.date"
            shown = Quote(short_date(asked.date), one.file.visibility)
            yield rules.FUTURE_DATE.at(place, field, date=shown, today=short_date(today))


def _missing(
    agency: str, series: Series, held: Iterable[Period], broken: frozenset[str], today: date
) -> Iterator[Period]:
    periods = {x for x in held if x.frequency is series.file.frequency}
    if not periods:
        return
    asked = series.file.requested_by.date if series.file.requested_by else None
    for period, _ in overdue(series.due, asked, min(periods, key=lambda x: x.last_day), today):
        if period not in periods and LetterId(agency, series.id, period).source not in broken:
            yield period


def _tell(agency: Agency, series: Series, index: int, missing: list[Period]) -> Iterator[Finding]:
    if missing:
        named = ", ".join(str(x) for x in missing[:_MOST_NAMED])
        more = "" if len(missing) <= _MOST_NAMED else ", …"
        whose = series.file.visibility
        yield rules.LETTER_MISSING.at(
            agency.positions.value("series", index), f"series.{index}", agency=agency.id, series=series.id,
            count=Quote(str(len(missing)), whose), periods=Quote(named + more, whose),
            first=Quote(str(missing[0]), whose),
        )  # fmt: skip
