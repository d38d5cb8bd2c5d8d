"""The days of one letter: issued by its due day, called back and changed after its issue, changes in order."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from congvan.check.sheet import Sheet
from congvan.model.duties import has_begun
from congvan.model.finding import Finding
from congvan.model.rules import envelope as rules
from congvan.model.rules.register import LATE
from congvan.model.text import Quote, Text
from congvan.vietnamese.dates import short_date

_CALLED_BACK, _CHANGED = Text("The day of withdrawal"), Text("The day of the change")


def check_timing(sheet: Sheet) -> Iterator[Finding]:
    """Check one letter's days against one another and against the series' due day."""
    front = sheet.front
    if front is None:
        return
    if front.date:
        yield from _check_late(sheet, front.date)
        if front.withdrawn:
            yield from _check_after(sheet, ("withdrawn", "date"), front.withdrawn.date, front.date, _CALLED_BACK)
        for index, change in enumerate(front.changes):
            yield from _check_after(sheet, ("changes", index, "date"), change.date, front.date, _CHANGED)
    for index, (before, after) in enumerate(pairwise(front.changes), 1):
        if after.date < before.date:
            place = sheet.raw.positions.value("changes", index, "date")
            shown = {"date": after.date, "before": before.date}
            said = {k: Quote(short_date(x), sheet.visibility) for k, x in shown.items()}
            yield rules.CHANGES_OUT_OF_ORDER.at(place, f"changes.{index}.date", **said)


def _check_late(sheet: Sheet, issued: date) -> Iterator[Finding]:
    """A letter that replaces or adds up others is late by its nature; one due before it was asked for is not late."""
    series, period = sheet.series, sheet.id.period
    if series is None or sheet.front is None or sheet.front.replaces:
        return
    if sheet.agency and sheet.agency.consolidates(series.id):
        return
    due = series.due(period) if series.file.frequency is period.frequency else None
    asked = series.file.requested_by.date if series.file.requested_by else None
    if due and due < issued and has_begun(period, due, asked, None):
        yield LATE.at(
            sheet.raw.positions.value("date"), "date", days=Quote(str((issued - due).days), sheet.visibility),
            due=Quote(short_date(due), series.file.visibility), date=Quote(short_date(issued), sheet.visibility),
        )  # fmt: skip


def _check_after(sheet: Sheet, path: tuple[str | int, ...], day: date, issued: date, what: Text) -> Iterator[Finding]:
    if day < issued:
        said = {"date": Quote(short_date(day), sheet.visibility), "issued": Quote(short_date(issued), sheet.visibility)}
        place = sheet.raw.positions.value(*path)
        yield rules.BEFORE_ISSUE.at(place, ".".join(str(x) for x in path), what=what, **said)
