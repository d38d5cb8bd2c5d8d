"""A CSV file or a calendar enters; its texts leave as whoever opens it would read them.

Commas between numbers must not join them to one, and a line broken within a word must not hide the word.
"""

import csv
import io
import re
from collections.abc import Iterator

_FOLD = re.compile(r"\r?\n[ \t]")  # RFC 5545, 3.1: taken out, a line is whole again


def csv_texts(text: str) -> Iterator[str]:
    """Yield every cell; of a file that is no CSV, nothing: it was read as text already."""
    try:
        for row in csv.reader(io.StringIO(text, newline="")):
            yield from row
    except csv.Error:
        return


def calendar_texts(text: str) -> Iterator[str]:
    r"""Yield the lines of a calendar or of address cards unfolded, with `\n` in them as spaces."""
    yield _FOLD.sub("", text).replace("\\n", " ").replace("\\N", " ").replace("\\", "")
