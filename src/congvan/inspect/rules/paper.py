"""Rows 1 to 5 and 30: the sheet, its margins, faces, colours, numbers of pages, and the text layer."""

import unicodedata
from collections.abc import Iterator

from congvan.inspect.faces import is_times
from congvan.inspect.measured import bounds, centred, face, length, quoted, size
from congvan.inspect.parts import Letter
from congvan.inspect.report import Breach, Seen, Shown, judged
from congvan.inspect.sheet import MM, Box, Char, Colour, Line, Page, around
from congvan.model.form import Measure
from congvan.model.text import Several, Text, Value

_A_POINT = 1.0  # programs round the sheet's edges
_BLACK = 0.06  # of full light: darker cannot be told from black
_MANY = 3  # lines that end at one place make an edge; fewer may do by chance
_LARGE = 1.5  # pitches: what widows, orphans and headings leave free at the foot of a page
_BLUE_PENCIL = 3  # breaches of one rule that are told: more of the same help nobody
_TURNED = 10 * MM  # off the middle of a sheet on its side: its margins are not prescribed
_UNREADABLE = ("\ufffd", "(cid:")
_PRIVATE = "Co"


def sheet_size(letter: Letter) -> Seen:
    """Row 1: every page is upright A4; an appendix may lie on its side."""
    wide, high = letter.form["page-width"].points, letter.form["page-height"].points
    turned = {page.number for x in letter.appendices for page in x.pages}

    def breach(page: Page) -> Breach | None:
        upright = (wide, high) if not (page.is_landscape and page.number in turned) else (high, wide)
        fits = all(abs(a - b) <= _A_POINT for a, b in zip((page.width, page.height), upright, strict=True))
        if fits and page.rotation == 0:
            return None
        turn = Text(", turned by {degrees}°").of(degrees=str(page.rotation)) if page.rotation else ""
        return Breach(Text("sheet"), page.box, _sizes(*upright), Several((_sizes(page.width, page.height), turn), ""))

    return judged([breach(x) for x in letter.sheet.pages], Shown(None, _sizes(wide, high), _sizes(wide, high)))


def _sizes(wide: float, high: float) -> Several:
    return Several((length(wide, "mm"), length(high, "mm")), " × ")


def margins(letter: Letter) -> Seen:
    """Row 2: the edges of the text. Where lines are ragged or a page is not full, only the least can be told."""
    pages = [(page, [x for x in letter.lines if x.page == page.number]) for page in letter.own]
    texts = [(page, around([x.box for x in lines])) for page, lines in pages if lines]
    return judged(list(_margin_breaches(letter, texts))[:_BLUE_PENCIL], _shown_margins(letter, texts))


def _shown_margins(letter: Letter, texts: list[tuple[Page, Box]]) -> Shown:
    """The least that the text leaves free on each side."""
    free = {
        "left": min(x.x0 for _, x in texts),
        "right": min(page.width - x.x1 for page, x in texts),
        "top": min(x.top for _, x in texts),
        "bottom": min(page.height - x.bottom for page, x in texts),
    }
    expected = Several(tuple(_SIDE.of(side=_SIDES[x], length=bounds(letter.form[f"margin-{x}"])) for x in free))
    found = Several(tuple(_SIDE.of(side=_SIDES[x], length=length(size, "mm")) for x, size in free.items()))
    return Shown(around([x for _, x in texts]), expected, found)


_SIDE = Text("{side} {length}")


def _margin_breaches(letter: Letter, texts: list[tuple[Page, Box]]) -> Iterator[Breach]:
    form, slack = letter.form, letter.form["tolerance-length"].points
    for page, box in texts:
        for side, found in (
            ("left", box.x0), ("right", page.width - box.x1), ("top", box.top), ("bottom", page.height - box.bottom)
        ):  # fmt: skip
            if found < form[f"margin-{side}"].least * MM - slack:
                yield _margin(_SIDES[side], page.box, form[f"margin-{side}"], found)
    for side, found in _widest(letter, texts).items():
        if found > form[f"margin-{side}"].most * MM + slack:
            yield _margin(_SIDES[side], texts[0][0].box, form[f"margin-{side}"], found)


