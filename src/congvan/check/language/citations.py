"""Citations: complete where a document is first named, the requesting letter as it is, symbols in their form.

Source: Decree 30/2020, Appendix I, part I, section II, item 6. Laws are cited by name alone; what is named in another
document's title, in brackets, in a list, a table or a heading is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

from congvan.check.body_text import FILLER
from congvan.check.language.cited import KINDS, Cited, cited
from congvan.check.sheet import Passage, Sheet
from congvan.model.finding import Finding, Rule
from congvan.model.rules import citations as rules
from congvan.model.series import Request
from congvan.model.terms import Audience, Status
from congvan.model.text import Quote, Several, Text
from congvan.vietnamese.dates import short_date
from congvan.vietnamese.fold import fold
from congvan.vietnamese.letters import CAPITAL

_DATED = re.compile(
    rf"(?<!trước )(?<!đến )(?<!hết )(?<!từ )ngày\s+(?:{FILLER}|\d{{1,2}}(?:[/.-]|\s+tháng))|cùng ngày|{FILLER}{{6}}"
    r"|(?<![\d/])(?<!ngày )\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
)
_OFFICE_WORD = r"(?:UB|Ủy|Uỷ|Sở|Bộ|Ban|Hội|HĐND|Chính phủ|Thủ tướng|Chủ tịch|Đảng|Tỉnh|Thành|Công an|Phòng|Quốc hội)"
_OF = re.compile(
    rf"(?:của|do)\s+(?:[{CAPITAL}{FILLER}]|(?:phường|xã|tỉnh|thành|liên|ngành|cấp|sở|bộ|ủy|hội|ban|đảng|huyện)(?!\w))"
)
_ISSUES = re.compile(
    r"(?:ban hành|phê duyệt|ký|có|ra|gửi|phát hành|tham mưu|trình|xây dựng|thông qua)(?:\s[^\s,]+){0,4}\s*$",
    re.IGNORECASE,
)
_OFFICE_SAID = re.compile(_OFFICE_WORD)
_AT = re.compile(rf"{_OFFICE_WORD}[^;]*\stại\s$")
_SAID_BY_SYMBOL = re.compile(r"CP|TTg|TW|TƯ|QH\d*|UBTVQH\d*|B[A-ZĐ]{1,7}")  # only these offices have them
_MANY = re.compile(r"(?:các|những|một số|nhiều|hai|ba|(?<!điều )(?<!khoản )\b\d\d?)\s$", re.IGNORECASE)
_NEXT_OF_LIST = re.compile(r"[\s,;]*(?:(?:và|hoặc)\s)?(?:số\s)?")
_IN_TITLE = re.compile(
    r"(?<!\w)(?:về|v/v|sửa đổi|bổ sung|quy định|hướng dẫn|thay thế|thi hành|phê duyệt|triển khai|thực hiện)(?!\w)",
    re.IGNORECASE,
)
_NO_KIND = re.compile(r"(?:theo|tại|thực hiện|căn cứ)\s[sS]ố:?\s$", re.IGNORECASE)
_NO_PROSE = re.compile(r"[ \t]*(?:[|>#]|\[\^)")
_LONGEST_LINE = 2000  # characters; how a longer line begins does not matter
_NEARLY = 0.85  # how alike two symbols with the same number are, of which one is the other misspelt
_OWN_CODES = frozenset(("UBND", "HĐND", "TTg", "CP"))  # offices with whose codes no unit's abbreviation is confused
_OLD_CODE = re.compile(r"UBND|HĐND|VPUBND|S[A-ZĐ]{2,8}")  # those whom the decree binds
_CANONICAL = {x.upper(): x for x in (*KINDS, "TT", "CV", "CĐ", "KL", "QC", "QyĐ", "UBND", "HĐND", "CP", "TTg", "TW")}
_WITHOUT_STROKE = {"QD": "QĐ", "ND": "NĐ", "HDND": "HĐND"}
_STUCK = re.compile(r"(?P<code>QĐ|QD|KH|BC|TB|TTR|NQ|NĐ|ND|CT|CTR)(?P<office>UBND|HĐND|CP|TTG)")
_WORD = re.compile(r"[^\W\d_]+")
_MISSING = {
    "kind": Text("the kind of document"),
    "number": Text("the word 'số'"),
    "day": Text("the date"),
    "office": Text("the office"),
}


def check_citations(sheet: Sheet) -> Iterator[Finding]:
    """Check the documents that one letter cites."""
    known = _Known()
    asked = sheet.series.file.requested_by if sheet.series else None
    issued = sheet.front.date if sheet.front and sheet.front.status is not Status.DRAFT else None
    for passage in sheet.passages:
        if passage.field == "notes" or "/" not in passage.prose:
            continue
        all_of_them = cited(passage.prose)
        for index, one in enumerate(all_of_them):
            yield from _forms(sheet, passage, one)
            told = tuple(_against_request(sheet, passage, one, asked)) if asked else ()
            yield from told or known.compared(sheet, passage, one)
            yield from _days(sheet, passage, one, issued)
            if passage is sheet.body:
                yield from _complete(sheet, one, known, index, all_of_them)


# --- the form of a symbol


def _forms(sheet: Sheet, passage: Passage, one: Cited) -> Iterator[Finding]:
    right = _in_form(one)
    if right != one.typed:
        yield _at(rules.SYMBOL_FORM, sheet, passage, one, right=Quote(right, _whose(passage, one)))
        return
    first, second = (*one.groups, "", "")[:2]
    if first == "CV" and f"/{first}-" in one.symbol and _OLD_CODE.fullmatch(second):
        right = one.symbol.replace("CV-", "", 1)
        yield _at(rules.CODE_OF_LETTER, sheet, passage, one, right=Quote(right, _whose(passage, one)))
    expected = KINDS.get(first, "")
    typed = one.kind.capitalize()
    wrong = expected and second in _OWN_CODES and typed not in ("", "Văn bản", expected) and not one.gap
    if wrong and expected.lower() not in one.before.lower():
        yield rules.KIND_AND_CODE.at(
                passage.place(one.begin), passage.field, kind=Quote(one.kind, _whose(passage, one)),
                code=Quote(first, _whose(passage, one)), right=expected, written=_shown(sheet, passage, one),
            )  # fmt: skip


def _in_form(one: Cited) -> str:
    """The symbol as it should be typed; a dash for a hyphen is told elsewhere, and left."""
    parts = re.split(r"(\s*[-–—/]\s*)", one.typed)
    parts[1::2] = [x.strip() for x in parts[1::2]]
    at = next((i for i, x in enumerate(parts) if i and not i % 2 and not x.isdigit()), 0)
    stuck = _STUCK.fullmatch(parts[at].upper()) if len(parts) == at + 1 else None
    if stuck:
        parts[at] = f"{_canonical(stuck['code'], 'CP')}-{_canonical(stuck['office'])}"
    elif at and (parts[at].upper() in _CANONICAL or parts[at] in _WITHOUT_STROKE):
        words = _WORD.findall("".join(parts[at:]))
        small = any(x != x.upper() and _CANONICAL.get(x.upper(), x.upper() if x.islower() else x) != x for x in words)
        rest = "".join(parts[at + 2 :])
        parts[at] = _canonical(parts[at], rest, always=small)
        for i in range(at + 2, len(parts), 2):
            parts[i] = _canonical(parts[i], always=small)
            parts[i] = parts[i].upper() if parts[i].islower() else parts[i]
    return "".join(parts)


def _canonical(group: str, before: str = "", *, always: bool = True) -> str:
    """A group with its small letters and strokes; `ND` is only `NĐ` before the government's own abbreviation."""
    known = _WITHOUT_STROKE.get(group.upper(), "")
    if known and (known != "NĐ" or before.upper() == "CP"):
        return known
    return _CANONICAL.get(group.upper(), group) if always or group.lower() == group else group


