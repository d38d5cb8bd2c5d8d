"""What pictures the records of a drawing may hold: points alone, and nothing behind them.

Places and sizes are those of MS-EMF 2.3 and MS-WMF 2.3, typed out here.
"""

import io
from collections.abc import Callable
from struct import pack

import pytest
from PIL import Image

from congvan.contents.metafile import drawing_sign
from congvan.publish.attachments.cleaning import clean
from congvan.publish.attachments.metafile import clean_emf, clean_wmf
from congvan.publish.attachments.refusal import RefusedFile
from tests.unit.publish.attachments.drawings import emf, newer, newer_picture, record, wmf_record
from tests.unit.publish.attachments.test_drawings import with_part

_DOTS = b"\1\2\3\0" * 2  # two lines of one point of 24 bits
_SCANS = pack("<III", 0, 0, 2)  # how colours are meant, the first line, and how many
_BOX, _FORM = pack("<4i", 0, 0, 9, 9), pack("<6f", 1, 0, 0, 1, 0, 0)


def photograph() -> bytes:
    """A JPEG that says who took it."""
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x013B] = "zqartist"
    Image.new("RGB", (16, 16), "red").save(out, "JPEG", exif=exif)
    return out.getvalue()


def head(written: int = 0, width: int = 1, height: int = 2, depth: int = 24) -> bytes:
    """A picture's header."""
    return pack("<IiiHHIIiiII", 40, width, height, 1, depth, written, 0, 0, 0, 0, 0)


def placed(at: int, header: bytes, points: bytes) -> bytes:
    """Where a picture of a record lies that begins at that byte."""
    return pack("<4I", at, len(header), at + len(header), len(points))


def blitted(number: int, size: int, header: bytes, points: bytes) -> bytes:
    """A record that draws a picture by a rule, as BITBLT does, of that size without the picture."""
    body = _BOX + _BOX + pack("<Iii", 0xCC0020, 0, 0) + _FORM + pack("<II", 0, 0) + placed(size, header, points)
    return record(number, body + b"\0" * (size - 8 - len(body)) + header + points)


def masked(header: bytes, points: bytes) -> bytes:
    """A record whose second picture is this one."""
    body = _BOX + _BOX + pack("<Iii", 0xCC0020, 0, 0) + _FORM + b"\0" * 24 + pack("<iiI", 0, 0, 0)
    return record(78, body + placed(128, header, points) + header + points)


def turned(header: bytes, points: bytes) -> bytes:
    """A picture in a frame that is turned."""
    body = _BOX + b"\0" * 24 + pack("<4i", 0, 0, 1, 2) + _FORM + pack("<II", 0, 0) + placed(140, header, points)
    return record(79, body + b"\0" * 28 + header + points)


EMF_PICTURES: dict[int, Callable[[bytes, bytes], bytes]] = {
    76: lambda x, y: blitted(76, 100, x, y),
    77: lambda x, y: blitted(77, 108, x, y),
    78: masked,
    79: turned,
    80: lambda x, y: record(80, _BOX + pack("<6i", 0, 0, 0, 0, 1, 2) + placed(76, x, y) + _SCANS + x + y),
    81: lambda x, y: record(81, _BOX + pack("<6i", 0, 0, 0, 0, 1, 2) + placed(80, x, y) + b"\0" * 16 + x + y),
    93: lambda x, y: record(93, pack("<II", 1, 0) + placed(32, x, y) + x + y),
    94: lambda x, y: record(94, pack("<II", 1, 0) + placed(32, x, y) + x + y),
    95: lambda x, y: record(95, pack("<I", 1) + placed(52, x, y) + pack("<6I", 0, 1, 5, 0, 0, 0) + x + y),
    114: lambda x, y: blitted(114, 108, x, y),
    116: lambda x, y: blitted(116, 108, x, y),
}  # fmt: skip
WMF_PICTURES: dict[int, Callable[[bytes, bytes], bytes]] = {
    0x0142: lambda x, y: wmf_record(0x0142, pack("<HH", 5, 0) + x + y),
    0x0940: lambda x, y: wmf_record(0x0940, pack("<I6h", 0xCC0020, 0, 0, 2, 1, 0, 0) + x + y),
    0x0B41: lambda x, y: wmf_record(0x0B41, pack("<I8h", 0xCC0020, 2, 1, 0, 0, 2, 1, 0, 0) + x + y),
    0x0D33: lambda x, y: wmf_record(0x0D33, pack("<HHH6h", 0, 2, 0, 0, 0, 2, 1, 0, 0) + x + y),
    0x0F43: lambda x, y: wmf_record(0x0F43, pack("<IH8h", 0xCC0020, 0, 2, 1, 0, 0, 2, 1, 0, 0) + x + y),
}
OLD = {
    0x0922: pack("<I6h", 0xCC0020, 0, 0, 2, 1, 0, 0),
    0x0B23: pack("<I8h", 0xCC0020, 2, 1, 0, 0, 2, 1, 0, 0),
}  # with a picture of Windows 2
CASES = [*((f"{x}.emf", y) for x, y in EMF_PICTURES.items()), *((f"{x:04x}.wmf", y) for x, y in WMF_PICTURES.items())]


