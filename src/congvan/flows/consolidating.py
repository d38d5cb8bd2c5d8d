"""A checked archive → the draft of a consolidated letter: project → render.rollup → edit.

The sums are of the internal views, for the office that adds up sees all. A draft that holds anything internal says so.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from congvan.check.hints import nearest
from congvan.checking import Checked
from congvan.edit.consolidated import Added, Whole, blanks, consolidated_draft
from congvan.edit.consolidated_parts import Parts
from congvan.edit.draft import Draft, read_period
from congvan.edit.schema import FOLDER, letter_file, modeline
from congvan.errors import ArchiveError, RefusedError
from congvan.model.agency import Agency
from congvan.model.archive import Archive
from congvan.model.identity import AGENCIES, REPORTS, SERIES, LetterId
from congvan.model.letter import FrontMatter
from congvan.model.period import Period
from congvan.model.series import Series
from congvan.model.terms import Audience
from congvan.model.text import Several, Text
from congvan.model.view import EditionView, FigureField
from congvan.project import project
from congvan.render.rollup import PeriodTotals, Sum, Total, rollup
from congvan.vietnamese.amounts import format_dong
from congvan.vietnamese.numbers import format_number

_OFFICES = (f"{REPORTS}/{AGENCIES}/", f"{REPORTS}/{SERIES}/")
_CURRENCY = " đồng"
_HOW = {"max": "cao nhất", "min": "thấp nhất", "average": "bình quân"}


@dataclass(frozen=True, slots=True)
class Consolidated:
    """The draft, how many letters it adds up, and whether the agency's file says that it consolidates the series.

    `blanks` are the keys that must be filled in before the archive is built again.
    """

    draft: Draft
    letters: int
    is_internal: bool
    is_declared: bool
    blanks: tuple[str, ...] = ()


def consolidate(
    checked: Checked, series: str, period: str, agency: str | None, reports: Path, *, elsewhere: bool = False
) -> Consolidated:
    """Make the draft, for its place in `reports`, unless it is written `elsewhere`.

    Raises:
        ArchiveError: series, period or agency are unknown or do not fit, there is nothing to add up, or the letter
            exists in its place.
        RefusedError: a letter that would be added up has errors, or a file of a series or an agency.
    """
    when = read_period(period)
    _refuse_errors(checked, lambda path: path.startswith(_OFFICES))
    duty, office = _duty(checked.archive, series, when), _office(checked.archive, series, agency)
    who = LetterId(office.id, series, when)
    if not elsewhere:
        _refuse_place(reports, who)
    _refuse_errors(checked, lambda path: path.endswith(f"/{series}/{when}.md") and path != who.source)
    edition = _edition(checked.archive, series, office.id)
    added_up = _totals(edition, duty, when)
    internal = any(x.internal for x in added_up.entered) or any(_is_told_internal(x) for x in added_up.totals)
    whole = Whole(
        id=who,
        series=duty,
        agency=office.file,
        figures={x.field.name: _added(x, len(added_up.entered)) for x in added_up.totals},
        entered=tuple(x.agency.short for x in added_up.entered),
        missing=tuple(x.short for x in added_up.missing),
        internal=internal,
        modeline="" if elsewhere else _modeline(who, reports),
        before=_before(checked.archive, who),
        parts=_parts(added_up),
    )
    is_declared = series in office.file.consolidates
    return Consolidated(consolidated_draft(whole), len(added_up.entered), internal, is_declared, blanks(whole))


def _refuse_place(reports: Path, who: LetterId) -> None:
    """Refuse to write over anything, be it a link that leads nowhere, and through a folder that is elsewhere.

    Raises:
        ArchiveError: the letter exists, or its folder is not its own.
    """
    target = reports / f"{who}.md"
    if os.path.lexists(target):
        raise ArchiveError(Text("The letter {who} exists; it is not overwritten."), who=who)
    own = reports.resolve() / who.agency / who.series
    if target.parent.resolve() != own:
        raise ArchiveError(Text("The folder of {who} leads elsewhere by a symbolic link; nothing is written."), who=who)


def _before(archive: Archive, who: LetterId) -> FrontMatter | None:
    """Find the front matter of the agency's last letter of the series before this one."""
    found = (x for x in archive.letters if (x.agency, x.series) == (who.agency, who.series))
    earlier = [x for x in found if x.period.order < who.period.order]
    return archive.letters[max(earlier, key=lambda x: x.period.order)].front if earlier else None


