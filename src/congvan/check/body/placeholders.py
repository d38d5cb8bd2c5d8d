"""The names in the body's placeholders: each is one that can be filled in."""

from collections.abc import Iterator

from congvan.check.hints import nearest
from congvan.check.sheet import Sheet
from congvan.model.finding import Finding
from congvan.model.letter import PLACEHOLDER_NAMES
from congvan.model.rules import body as rules


def check_placeholders(sheet: Sheet) -> Iterator[Finding]:
    """Check the names in one letter's placeholders; without its series the figures are not known."""
    if sheet.series is None:
        return
    known = PLACEHOLDER_NAMES | {("data", *p.name.split(".")) for p in sheet.series.properties()}
    for _, piece in sheet.body.placeholders:
        if piece.name not in known:
            dotted = ".".join(piece.name)
            yield rules.UNKNOWN_NAME.at(piece.place, name=dotted, **nearest(dotted, (".".join(x) for x in known)))
