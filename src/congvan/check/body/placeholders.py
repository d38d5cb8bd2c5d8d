"""The names in the body's placeholders: each is one that can be filled in."""

from collections.abc import Iterator

from congvan.check.hints import match_of, nearest
from congvan.check.sheet import Sheet
from congvan.model.finding import Finding
from congvan.model.letter import PLACEHOLDER_NAMES
from congvan.model.rules import body as rules
from congvan.model.terms import Audience
from congvan.model.text import Quote


def check_placeholders(sheet: Sheet) -> Iterator[Finding]:
    """Check the names in one letter's placeholders; without its series the figures are not known."""
    if sheet.series is None:
        return
    figures = {("data", *x.name.split(".")): x.audience for x in sheet.series.properties()}
    told = {".".join(x) for x in PLACEHOLDER_NAMES | {x for x, whose in figures.items() if whose is Audience.PUBLIC}}
    every = told | {".".join(x) for x in figures}
    for at, piece in sheet.body.placeholders:
        if piece.name not in PLACEHOLDER_NAMES | figures.keys():
            dotted = ".".join(piece.name)
            # a list of all names would be kept from the public as a whole for the few that it may not know
            meant = nearest(dotted, every if match_of(dotted, every) else told)
            typed = Quote(dotted, sheet.body.audience(at, at + piece.length))
            yield rules.UNKNOWN_NAME.at(piece.place, name=typed, **meant)
