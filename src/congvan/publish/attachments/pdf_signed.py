"""Whether a PDF is signed, and whether the signed bytes carry more than its pages show.

A signed one goes out byte for byte, with all that earlier revisions hold (ISO 32000-1, 7.5.6 and 12.8.1). So it may
hold one revision before its first signature's at most, from which nothing was taken or changed since, and no byte that
no signature is about.
"""

import io
import re
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from congvan.contents.pdf import EARLIER, UNSOUND
from congvan.publish.attachments.refusal import RefusedFile

_GAP = re.compile(rb"<[0-9A-Fa-f\s]*>")  # where the signature itself stands
_REVISION = re.compile(rb"startxref\s+0*[1-9]\d*\s+%%EOF[ \t]*\r?\n?")  # of the first half of a linearized one it is 0
_MAY_CHANGE = frozenset({"/SigFlags", "/Length", "/NeedAppearances", "/Version"})
_OF_SIGNATURES = frozenset({"/AP", "/Rect", "/F", "/V"})  # of an empty field that was signed
_MOST_NESTED = 50
_NUMBERS = 4  # of a range: two pairs of start and length


def revision_before(pdf: Pdf, data: bytes) -> bytes | None:
    """Give the revision that a signed PDF's first signature was put on, empty if there is none; None: unsigned.

    Raises:
        RefusedFile: a signature is not about its bytes, or others remain beside what it shows.
    """
    ranges = sorted((_range(x, data) for x in _signatures(pdf)), key=lambda x: x[1])
    if not ranges:
        return None
    if data[ranges[-1][1] :].strip():
        raise RefusedFile(EARLIER)
    revisions = list(_REVISION.finditer(data, 0, ranges[0][0]))
    if len(revisions) > 1:
        raise RefusedFile(EARLIER)
    if not revisions:
        return b""
    before = data[: revisions[0].end()]
    with Pdf.open(io.BytesIO(before)) as old:
        for each in old.objects:
            if each.is_indirect and not _stays(each, pdf.get_object(each.objgen)):
                raise RefusedFile(EARLIER)
    return before


def _signatures(pdf: Pdf) -> Iterator[Dictionary]:
    """The values of signed fields."""
    form = pdf.Root.get("/AcroForm")
    fields = form.get("/Fields") if isinstance(form, Dictionary) else None
    waiting = [(x, "") for x in fields] if isinstance(fields, Array) else []
    seen: set[tuple[int, int]] = set()
    while waiting:
        field, above = waiting.pop()
        if not isinstance(field, Dictionary) or (field.is_indirect and field.objgen in seen):
            continue
        seen.add(field.objgen)
        kind = str(field.get("/FT", above))
        value, below = field.get("/V"), field.get("/Kids")
        if kind == "/Sig" and isinstance(value, Dictionary):
            yield value
        if isinstance(below, Array):
            waiting += [(x, kind) for x in below]


def _range(value: Dictionary, data: bytes) -> tuple[int, int]:
    """Where the first signed bytes end, and where the last do."""
    found = value.get("/ByteRange")
    numbers = [int(x) for x in found] if isinstance(found, Array) else []
    if len(numbers) != _NUMBERS:
        raise RefusedFile(UNSOUND)
    start, first, after, rest = numbers
    if start or not 0 < first < after < after + rest <= len(data) or not _GAP.fullmatch(data, first, after):
        raise RefusedFile(UNSOUND)
    return first, after + rest


def _stays(before: Object, after: Object, depth: int = 0) -> bool:
    """Whether all that an object held is in it still; it may have grown."""
    if depth > _MOST_NESTED:
        return False
    if depth and (before_is := _is_reference(before)) | _is_reference(after):
        return before_is and _is_reference(after) and before.objgen == after.objgen
    if isinstance(before, Stream):
        return (
            isinstance(after, Stream)
            and before.read_raw_bytes() == after.read_raw_bytes()
            and _keys_stay(before, after, depth)
        )
    if isinstance(before, Dictionary):
        return isinstance(after, Dictionary) and _keys_stay(before, after, depth)
    if isinstance(before, Array):
        return (
            isinstance(after, Array)
            and len(before) <= len(after)
            and all(_stays(x, y, depth + 1) for x, y in zip(before, after, strict=False))
        )
    return bool(before == after)


def _keys_stay(before: Object, after: Object, depth: int) -> bool:
    signature = before.get("/FT") == Name.Sig
    return all(
        key in _MAY_CHANGE
        or (signature and key in _OF_SIGNATURES)
        or (key in after and _stays(before[key], after[key], depth + 1))
        for key in before.keys()  # noqa: SIM118 - of a stream, iteration gives no keys
    )


def _is_reference(value: object) -> bool:
    return isinstance(value, Object) and value.is_indirect
