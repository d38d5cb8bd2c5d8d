"""A font file, opened: the only place that knows fontTools, which is loaded when a font is first asked for.

What stays true: whatever fontTools trips over in a file is one exception of ours.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from congvan.errors import MachineError
from congvan.model.text import Text

# What fontTools raises, beside its own TTLibError, on files that are cut short or hold nonsense.
_BROKEN = (
    OSError, EOFError, ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError, OverflowError,
    struct.error,
)  # fmt: skip


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """Open a font file; what is read of it within may find it broken too.

    Raises:
        MachineError: it is missing or broken.
    """
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 - most checks need no font

    try:
        # from memory: on a broken file fontTools leaves what it opened open
        with TTFont(BytesIO(path.read_bytes()), lazy=True) as font:
            yield font
    except (*_BROKEN, TTLibError) as error:
        raise MachineError(Text("The font file {name} is missing or broken."), name=path.name) from error
