"""The form in which texts are compared."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.verify.canonical import SEPARATOR, canonical
from congvan.vietnamese.fold import fold

CASES = {
    "Đặng Thị HUYỀN": b"dang thi huyen",
    "  a\t\n b\u00a0c ": b"a b c",
    "2.382.000.000 đồng; 2,0 tỷ": b"2382000000 dong 2 0 ty",
    "ngày 01.02.2026, 10.5": b"ngay 01 02 2026 10 5",
    "x\u00ady\u200bz": b"xyz",
    "“Số: 12/UBND–VHXH”": b"so 12 ubnd vhxh",
    f"một{SEPARATOR}hai": b"mot\nhai",
    "": b"",
    "…": b"",
    "ĐÐ": b"dd",
}


@pytest.mark.parametrize("text", CASES)
def test_canonical_form(text: str) -> None:
    """Worked by hand."""
    assert canonical(text) == CASES[text]


@given(
    st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ ABĐ")
)
def test_same_as_fold_for_vietnamese(text: str) -> None:
    """For Vietnamese words it is the folding that search uses, in any normal form."""
    expected = " ".join(fold(text).split()).encode()
    assert canonical(text) == expected
    assert canonical(unicodedata.normalize("NFD", text)) == expected


@given(st.text(), st.text())
def test_texts_apart_stay_apart(first: str, second: str) -> None:
    """What a separator parts is the form of each part, in lines of its own."""
    parts = [canonical(x.replace(SEPARATOR, " ")) for x in (first, second)]
    both = canonical(SEPARATOR.join(x.replace(SEPARATOR, " ") for x in (first, second)))
    assert both.split(b"\n") == [x for x in parts if x] or (both == b"" and parts == [b"", b""])
