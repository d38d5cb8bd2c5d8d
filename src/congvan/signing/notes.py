"""What lies on the pages of a signed PDF and of ours enters; whether it leaves every word to be seen, leaves.

Whoever signs last may add what looks like a signature and covers what stands below (a shadow attack). So what was added
may be seen in a page's empty places and in the room for signature and seal, nowhere else; and what it overlaps there,
the title and the name, must still be legible.
"""

import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pdfplumber
import pikepdf

from congvan.signing.legible import is_legible
from congvan.signing.place import Box, reserved

# Where a note is kept, and what refers to it: not what it shows or does.
_BOOKKEEPING = ("/P", "/Parent", "/StructParent", "/M", "/NM", "/Type")
_GROWS = 1 << 3 | 1 << 4  # NoZoom, NoRotate: shown elsewhere than in its rectangle (ISO 32000-1, table 165)
_REFERENCE = re.compile(r"\d+ \d+ R")
_ACCENTS = 0.3  # of a letter's height, by which marks above capitals rise over its box: that of Ủ by a quarter
_SHEET = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit")


def leave_all_to_be_seen(theirs: pikepdf.Pdf, ours: pikepdf.Pdf, signed: bytes, rendering: bytes) -> bool:
    """Whether nothing was added to the pages but fields of signatures that cover neither words, lines nor pictures."""
    if len(theirs.pages) != len(ours.pages):
        return False
    seen: dict[int, list[Box]] = {}
    for number, (page, own) in enumerate(zip(theirs.pages, ours.pages, strict=True)):
        known = [_written(x) for x in _notes(own)]
        added = [x for x in _notes(page) if _written(x) not in known]
        if not all(_is_signature(x) for x in added):
            return False
        boxes = [box for x in added if not (box := _box(x)).is_empty]
        if boxes and (_sheet(page) != _sheet(own) or any(int(x.get("/F", 0)) & _GROWS for x in added)):
            return False
        if boxes:
            seen[number] = boxes
    return not seen or all(_leaves(signed, rendering, seen))


def _notes(page: pikepdf.Page) -> list[pikepdf.Object]:
    return list(page.obj.Annots) if "/Annots" in page.obj else []


def _written(note: pikepdf.Object) -> dict[str, Any]:
    """A note without the numbers of its objects, which another program may give anew."""
    return {name: _plain(_json(value)) for name, value in note.items() if name not in _BOOKKEEPING}


def _json(value: Any) -> Any:
    return json.loads(value.to_json(dereference=True)) if isinstance(value, pikepdf.Object) else value


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(x) for name, x in value.items()}
    if isinstance(value, list):
        return [_plain(x) for x in value]
    if isinstance(value, str):
        return _REFERENCE.sub("", value)
    return value if isinstance(value, bool) or value is None else round(float(value), 1)


def _is_signature(note: pikepdf.Object) -> bool:
    """Whether it is the field of a signature, and does nothing."""
    owner = note.Parent if "/Parent" in note and "/FT" not in note else note
    acts = any(key in each for each in (note, owner) for key in ("/A", "/AA"))
    return not acts and note.get("/Subtype") == "/Widget" and owner.get("/FT") == "/Sig"


def _box(note: pikepdf.Object) -> Box:
    left, bottom, right, top = (float(x) for x in note.Rect)
    return Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def _sheet(page: pikepdf.Page) -> list[Any]:
    values = (page.get(key) for key in _SHEET)  # inherited ones too
    return [_plain(_json(x)) for x in values]


def _leaves(signed: bytes, rendering: bytes, seen: dict[int, list[Box]]) -> Iterator[bool]:
    """Of each page on which boxes can be seen: whether everything below them can still be read."""
    with pdfplumber.open(io.BytesIO(rendering)) as pdf:
        for number, boxes in seen.items():
            page = pdf.pages[number]
            rooms, marks = reserved(page), list(_marks(page))
            page.close()
            hidden = any(_hides(box, mark, rooms) for box in boxes for mark, _ in marks)
            below = [seen for _, seen in marks if any(not box.within(seen).is_empty for box in boxes)]
            yield not hidden and (not below or is_legible(signed, rendering, number, below))


def _marks(page: Any) -> Iterator[tuple[Box, Box]]:
    """What is read on a page: letters, pictures, lines, not its ground; and the same with the marks above letters."""
    for x in (*page.chars, *page.images, *page.lines, *page.rects, *page.curves):
        box = Box(float(x["x0"]), float(page.height - x["bottom"]), float(x["x1"]), float(page.height - x["top"]))
        is_ground = box.width > float(page.width) / 2 and box.height > float(page.height) / 2
        if x.get("text", "x").strip() and not is_ground:
            accents = _ACCENTS * box.height if "text" in x else 0
            yield box, replace(box, top=box.top + accents)


def _hides(box: Box, mark: Box, rooms: Iterable[Box]) -> bool:
    shared = box.within(mark)
    return not shared.is_empty and not any(room.holds(shared) for room in rooms)
