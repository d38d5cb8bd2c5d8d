"""A letter is signed: nothing that was there changes, PDF/A and PDF/UA hold at every level, and others agree."""

import io
import subprocess
import tempfile
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest
from PIL import Image, ImageChops
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import InvisSigSettings
from pyhanko.sign.signers import PdfTimeStamper

from congvan.errors import ArchiveError
from congvan.model.signature import Level, Verdict
from congvan.signing.appearance import Picture, Role, read_picture
from congvan.signing.likeness import Likeness, likeness
from congvan.signing.place import MM, find_place
from congvan.signing.sign import Block, Signing, sign
from congvan.signing.trust import Trust, read_trust
from congvan.signing.validate import signatures_of
from tests import pki, signers, verapdf

WITH_SOURCES = signers.SETTINGS.replace("{congvan: {}}", "{congvan: {pdf_sources: true}}")


@cache
def _signed(level: Level = Level.B_B, settings: str = signers.SETTINGS) -> bytes:
    """The letter, signed by the officer with her picture."""
    unsigned, block = signers.letter(settings)
    stamper = None if level is Level.B_B else pki.time_stamper()
    order = Signing(unsigned, block, Role.SIGNER, pki.SIGNED_AT, None, _picture(Role.SIGNER), stamper)
    return sign(order, pki.simple_signer(pki.pki().signer))


@cache
def _sealed(settings: str = signers.SETTINGS) -> bytes:
    """The same, signed by the office with its seal and a time stamp."""
    unsigned, block = signers.letter(settings)
    before, picture = _signed(Level.B_B, settings), _picture(Role.SEAL)
    order = Signing(unsigned, block, Role.SEAL, pki.SIGNED_AT, before, picture, pki.time_stamper())
    return sign(order, pki.simple_signer(pki.pki().seal))


@cache
def _kept() -> bytes:
    """The same, with what proves it and a time stamp of the whole: B-LTA. The stamp's field is off the page."""
    unseen = InvisSigSettings(box_out_of_bounds=True)
    at = pki.SIGNED_AT + timedelta(days=30)
    stamper = PdfTimeStamper(pki.time_stamper(at), invis_settings=unseen)
    writer = IncrementalPdfFileWriter(io.BytesIO(pki.with_proof(_sealed(signers.SETTINGS))))
    return bytes(stamper.timestamp_pdf(writer, "sha256").getvalue())


@cache
def _picture(role: Role) -> Picture:
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        file.write(signers.signature_png() if role is Role.SIGNER else signers.seal_png())
        file.flush()
        return read_picture(Path(file.name), role)


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Trust:
    """The archive's trust in the root."""
    return read_trust(pki.trust(tmp_path_factory.mktemp("trust")))


@pytest.mark.parametrize("flavour", verapdf.BOTH)
@pytest.mark.parametrize(
    "make", [_signed, lambda: _signed(Level.B_T), _sealed, _kept], ids=["B-B", "B-T", "twice", "B-LTA"]
)
def test_an_archival_file_that_is_read_aloud_stays_one(make: Any, flavour: str) -> None:
    """PDF/A-2a and PDF/UA-1 hold after each signature, says veraPDF."""
    assert verapdf.violations(make(), flavour) == []


@pytest.mark.parametrize("flavour", [verapdf.PDFA_3A, verapdf.PDFUA_1])
def test_a_letter_with_its_sources_stays_what_it_is(flavour: str) -> None:
    """PDF/A-3a, that is."""
    assert verapdf.violations(_sealed(WITH_SOURCES), flavour) == []


def test_every_byte_that_was_there_stays() -> None:
    """The published letter begins the signed one, and that the twice-signed: the proof that all are one letter."""
    unsigned, _ = signers.letter()
    once, twice = _signed(Level.B_B, signers.SETTINGS), _sealed(signers.SETTINGS)
    assert once.startswith(unsigned)
    assert twice.startswith(once)
    assert [likeness(x, unsigned) for x in (once, twice, _kept())] == [Likeness.BYTES] * 3


def test_both_signatures_hold(trust: Trust) -> None:
    """Who, when, level and verdict, in the order of signing; the office's time is proven."""
    found = signatures_of(_sealed(), trust)
    told = [(x.field, x.signer, x.level, x.verdict, x.time_proven, x.time) for x in found]
    assert told == [
        ("ChuKy", "Nguyễn Văn Mẫu", Level.B_B, Verdict.VALID, False, pki.SIGNED_AT),
        ("ConDau", "UBND xã Mẫu", Level.B_T, Verdict.VALID, True, pki.SIGNED_AT),
    ]
    assert [x.level for x in signatures_of(_kept(), trust)][-1] is Level.B_LTA


def test_another_program_agrees(tmp_path: Path) -> None:
    """Poppler's pdfsig finds both signatures valid, and the last one over the whole file."""
    (tmp_path / "x.pdf").write_bytes(_sealed())
    told = subprocess.run(
        ["pdfsig", "-nocert", str(tmp_path / "x.pdf")], check=False, capture_output=True, text=True, timeout=60
    ).stdout
    assert told.count("Signature is Valid.") == 2
    assert told.count("Signature Type: ETSI.CAdES.detached") == 2
    assert told.count("- Total document signed") == 1
    assert told.rindex("Total document signed") > told.index("Signature Field Name: ConDau")