# --- the letter that asks for the report


def _against_request(sheet: Sheet, passage: Passage, one: Cited, asked: Request) -> Iterator[Finding]:
    wanted = _wanted(asked.number)
    if wanted is None or one.year != wanted.year:
        return
    if one.number != wanted.number:
        if one.day == asked.date and one.groups == wanted.groups and _misread(str(one.number), str(wanted.number)):
            yield _at(rules.REQUEST_NUMBER, sheet, passage, one, right=Quote(asked.number, _whose(passage, one)))
        return
    whose = _whose(passage, one)
    if _squeezed(one.symbol) != _squeezed(wanted.symbol):
        if one.letters == wanted.letters or one.day == asked.date or _alike(one.letters, wanted.letters):
            yield _at(rules.REQUEST_NUMBER, sheet, passage, one, right=Quote(asked.number, whose))
    elif one.day and one.day != asked.date:
        place = passage.place(one.end + len(one.behind) - len(one.behind.lstrip(" ,(\n")))
        yield rules.REQUEST_DATE.at(
            place, passage.field, written=Quote(short_date(one.day), whose), right=Quote(short_date(asked.date), whose)
        )
    else:
        office = one.office
        if office and not _may_be(office["name"], asked.agency):
            yield rules.REQUEST_OFFICE.at(
                passage.place(one.end + office.start("name")), passage.field,
                written=Quote(office["name"], whose), right=Quote(asked.agency, whose),
            )  # fmt: skip


