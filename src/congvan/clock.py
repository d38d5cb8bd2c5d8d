"""The only clock: the variable SOURCE_DATE_EPOCH → the day that an edition calls today, if it is set.

A check, which people run on the day that they write, may also ask the machine; what is built may not.
"""

import os
from datetime import UTC, date, datetime

from congvan.errors import MachineError
from congvan.model.text import Text


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
        raise MachineError(Text("SOURCE_DATE_EPOCH must be a number of seconds since 1970.")) from None


def today() -> date:
    """Give the day of a check: that of SOURCE_DATE_EPOCH, else the machine's, where the officer sits.

    Raises:
        MachineError: SOURCE_DATE_EPOCH is no number of seconds.
    """
    # A letter of today is not one of the future: the day is that of the officer's wall, and enters no built byte.
    return source_date() or date.today()  # noqa: DTZ011, TID251
