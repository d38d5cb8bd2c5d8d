import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.vietnamese.fold import fold, has_name, slug, tone_key, words

VOWELS = [
    "aàảãáạăằẳẵắặâầẩẫấậ",
    "eèẻẽéẹêềểễếệ",
    "iìỉĩíị",
    "oòỏõóọôồổỗốộơờởỡớợ",
    "uùủũúụưừửữứự",
    "yỳỷỹýỵ",
]
VIETNAMESE = st.text(alphabet="".join(VOWELS) + "bcdđghklmnpqrstvxĐỨ -./12")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("đột phá", "dot pha"),
        ("Đổi mới sáng tạo", "doi moi sang tao"),
        ("KHOA HỌC, CÔNG NGHỆ", "khoa hoc, cong nghe"),
        ("Nghị định 30/2020/NĐ-CP", "nghi dinh 30/2020/nd-cp"),
        ("thuở, ngượng, nghiêng, khuỷu, Ưu", "thuo, nguong, nghieng, khuyu, uu"),
        ("\u00d0iện", "dien"),  # eth, which looks like Đ
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    """Folding gives what people type who type no accents."""
    assert fold(text) == folded


@pytest.mark.parametrize(("vowels", "folded"), [(vowels, vowels[0]) for vowels in VOWELS])
def test_every_vowel_folds(vowels: str, folded: str) -> None:
    """All 72 Vietnamese vowels, in both cases, fold to one of the six without marks."""
    assert {fold(vowel) for vowel in vowels + vowels.upper()} == {folded}


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    """Folding what is folded changes nothing."""
    assert fold(fold(text)) == fold(text)


@given(st.one_of(st.text(), VIETNAMESE))
def test_keys_do_not_mind_the_normal_form(text: str) -> None:
    """Composed and decomposed text have the same keys."""
    nfc, nfd = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert fold(nfc) == fold(nfd)
    assert tone_key(nfc) == tone_key(nfd)


@given(VIETNAMESE)
def test_folded_vietnamese_is_ascii(text: str) -> None:
    """Nothing but ASCII is left of Vietnamese text, one character for each."""
    assert fold(text).isascii()
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hòa", "hoà"),
        ("HÒA", "HOÀ"),
        ("thủy", "thuỷ"),
        ("ủy", "uỷ"),
        ("Ủy ban", "Uỷ ban"),
        ("khỏe", "khoẻ"),
        ("lũy", "luỹ"),
        ("tùy", "tuỳ"),
        ("họa", "hoạ"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA"),
        ("hòa", unicodedata.normalize("NFD", "hoà")),
        # Syllables whose mark has but one place; the other is a slip of typing, the same word still.
        ("hoàn", "hòan"),
        ("suýt", "súyt"),
        ("huỳnh", "hùynh"),
        ("quý", "qúy"),
        ("giò", "gìo"),
    ],
)
def test_the_place_of_the_tone_mark_does_not_count(old: str, new: str) -> None:
    """Old and new placing are the same word."""
    assert tone_key(old) == tone_key(new)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hóa"),  # another tone
        ("hòa", "hoa"),  # no tone
        ("hòa", "hòan"),  # another letter
        ("thủy", "thùy"),
        ("quý", "quỳ"),
        ("giò", "giờ"),  # another vowel
        ("mơ", "mo"),
        ("đa", "da"),
        ("tân", "tăn"),
        ("hòa bình", "hoa bình"),
        ("hòa binh", "hoa bình"),  # the mark stands on another word
        ("Hòa", "hòa"),  # case counts
        ("bà con", "ba còn"),
    ],
)
def test_other_differences_count(one: str, other: str) -> None:
    """A different letter, tone, case or bearer of the tone is a different word."""
    assert tone_key(one) != tone_key(other)


@given(VIETNAMESE)
def test_tone_key_keeps_tone_vowel_and_case(text: str) -> None:
    """Only marks move: the same characters, decomposed, stand in the key."""
    decomposed = unicodedata.normalize("NFD", text)
    key = unicodedata.normalize("NFD", tone_key(text)).replace("\u034f", "")
    assert sorted(key) == sorted(decomposed)


def test_words() -> None:
    """Words are runs of letters and digits, composed, in reading order."""
    text = unicodedata.normalize("NFD", "Ủy ban (số 12/UBND-VHXH): “đột\u00a0phá”… 98,5% a_b")
    assert list(words(text)) == [
        "Ủy", "ban", "số", "12", "UBND", "VHXH", "đột", "phá", "98", "5", "a", "b",
    ]  # fmt: skip


def test_no_words() -> None:
    """Text of signs alone has no words."""
    assert list(words(" ./. — ")) == []


def test_slugs_are_ascii_and_never_empty() -> None:
    """Whatever the words are."""
    assert slug("2.1. Công tác chỉ đạo, điều hành") == "2-1-cong-tac-chi-dao-dieu-hanh"
    assert slug("…") == "muc"


@pytest.mark.parametrize(
    ("text", "name", "has"),
    [
        ("Lê Văn Bình", "Lê Văn Bình", True),
        ("LE VAN BINH - UBND xã Mẫu", "Lê Văn Bình", True),
        ("UBND xã Mẫu; Lê  Văn Bình", "Lê Văn Bình", True),
        ("Nguyễn Thị Mẫu", "Lê Văn Bình", False),
        ("Lê Văn Bình", "Lê Văn Bình An", False),
        ("Lê Văn Bìnhh", "Lê Văn Bình", False),
        ("Lê Văn", "", False),
    ],
)
def test_a_name_within_a_text(text: str, name: str, has: bool) -> None:
    """Whole words, in their order; neither accents nor capitals count."""
    assert has_name(text, name) is has
