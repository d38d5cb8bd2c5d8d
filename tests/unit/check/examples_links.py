"""Examples of CV44, CV45 and CV5: links, pictures, and what attachments hold."""

import io
import struct
import zipfile
import zlib

from tests.small_archive import FEBRUARY, FOLDER, Files, Source, changed
from tests.unit.check.example import MARK, Example, example
from tests.unit.check.examples_public import OLD, PUBLIC


def _png(width: int, height: int) -> bytes:
    """A picture of one grey that says it is so large."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


_PNG = _png(1, 1)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED, _LOCKED_PDF = _OLE + "EncryptedPackage".encode("utf-16-le"), b"%PDF-1.7\ntrailer <</Encrypt 5 0 R>>"


def _package(*names: str) -> bytes:
    """A zip package of these files, which say nothing."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name in names:
            package.writestr(name, "<x/>")
    return content.getvalue()


PACKAGE = _package("[Content_Types].xml", "xl/workbook.xml")


def _files(**files: Source) -> Files:
    """Files in February's folder; `__` stands for a dot."""
    return {f"{FOLDER}/2026-02/{name.replace('__', '.')}": x for name, x in files.items()}


def _with(body: str, files: Files, *attachments: str) -> Files:
    """A letter with these lines in its second section and these attachments, and its files."""
    front = "attachments:\n" + "".join(f"  - {{{x}}}\n" for x in attachments) if attachments else ""
    letter = changed(FEBRUARY, "copies:", f"{front}copies:", "## 2. Kết quả\n", f"## 2. Kết quả\n\n{body}\n")
    return {**letter, **files}


def _body(code: str, says: str, bad: str, good: str) -> Example:
    return example(code, says, FEBRUARY, _with(bad, {}), _with(good, {}))


_SHEET = "file: bang.xlsx, title: Bảng số liệu"
_PUBLIC = ", visibility: public"


def _linked(code: str, says: str, bad: str, good: str) -> Example:
    """A letter with a public sheet of figures, a public and an internal picture, and links to them."""
    files = _files(bang__xlsx=PACKAGE, hinh__png=_PNG, kin__png=_PNG)
    all_of = (_SHEET + _PUBLIC, f"file: hinh.png, title: Biểu đồ{_PUBLIC}", "file: kin.png, title: Ảnh chụp")
    return example(code, says, FEBRUARY, _with(bad, files, *all_of), _with(good, files, *all_of))


def _shown(code: str, says: str, bad: bytes, good: bytes) -> Example:
    """A letter that shows a picture of these bytes, and of those."""
    line, there = f"file: so-do.png, title: Sơ đồ{_PUBLIC}", f"{FOLDER}/2026-02/so-do.png"
    return example(
        code, says, FEBRUARY,
        _with(f"![Sơ đồ]({MARK}so-do.png)", {there: bad}, line), _with("![Sơ đồ](so-do.png)", {there: good}, line),
    )  # fmt: skip


def _held(code: str, says: str, name: str, bad: bytes, good: bytes, *, public: bool = True) -> Example:
    """An attachment of that name that holds this, and that."""
    there = f"{FOLDER}/2026-02/{name}"
    line = f"title: Số liệu, file: {name}, visibility: {'public' if public else 'internal'}"
    return example(
        code, says, FEBRUARY,
        _with("", {there: bad}, line.replace("file: ", f"file: {MARK}")), _with("", {there: good}, line),
    )  # fmt: skip


def _made_internal(code: str, says: str, name: str, content: bytes) -> Example:
    """An attachment that may be internal, and not public."""
    line, files = f"title: Số liệu, file: {name}, visibility: ", {f"{FOLDER}/2026-02/{name}": content}
    return example(
        code, says, FEBRUARY,
        _with("", files, line.replace("file: ", f"file: {MARK}") + "public"), _with("", files, line + "internal"),
    )  # fmt: skip


def _declared(code: str, says: str, files: Files, bad: tuple[str, ...], good: tuple[str, ...]) -> Example:
    return example(code, says, FEBRUARY, _with("", files, *bad), _with("", files, *good))


_TWO = _files(bang__xlsx=PACKAGE, anh__png=_PNG)
_SPACED = {f"{FOLDER}/2026-02/bang so lieu.xlsx": PACKAGE}
_JANUARY_LINK = "[báo cáo tháng 1](xa-mau/bao-cao/2026-01)"