@lru_cache(maxsize=64)
def _wanted(number: str) -> Cited | None:
    """The requesting letter's number and symbol, if they have their form."""
    return next(iter(cited(number)), None)


def _misread(one: str, other: str) -> bool:
    """Whether two digits were exchanged or one is another: with the same day and symbol, the same document."""
    wrong = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    exchanged = len(wrong) == 2 and wrong[0] == wrong[1][::-1]  # noqa: PLR2004 - two digits that changed places
    return len(one) == len(other) >= _TELLING and (len(wrong) == 1 or exchanged)


_TELLING = 3  # digits: of two short numbers of one day, each may well be right


def _alike(one: str, other: str) -> bool:
    return one[0] == other[0] and SequenceMatcher(None, one[:40], other[:40], autojunk=False).ratio() >= _NEARLY


def _may_be(written: str, office: str) -> bool:
    """Whether an office may be meant: only another one of the same kind, both spelt out, is surely another."""
    ours, theirs = fold(office).split(), fold(written).split()
    spelt = FILLER not in written and "&" not in written and not re.search(rf"[{CAPITAL}]{{2}}", written)
    return not spelt or not theirs or theirs[0] != ours[0] or theirs[1:2] == ours[1:2]


# --- one document, cited in two ways


@dataclass
class _Known:
    """The documents cited so far: each with its first symbol and day, and to whom it was named."""

    symbols: dict[str, Quote] = field(default_factory=dict)
    dated: dict[str, tuple[Cited, date, Audience]] = field(default_factory=dict)
    named: dict[str, Audience] = field(default_factory=dict)
    in_title: bool = False

    def compared(self, sheet: Sheet, passage: Passage, one: Cited) -> Iterator[Finding]:
        """Compare one citation with the first of the same document."""
        whose = _whose(passage, one)
        first = self.symbols.setdefault(one.letters, Quote(one.symbol, whose))
        if _squeezed(first.text) != _squeezed(one.symbol):
            yield _at(rules.TWO_SYMBOLS, sheet, passage, one, right=first)
        if one.day:
            earlier, day, to_whom = self.dated.setdefault(one.letters, (one, one.day, whose))
            # In another year, and of another office, the same number is another document.
            same = (one.year or day.year == one.day.year) and not _are_others(one, earlier)
            if day != one.day and same:
                shown = {"day": Quote(short_date(one.day), whose), "right": Quote(short_date(day), to_whom)}
                yield _at(rules.TWO_DATES, sheet, passage, one, **shown)

    def is_passing(self, one: Cited, index: int, all_of_them: tuple[Cited, ...]) -> bool:
        """Tell whether it is named in brackets, in a list, or in another document's title; they are asked in order."""
        before = one.before
        earlier = all_of_them[index - 1] if index else None
        cut = one.begin - earlier.end if earlier else len(before) + 1
        between = before[len(before) - cut :] if cut <= len(before) else None
        between = None if between and ";" in between else between  # there a title ends
        goes_on = between is not None and _NEXT_OF_LIST.fullmatch(between) is not None and self.in_title
        self.in_title = between is not None and (goes_on or _IN_TITLE.search(between) is not None)
        following = all_of_them[index + 1] if index + 1 < len(all_of_them) else None
        in_list = (
            following is not None
            and not following.kind
            and _NEXT_OF_LIST.fullmatch(one.behind[: following.begin - one.end])
        )
        in_brackets = before.count("(") > before.count(")")
        return self.in_title or in_brackets or bool(in_list or _MANY.search(before[-20:]))

    def is_new(self, one: Cited, whose: Audience) -> bool:
        """Tell whether its readers were not told of the document before, and remember that they are now."""
        before = self.named.get(one.letters)
        if before is not Audience.PUBLIC:
            self.named[one.letters] = whose
        return before is None or not whose.may_see(before)


