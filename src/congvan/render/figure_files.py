"""A letter's view enters; its figures leave as JSON and as CSV, for machines and for a spreadsheet.

What stays true: both hold what the view holds, in its order; no cell of the CSV is run by a spreadsheet as a formula.
"""

import csv
import io
import json
from typing import Any

from congvan.model.view import Figure, LetterView, PlainValue

# What a spreadsheet takes for the beginning of a formula; full-width forms too (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARK = "\ufeff"  # without it, Excel reads Vietnamese letters as Windows-1258
_COLUMNS = ("name", "label", "value", "unit", "text")


def figures_json(view: LetterView) -> str:
    """Give what the letter is and its figures; one newline at the end."""
    content = {
        "letter": str(view.id),
        "agency": view.agency.name,
        "series": view.series.title,
        "period": str(view.id.period),
        "symbol": view.symbol if view.number is not None else None,
        "date": view.date.isoformat() if view.date else None,
        "figures": [_figure(x) for x in view.figures],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def figures_csv(view: LetterView) -> str:
    """Give one row a figure (RFC 4180)."""
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(_COLUMNS)
    for figure in view.figures:
        cells = (figure.name, " / ".join(figure.labels), figure.value, figure.unit, figure.text)
        rows.writerow(_cell(x) for x in cells)
    return _MARK + out.getvalue()


def _figure(figure: Figure) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": figure.name,
        "labels": list(figure.labels),
        "value": figure.value,
        "unit": figure.unit or None,
        "text": figure.text,
    }
    return entry | ({"internal": True} if figure.internal else {})


def _cell(value: PlainValue) -> PlainValue:
    """Write a cell: no value as nothing, truth in JSON's words, text so that nothing runs it."""
    match value:
        case None:
            return ""
        case bool():
            return json.dumps(value)
        case str():
            return f"'{value}" if value.startswith(_FORMULA) else value
    return value
