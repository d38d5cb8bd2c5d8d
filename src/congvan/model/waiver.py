"""A finding that somebody looked at and let stand, with the reason, as it is written in a file's comment."""

from dataclasses import dataclass

from congvan.model.terms import Audience


@dataclass(frozen=True, slots=True)
class Waiver:
    """`congvan: allow CV703, CV704: reason` on that line and column (from 1).

    It covers the findings of line `covers`, or of the whole file (None). What was left out is empty; `check` says so.
    `audience` is for whom the reason is: that of its place in the file, which only `check` knows.
    """

    line: int
    column: int
    codes: tuple[str, ...]
    reason: str
    covers: int | None
    audience: Audience = Audience.INTERNAL
