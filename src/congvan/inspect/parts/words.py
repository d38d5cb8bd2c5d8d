"""Words on a line, found whatever their capitals and accents are: officials type `Quốc hiệu` in many ways."""

import re
from collections.abc import Iterable

from congvan.inspect.sheet import Line
from congvan.vietnamese.fold import fold, tone_key

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
END = "./."
# Spaces may be missing or doubled, dashes of any length: what is wrong with them is for the rules to say.
STATE_LIKE = re.compile(r"cong\s*hoa\s*xa\s*hoi(?:\s*chu\s*nghia(?:\s*viet\s*nam)?)?")
MOTTO_LIKE = re.compile(r"doc\s*lap.{1,5}tu\s*do.{1,5}hanh\s*phuc")
NUMBER_LIKE = re.compile(r"^so\s*[:.]?\s*(?:[\d._…]*\s*/|[:.])")
DATE_LIKE = re.compile(r"[^,;:]*,?\s*ngay\b.*\bthang\b.*\bnam\b.*")
SUBJECT_LIKE = re.compile(r"^v\s*/\s*v\b|^ve viec\b")
TO_LIKE = re.compile(r"^kinh gui\b")
COPIES_LIKE = re.compile(r"^noi nhan\b")
APPENDIX_LIKE = re.compile(r"^phu luc(?:\s+(?:[ivxl]+|\d+))?(?:\s*[:.].*)?$")
PAGE_NUMBER_LIKE = re.compile(r"^(?:trang\s*)?[-–]?\s*(\d{1,3})\s*[-–]?(?:\s*/\s*\d{1,3})?$")
OFFICE_LIKE = re.compile(
    r"^(?:dia chi|dien thoai|dt|so dien thoai|e-?mail|thu dien tu|website|trang thong tin|fax)\b\s*:"
)
# Outside the decree's fields: what this program and common practice set into the margins of every page.
MARK_LIKE = re.compile(r"^(?:du thao|da duoc thay the|da thu hoi|ban cong khai\b|duoc thay the bang\b|thu hoi ngay\b)")


def is_like(line: Line, pattern: re.Pattern[str]) -> bool:
    """Whether a line's words, folded, match from their beginning."""
    return bool(pattern.match(fold(line.text)))


def parted(line: Line, pattern: re.Pattern[str]) -> tuple[Line | None, Line] | None:
    """Cut a line where words begin: what is before, and what they begin; None if the line has no such words."""
    folded = [fold(x.text).replace("\u00a0", " ") or " " for x in line.chars]
    found = pattern.search("".join(folded))
    if not found:
        return None
    at = length = 0
    while length < found.start():
        length += len(folded[at])
        at += 1
    before = line.chars[:at]
    return (line.cut(0, at) if any(x.is_ink for x in before) else None), line.cut(at)


def same(first: str, second: str) -> bool:
    """Whether words are equal but for where tone marks stand; the decree itself mixes `HÒA` and `HOÀ`."""
    return tone_key(first) == tone_key(second)


def first_like(lines: Iterable[Line], pattern: re.Pattern[str]) -> Line | None:
    """Give the first line whose words match."""
    return next((x for x in lines if is_like(x, pattern)), None)
