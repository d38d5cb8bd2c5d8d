"""A series: one periodic reporting duty, with the schema of its figures."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import Field

from congvan.model.fields import IsoDate, Line, Lines, Record, WholeNumber
from congvan.model.period import Period
from congvan.model.source import Positions
from congvan.model.terms import Audience, Frequency


class Request(Record):
    """The letter that asks for the reports."""

    agency: Line = Field(title="Cơ quan yêu cầu")
    number: Line = Field(title="Số, ký hiệu")
    date: IsoDate = Field(title="Ngày")


class Due(Record):
    """The day by which a report is due, counted in the period's last month or `months_after` it."""

    day: WholeNumber = Field(title="Ngày", ge=1, le=31)
    months_after: WholeNumber = Field(0, title="Số tháng sau kỳ", ge=0, le=12)


class Sum(Record):
    """`total` equals the sum of `of`."""

    total: Line
    of: Lines = Field(min_length=1)


class AtMost(Record):
    """`value` does not exceed `limit`."""

    value: Line
    limit: Line


class NotDecreasing(Record):
    """`value` does not fall from one period to the next within a year."""

    value: Line
    within: Literal["year"] = "year"


class FigureCheck(Record):
    """One entry of `checks`: exactly one of the kinds."""

    sum: Sum | None = None
    at_most: AtMost | None = None
    not_decreasing: NotDecreasing | None = None


class SeriesFile(Record):
    """`reports/_series/<id>.yml`. `data` is JSON Schema 2020-12, checked as such by `check`."""

    title: Line = Field(title="Tên loại báo cáo")
    short: Line = Field(title="Tên ngắn")
    requested_by: Request | None = Field(None, title="Văn bản yêu cầu")
    frequency: Frequency = Field(title="Kỳ báo cáo")
    due: Due | None = Field(None, title="Hạn nộp")
    visibility: Audience = Field(Audience.INTERNAL, title="Phạm vi phổ biến")
    sections: Lines = Field((), title="Các mục phải có")
    data: dict[str, Any] | None = Field(None, title="Lược đồ số liệu")
    checks: tuple[FigureCheck, ...] = Field((), title="Phép kiểm tra số liệu")
    rollup: dict[str, Literal["sum", "count", "max", "min", "average"]] | None = Field(None, title="Cách cộng gộp")


@dataclass(frozen=True, slots=True)
class Property:
    """One figure that a schema declares: dotted name, label, schema, and for whom."""

    name: str
    labels: tuple[str, ...]
    schema: Mapping[str, Any]
    audience: Audience


@dataclass(frozen=True, slots=True)
class Series:
    """A series that passed its check; `schema` is its `data` as typed JSON."""

    id: str
    file: SeriesFile
    schema: Mapping[str, Any]
    positions: Positions

    def due(self, period: Period) -> date | None:
        """The day by which the report of a period is due; the month's last day where it is shorter."""
        if not self.file.due:
            return None
        months = period.last_month - 1 + self.file.due.months_after
        year, month = period.year + months // 12, months % 12 + 1
        return date(year, month, min(self.file.due.day, monthrange(year, month)[1]))

    def properties(self) -> Iterator[Property]:
        """Give the figures of the schema in its own order, leaves only."""
        return _leaves(self.schema, (), (), _audience(self.schema, Audience.PUBLIC))


def _leaves(
    schema: Mapping[str, Any], path: tuple[str, ...], labels: tuple[str, ...], audience: Audience
) -> Iterator[Property]:
    """Walk down a schema; what is internal stays so all the way down."""
    for name, found in schema.get("properties", {}).items():
        inner = found if isinstance(found, dict) else {}  # JSON Schema lets `true` stand for "anything"
        label = (*labels, inner.get("title", name))
        seen_by = _audience(inner, audience)
        if "properties" in inner:
            yield from _leaves(inner, (*path, name), label, seen_by)
        else:
            yield Property(".".join((*path, name)), label, inner, seen_by)


def _audience(schema: Mapping[str, Any], above: Audience) -> Audience:
    return Audience.INTERNAL if schema.get("visibility") == Audience.INTERNAL else above
