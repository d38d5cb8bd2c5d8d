"""What single records of a drawing keep: what they draw by, and nothing behind it.

Sizes are those of MS-EMF 2.3 and MS-WMF 2.3, typed out here.
"""

from struct import pack, unpack_from

import pytest

from congvan.contents.metafile import drawing_sign
from congvan.publish.attachments.metafile import clean_emf, clean_wmf
from tests.unit.publish.attachments.drawings import emf, record, text_record, wmf_record
from tests.unit.publish.attachments.test_drawing_pictures import cleaned, drawing, photograph, wmf

_BOX = pack("<4i", 0, 0, 9, 9)
_EMF_SIZES = {
    **dict.fromkeys((28, 33, 52, 59, 60, 61, 65, 66, 68), 0),
    **dict.fromkeys((16, 17, 18, 19, 20, 21, 22, 24, 25, 34, 37, 40, 48, 57, 58, 67, 98, 115), 4),
    **dict.fromkeys((9, 10, 11, 12, 13, 26, 27, 51, 54, 120), 8),
    15: 12, 23: 24, 29: 16, 30: 16, 31: 16, 32: 16, 35: 24, 36: 28, 38: 20, 39: 16, 41: 20, 42: 16, 43: 16, 44: 24,
    45: 32, 46: 32, 47: 32, 53: 16, 55: 32, 62: 16, 63: 16, 64: 16, 111: 16,
}  # fmt: skip
_WMF_SIZES = {
    0x001E: 0, 0x0035: 0, 0x0102: 2, 0x0103: 2, 0x0104: 2, 0x0106: 2, 0x0107: 2, 0x0108: 2, 0x0127: 2, 0x012A: 2,
    0x012B: 2, 0x012C: 2, 0x012D: 2, 0x012E: 2, 0x0139: 2, 0x0149: 2, 0x01F0: 2, 0x0201: 4, 0x0209: 4, 0x020A: 4,
    0x020B: 4, 0x020C: 4, 0x020D: 4, 0x020E: 4, 0x020F: 4, 0x0211: 4, 0x0213: 4, 0x0214: 4, 0x0220: 4, 0x0228: 4,
    0x0231: 4, 0x0234: 2, 0x02FA: 10, 0x02FC: 8, 0x0410: 8, 0x0412: 8, 0x0415: 8, 0x0416: 8, 0x0418: 8, 0x0419: 8,
    0x041B: 8, 0x041F: 8, 0x0429: 8, 0x0548: 10, 0x061C: 12, 0x0817: 16, 0x081A: 16, 0x0830: 16,
}  # fmt: skip
# Records that say how much they hold: a number, and what they draw by, two of each.
_POINTS, _PLACES = b"\1\2\3\4\5\6\7\1" * 2, b"\1\2\3\4" * 2
EMF_COUNTED: dict[int, bytes] = {
    **dict.fromkeys((2, 3, 4, 5, 6), _BOX + pack("<I", 2) + _POINTS),
    **dict.fromkeys((7, 8), _BOX + pack("<III", 1, 2, 2) + _POINTS),
    49: pack("<IHH", 1, 0x300, 2) + _PLACES,
    50: pack("<III", 1, 0, 2) + _PLACES,
    56: _BOX + pack("<I", 4) + _POINTS * 2 + b"\2\4\4\4",
    71: _BOX + pack("<II", 48, 1) + pack("<4I", 32, 1, 1, 16) + _BOX + _BOX,
    72: _BOX + pack("<IIii", 48, 1, 1, 1) + pack("<4I", 32, 1, 1, 16) + _BOX + _BOX,
    **dict.fromkeys((73, 74), _BOX + pack("<I", 48) + pack("<4I", 32, 1, 1, 16) + _BOX + _BOX),
    75: pack("<II", 48, 1) + pack("<4I", 32, 1, 1, 16) + _BOX + _BOX,
    84: text_record("abcd")[8:],
    **dict.fromkeys((85, 86, 87, 88, 89), _BOX + pack("<I", 2) + _PLACES),
    **dict.fromkeys((90, 91), _BOX + pack("<III", 1, 2, 2) + _PLACES),
    92: _BOX + pack("<I", 4) + _PLACES * 2 + b"\2\4\4\4",
    95: pack("<5I", 1, 0, 0, 0, 0) + pack("<6I", 0, 1, 0, 0, 0, 1) + pack("<I", 7),
    97: _BOX + pack("<IffI", 1, 1, 1, 1) + pack("<iiIII", 0, 0, 2, 80, 0) + _BOX + pack("<I", 0) + b"a\0b\0",
    108: pack("<iiIIIff", 1, 1, 4, 0x300, 1, 1, 1) + b"abcd",
    118: _BOX + pack("<III", 2, 1, 0) + _BOX * 2 + pack("<II", 0, 1),
}
WMF_COUNTED: dict[int, bytes] = {
    **dict.fromkeys((0x0037, 0x00F7, 0x0436), pack("<HH", 0x300, 2) + _PLACES),
    **dict.fromkeys((0x0324, 0x0325), pack("<H", 2) + _PLACES),
    0x0538: pack("<HHH", 2, 1, 1) + _PLACES,
    0x0521: pack("<H", 3) + b"abc\0" + pack("<hh", 1, 1),
    0x0A32: pack("<hhHH", 0, 0, 2, 0) + b"ab" + pack("<hh", 5, 5),
    0x06FF: pack("<HHIHHH4h", 0, 6, 0, 30, 1, 2, 0, 0, 9, 9) + pack("<6H", 2, 0, 1, 3, 4, 2),
}
RECORDS: list[tuple[str, int, bytes]] = [
    *(("emf", number, b"\1" * size) for number, size in _EMF_SIZES.items()),
    *(("emf", number, body) for number, body in EMF_COUNTED.items()),
    *(("wmf", number, b"\1" * size) for number, size in _WMF_SIZES.items()),
    *(("wmf", number, body) for number, body in WMF_COUNTED.items()),
]


