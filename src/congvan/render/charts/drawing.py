"""Points and a frame enter, one SVG element leaves. Leather makes the columns; of its looks nothing is kept."""

from collections.abc import Sequence
from decimal import Decimal
from math import ceil
from xml.etree.ElementTree import Element, SubElement, tostring

from leather.scales import Ordinal
from leather.series import Series
from leather.shapes import Columns
from markupsafe import Markup

from congvan.render.charts.frame import Frame
from congvan.render.charts.plot import BESIDE, ZERO, Plot
from congvan.render.charts.point import Exact
from congvan.render.charts.words import short

_TENTH = Decimal("0.1")
_LEAST = Decimal(1)  # px: no column is lower, so that a zero is not taken for a gap
_BELOW_THE_LINE = 3  # px that letters such as `ý` reach below their base
_HALF_A_LINE = 4  # px from the middle of small type down to its base


def drawing(points: Sequence[Exact], told: str, ticks: Sequence[Decimal], frame: Frame) -> Markup:
    """Draw the points, two values at least, with a line at each tick; `told` is read aloud in the picture's place."""
    plot = Plot.of(points, ticks, frame)
    width, height = str(plot.whole_width), str(frame.height)
    looks = {"class": f"cv-chart cv-chart--{frame.kind}", "role": "img", "viewBox": f"0 0 {width} {height}"}
    svg = Element("svg", {**looks, "width": width, "height": height})
    SubElement(svg, "title").text = told
    _draw_scale(svg, plot)
    columns = _columns(points, plot)
    svg.append(columns)
    _line(svg, "cv-chart__axis", plot, [ZERO])
    _name_last(svg, points, columns, plot)
    _name_periods(svg, [x.label for x in points], plot, frame)
    return Markup(tostring(svg, encoding="unicode"))  # noqa: S704 - ElementTree escapes what it writes


def _columns(points: Sequence[Exact], plot: Plot) -> Element:
    """Let leather place a column for each value, and mark the last, and those that are not of all."""
    names = [str(at) for at in range(len(points))]
    series = Series([(name, point.value) for name, point in zip(names, points, strict=True)])
    group: Element = Columns("none").to_svg(plot.width, plot.height, Ordinal(names), plot.scale, series, None)
    group.attrib.update({"class": "cv-chart__columns", "transform": f"translate({plot.left} {plot.above})"})
    for rect in group:
        _tidy(rect, plot.y(ZERO) - plot.above)
    group[-1].set("class", "cv-chart__last")
    for rect, point in zip(group, (x for x in points if x.value is not None), strict=True):
        if point.partial:
            rect.set("class", f"{rect.get('class', '')} cv-chart__partial".strip())
            SubElement(rect, "title").text = f"{point.label}: {point.partial}"
    return group


def _tidy(rect: Element, ground: Decimal) -> None:
    """Give a column a height that can be seen, and its measures in tenths of a pixel; take its colour."""
    del rect.attrib["fill"]
    if Decimal(rect.attrib["height"]) < _LEAST:
        below = Decimal(rect.attrib["height"]) > 0 and Decimal(rect.attrib["y"]) >= ground
        rect.attrib.update({"y": str(ground if below else ground - _LEAST), "height": str(_LEAST)})
    for name, text in rect.attrib.items():
        rect.set(name, _px(Decimal(text)))


def _draw_scale(svg: Element, plot: Plot) -> None:
    if plot.ticks:
        _line(svg, "cv-chart__grid", plot, [x for x in plot.ticks if x])
    for tick in plot.ticks:
        _text(svg, short(tick), Decimal(plot.left - BESIDE), plot.y(tick) + _HALF_A_LINE, "end")


def _name_last(svg: Element, points: Sequence[Exact], columns: Element, plot: Plot) -> None:
    """Write the last value in the line above the columns, over its own."""
    last = next(x.value for x in reversed(points) if x.value is not None)
    left, width = (Decimal(columns[-1].attrib[x]) for x in ("x", "width"))
    base = Decimal(plot.above - _HALF_A_LINE)
    if left + width < plot.width / 2:  # the last periods have no value: there is more room on the right
        _text(svg, short(last), plot.left + left, base, "start", "cv-chart__value")
    else:
        _text(svg, short(last), plot.left + left + width, base, "end", "cv-chart__value")


def _name_periods(svg: Element, labels: Sequence[str], plot: Plot, frame: Frame) -> None:
    """Write the periods' names below: the first and the last, or as many as there is room for, the last among them."""
    base = Decimal(frame.height - _BELOW_THE_LINE)
    if not plot.ticks:
        _text(svg, labels[0], ZERO, base, "start")
        _text(svg, labels[-1], Decimal(plot.width), base, "end")
        return
    step = max(1, ceil((max(map(len, labels)) * frame.letter + BESIDE) / plot.slot))
    for at in range(len(labels) - 1, -1, -step)[::-1]:
        _text(svg, labels[at], Decimal(plot.left + (at + 0.5) * plot.slot), base, "middle")


def _line(svg: Element, kind: str, plot: Plot, values: Sequence[Decimal]) -> None:
    ways = "".join(f"M{plot.left} {_px(plot.y(x))}h{plot.width}" for x in values)
    SubElement(svg, "path", {"class": kind, "d": ways})


def _text(svg: Element, text: str, x: Decimal, y: Decimal, anchor: str, kind: str = "") -> None:
    told = {"class": kind} if kind else {}
    element = SubElement(svg, "text", {**told, "x": _px(x), "y": _px(y), "text-anchor": anchor})
    element.text = text


def _px(value: Decimal) -> str:
    """Write a measure in tenths of a pixel."""
    return f"{value.quantize(_TENTH).normalize():f}"