def wmf(*records: bytes) -> bytes:
    """A WMF of these records."""
    records = (*records, wmf_record(0))
    size = 9 + sum(map(len, records)) // 2
    return pack("<HHHIHIH", 1, 9, 0x300, size, 0, max(map(len, records)) // 2, 0) + b"".join(records)


def drawing(name: str, each: bytes) -> bytes:
    """A drawing of that name with a record."""
    return emf(each) if name.endswith("emf") else wmf(each)


def cleaned(name: str, data: bytes) -> bytes:
    """Its copy."""
    return clean_emf(data) if name.endswith("emf") else clean_wmf(data)


@pytest.mark.parametrize(("name", "make"), CASES, ids=[x[0] for x in CASES])
def test_points_stay_and_nothing_behind_them(name: str, make: Callable[[bytes, bytes], bytes]) -> None:
    """In each record that holds a picture: as many bytes as its header says, whatever more the record counts."""
    sound = drawing(name, make(head(), _DOTS))
    assert drawing_sign(name, sound) is None
    assert make(head(), _DOTS) in cleaned(name, sound)
    longer = drawing(name, make(head(), _DOTS + photograph()))
    assert drawing_sign(name, longer) is None
    copy = cleaned(name, longer)
    assert _DOTS in copy
    assert b"zq" not in copy
    assert b"\xff\xd8" not in copy
    assert cleaned(name, copy) == copy


@pytest.mark.parametrize("written", [4, 5, 11])
@pytest.mark.parametrize(("name", "make"), CASES, ids=[x[0] for x in CASES])
def test_a_photograph_as_it_came_is_refused(name: str, make: Callable[[bytes, bytes], bytes], written: int) -> None:
    """JPEG, PNG and what printers take: in each record that may hold a picture."""
    sign = drawing_sign(name, drawing(name, make(head(written, depth=0), photograph())))
    assert sign is not None
    assert sign.rule.code == "CV520"


_V5 = pack("<IiiHHIIiiII", 124, 1, 2, 1, 24, 0, 0, 0, 0, 0, 0) + b"\0" * 16
BAD: dict[str, tuple[bytes, bytes]] = {
    "a photograph said to be points": (head(0, 100, 1), photograph()[:300]),
    "fewer points than it says": (head(0, 9, 9), _DOTS),
    "a profile of colours": (_V5 + b"DEBM" + b"\0" * 64, _DOTS),
    "a profile's name": (_V5 + b"KNIL" + b"\0" * 64, _DOTS),
    "more colours than can be": (pack("<IiiHHIIiiII", 40, 1, 2, 1, 8, 0, 0, 0, 0, 999, 0) + b"\0" * 3996, _DOTS),
    "runs beside the picture": (head(1, 1, 1, 8) + b"\0" * 1024, b"\0\x09zqhidden!\0\0\1"),
    "runs without an end": (head(1, 2, 1, 8) + b"\0" * 1024, b"\2\1"),
    "a header of no size": (b"\x10" + head()[1:], _DOTS),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("kind", ["81.emf", "0f43.wmf"])
def test_what_is_no_picture_of_points_is_refused(name: str, kind: str) -> None:
    """A drawing that holds more than its points, or that no program could show."""
    assert drawing_sign(kind, drawing(kind, dict(CASES)[kind](*BAD[name]))) is not None


SOUND: dict[str, tuple[bytes, bytes]] = {
    "with a palette": (head(0, 4, 1, 8) + b"\0" * 1024, b"\1\2\3\4"),
    "with masks": (head(3, 1, 1, 32) + b"\xff\0\0\0" * 3, b"\1\2\3\4"),
    "of Windows 3": (pack("<IHHHH", 12, 1, 2, 1, 24), _DOTS),
    "upside down": (head(height=-2), _DOTS),
    "of version 5 without a profile": (_V5 + b"BGRs" + b"\0" * 64, _DOTS),
    "in runs of 8": (head(1, 4, 2, 8) + b"\0" * 1024, b"\0\3\1\2\3\0\1\1\0\0\0\2\1\0\3\7\0\1"),
    "in runs of 4": (head(2, 4, 1, 4) + b"\0" * 64, b"\4\x12\0\1"),
}


@pytest.mark.parametrize("name", SOUND)
@pytest.mark.parametrize("kind", ["81.emf", "0f43.wmf"])
def test_each_way_to_write_points_is_kept(name: str, kind: str) -> None:
    """And what stands behind them is not."""
    header, points = SOUND[name]
    data = drawing(kind, dict(CASES)[kind](header, points + b"zqbehind"))
    assert drawing_sign(kind, data) is None
    assert header + points + b"\0" * 8 in cleaned(kind, data)


@pytest.mark.parametrize("number", OLD)
def test_pictures_of_windows_2_keep_their_points(number: int) -> None:
    """They know no JPEG; one whose lines do not fit its points is refused."""
    points = pack("<HhhhBB", 0, 8, 2, 2, 1, 8 // 8) + b"\1\0\2\0"
    copy = clean_wmf(wmf(wmf_record(number, OLD[number] + points + photograph())))
    assert points in copy
    assert b"zq" not in copy
    wrong = pack("<HhhhBB", 0, 8, 2, 999, 1, 1) + photograph()
    assert drawing_sign("a.wmf", wmf(wmf_record(number, OLD[number] + wrong))) is not None


@pytest.mark.parametrize("name", ["image1.wmf", "image2.emf", "image3.png"])
def test_no_document_carries_a_photograph_out_in_a_drawing(name: str) -> None:
    """Whatever the drawing's name says; the quick look and the cleaning alike."""
    make = WMF_PICTURES[0x0F43] if name.endswith("wmf") else EMF_PICTURES[77]
    with pytest.raises(RefusedFile) as refused:
        clean(with_part(name, drawing(name, make(head(4, depth=0), photograph()))), "docx")
    assert refused.value.sign.rule.code == "CV520"


@pytest.mark.parametrize("number", [80, 81])
def test_pictures_of_another_place_are_refused(number: int) -> None:
    """One whose points are said to lie beyond their record."""
    data = bytearray(EMF_PICTURES[number](head(), _DOTS))
    data[56:60] = pack("<I", 5000)
    assert drawing_sign("a.emf", emf(bytes(data))) is not None


def _newer_object(flags: int, body: bytes) -> bytes:
    return pack("<HHII", 0x4008, flags, 12 + len(body), len(body)) + body


NEWER: dict[str, bytes] = {
    "a picture in several records": _newer_object(0x8500, newer_picture(0)[12:]),
    "a picture with more behind": _newer_object(0x0500, newer_picture(0)[12:] + b"zqbehind"),
    "a brush of a photograph": _newer_object(0x0100, pack("<III", 0xDBC01002, 2, 0) + photograph()),
    "a brush in several records": _newer_object(0x8100, pack("<III", 0xDBC01002, 0, 0)),
    "a photograph in a pen": _newer_object(0x0200, pack("<III", 0xDBC01002, 0, 0) + photograph() + b"\0" * 3),
    "words that are no letters": pack("<HHII", 0x4036, 0, 28, 16) + pack("<4I", 0, 0, 0, 0),
}


@pytest.mark.parametrize("name", NEWER)
def test_what_cannot_be_cleaned_of_a_newer_kind_is_refused(name: str) -> None:
    """Records of EMF+, which lie in remarks."""
    assert drawing_sign("a.emf", emf(newer(1, more=NEWER[name]))) is not None


_IN_LETTERS = pack("<HHII", 0x4036, 0, 28, 16) + pack("<4I", 0, 1, 0, 0)


@pytest.mark.parametrize("more", [newer_picture(0), _IN_LETTERS, _newer_object(0x0100, b"\0" * 12)])
def test_what_draws_of_a_newer_kind_stays(more: bytes) -> None:
    """Points, words in letters, a brush of one colour."""
    assert drawing_sign("a.emf", emf(newer(1, more=more))) is None
    assert more in clean_emf(emf(newer(1, more=more)))
