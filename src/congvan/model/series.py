"""A series: one periodic reporting duty, with the schema of its figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

from pydantic import Field

from congvan.model.fields import IsoDate, Line, Lines, Record, WholeNumber
from congvan.model.period import Period
from congvan.model.source import Path, Positions
from congvan.model.terms import Audience, Frequency


class Request(Record):
    """The letter that asks for the reports."""

    agency: Line = Field(
        title="Cơ quan yêu cầu",
        description="Cơ quan yêu cầu báo cáo.",
        examples=["Sở Khoa học và Công nghệ tỉnh Mẫu"],
    )
    number: Line = Field(
        title="Số, ký hiệu",
        description="Số và ký hiệu của văn bản yêu cầu.",
        examples=["1133/SKHCN-KHTC"],
    )
    date: IsoDate = Field(
        title="Ngày",
        description="Ngày của văn bản yêu cầu, dạng năm-tháng-ngày.",
        examples=["2026-03-30"],
    )


class Due(Record):
    """The day by which a report is due, counted in the period's last month or `months_after` it."""

    day: WholeNumber = Field(
        title="Ngày",
        ge=1,
        le=31,
        description="Hạn nộp là ngày nào trong tháng; tháng ngắn hơn thì lấy ngày cuối tháng.",
        examples=[20],
    )
    months_after: WholeNumber = Field(
        0,
        title="Số tháng sau kỳ",
        ge=0,
        le=12,
        description="Số tháng sau tháng cuối của kỳ. Để trống: ngay trong tháng cuối của kỳ.",
        examples=[1],
    )


class Sum(Record):
    """`total` equals the sum of `of`."""

    total: Line = Field(
        title="Tổng",
        description="Tên số liệu là tổng.",
        examples=["budget.total"],
    )
    of: Lines = Field(
        min_length=1,
        title="Các thành phần",
        description="Tên các số liệu cộng lại bằng tổng.",
        examples=[["budget.science", "budget.digital"]],
    )


class AtMost(Record):
    """`value` does not exceed `limit`."""

    value: Line = Field(
        title="Số liệu",
        description="Tên số liệu phải nhỏ hơn hoặc bằng.",
        examples=["budget.disbursed"],
    )
    limit: Line = Field(
        title="Giới hạn",
        description="Tên số liệu không được vượt quá.",
        examples=["budget.total"],
    )


class NotDecreasing(Record):
    """`value` does not fall from one period to the next within a year."""

    value: Line = Field(
        title="Số liệu",
        description="Tên số liệu cộng dồn, không được giảm từ kỳ này sang kỳ sau.",
        examples=["budget.disbursed"],
    )
    within: Literal["year"] = Field(
        "year",
        title="Trong phạm vi",
        description="Cộng dồn trong một năm (year).",
        examples=["year"],
    )


class SameAsPrevious(Record):
    """`value` stays what it was in the last period of the year that has it: a yearly allocation."""

    value: Line = Field(title="Số liệu", description="Tên số liệu không đổi trong năm.", examples=["budget.total"])
    within: Literal["year"] = Field(
        "year", title="Trong phạm vi", description="Không đổi trong một năm (year).", examples=["year"]
    )


class WithinFactor(Record):
    """`value` is neither more than `factor` times the last period's nor less than its `factor`th part.

    With `within: year` the year's first period is compared with nothing: for what is counted from 1 January.
    """

    value: Line = Field(
        title="Số liệu", description="Tên số liệu không được đổi quá nhiều lần.", examples=["files.received"]
    )
    factor: WholeNumber = Field(
        ge=2, title="Số lần", description="Gấp hay kém kỳ trước quá số lần này thì hỏi lại.", examples=[10]
    )
    within: Literal["year"] | None = Field(
        None,
        title="Trong phạm vi",
        description="Ghi year với số cộng dồn từ đầu năm: kỳ đầu năm không so với kỳ trước.",
        examples=["year"],
    )


class FigureCheck(Record):
    """One entry of `checks`: exactly one of the kinds."""

    sum: Sum | None = Field(
        None,
        title="Cộng đúng",
        description="Tổng phải bằng các thành phần cộng lại.",
        examples=[{"total": "budget.total", "of": ["budget.science", "budget.digital"]}],
    )
    at_most: AtMost | None = Field(
        None,
        title="Không vượt",
        description="Số này không được lớn hơn số kia.",
        examples=[{"value": "budget.disbursed", "limit": "budget.total"}],
    )
    not_decreasing: NotDecreasing | None = Field(
        None,
        title="Không giảm",
        description="Số cộng dồn không được giảm trong năm.",
        examples=[{"value": "budget.disbursed"}],
    )
    same_as_previous: SameAsPrevious | None = Field(
        None,
        title="Không đổi",
        description="Số này giữ nguyên trong năm, như kinh phí được giao.",
        examples=[{"value": "budget.total"}],
    )
    within_factor: WithinFactor | None = Field(
        None,
        title="Không đổi quá nhiều lần",
        description="Số này gấp hay kém kỳ trước quá nhiều lần thì hỏi lại.",
        examples=[{"value": "files.received", "factor": 10}],
    )

    def declared(self) -> Mapping[str, Record]:
        """Give what is declared, by kind: one, if the entry is sound."""
        found = {kind: getattr(self, kind) for kind in type(self).model_fields}
        return {kind: x for kind, x in found.items() if x is not None}

    def named(self) -> Iterator[tuple[str, Path, str]]:
        """Every figure that the entry names: kind, place within it, name."""
        for kind, part in self.declared().items():
            for key, value in part.model_dump().items():
                if isinstance(value, tuple):
                    yield from ((kind, (key, index), name) for index, name in enumerate(value))
                elif key not in _NO_FIGURES:
                    yield kind, (key,), value


