"""A part of a Word, Excel, PowerPoint or ODF file (XML) enters; its texts leave as whoever opens the file reads them.

Texts split over runs read together; so do those that are parted only by what was deleted or inserted with changes
tracked.
"""

import html
import re
from collections.abc import Iterator

from congvan.verify.piece import Cells, Prose, Shown

# Elements that part words: paragraphs, headings, breaks, tabs, spaces, cells and rows (ECMA-376-1; ODF 1.3, part 3).
_PARTING = re.compile(
    r"</?(?:\w+:)?(?:p|h|tab|br|cr|tc|tr|si|row|c|s|line-break|table-cell|table-row|comment|text)(?:\s[^<>]*)?/?>"
)
_TAG = re.compile(r"<[^<>]*>")
# What stands in their place: a space to whoever compares, and the end of a phrase to whoever asks what a file says.
BOUND = "\r"
# Tracked changes: what a reader does not see who takes them all, or takes none.
_DELETED = re.compile(r"<((?:\w+:)?(?:del|moveFrom))(?:\s[^<>]*)?(?<!/)>.*?</\1>", re.DOTALL)
_INSERTED = re.compile(r"<((?:\w+:)?(?:ins|moveTo))(?:\s[^<>]*)?(?<!/)>.*?</\1>", re.DOTALL)
_HIDDEN = re.compile(r"<((?:\w+:)?(?:instrText|rPh))(?:\s[^<>]*)?(?<!/)>.*?</\1>", re.DOTALL)
_NAMES = ("word/", "xl/", "ppt/", "docProps/", "content.xml", "meta.xml", "styles.xml")
_NUMBERS = "xl/worksheets/"
_PROPERTIES = ("docProps/", "meta.xml")


# What a sheet prints above and below its pages, and codes in it: the part of the line; font, size and colour; fields
# (ECMA-376-1, 18.3.1.46).
_HEADER = re.compile(r"<((?:\w+:)?(?:odd|even|first)(?:Header|Footer))(?:\s[^<>]*)?(?<!/)>([^<]*)</\1>")
_PLACED = re.compile(r"&[LCRPNDTAFZG]")
_LOOK = re.compile(r'&(?:"[^"]*"|\d{1,3}|K[0-9A-Fa-f]{6}|[BIUSXYEOH])')


def is_part(name: str) -> bool:
    """Whether a package's member of that name is such a part."""
    return name.startswith(_NAMES) and name.endswith((".xml", ".vml"))


def part_texts(name: str, text: str) -> Iterator[str]:
    """Yield the text of a part as it reads with all changes, without those deleted, without those inserted."""
    text = _HEADER.sub(_header, text) if name.startswith(_NUMBERS) else text
    for reading in dict.fromkeys((text, _DELETED.sub("", text), _INSERTED.sub("", text), _HIDDEN.sub("", text))):
        plain = html.unescape(_TAG.sub("", _PARTING.sub(BOUND, reading)))
        yield _kind(name)(plain)


def _kind(name: str) -> type[str]:
    """A sheet's own numbers are figures: they are read as such and not for what they might be."""
    if name.startswith(_NUMBERS):
        return Cells
    return Shown if name.startswith(_PROPERTIES) else Prose


def _header(found: re.Match[str]) -> str:
    """A header or footer as it is printed, without its codes."""
    return f" {html.escape(_LOOK.sub('', _PLACED.sub(' ', html.unescape(found[2]))))} "
