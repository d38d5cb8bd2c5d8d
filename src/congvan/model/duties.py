"""When a reporting duty exists: shared by what the check calls missing and what the site shows as due."""

from collections.abc import Iterator
from datetime import date, timedelta

from congvan.model.period import Period
from congvan.model.series import Series

# What is due for longer is no news: it stands on the series' board, and the check notes it.
BEHIND = timedelta(days=62)


def has_begun(period: Period, due: date, asked: date | None, first: Period | None) -> bool:
    """Whether the duty existed for a period: it was asked for before it was due, and the first letter is not later.

    `asked` is the day of the letter that asks, `first` the period of the agency's first letter; None where unknown.
    """
    if asked and due < asked:
        return False
    return first is None or first.last_day <= period.last_day


def overdue(series: Series, first: Period, today: date) -> Iterator[tuple[Period, date]]:
    """Give the periods from an agency's first letter on whose report was due before today, each with its due day."""
    asked = series.file.requested_by.date if series.file.requested_by else None
    period = first
    while (due := series.due(period)) is not None and due < today:
        if has_begun(period, due, asked, first):
            yield period, due
        period = period.following
