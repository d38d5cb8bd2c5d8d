"""Drawings of Windows in documents: cleaned by their records, or refused; what they say, the gate reads."""

import io
import zipfile
from collections.abc import Callable
from struct import pack

import pytest

from congvan.contents.metafile import drawing_sign
from congvan.contents.public import signs_of_public
from congvan.publish.attachments.cleaning import clean
from congvan.publish.attachments.metafile import clean_emf, clean_wmf
from congvan.verify.decode import decode
from congvan.verify.undecodable import Undecodable
from tests.unit.publish.attachments import documents as made
from tests.unit.publish.attachments.drawings import (
    a_wmf,
    an_emf,
    emf,
    newer,
    newer_picture,
    record,
    remark,
    short_text_record,
    text_record,
    wmf_record,
)  # fmt: skip

_LINE = record(54, pack("<ii", 90, 40))


def with_part(name: str, data: bytes, kind: str = "image") -> bytes:
    """A document with a part of this name, to which its text leads."""
    link = f'<Relationship Id="r71" Type="http://a/{kind}" Target="media/{name}"/></Relationships>'.encode()
    return made.repacked(
        made.small_word(), {"word/_rels/document.xml.rels": (b"</Relationships>", link), f"word/media/{name}": data}
    )


def _records(data: bytes) -> list[tuple[int, bytes]]:
    found, at = [], 0
    while at < len(data):
        number, size = (int.from_bytes(data[at + x : at + x + 4], "little") for x in (0, 4))
        found.append((number, data[at : at + size]))
        at += size
    return found


def test_an_emf_keeps_its_lines_and_words_alone() -> None:
    """No remark, no driver's call, no profile's name, no name of who drew it, nothing behind its end."""
    copy = clean_emf(an_emf())
    assert b"zq" in an_emf()
    assert b"z\0q\0" in an_emf()
    assert b"zq" not in copy
    assert b"z\0q\0" not in copy
    numbers = [number for number, _ in _records(copy)]
    assert numbers == [1, 70, 27, 54, 84, 108, 14]
    assert newer(1, "Quý", remarked=False) in copy
    assert text_record("Tổng") in copy
    assert int.from_bytes(copy[48:52], "little") == len(copy)
    assert int.from_bytes(copy[52:56], "little") == len(numbers)
    assert clean_emf(copy) == copy


@pytest.mark.parametrize("placed", [True, False])
def test_a_wmf_keeps_its_lines_and_words_alone(placed: bool) -> None:
    """No driver's call, nothing behind its end; its sizes and its sum are right."""
    source = a_wmf(placed=placed)
    copy = clean_wmf(source)
    assert b"zq" in source
    assert b"zq" not in copy
    assert b"Tong" in copy
    start = 22 if placed else 0
    assert 2 * int.from_bytes(copy[start + 6 : start + 10], "little") == len(copy) - start
    words = [int.from_bytes(copy[at : at + 2], "little") for at in range(0, 22, 2)]
    if placed:
        total = 0
        for word in words[:10]:
            total ^= word
        assert total == words[10]
    assert clean_wmf(copy) == copy


@pytest.mark.parametrize(("name", "make"), [("a.emf", an_emf), ("a.wmf", a_wmf), ("a.png", an_emf)])
def test_drawings_in_documents_are_cleaned(name: str, make: Callable[[], bytes]) -> None:
    """Whatever their names say."""
    with zipfile.ZipFile(io.BytesIO(clean(with_part(name, make()), "docx"))) as package:
        copy = package.read(f"word/media/{name}")
    assert copy == (clean_wmf if name.endswith("wmf") else clean_emf)(make())


