"""What two versions of a letter tell their readers of its changes; whether the later one says so, and keeps its word.

The one place that decides it: for versions that git has, and for those that the last edition tells of.
"""

from collections import Counter
from dataclasses import dataclass

from congvan.model.content import digest
from congvan.model.terms import Status

STATUS, CHANGES = "status", "changes"
_FATES = frozenset({Status.REPLACED.value, Status.WITHDRAWN.value})


@dataclass(frozen=True, slots=True)
class Told:
    """A letter's status and its declared changes, each as `entry` gives it."""

    status: str
    changes: tuple[str, ...]


def entry(day: str, note: str, *, major: bool) -> str:
    """Give a declared change in one form, however it is typed."""
    return digest(f"{day} {major} {note}")


def is_declared(before: Told, now: Told, *, mended: bool = False) -> bool:
    """Whether something tells readers that the letter is not as it was; `mended`: another letter does.

    An entry more does, beside all that there were: one that is worded anew tells of no other change.
    """
    if taken_back(before, now):
        return False
    return mended or has_more(before, now) or (now.status in _FATES and now.status != before.status)


def taken_back(before: Told, now: Told) -> tuple[str, ...]:
    """Name the fields by which a letter takes back what it told: an entry is gone, or it is in force again."""
    lost = Counter(before.changes) - Counter(now.changes)
    revived = before.status in _FATES and now.status not in _FATES and not has_more(before, now)
    return (*((CHANGES,) if lost else ()), *((STATUS,) if revived else ()))


def has_more(before: Told, now: Told) -> bool:
    """Whether it tells of a change that it did not tell of."""
    return bool(Counter(now.changes) - Counter(before.changes))
