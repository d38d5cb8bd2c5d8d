"""Text enters; where it names a person's telephone, e-mail, identity number or bank account leaves.

What stays true: amounts, dates, document numbers, codes and statistics are not taken for any of them. A number is
judged by its digits and by the words before it; in a table the column's head is such a word. Time grows with the text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What was found."""

    PHONE = "phone"
    EMAIL = "email"
    IDENTITY = "identity"  # beside a word that says so
    LIKE_IDENTITY = "like-identity"  # by its shape alone
    ACCOUNT = "account"


# What an office may publish of itself or of others, if it is listed; an identity number is always a person's.
ALLOWABLE = frozenset({Kind.PHONE, Kind.EMAIL, Kind.ACCOUNT})


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found, from `start` to `end`; `key` is the same however the value was typed."""

    kind: Kind
    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class _Run:
    """Digits with what parts them: offsets of each digit, and the words that may say what it is."""

    text: str
    start: int
    places: tuple[int, ...]
    words: tuple[str, ...]

    @property
    def digits(self) -> str:
        return "".join(self.text[x] for x in self.places)

    def typed(self, count: int) -> str:
        """The first `count` digits as typed."""
        return self.text[self.start : self.places[count - 1] + 1]

    def is_called(self, pattern: re.Pattern[str]) -> bool:
        """Whether words before the number, or the head of its column, call it so."""
        return any(pattern.search(x) for x in self.words)

    def after(self, count: int) -> str:
        """The characters after the first `count` digits."""
        end = self.places[count - 1] + 1
        return self.text[end : end + _CONTEXT]

    def ends_after(self, count: int) -> bool:
        """Whether a number may end after so many digits: the next character belongs to another."""
        if count > len(self.places):
            return False
        return not self.after(count)[:1].isalnum()

    def hit(self, kind: Kind, count: int, key: str) -> Hit:
        typed = self.typed(count)
        belongs = typed.startswith("+") or ")" in typed  # not the bracket of a remark
        return Hit(kind, self.start if belongs else self.places[0], self.places[count - 1] + 1, key)


def personal(text: str, head: Callable[[int], str] = lambda _: "") -> Iterator[Hit]:
    """Find what is a person's. `head` gives the head of the table column that a character stands in."""
    if "@" in text:
        yield from _emails(text)
    at = 0
    while found := _RUN.search(text, at):
        run = _run(text, found, head)
        hit = next(filter(None, (judge(run) for judge in _JUDGES)), None)
        if hit:
            yield hit
        # Another number may begin within these digits: `01 0900 000 001`.
        at = hit.end if hit else found.start() + 1


def in_address(text: str, hit: Hit) -> bool:
    """Whether a number is part of an address of the web, and no telephone is called by that."""
    return hit.kind is not Kind.EMAIL and bool(_URL.search(text[max(0, hit.start - _LONGEST_URL) : hit.start]))


def plain(value: str) -> str:
    """Give the key of a value of a kind unknown: an e-mail in lower case, else its digits; empty if it is neither."""
    if _EMAIL.fullmatch(value.strip()):
        return value.strip().casefold()
    digits = re.sub(r"\D", "", value) if not re.search(r"[^\W\d_]", value) else ""
    return digits if len(digits) >= _LEAST else ""


def reached(value: str) -> str:
    """Give the same key for all ways to write one e-mail, or one telephone number: `+84 900…`, `0084900…`, `0900…`."""
    return value.casefold() if "@" in value else re.sub(r"^(?:00840?|840?)", "0", re.sub(r"\D", "", value))


def numbers(field: str) -> list[str]:
    """Give the telephone numbers of a field that may hold several, and words beside them, as they are typed."""
    return _NUMBERS.findall(field)


def phones(field: str) -> Iterator[str]:
    """Give the keys of a field's telephone numbers; in signs that we do not know, the field is one."""
    yield from (x for x in map(reached, numbers(field) or [field]) if len(x) >= _LEAST)


def is_identity(digits: str) -> bool:
    """Whether digits are of a citizen's number: province, sex and century of birth, year, six more."""
    return len(digits) == _IDENTITY and digits[:3] in _PROVINCES and digits[3] in _SEX_AND_CENTURY


