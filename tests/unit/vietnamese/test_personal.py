"""What is taken for a person's number, and what is not."""

import time

import pytest

from congvan.check.people import privacy
from congvan.verify import persons
from congvan.vietnamese.personal import ALLOWABLE, Kind, is_identity, numbers, personal, phones, plain, reached


def _found(text: str) -> list[tuple[Kind, str]]:
    return [(x.kind, text[x.start : x.end]) for x in personal(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0900000001/0900000002", ["0900000001", "0900000002"]),
        ("0900000001-0900000002", ["0900000001", "0900000002"]),
        ("0900 000 001 0900 000 002", ["0900 000 001", "0900 000 002"]),
        ("0237.3822.822 - 0237.3822.823", ["0237.3822.822", "0237.3822.823"]),
        ("+84 (0) 237 3822822; 0084 900000001", ["+84 (0) 237 3822822", "0084 900000001"]),
        ("**SĐT:** 0900000001\n01 0900 000 003", ["0900000001", "0900 000 003"]),
        ("điện thoại 09 00 00 00 01", ["09 00 00 00 01"]),
    ],
)
def test_every_telephone_of_several(text: str, expected: list[str]) -> None:
    """Each number is found for itself, without what stands round it."""
    assert _found(text) == [(Kind.PHONE, x) for x in expected]


@pytest.mark.parametrize(
    "text",
    [
        "2.246.750.000 đồng, 20 000 000 000 đồng, 2 090 000 000 đồng, 12 038 000 000 000 đồng",
        "0,912345678; 0.912345678; 98,5%; 20.0123456, 105.7654321",
        "từ 07-06-2026 08 giờ; 09.01.2026 10.30; 19-04-2026 - 20-05-2026; 2021-2025, 2026-2030",
        "MST: 0301234567; mã số doanh nghiệp: 0312345678; mã dự án 0791234567; hồ sơ số 000.00.01.H56-260419-0001",
        "Công văn số 0912345678/QĐ-UBND; hợp đồng số 0123456789/HĐKT; số hiệu văn bằng 0912345678",
        "tổng đài 1900 1234, 18001091, +84 1800 6725, 113, 1022",
        "cột 0 0 0 0 0 0 0 0 0 0; 08 12 15 20 25; 05 07 08 10 12",
        "số tài khoản VNeID: 12.345; tài khoản 12.345.678 đồng; số tài khoản mở là 1.234.567; có 1.234.567 tài khoản",
        "gửi 1.200.000.000 đồng tại Ngân hàng; dư nợ 500 000 000 tại Ngân hàng; 500000000 tại Ngân hàng",
        "đã cấp căn cước cho 123.456.789 người; kinh phí cấp căn cước 125 000 000 đồng",
        "038 xã, 085 thôn; lúc 20260419083000; ISBN 978-604-123-456-7; 36A-123.45; số 0123456",
        "a@b; @nguoidung; logo@2x.png; ² ³ ٠٩٠٠٠٠٠٠٠٠١",
        "",
    ],
)
def test_what_is_nobodys(text: str) -> None:
    """Amounts, dates, codes, document numbers, services and statistics are let through."""
    assert _found(text) == []


def test_a_citizens_number() -> None:
    """Twelve digits are one only with a province's code and a century of ours; an account may look like it."""
    assert is_identity("038000000000")
    assert not any(map(is_identity, ("038900000000", "097000000000", "03800000000")))
    assert _found("STK 038000000000") == [(Kind.ACCOUNT, "038000000000")]


def test_keys() -> None:
    """However a value is typed, its key is the same."""
    assert {reached(plain(x)) for x in ("0900 000 001", "+84 900.000.001", "0084900000001")} == {"0900000001"}
    assert plain(" Thu@Example.com ") == "thu@example.com"
    assert [plain(x) for x in ("", "đường dây nóng", "12345", "gọi 0900000001")] == [""] * 4
    assert list(phones("0237 000 000 - 0237.000.001; máy lẻ 12")) == ["0237000000", "0237000001"]
    assert list(phones("ĐT 3.825.000/3.825.001 và 0237–000–002 máy lẻ 12")) == ["3825000", "3825001", "0237000002"]
    assert list(phones("0237_000_000")) == ["0237000000"]
    assert numbers("ĐT +84 900.000.001 (Zalo)") == ["+84 900.000.001"]
    assert reached("Thu@Example.com") == "thu@example.com"


@pytest.mark.parametrize("unit", ["0 ", "1 ", "0900 000 001 ", "(", "+(", "a@", "a.", "038000000000 ", "| 0900000001 "])
def test_time_grows_with_the_length(unit: str) -> None:
    """No text takes more than its length asks for: eight times the text, far from sixty-four times the time."""

    def seconds(count: int) -> float:
        begin = time.process_time()
        list(personal(unit * count))
        return time.process_time() - begin

    assert seconds(8_000) < 24 * max(seconds(1_000), 0.002)


def test_every_kind_has_its_rows() -> None:
    """A kind that is new is said by a rule of the check, and in words of the gate."""
    assert set(privacy._RULES) == set(Kind)
    assert set(persons._WORDS) == set(Kind)
    # who lists a value lets no identity number through
    assert set(Kind) - ALLOWABLE == {Kind.IDENTITY, Kind.LIKE_IDENTITY}
