"""Charts are read here as SVG by lxml, as a ruler would read them: heights, places, words."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

import pytest
from lxml import etree

from congvan.render.charts import Point, chart
from congvan.render.charts.words import short
from congvan.vietnamese.amounts import parse_dong

_TENTH = 0.1 + 1e-9  # measures are rounded to tenths of a pixel


def _points(*values: float | Decimal | None) -> list[Point]:
    return [Point(f"{at}/2026", value) for at, value in enumerate(values, 1)]


def _read(points: Sequence[Point], *, unit: str = "", wide: bool = False) -> list[etree._Element]:
    """Give each picture of a chart."""
    return list(etree.fromstring(f"<div>{chart(points, title='Hồ sơ', unit=unit, wide=wide)}</div>"))


def _columns(svg: etree._Element) -> list[tuple[float, float, float, float]]:
    """Give left, top, width and height of each column, in the picture's own pixels."""
    (group,) = svg.iterfind("g")
    left, top = map(float, group.get("transform")[len("translate(") : -1].split())
    boxes = (tuple(float(x.get(name)) for name in ("x", "y", "width", "height")) for x in group.iterfind("rect"))
    return [(left + x, top + y, width, height) for x, y, width, height in boxes]


def _ground(svg: etree._Element) -> float:
    """Give the height of the axis."""
    (axis,) = (x for x in svg.iterfind("path") if x.get("class") == "cv-chart__axis")
    return float(axis.get("d").partition(" ")[2].partition("h")[0])


def test_columns_are_as_high_as_their_values() -> None:
    """Half the value is half the height, and all stand on the axis."""
    (svg,) = _read(_points(40, 10, 20, 30))
    columns = _columns(svg)
    full = columns[0][3]
    assert full > 20
    assert [x[3] for x in columns] == pytest.approx([full, full / 4, full / 2, full * 3 / 4], abs=_TENTH)
    assert [top + height for _, top, _, height in columns] == pytest.approx([_ground(svg)] * 4, abs=_TENTH)


@pytest.mark.parametrize("wide", [False, True])
def test_a_gap_is_an_empty_place(wide: bool) -> None:
    """A period without a value has no column, the others keep their places, and no line joins them."""
    for svg in _read(_points(1, None, None, 4, 5), wide=wide):
        columns = _columns(svg)
        slot = columns[2][0] - columns[1][0]
        assert [round((x[0] - columns[0][0]) / slot) for x in columns] == [0, 3, 4]
        assert {x.tag for x in svg.iter()} == {"svg", "title", "g", "rect", "path", "text"}
        kinds = {x.get("class") for x in svg.iterfind("path")}
        assert kinds <= {"cv-chart__axis", "cv-chart__grid"}


def test_zero_is_no_gap() -> None:
    """A value of zero is seen: a column one pixel high."""
    (svg,) = _read(_points(0, None, 50))
    zero, _ = _columns(svg)
    assert zero[3] == 1


def test_negative_values_hang_below_the_axis() -> None:
    """The axis stays at zero: what is less hangs from it, in the same measure."""
    (svg,) = _read(_points(10, -20, -0.001))
    ground = _ground(svg)
    above, below, little = _columns(svg)
    assert above[1] + above[3] == pytest.approx(ground, abs=_TENTH)
    assert below[1] == pytest.approx(ground, abs=_TENTH)
    assert below[3] == pytest.approx(2 * above[3], abs=2 * _TENTH)
    assert little[1] == pytest.approx(ground, abs=_TENTH)
    assert little[3] == 1


def test_the_last_value_is_marked_and_written() -> None:
    """The last value that there is, not the last period."""
    (svg,) = _read(_points(1_200_000_000, 1_530_400_000, None), unit="đồng")
    assert [x.get("class") for x in svg.iter("rect")] == [None, "cv-chart__last"]
    assert [x.text for x in svg.iter("text") if x.get("class") == "cv-chart__value"] == ["1,53 tỷ"]


def test_a_chart_says_what_it_shows() -> None:
    """Who does not see it hears what, from when to when, the last, the highest, the lowest, and what is missing."""
    (svg,) = _read(_points(98.5, None, 120, 1_000_000), unit="đồng")
    assert svg.get("role") == "img"
    assert svg.findtext("title") == (
        "Hồ sơ. Biểu đồ cột từ 1/2026 đến 4/2026: gần nhất 1 triệu đồng (4/2026), cao nhất 1 triệu đồng (4/2026), "
        "thấp nhất 98,5 đồng (1/2026); 1 kỳ không có số liệu."
    )


def test_a_value_that_is_not_of_all_is_marked_and_says_so() -> None:
    """By class, by a title of its own and in the sentence; a gap before it moves nothing."""
    points = [Point("2/2026", 5), Point("3/2026", None, "0/3"), Point("4/2026", 4, "2/3"), Point("5/2026", 1, "1/3")]
    (svg,) = _read(points)
    marks = [(x.get("class"), x.findtext("title")) for x in svg.iter("rect")]
    partial = ("cv-chart__partial", "4/2026: 2/3")
    assert marks == [(None, None), partial, ("cv-chart__last cv-chart__partial", "5/2026: 1/3")]
    assert svg.findtext("title").endswith("; chưa đủ: 4/2026 (2/3), 5/2026 (1/3).")


