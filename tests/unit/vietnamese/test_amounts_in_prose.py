"""What is money in prose, and what is another number."""

import pytest

from congvan.vietnamese.amounts_in_prose import amounts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("là 2,382 tỷ đồng (382 triệu đồng; 2,0 tỷ đồng).", ["2,382 tỷ đồng", "382 triệu đồng", "2,0 tỷ đồng"]),
        ("thu 15.186.000 đồng, 200000000 đồng, 8.500 VNĐ", ["15.186.000 đồng", "200000000 đồng", "8.500 VNĐ"]),
        ("3 tỷ 250 triệu đồng; 1,5 nghìn tỷ đồng", ["3 tỷ 250 triệu đồng", "1,5 nghìn tỷ đồng"]),
        ("**345,7 triệu đồng**", ["345,7 triệu đồng"]),
        ("2,328\ntỷ đồng, 2\u00a0tỷ", ["2,328\ntỷ đồng", "2\u00a0tỷ"]),
        ("giao 2 tỷ cho xã", ["2 tỷ"]),
        ("2 triệu lượt người, 1,5 triệu cây", []),
        ("12 đồng chí, năm 2026 đồng thời, 1.250 đồng bào", []),
        ("5 tỷ lệ 1/500, tỷ lệ 25, 25 Triệu Sơn", []),
        ("số 1133/SKHCN-KHTC, Nghị định 30/2020/NĐ-CP, điểm đ khoản 1", []),
        ("điện thoại 0900000012, mã 000.00.12.H56", []),
    ],
)
def test_amounts(text: str, found: list[str]) -> None:
    """A currency makes money, and a unit that nothing countable follows."""
    assert [x.text for x in amounts(text)] == found
    assert all(text[x.start : x.end] == x.text for x in amounts(text))


@pytest.mark.parametrize(
    ("text", "rough"),
    [
        ("là 12 triệu đồng", False),
        ("10-12 triệu đồng", True),
        ("10 triệu - 12 triệu đồng", True),
        ("khoảng 12 triệu đồng", True),
        ("không quá **12 triệu đồng**", True),
        ("12 triệu đồng/hộ", True),
        ("12,5 triệu/ha", True),
    ],
)
def test_rough(text: str, rough: bool) -> None:
    """Ranges, limits, rates and estimates are not to be added up."""
    assert [x.is_rough for x in amounts(text)][-1] is rough
