"""The archive × an audience → one edition's view, and the secrets that it must not hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from congvan.model.agency import Agency
from congvan.model.archive import Archive
from congvan.model.history import Version
from congvan.model.identity import LetterId
from congvan.model.letter import Letter
from congvan.model.series import Series
from congvan.model.terms import Audience
from congvan.model.view import AgencyView, EditionView, LetterView, Person, RequestView, SeriesView
from congvan.model.withheld import Secret
from congvan.project.attached import Attached
from congvan.project.audience import redact
from congvan.project.duties import duties
from congvan.project.figures import fields
from congvan.project.letters import is_visible, view_letter
from congvan.project.relations import relations
from congvan.project.secrets import secrets
from congvan.project.versions import view_versions
from congvan.vietnamese.collate import sort_key

_NO_DATE = date(2000, 1, 1)  # of an edition without any dated letter; never shown as a letter's
History = Mapping[LetterId, tuple[Version, ...]]


def project(
    archive: Archive,
    audience: Audience,
    as_of: date | None = None,
    history: History = MappingProxyType({}),
    attached: Sequence[Attached] = (),
) -> tuple[EditionView, tuple[Secret, ...]]:
    """Make the view of one edition. `as_of` is the day it calls today; left out, the newest date that it shows.

    `history` are the letters' versions, of which the public is told nothing; `attached` is what gives internal
    attachments away.
    """
    series = {x.id: view_series(x, audience) for x in archive.series.values() if audience.may_see(x.file.visibility)}
    shown = tuple(x for x in archive.in_order if is_visible(x, audience))
    told = frozenset(series) | {x.id.series for x in shown}
    agencies = {x.id: view_agency(x, frozenset(series), told, audience) for x in archive.agencies.values()}
    for letter in shown:  # a public letter of an internal series: the series' name is then public with it
        series.setdefault(letter.id.series, view_series(archive.series[letter.id.series], audience))
    letters = tuple(
        replace(x, versions=view_versions(history.get(x.id, ()), audience))
        for x in _letters(archive, shown, agencies, series, audience)
    )
    today = as_of or max((x for letter in letters for x in _dates(letter)), default=_NO_DATE)
    edition = EditionView(
        audience=audience,
        as_of=today,
        agencies=tuple(sorted(agencies.values(), key=lambda x: sort_key(x.short))),
        series=tuple(sorted(series.values(), key=lambda x: sort_key(x.title))),
        letters=letters,
        duties=tuple(duties(archive, agencies, series, {x.id for x in letters}, today)),
        short_forms=tuple((x.short, *x.long) for x in (redact(y, "short_form", audience) for y in archive.short_forms)),
    )
    return edition, secrets(archive, audience, attached)


def view_agency(agency: Agency, series: frozenset[str], told: frozenset[str], audience: Audience) -> AgencyView:
    """Project an agency: of what it owes, the `series` that the audience may see.

    Of what it consolidates those that are `told` of, the series of every letter that is shown among them: its letters
    must not be added up with those that they add up.
    """
    file = redact(agency.file, "agency", audience)
    office = file.contact
    contact = Person("", office.phone or "", office.email or "", office.address or "") if office else None
    owed = tuple(x for x in file.series if x in series)
    added_up = tuple(x for x in file.consolidates if x in told)
    return AgencyView(
        agency.id, file.name, file.short, file.letterhead, file.parent, file.place, contact, owed, added_up
    )


def view_series(series: Series, audience: Audience) -> SeriesView:
    """Project a series that the audience may see."""
    file = series.file
    asked = file.requested_by
    request = RequestView(asked.agency, asked.number, asked.date) if asked else None
    internal = file.visibility is Audience.INTERNAL
    return SeriesView(
        id=series.id,
        title=file.title,
        short=file.short,
        frequency=file.frequency,
        requested_by=request,
        due_day=file.due.day if file.due else None,
        months_after=file.due.months_after if file.due else 0,
        internal=internal,
        fields=tuple(fields(series, audience)),
    )


def _letters(
    archive: Archive,
    shown: Iterable[Letter],
    agencies: Mapping[str, AgencyView],
    series: Mapping[str, SeriesView],
    audience: Audience,
) -> list[LetterView]:
    """Project the letters and tie them to one another; the newest first."""
    shown = tuple(shown)
    ids = frozenset(x.id for x in shown)
    ties = relations(shown, agencies)
    neighbours = _neighbours(shown)
    views = [
        replace(
            view_letter(
                letter,
                (archive.agencies[letter.id.agency], agencies[letter.id.agency]),
                (archive.series[letter.id.series], series[letter.id.series]),
                audience,
                ids,
            ),
            relations=ties.get(letter.id, ()),
            previous=neighbours[letter.id][0],
            next=neighbours[letter.id][1],
        )
        for letter in shown
    ]
    return sorted(views, key=_newest_first)


def _newest_first(letter: LetterView) -> tuple[int, int, str, str]:
    """Sort key: by period's end, then date of issue (drafts first), the newest first; then by name."""
    day = letter.date or letter.id.period.last_day
    return (-letter.id.period.last_day.toordinal(), -day.toordinal(), letter.id.agency, letter.id.series)


def _neighbours(letters: Iterable[Letter]) -> dict[LetterId, tuple[LetterId | None, LetterId | None]]:
    """The letters before and after each, of the same agency and series."""
    runs: dict[tuple[str, str], list[LetterId]] = defaultdict(list)
    for letter in letters:
        runs[letter.id.agency, letter.id.series].append(letter.id)
    ties: dict[LetterId, tuple[LetterId | None, LetterId | None]] = {}
    for run in runs.values():
        padded = [None, *run, None]
        ties |= {here: (before, after) for before, here, after in zip(padded, run, padded[2:], strict=False)}
    return ties


def _dates(letter: LetterView) -> Iterator[date]:
    if letter.date:
        yield letter.date
    yield from (x.date for x in letter.changes)
    if letter.withdrawn:
        yield letter.withdrawn.date
