"""Two letters' figures enter; those that are not as they were leave."""

from collections.abc import Sequence

from congvan.model.view import Figure
from congvan.render.comparison.records import FigureChange


def compare_figures(before: Sequence[Figure], now: Sequence[Figure]) -> list[FigureChange]:
    """Give the figures that changed, are new or gone, in the new letter's order; those no longer asked for last."""
    old = {x.name: x for x in before}
    names = {x.name for x in now}
    found = [_change(old.get(x.name), x) for x in now]
    found += [_change(x, None) for x in before if x.name not in names]
    return [x for x in found if x is not None]


def _change(before: Figure | None, now: Figure | None) -> FigureChange | None:
    was, value = _value(before), _value(now)
    if was is None and value is None:
        return None
    if was is None or value is None:
        return FigureChange("added" if was is None else "gone", before, now)
    return None if was == value else FigureChange("changed", before, now)


def _value(figure: Figure | None) -> tuple[type, object] | None:
    """What a figure is compared by: `1` and `true` differ, an amount written in another way does not."""
    if figure is None or figure.value is None or figure.value == "":
        return None
    kind = float if isinstance(figure.value, int | float) and not isinstance(figure.value, bool) else type(figure.value)
    return kind, figure.value
