"""The edition's tables with their files enter; the Data Package that describes them leaves (Frictionless, version 2).

Its types fit the CSV and the workbook alike: a program that reads either by it gets numbers, days and truths.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.terms import Audience
from congvan.model.view import EditionView, FigureKind
from congvan.render.data.table import Column, Table

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"  # the standard's own name for itself
_NAMES = {Audience.PUBLIC: "congvan-public", Audience.INTERNAL: "congvan-internal"}
_TYPES: Mapping[FigureKind, str] = {
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "text": "string",
}
_KINDS = {
    "csv": ("csv", "text/csv"),
    "xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": ("json", "application/json"),
}
_TRUE, _FALSE = ["true"], ["false"]


@dataclass(frozen=True, slots=True)
class Resource:
    """A data file: its address, what is told of it, and the table that it holds (None: no table)."""

    address: str
    title: str
    facts: FileFacts
    table: Table | None = None


def data_package(edition: EditionView, resources: Iterable[Resource], title: str) -> str:
    """Give the description as JSON; one newline at the end."""
    package = {
        "$schema": _PROFILE,
        "name": _NAMES[edition.audience],
        "title": title,
        "created": f"{edition.as_of.isoformat()}T00:00:00Z",
        "resources": [_resource(x) for x in resources],
    }
    return json.dumps(package, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _resource(resource: Resource) -> dict[str, Any]:
    path = address.relative(resource.address, address.folder(address.DATA_PACKAGE))
    stem, _, ending = path.rpartition(".")
    format_, media = _KINDS[ending]
    entry: dict[str, Any] = {
        "name": f"{stem}-{ending}",
        "title": resource.title,
        "path": path,
        "format": format_,
        "mediatype": media,
        "bytes": resource.facts.size,
        "hash": f"sha256:{resource.facts.sha256}",
    }
    if ending != "xlsx":
        entry["encoding"] = "utf-8"
    if resource.table:
        entry |= {"type": "table", "schema": _schema(resource.table)}
    return entry


def _schema(table: Table) -> dict[str, Any]:
    return {
        "fields": [_field(x) for x in table.columns],
        "primaryKey": [table.columns[0].head],
        "missingValues": [""],
    }


def _field(column: Column) -> dict[str, Any]:
    """Describe a column; `key` and `unit` are ours, which the standard lets stand."""
    field: dict[str, Any] = {"name": column.head, "type": _TYPES[column.kind], "title": column.meaning}
    if column.kind == "boolean":
        field |= {"trueValues": _TRUE, "falseValues": _FALSE}
    field["key"] = column.name
    if column.unit:
        field["unit"] = column.unit
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.values:
        constraints["enum"] = list(column.values)
    return field | ({"constraints": constraints} if constraints else {})
