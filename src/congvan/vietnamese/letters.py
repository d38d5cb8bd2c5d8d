"""The letters of Vietnamese as Unicode composes them: what may stand in a word, in small letters and capitals.

Nothing enters; the tables are the same for whoever asks.
"""

# Each row: the vowel without tone, then with grave, hook, tilde, acute, dot.
VOWELS = (
    "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị",
    "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
)  # fmt: skip

# The Latin alphabet's letters stand in names; accented ones that Vietnamese lacks are no letters of it.
SMALL = "abcdefghijklmnopqrstuvwxyzđ" + "".join(row[1:] for row in VOWELS) + "ăâêôơư"
CAPITAL = SMALL.upper()
LETTERS = frozenset(SMALL + CAPITAL)