def _parts(added_up: PeriodTotals) -> Parts:
    """Put the figures that are added up side by side, as each letter prints them; no internal one."""
    fields = [x.field for x in added_up.totals if x.letters and not x.field.internal]
    rows = []
    for view in added_up.entered:
        texts = {x.name: x.text for x in view.figures}
        rows.append((view.agency.short, tuple(texts.get(x.name, "") for x in fields)))
    return Parts(tuple(" – ".join(x.labels) for x in fields), tuple(rows))


def _is_told_internal(total: Total) -> bool:
    return total.field.internal and total.value is not None


def _refuse_errors(checked: Checked, concerns: Callable[[str], bool]) -> None:
    """A sum must be whole: a letter with errors would be missing from it without a word.

    Raises:
        RefusedError: there are errors in a file that it concerns.
    """
    if wrong := [x for x in checked.findings if x.is_error and concerns(x.place.path)]:
        raise RefusedError(wrong)


def _duty(archive: Archive, name: str, period: Period) -> Series:
    """Find the series.

    Raises:
        ArchiveError: there is none of that name, or it is not reported for such periods.
    """
    series = archive.series.get(name)
    if series is None:
        hint = nearest(name, archive.series)["nearest"]
        raise ArchiveError(Text("There is no series '{name}'. {hint}"), name=name, hint=hint)
    if series.file.frequency is not period.frequency:
        raise ArchiveError(
            Text("The period '{period}' does not fit the series '{series}' (frequency: {frequency})."),
            period=period,
            series=name,
            frequency=series.file.frequency,
        )
    return series


def _office(archive: Archive, series: str, asked: str | None) -> Agency:
    """Find the agency that consolidates a series: the one asked for, else the one whose file says so.

    Raises:
        ArchiveError: it does not exist, or none or several say so.
    """
    declared = tuple(sorted(x.id for x in archive.agencies.values() if series in x.file.consolidates))
    if asked is None and len(declared) == 1:
        return archive.agencies[declared[0]]
    if asked is None and declared:
        raise ArchiveError(
            Text("Several agencies consolidate the series '{series}': {agencies}. Name one with --agency."),
            series=series,
            agencies=Several(declared, Text(", ")),
        )
    if asked is None:
        raise ArchiveError(
            Text(
                "No agency consolidates the series '{series}'. Write consolidates: [{series}] in the file of the one "
                "that does, or name it with --agency."
            ),
            series=series,
        )
    if asked not in archive.agencies:
        hint = nearest(asked, archive.agencies)["nearest"]
        raise ArchiveError(Text("There is no agency '{name}'. {hint}"), name=asked, hint=hint)
    return archive.agencies[asked]


def _edition(archive: Archive, series: str, office: str) -> EditionView:
    """Project the letters of one series, but for those of the office that adds up."""
    letters = {x: letter for x, letter in archive.letters.items() if x.series == series and x.agency != office}
    agencies = {x: agency for x, agency in archive.agencies.items() if x != office}
    return project(replace(archive, letters=letters, agencies=agencies), Audience.INTERNAL)[0]


def _totals(edition: EditionView, series: Series, period: Period) -> PeriodTotals:
    """Add up one period.

    Raises:
        ArchiveError: no letter of it was issued.
    """
    view = next(x for x in edition.series if x.id == series.id)
    found = next((x for x in rollup(view, edition.letters, edition.agencies) if x.period == period), None)
    if found is None or not found.entered:
        raise ArchiveError(
            Text("No letter of the series '{series}' has been issued for {period}; there is nothing to add up."),
            series=series.id,
            period=period,
        )
    return found


def _added(total: Total, letters: int) -> Added:
    """Write a sum as a letter has it. How many say yes is no value of a figure that is yes or no: prose alone."""
    field, how = total.field, _HOW.get(total.field.rollup or "", "")
    if total.value is None:
        return Added("", "")
    if total.letters < letters:
        how = ", ".join(x for x in (how, f"của {total.letters}/{letters} cơ quan") if x)
    if field.rollup == "count":
        return Added("", f"{total.value}/{total.letters} cơ quan.", how)
    typed = _typed(field, total.value)
    return Added(typed, f"{{{{ data.{field.name} }}}}." if typed else f"{format_number(total.value)}.", how)


def _typed(field: FigureField, value: Sum) -> str:
    """Write a value so that it is read back as what it is; what the schema has no room for is left to the drafter."""
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",") if field.kind == "number" else ""
    words = format_dong(value).removesuffix(_CURRENCY) if field.unit == "đồng" else ""
    return words if words[-1:].isalpha() and value >= 0 else str(value)


def _modeline(who: LetterId, reports: Path) -> str:
    known = (reports.parent / FOLDER / letter_file(who.series)).is_file()
    return modeline(who.source, letter_file(who.series)) if known else ""
