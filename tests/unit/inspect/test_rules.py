"""Every rule of the form, proven by a letter that breaks it alone."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from congvan.inspect.inspection import RULES
from congvan.inspect.report import Status
from congvan.model.text import Language
from tests.unit.inspect.letters import LETTERS, Change, broken, pdf_of, report_of


@pytest.mark.parametrize("name", LETTERS)
def test_a_sound_letter_breaks_no_rule(name: str, tmp_path: Path) -> None:
    """Drafts, several addressees, parents, urgency, appendices, many pages."""
    report = report_of(pdf_of(LETTERS[name]), tmp_path)
    assert [x.message(Language.EN) for x in report.of(Status.BROKEN)] == []


def test_what_a_letter_has_not_is_told(tmp_path: Path) -> None:
    """What is absent is not called kept, and what is there is not called absent."""
    absent = {
        name: {x.rule.code for x in report_of(pdf_of(LETTERS[name]), tmp_path).of(Status.ABSENT)}
        for name in ("plain", "full", "draft", "appendix")
    }
    assert absent == {
        "plain": {"CV940", "CV956", "CV957", "CV958"},
        "full": {"CV957", "CV958"},
        "draft": {"CV940", "CV955", "CV956", "CV957", "CV958"},
        "appendix": {"CV940", "CV956", "CV958"},
    }


def style(text: str) -> Change:
    """Change how something is set."""
    return Change(style=text)


def words(old: str, new: str) -> Change:
    """Change what something says."""
    return Change(old=old, new=new)


def deed(what: Callable[[pikepdf.Pdf], None]) -> Change:
    """Change the PDF itself."""
    return Change(deed=what)


def _turn(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Rotate = 90


def _dictionaries(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    return [x for x in pdf.objects if isinstance(x, pikepdf.Dictionary) and x.get("/Type") == kind]


def _rename(pdf: pikepdf.Pdf) -> None:
    for kind, key in (("/Font", "/BaseFont"), ("/FontDescriptor", "/FontName")):
        for item in _dictionaries(pdf, kind):
            item[key] = pikepdf.Name(str(item[key]).replace("Liberation-Serif", "Arial"))


def _take_out(pdf: pikepdf.Pdf) -> None:
    for item in _dictionaries(pdf, "/FontDescriptor"):
        for key in [x for x in ("/FontFile2", "/FontFile3") if x in item]:
            del item[key]


def _dash(pdf: pikepdf.Pdf) -> None:
    """Draw a dashed line under the motto, as Word does."""
    pdf.pages[0].contents_add(pdf.make_stream(b"q 0.75 w [3 2] 0 d 328.3 750.4 m 499.4 750.4 l S Q"), prepend=True)


def _say(was: bytes, now: bytes) -> Callable[[pikepdf.Pdf], None]:
    """Let a character be another for whoever copies or searches the text."""

    def change(pdf: pikepdf.Pdf) -> None:
        for font in _dictionaries(pdf, "/Font"):
            if "/ToUnicode" in font:
                table = font.ToUnicode.read_bytes()
                font.ToUnicode.write(table.replace(b"> <" + was + b">", b"> <" + now + b">"))

    return change


STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

# code, letter, the one change; a row stands on one line, however long
# ruff: noqa: E501
BREAKS: list[tuple[str, str, Change]] = [
    ("CV931", "plain", style("@page { size: 215.9mm 297mm }")),
    ("CV931", "plain", deed(_turn)),
    ("CV932", "plain", style("@page { margin-left: 25mm; margin-right: 20mm }")),
    ("CV932", "plain", style("@page { margin-left: 38mm; margin-right: 15mm } .letterhead .left, .subject { width: 60mm }")),
    ("CV932", "plain", style("@page { margin-right: 10mm; margin-left: 35mm }")),
    ("CV932", "plain", style("@page { margin-top: 12mm }")),
    ("CV932", "plain", style("@page { margin-top: 30mm }")),
    ("CV932", "long", style("@page { margin-bottom: 10mm }")),
    ("CV932", "long", style("@page { margin-bottom: 50mm }")),
    ("CV932", "plain", style(".body h2:first-of-type { margin-left: -15mm !important }")),
    ("CV933", "plain", deed(_rename)),
    ("CV933", "plain", deed(_take_out)),
    ("CV934", "plain", style(".date { color: #1f3864 }")),
    ("CV934", "plain", style(".body p { color: #00f }")),
    ("CV935", "long", style("@page { @top-center { content: none } }")),
    ("CV935", "long", style("@page :first { @top-center { content: counter(page) } }")),
    ("CV935", "long", style("@page { @top-center { content: '1'; } }")),
    ("CV935", "long", style("@page { @top-center { font-size: 10pt } }")),
    ("CV935", "long", style("@page { @top-center { font-style: italic } }")),
    ("CV935", "long", style("@page { @top-center { content: none } @top-right { content: counter(page); font-size: 14pt } }")),
    ("CV935", "long", style(
        "@page { @top-center { content: none } @bottom-center { content: counter(page); font-size: 14pt } } "
        "@page :first { @bottom-center { content: none } }")),
    ("CV936", "plain", words(STATE, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM.")),
    ("CV936", "plain", words(STATE, "Cộng hòa xã hội chủ nghĩa Việt Nam")),
    ("CV936", "plain", style(".state { font-size: 11pt }")),
    ("CV936", "plain", style(".state { font-weight: normal }")),
    ("CV936", "plain", words(STATE, "CỘNG HÒA XÃ HỘI<br>CHỦ NGHĨA VIỆT NAM")),
    ("CV937", "plain", words(MOTTO, "Độc lập – Tự do – Hạnh phúc")),
    ("CV937", "plain", words(MOTTO, "Độc lập-Tự do-Hạnh phúc")),
    ("CV937", "plain", words(MOTTO, "Độc Lập - Tự Do - Hạnh Phúc")),
    ("CV937", "plain", style(".motto { font-size: 12pt }")),
    ("CV937", "plain", style(".motto { font-weight: normal }")),
    ("CV938", "plain", style(".motto .ruled::after { display: none }")),
    ("CV938", "plain", style(".motto .ruled::after { width: 80% }")),
    ("CV938", "plain", style(".motto .ruled::after { width: 112%; margin-left: -6% }")),
    ("CV938", "plain", Change(style=".motto .ruled::after { display: none }", deed=_dash)),
    ("CV938", "plain", style(".motto .ruled::after { display: none } .motto .ruled { text-decoration: underline }")),
    ("CV938", "plain", style(".motto .ruled::after { position: relative; left: 5mm }")),
    ("CV939", "plain", style(".state { font-size: 12pt }")),
    ("CV939", "plain", style(".date { font-size: 13pt }")),
    ("CV940", "full", style(".parent { font-size: 14pt }")),
    ("CV940", "full", style(".parent { text-transform: lowercase }")),
    ("CV940", "full", style(".parent { font-style: italic }")),
    ("CV941", "plain", style(".issuer { font-size: 11pt }")),
    ("CV941", "plain", style(".issuer { font-weight: normal }")),
    ("CV941", "plain", words("ỦY BAN NHÂN DÂN", "Ủy ban nhân dân")),
    ("CV941", "plain", style(".issuer:first-child { text-align: left }")),
    ("CV942", "plain", style(".issuer .ruled::after { display: none }")),
    ("CV942", "plain", style(".issuer .ruled::after { width: 100% }")),
    ("CV942", "plain", style(".issuer .ruled::after { width: 20% }")),
    ("CV942", "plain", style(".issuer .ruled::after { margin-left: 0 }")),
    ("CV943", "plain", style(".number { font-size: 12pt }")),
    ("CV943", "plain", style(".number { font-weight: bold }")),
    ("CV943", "plain", words("Số: 07/", "Số: 7/")),
    ("CV943", "plain", words("Số: 07/", "Số: 07 / ")),
    ("CV943", "plain", words("Số: 07/UBND", "Số 07/UBND")),
    ("CV943", "plain", words("/UBND-VHXH</div>", "/CV-UBND</div>")),
    ("CV943", "plain", words("/UBND-VHXH</div>", "/UBND - VHXH</div>")),
    ("CV944", "plain", style(".date { font-style: normal }")),
    ("CV944", "plain", words("ngày 05 tháng 02", "ngày 5 tháng 2")),
    ("CV944", "plain", words("ngày 05 tháng 02", "ngày 15 tháng 04")),
    ("CV944", "plain", words("Bỉm Sơn, ngày", "Bỉm Sơn ngày")),
    ("CV944", "plain", style(".second > div { vertical-align: top } .date { padding-top: 15pt !important } .subject { margin-top: -2pt }")),
    ("CV944", "plain", style(".date { padding-left: 12mm !important }")),
    ("CV945", "plain", style(".subject { font-size: 14pt }")),
    ("CV945", "plain", style(".subject { font-style: italic }")),
    ("CV945", "plain", style(".subject { margin-top: 0 }")),
    ("CV945", "plain", style(".subject { margin-top: 24pt }")),
    ("CV945", "plain", words("V/v ", "Về việc ")),
    ("CV945", "plain", style(".subject { text-align: left }")),
    ("CV945", "plain", style(".subject::after { content: ''; display: block; border-top: 0.75pt solid #000; width: 20mm; margin: auto }")),
    ("CV946", "plain", style(".to { font-size: 12pt }")),
    ("CV946", "plain", style(".to div { font-weight: bold }")),
    ("CV946", "plain", words("Kính gửi: ", "Kính gửi - ")),
    ("CV946", "full", words("tỉnh Mẫu;", "tỉnh Mẫu")),
    ("CV946", "full", words("Sở Tài chính tỉnh Mẫu.", "Sở Tài chính tỉnh Mẫu;")),
    ("CV946", "full", style(".addressee { margin-left: 5mm !important }")),
    ("CV946", "full", words("<div>Kính gửi:</div>", "<div>Kính gửi: - Văn phòng tỉnh Mẫu;</div>")),
    ("CV947", "plain", style(".body p { font-size: 12pt !important } .body h2, .body h3 { font-size: 12pt !important }")),
    ("CV947", "plain", style(".body p:first-child { font-size: 13pt !important }")),
    ("CV947", "plain", style(".body { text-align: left }")),
    ("CV947", "plain", style(".body p { text-indent: 5mm !important }")),
    ("CV947", "plain", style(".body p { text-indent: 0 !important }")),
    ("CV947", "plain", style(".body p { text-indent: 20mm !important }")),
    ("CV947", "plain", style(".body p, .body h2, .body h3 { margin-top: 2pt !important }")),
    ("CV947", "plain", style(".body { line-height: 30pt }")),
    ("CV947", "plain", style(".body { line-height: 14pt }")),
    ("CV948", "plain", style(".body h2 { font-weight: normal !important }")),
    ("CV948", "plain", style(".body .part { text-transform: none !important }")),
    ("CV948", "plain", words("b) Công tác kiểm tra", "c) Công tác kiểm tra")),
    ("CV948", "plain", words("a) Công tác chỉ đạo: thường xuyên.", "<b>a) Công tác chỉ đạo: thường xuyên.</b>")),
    ("CV949", "plain", words("quy định./.", "quy định.")),
    ("CV949", "plain", words("thường xuyên.", "thường xuyên./.")),
    ("CV949", "plain", words("quy định./.", "quy định./. Trân trọng.")),
    ("CV950", "plain", style(".authority { font-size: 12pt }")),
    ("CV950", "plain", style(".authority { font-weight: normal }")),
    ("CV950", "plain", words("KT. CHỦ TỊCH", "T/M CHỦ TỊCH")),
    ("CV950", "plain", words("KT. CHỦ TỊCH", "K/T CHỦ TỊCH")),
    ("CV951", "plain", style(".signer { font-size: 12pt }")),
    ("CV951", "plain", style(".signer { font-weight: normal }")),
    ("CV951", "plain", words("Lê Văn Bình", "TS. Lê Văn Bình")),
    ("CV951", "plain", words("Lê Văn Bình", "LÊ VĂN BÌNH")),
    ("CV951", "plain", style(".signer { position: relative; left: 8mm }")),
    ("CV952", "plain", style(".room { height: 15mm }")),
    ("CV952", "plain", style(".end { break-before: page }")),
    ("CV953", "plain", style(".copies-title { font-size: 14pt }")),
    ("CV953", "plain", style(".copies-title { font-style: normal }")),
    ("CV953", "plain", style(".copies-title { text-decoration: none; padding-left: 8mm }")),
    ("CV953", "plain", style(".end > div { vertical-align: top } .copies-title { margin-top: 10pt }")),
    ("CV953", "plain", words("Nơi nhận:", "Nơi nhận")),
    ("CV954", "plain", style(".copy { font-size: 13pt }")),
    ("CV954", "plain", style(".copy { font-style: italic }")),
    ("CV954", "plain", words("- Như trên;", "- Như kính gửi;")),
    ("CV954", "plain", words("- Như trên;", "- Như trên")),
    ("CV954", "plain", words("annv(01).", "annv(01)")),
    ("CV954", "plain", words("- Lưu: VT, VHXH, annv(01).", "- Lưu VP.")),
    ("CV955", "plain", style(".office { font-size: 10pt }")),
    ("CV955", "plain", style(".office::before { border-top: none }")),
    ("CV955", "plain", style(".office::before { width: 50mm }")),
    ("CV956", "full", style(".urgency { font-size: 11pt }")),
    ("CV956", "full", style(".urgency { font-weight: normal }")),
    ("CV956", "full", style(".urgency { border-color: #000; color: #000 }")),
    ("CV956", "full", style(".urgency { width: 30mm !important }")),
    ("CV956", "full", style(".urgency { height: 12mm }")),
    ("CV956", "full", style(".urgency { border: none }")),
    ("CV957", "appendix", style(".appendix-name { font-size: 12pt }")),
    ("CV957", "appendix", style(".appendix-title { font-weight: normal }")),
    ("CV957", "appendix", style(".appendix-title { text-transform: none }")),
    ("CV957", "appendix", style(".appendix-name { text-align: left }")),
    ("CV957", "appendix", words("Phụ lục kèm theo", "Danh mục kèm theo")),
    ("CV957", "appendix", style("@page appendix { @top-center { content: none } }")),
    ("CV957", "two appendices", words('<span class="appendix-name">Phụ lục II', '<span class="appendix-name">Phụ lục III')),
    ("CV959", "plain", words('<div class="to">', '<div><b>TỐI MẬT</b></div><div class="to">')),
    ("CV960", "plain", deed(_say(b"1ee7", b"00750309"))),
    ("CV960", "plain", deed(_say(b"1ee7", b"fffd"))),
    ("CV960", "plain", deed(_say(b"1ee7", b"e000"))),
]  # fmt: skip


@pytest.mark.parametrize(("code", "name", "change"), BREAKS, ids=[f"{x}-{i}" for i, (x, _, _) in enumerate(BREAKS)])
def test_one_change_breaks_one_rule(code: str, name: str, change: Change, tmp_path: Path) -> None:
    """No other rule is called broken by it; where, what was expected and what was found are told in both languages."""
    report = report_of(pdf_of(LETTERS[name], change), tmp_path)
    assert broken(report) == [code], [x.message(Language.EN) for x in report.of(Status.BROKEN)]
    for language in Language:
        told = [x.as_json(language) for x in report.of(Status.BROKEN)]
        assert all(x["expected"] and x["found"] and x["hint"] for x in told)


SIGNED = '<div class="room"><img alt="" src="k.png" style="height: 20mm"></div>'


def _signature(folder: Path, colour: tuple[int, ...], mode: str = "RGBA") -> Change:
    """A picture between title and name."""
    picture = Image.new(mode, (200, 90), colour)
    picture.save(folder / "k.png")
    return Change(old='<div class="room"></div>', new=SIGNED, images=(("k.png", folder / "k.png"),))


def test_a_picture_of_a_signature(tmp_path: Path) -> None:
    """Blue and see-through keeps the rule; opaque breaks it, and no other."""
    blue = _signature(tmp_path, (0, 40, 220, 200))
    report = report_of(pdf_of(LETTERS["plain"], blue), tmp_path)
    assert broken(report) == []
    assert "CV958" in {x.rule.code for x in report.of(Status.KEPT)}
    (tmp_path / "2").mkdir()
    opaque = _signature(tmp_path / "2", (0, 40, 220), "RGB")
    assert broken(report_of(pdf_of(LETTERS["plain"], opaque), tmp_path)) == ["CV958"]


def test_a_stamp_in_words(tmp_path: Path) -> None:
    """A letter bears none between title and name."""
    stamp = words('<div class="room"></div>', '<div class="room" style="font-size: 10pt"><br>Ký bởi: Lê Văn Bình</div>')
    assert broken(report_of(pdf_of(LETTERS["plain"], stamp), tmp_path)) == ["CV958"]


def test_every_rule_is_proven() -> None:
    """Each row of the form's table has a letter that breaks it."""
    proven = {code for code, _, _ in BREAKS} | {"CV958"}
    assert proven == {rule.code for rule, _ in RULES}