_SIDES = {
    "left": Text("left margin"),
    "right": Text("right margin"),
    "top": Text("top margin"),
    "bottom": Text("bottom margin"),
}


def _widest(letter: Letter, texts: list[tuple[Page, Box]]) -> dict[str, float]:
    """Each margin as wide as it is for certain."""
    body, width = letter.body, texts[0][0].width
    found = {"left": min(box.x0 for _, box in texts), "top": min(box.top for _, box in texts)}
    if sum(abs(x.box.x1 - body.right) < 1 for x in body.lines) >= _MANY:
        found["right"] = width - max(body.right, *(box.x1 for _, box in texts))
    full = [page.height - box.bottom for page, box in texts[:-1]]
    if full:
        found["bottom"] = min(full) - _LARGE * (body.pitch or 0) * 2
    return found


def _margin(name: Text, page: Box, measure: Measure, found: float) -> Breach:
    return Breach(name, page, bounds(measure), length(found, "mm"))


def typeface(letter: Letter) -> Seen:
    """Row 3: letters and digits are of Times New Roman or a metric twin, and its files are inside. Signs may differ."""
    inside = {x.name: x.is_embedded for x in letter.sheet.faces}
    used: dict[str, Line] = {}
    for line in letter.sheet.lines:
        for char in line.chars:
            if char.text.strip().isalnum():
                used.setdefault(char.font, line)
    names = Several(tuple(f"{x}" for x in sorted(used)))
    wrong = [x for x in used if not is_times(x)]
    loose = [x for x in used if is_times(x) and not inside.get(x, True)]
    return judged(
        [
            *(_face(used[x], _TIMES, x) for x in wrong),
            *(_face(used[x], Text("embedded in the PDF"), Text("{face}, not embedded").of(face=x)) for x in loose),
        ],
        Shown(None, _TIMES, Text("{faces}, embedded").of(faces=names)),
    )


_TIMES = Text("Times New Roman or a typeface of its widths")


def _face(line: Line, expected: Text, found: Value) -> Breach:
    return Breach(Text("typeface"), line.box, expected, found)


def colour(letter: Letter) -> Seen:
    """Row 4: all text is black but the stamp of urgency."""
    stamp = letter.head.stamp
    lines = (x for x in letter.sheet.lines if x is not stamp)
    tinted = [[x for x in line.chars if x.is_ink and not _is_black(x.colour)] for line in lines]
    return judged([_tint(x) for x in tinted if x][:_BLUE_PENCIL])


def _tint(chars: list[Char]) -> Breach:
    what = Text("colour of {words}").of(words=quoted("".join(x.text for x in chars)))
    return Breach(what, around([x.box for x in chars]), Text("black"), _shade(chars[0].colour))


def _rgb(parts: Colour) -> Colour | None:
    match parts:
        case (grey,):
            return (grey, grey, grey)
        case (_, _, _):
            return parts
        case (cyan, magenta, yellow, black):
            return tuple((1 - x) * (1 - black) for x in (cyan, magenta, yellow))
    return None


def _is_black(parts: Colour | None) -> bool:
    """Whether a colour is black; a pattern's cannot be told, and is let pass."""
    rgb = _rgb(parts) if parts else None
    return rgb is None or max(rgb) <= _BLACK


def _shade(parts: Colour | None) -> str:
    rgb = (_rgb(parts) if parts else None) or (0.0, 0.0, 0.0)
    return "#" + "".join(f"{round(max(0, min(1, x)) * 255):02x}" for x in rgb)


def page_numbers(letter: Letter) -> Seen:
    """Row 5: none on page 1; from page 2 Arabic, upright, centred in the top margin. An appendix counts anew."""
    appendices = {page.number: i for x in letter.appendices for i, page in enumerate(x.pages, start=1)}
    own = [page for page in letter.sheet.pages if page.number not in appendices]
    return judged([x for page in own for x in _number_breaches(letter, page)][: _BLUE_PENCIL * 2])


