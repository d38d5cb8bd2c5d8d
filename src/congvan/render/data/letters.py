"""An edition enters, its letters as JSON text leave (shape: docs/data.md). Holds nothing that the views do not."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from congvan.model import address
from congvan.model.view import AgencyView, EditionView, SeriesView
from congvan.render.data.entry import Entry, Facts, letter_entry


def letters_json(edition: EditionView, facts: Facts, site_url: str = "") -> str:
    """Give every agency, series and letter of the edition in its order: one a line, one newline at the end."""
    head = {"audience": edition.audience.value, "as_of": edition.as_of.isoformat(), "site_url": site_url or None}
    lists: dict[str, Iterable[Entry]] = {
        "agencies": map(_agency, edition.agencies),
        "series": map(_series, edition.series),
        "letters": (letter_entry(x, edition.audience, facts) for x in edition.letters),
    }
    known = [f"{_text(name)}: {_text(value)}" for name, value in head.items()]
    return "{\n" + ",\n".join([*known, *(f"{_text(name)}: {_lines(x)}" for name, x in lists.items())]) + "\n}\n"


def _lines(entries: Iterable[Entry]) -> str:
    """Write a list with one entry a line, which is short, and which `grep` and `diff` take apart."""
    return "[" + ",".join(_each(entries)) + "\n]"


def _each(entries: Iterable[Entry]) -> Iterator[str]:
    return (f"\n{_text(x)}" for x in entries)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _agency(agency: AgencyView) -> Entry:
    return {
        "id": agency.id,
        "name": agency.name,
        "short": agency.short,
        "series": list(agency.series),
        "consolidates": list(agency.consolidates),
        "url": address.agency(agency.id),
    }


def _series(series: SeriesView) -> Entry:
    asked = series.requested_by
    return {
        "id": series.id,
        "title": series.title,
        "short": series.short,
        "frequency": series.frequency.value,
        "requested_by": asked and {"agency": asked.agency, "number": asked.number, "date": asked.date.isoformat()},
        "due": {"day": series.due_day, "months_after": series.months_after} if series.due_day else None,
        "url": address.series(series.id),
        "csv": address.series_csv(series.id),
        "xlsx": address.series_xlsx(series.id),
        "figures": [
            {"name": x.name, "labels": list(x.labels), "kind": x.kind, "unit": x.unit or None, "rollup": x.rollup}
            for x in series.fields
        ],
    }
