"""Kinds of text that make careless programs slow: each is a function of its length in characters.

What is linear for all of them is linear for what people write; each kind is here because some pattern could begin a
match at every character, or could share the same characters out among its parts in many ways.
"""

from collections.abc import Callable, Mapping

# Repeated until the text is long enough.
REPEATED = (
    "a", "ơ", "A", "aB", "1", "0", ".", "1.", "1.1.", "1,", " ", "\t", "\n", " \n", "\n\n", "a ", "A ", "1 ", ". ",
    "… ",
    "*", "**", "_", "* ", "- ", "- a\n", "1. a\n", "a) a\n", "# ", "#", "## 1. a\n", "## a\n\n", "###### ", "`",
    "```\n", "~",
    "[", "]", "[x]", "[x](", "](", "![", "![](", "[x](y)", "[x]: y\n", "(", ")", "{", "{{", "}}", "{{ a }}",
    "{{ data.", "{{ data.a ",
    '{{ internal("', '{{ internal("a") }}', "<", "<!--", "-->", "<!-- ", "<a", "<a ", "<a>", "</", "&", "&amp;", "&#",
    "|", "| a ", "| a |\n", "|-", "/", "///", "/// internal\n", "///\n", "//", "http://", "http://a",
    "https://a.vn/a ", "www.",
    "@", "a@", "a@b", "a@b.c", "a.b", "a.", "a-", "-", "–", "a – ", "a/", "'", '"', '"a" ', "“", "”", "«", "\\",
    "\\\\", "%", "$", "+",
    "1.000 ", "1.000.", "1,5 tỷ ", "1,5 tỷ đồng, ", "2 triệu (trong đó ", "(trong đó 1 tỷ và ", "1 tỷ", "tỷ ",
    "triệu ", "đồng ",
    "ngày ", "ngày 5 ", "ngày 05 tháng 4 năm 2026 ", "05/4/2026", "05/4/2026 ", "5/4/", "tháng ", "tháng 4 ",
    "tháng 4 năm ", "năm 2026 ",
    "quý II ", "6 tháng đầu năm ", "9 tháng ", "từ ngày 01/01/2026 đến ", "2025-2026 ", "0912 ", "0912345678 ",
    "+84 ", "0237.", "012345678901 ",
    "số tài khoản ", "STK ", "CCCD ", "Số: ", "số 12/2020/NĐ-CP ", "Nghị định số ", "Quyết định ", "theo ", "Điều ",
    "khoản 1 Điều ",
    "Thanh hóa ", "Bim Sơn ", "ủy ban nhân dân ", "UBND ", "UBND-", "Ủy Ban ", "KT. ", "TM. ", "Kính gửi: ",
    "Nơi nhận: ", "Lưu: VT, ", "(để b/c); ",
    "./.", "./. ", ".....", "… ", "xxx ", "XXX", "[ ] ", "__", "____", "hòa hoà ", "oà", "là là ", "và và", "a, ",
    "a ,", "a;", "a:", "A. ",
    "<!-- congvan: allow CV703: a -->\n", "<!-- congvan: allow ", "congvan ", "# congvan: allow CV703: a\n", "MẬT ",
    "TUYỆT MẬT", "TỐI ",
    "̀", "à", "à", "ầ", "\u200b", "\u202e", "\ue000", "\ufffc", "\x00", "\x0b", "а", "０", "٣", "😀", "👩‍👩‍👧", "́ ",
    "ñ", "Tr­",
    "¸n", "®Þnh ", "Uû ban", "ñoàng ", "aø", "Ã", "Ä‘", "á»", "Ã¡ ", "I. ", "II. ", "a: ", "a: b\n", "- - ", "? ",
    "!a ", "&a ", "*a ", "[a, ", "{a: ",
)  # fmt: skip
# A beginning, what is repeated, and an end that keeps a match from coming about.
_FRAMED = (
    ("a", " ", "b"), ("a", "\n", "b"), ("1", "0", "x"), ("1", ".000", "x"), ("1,", "0", " tỷx"), ("{{ ", "a", ""),
    ("{{ ", " ", "}"),
    ("[", "a", ""), ("[a](", "b", ""), ("[a](", "(", ""), ("<", "a", ""), ("<!--", "-", ""),
    ("<!-- congvan:", " ", "x"),
    ("<!-- congvan: allow CV703:", " ", "x"), ("`", "a", ""), ('"', "a", ""), ("“", "a ", ""), ("a@", "b.", "@"),
    ("a", ".", "@b"),
    ("http://", "a/", " "), ("ngày ", " ", "5"), ("ngày 5", " ", "tháng"), ("tháng", " ", "4"),
    ("(trong đó: ", "1 tỷ, ", ""),
    ("TM.", " ", "x"), ("0912", " ", "3"), ("## 1.", " ", "a"), ("##", " ", "#a"), ("##", "#", "a"),
    ("- ", "*", " a"), ("|", " ", "x"),
    ("./.", " ", "a"), ("./.", "\n", "a"), ("a", "/", "a"), ("Nghị định số 1/", "a", ""), ("theo", " ", ""),
    ("Kính gửi:", " ", "a"),
)  # fmt: skip


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda length: (unit * (length // len(unit) + 1))[:length]


def _framed(before: str, unit: str, after: str) -> Callable[[int], str]:
    return lambda length: f"{before}{(unit * (length // len(unit) + 1))[:length]}{after}"


KINDS: Mapping[str, Callable[[int], str]] = {
    **{repr(unit): _repeated(unit) for unit in REPEATED},
    **{f"{before!r} {unit!r}… {after!r}": _framed(before, unit, after) for before, unit, after in _FRAMED},
}
