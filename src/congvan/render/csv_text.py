"""Cells enter, rows of CSV leave (RFC 4180) that no spreadsheet runs as formulas.

What stays true: a program reads back what entered, but for the apostrophe before what would run.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeAlias

from congvan.model.view import PlainValue

Cell: TypeAlias = PlainValue | date

_MARK = "\ufeff"  # without it, Excel reads Vietnamese letters as Windows-1258
# Where a cell may begin: also behind what a spreadsheet of another country takes for the end of one (`;`, tab, line),
# and what it takes there for the beginning of a formula; full-width forms too (OWASP, CSV injection).
_FORMULA = re.compile(r"(^|\r\n|[;\t\r\n])(\s*[=+\-@＝＋－＠])")
_BLANKS = ("\t", "\r", "\n")


def csv_text(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Give the head and the rows, with the mark of UTF-8 before them; lines end as RFC 4180 says."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_cell(x) for x in head])
    writer.writerows([_cell(x) for x in row] for row in rows)
    return _MARK + out.getvalue()


def _cell(value: Cell) -> PlainValue:
    """Write a cell: no value as nothing, truth in JSON's words, days as ISO 8601, text so that nothing runs it."""
    match value:
        case None:
            return ""
        case bool():
            return json.dumps(value)
        case date():
            return value.isoformat()
        case str():
            return defused(value)
    return value


def defused(text: str) -> str:
    """Put an apostrophe before whatever a spreadsheet could run."""
    harmless = _FORMULA.sub(r"\1'\2", text)
    return f"'{harmless}" if harmless.startswith(_BLANKS) else harmless
