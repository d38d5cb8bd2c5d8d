"""Who a letter is: agency, series and period of its path, and whether they fit together."""

import re
from collections.abc import Iterable, Iterator

from congvan.check.hints import nearest
from congvan.check.sheet import Sheet
from congvan.model.address import RESERVED, RESERVED_SERIES
from congvan.model.agency import Agency
from congvan.model.archive import RawArchive
from congvan.model.finding import Finding, Place
from congvan.model.identity import AGENCIES, SERIES, LetterId
from congvan.model.rules import envelope as rules
from congvan.model.terms import Frequency
from congvan.model.text import Text

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FREQUENCIES = {
    Frequency.MONTHLY: Text("monthly (2026-04)"),
    Frequency.QUARTERLY: Text("quarterly (2026-Q2)"),
    Frequency.HALF_YEARLY: Text("half-yearly (2026-H1)"),
    Frequency.NINE_MONTHS: Text("nine months (2026-9M)"),
    Frequency.YEARLY: Text("yearly (2026)"),
}


def check_ids(raw: RawArchive) -> Iterator[Finding]:
    """Ids are plain words; no agency takes an address of the site's own, no series a data file's."""
    for file in (*raw.agencies, *raw.series):
        if not _ID.fullmatch(file.id):
            yield rules.BAD_ID.at(Place(file.source), name=file.id)
    for file in raw.agencies:
        if file.id in RESERVED:
            yield rules.RESERVED_NAME.at(Place(file.source), name=file.id)
    for file in raw.series:
        if file.id in RESERVED_SERIES:
            yield rules.RESERVED_SERIES_NAME.at(Place(file.source), name=file.id)


def check_folders(raw: RawArchive, letters: Iterable[LetterId]) -> Iterator[Finding]:
    """Every letter stands under an agency and a series that have a file."""
    agencies = {x.id for x in raw.agencies} | {_stem(x) for x in raw.broken if f"/{AGENCIES}/" in x}
    series = known_series(raw)
    for who in letters:
        place = Place(who.source)
        if who.agency not in agencies:
            yield rules.UNKNOWN_AGENCY.at(place, agency=who.agency, **nearest(who.agency, agencies))
        if who.series not in series:
            yield rules.UNKNOWN_SERIES.at(place, series=who.series, **nearest(who.series, series))


def known_series(raw: RawArchive) -> set[str]:
    """The series that have a file, whether it could be read or not."""
    return {x.id for x in raw.series} | {_stem(x) for x in raw.broken if f"/{SERIES}/" in x}


def _stem(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".yml")


def check_owed(agencies: dict[str, Agency], series: set[str]) -> Iterator[Finding]:
    """An agency owes and consolidates only series that exist."""
    for agency in agencies.values():
        named = (("series", agency.file.series), ("consolidates", agency.file.consolidates))
        for key, index, name in ((key, index, x) for key, names in named for index, x in enumerate(names)):
            if name not in series:
                place = agency.positions.value(key, index)
                yield rules.UNKNOWN_SERIES.at(place, f"{key}.{index}", series=name, **nearest(name, series))


def check_fit(sheet: Sheet) -> Iterator[Finding]:
    """Period and series, series and agency go together."""
    agency, series = sheet.agency, sheet.series
    if series and sheet.id.period.frequency is not series.file.frequency:
        said = FREQUENCIES[series.file.frequency]
        yield rules.WRONG_FREQUENCY.at(Place(sheet.source), period=sheet.id.period, frequency=said)
    if series and agency and series.id not in (*agency.file.series, *agency.file.consolidates):
        yield rules.NOT_OWED.at(Place(sheet.source), series=series.id, agency=agency.id)
