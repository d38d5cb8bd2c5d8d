"""Secrets in places that only some programs show, files made to do harm, files within files, personal data."""

import hashlib
import io
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from congvan.model.text import Language
from congvan.model.withheld import KeptFile, Persons, Secret
from congvan.processes.pool import Lost
from congvan.verify import inflating, packages, verify_edition, verify_folder
from congvan.verify.guarded import REASONS, SECONDS
from congvan.verify.masking import MOST_OF_A_FILE
from congvan.verify.undecodable import Undecodable
from tests.unit.verify.planted import SECRETS
from tests.unit.verify.planted_deep import PLACES, docx, gz, package, page, pdf
from tests.unit.verify.test_verify import PAGE, built, codes


def test_all_places_at_once(tmp_path: Path) -> None:
    """A withheld text is found in each place, and named by its origin; nothing else is wrong with these files."""
    files = {f"{number:03}/{plant()[0]}": plant()[1] for number, (plant, _) in enumerate(PLACES.values())}
    wanted = {name: origin for name, (_, origin) in zip(files, PLACES.values(), strict=True)}
    findings = verify_edition(tmp_path, built(tmp_path, files), SECRETS)
    seen = {x.place.path: str(x.values["origin"]) for x in findings if x.rule.code == "CV903"}
    missed = {place for place, name in zip(PLACES, files, strict=True) if seen.get(name) != wanted[name]}
    assert not missed
    assert {x.rule.code for x in findings} == {"CV903"}


def test_all_places_without_secret(tmp_path: Path) -> None:
    """The same files give nothing when the secrets are others."""
    files = {f"{number:03}/{plant()[0]}": plant()[1] for number, (plant, _) in enumerate(PLACES.values())}
    others = (Secret("0911 111 112", "x"), Secret("Phạm Lương Quýnh Giao", "y"), Secret("zqxw", "z"))
    assert verify_edition(tmp_path, built(tmp_path, files), others) == []


def _nested_forms(depth: int = 40) -> tuple[str, bytes]:
    """A small PDF each of whose drawings draws the next one twice."""

    def nest(file: pikepdf.Pdf) -> None:
        inner = None
        for _ in range(depth):
            form = file.make_stream(b"/F Do /F Do" if inner is not None else b"BT ET")
            form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            form.BBox = pikepdf.Array([0, 0, 9, 9])
            if inner is not None:
                form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
            inner = file.make_indirect(form)
        file.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
        file.pages[0].Contents = file.make_stream(b"/F Do")

    return pdf(nest)


def _png_bomb() -> tuple[str, bytes]:
    body = b"Comment\0\0" + zlib.compress(b"a" * (1 << 24), 9)
    chunk = struct.pack(">I4s", len(body), b"zTXt") + body + struct.pack(">I", zlib.crc32(b"zTXt" + body))
    return "a.png", b"\x89PNG\r\n\x1a\n" + chunk


def _stream_bomb() -> tuple[str, bytes]:
    """A PDF with a stream packed twice, a million to one."""
    packer = zlib.compressobj(9)
    block = packer.compress(b"\0" * (1 << 22)) + packer.flush(zlib.Z_FULL_FLUSH)
    more = packer.compress(b"\0" * (1 << 22)) + packer.flush(zlib.Z_FULL_FLUSH)
    once = block + more * 1023  # four gibibytes; its checksum is never come to

    def add(file: pikepdf.Pdf) -> None:
        stream = pikepdf.Stream(file, zlib.compress(once, 9))
        stream.Filter = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
        file.Root.Unused = file.make_indirect(stream)

    with pikepdf.new() as file:
        file.add_blank_page()
        add(file)
        out = io.BytesIO()
        file.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    return "a.pdf", out.getvalue()


def _hidden_member() -> tuple[str, bytes]:
    """A package whose list leaves a member out."""
    name, content = package("a.zip", {"a.txt": "a"})
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as file:
        listing = content.rindex(b"PK\x01\x02")
        file.writestr("b.txt", "b")
    whole = out.getvalue()
    first = whole[whole.index(b"PK\x01\x02") : whole.rindex(b"PK\x01\x02")]
    start = whole.index(b"PK\x01\x02")
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, len(first), start, 0)
    assert listing
    return name, whole[:start] + first + end


HARMFUL: dict[str, Callable[[], tuple[str, bytes]]] = {
    "drawings within drawings": _nested_forms,
    "packed text": _png_bomb,
    "stream packed twice": _stream_bomb,
    "member of no list": _hidden_member,
    "entities of its own": lambda: (
        "a.svg",
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>',
    ),
    "deep data": lambda: ("a.json", b"[" * 200_000 + b"]" * 200_000),
}