@pytest.mark.parametrize("values", [(1_200_000_000, 850_000_000, 4_730_000_000), (-3_000_000, 12_500_000), (7, 0, 3)])
def test_lines_of_a_wide_chart_lie_where_their_labels_say(values: tuple[int, ...]) -> None:
    """The number beside a line, read back as money, is where a column of that value would end."""
    for svg in _read(_points(*values), wide=True):
        ticks = [x for x in svg.iterfind("text") if x.get("text-anchor") == "end" and not x.get("class")]
        read = {x.text: (-1 if x.text[0] == "-" else 1) * parse_dong(x.text.strip("-")) for x in ticks}
        assert len(read) >= 3
        tallest, box = max(zip(values, _columns(svg), strict=True), key=lambda x: abs(x[0]))
        per_pixel = abs(tallest) / box[3]
        for tick in ticks:
            line = float(tick.get("y")) - 4  # its middle
            assert (_ground(svg) - line) * per_pixel == pytest.approx(read[tick.text], abs=abs(tallest) / 100)


@pytest.mark.parametrize("count", [2, 5, 12, 24, 60])
def test_names_of_periods_do_not_run_together(count: int) -> None:
    """As many periods are named as there is room for, the last always; nothing leaves the picture."""
    for svg in _read([Point(f"Quý IV/{2000 + at}", at) for at in range(count)], wide=True):
        named = [x for x in svg.iterfind("text") if x.get("text-anchor") == "middle"]
        half = 5.6 * len("Quý IV/2026") / 2  # 12 px of a common font: 5.6 px a character
        middles = [float(x.get("x")) for x in named]
        assert all(after - before > 2 * half for before, after in pairwise(middles))
        assert named[-1].text == f"Quý IV/{2000 + count - 1}"
        assert half <= middles[0]
        assert middles[-1] + half <= float(svg.get("width"))


def test_many_charts_stand_in_one_page() -> None:
    """No id to clash, no style or script to be refused, no colour of its own, nothing from another place."""
    page = "".join(str(chart(_points(*range(12)), title=f"Chỉ tiêu {at}", unit="")) for at in range(12))
    svgs = list(etree.fromstring(f"<div>{page}</div>"))
    assert len(svgs) == 12
    known = {"class", "role", "viewBox", "width", "height", "transform", "x", "y", "d", "text-anchor"}
    assert {name for svg in svgs for x in svg.iter() for name in x.attrib} == known


def test_titles_are_text() -> None:
    """A label of a series is never markup."""
    drawn = chart([Point("<b>1", 1), Point("&2", 2)], title="</title><script>", unit="<i>")
    svg = etree.fromstring(str(drawn))
    assert svg.findtext("title").startswith("</title><script>. Biểu đồ cột từ <b>1 đến &2: gần nhất 2 <i> (&2)")
    assert not [x for x in svg.iter() if x.tag in {"script", "b", "i"}]


def test_one_value_is_a_sentence() -> None:
    """One value has no course, zeros have none to see; none has nothing to say."""
    assert chart(_points(0, None, 0.0), title="x", unit="", wide=True) == '<p class="cv-chart-one">Các kỳ đều là 0.</p>'
    assert chart(_points(None, 7), title="x", unit="") == (
        '<p class="cv-chart-one">Mới có số liệu của một kỳ (2/2026).</p>'
    )
    assert chart(_points(None, float("nan")), title="x", unit="", wide=True) == ""
    assert chart([], title="x", unit="") == ""


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize(
    "values",
    [
        (5,) * 12,
        (0, 1),
        (-1, -2, -3),
        (10**13, 1),
        (10**60, -3),
        (1e-9, 4e-5, float("inf")),
        (1e300, 2.5),
        (Decimal("0.1"), Decimal("98.75")),
        tuple(range(500)),
    ],
)
def test_odd_values_stay_within_the_picture(values: tuple[float, ...], wide: bool) -> None:
    """Whatever the values, every column lies within the picture and the same bytes come out."""
    drawn = chart(_points(*values), title="x", unit="", wide=wide)
    assert drawn == chart(_points(*values), title="x", unit="", wide=wide)
    for svg in etree.fromstring(f"<div>{drawn}</div>"):
        width, height = float(svg.get("width")), float(svg.get("height"))
        for x, y, wide_, high in _columns(svg):
            assert -_TENTH <= x <= x + wide_ <= width + _TENTH
            assert -_TENTH <= y <= y + high <= height + _TENTH
            assert high > 0


def test_equal_values_are_columns_of_one_height() -> None:
    """What does not change is level, at the full height: the axis begins at zero, not at the value."""
    (svg,) = _read(_points(*[5] * 12))
    assert len({x[3] for x in _columns(svg)}) == 1
    assert _columns(svg)[0][3] > 20


def test_a_small_chart_is_small() -> None:
    """Twelve charts of twelve periods weigh little, even of the largest budgets."""
    points = [Point(f"6T cuối {2015 + at}", 10**13 + at * 77_777_777_777) for at in range(12)]
    assert len(str(chart(points, title="Tổng kinh phí đã giải ngân trong kỳ", unit="đồng")).encode()) < 1500


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("0", "0"),
        ("0E+9", "0"),
        ("24", "24"),
        ("98.5", "98,5"),
        ("33.33333", "33,3"),
        ("99.96", "100"),
        ("0.125", "0,125"),
        ("0.00004", "0,00004"),
        ("382000", "382.000"),
        ("123456.7", "123.457"),
        ("1000000", "1 triệu"),
        ("-1500000", "-1,5 triệu"),
        ("1530400000", "1,53 tỷ"),
        ("382500000000", "383 tỷ"),
        ("10000000000000", "10 nghìn tỷ"),
        ("1E+60", "1 × 10^60"),
    ],
)
def test_labels_are_short(value: str, label: str) -> None:
    """Three digits that count, in words for millions and more."""
    assert short(Decimal(value)) == label


def test_few_periods_do_not_make_walls() -> None:
    """Two columns across a whole page say nothing louder: the picture is narrower instead."""
    few, many = (float(_read(_points(*range(1, n)), wide=True)[0].get("width")) for n in (4, 25))
    assert few < 400 < many == 700
