"""The short forms that an archive adds to the search: its file → the entries, and what is wrong in them."""

from collections.abc import Iterator

from congvan.check.envelope.admission import admit
from congvan.model.archive import RawFile
from congvan.model.finding import Finding
from congvan.model.rules import envelope as rules
from congvan.model.short_forms import ShortForm, ShortFormsFile
from congvan.model.source import Positions
from congvan.model.terms import Audience
from congvan.model.text import Quote
from congvan.vietnamese.fold import fold


def admit_short_forms(file: RawFile | None) -> tuple[tuple[ShortForm, ...], list[Finding]]:
    """Admit the file, if the archive has one; with anything wrong in it nothing is added to the search."""
    if file is None:
        return (), []
    record, findings = admit(ShortFormsFile, file.tree, file.positions, Audience.PUBLIC)
    if record is None:
        return (), findings
    return record.short_forms, [*findings, *_twice(record.short_forms, file.positions)]


def _twice(entries: tuple[ShortForm, ...], positions: Positions) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if fold(entry.short) in seen:
            place, field = positions.value("short_forms", index, "short"), f"short_forms.{index}.short"
            yield rules.LISTED_TWICE.at(place, field, value=Quote(entry.short, Audience.PUBLIC), key="short_forms")
        seen.add(fold(entry.short))
