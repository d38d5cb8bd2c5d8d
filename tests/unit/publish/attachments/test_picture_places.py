"""Each place where pictures keep who took them, where and when: none is left, by Pillow's reading and by the bytes."""

import base64
import io
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import ExifTags, Image, ImageChops, ImageOps, TiffImagePlugin

from congvan.publish.attachments.cleaning import clean
from congvan.publish.attachments.pictures import clean_picture
from congvan.publish.attachments.svg import clean_svg
from tests.unit.publish.attachments import documents as made

_PLACE = struct.pack(">6I", 20, 1, 5, 1, 30500, 1000)  # 20° 5′ 30.5″, as EXIF has it


def _segment(marker: int, said: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(said) + 2) + said


def jpeg() -> bytes:
    """A telephone's JPEG: EXIF with a place, XMP in parts, IPTC, FlashPix, remarks, a second picture (MPF)."""
    out = io.BytesIO()
    first = made.picture()
    first.save(out, "MPO", save_all=True, append_images=[first.rotate(180)], exif=made.exif(6), icc_profile=b"icc" * 50)
    data = out.getvalue()
    more = [
        (0xE0, b"JFXX\0\x10" + b"zqjfxx"),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + made.XMP),
        (0xE1, b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 32 + struct.pack(">II", 9, 0) + b"zqxmpmore"),
        (0xE2, b"FPXR\0zqflashpix"),
        (0xEC, b"Ducky\0zqducky"),
        (0xED, b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0\0\0\0\x0f\x1c\x02\x50\0\x0azqiptcname"),
        (0xFE, b"zqcomment"),
    ]
    return data[:2] + b"".join(_segment(*x) for x in more) + data[2:] + b"zqtrailer"


def _chunk(name: bytes, said: bytes) -> bytes:
    return struct.pack(">I", len(said)) + name + said + struct.pack(">I", zlib.crc32(name + said))


def png() -> bytes:
    """A PNG with texts in three forms, a time, EXIF, a histogram, a palette's name and chunks of programs' own."""
    out = io.BytesIO()
    made.picture().save(out, "PNG", exif=made.exif(6), icc_profile=b"icc" * 50)
    data = out.getvalue()
    more = [
        (b"tEXt", b"Author\0zqtext"),
        (b"zTXt", b"Comment\0\0" + zlib.compress(b"zqztext")),
        (b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(b"zqitext")),
        (b"tIME", struct.pack(">HBBBBB", 2026, 11, 23, 9, 0, 0)),
        (b"sPLT", b"zqpalette\0\x08"),
        (b"caBX", b"zqcredentials"),
        (b"prVW", b"zqpreview"),
    ]
    at = data.index(b"IDAT") - 4
    return data[:at] + b"".join(_chunk(*x) for x in more) + data[at:]


def webp() -> bytes:
    """A moving WebP with EXIF and XMP, and a chunk of its own in each frame."""
    out = io.BytesIO()
    first = made.picture()
    first.save(out, "WEBP", save_all=True, append_images=[first.rotate(180)], lossless=True, xmp=made.XMP, duration=90,
               exif=made.exif(6).tobytes(), icc_profile=b"icc" * 50)  # fmt: skip
    data, at, parts = out.getvalue(), 12, list[bytes]()
    while at < len(data):
        name, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        said = data[at + 8 : at + 8 + length] + (b"zqfr\6\0\0\0zqsaid" if name == b"ANMF" else b"")
        parts.append(name + struct.pack("<I", len(said)) + said + b"\0" * (len(said) % 2))
        at += 8 + length + length % 2
    body = b"WEBP" + b"".join(parts) + b"zqch\6\0\0\0zqsaid"
    return b"RIFF" + struct.pack("<I", len(body)) + body


def gif() -> bytes:
    """A moving GIF with a remark, a text, XMP, a program's block, and more behind the number of its loops."""
    data = made.gif()
    at = data.index(b"!")
    magic = b"\1" + bytes(range(255, -1, -1)) + b"\0"
    more = (
        b"!\xff\x0bXMP DataXMP" + made.XMP + magic,
        b"!\xff\x0bzqprogram12\x08zqblocks\0",
        b"!\xfe\x09zqcomment\0",
        b"!\x01\x0c" + b"\0" * 12 + b"\x06zqtext\0",
    )
    loops = b"NETSCAPE2.0\3\1\0\0"
    return data[:at] + b"".join(more) + data[at:].replace(loops, loops + b"\x07zqloops", 1)


