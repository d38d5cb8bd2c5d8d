from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.signature import Level, Signature, Verdict
from congvan.model.view import LetterView, SignedView
from congvan.render.body import Body
from congvan.render.pages.letter import letter_page
from congvan.render.pages.letter.dossier import Dossier
from congvan.render.pages.letter.signatures import signed_part
from tests.factories import a_letter

_AT = datetime(2026, 5, 4, 1, 30, tzinfo=UTC)
_CLAIMED = Signature(
    "Signature1", "Trần Văn Mẫu", "UBND xã Mẫu", _AT, False, Level.B_B, Verdict.VALID, "1a2b", "Gốc mẫu", "", _AT
)
_STAMPED = replace(_CLAIMED, time_proven=True, level=Level.B_LTA, authority="TSA mẫu", time=_AT + timedelta(hours=2))


def _dossier(*signatures: Signature, path: str = "/nowhere/a.signed.pdf") -> Dossier:
    view = a_letter(signed=SignedView("reports/a.signed.pdf", path, "ab", signatures))
    files = {address.letter_signed_pdf(view.id): FileFacts(98_551, "cd" * 32)} if path else {}
    return _of(view, files)


def _of(view: LetterView, files: dict[str, FileFacts]) -> Dossier:
    return Dossier(view, Body("<p>Nội dung</p>", (), "Nội dung"), files)


def test_a_claimed_time_is_called_so() -> None:
    """In the time of Việt Nam; nobody but the signer's own clock stands behind it."""
    part = signed_part(_dossier(_CLAIMED))
    assert part
    (line,) = part.lines
    assert line.when == "ký lúc 8 giờ 30 ngày 04 tháng 5 năm 2026 theo lời khai của người ký"
    assert "không có dấu thời gian" in line.proof
    assert (line.level, line.root) == ("PAdES B-B", "Gốc mẫu")


def test_a_stamped_time_is_called_proven() -> None:
    """As what it proves: that the signature was there by then; another time that the signer says is told too."""
    part = signed_part(_dossier(_STAMPED))
    assert part
    (line,) = part.lines
    assert line.when == "đã ký chậm nhất lúc 10 giờ 30 ngày 04 tháng 5 năm 2026, có dấu thời gian chứng thực"
    assert "dấu thời gian của TSA mẫu" in line.proof
    assert "người ký khai là 8 giờ 30" in line.proof


def test_the_page_tells_all_in_words() -> None:
    """Every signature, what they mean, the file and its checksum; the mark beside them is for the eye alone."""
    html = letter_page(_dossier(_STAMPED, replace(_CLAIMED, signer="UBND xã Mẫu"))).html
    assert "chữ ký hợp lệ" in html
    assert html.count("UBND xã Mẫu</bdi></strong>") == 2
    assert "cd" * 32 in html
    assert '<span class="cv-signed__mark" aria-hidden="true">' in html
    assert "/nowhere" not in html


def test_what_the_office_keeps_is_only_mentioned() -> None:
    """Neither who signed nor when, nor any link."""
    html = letter_page(_dossier(path="")).html
    assert "bản ký số do cơ quan lưu giữ" in html
    assert "signed.pdf" not in html


def test_names_of_certificates_are_text() -> None:
    """Whoever makes a certificate may call himself what he likes."""
    html = letter_page(_dossier(replace(_CLAIMED, signer="<script>1</script>"))).html
    assert "<script>1" not in html
    assert "&lt;script&gt;1" in html


def test_another_name_than_the_signers_is_told() -> None:
    """In words; accents, capitals and words beside the name do not count."""
    view = a_letter()
    assert view.signer
    note = "không chứng thư nào trong tệp mang tên ấy"
    for name, is_told in ((f"{view.signer.name.upper()} - UBND xã Mẫu", False), ("Nguyễn Thị Khác", True)):
        html = letter_page(_dossier(replace(_CLAIMED, signer=name))).html
        assert (note in html) is is_told


def test_a_time_that_cannot_be_is_told() -> None:
    """Before the letter's own day; after the newest day that the edition knows."""
    view = a_letter()
    assert view.date
    early = datetime.combine(view.date, time(12), UTC) - timedelta(days=3)
    assert "sớm hơn ngày của công văn" in letter_page(_dossier(replace(_CLAIMED, claimed=early))).html
    assert "lời khai này" not in letter_page(_dossier(_CLAIMED)).html
    dossier = _dossier(_CLAIMED)
    assert dossier.view.signed
    copy = replace(dossier.view.signed, overtaken=_AT.date() - timedelta(days=2))
    assert "muộn hơn ngày mới nhất" in letter_page(_of(replace(dossier.view, signed=copy), dict(dossier.files))).html


def test_a_public_copy_on_the_offices_page() -> None:
    """It is not the text of that page."""
    dossier = _dossier(_CLAIMED)
    assert "đúng là văn bản trên trang này" in letter_page(dossier).html
    assert dossier.view.signed
    copy = replace(dossier.view.signed, is_public=True)
    html = letter_page(_of(replace(dossier.view, signed=copy), dict(dossier.files))).html
    assert "Tệp được ký là bản công khai" in html
    assert "đúng là văn bản trên trang này" not in html


def test_a_name_does_not_turn_what_follows() -> None:
    """Its direction of writing ends with it."""
    assert "<bdi>Trần Văn Mẫu</bdi>" in letter_page(_dossier(_CLAIMED)).html
