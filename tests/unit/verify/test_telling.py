"""What gives an internal file away, whatever its format; and what every office's file has."""

import unicodedata
from pathlib import Path

import pytest

from congvan.processes.pool import Lost
from congvan.verify import telling
from congvan.verify.canonical import canonical, squeezed
from congvan.verify.reading import Reader
from congvan.verify.telling import Telling, excusing, untold
from congvan.verify.undecodable import Undecodable
from tests.mutation.archive import sheet, word, workbook
from tests.unit.verify.planted_deep import docx, package

SENTENCE = "Bà Lò Thị Mây ở thôn Đá Vách đứng tên đầu đơn"
PLAIN = "Ba Lo Thi May o thon Da Vach dung ten dau don"


def _told(data: bytes, name: str = "tep") -> Telling:
    return telling.telling(name, data)


def _paragraphs(*texts: str) -> bytes:
    return docx("".join(f"<w:p><w:r><w:t>{x}</w:t></w:r></w:p>" for x in texts))[1]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", word(SENTENCE)),
        ("a.xlsx", workbook(SENTENCE)),
        ("a.pdf", sheet(PLAIN)),
        ("a.csv", f"STT,Nội dung\r\n1,{SENTENCE}\r\n".encode()),
        ("a.txt", f"Danh sách\n{SENTENCE}\n".encode()),
        ("a.zip", package("a.zip", {"b.docx": word(SENTENCE)})[1]),
        ("a.ods", package("a.ods", {"content.xml": f"<a><cell>1</cell><p>{SENTENCE}</p></a>"})[1]),
    ],
)  # fmt: skip
def test_same_phrase_from_every_format(name: str, data: bytes) -> None:
    """A paragraph, a cell and a line are each a phrase of its own."""
    assert {squeezed(canonical(x)) for x in _told(data, name).phrases} == {squeezed(canonical(PLAIN))}


def test_a_border_ends_a_phrase() -> None:
    """Short cells side by side are no phrase, nor are paragraphs one after the other."""
    assert _told(_paragraphs("Bà Lò Thị Mây", "ở thôn Đá Vách", "đứng tên đầu đơn")).phrases == ()


@pytest.mark.parametrize(
    "common",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "UBND XÃ THANH SƠN  Độc lập – Tự do - Hạnh phúc",
        "Thanh Sơn, ngày 18 tháng 01 năm 2025",
        "(Kèm theo Công văn số 12/UBND-VPĐP ngày 18 tháng 01 năm 2025",
        "V/v báo cáo việc mẫu tháng 01 năm 2025",
        "Báo cáo việc mẫu quý IV năm 2025",
        "Danh sách người đứng đơn",
        "(Kèm theo Công văn số 12/UBND-VPĐP ngày 18 tháng 01 năm 2025 của Ủy ban nhân dân xã Mẫu)",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 5 tháng 3 năm 2020 của Chính phủ",
        "120/UBND-VP 17/4/2026 Công văn V/v báo cáo công tác cải",
        "Thực hiện Công văn số 1133/SKHCN-KHTC ngày 30/3/2026 của Sở Khoa",
        "1 2 3 4 5 6 7 100 200 300 400 500 600 700 800 900",
    ],
)
def test_what_every_office_writes_is_no_phrase(common: str) -> None:
    """A letter's form, days and periods, headings and figures tell of nothing."""
    apart = unicodedata.normalize("NFD", common)  # as some systems type: letter and accent
    assert _told(_paragraphs(common, common.lower(), apart)).phrases == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Bà Hồng ở xã Mẫu ngày 12 tháng 3 năm 2026 nhận tiền của quỹ",
        "Ngày 12 tháng 3 năm 2026 bà Hồng bị kỷ luật theo số 12/QĐ-UBND vì tham ô tiền",
        "Bà Hồng rút đơn số 12/ĐTN ngày 12 tháng 3 năm 2026 của ông Nguyễn Văn Hùng",
    ],
)
def test_a_sentence_with_days_and_numbers_in_it(sentence: str) -> None:
    """Where each piece between them is too short, the whole tells."""
    assert _told(f"{sentence}. Hết.".encode()).phrases == (sentence,)


