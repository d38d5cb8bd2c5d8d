"""PDFs: the public copy shows the same, and says nothing of who made it; what runs or hides something is refused."""

import io
import re
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

from congvan.contents.public import signs_of_public
from congvan.contents.sign import UnreadableError
from congvan.publish.attachments.cleaning import clean
from congvan.publish.attachments.pdf import clean_pdf
from congvan.publish.attachments.refusal import RefusedFile
from tests.unit.publish.attachments.documents import GPS, a_pdf, jpeg, saved


def unpacked(data: bytes) -> bytes:
    """Everything that a PDF holds, with its streams as they lie and as they unpack."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        streams = [x for x in pdf.objects if isinstance(x, Stream)]
        packed = b"".join(x.read_raw_bytes() for x in streams)
        plain = b"".join(x.read_bytes() for x in streams if x.get("/Filter") != Name.DCTDecode)
        written = b"".join(x.unparse(resolved=True) for x in pdf.objects if not isinstance(x, Stream))
    return packed + plain + written + data


def test_nothing_planted_is_left() -> None:
    """No name, remark, tool or place is found in any stream, in the photograph either; what is typed on it stays."""
    before, after = unpacked(saved(a_pdf())), unpacked(clean(saved(a_pdf()), "pdf"))
    assert set(re.findall(rb"zq[a-z]+", before)) >= {b"zqauthor", b"zqremark", b"zqmaker", b"zqprivate", b"zqthumb"}
    assert re.findall(rb"zq[a-z]+", after) == []
    assert String("Chữ đã gõ").unparse() in after or "Chữ đã gõ".encode("utf-16-be") in after


def test_poppler_finds_nobody(tmp_path: Path) -> None:
    """`pdfinfo`, which is none of ours, tells neither author nor title nor tool nor date."""
    (tmp_path / "x.pdf").write_bytes(clean(saved(a_pdf()), "pdf"))
    told = subprocess.run(["pdfinfo", tmp_path / "x.pdf"], capture_output=True, text=True, check=True).stdout
    assert not re.findall(
        r"^(?:Author|Title|Creator|Producer|CreationDate|ModDate|Subject|Keywords):.*\S", told, re.MULTILINE
    )
    assert "Pages:           1" in told


def test_pages_and_photographs_stay() -> None:
    """The photograph's pixels are the same; the link leads where it led; only the sticky note is gone."""
    with Pdf.open(io.BytesIO(clean(saved(a_pdf()), "pdf"))) as pdf:
        page = pdf.pages[0]
        photograph = page.obj.Resources.XObject.Im0.read_raw_bytes()
        assert Image.open(io.BytesIO(photograph)).tobytes() == Image.open(io.BytesIO(jpeg())).tobytes()
        assert [str(x.Subtype) for x in page.obj.Annots] == ["/Highlight", "/FreeText", "/Link"]
        assert str(page.obj.Annots[2].A.URI) == "https://example.com/"
        assert b"".join(x.read_bytes() for x in page.Contents).strip() == b"q 160 0 0 80 20 10 cm /Im0 Do Q"


def test_the_copy_is_the_same_each_time() -> None:
    """Equal bytes give equal bytes, identifier included; what is clean stays."""
    source = saved(a_pdf())
    once = clean(source, "pdf")
    assert clean(source, "pdf") == once
    assert clean(once, "pdf") == once


def test_a_photograph_that_is_packed_twice_is_cleaned_too() -> None:
    """Some programs deflate JPEGs once more."""
    pdf = a_pdf()
    photograph = pdf.pages[0].obj.Resources.XObject.Im0
    twice = Array([Name.FlateDecode, Name.DCTDecode])
    photograph.write(zlib.compress(jpeg()), filter=twice, decode_parms=Array([None, Dictionary(ColorTransform=0)]))
    with Pdf.open(io.BytesIO(clean(saved(pdf), "pdf"))) as copy:
        photograph = copy.pages[0].obj.Resources.XObject.Im0
        assert str(photograph.Filter) == "/DCTDecode"
        assert int(photograph.DecodeParms.ColorTransform) == 0
        kept = photograph.read_raw_bytes()
    assert b"zq" not in kept
    assert Image.open(io.BytesIO(kept)).tobytes() == Image.open(io.BytesIO(jpeg())).tobytes()