_PICTURES = {
    "png": _PNG, "jpg": b"\xff\xd8\xff\xe0", "jpeg": b"\xff\xd8\xff\xe0", "gif": b"GIF89a",
    "webp": b"RIFF\0\0\0\0WEBP", "tif": b"II*\0", "tiff": b"II*\0",
}  # fmt: skip

_PROGRAMS = {
    "of Windows": b"MZ\x90\0\3", "of Linux": b"\x7fELF\2\1\1\0", "of macOS": b"\xcf\xfa\xed\xfe\7\0",
    "of macOS, turned": b"\xfe\xed\xfa\xcf\0\7", "of Java": b"\xca\xfe\xba\xbe\0\0",
    "a script": b"#!/bin/sh\nrm -r /\n",
    "a script of another machine": b"\xef\xbb\xbf#! /usr/bin/env python\n",
}  # fmt: skip

LINKS = (
    _body("CV403", "a file of the writer's machine", f"[bảng]({MARK}file:///C:/bang.xlsx)", _JANUARY_LINK),
    _body("CV403", "no scheme", f"[trang]({MARK}www.example.com)", "[trang](https://www.example.com)"),
    _body("CV403", "ftp", f"Xem <{MARK}ftp://example.com/a>.", "Xem <https://example.com/a>."),
    _body("CV403", "in a definition", f"[bảng][b]\n\n[b]: {MARK}bang.xlsx", "[trang][b]\n\n[b]: https://example.com"),
    _body("CV403", "with spaces", f"[bảng](<{MARK}bang so.xlsx>)", "[điện thoại](tel:1022) `[bảng](<bang so.xlsx>)`"),
    _body("CV403", "a letter not there", f"[năm trước]({MARK}xa-mau/bao-cao/2025-01)", _JANUARY_LINK),
    example(
        "CV440", "in the folder, undeclared", FEBRUARY,
        _with(f"Xem [bảng]({MARK}bang.xlsx).", _files(bang__xlsx=PACKAGE)),
        _with("Xem [bảng](bang.xlsx).", _files(bang__xlsx=PACKAGE), _SHEET + _PUBLIC),
    ),
    example(
        "CV440", "with spaces, as typed and as browsers write them", FEBRUARY,
        _with(f"Xem [bảng]({MARK}bang%20so%20lieu.xlsx).", _SPACED),
        _with(
            "Xem [bảng](bang%20so%20lieu.xlsx), [bảng](<bang so lieu.xlsx>), [bảng][b].\n\n[b]: <bang so lieu.xlsx>",
            _SPACED, f"file: bang so lieu.xlsx, title: Bảng số liệu{_PUBLIC}",
        ),
    ),
    _body("CV441", "no such name", f"Xem [kỳ trước]{MARK}[ky].", "Theo tài liệu [1][2], phụ lục [I][II]."),
    _body("CV442", "a name misspelt", f"{MARK}[kỳ]: xa-mau/bao-cao/2026-01", "[Ghi chú]: nội dung đã nêu ở trên."),
    _linked("CV443", "a picture", f"![Ảnh chụp]({MARK}kin.png)", "/// internal\n![Ảnh chụp](kin.png)\n///"),
    _linked("CV443", "a link", f"Xem [ảnh chụp]({MARK}kin.png).", "Xem [biểu đồ](hinh.png)."),
    _body(
        "CV444", "a draft", f"Xem [kỳ sau]({MARK}xa-mau/bao-cao/2026-03).",
        "/// internal\nXem [kỳ sau](xa-mau/bao-cao/2026-03).\n///",
    ),
    _body("CV445", "a picture", f'Xem {MARK}<IMG\nsrc="hinh.png">.', "Nếu x <a thì `<a href=x>` không có."),
    _body("CV446", "a blank", f"Xem {MARK}[ ](xa-mau/bao-cao/2026-01).", f"Xem {_JANUARY_LINK}."),
    _body("CV447", "here", f"[{MARK}Ở đây](xa-mau/bao-cao/2026-01).", "[Xem báo cáo tháng 1](xa-mau/bao-cao/2026-01)."),
    _body("CV448", "with accents", f"Xem [mục 2]({MARK}#2-kết-quả).", "Xem [mục 2](#2-ket-qua)."),
    _linked("CV450", "a blank", f"{MARK}![ ](hinh.png)", "![Biểu đồ](hinh.png)"),
    _linked("CV450", "by reference", f"{MARK}![][h]\n\n[h]: hinh.png", "![Biểu đồ][h]\n\n[h]: hinh.png"),
    _body("CV451", "another host", f"![x]({MARK}//example.com/a.png)", "[x](https://example.com/a.png)"),
    _linked("CV452", "a sheet", f"![Bảng]({MARK}bang.xlsx)", "[Bảng](bang.xlsx)"),
    # --- CV5: what attachments hold
    _held("CV507", "a page named like a sheet", "bang.xls", b"<html>", _OLE, public=False),
    _held("CV507", "cut short", "bang.xlsx", PACKAGE[:40], PACKAGE),
    _held("CV507", "another package", "bang.docx", _package("a.txt"), PACKAGE),
    _held("CV507", "no PDF", "to-trinh.pdf", PACKAGE, b"\n\n%PDF-1.7\n"),
    _held("CV507", "no picture", "anh.png", b"GIF89a", _PNG),
    *(_held("CV507", f"no {name}", f"anh.{name}", b"GIF89a" if good == _PNG else _PNG, good, public=False)
      for name, good in _PICTURES.items()),
    _held("CV507", "a JPEG", "anh.png", b"\xff\xd8\xff\xe0", _PNG),
    *(_held("CV507", f"a picture named {name}", f"a.{name}", _PNG, b"a,b\n") for name in ("csv", "json", "ics")),
    _held("CV561", "in public", "a.txt", b"\x7fELF\2\1\1\0", b"MZ,1\n#!\n"),
    *(_held("CV561", says, "a.bin", data, b"MZ,1\n#!\n", public=False) for says, data in _PROGRAMS.items()),
    *(example("CV561", f"by its name, {name}", FEBRUARY, _with("", _files(**{f"a__{name}": b"x"}),
      f"title: Số liệu, file: {MARK}a.{name}"), _with("", _files(a__csv=b"x"), "title: Số liệu, file: a.csv"))
      for name in ("exe", "PS1", "py", "sh", "lnk", "apk")),
    _held("CV508", "nothing", "so-lieu.csv", b"", b"a,b\n"),
    _held("CV509", "in a package", "bang.xlsx", _package("[Content_Types].xml", "xl/vbaProject.bin"), PACKAGE),
    _held("CV509", "in an old file", "bang.xls", _OLE + "_VBA_PROJECT".encode("utf-16-le"), _OLE, public=False),
    example(
        "CV509", "by its name", FEBRUARY,
        _with("", _files(bang__xlsm=PACKAGE), f"title: Số liệu, file: {MARK}bang.xlsm"),
        _with("", _files(bang__xlsx=PACKAGE), "title: Số liệu, file: bang.xlsx"),
    ),
    _held("CV510", "a package", "bang.xlsx", _LOCKED, PACKAGE, public=False),
    _held("CV510", "a PDF", "to-trinh.pdf", _LOCKED_PDF, b"%PDF-1.7\n(/Encrypted)", public=False),
    _held("CV511", "21 MB", "quet.pdf", b"%PDF-1.7\n" + b"\0" * 21 * 2**20, b"%PDF-1.7\n" + b"\0" * 19 * 2**20),
    _declared(
        "CV512", "without its ending", _TWO, (_SHEET, f"file: anh.png, title: {MARK}Anh"),
        (_SHEET, "file: anh.png, title: Ảnh"),
    ),
    _declared(
        "CV513", "another's", _TWO, (_SHEET, f"file: anh.png, title: {MARK}bảng số liệu"),
        (_SHEET, "file: anh.png, title: Ảnh bảng số liệu"),
    ),
    example(
        "CV514", "in capitals", f"{FOLDER}/2026-02/bang.xlsx",
        _with("", _files(bang__xlsx=PACKAGE, Bang__xlsx=PACKAGE), _SHEET),
        _with("", _files(bang__xlsx=PACKAGE), _SHEET),
    ),
    _held("CV515", "of Excel's old kind", "so-lieu.csv", "Số".encode("utf-16"), "Số,liệu\n".encode()),
    _shown("CV516", "600 million", _png(30_000, 20_000), _png(7_000, 7_000)),
    _shown("CV516", "more than may be opened", _png(2**20, 2**20), _png(1, 1)),
    _shown("CV517", "cut short", _png(600, 400)[:-12], _png(600, 400)),
    *(_held(*x) for x in PUBLIC),
    *(_made_internal(*x) for x in OLD),
    _shown("CV517", "its head alone", b"\x89PNG\r\n\x1a\n", _png(1, 1) + b"\0\0"),
)  # fmt: skip
