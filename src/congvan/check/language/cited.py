"""Documents cited in prose: `Công văn số 12/SNV-VP ngày 05/02/2026`. Text enters; where each is cited, and how, leaves.

Each document is looked at within its own sentence and within a bounded window, so the time grows with the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from congvan.vietnamese.letters import CAPITAL, SMALL

# Type codes and the kinds of documents that bear them (Appendix III); CV, which a công văn never has; party codes.
KINDS = {
    "QĐ": "Quyết định", "KH": "Kế hoạch", "BC": "Báo cáo", "TB": "Thông báo", "TTr": "Tờ trình", "NQ": "Nghị quyết",
    "NĐ": "Nghị định", "HD": "Hướng dẫn", "CT": "Chỉ thị", "CTr": "Chương trình", "ĐA": "Đề án", "PA": "Phương án",
}  # fmt: skip
_OTHERS = (
    "Công văn", "Công điện", "Thông tư", "Kết luận", "Quy định", "Quy chế", "Thông tri", "Văn bản",
)  # fmt: skip
_LAWS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")
_KIND = re.compile(
    "|".join(f"[{x[0]}{x[0].lower()}]{x[1:]}" for x in (*KINDS.values(), *_OTHERS, *_LAWS)).replace(" ", r"\s")
    + r"(?!\w)"
)
_GROUP = rf"[{CAPITAL}](?:[{CAPITAL}{SMALL}0-9]|[.&](?=\w)){{0,12}}"
_GROUPS = rf"{_GROUP}(?:[-–—]{_GROUP})*"
_YEAR = r"(?P<year>/(?:19|20)\d\d)"
_STRICT = re.compile(rf"\d(?<![\w/.,-]\d)\d{{0,6}}[a-zđ]?(?:{_YEAR}?/{_GROUPS}|[-–—]{_GROUPS}/{_GROUPS})(?![\w/])")
# The same, loosely typed, but only behind `số`: with one of its joints spaced, or in small letters.
_ANY = rf"[{CAPITAL}{SMALL}0-9]"
_LOOSE = re.compile(
    rf"[sS]ố\s(?P<symbol>\d{{1,7}}[a-zđ]?(?: ?/ ?(?:19|20)\d\d)? ?[/-] ?[{CAPITAL}{SMALL}]{_ANY}{{1,12}}"
    rf"(?: ?[-/] ?{_ANY}{{2,13}})?(?:-{_ANY}{{1,13}})*)(?![\w/-])"
)
_MIXED = frozenset({"TTg", "CTr", "TTr", "QyĐ", "QĐi"})
_CODES = frozenset(x.upper() for x in (*KINDS, "TT", "CV", "CĐ", "KL", "QC", "QyĐ", "QD", "ND"))
_OFFICES = frozenset(("UBND", "HĐND", "HDND", "CP", "TTG", "TW"))
_NUMBER = re.compile(r"\d+")
_SPACED = re.compile(r"\s*([/-])\s*")
_JOINT = re.compile("[-–—/]")
# A full stop ends a sentence behind three characters or more: `TP. Huế` goes on.
_SENTENCE_END = re.compile(
    rf"[.?!](?<=[\w)”\"%/-]{{3}}.)\s+(?=[{CAPITAL}])|\n[ \t]*\n|\n(?=[ \t]*(?:[-*+#|>]|\d{{1,2}}[.)])\s)"
)
_BEFORE, _BEHIND, _GAP = 240, 400, 60  # characters: of a sentence before and behind a symbol; from a kind to `số`
_DAY = re.compile(
    r"[\s,(]{0,3}(?:ban hành\s|ký\s)?ngày\s+(?P<d>\d{1,2})(?:[/.-]|\s+tháng\s+)(?P<m>\d{1,2})(?:[/.-]|\s+năm\s+)"
    r"(?P<y>(?:19|20)\d\d)(?!\d)"
)
_OFFICE = re.compile(r"của\s(?P<name>[^,;.()\n]{4,80}?)(?=\s(?:về|v/v|thì|và)\s|[,;.()\n]|$)")
_SO = re.compile(r"(?:^|\s)[sS]ố:?\s$")


@dataclass(frozen=True)
class Cited:
    """One document as cited: its symbol from `start` to `end`, and what the sentence says round it.

    `kind` is the word for its kind as typed, empty if none belongs to this symbol, and `begin` where the citation
    begins; `gap` is what stands between that word and `số`. `before` is the sentence up to `begin`, `behind` from `end`
    to the sentence's end, of which `own` ends where the next document is cited.
    """

    start: int
    end: int
    begin: int
    typed: str
    kind: str
    gap: str
    numbered: bool
    before: str
    behind: str
    own: str
    day: date | None

    @cached_property
    def symbol(self) -> str:
        """The number and symbol in their form: without spaces, with hyphens."""
        return re.sub("[–—]", "-", _SPACED.sub(r"\1", self.typed))

    @cached_property
    def number(self) -> int:
        """The number."""
        return int(_leading(self.typed))

    @cached_property
    def year(self) -> int | None:
        """The year within the number, which documents that lay down law have."""
        parts = self.symbol.split("/")
        return int(parts[1]) if len(parts) > 2 and parts[1].isdigit() else None  # noqa: PLR2004 - number, year, rest

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The symbol's groups, without number and year: `QĐ`, `UBND`."""
        return tuple(x for x in _JOINT.split(self.symbol)[1:] if not x.isdigit())

    @cached_property
    def letters(self) -> str:
        """What makes the same document however it was typed: number, year and letters."""
        return f"{self.number}/{self.year or ''}/{''.join(self.groups).upper().replace('Đ', 'D')}"

    @cached_property
    def office(self) -> re.Match[str] | None:
        """The office that it is said to be of, as group `name`, with its place in `own`."""
        return _OFFICE.search(self.own)

    @property
    def is_law(self) -> bool:
        """Whether it is a law or an ordinance, which are cited by name."""
        return self.kind.capitalize() in _LAWS or self.groups[:1] == ("QH",)