def tiff() -> bytes:
    """A TIFF with names, a place, XMP, IPTC, Photoshop's own and a tag of nobody."""
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    for number in (0x010E, 0x010F, 0x0110, 0x0131, 0x0132, 0x013B, 0x013C, 0x8298, 0xC4A5, 0xFDE8):
        tags[number] = "zqtag"
        tags.tagtype[number] = 2
    for number in (0x02BC, 0x83BB, 0x8649):
        tags[number] = b"zqblock"
        tags.tagtype[number] = 7
    out = io.BytesIO()
    made.picture().save(out, "TIFF", tiffinfo=tags, exif=made.exif(6), icc_profile=b"icc" * 50, dpi=(300, 300))
    return out.getvalue()


PICTURES: dict[str, Callable[[], bytes]] = {"jpg": jpeg, "png": png, "webp": webp, "gif": gif, "tif": tiff}
each = pytest.mark.parametrize("ending", PICTURES)


def opened(data: bytes) -> Image.Image:
    """Open a picture."""
    return Image.open(io.BytesIO(data))


@each
def test_no_place_keeps_anything(ending: str) -> None:
    """The bytes hold no planted word, plain or packed, and no place; Pillow reads no tag but the way to turn."""
    before, after = PICTURES[ending](), clean(PICTURES[ending](), ending)
    assert before.count(b"zq") >= (5 if ending == "png" else 4)
    assert b"zq" not in after
    assert _PLACE not in after
    assert _PLACE[:16] not in after
    picture = opened(after)
    exif = picture.getexif()
    assert not exif.get_ifd(ExifTags.IFD.GPSInfo)
    assert not exif.get_ifd(ExifTags.IFD.Exif)
    structure = {*range(0x0100, 0x0104), 0x0106, 0x0111, *range(0x0115, 0x011D), 0x0128, 0x0153, 0x8773, 0x013D}
    assert set(exif) - structure <= {ExifTags.Base.Orientation}
    assert not {"comment", "xmp", "photoshop", "mp", "mpoffset"} & set(picture.info)
    assert picture.format == {"jpg": "JPEG", "tif": "TIFF"}.get(ending, ending.upper())


@each
def test_it_looks_the_same(ending: str) -> None:
    """Turned as it is told, each frame has the same points, and colours are meant as they were."""
    before, after = opened(PICTURES[ending]()), opened(clean(PICTURES[ending](), ending))
    assert before.info.get("icc_profile") == after.info.get("icc_profile")
    for frame in range(getattr(after, "n_frames", 1)):
        before.seek(frame)
        after.seek(frame)
        one, other = (ImageOps.exif_transpose(x).convert("RGB") for x in (before, after))
        assert ImageChops.difference(one, other).getbbox() is None


def test_a_drawing_in_a_document_leads_nowhere() -> None:
    """No script, no address that would be fetched, no name of its writer; a photograph in it is cleaned."""
    packed = base64.b64encode(jpeg()).decode()
    source = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="zq()">'
        "<metadata>zqauthor</metadata><script>zq()</script><style>@import 'https://zq.example.com';.a{fill:url(#b)}</style>"
        '<image xlink:href="https://zq.example.com/a.png"/><image href="file:///home/zq/a.png"/>'
        f'<image id="i" xlink:href="data:image/jpeg;base64,{packed}"/><use href="#b"/>'
        '<a href="javascript:zq()"/><a href="https://example.com/"/><path style="fill:url(//zq.example.com)"/></svg>'
    )
    copy = clean_svg(source.encode(), clean_picture)
    assert b"zq" not in copy
    assert b'href="https://example.com/"' in copy
    assert b'<use href="#b"/>' in copy
    assert b"fill:url(#b)" in copy
    kept = base64.b64decode(copy.split(b"base64,")[1].split(b'"')[0])
    assert kept == clean(jpeg(), "jpg")