_NO_FIGURES = frozenset({"within", "factor"})  # keys of a check that name no figure


MOST_FACETS = 30  # the search page has a list for each


class SeriesFile(Record):
    """`reports/_series/<id>.yml`. `data` is JSON Schema 2020-12, checked as such by `check`."""

    title: Line = Field(
        title="Tên loại báo cáo",
        description="Tên đầy đủ của loại báo cáo.",
        examples=["Báo cáo tháng về kết quả chuyển đổi số cấp xã"],
    )
    short: Line = Field(
        title="Tên ngắn",
        description="Tên dùng trong bảng và danh mục.",
        examples=["Chuyển đổi số"],
    )
    requested_by: Request | None = Field(
        None,
        title="Văn bản yêu cầu",
        description="Văn bản yêu cầu báo cáo: cơ quan, số, ngày.",
        examples=[{"agency": "Sở Nội vụ tỉnh Mẫu", "number": "2043/SNV-CCHC", "date": "2024-12-18"}],
    )
    frequency: Frequency = Field(
        title="Kỳ báo cáo",
        description="Bao lâu báo cáo một lần.",
        examples=["monthly"],
    )
    due: Due | None = Field(
        None,
        title="Hạn nộp",
        description="Hạn nộp, để biết công văn nào nộp muộn hay còn thiếu.",
        examples=[{"day": 20}],
    )
    visibility: Audience = Field(
        Audience.INTERNAL,
        title="Phạm vi phổ biến",
        description="Các công văn của loại này dành cho ai, nếu công văn không nói khác. Để trống: chỉ nội bộ.",
        examples=["public"],
    )
    sections: Lines = Field(
        (),
        title="Các mục phải có",
        description="Các đề mục mà mỗi công văn phải có, đúng thứ tự, không ghi số.",
        examples=[["Thông tin chung", "Kết quả thực hiện"]],
    )
    data: dict[str, Any] | None = Field(
        None,
        title="Lược đồ số liệu",
        description="Các số liệu mỗi công văn phải khai, theo JSON Schema 2020-12; tiền: type: integer, format: vnd.",
    )
    checks: tuple[FigureCheck, ...] = Field(
        (),
        title="Phép kiểm tra số liệu",
        description="Những điều phải đúng giữa các số liệu.",
        examples=[[{"sum": {"total": "budget.total", "of": ["budget.science", "budget.digital"]}}]],
    )
    rollup: dict[str, Literal["sum", "count", "max", "min", "average"]] | None = Field(
        None,
        title="Cách cộng gộp",
        description="Cách cộng gộp số liệu của nhiều cơ quan: sum, count, max, min hoặc average.",
        examples=[{"budget.total": "sum"}],
    )
    facets: Lines = Field(
        (),
        max_length=MOST_FACETS,
        title="Số liệu để lọc",
        description="Tên các số liệu dùng để thu hẹp kết quả tìm kiếm; hợp với số liệu có ít giá trị, như có/không.",
        examples=[["fund.established"]],
    )


@dataclass(frozen=True, slots=True)
class Property:
    """One figure that a schema declares: dotted name, label, schema, and for whom."""

    name: str
    labels: tuple[str, ...]
    schema: Mapping[str, Any]
    audience: Audience


@dataclass(frozen=True)
class Series:
    """A series that passed its check; `schema` is its `data` as typed JSON."""

    id: str
    file: SeriesFile
    schema: Mapping[str, Any]
    positions: Positions

    def due(self, period: Period) -> date | None:
        """The day by which the report of a period is due; the month's last day where it is shorter."""
        return period.due(self.file.due.day, self.file.due.months_after) if self.file.due else None

    def properties(self) -> tuple[Property, ...]:
        """Give the figures of the schema in its own order, leaves only."""
        return self._properties

    @cached_property
    def _properties(self) -> tuple[Property, ...]:
        return tuple(_leaves(self.schema, (), (), _audience(self.schema, Audience.PUBLIC)))


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
