"""The amounts of money in a body: those typed, and those that placeholders print, in their order."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from congvan.check.sheet import Passage, Sheet
from congvan.model.amount import Amount
from congvan.model.letter import Value
from congvan.model.series import Property
from congvan.model.terms import Audience
from congvan.model.text import Quote
from congvan.vietnamese.amounts import AmbiguousAmount, UnreadableAmount, format_dong, parse_dong
from congvan.vietnamese.amounts_in_prose import Typed, amounts


@dataclass(frozen=True, slots=True)
class Money:
    """One amount from `start` to `end`. `readings` is what it may mean, in đồng: one value if that is certain.

    `is_sure` is False where even a single reading is a guess at another country's writing. `figure` is that of a
    placeholder.
    """

    start: int
    end: int
    said: Quote
    readings: tuple[int, ...]
    is_sure: bool
    is_rough: bool = False
    figure: str = ""


class Ledger:
    """The amounts of one body in their order, found by place in a moment."""

    def __init__(self, money: Iterable[Money]) -> None:
        """Take the amounts in any order."""
        self.money = sorted(money, key=lambda x: x.start)
        self._starts = [x.start for x in self.money]

    def within(self, start: int, end: int) -> list[Money]:
        """Give the amounts that begin from `start` on and before `end`."""
        return self.money[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, offset: int) -> Money | None:
        """Give the last amount that begins before a place."""
        index = bisect_left(self._starts, offset)
        return self.money[index - 1] if index else None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of money of the letter's data, as its series declares it."""

    name: str
    labels: tuple[str, ...]
    amount: Amount
    audience: Audience

    @property
    def placeholder(self) -> str:
        """How the body prints it."""
        return "{{ data." + self.name + " }}"

    @property
    def said(self) -> Quote:
        """The amount for those who may see it."""
        return Quote(format_dong(self.amount.dong, self.amount.written), self.audience)


def money_figures(sheet: Sheet) -> dict[str, Figure]:
    """Give the letter's figures of money by dotted name."""
    found = {}
    for known in sheet.series.properties() if sheet.series else ():
        value = _value(sheet, known)
        if isinstance(value, Amount):
            internal = Audience.INTERNAL in (known.audience, sheet.visibility)
            whose = Audience.INTERNAL if internal else Audience.PUBLIC
            found[known.name] = Figure(known.name, known.labels, value, whose)
    return found


def _value(sheet: Sheet, known: Property) -> Value:
    value: Value = dict(sheet.data)
    for name in known.name.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def typed_money(sheet: Sheet, passage: Passage) -> Iterator[Money]:
    """Find the amounts typed in a passage."""
    for typed in amounts(passage.prose):
        money = _read(typed, sheet.quote(passage, typed.start, typed.end))
        if money:
            yield money


def _read(typed: Typed, said: Quote) -> Money | None:
    try:
        return Money(typed.start, typed.end, said, (parse_dong(typed.text),), is_sure=True, is_rough=typed.is_rough)
    except AmbiguousAmount as error:
        return Money(typed.start, typed.end, said, error.readings, is_sure=False, is_rough=typed.is_rough)
    except UnreadableAmount:
        return None


def placed_money(sheet: Sheet, figures: dict[str, Figure]) -> Iterator[Money]:
    """Give the amounts that the body's placeholders print."""
    for start, piece in sheet.body.placeholders:
        figure = figures.get(".".join(piece.name[1:])) if piece.name[:1] == ("data",) else None
        if figure:
            end = start + piece.length
            whose = Audience.INTERNAL if sheet.body.audience(start, end) is Audience.INTERNAL else figure.audience
            said = Quote(figure.said.text, whose)
            yield Money(start, end, said, (figure.amount.dong,), is_sure=True, figure=figure.name)
