"""The values of some periods enter, a small picture of columns leaves, as SVG within the page (decision 0026).

Columns stand on zero, always, so that twice as high is twice as much. A period without a value is an empty place; the
last value is marked and written. A value that is not of all says of how much it is, and is an outline. The picture
bears classes alone: colours and type are the style sheet's.
"""

from collections.abc import Sequence

from markupsafe import Markup

from congvan.render.charts.drawing import drawing
from congvan.render.charts.frame import NARROW, SMALL, WIDE
from congvan.render.charts.plot import round_values
from congvan.render.charts.point import Exact, Point
from congvan.render.charts.words import summary

__all__ = ["Point", "chart"]

_FEWEST = 2  # values; one alone shows no course


def chart(points: Sequence[Point], *, title: str, unit: str, wide: bool = False) -> Markup:
    """Draw the points, the oldest first; `title` says what they are, `unit` is `đồng`, another unit or empty.

    A small chart fits a table's cell. A wide one is drawn twice, for a page's width and for a phone's; the style sheet
    shows one of them. Where there is no course to see, of one value alone or of zeros, there is a sentence instead; of
    no value there is nothing.
    """
    exact = [Exact.of(x) for x in points]
    there = [x for x in exact if x.value is not None]
    if not there:
        return Markup()
    if len(there) < _FEWEST:
        return Markup('<p class="cv-chart-one">Mới có số liệu của một kỳ ({}).</p>').format(there[0].label)
    if not any(x.value for x in there):
        return Markup('<p class="cv-chart-one">Các kỳ đều là 0.</p>')
    told = summary(exact, title, unit)
    if not wide:
        return drawing(exact, told, (), SMALL)
    ticks = round_values(exact)
    return drawing(exact, told, ticks, WIDE) + drawing(exact, told, ticks, NARROW)
