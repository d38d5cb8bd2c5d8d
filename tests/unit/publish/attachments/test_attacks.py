"""Files made to pass those who look: of two kinds, with two lists of files, with links out, under false names."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from functools import cache

import pikepdf
import pytest

from congvan.contents.public import signs_of_public
from congvan.contents.sign import UnreadableError
from congvan.publish.attachments.cleaning import clean
from congvan.publish.attachments.refusal import RefusedFile
from tests.unit.publish.attachments import documents as made

_word, _sheet = cache(made.small_word), cache(made.sheet)
_SCRIPT = b"<script>zqscript()</script>"
_PLAIN = 0o600 << 16  # what Python writes for nothing
_EXE = b"MZ\x90\0" + b"\0" * 60


def refused(data: bytes, ending: str) -> str:
    """The code under which a file is refused; nothing if it is published."""
    try:
        clean(data, ending)
    except (RefusedFile, UnreadableError) as error:
        return error.sign.rule.code
    return ""


def member(name: str, data: bytes = b"x", *, mode: int = 0, zip64: bool = False) -> bytes:
    """A package with one member of that name and kind."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        entry = zipfile.ZipInfo(name)
        entry.create_system, entry.external_attr = 3, mode << 16
        with package.open(entry, "w", force_zip64=zip64) as file:
            file.write(data)
    return out.getvalue()


def twins() -> bytes:
    """A package with two members of one name."""
    return made.packed({"a.txt": "x", "b.txt": _SCRIPT}).replace(b"b.txt", b"a.txt")


def renamed(data: bytes, before: bytes, after: bytes) -> bytes:
    """A package whose list calls a member otherwise than it does itself."""
    at = data.rfind(b"PK\x01\x02")
    return data[:at] + data[at:].replace(before, after, 1)


def two_lists(shown: bytes, hidden: bytes) -> bytes:
    """Two whole packages behind one another: programs take the last list, those who look from the front the first."""
    return hidden + shown


def a_pdf() -> bytes:
    """A PDF of an empty page."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    return made.saved(pdf)


def saturated() -> bytes:
    """A package whose numbers stand in the longer list alone."""
    data = bytearray(member("a.txt"))
    end = data.rfind(b"PK\x05\x06")
    size, start = struct.unpack_from("<II", data, end + 12)
    longer = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, size, start)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, end, 1)
    struct.pack_into("<HHII", data, end + 8, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    return bytes(data[:end]) + longer + locator + bytes(data[end:])


def linked_document() -> bytes:
    """A document a part of which is a link to a file of the machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_word())) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, old.read(entry))
        entry = zipfile.ZipInfo("word/media/a.png")
        entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        new.writestr(entry, "/etc/passwd")
    return out.getvalue()