def test_the_moment_is_the_one_given() -> None:
    """In the zone where the signer sits."""
    unsigned, block = signers.letter()
    at = datetime(2026, 5, 4, 8, 30, tzinfo=timezone(timedelta(hours=7)))
    data = sign(Signing(unsigned, block, Role.SIGNER, at), pki.simple_signer(pki.pki().signer))
    assert PdfFileReader(io.BytesIO(data)).embedded_signatures[0].sig_object["/M"] == "D:20260504083000+07'00'"


def test_fields_are_read_aloud_before_the_name() -> None:
    """Two forms with words for who does not see them, in the order of reading: title, signature, seal, name."""
    with pikepdf.open(io.BytesIO(_sealed())) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        assert [str(x.TU) for x in fields] == [
            "Chữ ký số của CHỦ TỊCH Trần Văn Mẫu",
            "Chữ ký số và dấu của Ủy ban nhân dân xã Mẫu",
        ]
        kids = list(pdf.Root.StructTreeRoot.K.K)
        forms = [i for i, x in enumerate(kids) if x.S == "/Form"]
        assert [kids[i].K.Obj.T for i in forms] == ["ChuKy", "ConDau"]
        page = pdf.pages[-1]
        assert page.Tabs == "/S"
        name_mark = int(kids[forms[-1] + 1].K[0])
    with pdfplumber.open(io.BytesIO(_sealed())) as pdf:
        name = "".join(x["text"] for x in pdf.pages[-1].chars if x["mcid"] == name_mark)
        assert name == "Trần Văn Mẫu"


def test_pictures_stand_as_the_decree_says() -> None:
    """As poppler draws them: the signature midway between title and name; the seal, 36 mm, over its left third."""
    unsigned, block = signers.letter()
    place = find_place(unsigned, block.titles, block.name)
    blue, red = _ink(_sealed(), 2), _ink(_sealed(), 0)
    middle = sum(blue[::2]) / 2
    assert middle == pytest.approx(place.signature.middle[0], abs=3)
    assert place.signature.bottom <= blue[1] < blue[3] <= place.signature.top
    assert (red[2] - red[0]) / MM == pytest.approx(36, abs=0.7)
    assert (red[3] - red[1]) / MM == pytest.approx(36, abs=0.7)
    # the picture's own edges: 50.8 mm about the middle
    left = place.signature.middle[0] - 25.4 * MM
    assert (red[2] - left) / (50.8 * MM) == pytest.approx(1 / 3, abs=0.02)


def _ink(data: bytes, channel: int) -> tuple[float, float, float, float]:
    """The box, in points, of what is mostly of one colour on the last page as poppler draws it."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name, "x.pdf")
        file.write_bytes(data)
        last = str(len(pikepdf.open(io.BytesIO(data)).pages))
        subprocess.run(
            ["pdftoppm", "-r", "100", "-png", "-f", last, "-singlefile", str(file), f"{name}/x"], check=True, timeout=60
        )
        with Image.open(f"{name}/x.png") as picture:
            bands = picture.convert("RGB").split()
            height = picture.height
    others = ImageChops.lighter(bands[1], bands[2 - channel])
    box = ImageChops.subtract(bands[channel], others).point(lambda x: 255 if x > 60 else 0).getbbox()
    assert box is not None
    left, top, right, bottom = box
    return tuple(x * 0.72 for x in (left, height - bottom, right, height - top))  # type: ignore[return-value]  # four


def test_no_picture_shows_nothing() -> None:
    """A signature without one leaves the page as it was."""
    unsigned, block = signers.letter()
    data = sign(Signing(unsigned, block, Role.SIGNER, pki.SIGNED_AT), pki.simple_signer(pki.pki().signer))
    assert verapdf.violations(data, verapdf.PDFUA_1) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.Root.AcroForm.Fields[0].AP.N.read_bytes() == b""


@pytest.mark.parametrize(
    ("role", "before", "said"),
    [
        (Role.SEAL, None, "signs after the person in authority"),
        (Role.SIGNER, _signed, "^x.signed.pdf bears the signature .* signs next, with --as seal; .* remove that file"),
        (Role.SEAL, _sealed, "^x.signed.pdf bears the office's signature already: .* remove that file"),
        (Role.SIGNER, _sealed, "^x.signed.pdf bears the office's signature already: .* remove that file"),
    ],
)
def test_the_order_is_the_decrees(role: Role, before: Any, said: str) -> None:
    """The person in authority, then the office; each once; the file is named, and what to do."""
    unsigned, block = signers.letter()
    order = Signing(unsigned, block, role, pki.SIGNED_AT, before() if before else None, path="x.signed.pdf")
    with pytest.raises(ArchiveError, match=said):
        sign(order, pki.simple_signer(pki.pki().signer))


def test_another_programs_signature_is_added_to(trust: Trust) -> None:
    """It kept no room, so the office's field is off the page; both hold, PDF/A and PDF/UA too."""
    unsigned, block = signers.letter()
    other = pki.signed(unsigned)
    data = sign(Signing(unsigned, block, Role.SEAL, pki.SIGNED_AT, other), pki.simple_signer(pki.pki().seal))
    assert data.startswith(other)
    assert [x.verdict for x in signatures_of(data, trust)] == [Verdict.VALID, Verdict.VALID]
    assert [verapdf.violations(data, x) for x in verapdf.BOTH] == [[], []]


def test_a_block_that_is_not_there_is_said() -> None:
    """A name that the PDF does not have below a title."""
    unsigned, block = signers.letter()
    order = Signing(unsigned, Block(block.titles, "Ai Đó", block.words), Role.SIGNER, pki.SIGNED_AT)
    with pytest.raises(ArchiveError, match="no room for a signature above the name 'Ai Đó'"):
        sign(order, pki.simple_signer(pki.pki().signer))