def cited(text: str) -> tuple[Cited, ...]:
    """Find the documents that a text cites by number and symbol, in order."""
    spans = sorted(_spans(text))
    starts = [x for x, _ in [*spans, (len(text), 0)][1:]]
    return tuple(_cited(text, start, end, following) for (start, end), following in zip(spans, starts, strict=True))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    loose = {x.start("symbol"): x for x in _LOOSE.finditer(text) if _is_symbol(text, x)}
    last = 0
    for start, found in loose.items():
        yield start, found.end()
    ends = sorted((x.start("symbol"), x.end()) for x in loose.values())
    for strict in _STRICT.finditer(text):
        while last < len(ends) and ends[last][1] <= strict.start():
            last += 1
        if last == len(ends) or strict.end() <= ends[last][0]:
            yield strict.span()


def _is_symbol(text: str, found: re.Match[str]) -> bool:
    """Whether what stands behind `số` is a symbol loosely typed; what is typed as it should be is found anyway."""
    typed = found["symbol"]
    if _STRICT.fullmatch(typed) or "/" not in typed:
        return False
    groups = [x.strip() for x in _JOINT.split(typed)[1:] if not x.strip().isdigit()]
    year = _SPACED.sub(r"\1", typed).count("/") > 1
    known = year or groups[0].upper() in _CODES
    kinds = _KIND.finditer(text, max(0, found.start() - _GAP), found.start())
    named = any(not text[x.end() : found.start()].strip() for x in kinds)
    if " " not in typed:
        return known and len(groups) > 1 and (named or groups[1].upper() in _OFFICES)
    return (known or named) and all(x.isupper() or x in _MIXED for x in groups)


def _cited(text: str, start: int, end: int, following: int) -> Cited:
    first = max(0, start - _BEFORE)
    begins = [x.end() for x in _SENTENCE_END.finditer(text, first, start)]
    sentence = begins[-1] if begins else first
    stop = _SENTENCE_END.search(text, end, end + _BEHIND)
    behind = text[end : stop.start() if stop else end + _BEHIND]
    lead = text[sentence:start]
    numbered = _SO.search(lead)
    kinds = list(_KIND.finditer(lead, max(0, len(lead) - _GAP - 20)))
    gap = lead[kinds[-1].end() : numbered.start() if numbered else len(lead)] if kinds else ""
    belongs = bool(kinds) and len(gap) <= _GAP and not re.search(r"[.;()/]|\d", gap) and (numbered or not gap.strip())
    begin = sentence + kinds[-1].start() if belongs else start
    return Cited(
        start,
        end,
        begin,
        text[start:end],
        " ".join(kinds[-1][0].split()) if belongs else "",
        gap.strip() if belongs else "",
        numbered is not None,
        text[sentence:begin],
        behind,
        behind[: max(0, following - end)],
        _day(behind),
    )


def _day(behind: str) -> date | None:
    """The day right behind a symbol, if there is such a day."""
    found = _DAY.match(behind)
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"])) if found else None
    except ValueError:
        return None


def _leading(text: str) -> str:
    found = _NUMBER.match(text)
    return found[0] if found else "0"
