"""An attached file → what it is by its content, and why it could not be made public. Only what is looked at is read."""

import mmap
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from congvan.contents.kind import Data, Signs, signs_in
from congvan.contents.public import signs_of_public
from congvan.contents.sign import Sign


def signs_of(path: str) -> Signs:
    """Look into a file.

    Raises:
        OSError: it cannot be read.
    """
    with _opened(path) as data:
        return signs_in(data) if data else Signs("text")


def public_signs_of(path: str, ending: str) -> list[Sign]:
    """Give what speaks against publishing a file, or what its readers should know of; `ending` is its name's.

    Raises:
        OSError: it cannot be read.
    """
    with _opened(path) as data:
        return signs_of_public(data, ending)


@contextmanager
def _opened(path: str) -> Iterator[Data]:
    with Path(path).open("rb") as file:
        if not os.fstat(file.fileno()).st_size:
            yield b""
            return
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            yield data
