"""The bytes of a PDF enter; its `Sheet` leaves. pdfplumber gives what is drawn, pikepdf how the file is made.

What stays true: nothing of the file is run or followed, and what is too large is refused before it is read.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from io import BytesIO
from itertools import pairwise
from pathlib import Path as File
from typing import Any

import pdfplumber
import pikepdf
from pdfminer.pdfparser import PDFSyntaxError
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page as Plumbed
from pdfplumber.utils.exceptions import PdfminerException

from congvan.errors import CongvanError
from congvan.inspect.faces import faces_of
from congvan.inspect.lines import lines_of
from congvan.inspect.pictures import picture_of
from congvan.inspect.sheet import MM, MOST_THICK, Box, Char, Page, Sheet, Stroke
from congvan.model.text import Text

MOST_BYTES = 64 * 2**20  # a letter has some ten kB, a scanned one a few MB
MOST_PAGES = 200  # twice what a letter of ours may have
_MOST_CHARS = 30_000  # on one page; a full one has three thousand
_TABLE_RULES = 6  # fewer lines make no table, and looking for one takes as long as reading the page
_SAME = 0.1  # points: edges closer than this are one
_VOLUME = "Tập công văn"  # what a bound volume says it is (dc:type)
_WHOLE_PAGE = 0.8  # of the page, which a picture covers where a letter was scanned
_BROKEN = (pikepdf.PdfError, PDFSyntaxError, PSException, PdfminerException, ValueError, TypeError, KeyError,
           IndexError, AttributeError, AssertionError, RecursionError)  # fmt: skip


class UnreadablePdfError(CongvanError):
    """The file is no PDF whose layout could be inspected."""


def read_sheet(path: File) -> Sheet:
    """Read a whole PDF.

    Raises:
        UnreadablePdfError: it cannot be inspected; the sentence says why.
    """
    data = _bytes(path)
    try:
        with pikepdf.open(BytesIO(data)) as made:
            _refuse_volume(made, path)
            _refuse_count(len(made.pages))
            faces = faces_of(made)
            upright = _unturned(made)
        with ExitStack() as opened:
            drawn = opened.enter_context(pdfplumber.open(BytesIO(data)))
            unturned = opened.enter_context(pdfplumber.open(BytesIO(upright))) if upright else drawn
            pairs = zip(drawn.pages, unturned.pages, strict=True)
            pages = tuple(_page(page, other, number) for number, (page, other) in enumerate(pairs, start=1))
    except pikepdf.PasswordError as error:
        raise UnreadablePdfError(
            Text("'{path}' is encrypted: inspect a copy without a password."), path=path
        ) from error
    except UnreadablePdfError:
        raise
    except _BROKEN as error:
        raise UnreadablePdfError(Text("'{path}' is damaged and cannot be read as a PDF."), path=path) from error
    return _seen(Sheet(pages, faces), path)


def _bytes(path: File) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise UnreadablePdfError(
                Text("'{path}' is too large to inspect: {size} MB, at most {most} MB."),
                path=path, size=size // 2**20, most=MOST_BYTES // 2**20,
            )  # fmt: skip
        data = path.read_bytes()
    except IsADirectoryError as error:
        raise UnreadablePdfError(Text("'{path}' is a folder; name one PDF file."), path=path) from error
    except OSError as error:
        raise UnreadablePdfError(Text("'{path}' cannot be read: is there such a file?"), path=path) from error
    if b"%PDF-" not in data[:1024]:  # where readers look for it (ISO 32000-1, annex H.3)
        raise UnreadablePdfError(Text("'{path}' is not a PDF."), path=path)
    return data


def _refuse_volume(made: pikepdf.Pdf, path: File) -> None:
    """Refuse a year's letters bound together, which say in their metadata that they are."""
    if _VOLUME in (made.open_metadata().get("dc:type") or ()):
        raise UnreadablePdfError(
            Text("'{path}' is a bound volume: inspect each letter's own PDF, whose pages are the same."), path=path
        )


def _refuse_count(count: int) -> None:
    if count == 0:
        raise UnreadablePdfError(Text("The PDF has no page."))
    if count > MOST_PAGES:
        raise UnreadablePdfError(
            Text("The PDF has {count} pages; at most {most} are inspected."), count=count, most=MOST_PAGES
        )


def _seen(sheet: Sheet, path: File) -> Sheet:
    """Refuse a sheet on which there are no words but those of a scan.

    Raises:
        UnreadablePdfError: it is one.
    """
    if not sheet.lines:
        raise UnreadablePdfError(
            Text("'{path}' holds no text (a scan?): inspect the PDF that was exported, not a scanned one."), path=path
        )
    first = sheet.pages[0]
    covered = max((x.box.width * x.box.height for x in first.pictures), default=0)
    if covered > _WHOLE_PAGE * first.width * first.height:
        raise UnreadablePdfError(
            Text("'{path}' is a scan: a picture covers its first page, so nothing can be measured on it."), path=path
        )
    return sheet


