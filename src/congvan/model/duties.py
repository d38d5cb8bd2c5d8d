"""When a reporting duty exists: shared by what the check calls missing and what the site shows as due."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from congvan.model.period import Period

# What is due for longer is no news: it stands on the series' board, and the check notes it.
BEHIND = timedelta(days=62)


def has_begun(period: Period, due: date, asked: date | None, first: Period | None) -> bool:
    """Whether the duty existed for a period: it was asked for before it was due, and the first letter is not later.

    `asked` is the day of the letter that asks, `first` the period of the agency's first letter; None where unknown.
    """
    if asked and due < asked:
        return False
    return first is None or first.last_day <= period.last_day


def overdue(
    due_day: Callable[[Period], date | None], asked: date | None, first: Period, today: date
) -> Iterator[tuple[Period, date]]:
    """Give the periods from an agency's first letter on whose report was due before today, each with its due day.

    `due_day` tells by when a period's report is due, None if it never is; `asked` is as of `has_begun`.
    """
    period = first
    while (due := due_day(period)) is not None and due < today:
        if has_begun(period, due, asked, first):
            yield period, due
        period = period.following