@pytest.mark.parametrize(("kind", "number", "body"), RECORDS, ids=[f"{x} {y:x}" for x, y, _ in RECORDS])
def test_nothing_stays_behind_what_a_record_draws_by(kind: str, number: int, body: bytes) -> None:
    """A sound record stays to the byte; what programs or people left behind its fields does not."""
    make = record if kind == "emf" else wmf_record
    sound = drawing(kind, make(number, body))
    assert drawing_sign(kind, sound) is None
    assert make(number, body) in cleaned(kind, sound)
    longer = drawing(kind, make(number, body + b"zqslack!" + photograph()))
    copy = cleaned(kind, longer)
    assert body in copy
    assert b"zq" not in copy
    assert b"Exif" not in copy
    if body and number != 0x0A32:  # whose distances may be left out
        assert drawing_sign(kind, drawing(kind, make(number, body[:-4]))) is not None


def test_a_typeface_keeps_nothing_behind_its_names() -> None:
    """Windows leaves there what lay in its memory."""
    name = "Arial".encode("utf-16-le")
    wide = pack("<I", 1) + b"\1" * 28 + (name + b"\0\0zqmemory").ljust(64, b"q") + (name + b"\0\0zq").ljust(128, b"q")
    data = emf(record(82, wide + b"\0\0zqstyle".ljust(64, b"q") + b"\1" * 36))
    copy = clean_emf(data)
    assert copy.count(name) == 2
    assert b"\1" * 28 in copy
    assert b"\1" * 36 in copy
    assert b"q" not in copy
    copy = clean_wmf(wmf(wmf_record(0x02FB, b"\1" * 18 + b"Arial\0zqmemory")))
    assert b"\1" * 18 + b"Arial\0" in copy
    assert b"zq" not in copy


@pytest.mark.parametrize("colours", [0, 2])
def test_the_end_holds_its_palette_alone(colours: int) -> None:
    """Whatever stood there."""
    palette = b"\7\7\7\0" * colours
    body = emf()[: -len(b"zqtrailer") - 20]
    last = record(14, pack("<II", colours, 24) + b"zqbefore" + palette + photograph() + pack("<I", 0))
    copy = clean_emf(body + last)
    size = 20 + 4 * colours
    assert copy.endswith(pack("<4I", 14, size, colours, 16) + palette + pack("<I", size))
    assert b"zq" not in copy


@pytest.mark.parametrize("size", [88, 100, 108])
def test_a_header_of_each_length_loses_who_drew_it(size: int) -> None:
    """Older programs write shorter ones, with the name right behind."""
    whole = emf(record(16, b"\0" * 4))
    (length,) = unpack_from("<I", whole, 4)
    name = "zqdrawing".encode("utf-16-le") + b"\0\0"
    short = bytearray(whole[:size] + name)
    short[4:8], short[64:68] = pack("<I", len(short)), pack("<I", size)
    data = bytes(short) + whole[length:]
    assert drawing_sign("a.emf", data) is None
    copy = clean_emf(data)
    assert unpack_from("<I", copy, 4)[0] == size
    assert copy[size : size + 4] == pack("<I", 16)
    assert b"z\0q\0" not in copy
