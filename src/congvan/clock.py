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
    moment = _source_moment()
    return moment.date() if moment else None


def _source_moment() -> datetime | None:
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError):
        raise MachineError(Text("SOURCE_DATE_EPOCH must be a number of seconds since 1970.")) from None


def today() -> date:
    """Give the day of a check: that of SOURCE_DATE_EPOCH, else the machine's, where the officer sits.

    Raises:
        MachineError: SOURCE_DATE_EPOCH is no number of seconds.
    """
    # A letter of today is not one of the future: the day is that of the officer's wall, and enters no built byte.
    return source_date() or date.today()  # noqa: DTZ011, TID251


def now() -> datetime:
    """Give the moment of signing, with its zone: that of SOURCE_DATE_EPOCH, else the machine's, where the signer sits.

    A signature makes a source, not an edition: this moment is what the signer says, and enters a built byte only as
    part of such a source.

    Raises:
        MachineError: SOURCE_DATE_EPOCH is no number of seconds.
    """
    given = _source_moment()
    return given or datetime.now().astimezone().replace(microsecond=0)  # noqa: TID251
