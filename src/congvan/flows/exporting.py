"""A checked archive → what leaves it for good: a year as a bag to be laid up, or the figures of a series.

The sources enter a bag as they lie in `reports/` for the office alone; for the public they are made of the views.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, TypeAlias

from congvan.checking import Checked
from congvan.edit.schema import AGENCY_FILE, SERIES_FILE, as_text, letter_file, schema_files
from congvan.errors import ArchiveError
from congvan.flows.words import EDITIONS
from congvan.model import address
from congvan.model.archive import Archive
from congvan.model.identity import AGENCIES, ALLOWED, SERIES, SHORT_FORMS, TRUST
from congvan.model.terms import Audience
from congvan.model.text import Several, Text
from congvan.model.view import EditionView
from congvan.pipeline import open_work
from congvan.publish.bag import Bag, Laid, bag_of_year, of_year
from congvan.publish.data import data_files
from congvan.publish.mkdocs_site import prepare
from congvan.publish.work import Progress

Table: TypeAlias = Literal["csv", "xlsx", "json"]

_NO_YEAR = Text("No letter of {edition} was issued for {year}; there are letters for: {years}.")
_NO_LETTER = Text("No letter of {edition} was issued yet.")
_NO_SERIES = Text("There is no series '{series}' in {edition}; there are: {there}.")
# Keys of a schema that only help whoever types a letter, and hold samples that may be somebody's number.
_SAMPLES = ("examples", "default", "defaultSnippets")
_OF_NAMES = ("properties", "$defs")


def export_bag(
    checked: Checked, reports: Path, year: int, audience: Audience, cache: Path, progress: Progress
) -> tuple[Bag, int]:
    """Make the bag of a year's letters, and say how many they are.

    Raises:
        ArchiveError: no letter was issued for that year that the audience may see.
        RefusedError: the archive has errors, or a letter's PDF could not be made.
    """
    work = open_work(checked, cache, audience, None, progress)
    edition = of_year(work.edition, year)
    if not edition.letters:
        raise _no_year(work.edition, year)
    (work,) = prepare(reports.parent / "mkdocs.yml", [replace(work, edition=edition)], progress)
    sources = _sources(checked.archive, reports, edition) if audience is Audience.INTERNAL else {}
    return bag_of_year(work, year, sources, _schemas(checked.archive, edition)), len(edition.letters)


def _no_year(edition: EditionView, year: int) -> ArchiveError:
    years = sorted({x.id.period.year for x in edition.letters if not x.is_draft})
    told = _NO_YEAR if years else _NO_LETTER
    there = Several(tuple(str(x) for x in years), Text(", "))
    return ArchiveError(told, edition=EDITIONS[edition.audience], year=year, years=there)


def export_table(checked: Checked, series: str, audience: Audience, cache: Path, form: Table) -> bytes:
    """Give the figures of a series: the same table that the edition has, or its letters as JSON.

    Raises:
        ArchiveError: the audience may see no such series.
        RefusedError: the archive has errors.
    """
    edition = open_work(checked, cache, audience, None).edition
    if series not in {x.id for x in edition.series}:
        there = Several(tuple(sorted(x.id for x in edition.series)), Text(", "))
        raise ArchiveError(_NO_SERIES, edition=EDITIONS[audience], series=series, there=there)
    letters = tuple(x for x in edition.letters if x.id.series == series)
    own = tuple(x for x in edition.series if x.id == series)
    of_series = replace(edition, series=own, letters=letters, duties=())  # of all agencies: they are counted
    wanted = {"csv": address.series_csv, "xlsx": address.series_xlsx}
    name = wanted[form](series) if form in wanted else address.LETTERS_JSON
    return next(content for found, content in data_files(of_series, {}, "") if found == name)


def _sources(archive: Archive, reports: Path, edition: EditionView) -> Laid:
    """The files of a year as they lie in the archive: letters with all that is attached, agencies, series, lists."""
    found: dict[str, Path] = {}
    for view in edition.letters:
        found[f"{view.id}.md"] = reports / f"{view.id}.md"
        found |= {f"{view.id}/{x.name}": Path(x.path) for x in archive.letters[view.id].files}
    names = [
        *(f"{view.id}.signed.pdf" for view in edition.letters),
        *(f"{AGENCIES}/{x.id}.yml" for x in edition.agencies),
        *(f"{SERIES}/{x.id}.yml" for x in edition.series),
        ALLOWED,
        SHORT_FORMS,
        *_trust(reports),
    ]
    return found | {x: reports / x for x in names if (reports / x).is_file()}


def _trust(reports: Path) -> Iterator[str]:
    """The certificates by which the year's signatures are proved."""
    if (reports / TRUST).is_dir():
        yield from (f"{TRUST}/{x.name}" for x in sorted((reports / TRUST).iterdir()))


def _schemas(archive: Archive, edition: EditionView) -> Mapping[str, str]:
    """The schemas of the year's files; the public ones know no figure that the public may not see."""
    own = {x.id: archive.series[x.id] for x in edition.series}
    figures = {name: (x.file.title, _seen_by(edition.audience, x.schema)) for name, x in own.items()}
    wanted = {AGENCY_FILE, SERIES_FILE, *(letter_file(x) for x in own)}
    made = {name: text for name, text in schema_files(figures) if name in wanted}
    if edition.audience is Audience.INTERNAL:
        return made
    return {name: as_text(_without_samples(json.loads(text))) for name, text in made.items()}


def _without_samples(schema: Any, *, names: bool = False) -> Any:
    """Give a schema without what only helps whoever types; `names` says that the keys are those of fields."""
    if isinstance(schema, list):
        return [_without_samples(x) for x in schema]
    if not isinstance(schema, dict):
        return schema
    kept = schema if names else {key: x for key, x in schema.items() if key not in _SAMPLES}
    return {key: _without_samples(x, names=key in _OF_NAMES and not names) for key, x in kept.items()}


def _seen_by(audience: Audience, schema: Mapping[str, Any]) -> dict[str, Any]:
    """Give a schema of figures without those that an audience may not see."""
    if audience is Audience.INTERNAL:
        return dict(schema)
    kept = dict(schema)
    figures = kept.get("properties")
    if isinstance(figures, Mapping):
        seen = {key: x for key, x in figures.items() if not _is_internal(x)}
        kept["properties"] = {key: _seen_by(audience, x) if isinstance(x, Mapping) else x for key, x in seen.items()}
        if isinstance(asked := kept.get("required"), list):
            kept["required"] = [x for x in asked if x in seen]
    if isinstance(items := kept.get("items"), Mapping):
        kept["items"] = _seen_by(audience, items)
    return kept


def _is_internal(schema: Any) -> bool:
    return isinstance(schema, Mapping) and str(schema.get("visibility", "")) == Audience.INTERNAL
