"""The only clock: the variable SOURCE_DATE_EPOCH → the day that an edition calls today, if it is set."""

import os
from datetime import UTC, date, datetime

from congvan.errors import MachineError


def source_date() -> date | None:
    """Give the day of SOURCE_DATE_EPOCH (reproducible-builds.org), if it is set.

    Raises:
        MachineError: it is no number of seconds.
    """
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise MachineError(
            "SOURCE_DATE_EPOCH phải là số giây kể từ 1970.", "SOURCE_DATE_EPOCH must be a number of seconds since 1970."
        ) from None
