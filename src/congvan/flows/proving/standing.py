"""What is told of a letter → whether it still holds, or what became of it."""

from collections.abc import Iterator, Mapping
from datetime import date

from congvan.flows.proving.said import Said, say
from congvan.model.rules import proof as rules
from congvan.model.terms import Audience, Status
from congvan.model.text import Quote, Text, Value
from congvan.verify.published import Entry
from congvan.vietnamese.dates import short_date

_REPLACED = Text("was replaced by number {symbol} of {date}")
_WITHDRAWN = Text("was withdrawn on {date}")
_CORRECTED = Text("was corrected by number {symbol} of {date}")
_BECAME: Mapping[str, Text] = {"replaced": Text("was replaced"), "withdrawn": Text("was withdrawn")}
_TIES: Mapping[str, Text] = {"replaced-by": _REPLACED, "corrected-by": _CORRECTED}


def standing(entry: Entry) -> Iterator[Said]:
    """Say whether a letter still holds; nothing where only its id is known."""
    if "status" not in entry or entry["status"] == Status.DRAFT:
        return
    # a log may be read by anybody: of an internal letter it says the place in the archive and no more
    whose = Audience.INTERNAL if entry.get("internal") else Audience.PUBLIC
    symbol, day = Quote(str(entry["symbol"]), whose), Quote(_day(entry.get("date")), whose)
    named: dict[str, Value] = {"letter": str(entry["id"]), "symbol": symbol, "date": day}
    became = list(_became(entry, whose))
    if became:
        yield from (say(rules.OUT_OF_FORCE, **named, became=x) for x in became)
    else:
        yield say(rules.CURRENT, **named)


def _became(entry: Entry, whose: Audience) -> Iterator[Value]:
    told = False
    for tie in entry.get("relations", ()):
        if tie["kind"] in _TIES and tie["symbol"]:
            told = told or tie["kind"] == "replaced-by"
            yield _TIES[tie["kind"]].of(symbol=Quote(str(tie["symbol"]), whose), date=Quote(_day(tie["date"]), whose))
    if withdrawn := entry.get("withdrawn"):
        told = True
        yield _WITHDRAWN.of(date=Quote(_day(withdrawn["date"]), whose))
    if not told and entry["status"] in _BECAME:
        yield _BECAME[entry["status"]]


def _day(value: object) -> str:
    return short_date(date.fromisoformat(str(value))) if value else "–"