_LEAST, _MOST = 6, 19  # digits of an office's telephone number; of a bank account
_IDENTITY, _OLD_IDENTITY = 12, 9
_SEX_AND_CENTURY = "0123"  # men and women of the 20th century, and of the 21st
# The codes of provinces that citizens' numbers begin with (Decree 137/2015/NĐ-CP, Article 13; Circular 59/2021/TT-BCA,
# Appendix I); they outlive mergers.
_PROVINCE_CODES = """
001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033
034 035 036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066
067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096
"""
_PROVINCES = frozenset(_PROVINCE_CODES.split())
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(r"(?:https?://|\bwww\.)(?!(?:www\.)?(?:zalo|wa)\.me/)[^\s<>()]*$")
_LONGEST_URL = 200  # characters before a number in which its address may begin
_FILE = re.compile(r"\.(?:png|jpe?g|svg|webp|gif|pdf|docx?|xlsx?)$", re.IGNORECASE)  # `logo@2x.png`
# Digits, two marks between them at most; not the rest of `1.200.000`. The first character comes before the look-behind:
# so the engine leaps to it.
_RUN = re.compile(r"[0-9+(](?<!\w.)(?<!\d[.,].)(?:[ .\u00a0()+–-]{0,2}[0-9]){6,18}(?!\w)")
# `a - b`, `a; b` and `a / b` are two.
_NUMBERS = re.compile(rf"\+?\d(?:(?:[ .()\u00a0]|(?<! )[-–](?! ))*\d){{{_LEAST - 1},}}")
_DIGITS = frozenset("0123456789")
_ENDS = re.compile(r"\n[ \t]*\n|\|")
_CONTEXT = 60  # characters before a number that may say what it is
_TAIL = " \t\u00a0:.*_-–(|"  # what stands between such words and the number
_SO = r"(?: số| là| số là)?$"
_ACCOUNT_WORDS = re.compile(
    rf"(?:\bstk|\b(?:số )?tk|\b(?:số )?tài khoản)(?: ngân hàng| kho bạc| thanh toán| tiền gửi)?{_SO}", re.IGNORECASE
)
_IDENTITY_WORDS = re.compile(
    r"(?:\b(?:cmnd|cmtnd|cmt|cccd)|căn cước(?: công dân)?|chứng minh (?:nhân dân|thư)|(?:số|mã) định danh)"
    rf"(?: cá nhân| công dân| nhân dân| gắn chip)?{_SO}",
    re.IGNORECASE,
)
_PHONE_WORDS = re.compile(
    r"\b(?:điện thoại|s?đt|số máy|di động|hotline|đường dây nóng|zalo|tel|phone)\b[^\d|;]{0,25}$", re.IGNORECASE
)
_CODE_WORDS = re.compile(
    r"\b(?:mst|msdn|mã\b[^\d|;,()]{0,25}"
    rf"|hiệu[^\d|;,()]{{0,20}}|(?:số )?(?:hồ sơ|biên nhận|sê-?ri|hợp đồng|tờ khai|giấy phép|biên lai|hóa đơn)){_SO}",
    re.IGNORECASE,
)
_BANK = re.compile(
    r",? ?[-–(]? ?(?:mở )?(?:tại |ở )?(?:ngân hàng|kho bạc|agribank|vietcombank|vietinbank|bidv|techcombank|mbbank)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\s?(?:đồng|triệu|tỷ|tỉ|nghìn|vnđ|vnd|người|hồ sơ|lượt|thẻ|tài khoản)\b|%", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:[. \u00a0]\d{3})+")  # an amount or a count: 1.200.000
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DATE = re.compile(r"\d{1,2}[-.]\d{1,2}[-.](?:19|20)\d\d")


def _run(text: str, found: re.Match[str], head: Callable[[int], str]) -> _Run:
    start, end = found.span()
    places = tuple(i for i in range(start, end) if text[i] in _DIGITS)
    # A blank line, or the border of a cell, ends what a word may speak of.
    before = _ENDS.split(text[max(0, start - _CONTEXT) : start])[-1].replace("\n", " ").rstrip(_TAIL)
    if before[-1:].isdecimal():  # behind a figure no word speaks of this one: a row of figures takes no longer
        before = ""
    return _Run(text, start, places, (before, *(x.rstrip(_TAIL) for x in re.split(r"[,;/()]", head(start)))))