def _number_breaches(letter: Letter, page: Page) -> Iterator[Breach | None]:
    line = letter.numbers.get(page.number)
    what = Text("page number")
    if page.number == 1:
        yield Breach(what, line.box, Text("none on page 1"), quoted(line.text)) if line else None
        return
    if line is None:
        yield Breach(what, page.box, str(page.number), Text("nothing"))
        return
    if line.text != str(page.number):
        yield Breach(what, line.box, quoted(str(page.number)), quoted(line.text))
    yield from number_place(letter, page, line)


def number_place(letter: Letter, page: Page, line: Line) -> Iterator[Breach | None]:
    """Whether a page's number has its size, its face and its place."""
    yield size(line, letter.form, "page-number", Text("page number"))
    yield face(line)
    first = min((x.box.top for x in letter.sheet.pages[page.number - 1].lines if x is not line), default=page.height)
    if line.box.bottom > max(first, letter.form["margin-top"].most * MM):
        yield Breach(
            _PLACE, line.box, Text("in the top margin"), Text("{down} from the top").of(down=length(line.box.top, "mm"))
        )
    if not page.is_landscape or abs(line.box.middle - page.width / 2) > _TURNED:
        yield centred(
            line.box, _text_axis(letter, page, line), letter.form, Text("page number"), "tolerance-page-number"
        )


_PLACE = Text("place of the page number")


def _text_axis(letter: Letter, page: Page, number: Line) -> Box:
    """The text's width on a page, between the letter's edges; on a sheet on its side nobody knows them.

    Where nothing shows the right edge, it is within the form's margins where it suits the page's number best.
    """
    if page.is_landscape or not letter.body.lines:
        return page.box
    left, right = letter.body.left, _right_edge(letter)
    if right is None:
        margin = letter.form["margin-right"]
        least, most = (max(letter.body.right, page.width - x * MM) for x in (margin.most, margin.least))
        right = min(max(2 * number.box.middle - left, least), most)
    return Box(page.number, left, 0, right, page.height)


def _right_edge(letter: Letter) -> float | None:
    """Where the text ends at the right, as justified lines show it, or tables and long rules as wide as the text."""
    inner = [x for p in letter.body.paragraphs for x in p.lines[:-1]]
    full = [x for x in inner if abs(x.box.x1 - letter.body.right) < 1]
    if len(full) >= _MANY and len(full) * 2 > len(inner):
        return letter.body.right
    upright = [x for x in letter.sheet.pages if not x.is_landscape]
    return max((end for page in upright for end in _wide_ends(letter, page)), default=None)


def _wide_ends(letter: Letter, page: Page) -> Iterator[float]:
    """Where a page's tables and rules end that reach from the left edge to a right margin of the form."""
    left, margin, slack = letter.body.left, letter.form["margin-right"], letter.form["tolerance-column"].points
    for box in (*page.tables, *(x.box for x in page.rules)):
        end = box.x1 - max(0.0, left - box.x0)  # Word lets a table's borders stand out as far at both sides
        reaches = margin.least * MM - slack <= page.width - end <= margin.most * MM + slack
        if reaches and abs(box.x0 - left) <= slack:
            yield end


def text_layer(letter: Letter) -> Seen:
    """Row 30: composed letters, none unreadable. Whether the words are the source's only the source can tell."""
    wrong = [(x, _unreadable(x.text)) for x in letter.sheet.lines]
    found = [Breach(Text("text layer"), line.box, expected, quoted(line.text)) for line, expected in wrong if expected]
    return judged(found[:_BLUE_PENCIL])


def _unreadable(text: str) -> Text | None:
    if any(x in text for x in _UNREADABLE) or any(unicodedata.category(x) == _PRIVATE for x in text):
        return Text("letters that can be copied and searched")
    return None if unicodedata.is_normalized("NFC", text) else Text("composed letters (NFC)")
