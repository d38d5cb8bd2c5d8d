"""A letter's view enters; its figures leave as JSON and as CSV, for machines and for a spreadsheet.

What stays true: both hold what the view holds, in its order; no cell of the CSV is run by a spreadsheet as a formula.
"""

import json
from typing import Any

from congvan.model.view import Figure, LetterView
from congvan.render.csv_text import csv_text

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
    rows = ((x.name, " / ".join(x.labels), x.value, x.unit, x.text) for x in view.figures)
    return csv_text(_COLUMNS, rows)


def _figure(figure: Figure) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": figure.name,
        "labels": list(figure.labels),
        "value": figure.value,
        "unit": figure.unit or None,
        "text": figure.text,
    }
    return entry | ({"internal": True} if figure.internal else {})
