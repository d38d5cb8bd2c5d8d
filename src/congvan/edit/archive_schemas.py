"""An archive's own series → the schemas of its files. Nothing is written here."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from congvan.check.figures.values import check_schema, plain_json
from congvan.edit.schema import schema_files
from congvan.errors import ArchiveError, RefusedError
from congvan.model.finding import Finding
from congvan.model.identity import REPORTS, SERIES
from congvan.model.text import Text
from congvan.read.text import read_text
from congvan.read.yaml_tree import read_mapping


def archive_schemas(reports: Path) -> Iterator[tuple[str, str]]:
    """Give every schema of the archive whose folder `reports/` this is, as (file name, text).

    Raises:
        ArchiveError: there is no such folder.
        RefusedError: a series' file cannot be read, or its `data` is no schema.
    """
    if not reports.is_dir():
        raise ArchiveError(Text("There is no folder '{name}'."), name=reports.name)
    files = sorted((reports / SERIES).glob("*.yml"))
    yield from schema_files({x.stem: _series(x) for x in files if not x.is_symlink()})


def _series(path: Path) -> tuple[str, dict[str, Any]]:
    """Give a series' title and the schema of its figures."""
    name = f"{REPORTS}/{SERIES}/{path.name}"
    text = read_text(path, name)
    if isinstance(text, Finding):
        raise RefusedError([text])
    tree, positions, findings = read_mapping(text, name)
    data = plain_json(tree.get("data")) if tree else None
    schema = data if isinstance(data, dict) else {}
    findings += check_schema(schema, positions)
    if tree is None or findings:
        raise RefusedError(findings)
    return str(tree.get("title") or path.stem), schema
