import random
import unicodedata

import pytest

from congvan.vietnamese.collate import sort_key

# Worked by hand from the order of letters and tones (CLDR's collation chart for `vi`).
ORDERED = [
    [*"aăâbcdđeêghiklmnoôơpqrstuưvxy"],
    [*"aàảãáạ", *"ăằẳẵắặ", *"âầẩẫấậ", "b"],
    ["ba", "bà", "bả", "bã", "bá", "bạ", "bác", "băm", "bân"],
    ["da", "dày", "dân", "dê", "đa", "đà", "đê", "e"],
    ["ma", "má", "mai", "mài"],  # letters decide before tones
    ["ba bà", "bà ba", "bà bà"],  # the first different tone decides
    ["hoa", "hòa", "hỏa", "hoan", "hoàn"],
    ["Bỉm Sơn", "Đông Sơn", "Hà Trung", "Hàm Rồng", "Nga Sơn", "Ngọc Sơn", "Sầm Sơn", "Thọ Xuân", "Tĩnh Gia"],
    ["Nga Sơn", "Ngan"],  # a space before any letter
    ["Phường 1", "Phường 2", "Phường A"],
    ["ê", "f", "g"],
    ["i", "j", "k"],
    ["v", "w", "x", "y", "z"],
    ["sơn", "Sơn", "SƠN"],
]


@pytest.mark.parametrize("ordered", ORDERED, ids="|".join)
def test_order(ordered: list[str]) -> None:
    """Any shuffling is sorted back into Vietnamese order."""
    backwards = ordered[::-1]
    shuffled = random.Random(1).sample(ordered, len(ordered))  # noqa: S311 - no secret
    assert sorted(backwards, key=sort_key) == ordered
    assert sorted(shuffled, key=sort_key) == ordered


def test_both_placings_of_a_tone_stand_together() -> None:
    """`hòa` and `hoà` have the same place: nothing comes between them."""
    assert sorted(["hoạ", "hoà", "hỏa", "hòa", "hoả", "họa"], key=sort_key) == [
        "hoà", "hòa", "hoả", "hỏa", "hoạ", "họa",
    ]  # fmt: skip


def test_the_normal_form_does_not_count() -> None:
    """Composed and decomposed text have one key."""
    text = "Đường Lê Lợi, phường Bỉm Sơn"
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(text)


def test_different_texts_have_different_keys() -> None:
    """Sorting never depends on the order in which texts came."""
    texts = ["hòa", "hoà", "Hòa", "hoa", "hóa", "e", "é", "ë"]
    assert len({sort_key(text) for text in texts}) == len(texts)


def test_signs_and_foreign_letters_have_a_place() -> None:
    """Nothing that can be typed is refused: space, signs, digits, Latin letters, other scripts."""
    assert sorted(["ж", "z", "9", "-", " "], key=sort_key) == [" ", "-", "9", "z", "ж"]