def _unturned(made: pikepdf.Pdf) -> bytes:
    """The PDF with no page turned; empty if none is."""
    turned = [x for x in made.pages if x.rotation]
    for page in turned:
        page.rotation = 0
    out = BytesIO()
    if turned:
        made.save(out)
    return out.getvalue()


def _reads_upright(page: Plumbed) -> bool:
    return sum(bool(x["upright"]) for x in page.chars) * 2 >= len(page.chars)


def _page(page: Plumbed, unturned: Plumbed, number: int) -> Page:
    """Read a page as it is shown; one whose words lie on their side then, as it was set."""
    rotation = 0
    if page.rotation and not _reads_upright(page):
        rotation, page = int(page.rotation), unturned
    if len(page.chars) > _MOST_CHARS:
        raise UnreadablePdfError(
            Text("Page {page} has {count} characters; at most {most} are inspected."),
            page=number, count=len(page.chars), most=_MOST_CHARS,
        )  # fmt: skip
    made = Page(
        number=number,
        width=float(page.width),
        height=float(page.height),
        rotation=rotation,
        lines=lines_of(_chars(page, number)),
        strokes=tuple(_strokes(page, number)),
        pictures=tuple(picture_of(x, _box(x, number)) for x in page.images),
        tables=tuple(_tables(page, number)),
    )
    page.close()  # or every page of a long file stays in memory
    return made


def _chars(page: Plumbed, number: int) -> Iterator[Char]:
    for char in page.chars:
        x0, y0, x1, y1 = page.bbox
        onto = char["x1"] > x0 and char["x0"] < x1 and char["bottom"] > y0 and char["top"] < y1
        if char["upright"] and onto:
            # the height counts from the lower edge of the page; pdfplumber's own y0 too
            baseline = char["top"] + char["y1"] - char["matrix"][5]
            name = str(char["fontname"]).rpartition("+")[2]
            yield Char(
                char["text"], _box(char, number), baseline, char["size"], name, _colour(char["non_stroking_color"])
            )


def _strokes(page: Plumbed, number: int) -> Iterator[Stroke]:
    for shape in (*page.lines, *page.rects, *page.curves):
        # what is stroked has the colour of strokes, even where it is filled too
        colour = shape["stroking_color"] if shape["stroke"] else shape["non_stroking_color"]
        if shape["stroke"] or shape["fill"]:
            yield Stroke(_box(shape, number), not any(_dashes(shape)), _colour(colour))
    for outer, inner in pairwise(page.rects):
        strip = _strip(_box(outer, number), _box(inner, number))
        if strip and outer["fill"] and inner["fill"]:
            yield Stroke(strip, is_solid=True, colour=_colour(outer["non_stroking_color"]))


def _strip(one: Box, other: Box) -> Box | None:
    """What a box leaves of another, where this is a level strip: so some programs draw a border on one side."""
    if abs(one.x0 - other.x0) + abs(one.x1 - other.x1) > _SAME:
        return None
    heads, feet = sorted((one.top, other.top)), sorted((one.bottom, other.bottom))
    if feet[1] - feet[0] < _SAME < heads[1] - heads[0] < MOST_THICK:
        return Box(one.page, one.x0, heads[0], one.x1, heads[1])
    if heads[1] - heads[0] < _SAME < feet[1] - feet[0] < MOST_THICK:
        return Box(one.page, one.x0, feet[0], one.x1, feet[1])
    return None


def _dashes(shape: dict[str, Any]) -> list[float]:
    """The lengths of a shape's dashes and gaps; none for a solid one."""
    dash = shape.get("dash")
    return list(dash[0]) if isinstance(dash, tuple | list) and dash and isinstance(dash[0], tuple | list) else []


def _tables(page: Plumbed, number: int) -> Iterator[Box]:
    uprights = [x for x in page.edges if x["orientation"] == "v" and x["height"] > 3 * MM]
    if len(page.edges) >= _TABLE_RULES and uprights:
        for table in page.find_tables():
            x0, top, x1, bottom = table.bbox
            if len(table.cells) > 1:  # a single cell is a box
                yield Box(number, x0, top, x1, bottom)


def _box(thing: dict[str, Any], number: int) -> Box:
    return Box(number, float(thing["x0"]), float(thing["top"]), float(thing["x1"]), float(thing["bottom"]))


def _colour(value: Any) -> tuple[float, ...] | None:
    """A colour's parts; None for a pattern."""
    parts = value if isinstance(value, tuple | list) else (value,)
    return tuple(float(x) for x in parts) if parts and all(isinstance(x, int | float) for x in parts) else None