_PHOTOGRAPH = b"\0" * 40 + pack("<IIIIII", 84, 40, 124, 4, 0, 0) + b"\0" * 12 + pack("<IiiHHI", 40, 1, 1, 0, 0, 4)
REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a photograph within EMF+": ("a.emf", lambda: emf(newer(1, more=newer_picture(1)))),
    "a drawing within EMF+": ("a.emf", lambda: emf(newer(1, more=newer_picture(0, 2)))),
    "EMF+ cut short": ("a.emf", lambda: emf(remark(b"EMF+" + b"\1\x40\1\0\x99\0\0\0" + b"\0" * 8))),
    "words that are no letters": ("a.emf", lambda: emf(text_record("abc", 0x10))),
    "short words that are no letters": ("a.emf", lambda: emf(record(108, pack("<iiII", 0, 0, 2, 0x10) + b"\0" * 24))),
    "a photograph within": ("a.emf", lambda: emf(record(81, _PHOTOGRAPH))),
    "cut short": ("a.emf", lambda: an_emf()[:150]),
    "a header cut short": ("a.emf", lambda: record(1, b"\0" * 32 + b" EMF") + record(14, b"\0" * 12)),
    "an end cut short": ("a.emf", lambda: an_emf()[:-29] + record(14)),
    "a text cut short": ("a.emf", lambda: emf(record(84, b"\0" * 8))),
    "several words that are no letters": (
        "a.emf",
        lambda: emf(record(97, b"\0" * 28 + pack("<IiiIII", 1, 0, 0, 4, 80, 16) + b"\0" * 32)),
    ),
    "texts without number": ("a.emf", lambda: emf(record(97, b"\0" * 28 + b"\xff" * 4))),
    "a WMF cut short": ("a.wmf", lambda: a_wmf()[:50]),
    "OpenOffice's own": ("a.svm", lambda: b"VCLMTF\1\0" + b"\0" * 40),
    "a picture of another kind": ("a.bmp", lambda: b"BM" + b"\0" * 60),
    "packed": ("a.emz", lambda: b"\x1f\x8b\x08" + b"\0" * 20),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_drawing_that_cannot_be_cleaned_is_told_with_its_cure(name: str) -> None:
    """By `congvan check`, so at the line and column where the attachment is declared."""
    file, make = REFUSED[name]
    (sign,) = [x for x in signs_of_public(with_part(file, make()), "docx") if x.refuses]
    assert sign.rule.code == "CV520"
    assert "save it as a picture (.png)" in str(sign.what)
    assert drawing_sign(file, make()) == sign


@pytest.mark.parametrize("ending", ["emf", "wmf", "svm"])
def test_a_drawing_alone_is_no_attachment(ending: str) -> None:
    """Neither by itself nor in a package: telephones cannot open it."""
    data = a_wmf() if ending == "wmf" else an_emf()
    for one, name in ((data, ending), (made.packed({f"a.{ending}": data}), "zip")):
        assert [x.rule.code for x in signs_of_public(one, name) if x.refuses] == ["CV526"]


def test_previews_of_charts_are_left_out() -> None:
    """A package of OpenDocument has the chart itself beside them; the place that showed the preview goes with it."""
    shown = '<draw:frame xmlns:draw="d"><draw:image xlink:href="./ObjectReplacements/Object 1"/></draw:frame>'
    data = made.odt(f"<text:p>{shown}</text:p>", **{"ObjectReplacements/Object 1": "VCLMTF zqpreview"})
    with zipfile.ZipFile(io.BytesIO(clean(data, "odt"))) as package:
        assert not [x for x in package.namelist() if "ObjectReplacements" in x]
        assert b"ObjectReplacements" not in package.read("content.xml") + package.read("META-INF/manifest.xml")


SAID: dict[str, Callable[[], bytes]] = {
    "letter by letter": lambda: emf(*(text_record(x) for x in "bí mật")),
    "short": lambda: emf(short_text_record("bi mat")),
    "in a remark": lambda: emf(remark("bí mật".encode("utf-16-le"))),
    "in EMF+": lambda: emf(newer(1, "bí mật")),
    "in several pieces": lambda: emf(record(97, b"\0" * 28 + pack("<I", 1) + pack("<iiIII", 0, 0, 6, 80, 0) + b"\0" * 20
                                            + "bí mật".encode("utf-16-le"))),
    "in a WMF": lambda: a_wmf(words=b"bi mat"),
    "in a WMF that tells no size": lambda: a_wmf(placed=False, words=b"bi mat"),
    "in a longer record of a WMF": lambda: a_wmf()[:-15] + wmf_record(0x0A32, pack("<hhHH", 0, 0, 6, 0) + b"bi mat")
    + wmf_record(0),
}  # fmt: skip


@pytest.mark.parametrize("name", SAID)
def test_the_gate_reads_what_drawings_say(name: str) -> None:
    """However short, and however it is cut."""
    found = decode("a", made.packed({"word/media/a.bin": SAID[name]()})).texts
    assert any("bí mật" in x or "bi mat" in x for x in found)


@pytest.mark.parametrize(
    "make",
    [
        REFUSED["words that are no letters"][1],
        REFUSED["cut short"][1],
        lambda: a_wmf()[:50],
        lambda: emf(record(97, b"\0" * 28 + b"\xff" * 4)),  # which says it holds four billion texts
        lambda: emf(record(97, b"\0" * 28 + pack("<IiiIII", 1, 0, 0, 4, 80, 0x10) + b"\0" * 32)),
    ],
)
def test_the_gate_stops_where_it_cannot_read(make: Callable[[], bytes]) -> None:
    """It trusts no cleaning before it."""
    with pytest.raises(Undecodable):
        decode("a", make())
