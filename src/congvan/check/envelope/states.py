"""What a letter must have, or not yet have, where it stands in its life."""

from collections.abc import Iterator

from congvan.check.sheet import Sheet
from congvan.model.finding import Finding
from congvan.model.rules import envelope as rules
from congvan.model.terms import Status

# How the line of each looks.
_LINES = {"number": "number: 12", "date": "date: 2026-04-17", "signer": "signer: {title: CHỦ TỊCH, name: Trần Văn Mẫu}"}


def check_state(sheet: Sheet) -> Iterator[Finding]:
    """Issued letters have number, date and signer; drafts have neither number nor date; withdrawals are explained."""
    front, positions = sheet.front, sheet.raw.positions
    if front is None:
        return
    for name in ("number", "date", "signer"):
        given = getattr(front, name) is not None
        title = type(front).model_fields[name].title
        if front.status is not Status.DRAFT and not given:
            place = positions.key(name) if (name,) in positions.keys else positions.value("status")
            yield rules.ISSUED_NEEDS.at(place, name, title=title, line=_LINES[name])
        if front.status is Status.DRAFT and given and name != "signer":
            yield rules.DRAFT_HAS.at(positions.value(name), name)
    if (front.status is Status.WITHDRAWN) != (front.withdrawn is not None):
        yield rules.WITHDRAWN_NEEDS.at(positions.key("withdrawn" if front.withdrawn else "status"), "withdrawn")
