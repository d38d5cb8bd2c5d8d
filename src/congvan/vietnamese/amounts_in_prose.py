"""Prose enters; the amounts of money in it leave, each with its place, as far as they can be told from other numbers.

Money has a currency (`15.186.000 đồng`) or a unit that nothing countable follows (`382 triệu`, not `2 triệu lượt`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = r"\d(?:[\d.,]*\d)?"
_UNIT = r"(?:(?:nghìn|ngàn)\s(?:tỷ|tỉ)|tỷ|tỉ|triệu|nghìn|ngàn)(?!\w)(?!\s(?:lệ|trọng|số|suất|giá|phần|mỉ)(?!\w))"
# `đồng thời`, `đồng chí`, `đồng bộ` … begin with the currency's name; no amount is followed by their second half.
_OTHER_WORDS = (
    r"(?!\s(?:thời|chí|bộ|bào|nghiệp|tình|ý|lòng|hành|đội|đều|loạt|hồ|thuận|cảm|phục|minh|bằng|ruộng|diễn|phạm|hương|tâm"
    r"|nhất|quản|hóa|mẫu|đẳng|trưởng|nội|tiền|vị|quy)(?!\w))"
)
_CURRENCY = rf"(?:đồng(?!\w){_OTHER_WORDS}|vnđ(?!\w)|vnd(?!\w)|VNĐ(?!\w)|VND(?!\w)|đ(?![\w/])|₫)"
# What follows a unit that counts money: an end, a sign, or a word that leads on. Else it counts people or things.
_GOES_ON = (
    r"(?=[\s*_]*(?:$|[\n.,;:)|/(\]–-])"
    r"|\s+(?:cho|từ|để|và|là|so|trong|đã|theo|vào|với|đến|nhưng|bằng|được|của|do|còn|tại|hỗ trợ|năm|thuộc)(?!\w))"
)
_AMOUNT = re.compile(
    rf"(?<![\w.,/])(?P<range>{_NUMBER}\s?(?:{_UNIT}\s?)?(?:đồng\s?)?[-–]\s?)?"
    rf"(?P<amount>{_NUMBER}(?:\s?{_UNIT})(?:\s{_NUMBER}\s?{_UNIT}){{0,3}}(?:(?P<currency>\s?{_CURRENCY})|{_GOES_ON})"
    rf"|\d[\d.,]{{2,}}\d\s?{_CURRENCY}|\d{{4,}}\s?{_CURRENCY})"
)
_DIGITS = re.compile(r"\d[\d.,]*")
_ROUGHLY = re.compile(
    r"(?:khoảng|gần|hơn|trên|dưới|ước|ước tính|ước đạt|xấp xỉ|tối đa|tối thiểu|không quá|ít nhất|đến|tới|từ)[\s*_]+$",
    re.IGNORECASE,
)
_NEAR = 20  # characters; room for the longest of these words


@dataclass(frozen=True, slots=True)
class Typed:
    """An amount in prose from `start` to `end`; `is_rough` if it is a range, a limit, a rate or an estimate."""

    start: int
    end: int
    text: str
    is_rough: bool


def amounts(text: str) -> Iterator[Typed]:
    """Find the amounts of money that a text names, in order."""
    end = 0
    for number in _DIGITS.finditer(text):  # far quicker than to try the whole pattern at every character
        found = _AMOUNT.match(text, number.start()) if number.start() >= end else None
        if not found:
            continue
        end = found.end()
        start = found.start("amount")
        rough = bool(found["range"] or text.startswith("/", found.end()))
        rough = rough or bool(_ROUGHLY.search(text, max(0, start - _NEAR), start))
        yield Typed(start, found.end("amount"), found["amount"], rough)