@pytest.mark.parametrize("case", HARMFUL)
def test_harmful_file_is_a_finding(tmp_path: Path, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that hangs or bursts whoever reads it is named, soon; the files beside it are read all the same."""
    monkeypatch.setattr("congvan.verify.guarded.SECONDS", 2)
    monkeypatch.setattr("congvan.verify.guarded._SECTION_SECONDS", 2)
    name, content = HARMFUL[case]()
    other = docx("<w:t>Trần Đặng Huyền Ngọc</w:t>")[1]
    started = time.monotonic()
    findings = verify_edition(tmp_path, built(tmp_path, {name: content, "b.docx": other}), SECRETS, workers=2)
    assert codes(findings) == [("CV907", name), ("CV903", "b.docx")]
    assert time.monotonic() - started < SECONDS


def test_each_reason_has_its_own_words() -> None:
    """That a process was ended is nothing that the file did."""
    assert len({x.english for x in REASONS.values()}) == len(REASONS) == len(Lost)
    assert "try again" in REASONS[Lost.DIED].english


def test_unpacking_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is unpacked further than any attachment of an office goes, all members taken together."""
    monkeypatch.setattr(inflating, "LARGEST_UNPACKED", 1 << 20)
    monkeypatch.setattr(packages, "LARGEST_UNPACKED", 1 << 20)
    assert len(inflating.gunzip(gz(b" " * (1 << 20))[1]).content) == 1 << 20
    with pytest.raises(Undecodable, match="too large"):
        inflating.gunzip(gz(b" " * ((1 << 20) + 1))[1])
    with pytest.raises(Undecodable, match="too large"):
        list(packages.members(package("a.zip", {"a": b" " * (1 << 19), "b": b" " * ((1 << 19) + 1)})[1]))


def test_findings_of_a_file_are_counted_not_listed(tmp_path: Path) -> None:
    """A file full of faults is named so often, and then how many there are more."""
    links = "".join(f'<a href="{x}.html">a</a>' for x in range(50))
    findings = verify_edition(tmp_path, built(tmp_path, {"index.html": PAGE.format(links).encode()}), ())
    assert len(findings) == MOST_OF_A_FILE + 1
    assert [x.values["count"] for x in findings if x.rule.code == "CV916"] == [str(50 - MOST_OF_A_FILE)]


FILE = b"%PNG" + bytes(range(32, 126)) * 3


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", FILE),
        package("a.zip", {"b.txt": FILE}),
        package("a.zip", {"b.zip": package("", {"c.txt": FILE})[1]}),
        gz(FILE),
        pdf(lambda file: file.attachments.__setitem__("b.txt", FILE)),
    ],
)
def test_internal_file_is_found_at_any_depth(tmp_path: Path, name: str, content: bytes) -> None:
    """The bytes of an internal file are known wherever they lie."""
    kept = [KeptFile(hashlib.sha256(FILE).hexdigest(), "reports/a: attachments")]
    findings = verify_edition(tmp_path, built(tmp_path, {name: content}), (), kept=kept)
    assert [(x.rule.code, x.values["origin"]) for x in findings] == [("CV915", "reports/a: attachments")]


PERSONAL = {
    "telephone": "Gọi 0912 345 678 để hỏi.",
    "e-mail": "Gửi về lyvanthu@example.org nhé.",
    "identity": "CCCD số 038000000000",
    "account": "Số tài khoản: 1234567890123",
}
PLAIN = """Số 436/UBND-VP ngày 15/12/2025; kỳ 2025-09 2025-09-19; 1.200.000.000 đồng; M0 9 0 0 0 0 0 0 0 1z;
urn:uuid:04401327-1843-52df-8bad-19c732db4aaa; 0200 000 003; tổng 84.912.345.678 đồng"""


@pytest.mark.parametrize("kind", PERSONAL)
def test_personal_data_needs_no_source(tmp_path: Path, kind: str) -> None:
    """What has the form of a person's data is found by it, in a page, a property and a document, and never said."""
    files = {
        "a.html": PAGE.format(f"<p>{PERSONAL[kind]}</p>").encode(),
        "b.html": PAGE.format(f'<img alt="{PERSONAL[kind]}" src="a.html">').encode(),
        "c.docx": docx(f"<w:p><w:r><w:t>{PERSONAL[kind]}</w:t></w:r></w:p>")[1],
        "d.json": f'{{"a": "{PERSONAL[kind]}"}}'.encode(),
        "e.pdf": pdf(lambda file: file.docinfo.__setitem__("/Subject", PERSONAL[kind]))[1],
        "f.html": PAGE.format(f"<p>{PLAIN}</p>").encode(),
        "g.js": f"var a = '{PERSONAL[kind]}'".encode(),
    }
    findings = verify_edition(tmp_path, built(tmp_path, files), (), persons=Persons(frozenset({"0200000003"})))
    assert codes(findings) == [("CV913", name) for name in ("a.html", "b.html", "c.docx", "d.json", "e.pdf")]
    assert not any(word in repr(findings) for word in ("0912", "lyvanthu", "038000", "123456"))


def test_identity_number_is_never_permitted(tmp_path: Path) -> None:
    """Though an account has the same digits, and the list has it: as the check has it, so has the gate."""
    page = PAGE.format("<p>CMND 123456789</p><p>STK 123456789</p>").encode()
    manifest = built(tmp_path, {"a.html": page})
    (found,) = verify_edition(tmp_path, manifest, (), persons=Persons(frozenset({"123456789"})))
    assert "an identity number" in found.message(Language.EN)


def test_permitted_value_is_no_finding(tmp_path: Path) -> None:
    """What the sources permit may stand; far from them, what is found is a warning."""
    files = {"a.html": page(PERSONAL["telephone"])[1]}
    manifest = built(tmp_path, files)
    assert verify_edition(tmp_path, manifest, (), persons=Persons(frozenset({"0912345678"}))) == []
    assert codes(verify_folder(tmp_path, persons=Persons(is_reviewed=False))) == [("CV914", "a.html")]
    assert codes(verify_folder(tmp_path)) == []


def test_a_string_like_a_reference_is_read(tmp_path: Path) -> None:
    """Of a PDF's objects references alone are passed over: `12 0 R`, not a name that ends so."""
    with pikepdf.new() as document:
        document.add_blank_page()
        document.docinfo["/Title"] = "Lê Khuyến Nghiêm R"
        out = io.BytesIO()
        document.save(out)
    findings = verify_edition(
        tmp_path, built(tmp_path, {"a.pdf": out.getvalue()}), (Secret("Lê Khuyến Nghiêm R", "x"),)
    )
    assert codes(findings) == [("CV903", "a.pdf")]