def _are_others(one: Cited, other: Cited) -> bool:
    """Tell whether two documents are said to be of different offices."""
    ours, theirs = (fold(x.office["name"]) if x.office else "" for x in (one, other))
    return not ours.startswith(theirs) and not theirs.startswith(ours)


def _days(sheet: Sheet, passage: Passage, one: Cited, issued: date | None) -> Iterator[Finding]:
    whose = _whose(passage, one)
    if one.day and one.year and one.day.year != one.year:
        shown = Quote(short_date(one.day), whose)
        yield _at(rules.YEAR_DIFFERS, sheet, passage, one, day=shown, year=Quote(str(one.year), whose))
    # What was declared or withdrawn afterwards may name what came afterwards.
    later = passage.field.startswith(("changes", "withdrawn"))
    if one.day and issued and one.day > issued and not later:
        yield _at(rules.AFTER_LETTER, sheet, passage, one, day=Quote(short_date(one.day), whose))


# --- complete at first mention


def _complete(sheet: Sheet, one: Cited, known: _Known, index: int, all_of_them: tuple[Cited, ...]) -> Iterator[Finding]:
    body = sheet.body
    whose = _whose(body, one)
    line = body.prose.rfind("\n", max(0, one.begin - _LONGEST_LINE), one.begin) + 1
    if _NO_PROSE.match(body.prose, line) or not (one.kind or _NO_KIND.search(one.before)):
        return
    passing = known.is_passing(one, index, all_of_them)
    by_name = one.is_law or (len(one.groups) == 1 and not one.numbered)  # `Đề án 06/CP`
    if not known.is_new(one, whose) or by_name or passing:
        return
    own = sheet.agency.file.notations if sheet.agency else ()
    missing = tuple(x for x in _missing(one) if x != "office" or one.symbol.partition("/")[2] not in own)
    if missing:
        unknown = {"day", "office"} <= set(missing) and one.year is None
        names = [_MISSING[x] for x in missing]
        what = Several(tuple(names))
        rule = rules.INCOMPLETE if unknown else rules.PARTLY_INCOMPLETE
        shown = Quote(_full(one, missing), whose)
        written = Quote(body.prose[one.begin : one.end], whose)
        yield rule.at(body.place(one.begin), missing=what, written=written, right=shown)


def _missing(one: Cited) -> Iterator[str]:
    day, office = _is_dated(one), _names_office(one)
    if not one.kind:
        yield "kind"
    elif not one.numbered:
        yield "number"
    if not day and (one.year is None or not _OF.search(one.behind)):
        yield "day"
    if not office:
        yield "office"


def _is_dated(one: Cited) -> bool:
    if _DATED.search(one.own[:200]):
        return True
    return bool(_ISSUES.search(one.before[-60:])) and "ngày" in one.before.lower()


def _names_office(one: Cited) -> bool:
    if any(_SAID_BY_SYMBOL.fullmatch(x) for x in one.groups):
        return True
    said = _OF.search(one.behind) or _OFFICE_SAID.search(one.gap) or _ISSUES.search(one.before[-60:])
    # «UBND phường đã ban hành Kế hoạch số …; Quyết định số …»: who issued the first issued the others.
    return bool(said or "ban hành " in one.before or _AT.search(one.before))


def _full(one: Cited, missing: tuple[str, ...]) -> str:
    """How the citation should read, with dots for what is not known."""
    kind = one.kind or "Văn bản"
    gap = f" {one.gap}" if one.gap else ""
    parts = [f"{kind[0].upper()}{kind[1:]}{gap} số {one.symbol}"]
    parts += [x for name, x in (("day", "ngày …"), ("office", "của …")) if name in missing]
    return " ".join(parts)


# --- shown


def _squeezed(symbol: str) -> str:
    return re.sub(r"^0+", "", symbol)


def _whose(passage: Passage, one: Cited) -> Audience:
    return passage.audience(one.begin, one.end)


def _shown(sheet: Sheet, passage: Passage, one: Cited) -> Quote:
    return sheet.quote(passage, one.start, one.end)


def _at(rule: Rule, sheet: Sheet, passage: Passage, one: Cited, **values: object) -> Finding:
    return rule.at(passage.place(one.start), passage.field, written=_shown(sheet, passage, one), **values)
