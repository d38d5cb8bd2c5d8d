"""The bytes of a file that is for the public → what speaks against that, each reason once; the quick part of it.

The cleaning of the public copy asks the same, and refuses what only a whole reading shows.
"""

import re
from collections.abc import Iterator

from congvan.contents.archive import archive_signs, embedded_signs
from congvan.contents.kind import Data, has_package_end, signs_in
from congvan.contents.odf import odf_signs
from congvan.contents.ooxml import ooxml_signs
from congvan.contents.package import Room, opened
from congvan.contents.pdf import pdf_signs
from congvan.contents.sign import TOO_DEEP, LockedError, Sign, UnreadableError
from congvan.contents.table import TABLES, table_signs
from congvan.model.rules import attachments as rules
from congvan.model.text import Text

# Text that nothing runs and that bears no names but what it says; of geographic data also what stands beside its text.
TEXTS = frozenset({"txt", "csv", "tsv", "json", "geojson", "ics", "kml", "gml", "prj", "cpg"})
PICTURES = frozenset({"png", "jpeg", "gif", "webp", "tiff"})
PACKAGES = frozenset({"ooxml", "odf", "zip"})
_ENOUGH = 20  # nobody mends more at once
_DEPTH = 4  # a register of a register of documents with charts, each with its sheet; deeper hides something

# What browsers take for a page whatever its name says (WHATWG, MIME Sniffing, 7.1), drawings, and programs of servers.
_PAGE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)*"
    rb"<(?:!doctype\b|(?:html|head|body|script|svg|iframe|h1|div|font|table|a|style|title|b|br|p|img|meta|link|object|"
    rb"embed|form)[\s/>]|\?php|%)",
    re.IGNORECASE | re.DOTALL,
)
_BEFORE = 1024
_ALSO_PACKAGE = Sign(rules.ATTACHMENT_TWO_KINDS, Text("a package of other files"))
_ALSO_PAGE = Sign(rules.ATTACHMENT_TWO_KINDS, Text("a page that browsers run"))
_ALSO_PDF = Sign(rules.ATTACHMENT_TWO_KINDS, Text("a PDF"))
_BEFORE_PDF = Sign(rules.ATTACHMENT_TWO_KINDS, Text("something else before its PDF begins"))
_MACROS, _OLD = Sign(rules.ATTACHMENT_MACROS), Sign(rules.ATTACHMENT_OLD_KIND)
_LOCKED, _UNKNOWN = Sign(rules.ATTACHMENT_LOCKED_PUBLIC), Sign(rules.ATTACHMENT_UNKNOWN)


def signs_of_public(data: Data, ending: str) -> list[Sign]:
    """Give what speaks against publishing a file, and what its writer should know of; `ending` is its name's."""
    return _judged(data, ending, Room(), _DEPTH)


def _judged(data: Data, ending: str, room: Room, depth: int) -> list[Sign]:
    found: list[Sign] = []
    try:
        for sign in _signs(data, ending, room, depth):
            if sign not in found:
                found.append(sign)
            if len(found) == _ENOUGH:
                break
    except UnreadableError as error:
        return [error.sign]
    # what may be hidden in what is refused matters to nobody yet
    return [x for x in found if x.refuses] or found


def _signs(data: Data, ending: str, room: Room, depth: int) -> Iterator[Sign]:
    signs = signs_in(data)
    if signs.locked:
        raise LockedError
    if signs.macros:
        yield _MACROS
    kind = signs.kind
    yield from _two_kinds(data, kind)
    if kind in PACKAGES:
        yield from _package(data, kind, room, depth)
    elif kind == "pdf":
        yield from pdf_signs(data)
    elif kind in {"ole", "rtf"}:
        yield _OLD
    elif kind not in PICTURES and not is_plain_text(data, kind, ending):
        yield _UNKNOWN
    elif ending in TABLES and kind not in PICTURES:
        yield from table_signs(data)


def _two_kinds(data: Data, kind: str) -> Iterator[Sign]:
    if kind in PACKAGES:
        return
    head = data[:_BEFORE]
    if has_package_end(data):
        yield _ALSO_PACKAGE
    if kind in {"text", "other"} and _PAGE.match(_plain(head)):
        yield _ALSO_PAGE
    elif kind == "pdf" and (before := head.partition(b"%PDF-")[0].strip(b"\xef\xbb\xbf\0 \t\r\n\f")):
        yield _ALSO_PAGE if b"<" in before else _BEFORE_PDF
    elif kind in PICTURES and b"%PDF-" in head:
        yield _ALSO_PDF


def _plain(head: bytes) -> bytes:
    """The beginning of a text in letters of one byte, as far as they are such."""
    return head[2:].replace(b"\0", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head


def _package(data: Data, kind: str, room: Room, depth: int) -> Iterator[Sign]:
    def judge(inner: bytes, ending: str) -> list[Sign]:
        return _judged(inner, ending, room, depth - 1)

    if depth <= 0:
        raise UnreadableError(TOO_DEEP)
    with opened(data, room) as package:
        if kind == "ooxml":
            yield from ooxml_signs(package)
        elif kind == "odf":
            yield from odf_signs(package)
        yield from archive_signs(package, judge) if kind == "zip" else embedded_signs(package, judge)


def is_plain_text(data: Data, kind: str, ending: str) -> bool:
    """Whether it is text, by its name and its content; text in an old encoding or in UTF-16 too."""
    if ending not in TEXTS:
        return False
    return kind == "text" or (kind == "other" and (data[:2] in (b"\xff\xfe", b"\xfe\xff") or data.find(b"\0") < 0))
