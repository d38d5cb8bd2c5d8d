"""How long the fields of a letter may be, in characters: what systems that exchange letters take.

Source: Decree 30/2020, Appendix VI. The number's 11 digits need no check: a number of more
than nine is refused as such.
"""

from collections.abc import Iterable, Iterator

from congvan.check.sheet import Sheet
from congvan.model.agency import Agency
from congvan.model.finding import Finding
from congvan.model.rules import envelope as rules
from congvan.model.source import Path, Positions
from congvan.model.text import Text

NOTATION, ORGAN_NAME, SUBJECT, POSITION, FULL_NAME = 30, 200, 500, 100, 50
_SUBJECT = Text("the subject")
_POSITION, _FULL_NAME = Text("the signer's title"), Text("the signer's name")
_ADDRESSEE = Text("the addressee's name")
_NAME, _NOTATION = Text("the agency's name"), Text("the notation")


def check_lengths(sheet: Sheet) -> Iterator[Finding]:
    """Check the fields of one letter."""
    front, positions = sheet.front, sheet.raw.positions
    if front is None:
        return
    yield from _check(positions, [(("subject",), front.subject)], SUBJECT, _SUBJECT)
    yield from _check(positions, ((("to", i), x) for i, x in enumerate(front.to)), ORGAN_NAME, _ADDRESSEE)
    if front.signer:
        yield from _check(positions, [(("signer", "title"), front.signer.title)], POSITION, _POSITION)
        yield from _check(positions, [(("signer", "name"), front.signer.name)], FULL_NAME, _FULL_NAME)


def check_agency_lengths(agency: Agency) -> Iterator[Finding]:
    """Check the fields that an agency lends to its letters."""
    yield from _check(agency.positions, [(("name",), agency.file.name)], ORGAN_NAME, _NAME)
    notations = enumerate(agency.file.notations)
    yield from _check(agency.positions, ((("notations", i), x) for i, x in notations), NOTATION, _NOTATION)


def _check(positions: Positions, fields: Iterable[tuple[Path, str]], limit: int, what: Text) -> Iterator[Finding]:
    for path, text in fields:
        if len(text) > limit:
            place, name = positions.value(*path), ".".join(str(x) for x in path)
            yield rules.TOO_LONG.at(place, name, what=what, found=len(text), limit=limit, over=len(text) - limit)