def test_pieces_between_formulas_tell_by_themselves() -> None:
    """The day may be another, where the piece stands elsewhere; a house's number is part of one."""
    home = "Bà Nguyễn Thị Hồng ở số 12/4 đường Trần Phú bị khởi tố"
    assert _told(f"{home} ngày 12 tháng 3 năm 2026 vì tham ô tiền quỹ".encode()).phrases == (home,)
    assert _told(f"Tháng 3 năm 2026 {SENTENCE} số 12/2025/NĐ-CP".encode()).phrases == (SENTENCE,)


def test_few_letters_are_no_phrase() -> None:
    """Six short words may be anybody's."""
    assert _told("Bà ở xã ta đi xa ra đó".encode()).phrases == ()


def test_longest_phrases_first_and_not_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a file with many phrases those are kept that tell most, and of a long file its beginning is read."""
    monkeypatch.setattr(telling, "MOST_PHRASES", 2)
    longer, longest = f"{SENTENCE} hôm qua", f"{SENTENCE} từ hôm kia"
    assert _told("\n".join([SENTENCE, longest, longer]).encode()).phrases == (longest, longer)
    monkeypatch.setattr(telling, "MOST_READ", 10)
    assert _told(SENTENCE.encode()) == Telling((), ())


def test_persons_data_by_its_form() -> None:
    """Telephones, e-mails, identity and account numbers, as typed; cells side by side are no number."""
    told = _told(_paragraphs("gọi 0987 612 345", "CCCD 038123456789, STK 123 456 7890 tại ngân hàng", "An@Example.com"))
    assert dict(told.persons) == {
        "0987612345": "0987 612 345",
        "038123456789": "038123456789",
        "1234567890": "123 456 7890",
        "an@example.com": "An@Example.com",
    }
    assert _told(_paragraphs("0", "987612345")).persons == ()


def test_what_cannot_be_read_says_so() -> None:
    """A file of no known kind, and a broken one."""
    for data in (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), word(SENTENCE)[:-30]):
        with pytest.raises(Undecodable):
            _told(data)


def test_what_a_public_file_says_gives_nothing_away() -> None:
    """A form's headings and an office's number stand in both files, each in its own format."""
    other = "Bà Lò Thị Mây ở thôn Đá Vách đã rút đơn về nhà"
    found = _told(_paragraphs(SENTENCE, other, "0987 612 345", "0987 612 346"))
    public = excusing("a.csv", f"x,{PLAIN.upper()}\r\ny,+84 987 612 345\r\n".encode())
    assert untold([found], [public]) == [Telling((other,), (("0987612346", "0987 612 346"),))]
    assert untold([Telling((), ())], iter([b"never asked"])) == [Telling((), ())]


def test_what_excuses_is_read_further(monkeypatch: pytest.MonkeyPatch) -> None:
    """So much of a public file, in characters: what was not read excuses nothing."""
    rows = f"{PLAIN}\n{SENTENCE} mai\n".encode()
    assert excusing("a.txt", rows).endswith(b"mai")
    monkeypatch.setattr(telling, "MOST_EXCUSING", len(PLAIN))
    assert excusing("a.txt", rows) == squeezed(canonical(PLAIN))


def test_nothing_is_shown_of_it() -> None:
    """No traceback and no log holds a phrase."""
    assert "Lò" not in repr(_told(SENTENCE.encode()))


def _length(name: str, data: bytes) -> int:
    if name == "big":
        raise MemoryError
    if name == "odd":
        telling.telling(name, b"\0" * 100)
    return len(data)


def test_a_bad_file_stops_no_other(tmp_path: Path) -> None:
    """One that takes too much, one of no known kind: each says why, and the good one is read."""
    files = [tmp_path / x for x in ("big", "odd", "good")]
    for file in files:
        file.write_bytes(b"abc")
    with Reader() as reader:
        answers = {path.name: x for path, x in reader.ask_each(_length, files)}
    assert isinstance(answers.pop("odd"), Undecodable)
    assert answers == {"big": Lost.TOO_MUCH, "good": 3}