def _emails(text: str) -> Iterator[Hit]:
    end = 0
    while (at := text.find("@", end)) >= 0:  # none reaches over a line, and few lines have one
        start, end = max(end, text.rfind("\n", end, at) + 1), text.find("\n", at)
        end = len(text) if end < 0 else end
        for found in _EMAIL.finditer(text, start, end):
            if not _FILE.search(found[0]):
                yield Hit(Kind.EMAIL, *found.span(), found[0].casefold())


def _account(run: _Run) -> Hit | None:
    count = len(run.places)
    typed, after = run.typed(count), run.after(count)
    if _UNIT.match(after):
        return None
    said = run.is_called(_ACCOUNT_WORDS) and not _DOTTED.fullmatch(typed)
    held = _BANK.match(after) and not _GROUPED.fullmatch(typed) and not run.digits.endswith("000")
    return run.hit(Kind.ACCOUNT, count, run.digits) if said or held else None


def _identity(run: _Run) -> Hit | None:
    if not run.is_called(_IDENTITY_WORDS):
        return None
    for count in (_IDENTITY, _OLD_IDENTITY):
        if run.ends_after(count) and not _DOTTED.fullmatch(run.typed(count)) and not _UNIT.match(run.after(count)):
            return run.hit(Kind.IDENTITY, count, run.digits[:count])
    return None


def _like_identity(run: _Run) -> Hit | None:
    digits = run.digits[:_IDENTITY]
    rest = run.start > 1 and run.text[run.start - 2].isdigit()  # of `12 038 000 000 000`
    if not run.ends_after(_IDENTITY) or rest or not is_identity(digits) or run.is_called(_CODE_WORDS):
        return None
    return run.hit(Kind.LIKE_IDENTITY, _IDENTITY, digits)


def _phone(run: _Run) -> Hit | None:
    prefix = _PREFIX.match(run.text, run.start)
    said = run.is_called(_PHONE_WORDS)
    if not prefix or _DATE.match(run.text, run.start) or (not said and run.is_called(_CODE_WORDS)):
        return None
    if prefix["bare"] and not said:  # `84 912 345 678` may be money
        return None
    country = sum(x in _DIGITS for x in prefix["country"] or prefix["bare"] or "")
    for national in (_LAND_LINE, _MOBILE):
        count = country + national - (not prefix["zero"])
        if run.ends_after(count) and _is_phone(run, count, said=said):
            return run.hit(Kind.PHONE, count, reached(run.digits[:count]))
    return None


def _is_phone(run: _Run, count: int, *, said: bool) -> bool:
    typed, digits = run.typed(count), reached(run.digits[:count])
    if digits[0] != "0" or digits[1] == "0" or _NUMBERED.match(run.after(count)):
        return False
    if not said and len(re.findall("[0-9]+", typed)) > _GROUPS + typed.startswith("+"):
        return False
    import phonenumbers  # noqa: PLC0415 - 80 ms: only where something looks like a number of the kind

    number = phonenumbers.parse(digits, "VN")
    return phonenumbers.number_type(number) in _OWN if phonenumbers.is_valid_number(number) else said


_LAND_LINE, _MOBILE = 11, 10  # digits at most, with the leading nought
_PREFIX = re.compile(
    r"(?:(?P<country>\+84|\(\+?84|0084)|(?P<bare>84))?[ .()\u00a0–-]{0,3}(?P<zero>0(?!\.))?(?=[ .()\u00a0–-]{0,2}[1-9])"
)
_GROUPS = 4  # more are a row of figures, unless words say otherwise: `08 12 15 20 25`
_NUMBERED = re.compile(r"/[^\W\d]")  # `0123456789/QĐ` is a document
_OWN = (0, 1, 2)  # fixed line, mobile, either (phonenumbers.PhoneNumberType); all others are services
_JUDGES = (_account, _identity, _phone, _like_identity)