def test_words_within_streams_are_nothing_by_chance() -> None:
    """In the bytes of photographs any short word is found: the quick look leaves them out."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.X = pdf.make_stream(b"/JS /JavaScript /XFA /S /Launch ")
    assert signs_of_public(saved(pdf, compress_streams=False), "pdf") == []


def test_an_earlier_version_is_left_behind() -> None:
    """What was written over in an update behind the end of a PDF cannot be dug out of the copy."""
    first = saved(a_pdf(), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    old = first + b"\n1 0 obj\n<</Zqold (zqold)>>\nendobj\nzqgarbage"
    assert b"zqold" not in unpacked(clean_pdf(old))


def test_claims_of_standards_stay() -> None:
    """A PDF/A still says which, and a PDF/UA keeps its title; nothing else of its metadata is left."""
    pdf = a_pdf()
    with pdf.open_metadata() as said:
        said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"] = "2", "B", "1"
        said["dc:title"] = "Báo cáo <năm>"
    with Pdf.open(io.BytesIO(clean(saved(pdf), "pdf"))) as copy:
        said = copy.open_metadata()
        assert (said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"]) == ("2", "B", "1")
        assert said["dc:title"] == "Báo cáo <năm>"
        assert "zq" not in str(said)


def _action(**keys: object) -> Callable[[Pdf], None]:
    def plant(pdf: Pdf) -> None:
        pdf.Root.OpenAction = pdf.make_indirect(Dictionary(keys))

    return plant


def _embed(pdf: Pdf) -> None:
    pdf.attachments["x.txt"] = b"x"


def _widget(pdf: Pdf) -> None:
    field = Dictionary(FT=Name.Tx, T=String("a"), AA=Dictionary(K=Dictionary(S=Name.JavaScript, JS=String("1"))))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))


def _xfa(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(XFA=pdf.make_stream(b"<xdp/>"))


def _hidden_name(pdf: Pdf) -> None:
    """A script within an array within an array, in a compressed stream of objects."""
    pdf.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("a"), Dictionary(S=Name.JavaScript, JS=pdf.make_stream(b"1"))]))
    )


@pytest.mark.parametrize(
    ("code", "plant"),
    [
        ("CV520", _action(**{"/S": Name.JavaScript, "/JS": String("app.alert(1)")})),
        ("CV520", _action(**{"/S": Name.Launch, "/F": String("cmd.exe")})),
        ("CV520", _action(**{"/S": Name.GoToR, "/F": String("C:/x.pdf")})),
        ("CV520", _action(**{"/S": Name.SubmitForm, "/F": String("https://example.com")})),
        ("CV520", _action(**{"/S": Name.URI, "/URI": String("javascript:alert(1)")})),
        ("CV521", _action(**{"/S": Name.URI, "/URI": String("file:///C:/Users/a/x.pdf")})),
        ("CV520", _embed),
        ("CV520", _widget),
        ("CV520", _xfa),
        ("CV520", _hidden_name),
    ],
)
@pytest.mark.parametrize("packed", [True, False])
def test_what_runs_or_carries_is_refused(code: str, plant: Callable[[Pdf], None], packed: bool) -> None:
    """Refused by the whole reading alone too, not only by the quick look."""
    pdf, how = a_pdf(), pikepdf.ObjectStreamMode
    plant(pdf)
    data = saved(pdf, object_stream_mode=how.generate if packed else how.disable)
    assert [x.rule.code for x in signs_of_public(data, "pdf")] == [code]
    with pytest.raises(RefusedFile) as refused:
        clean_pdf(data)
    assert refused.value.sign.rule.code == code


@pytest.mark.parametrize("user", ["", "mật"])
def test_a_password_is_refused(user: str) -> None:
    """Of those who open it, or of those who made it alone."""
    data = saved(a_pdf(), encryption=pikepdf.Encryption(owner="a", user=user))
    assert [x.rule.code for x in signs_of_public(data, "pdf")] == ["CV528"]
    with pytest.raises(UnreadableError) as refused_later:
        clean_pdf(data)
    assert refused_later.value.sign.rule.code == "CV528"


_PLACES = 10**8 + 1, 10**8 + 2, 10**8 + 3  # to be written over by others of as many digits


def _signed(pdf: Pdf) -> bytes:
    """What a signature looks like: whether it holds is another's matter."""
    value = Dictionary(
        Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), ByteRange=Array([0, *_PLACES]), Contents=String("x")
    )
    field = Dictionary(FT=Name.Sig, T=String("Chữ ký"), V=pdf.make_indirect(value))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]), SigFlags=3)
    data = saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    gap = re.search(rb"/Contents (<[0-9a-f]+>)", data)
    assert gap
    for place, number in zip(_PLACES, (gap.start(1), gap.end(1), len(data) - gap.end(1)), strict=True):
        data = data.replace(b"%d" % place, b"%9d" % number)
    return data


def test_a_signed_one_that_tells_nothing_else_goes_out_untouched() -> None:
    """Its signature is about its bytes."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    data = _signed(pdf)
    assert clean(data, "pdf") == data


def test_a_signed_one_with_names_is_refused() -> None:
    """To clean it would break its signature, to leave it would publish the names."""
    with pytest.raises(RefusedFile) as refused:
        clean(_signed(a_pdf()), "pdf")
    assert refused.value.sign.rule.code == "CV529"
    assert [x.rule.code for x in signs_of_public(_signed(a_pdf()), "pdf")] == ["CV529"]


def test_the_photograph_tells_a_place_to_begin_with() -> None:
    """What the first test misses could be read, if it were there."""
    assert Image.open(io.BytesIO(jpeg())).getexif().get_ifd(0x8825) == GPS