REFUSED: list[tuple[str, str, str, Callable[[], bytes]]] = [
    ("CV524", "pdf", "a package behind a PDF", lambda: a_pdf() + _word()),
    ("CV524", "docx", "a PDF before a package", lambda: a_pdf() + _word()),
    ("CV524", "jpg", "a package behind a picture", lambda: made.jpeg() + member("a.txt")),
    ("CV524", "txt", "a page", lambda: b"\xef\xbb\xbf <!-- a --> <html>" + _SCRIPT),
    ("CV524", "txt", "a page in XML", lambda: b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"/>'),
    ("CV524", "txt", "a page in UTF-16", lambda: "<!DOCTYPE html><script>1</script>".encode("utf-16")),
    ("CV524", "csv", "a picture that runs", lambda: b"<img src=x onerror=alert(1)>,b\n"),
    ("CV524", "csv", "a link that runs", lambda: b"<a href=javascript:alert(1)>x</a>\n"),
    ("CV524", "json", "a drawing", lambda: b"<svg onload=alert(1)>"),
    ("CV524", "svg", "a drawing", lambda: b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
    ("CV524", "png", "a page under a picture's name", lambda: b"<p>x" + _SCRIPT),
    ("CV524", "exe", "a package behind a program", lambda: _EXE + member("a.txt")),
    ("CV526", "fodt", "a document without a package", lambda: b'<?xml version="1.0"?><office:document/>'),
    ("CV527", "zip", "a way out", lambda: member("../a.txt")),
    ("CV527", "zip", "a way out, further in", lambda: member("a/../../b.txt")),
    ("CV527", "zip", "a way out of Windows", lambda: member("..\\a.txt")),
    ("CV527", "zip", "a whole path", lambda: member("/etc/a.txt")),
    ("CV527", "zip", "a disk", lambda: member("C:a.txt")),
    ("CV527", "zip", "a link", lambda: member("a.txt", b"/etc/passwd", mode=stat.S_IFLNK | 0o777)),
    ("CV527", "docx", "a link in a document", linked_document),
    ("CV527", "zip", "two of one name", twins),
    ("CV527", "zip", "two names for one file", lambda: renamed(member("a.txt"), b"a.txt", b"b.txt")),
    ("CV525", "zip", "a program under another name", lambda: member("a.txt", _EXE)),
    ("CV525", "zip", "a program with a letter that turns the name round", lambda: member("a\u202etxt.exe")),
    ("CV525", "zip", "a drawing in capitals", lambda: member("A.SVG", b"<svg/>")),
    ("CV527", "odt", "a page as the kind of a package", lambda: made.packed({
        "mimetype": "application/vnd.oasis.opendocument.text<html>" + _SCRIPT.decode(), "content.xml": "<x/>",
        "META-INF/manifest.xml": "<x/>"})),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "ending", "make"), [(x[0], x[1], x[3]) for x in REFUSED], ids=[f"{x[1]} {x[2]}" for x in REFUSED]
)
def test_refused(code: str, ending: str, make: Callable[[], bytes]) -> None:
    """Each under its code."""
    assert refused(make(), ending) == code


@pytest.mark.parametrize("ending", ["docx", "xlsx", "odt"])
def test_links_twins_and_ways_out_are_told_by_the_check(ending: str) -> None:
    """At the line and column where the attachment is declared."""
    made_of: dict[str, Callable[[], bytes]] = {
        "docx": linked_document,
        "xlsx": twins,
        "odt": lambda: member("../a"),
    }
    data = made_of[ending]()
    assert [x.rule.code for x in signs_of_public(data, ending) if x.refuses] == ["CV527"]


HARMLESS: list[tuple[str, str, Callable[[], bytes]]] = [
    ("pdf", "a document under a PDF's name", lambda: made.repacked(_word(), {"word/zq.xml": b"<zqscript/>"})),
    ("jpg", "a page in a picture's remark", lambda: _remarked(made.jpeg())),
    ("jpg", "a page behind a picture", lambda: made.jpeg() + b"<html>" + _SCRIPT),
    ("gif", "a script that is a picture", lambda: made.gif() + b"*/=1;" + _SCRIPT),
    ("png", "a page behind a picture", lambda: made.png() + _SCRIPT),
    ("zip", "two lists of files", lambda: two_lists(member("a.txt"), member("b.txt", _SCRIPT))),
    ("zip", "a remark of the package", lambda: member("a.txt")[:-2] + struct.pack("<H", len(_SCRIPT)) + _SCRIPT),
    ("zip", "longer numbers", lambda: member("a.txt", zip64=True)),
    ("zip", "longer numbers alone", saturated),
    ("zip", "a program's right to run", lambda: member("a.txt", mode=stat.S_IFREG | stat.S_ISUID | 0o777)),
]  # fmt: skip


def _remarked(data: bytes) -> bytes:
    said = b"<html>" + _SCRIPT
    return data[:2] + b"\xff\xfe" + struct.pack(">H", len(said) + 2) + said + data[2:]


@pytest.mark.parametrize(("ending", "make"), [(x[0], x[2]) for x in HARMLESS], ids=[f"{x[0]} {x[1]}" for x in HARMLESS])
def test_made_harmless(ending: str, make: Callable[[], bytes]) -> None:
    """The copy is of one kind, with one list, and nothing else in it."""
    copy = clean(make(), ending)
    assert b"zqscript" not in copy
    assert clean(copy, ending) == copy
    if copy[:2] == b"PK":
        assert copy.count(b"PK\x05\x06") == 1
        with zipfile.ZipFile(io.BytesIO(copy)) as package:
            assert all(x.external_attr == _PLAIN and not x.extra and not x.comment for x in package.infolist())
            assert package.comment == b""
            assert "b.txt" not in package.namelist()
