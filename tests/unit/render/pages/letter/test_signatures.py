from dataclasses import replace
from datetime import UTC, datetime, timedelta

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
    assert html.count("UBND xã Mẫu</strong>") == 2
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
