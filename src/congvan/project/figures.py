"""What a series' schema declares → the figures that an audience is told of: what they are, how agencies add up."""

from collections.abc import Iterator, Mapping
from typing import Any

from congvan.model.series import Property, Series
from congvan.model.terms import Audience
from congvan.model.view import FigureField, FigureKind, Unit

_DATE = "date"


def fields(series: Series, audience: Audience) -> Iterator[FigureField]:
    """Give the figures of a series that the audience may see, in the schema's order."""
    rollup, facets = series.file.rollup or {}, frozenset(series.file.facets)
    for figure in series.properties():
        if audience.may_see(figure.audience):
            yield FigureField(
                name=figure.name,
                labels=figure.labels,
                kind=_kind(figure.schema),
                unit=unit(figure),
                rollup=rollup.get(figure.name),
                facet=figure.name in facets,
                internal=figure.audience is Audience.INTERNAL,
            )


def unit(figure: Property) -> Unit:
    """Give the unit in which a figure's plain value counts."""
    return "đồng" if figure.schema.get("format") == "vnd" else ""


def _kind(schema: Mapping[str, Any]) -> FigureKind:
    """Tell what values a schema admits, null aside; what may be of several kinds is text."""
    declared = schema.get("type")
    kinds = {x for x in (declared if isinstance(declared, list) else [declared]) if x != "null"}
    if kinds == {"string"} and schema.get("format") == _DATE:
        return "date"
    if kinds == {"integer"}:
        return "integer"
    if kinds and kinds <= {"integer", "number"}:
        return "number"
    return "boolean" if kinds == {"boolean"} else "text"
