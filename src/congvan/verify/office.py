"""A part of a Word, Excel, PowerPoint or ODF file (XML) enters; its texts leave as whoever opens the file reads them.

Texts split over runs read together; so do those that are parted only by what was deleted or inserted with changes
tracked.
"""

import html
import re
from collections.abc import Iterator

from congvan.verify.piece import Shown

# Elements that part words: paragraphs, headings, breaks, tabs, spaces, cells and rows (ECMA-376-1; ODF 1.3, part 3).
_PARTING = re.compile(
    r"</?(?:\w+:)?(?:p|h|tab|br|cr|tc|tr|si|row|c|s|line-break|table-cell|table-row|comment|text)(?:\s[^<>]*)?/?>"
)
_TAG = re.compile(r"<[^<>]*>")
# Tracked changes: what a reader does not see who takes them all, or takes none.
_DELETED = re.compile(r"<((?:\w+:)?(?:del|moveFrom))(?:\s[^<>]*)?(?<!/)>.*?</\1>", re.DOTALL)
_INSERTED = re.compile(r"<((?:\w+:)?(?:ins|moveTo))(?:\s[^<>]*)?(?<!/)>.*?</\1>", re.DOTALL)
_HIDDEN = re.compile(r"<((?:\w+:)?(?:instrText|rPh))(?:\s[^<>]*)?(?<!/)>.*?</\1>", re.DOTALL)
_NAMES = ("word/", "xl/", "ppt/", "docProps/", "content.xml", "meta.xml", "styles.xml")
_NUMBERS = "xl/worksheets/"


def is_part(name: str) -> bool:
    """Whether a package's member of that name is such a part."""
    return name.startswith(_NAMES) and name.endswith((".xml", ".vml"))


def part_texts(name: str, text: str) -> Iterator[str]:
    """Yield the text of a part as it reads with all changes, without those deleted, without those inserted."""
    for reading in dict.fromkeys((text, _DELETED.sub("", text), _INSERTED.sub("", text), _HIDDEN.sub("", text))):
        plain = html.unescape(_TAG.sub("", _PARTING.sub(" ", reading)))
        # A sheet's own numbers are figures: they are read as such and not for what they might be.
        yield plain if name.startswith(_NUMBERS) else Shown(plain)
