"""Measures of the form against what was measured: the questions that most rules ask, each giving a breach or None."""

from congvan.inspect.report import Breach, Shown
from congvan.inspect.sheet import MM, Box, Line
from congvan.model.form import Form, Measure
from congvan.model.text import Text, Value

_SIZE, _FACE, _PLACE = Text("size"), Text("face"), Text("place")
_FACES = {
    (False, False): Text("regular"),
    (True, False): Text("bold"),
    (False, True): Text("italic"),
    (True, True): Text("bold italic"),
}
_UNITS = {"mm": Text("{number} mm"), "pt": Text("{number} pt")}
_DECIMAL = Text("{whole}.{part}")  # the decimal mark is the language's
_QUOTE = Text("“{words}”")
_LONGEST = 60  # characters of a letter's words that are quoted


def number(value: float) -> Value:
    """Give a number with one decimal, or none where it is whole."""
    whole, _, part = f"{value:.1f}".partition(".")
    return whole if part == "0" else _DECIMAL.of(whole=whole, part=part)


def length(value: float, unit: str) -> Value:
    """Give a length that is in points, in millimetres (`mm`) or points (`pt`)."""
    return _UNITS[unit].of(number=number(value / MM if unit == "mm" else value))


def bounds(measure: Measure) -> Value:
    """Say what the form allows."""
    unit = _UNITS[measure.unit] if measure.unit else Text("{number}")
    if measure.least == measure.most:
        return unit.of(number=number(measure.least))
    return unit.of(number=Text("{least} to {most}").of(least=number(measure.least), most=number(measure.most)))


def quoted(text: str) -> Value:
    """Give a letter's words, shortened."""
    return _QUOTE.of(words=text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")


def shown(line: Line, form: Form, name: str) -> Shown:
    """Show a line that keeps its rule, with its size and its face."""
    return Shown(
        line.box,
        bounds(form[name]),
        _SIZE_AND_FACE.of(size=length(line.size, "pt"), face=_FACES[line.is_bold, line.is_italic]),
    )


_SIZE_AND_FACE = Text("{size}, {face}")


def size(line: Line, form: Form, name: str, part: Text | None = None) -> Breach | None:
    """Whether a line has the size that the form gives."""
    measure = form[name]
    if fits(line.size, measure, form):
        return None
    return Breach(_of(_SIZE, part, line), line.box, bounds(measure), length(line.size, "pt"))


def fits(points: float, measure: Measure, form: Form) -> bool:
    """Whether a size lies within the form's bounds, as exactly as sizes are measured."""
    slack = form["tolerance-size"].value
    return measure.least - slack <= points <= measure.most + slack


def face(line: Line, *, bold: bool = False, italic: bool = False) -> Breach | None:
    """Whether a line is bold, and slanted, as it should be."""
    found = (line.is_bold, line.is_italic)
    if found == (bold, italic):
        return None
    return Breach(_of(_FACE, None, line), line.box, _FACES[bold, italic], _FACES[found])


def capitals(line: Line) -> Breach | None:
    """Whether a line is in capitals."""
    if line.is_upper:
        return None
    return Breach(_of(Text("capitals"), None, line), line.box, quoted(line.text.upper()), quoted(line.text))


def words(line: Line, expected: str, *, equal: bool) -> Breach | None:
    """Whether a line has its fixed words."""
    return None if equal else Breach(Text("words"), line.box, quoted(expected), quoted(line.text))


def centred(box: Box, under: Box, form: Form, part: Value, name: str = "tolerance-middle") -> Breach | None:
    """Whether something stands in the middle under (or on the same axis as) something else."""
    off = box.middle - under.middle
    if abs(off) <= form[name].points:
        return None
    expected = Text("centred at {place} from the left").of(place=length(under.middle, "mm"))
    return Breach(_PLACE_OF.of(part=part), box, expected, Text("centred at {place}").of(place=length(box.middle, "mm")))


_PLACE_OF = Text("place of {part}")
_OF = Text("{aspect} of {words}")


def _of(aspect: Text, part: Text | None, line: Line) -> Value:
    """Name what was measured: of a part that has a name, or of some words."""
    return _OF.of(aspect=aspect, words=part or quoted(line.text))
